"""Bad input, one folder for each case: what the program must say, its exit status, and that it leaves nothing behind. Speaks TAP.

Usage: regress.py [--update] [CASE...]      (all cases when none is named)

A case is a folder, at any depth, with a file `expected`, which is a transcript:

    $ cityprofile render profile.xml -o out.pdf
    status 1
    what stands on standard error, to the end

The command runs in a copy of the folder. It must print nothing else and leave the copy as it was. Before the line `status` may
stand `input FILE` (standard input) and `make FILE` lines: FILE comes from the case's make.py, for input that no repository
should hold. What the command prints to standard output follows a line `-- output`. --update keeps the lines before `status`
and writes the rest anew.
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
    return sorted(os.path.relpath(parent, HERE) for parent, _, names in os.walk(HERE) if 'expected' in names)


def read_head(path):
    """The lines of a transcript before its status."""
    with open(path, encoding='utf-8') as file:
        rows = file.read().splitlines()
    place = next((n for n, row in enumerate(rows) if row.startswith('status ')), len(rows))
    return rows[:place], '\n'.join(rows) + '\n'


def contents(folder):
    """Every file and folder below a folder, files with their bytes."""
    found = {}
    for parent, folders, names in os.walk(folder):
        found.update({os.path.relpath(os.path.join(parent, name), folder): None for name in folders})
        for name in names:
            with open(os.path.join(parent, name), 'rb') as file:
                found[os.path.relpath(os.path.join(parent, name), folder)] = file.read()
    return found


def run_case(case, head):
    """Returns the transcript and what was wrong besides."""
    command = shlex.split(next(row for row in head if row.startswith('$ '))[2:])
    assert command[0] == 'cityprofile', 'a case runs cityprofile'
    feed = next((row.split()[1] for row in head if row.startswith('input ')), None)
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, os.path.basename(case))
        shutil.copytree(os.path.join(HERE, case), folder, symlinks=True, ignore=shutil.ignore_patterns('expected', 'make.py'))
        if os.path.exists(os.path.join(HERE, case, 'make.py')):
            subprocess.run([sys.executable, os.path.join(HERE, case, 'make.py')], cwd=folder, check=True)
        before = contents(parent)
        standard_input = before[os.path.join(os.path.basename(case), feed)] if feed else b''
        result = suite.run(command[1:], folder, standard_input)
        after = contents(parent)
    problems = ['{} was left behind or changed'.format(name) for name in sorted(after) if name not in before or after[name] != before[name]]
    problems += ['{} is gone'.format(name) for name in sorted(before) if name not in after]
    if result.status not in (1, 2, 3):
        problems.append('status {}: bad input ends with 1, 2 or 3'.format(result.status))
    if not result.errors:
        problems.append('nothing was said')
    transcript = '\n'.join(head + ['status {}'.format(result.status), result.error_text()])
    if result.output:
        transcript += OUTPUT_MARK + result.text()
    return transcript, problems


def check_case(tap, case):
    head, expected = read_head(os.path.join(HERE, case, 'expected'))
    transcript, problems = run_case(case, head)
    rows = list(difflib.unified_diff(expected.splitlines(), transcript.splitlines(), 'expected', 'found', lineterm='', n=1))
    tap.say(case, problems + rows)


def update_case(case):
    path = os.path.join(HERE, case, 'expected')
    head, expected = read_head(path)
    transcript, problems = run_case(case, head)
    if transcript != expected:
        with open(path, 'w', encoding='utf-8', errors='surrogateescape') as file:
            file.write(transcript)
        print('updated: ' + case)
    for problem in problems:
        print('{}: {}'.format(case, problem))


def main():
    update = '--update' in sys.argv[1:]
    cases = [name.rstrip('/') for name in sys.argv[1:] if name != '--update'] or find_cases()
    tap = suite.Tap()
    for case in cases:
        if update:
            update_case(case)
        else:
            check_case(tap, case)
    return 0 if update else tap.finish()


if __name__ == '__main__':
    sys.exit(main())
