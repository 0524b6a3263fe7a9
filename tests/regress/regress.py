"""Bad input, one case for each kind: what the program must say, its exit status, and that it leaves nothing behind. Speaks TAP.

Usage: regress.py [--update] [CASE...]      (all cases when none is named)

A case has one of two forms.

A file CASE.xml with CASE.txt beside it: what `validate` prints for it, standard output first, and its status. When that is 1,
`render` must say the same on standard error, end the same way and write nothing. Folders beside the files hold parts of cases.

A folder with a file `expected`, a transcript:

    $ cityprofile render profile.xml -o out.pdf
    input FILE              (only where something is given to standard input)
    status 1
    what stands on standard error, to the end
    -- output               (only where something is printed to standard output)
    what stands on standard output, to the end

The command runs in a copy of the folder and must leave the copy as it was. What no repository should hold, such as bytes
that are no text, is written there first by the case's make.py.

--update writes anew what is expected: read the difference before it is kept.
"""

import difflib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import suite  # noqa: E402

OUTPUT_MARK = '-- output\n'


def find_cases():
    """Paths of all cases below this folder, without the ending of files."""
    found = []
    for parent, folders, names in os.walk(HERE):
        if 'expected' in names:
            found.append(parent)
            folders.clear()
        found += [os.path.join(parent, name[:-4]) for name in names if name.endswith('.txt')]
    return sorted(os.path.relpath(path, HERE) for path in found)


def contents(folder):
    """Every file and folder below a folder, files with their bytes."""
    found = {}
    for parent, folders, names in os.walk(folder):
        found.update({os.path.relpath(os.path.join(parent, name), folder): None for name in folders})
        for name in names:
            with open(os.path.join(parent, name), 'rb') as file:
                found[os.path.relpath(os.path.join(parent, name), folder)] = file.read()
    return found


def changes(before, after):
    """What a run left behind, changed or took away, as sentences."""
    problems = ['{} was left behind or changed'.format(name) for name in sorted(after) if name not in before or after[name] != before[name]]
    return problems + ['{} is gone'.format(name) for name in sorted(before) if name not in after]


class Transcript:
    """A folder with a file `expected`."""

    def __init__(self, case):
        self.folder = os.path.join(HERE, case)
        self.path = os.path.join(self.folder, 'expected')
        with open(self.path, encoding='utf-8') as file:
            self.expected = file.read()
        rows = self.expected.splitlines()
        self.head = rows[:next((n for n, row in enumerate(rows) if row.startswith('status ')), len(rows))]

    def run(self):
        """What was found, in the form of `expected`, and what was wrong besides."""
        command = shlex.split(self.head[0])
        assert command[:2] == ['$', 'cityprofile'], 'a case runs cityprofile'
        feed = next((row.split()[1] for row in self.head if row.startswith('input ')), None)
        with tempfile.TemporaryDirectory() as parent:
            folder = os.path.join(parent, 'case')
            shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns('expected', 'make.py'))
            if os.path.exists(os.path.join(self.folder, 'make.py')):
                subprocess.run([sys.executable, os.path.join(self.folder, 'make.py')], cwd=folder, check=True)
            before = contents(parent)
            result = suite.run(command[2:], folder, before[os.path.join('case', feed)] if feed else b'')
            problems = changes(before, contents(parent))
        if result.status not in (1, 2, 3) or not result.errors + result.output:
            problems.append('status {}: bad input ends with 1, 2 or 3 and a word on it'.format(result.status))
        found = '\n'.join(self.head + ['status {}'.format(result.status), result.error_text()])
        return found + OUTPUT_MARK + result.text() if result.output else found, problems


class Validation:
    """A file CASE.xml with CASE.txt beside it."""

    def __init__(self, case):
        self.folder, self.name = os.path.split(os.path.join(HERE, case))
        self.path = os.path.join(HERE, case + '.txt')
        with open(self.path, encoding='utf-8') as file:
            self.expected = file.read()

    def validate(self):
        return suite.run(['validate', self.name + '.xml'], self.folder)

    def found(self, validated):
        return '{}{}status {}\n'.format(validated.text(), validated.error_text(), validated.status)

    def run(self):
        validated = self.validate()
        return self.found(validated), self.render(validated) if validated.status == 1 else []

    def render(self, validated):
        with tempfile.TemporaryDirectory() as folder:
            rendered = suite.run(['render', self.name + '.xml', '-o', os.path.join(folder, 'out.pdf')], self.folder)
            problems = changes({}, contents(folder))
        if (rendered.status, rendered.output) != (1, b''):
            problems.append('render ended with status {} and printed {!r}'.format(rendered.status, rendered.text()))
        if rendered.errors != validated.errors:
            problems.append('render said something else than validate: ' + rendered.error_text())
        return problems


def open_case(name):
    return Transcript(name) if os.path.isdir(os.path.join(HERE, name)) else Validation(name)


def check_case(tap, name):
    case = open_case(name)
    found, problems = case.run()
    rows = list(difflib.unified_diff(case.expected.splitlines(), found.splitlines(), 'expected', 'found', lineterm='', n=1))
    tap.say(name, problems + rows)


def update_case(name):
    case = open_case(name)
    found, problems = case.run()
    if found != case.expected:
        with open(case.path, 'w', encoding='utf-8', errors='surrogateescape') as file:
            file.write(found)
        print('updated: ' + name)
    for problem in problems:
        print('{}: {}'.format(name, problem))


def main():
    update = '--update' in sys.argv[1:]
    names = [name.rstrip('/') for name in sys.argv[1:] if name != '--update'] or find_cases()
    tap = suite.Tap()
    for name in names:
        if update:
            update_case(name)
        else:
            check_case(tap, name)
    return 0 if update else tap.finish()


if __name__ == '__main__':
    sys.exit(main())
