"""Whole or not at all: whatever ends or hinders a render, the old file or the new one stands, and no other. Speaks TAP."""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import common
import suite

EXAMPLE = os.path.join(suite.ROOT, 'examples', 'exampleby')
SMALLEST = os.path.join(suite.ROOT, 'examples', 'smallest')
SEED = 20200408
SPREAD, DENSE = 100, 100
ROUNDS = 20
OLD = b'an older publication\n'
SIZES = list(range(0, 11)) + [12, 16, 24, 32]

EIO, EAGAIN, EACCES, EMFILE, ENOSPC = 5, 11, 13, 24, 28
# How a file comes to be: (title, an older file stands there, what the system lacks).
WAYS = (
    ('replaced', True, {}), ('new', False, {}),
    ('replaced, without unnamed files', True, {'SHIM_NAMED': '1'}), ('new, without unnamed files', False, {'SHIM_NAMED': '1'}),
    ('replaced, without /proc', True, {'SHIM_NO_PROC': '1'}), ('new, without /proc', False, {'SHIM_NO_PROC': '1'}),
)


class Ground:
    """A folder with or without an older file out.pdf; knows the digests that may stand there after a run."""

    def __init__(self, new, old=True, parent=None):
        self.keeper = tempfile.TemporaryDirectory(dir=parent)
        self.folder = os.path.join(self.keeper.name, 'out')
        self.target = os.path.join(self.folder, 'out.pdf')
        self.old = old
        self.new = new
        os.mkdir(self.folder)
        self.reset()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.keeper.cleanup()

    def reset(self):
        for name in common.files(self.folder):
            if name != 'out.pdf':
                os.remove(os.path.join(self.folder, name))
        if self.old:
            with open(self.target, 'wb') as file:
                file.write(OLD)
            self.before = common.files(self.folder)
        else:
            if os.path.exists(self.target):
                os.remove(self.target)
            self.before = {}

    def state(self):
        """'old', 'new', or what else was found."""
        found = common.files(self.folder)
        return 'old' if found == self.before else 'new' if found == {'out.pdf': self.new} else 'neither: {}'.format(found)

    def problems(self, run):
        """A run that could not be finished says so; one that says nothing has finished. Either leaves one of two files."""
        state = self.state()
        if state not in ('old', 'new'):
            return [state]
        if run.status == 0:
            return [] if state == 'new' else ['status 0, and no new file']
        if run.status != 3 or not run.errors.startswith(b'cityprofile: error: cannot write '):
            return [run.said()]
        return []


def render(profile, target, **settings):
    return common.Run(['render', profile, '-o', target], SOURCE_DATE_EPOCH='0', **settings)


def digest_of(profile):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'out.pdf')
        run = render(profile, path)
        if run.status != 0:
            raise RuntimeError(run.said())
        return common.digest(path)


def seconds_of(profile, target):
    """The median time of a render."""
    taken = []
    for _ in range(5):
        begun = time.monotonic()
        render(profile, target)
        taken.append(time.monotonic() - begun)
    return sorted(taken)[2]


def killed(tap, title, profile, moments, start):
    """Start a render for each moment, which kills it then; the old or the new file stands."""
    with Ground(digest_of(profile)) as ground:
        ends = {'old': 0, 'new': 0, 'killed': 0}
        bad = []
        for moment in moments:
            ground.reset()
            run = start(ground, moment)
            state = ground.state()
            ends['killed'] += run.status == -9
            if state in ends:
                ends[state] += 1
            if state not in ends or run.status not in (-9, 0):
                bad.append('after {:.6f} s: {}, {}'.format(moment, state, run.said()))
    tap.say('killed at {} moments {}, seed {}: {old} old and {new} new files stand, {killed} runs ended early'.format(
        len(moments), title, SEED, **ends), bad)
    # The moments are those of a quiet machine: on a busy one some come before the run begins or after its end.
    tap.say('enough of them {} were killed'.format(title), [] if ends['killed'] >= len(moments) / 10 else [repr(ends)])


def killed_at_any_time(tap):
    chooser = random.Random(SEED)
    with Ground('') as ground:
        whole = seconds_of(EXAMPLE, ground.target)
    killed(tap, 'of the whole run', EXAMPLE, [whole * chooser.uniform(0, 1.1) for _ in range(SPREAD)],
           lambda ground, moment: render(EXAMPLE, ground.target, kill_after=moment))


def killed_while_writing(tap):
    """From the opening of the folder on, by a clock that the kernel keeps."""
    def start(ground, moment):
        return render(SMALLEST, ground.target, LD_PRELOAD=common.shim(), SHIM_AT='1', SHIM_DO='in {}'.format(int(moment * 1e6)))
    chooser = random.Random(SEED)
    longest = 0.0005
    with Ground('') as ground:
        while start(ground, longest).status == -9:
            longest *= 1.5
    killed(tap, 'of the writing', SMALLEST, [longest * chooser.uniform(0, 1) for _ in range(DENSE)], start)


