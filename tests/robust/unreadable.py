"""What cannot be read, in the place of each kind of input: a clear error within seconds, and no waiting. Speaks TAP."""

import os
import resource
import shutil
import socket
import stat
import subprocess
import sys
import tempfile

import common
import suite

ROUNDS = 20
EXAMPLE = os.path.join('examples', 'exampleby')

# (title, path below the installation, whether `validate` is tried too)
INPUTS = (
    ('the profile', 'examples/exampleby/profile.xml', True), ('a part', 'examples/exampleby/findings.xml', True),
    ('an image', 'examples/exampleby/figures/balance.png', True), ('a method', 'examples/exampleby/methods/example-method-1.xml', True),
    ('benchmarks', 'examples/exampleby/methods/benchmarks/example-benchmarks-1.xml', True),
    ('a label file', 'share/cityprofile/templates/smart-city-profile-1/labels/en.xml', False),
    ('a stylesheet', 'share/cityprofile/templates/smart-city-profile-1/publication.xsl', False),
    ('a part of a stylesheet', 'share/cityprofile/templates/common/blocks.xsl', False),
    ('styles', 'share/cityprofile/templates/smart-city-profile-1/styles.xml', False),
    ('a template', 'share/cityprofile/templates/smart-city-profile-1/template.xml', False),
    ('the list of fonts', 'share/cityprofile/fonts/fonts.xml', False), ('a font', 'share/cityprofile/fonts/Roboto-Regular.ttf', False),
)


def bind(path):
    """A socket; its name may be no longer than 107 bytes, so it is bound from its folder."""
    bound = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(os.path.dirname(path))
    bound.bind(os.path.basename(path))
    os.chdir(here)
    bound.close()


def make_device(path):
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        os.symlink('/dev/zero', path)


def forbid(path):
    shutil.copyfile('/etc/hostname', path)
    os.chmod(path, 0)


KINDS = (
    ('a folder', os.mkdir), ('a broken link', lambda path: os.symlink('nowhere', path)), ('a link loop', lambda path: os.symlink(os.path.basename(path), path)),
    ('a device', make_device), ('a link to a device', lambda path: os.symlink('/dev/zero', path)), ('a link to a terminal', lambda path: os.symlink('/dev/tty', path)),
    ('a pipe', os.mkfifo), ('a link to a pipe', lambda path: (os.mkfifo(path + '.pipe'), os.symlink(os.path.basename(path) + '.pipe', path))),
    ('a socket', bind), ('a file that nobody may read', forbid), ('nothing', lambda path: None), ('an empty file', lambda path: open(path, 'w', encoding='ascii').close()),
)


def remove(path):
    for name in (path, path + '.pipe'):
        if os.path.isdir(name) and not os.path.islink(name):
            os.rmdir(name)
        elif os.path.lexists(name):
            os.remove(name)


def judge(run, path, out):
    problems = []
    if run.status not in (1, 3):
        problems.append(run.said())
    name = os.path.basename(path).encode()
    named = (name, os.path.basename(os.path.dirname(path)).encode(), name.split(b'.')[0])
    if b'error: ' not in run.errors or not any(word in run.errors for word in named):
        problems.append('it does not name the file: {!r}'.format(run.errors[-300:]))
    if os.listdir(out):
        problems.append('left {}'.format(os.listdir(out)))
    return problems


def unreadable(tap):
    users = common.users()[-1:] if common.sanitized() else common.users()
    with common.Installed() as place:
        out = place.place('out')
        os.mkdir(out)
        os.chmod(out, 0o777)
        for title, name, validated in INPUTS:
            path = place.place(name)
            os.rename(path, path + '.kept')
            for kind, make in KINDS:
                if kind == 'nothing' and 'share/' in name:
                    continue  # there are other places to look for data that are not there
                make(path)
                for user in users:
                    # Root may read everything; what such a file holds is no text of the kind all the same.
                    for command in ('validate', 'render') if validated else ('render',):
                        options = ['-o', os.path.join(out, 'out.pdf')] if command == 'render' else []
                        run = place.run([command, *options, EXAMPLE], user=user)
                        tap.say('{} instead of {}: {}, as {}'.format(kind, title, command, common.user_name(user)), judge(run, path, out))
                        remove(os.path.join(out, 'out.pdf'))
                remove(path)
            os.rename(path + '.kept', path)
        for user in users:
            run = place.run(['render', '-o', os.path.join(out, 'out.pdf'), EXAMPLE], user=user)
            tap.same('all of it readable, as ' + common.user_name(user), (0, b''), (run.status, run.errors))
            remove(os.path.join(out, 'out.pdf'))


