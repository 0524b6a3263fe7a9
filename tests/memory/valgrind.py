"""No access outside memory, no use of what was never set, no leak: the program under valgrind. Speaks TAP.

Every profile of the examples is validated, scored and rendered, those of the archive rendered, a chart of each kind drawn; then every
bad profile that is one file is read, checked and scored, many in one process (fuzz_profile), and of the other cases of bad input so many
are run that each code is reported. What the program says and writes must be the same as without valgrind.

Usage: valgrind.py [--all] FUZZ_PROFILE COMPILER...    The compiler makes two programs with faults, which must be found.
--all: every bad input by the commands that a user would give.
"""

import concurrent.futures
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), os.path.join(os.path.dirname(HERE), 'regress')]
import regress  # noqa: E402
import suite  # noqa: E402

FOUND = 99
OPTIONS = ('--quiet', '--error-exitcode={}'.format(FOUND), '--leak-check=full', '--errors-for-leak-kinds=definite,possible',
           '--num-callers=16', '--vgdb=no', '--child-silent-after-fork=yes', '--suppressions=' + os.path.join(HERE, 'valgrind.supp'))


class Watch:
    """While this is open the program that all tests run is run by valgrind, whose findings go to a folder. `command` runs others so."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.plain = suite.program()
        path = os.path.join(self.folder.name, 'cityprofile')
        self.command = ['valgrind', *OPTIONS, '--log-file={}/%p.log'.format(self.folder.name)]
        with open(path, 'w', encoding='utf-8') as file:
            file.write('#!/bin/sh\nexec {} "$@"\n'.format(shlex.join([*self.command, self.plain])))
        os.chmod(path, 0o755)
        os.environ['CITYPROFILE'] = path
        return self

    def __exit__(self, *_):
        os.environ['CITYPROFILE'] = self.plain
        self.folder.cleanup()

    def findings(self):
        texts = []
        for name in sorted(os.listdir(self.folder.name)):
            if name.endswith('.log'):
                with open(os.path.join(self.folder.name, name), encoding='utf-8', errors='replace') as file:
                    texts.append(file.read())
        return [text[:3000] for text in texts if text]


# A chart of each kind, as a file of one form or another. The galleries as a whole take more time under valgrind than a template may.
GALLERY = os.path.join('examples', 'charts')
CHARTS = ('wheel.png', 'g.fan.svg', 'g.matrix.pdf', 'g.strip.svg', 'g.loss.svg', 'g.grouped.png', 'g.stacked.pdf', 'g.pyramid.svg', 'g.parts.png', 'g.cities.svg',
          'g.plan.pdf', 'g.board.png', 'g.goals.svg')


def profiles(parent):
    """Folders below one of the source tree that hold a profile."""
    found = []
    for name in sorted(os.listdir(os.path.join(suite.ROOT, parent))):
        if os.path.exists(os.path.join(suite.ROOT, parent, name, 'profile.xml')):
            found.append(os.path.join(parent, name))
    return found


def tasks():
    """[(arguments, name of the output file or None)]. To render is to validate and score too, so for large profiles that is enough."""
    found = []
    for profile in profiles('examples'):
        name = os.path.basename(profile) + '.pdf'
        found += [(['render', profile], name)] if not profile.startswith(GALLERY) else []
        found += [(['score', profile], None), (['validate', profile], None)] if not profile.startswith(GALLERY) else []
    found += [(['render', profile], os.path.basename(profile) + '.pdf') for profile in profiles(os.path.join('profiles', 'archive'))]
    return found + [(['chart', chart.rpartition('.')[0], GALLERY], chart) for chart in CHARTS]


def act(folder, arguments, name):
    """Everything a command gives, output file included."""
    result = suite.run(arguments + (['-o', os.path.join(folder, name)] if name else []))
    data = None
    if name and os.path.exists(os.path.join(folder, name)):
        with open(os.path.join(folder, name), 'rb') as file:
            data = file.read()
    return {'status': result.status, 'output': result.output, 'errors': result.errors, 'file': data}


def compare(expected, found):
    problems = ['{} differs'.format(name) for name in expected if expected[name] != found[name]]
    return problems + (['status {}'.format(found['status'])] if problems else [])


def check_case(name):
    case = regress.open_case(name)
    found, problems = case.run()
    return problems + ([] if found == case.expected else ['found something else than without valgrind: ' + found[:500]])


def check_first_command(name):
    """As check_case, without the second command that a profile of its own is given to."""
    case = regress.open_case(name)
    if not isinstance(case, regress.Validation):
        return check_case(name)
    found = case.found(case.validate())
    return [] if found == case.expected else ['found something else than without valgrind: ' + found[:500]]


def split_cases():
    """Cases that are one profile, and the first case of each code that none of them reports, as what is expected of it tells."""
    profiles = [name for name in regress.find_cases() if name.split('/')[0] in ('profile', 'once')]
    chosen, seen = [], set()
    for name in profiles + [name for name in regress.find_cases() if name not in profiles]:
        codes = set(re.findall(r'\[([a-z0-9-]+)\]$', regress.open_case(name).expected, re.MULTILINE))
        if name not in profiles and codes - seen:
            chosen.append(name)
        seen |= codes
    return profiles, chosen


def replay(watch, fuzz_profile, names):
    """Read all these profiles in one process, in order and backwards."""
    paths = [os.path.join(suite.ROOT, 'tests', 'regress', name + '.xml') for name in names]
    done = subprocess.run([*watch.command, fuzz_profile, *paths], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env=suite.environment(), check=False)
    verdicts = re.findall(rb'^ok .*: (?:accepted|refused)$', done.stdout, re.MULTILINE)
    return ['status {}'.format(done.returncode)] * (done.returncode != 0) + ['{} of {} read'.format(len(verdicts), len(paths))] * (len(verdicts) != len(paths))


def main():
    tap = suite.Tap()
    every = '--all' in sys.argv
    arguments = [word for word in sys.argv[1:] if word != '--all']
    plain = [act(suite.pdf_folder('valgrind'), *task) for task in tasks()]
    with Watch() as watch, tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        for task, expected, found in zip(tasks(), plain, pool.map(lambda task: act(folder, *task), tasks())):
            problems = [] if expected['status'] == 0 else ['status {} without valgrind'.format(expected['status'])]
            tap.say(' '.join(task[0]), problems + compare(expected, found))
        profiles, others = split_cases()
        if every:
            profiles, others = [], regress.find_cases()
        for name, problems in zip(others, pool.map(check_case if every else check_first_command, others)):
            tap.say(name, problems)
        if profiles:
            tap.say('{} profiles in one process'.format(len(profiles)), replay(watch, arguments[0], profiles))
        tap.say('findings', watch.findings())
    # A tool that finds nothing shall be seen to find something.
    with tempfile.TemporaryDirectory() as folder:
        tap.say('what is wrong is found', [] if finds_fault(folder, arguments[1:]) else ['valgrind let a fault pass'])
    return tap.finish()


def finds_fault(folder, compiler):
    """Whether valgrind reports a leak and a read behind the end in a program that has them, one at a time."""
    codes = ('char *p = malloc(8); p = 0; return p != 0;', 'char *p = malloc(8); int c = p[8 + argc - 1]; free(p); return c == 77;')
    for number, code in enumerate(codes):
        path = os.path.join(folder, str(number))
        source = '#include <stdlib.h>\nint main(int argc, char **argv) {{ (void)argv; {} }}\n'.format(code)
        subprocess.run([*compiler, '-O0', '-w', '-x', 'c', '-', '-o', path], input=source, text=True, check=True)
        if subprocess.run(['valgrind', *OPTIONS, path], stderr=subprocess.DEVNULL, check=False).returncode != FOUND:
            return False
    return True


if __name__ == '__main__':
    sys.exit(main())
