"""The style tests, in TAP. Usage: run.py SOURCE_ROOT BUILD_ROOT COMPILER..."""

import concurrent.futures
import os
import shlex
import subprocess
import sys

import codes
import modules
import rules
import sizes
import source


def compile_alone(compiler, flags, path):
    """What the compiler says when it sees a header by itself, twice over."""
    text = '#include "{0}"\n#include "{0}"\n'.format(os.path.relpath(path, 'src'))
    command = compiler + ['-std=c17', '-D_GNU_SOURCE', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', *flags, '-x', 'c', '-']
    result = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return ['{}: {}'.format(path, row) for row in result.stdout.splitlines()[:5]] if result.returncode else []


def check_headers(include_folders, compiler, paths):
    packages = 'libxml-2.0 libxslt libexslt icu-uc icu-i18n harfbuzz harfbuzz-subset jansson libpcre2-8 gmp libpng libjpeg libdeflate'
    said = subprocess.run(['pkg-config', '--cflags'] + packages.split(), stdout=subprocess.PIPE, text=True, check=True).stdout
    flags = ['-I' + folder for folder in include_folders] + shlex.split(said)
    headers = [path for path in paths if path.startswith('src/') and path.endswith('.h')]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [row for rows in pool.map(lambda path: compile_alone(compiler, flags, path), headers) for row in rows]


def apply_rule(rule, texts):
    return ['{}:{}: {}'.format(path, line, message) for path, text in texts.items() for line, message in sorted(rule(path, text))]


class Tap:
    def __init__(self):
        self.number = 0

    def say(self, title, problems):
        self.number += 1
        print('{} {} - {}'.format('not ok' if problems else 'ok', self.number, title))
        for problem in problems:
            # Meson shows only the standard error of a TAP test that failed.
            print(problem.encode('ascii', 'backslashreplace').decode(), file=sys.stderr)


def main():
    root, build_root, compiler = sys.argv[1], sys.argv[2], sys.argv[3:]
    paths = source.project_files(root)
    texts = {path: source.read(root, path) for path in paths if source.is_text(path)}
    c_texts = {path: text for path, text in texts.items() if source.is_c(path)}
    tap = Tap()
    for rule in rules.TEXT_RULES:
        # Licences and pattern files are others' and stay as they came; what fuzzers start from is bad on purpose.
        own = {path: text for path, text in texts.items() if not path.startswith(('fonts/', 'hyphenation/', 'LICENSE', 'tests/fuzz/corpus/', 'tests/regress/labels/'))}
        tap.say(rule.__name__.replace('_', ' '), apply_rule(rule, own))
    for rule in rules.C_RULES:
        tap.say(rule.__name__.replace('_', ' '), apply_rule(rule, c_texts))

    allowed = modules.read_table(texts['src/meson.build'])
    sources = {path: text for path, text in texts.items() if path.startswith('src/') and path.endswith(('.c', '.h', '.def'))}
    tap.say('order of modules', apply_rule(lambda path, text: modules.check_includes(allowed, path, text), sources))
    tap.say('codes of diagnostics', codes.problems(texts))
    include_folders = [os.path.join(folder, 'src') for folder in (root, build_root)]
    tap.say('headers compile alone', check_headers(include_folders, compiler, paths))

    functions, files = sizes.measure(c_texts)
    tap.say('sizes', sizes.problems(functions, files))
    for row in sizes.describe('functions', functions, 15, 45) + sizes.describe('files', files, 250, 600):
        print('# ' + row)
    print('1..{}'.format(tap.number))


main()