def calls_of(ground, lacks):
    """Names of the calls that a render makes from the first opening of the output's folder on."""
    log = os.path.join(ground.keeper.name, 'log')
    ground.reset()
    run = render(SMALLEST, ground.target, LD_PRELOAD=common.shim(), SHIM_LOG=log, **lacks)
    with open(log, encoding='ascii') as file:
        names = file.read().split()
    os.remove(log)
    if run.status != 0 or ground.state() != 'new':
        raise RuntimeError(run.said())
    return names


def at_every_call(tap, title, moments, judge, do):
    """Do something at every call of every way. do: the number of a call's name in it → what the shim does."""
    for way, old, lacks in WAYS:
        with Ground(digest_of(SMALLEST), old) as ground:
            names = calls_of(ground, lacks)
            bad = []
            tried = 0
            for number, name in enumerate(names, 1):
                for moment in moments:
                    for what in do(name):
                        ground.reset()
                        tried += 1
                        run = render(SMALLEST, ground.target, LD_PRELOAD=common.shim(), SHIM_DO=what, **{moment: str(number)}, **lacks)
                        bad += ['{} {} ({} of {}): {}'.format(moment, name, number, len(names), problem) for problem in judge(ground, run)]
        tap.say('{}: {}, {} times at {} calls'.format(title, way, tried, len(names)), bad if tried else ['nothing was tried'])


def killed_at_every_call(tap):
    def judge(ground, run):
        state = ground.state()
        return ([] if state in ('old', 'new') else [state]) + ([] if run.status == -9 else ['not killed: ' + run.said()])
    at_every_call(tap, 'killed', ('SHIM_AT', 'SHIM_AFTER'), judge, lambda name: ['kill'])


def refused_at_every_call(tap):
    errors = {'write': (ENOSPC, EIO), 'fsync': (EIO, ENOSPC), 'open': (EMFILE, EACCES), 'linkat': (ENOSPC, EACCES), 'renameat': (EACCES, EIO),
              'fork': (EAGAIN,), 'socketpair': (EMFILE,), 'fchmod': (EIO,), 'close': (EIO,)}
    at_every_call(tap, 'refused', ('SHIM_AT',), lambda ground, run: ground.problems(run),
                  lambda name: [str(error) for error in errors.get(name, ())])


def changed_underneath(tap):
    """What others do to the folder while the file is being written."""
    for title, command in (('the target removed', 'rm -f "$G/out.pdf"'), ('the folder removed', 'rm -rf "$G"'),
                           ('the folder moved away', 'mv "$G" "$G.away"'), ('the target becomes a folder', 'rm -f "$G/out.pdf"; mkdir "$G/out.pdf"'),
                           ('the target replaced', 'echo other > "$G/other"; mv "$G/other" "$G/out.pdf"'), ('the folder closed', 'chmod 555 "$G"')):
        with Ground(digest_of(SMALLEST)) as ground:
            names = calls_of(ground, {})
            bad = []
            for number, name in enumerate(names, 1):
                shutil.rmtree(ground.folder + '.away', ignore_errors=True)
                if not os.path.isdir(ground.folder) or os.path.isdir(ground.target):
                    shutil.rmtree(ground.folder, ignore_errors=True)
                    os.mkdir(ground.folder)
                os.chmod(ground.folder, 0o755)
                ground.reset()
                run = render(SMALLEST, ground.target, LD_PRELOAD=common.shim(), SHIM_DO=command, SHIM_AT=str(number), G=ground.folder)
                found = [row for folder in (ground.folder, ground.folder + '.away') if os.path.isdir(folder) for row in os.listdir(folder)]
                if [row for row in found if row != 'out.pdf']:
                    bad.append('at {} ({}): left {}'.format(name, number, found))
                if run.status == 3 and not run.errors.startswith(b'cityprofile: error: cannot write ') or run.status not in (0, 3):
                    bad.append('at {} ({}): {}'.format(name, number, run.said()))
            tap.say('{} at each of {} calls'.format(title, len(names)), bad)


