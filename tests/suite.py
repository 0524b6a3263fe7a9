"""What the suites that run the program share: how to run it, and results in TAP."""

import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# What would change what the program does, apart from what a test sets.
FREE_OF = ('SOURCE_DATE_EPOCH', 'NO_COLOR', 'TZ', 'LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MESSAGES')

# By what each locale used in tests is known.
CURRENCIES = {'C': '""', 'de_DE.UTF-8': '"EUR "', 'tr_TR.UTF-8': '"TRY "', 'ar_EG.UTF-8': '"EGP "'}


def program():
    return os.environ['CITYPROFILE']


def pdf_folder(*names):
    """A folder below the one whose files all go to the judges; made when missing."""
    folder = os.path.join(os.environ['CITYPROFILE_TEST_PDF'], *names)
    os.makedirs(folder, exist_ok=True)
    return folder


def environment(**changes):
    """The environment without what would change results; a value of None takes a variable out."""
    result = {name: value for name, value in os.environ.items() if name not in FREE_OF}
    result.update({name: value for name, value in changes.items() if value is not None})
    for name in (name for name, value in changes.items() if value is None):
        result.pop(name, None)
    return result


def make_locale(folder, name):
    """A compiled locale below a folder, made unless it is there, and proof that the C library takes it; else an exception."""
    place = os.path.join(folder, name)
    if name != 'C' and not os.path.isdir(place):
        os.makedirs(folder, exist_ok=True)
        subprocess.run(['localedef', '-i', name.split('.')[0], '-f', 'UTF-8', place], stderr=subprocess.PIPE, check=True)
    said = subprocess.run(['locale', '-k', 'int_curr_symbol'], env={'LC_ALL': name, 'LOCPATH': folder, 'PATH': os.environ['PATH']},
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
    if said.stderr or CURRENCIES[name] not in said.stdout.decode():
        raise RuntimeError('{}: {} {}'.format(name, said.stdout, said.stderr))


class Result:
    """What a run of a program gave: status (negative: the signal that ended it), output and errors as bytes."""

    def __init__(self, finished):
        self.status = finished.returncode
        self.output = finished.stdout
        self.errors = finished.stderr

    def text(self):
        return self.output.decode('utf-8', 'surrogateescape')

    def error_text(self):
        return self.errors.decode('utf-8', 'surrogateescape')


def run(arguments, folder=ROOT, standard_input=b'', before=None, **changes):
    """Run cityprofile with arguments in a folder. before is called in the child; changes go to the environment."""
    return Result(subprocess.run([program(), *arguments], cwd=folder, input=standard_input, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=environment(**changes), preexec_fn=before, check=False, timeout=300))


def tool(*command, folder=ROOT):
    """What another program prints, as bytes; CalledProcessError when it fails."""
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True, timeout=300).stdout


class Tap:
    """Tests are reported as they are done; finish() says how many and returns the exit status."""

    def __init__(self):
        self.number = 0
        self.failures = 0

    def say(self, title, problems):
        """problems: a list of texts, empty when the test passed; the lines of each are shown."""
        self.number += 1
        print('{} {} - {}'.format('not ok' if problems else 'ok', self.number, title))
        for row in (row for problem in problems for row in problem.splitlines()):
            print('#   ' + row.encode('ascii', 'backslashreplace').decode())
        self.failures += bool(problems)

    def same(self, title, expected, found):
        self.say(title, [] if expected == found else ['expected: {!r}'.format(expected), 'found:    {!r}'.format(found)])

    def skip(self, title, reason):
        self.number += 1
        print('ok {} - {} # SKIP {}'.format(self.number, title, reason))

    def run_all(self, tests):
        """Call each test with this; one that ends by an exception has failed."""
        for test in tests:
            try:
                test(self)
            except Exception as error:  # whatever it is, the other tests shall have their say
                self.say(test.__name__, ['{}: {}'.format(type(error).__name__, error)])
        return self.finish()

    def finish(self):
        print('1..{}'.format(self.number))
        return 1 if self.failures or not self.number else 0
