"""Lines and branches that ran, by module, from the counts of gcov.

Usage: coverage.py BUILD_FOLDER [MODULE...]

Prints a table of modules and the files with most left to test; for each MODULE named, each line that did not run and each line of
which some branch did not. Not counted, because no input can bring them about: branches inside of assert(), those that gcov marks as
of an exception, and those on lines without code.
"""

import collections
import json
import os
import re
import subprocess
import sys

WORST = 15
# Modules that everything rests on, with what they should reach.
AIMED = ('base', 'xml', 'profile', 'score', 'pdf')
AIM_LINES, AIM_BRANCHES = 95, 85


class Line:
    def __init__(self):
        self.count = 0
        self.branches = []

    def add(self, found):
        self.count += found['count']
        taken = [branch['count'] for branch in found['branches'] if not branch['throw']]
        if len(taken) == len(self.branches):
            taken = [a + b for a, b in zip(taken, self.branches)]
        if len(taken) >= len(self.branches):
            self.branches = taken

    def missed_branches(self):
        return sum(count == 0 for count in self.branches)


def counts(folder):
    """The parsed reports of gcov for all objects of the modules that ran."""
    names = []
    for parent, folders, files in os.walk(os.path.join(folder, 'src')):
        folders.sort()
        names += [os.path.join(parent, name) for name in sorted(files) if name.endswith('.gcno')]
    if not names:
        sys.exit('coverage.py: {} holds no counts; run tests/coverage.sh without --again'.format(folder))
    said = subprocess.run(['gcov', '--json-format', '--stdout', '--branch-probabilities', *names],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, check=True, text=True).stdout
    return [json.loads(row) for row in said.splitlines() if row.startswith('{')]


def source_path(root, folder, name):
    """The path below the project's folder, or None for what is not the project's own."""
    for base in (folder, root):
        path = os.path.relpath(os.path.join(base, name), root)
        if path.startswith('src' + os.sep) and os.path.exists(os.path.join(root, path)):
            return path
    return None


def uncounted(rows):
    """Numbers of the lines whose branches do not count."""
    found, depth = set(), 0
    for number, row in enumerate(rows, 1):
        if depth or row.lstrip().startswith('assert('):
            found.add(number)
            depth += row.count('(') - row.count(')')
        elif re.fullmatch(r'[\s{};]*(/\*.*\*/)?[\s{};]*', row):
            found.add(number)
    return found


def measure(root, folder):
    """{path: {number: Line}} and {path: rows of its text}."""
    files, texts = collections.defaultdict(lambda: collections.defaultdict(Line)), {}
    for report in counts(folder):
        for entry in report['files']:
            path = source_path(root, folder, entry['file'])
            if path is None:
                continue
            for found in entry['lines']:
                files[path][found['line_number']].add(found)
    for path, lines in files.items():
        with open(os.path.join(root, path), encoding='utf-8') as text:
            texts[path] = text.read().splitlines()
        for number in uncounted(texts[path]) & lines.keys():
            lines[number].branches = []
    return files, texts


class Sum:
    def __init__(self, lines):
        lines = list(lines)
        self.lines = len(lines)
        self.lines_run = sum(line.count > 0 for line in lines)
        self.branches = sum(len(line.branches) for line in lines)
        self.branches_run = self.branches - sum(line.missed_branches() for line in lines)

    def row(self, name, note=''):
        return '{:32}{:>14}{:>8}{:>16}{:>8}{}'.format(
            name, '{} / {}'.format(self.lines_run, self.lines), percent(self.lines_run, self.lines),
            '{} / {}'.format(self.branches_run, self.branches), percent(self.branches_run, self.branches), note).rstrip()

    def reaches(self):
        return self.lines_run * 100 >= AIM_LINES * self.lines and self.branches_run * 100 >= AIM_BRANCHES * self.branches


def percent(part, whole):
    tenths = 1000 if whole == 0 else part * 1000 // whole
    return '{}.{} %'.format(tenths // 10, tenths % 10)


def print_modules(files):
    print('{:32}{:>22}{:>24}'.format('module', 'lines', 'branches'))
    modules = collections.defaultdict(list)
    for path, lines in files.items():
        modules[path.split(os.sep)[1]] += lines.values()
    for name in sorted(modules, key=lambda name: (name not in AIMED, AIMED.index(name) if name in AIMED else 0, name)):
        found = Sum(modules[name])
        print(found.row(name, '' if name not in AIMED else '  as aimed' if found.reaches() else '  below the aim'))
    print(Sum(line for lines in files.values() for line in lines.values()).row('all'))
    print('Aim for {}: {} % of lines, {} % of branches.'.format(', '.join(AIMED), AIM_LINES, AIM_BRANCHES))


def print_worst(files):
    left = {path: sum((line.count == 0) + line.missed_branches() for line in lines.values()) for path, lines in files.items()}
    print('\nmost left to test')
    for path in sorted(left, key=lambda path: (-left[path], path))[:WORST]:
        print(Sum(files[path].values()).row(path))


def print_missed(files, texts, module):
    """Every row: how many of its branches did not run, or that it did not run at all."""
    for path in sorted(path for path in files if path.split(os.sep)[1] == module):
        rows = [(number, line) for number, line in sorted(files[path].items()) if line.count == 0 or line.missed_branches()]
        if rows:
            print('\n' + Sum(files[path].values()).row(path))
        for number, line in rows:
            what = 'never' if line.count == 0 else '{} of {}'.format(line.missed_branches(), len(line.branches))
            print('{:>6}  {:9}{}'.format(number, what, texts[path][number - 1].strip()))


def main():
    folder, modules = os.path.abspath(sys.argv[1]), sys.argv[2:]
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    files, texts = measure(root, folder)
    print_modules(files)
    print_worst(files)
    known = {path.split(os.sep)[1] for path in files}
    for module in modules:
        if module not in known:
            sys.exit('coverage.py: no module is called {}; there are: {}'.format(module, ', '.join(sorted(known))))
        print_missed(files, texts, module)


if __name__ == '__main__':
    main()