def small_disks(tap):
    """A disk that is full sooner or later. The script runs where mounting changes nothing for others."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'small_disk.sh')
    with tempfile.TemporaryDirectory() as folder:
        disk = os.path.join(folder, 'disk')
        os.mkdir(disk)
        new = digest_of(SMALLEST)
        command = ['unshare', '--mount'] + ([] if os.geteuid() == 0 else ['--map-root-user'])
        if subprocess.run([*command, 'mount', '-t', 'tmpfs', 'tmpfs', disk], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            tap.skip('small disks', 'NOTHING CAN BE MOUNTED HERE')
            return
        for old in (True, False):
            ends = {0: 0, 3: 0}
            bad = []
            for options in ['size={}k'.format(4 * size) for size in SIZES[1:]] + ['nr_inodes=2', 'nr_inodes=3', 'nr_inodes=4', 'ro']:
                run = common.Run([disk, options, 'old' if old else 'none', suite.program(), SMALLEST], program=script, prefix=command)
                rows = run.output.decode().split('\n')
                left = dict(reversed(row.split('  ./', 1)) for row in rows if '  ./' in row)
                before = next((row[4:] for row in rows if row.startswith('old ')), '')
                expected = {'out.pdf': new} if run.status == 0 else {'out.pdf': before} if before else {}
                ends[run.status] = ends.get(run.status, 0) + 1
                if left != expected or run.status not in (0, 3) or (run.status == 3 and b'cannot write' not in run.errors):
                    bad.append('{}: left {}, {}'.format(options, left, run.said()))
            title = 'small disks, {}: {} errors, {} files'.format('over an old file' if old else 'a new file', ends[3], ends[0])
            tap.say(title, bad + ([] if ends[0] and ends[3] else ['both a disk too small and one large enough must be among them']))


def file_size_limits(tap):
    with Ground(digest_of(SMALLEST)) as ground:
        render(SMALLEST, ground.target)
        size = os.path.getsize(ground.target)
        bad = []
        for limit in list(range(0, size, size // 12)) + [size - 1, size]:
            ground.reset()
            run = render(SMALLEST, ground.target, before=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            bad += ['limit {}: {}'.format(limit, problem) for problem in ground.problems(run)]
            if (run.status == 0) != (limit >= size):
                bad.append('limit {}: {}'.format(limit, run.said()))
    tap.say('file size limits from 0 to {} bytes'.format(size), bad)


def closed_folders(tap):
    """Folders that may not be written to, and files that may not be replaced, by one who is not root."""
    user = common.users()[-1]
    with common.Installed() as place:
        out = place.place('out')
        os.mkdir(out)
        for title, mode, old in (('a folder read-only', 0o555, False), ('a folder read-only with an old file', 0o555, True), ('a folder closed', 0, False)):
            target = os.path.join(out, 'out.pdf')
            os.chmod(out, 0o755)
            if old:
                with open(target, 'wb') as file:
                    file.write(OLD)
                os.chmod(target, 0o666)
            before = common.files(out)
            os.chmod(out, mode)
            run = place.run(['render', 'examples/smallest', '-o', target], user=user)
            os.chmod(out, 0o755)
            tap.same('{}, as {}'.format(title, common.user_name(user)), (3, True, before),
                     (run.status, b'Permission denied' in run.errors, common.files(out)))
        os.chmod(target, 0o444)
        os.chmod(out, 0o777)
        run = place.run(['render', 'examples/smallest', '-o', target], user=user)
        tap.same('a file read-only stays, as ' + common.user_name(user), (3, True, before) if user else (run.status, True, common.files(out)),
                 (run.status, b'Permission denied' in run.errors or not user, common.files(out)))


def output_is_no_place(tap):
    with Ground(digest_of(SMALLEST), old=False) as ground:
        os.mkdir(os.path.join(ground.folder, 'folder'))
        os.symlink('nowhere', os.path.join(ground.folder, 'link'))
        for title, path in (('a folder', 'folder'), ('the folder itself', '.'), ('a name that ends in a slash', 'out.pdf/'), ('a link to nothing', 'link'),
                            ('a folder that is not there', 'none/out.pdf'), ('a file as a folder', '/dev/null/out.pdf'),
                            ('a name too long', 'n' * 300), ('a path too long', 'n/' * 3000 + 'n')):
            run = common.Run(['render', SMALLEST, '-o', path], ground.folder)
            tap.same('output is ' + title, (3, ['folder', 'link'], True), (run.status, sorted(os.listdir(ground.folder)), b'cannot write' in run.errors))


def output_is_input(tap):
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, 'copy')
        shutil.copytree(EXAMPLE, copy)
        os.symlink('profile.xml', os.path.join(copy, 'link.xml'))
        os.link(os.path.join(copy, 'findings.xml'), os.path.join(copy, 'hard.xml'))
        inputs = [os.path.relpath(os.path.join(parent, name), copy) for parent, _, names in os.walk(copy) for name in names]
        inputs = sorted(name for name in inputs if not name.endswith('.py'))
        before = {name: common.digest(os.path.join(copy, name)) for name in inputs}
        bad = []
        for name in inputs:
            # The first stage knows nothing of methods yet.
            for stage in ((), ('--stop-after', 'profile'))[:1 if name.startswith('methods') else 2]:
                run = common.Run(['render', '.', '-o', name, *stage], copy)
                if run.status != 1 or b'[output-is-input]' not in run.errors:
                    bad.append('{}: {}'.format(name, run.said()))
        bad += ['changed: ' + name for name in inputs if before[name] != common.digest(os.path.join(copy, name))]
        tap.say('the output is one of {} inputs'.format(len(inputs)), bad if len(inputs) > 5 else ['too few inputs'])


def output_is_data(tap):
    """Fonts, patterns and templates are inputs too, by whatever name they are reached."""
    with common.Installed() as place:
        data = place.place('share', 'cityprofile')
        names = ['fonts/fonts.xml', 'hyphenation/hyph_en_GB.dic', 'templates/smart-city-profile-1/template.xml', 'templates/smart-city-profile-1/styles.xml',
                 'templates/smart-city-profile-1/publication.xsl', 'templates/smart-city-profile-1/labels/en.xml', 'templates/common/blocks.xsl',
                 'profiles/methods/u4ssc-2017.xml']
        names += ['fonts/' + name for name in sorted(os.listdir(os.path.join(data, 'fonts'))) if name.endswith('.ttf')]
        bad = []
        for name in names:
            path = os.path.join(data, name)
            before = common.digest(path)
            for link in (os.symlink, os.link):
                link(path, place.place('link'))
                for target in (path, place.place('link')):
                    run = place.run(['render', 'examples/smallest', '-o', target])
                    if run.status != 1 or b'[output-is-input]' not in run.errors or common.digest(path) != before:
                        bad.append('{}: {}'.format(target, run.said()))
                os.remove(place.place('link'))
        tap.say('the output is one of {} files of the program'.format(len(names)), bad if len(names) > 10 else ['too few files'])


def two_at_once(tap):
    news = {profile: digest_of(profile) for profile in (EXAMPLE, SMALLEST)}
    bad = []
    with Ground('', old=False) as ground:
        for number in range(ROUNDS):
            pair = (EXAMPLE, EXAMPLE) if number % 2 else (EXAMPLE, SMALLEST)
            if number % 4 == 0 and os.path.exists(ground.target):
                os.remove(ground.target)
            running = [subprocess.Popen([suite.program(), 'render', profile, '-o', ground.target], stdin=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE, env=suite.environment(SOURCE_DATE_EPOCH='0')) for profile in pair]
            ended = [(process.communicate(timeout=60)[1], process.returncode) for process in running]
            found = common.files(ground.folder)
            if ended != [(b'', 0)] * 2 or list(found) != ['out.pdf'] or found['out.pdf'] not in [news[profile] for profile in pair]:
                bad.append('round {}: {}, {}'.format(number, ended, found))
    tap.say('two renders of one target at once, {} rounds'.format(ROUNDS), bad)


def outputs_that_end(tap):
    """A device that is full, a pipe nobody reads, a descriptor that is closed."""
    run = common.Run(['render', SMALLEST, '-o', '/dev/full'])
    tap.same('-o /dev/full', (3, True), (run.status, b'No space left' in run.errors))
    for line in ('render {} -o -', 'render {} --stop-after frames', 'score {}', 'validate --format json {}', 'validate {}', '--help', '--version',
                 'template list', 'rule explain not-utf8'):
        arguments = line.format(SMALLEST).split()
        with open('/dev/full', 'wb') as full:
            ends = {'full': common.Run(arguments, stdout=full)}
        reader, writer = os.pipe()
        os.close(reader)
        ends['without a reader'] = common.Run(arguments, stdout=writer)
        os.close(writer)
        ends['closed'] = common.Run(arguments, before=lambda: os.close(1))
        for title, run in ends.items():
            tap.same('standard output {}: {}'.format(title, line.format('')), (3, title != 'without a reader'), (run.status, bool(run.errors)))


def without_streams(tap):
    """Files that are opened get the numbers of streams that are closed: nothing may be written or read there by mistake."""
    with Ground(digest_of(SMALLEST)) as ground:
        for closed in ((0,), (1,), (2,), (1, 2), (0, 1, 2)):
            ground.reset()
            run = common.Run(['render', SMALLEST, '-o', ground.target], before=lambda closed=closed: [os.close(number) for number in closed])
            tap.same('render with {} closed'.format(closed), (0, 'new'), (run.status, ground.state()))
        run = common.Run(['validate', '-'], before=lambda: os.close(0))
        tap.same('standard input closed', (1, True), (run.status, b'Bad file descriptor' in run.errors))


if __name__ == '__main__':
    TESTS = [killed_at_any_time, killed_while_writing, killed_at_every_call, refused_at_every_call, changed_underneath, small_disks, file_size_limits,
             closed_folders, output_is_no_place, output_is_input, output_is_data, two_at_once, outputs_that_end, without_streams]
    sys.exit(suite.Tap().run_all([test for test in TESTS if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]]))
