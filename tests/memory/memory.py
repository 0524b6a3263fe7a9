"""Out of memory has one path: one message, status 3, nothing written. Speaks TAP.

Usage: memory.py FAIL_LIBRARY

An allocation is made to fail at 200 places of a whole render, 40 in each stage of the work, spread evenly and within their
stretch by seed; then a render has to do with less and less address space.
"""

import concurrent.futures
import hashlib
import os
import random
import re
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite  # noqa: E402

PROFILE = os.path.join('examples', 'exampleby')
SEED = 20200408
PLACES = 40
STEPS = 20
CEILING = 10
MEGABYTE = 1024 * 1024
MESSAGE = re.compile(rb'cityprofile: error: out of memory: [0-9]+ bytes could not be had\n')
OLD = b'an older publication\n'


def library():
    return os.path.abspath(sys.argv[1])


class Attempt:
    """A render into a folder of its own, with or without an older file in the place of the new one."""

    def __init__(self, old=False, space=None, stack=None, **changes):
        def limit():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if stack is not None:
                resource.setrlimit(resource.RLIMIT_STACK, stack)
            if space is not None:
                resource.setrlimit(resource.RLIMIT_AS, (space, space))

        self.old = old
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, 'out.pdf')
            if old:
                with open(target, 'wb') as file:
                    file.write(OLD)
            try:
                done = subprocess.run([suite.program(), 'render', PROFILE, '-o', target], cwd=suite.ROOT, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit, check=False, timeout=CEILING,
                                      env=suite.environment(SOURCE_DATE_EPOCH='0', **changes))
                self.status, self.errors = done.returncode, done.stderr
            except subprocess.TimeoutExpired:
                self.status, self.errors = 'hung', b''
            self.files = {}
            for name in os.listdir(folder):
                with open(os.path.join(folder, name), 'rb') as file:
                    self.files[name] = file.read()

    def digest(self):
        return hashlib.sha256(self.files.get('out.pdf', b'')).hexdigest()

    def problems(self):
        """What is wrong with an end without memory."""
        found = []
        if self.status != 3:
            found.append('status {}'.format(self.status))
        if not MESSAGE.fullmatch(self.errors):
            found.append('said {!r}'.format(self.errors.decode('utf-8', 'replace')[:300]))
        if self.files != ({'out.pdf': OLD} if self.old else {}):
            found.append('left {}'.format({name: len(data) for name, data in self.files.items()}))
        return found


def stages():
    """[(name, first allocation, last)] of a render that has all it wants, and its digest."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'count')
        attempt = Attempt(LD_PRELOAD=library(), FAIL_COUNT=path)
        if attempt.status != 0:
            raise RuntimeError('a render with all memory ended with status {}: {!r}'.format(attempt.status, attempt.errors))
        with open(os.path.join(suite.pdf_folder('memory'), 'all-it-wants.pdf'), 'wb') as file:
            file.write(attempt.files['out.pdf'])
        with open(path, encoding='ascii') as file:
            rows = [row.split() for row in file]
    ends = [int(number) for _, number in rows]
    names = ['parse'] + [name for name, _ in rows[:-1]]
    return list(zip(names, [1] + ends[:-1], ends)), attempt.digest()


def choose(first, last, chooser):
    """Places spread over a stretch: one in each of its equal parts."""
    width = (last - first) / PLACES
    return [first + int(width * (i + chooser.random())) for i in range(PLACES)]


def at_place(place):
    return place, Attempt(old=place % 2 == 0, LD_PRELOAD=library(), FAIL_AT=str(place)).problems()


def test_places(tap):
    chooser = random.Random(SEED)
    found, _ = stages()
    tap.say('the stages follow one another', [] if all(first < last for _, first, last in found) else [repr(found)])
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, first, last in found:
            # Two threads share some stages: what is last in one run may not be reached in the next.
            places = choose(first, last - 500 if name == 'write' else last, chooser)
            bad = ['allocation {}: {}'.format(place, '; '.join(problems)) for place, problems in pool.map(at_place, places) if problems]
            tap.say('{}: {} of {} allocations fail, seed {}'.format(name, PLACES, last - first, SEED), bad)


def test_last_allocations(tap):
    """Once the file stands, nothing can fail any more."""
    found, digest = stages()
    last = found[-1][2]
    bad = []
    for place in range(last - 25, last + 1):
        attempt = Attempt(LD_PRELOAD=library(), FAIL_AT=str(place))
        if attempt.status != 0 or attempt.digest() != digest:
            bad += ['allocation {}: {}'.format(place, problem) for problem in attempt.problems()]
    tap.say('the last 26 allocations: all or nothing', bad)


def starts(space):
    """Whether the program can be loaded at all in so many bytes: libraries alone need their part."""
    done = subprocess.run([suite.program(), '--version'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (space, space)))
    return done.returncode == 0


def smallest(good, low, high):
    """The least number of megabytes for which good() holds, if it holds for all above."""
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if good(middle * MEGABYTE) else (middle, high)
    return high


def test_address_space(tap):
    _, digest = stages()
    low = smallest(starts, 1, 2048)
    high = smallest(lambda space: Attempt(space=space).status == 0, low, 2048) + 8
    finished = 0
    for step in range(STEPS):
        space = (low + (high - low) * step // (STEPS - 1)) * MEGABYTE
        attempt = Attempt(old=step % 2 == 0, space=space)
        whole = attempt.status == 0 and attempt.digest() == digest and list(attempt.files) == ['out.pdf']
        finished += whole
        tap.say('{} MB of address space: {}'.format(space // MEGABYTE, 'the same bytes' if whole else 'status 3'),
                [] if whole else attempt.problems())
    tap.say('less space fails, more is enough', [] if 0 < finished < STEPS else ['{} of {} were enough'.format(finished, STEPS)])


def test_stack(tap):
    _, digest = stages()
    raised = Attempt(stack=(64 * 1024, resource.RLIM_INFINITY))
    tap.say('a small stack that may grow: the same bytes', [] if raised.status == 0 and raised.digest() == digest else raised.problems())
    tap.say('a small stack that may not: status 3', Attempt(old=True, stack=(64 * 1024, 64 * 1024)).problems())


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all((test_places, test_last_allocations, test_address_space, test_stack)))
