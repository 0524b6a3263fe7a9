"""An installed program works from any folder, moved as a whole too, and finds its data beside itself. Speaks TAP.

Usage: install.py BUILD_ROOT SOURCE_ROOT

The program knows the source tree that it was built from and would find its data there; so that path is overwritten in the copy tried.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

EXAMPLES = ('smallest', 'exampleby', 'arabic')


def install(build, place):
    """Install below place; returns the prefix there and the program's path from it."""
    suite.tool('meson', 'install', '-C', build, '--no-rebuild', '--destdir', place)
    installed = json.loads(suite.tool('meson', 'introspect', build, '--installed'))
    options = {option['name']: option['value'] for option in json.loads(suite.tool('meson', 'introspect', build, '--buildoptions'))}
    program = next(path for path in installed.values() if os.path.basename(path) == 'cityprofile' and not path.startswith(
        os.path.join(options['prefix'], options['datadir'])))
    return place + options['prefix'], os.path.relpath(program, options['prefix'])


def read(path):
    """The bytes of a file, None if there is none."""
    if not os.path.exists(path):
        return None
    with open(path, 'rb') as file:
        return file.read()


def forget(program, source):
    """Spoil the source tree's path in a program, which keeps its length and its end: shorter strings may share that. Returns how often it stood there."""
    data = read(program)
    path = os.fsencode(source)
    with open(program, 'wb') as file:
        file.write(data.replace(path + b'\0', b'-' + path[1:] + b'\0'))
    return data.count(path + b'\0')


def run(program, *arguments):
    """Run the installed program in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        return suite.Result(subprocess.run([program, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                                           timeout=300, env=suite.environment(CITYPROFILE_DATA=None)))


def render(tap, program, prefix, what):
    for example in EXAMPLES:
        profile = os.path.join(prefix, 'share', 'doc', 'cityprofile', 'examples', example)
        pdf = os.path.join(suite.pdf_folder('end'), 'install-{}.pdf'.format(example))
        result = run(program, 'render', profile, '-o', pdf)
        expected = suite.run(['render', os.path.join('examples', example), '-o', '-'])
        tap.same('{}: {} is rendered'.format(what, example), (0, ''), (result.status, result.error_text()))
        tap.say('{}: {} has the bytes that the built program gives it'.format(what, example),
                [] if expected.output and read(pdf) == expected.output else ['they differ'])


def main():
    build, source = sys.argv[1:]
    tap = suite.Tap()
    with tempfile.TemporaryDirectory() as place:
        prefix, name = install(build, place)
        program = os.path.join(prefix, name)
        tap.say('the path of the source tree can be overwritten', [] if forget(program, source) else ['it is not in the program'])
        tap.same('methods are listed', suite.run(['method', 'list']).text(), run(program, 'method', 'list').text())
        tap.same('templates are listed', suite.run(['template', 'list']).text(), run(program, 'template', 'list').text())
        render(tap, program, prefix, 'installed')

        moved = os.path.join(place, 'moved')
        os.rename(prefix, moved)
        render(tap, os.path.join(moved, name), moved, 'moved')

        shutil.rmtree(os.path.join(moved, 'share', 'cityprofile'))
        result = run(os.path.join(moved, name), 'validate', os.path.join(moved, 'share', 'doc', 'cityprofile', 'examples', 'smallest'))
        tap.same('without its data it says so', (1, True), (result.status, '[method-not-found]' in result.error_text()))
    return tap.finish()


sys.exit(main())