def patterns(tap):
    """Hyphenation patterns that cannot be read are a warning; without any, nothing is said. The publication is made."""
    with common.Installed() as place:
        path = place.place('share/cityprofile/hyphenation/hyph_en_GB.dic')
        out = place.place('out.pdf')
        os.chmod(place.folder, 0o777)
        os.rename(path, path + '.kept')
        for kind, make in KINDS:
            make(path)
            for user in common.users():
                run = place.run(['render', '-o', out, EXAMPLE], user=user)
                told = b'[hyphenation-unreadable]' in run.errors and b'hyph_en_GB.dic' in run.errors
                good = run.status == 0 and os.path.exists(out) and (run.errors == b'' if kind == 'nothing' else told)
                tap.say('{} instead of patterns, as {}'.format(kind, common.user_name(user)), [] if good else [run.said()])
                remove(out)
            remove(path)


def few_files(tap):
    """Where no more files can be opened the system has failed, not the profile."""
    with tempfile.TemporaryDirectory() as folder:
        ends = {}
        bad = []
        for most in range(3, 12):
            out = os.path.join(folder, 'out.pdf')
            run = common.Run(['render', EXAMPLE, '-o', out], before=lambda most=most: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))
            ends[run.status] = ends.get(run.status, 0) + 1
            # Below four not even the loader can read the libraries.
            failed = b'[input-failed]' in run.errors or b'[output-failed]' in run.errors
            said = (b'Too many open files' in run.errors and failed) or (most == 3 and b'shared librar' in run.errors)
            if os.path.exists(out) != (run.status == 0) or run.status not in ((0, 3) if most > 3 else (127, 3)) or (run.status != 0 and not said):
                bad.append('{} files: {}'.format(most, run.said()))
            remove(out)
        tap.say('few files may be open: statuses {}'.format(sorted(ends.items())), bad if 3 in ends and 0 in ends else bad + ['none failed, or all'])


def given_by_name(tap):
    """The same as the operand itself, and a part whose folder is closed."""
    with tempfile.TemporaryDirectory() as folder:
        for kind, make in KINDS:
            path = os.path.join(folder, 'named.xml')
            make(path)
            for command in ('validate', 'render', 'score'):
                run = common.Run([command, 'named.xml'], folder)
                ends = (run.status in (1, 3), b'named.xml' in run.errors or kind == 'a folder')
                tap.say('{} as operand of {}'.format(kind, command), [] if ends == (True, True) else [run.said()])
            remove(path)
    if os.geteuid() == 0:
        with common.Installed() as place:
            os.chmod(place.place('examples/exampleby/figures'), 0)
            run = place.run(['validate', EXAMPLE], user=common.OTHER_USER)
            tap.say('a closed folder with images in it', [] if run.status in (1, 3) and b'balance.png' in run.errors else [run.said()])
            os.chmod(place.place('examples/exampleby'), 0)
            run = place.run(['validate', EXAMPLE], user=common.OTHER_USER)
            tap.say('a closed folder with a profile in it', [] if run.status in (1, 3) and b'exampleby' in run.errors else [run.said()])


def changing(tap):
    """A file that grows, shrinks or is replaced while it is read: right, or a clear error."""
    scripts = {
        'grows': 'while :; do printf "%0100000d" 0 | tr 0 " " >> "$1"; done',
        'shrinks and grows': 'while :; do cp "$1.kept" "$1"; : > "$1"; done',
        'is replaced': 'while :; do cp "$1.kept" "$1.new"; mv "$1.new" "$1"; done',
        'comes and goes': 'while :; do rm "$1"; cp "$1.kept" "$1"; done',
    }
    with common.Installed() as place:
        for title, name in (('a profile', 'profile.xml'), ('a part', 'findings.xml'), ('an image', 'figures/balance.png')):
            path = place.place('examples', 'exampleby', name)
            shutil.copyfile(path, path + '.kept')
            for verb, script in scripts.items():
                writer = subprocess.Popen(['sh', '-c', script, 'sh', path], stderr=subprocess.DEVNULL)
                bad = []
                ends = {}
                for _ in range(ROUNDS if not common.sanitized() else 4):
                    run = place.run(['validate', EXAMPLE])
                    ends[run.status] = ends.get(run.status, 0) + 1
                    if run.status not in (0, 1, 3) or (run.status != 0) != (b'error: ' in run.errors):
                        bad.append(run.said())
                writer.kill()
                writer.wait()
                shutil.copyfile(path + '.kept', path)
                tap.say('{} that {}: statuses {}'.format(title, verb, sorted(ends.items())), bad)


if __name__ == '__main__':
    TESTS = [unreadable, patterns, few_files, given_by_name, changing]
    sys.exit(suite.Tap().run_all([test for test in TESTS if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]]))
