"""Nothing of the machine or of who works at it is in what leaves it: PDF, attached copy, stages, messages. Speaks TAP.

Names, paths, a host, a clock, secrets in the environment are planted and searched for in every form of every output.
"""

import datetime
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

import common
import suite

sys.path.insert(0, os.path.join(suite.ROOT, 'tests', 'end'))
import public_copy  # noqa: E402

ENVIRONMENT = {
    'USER': 'Quagga-user', 'LOGNAME': 'Quagga-login', 'USERNAME': 'Quagga-name', 'HOME': '/srv/Quagga-home', 'HOSTNAME': 'Quagga-host',
    'PWD': '/srv/Quagga-pwd', 'OLDPWD': '/srv/Quagga-oldpwd', 'MAIL': '/var/mail/Quagga-mail', 'EMAIL': 'Quagga-address@example.invalid', 'SHELL': '/bin/Quagga-shell',
    'LANG': 'Quagga-lang', 'LANGUAGE': 'Quagga-language', 'TZ': 'Quagga-zone', 'TMPDIR': '/srv/Quagga-tmp', 'TERM': 'Quagga-term', 'DISPLAY': 'Quagga-display:0',
    'AWS_SECRET_ACCESS_KEY': 'Quagga-secret', 'SSH_AUTH_SOCK': '/run/Quagga-agent', 'XDG_RUNTIME_DIR': '/run/Quagga-run', 'XML_CATALOG_FILES': '/etc/Quagga-catalog',
    'XDG_DATA_HOME': '/srv/Quagga-data',
}
FOLDER = 'Quagga-folder'
HOST = 'quagga-machine'
# When the profile's files say they were written; the date of the edition is another.
WRITTEN = datetime.datetime(2003, 7, 19, 4, 11, 33)
EDITION = '2019-03-05'
STAGES = ('profile', 'scorecard', 'document', 'galley', 'frames')


def moments(*times):
    """How a clock may show in an output."""
    return [form for time in times for form in (time.strftime('%Y%m%d'), time.strftime('%Y-%m-%d'), str(int(time.timestamp()))[:7])]


def words():
    here = list(ENVIRONMENT.values()) + [value.rsplit('/', 1)[-1] for value in ENVIRONMENT.values() if '/' in value] + [FOLDER, HOST]
    # A short name of a machine stands in any text.
    return here + ['Quagga', suite.ROOT + '/'] + [name for name in (os.uname().nodename,) if len(name) > 6]


def machine():
    """The command that gives the machine another name for the program alone, where that can be had."""
    command = ['unshare', '--uts'] + ([] if os.geteuid() == 0 else ['--map-root-user'])
    script = 'hostname {} && exec "$@"'.format(HOST)
    try:
        suite.tool(*command, 'sh', '-c', script, 'sh', 'true')
    except (OSError, subprocess.CalledProcessError):
        return ()
    return (*command, 'sh', '-c', script, 'sh')


class Place:
    """The program in a place whose path tells, and a profile in a folder whose name tells, with files of a date that tells."""

    def __init__(self, installed, example):
        self.installed = installed
        self.folder = installed.place(FOLDER, os.path.basename(example))
        shutil.copytree(os.path.join(suite.ROOT, example), self.folder)
        for parent, _, names in os.walk(self.folder):
            for name in names:
                self.date(os.path.join(parent, name))

    def date(self, path):
        if path.endswith('profile.xml'):
            with open(path, encoding='utf-8') as file:
                text = file.read()
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text.replace('2026-11-22', EDITION))
        os.utime(path, (WRITTEN.timestamp(), WRITTEN.timestamp()))

    def run(self, *arguments):
        return common.Run(arguments, self.folder, self.installed.program, prefix=machine(), CITYPROFILE_DATA=None, **ENVIRONMENT)


def search(tap, title, data, wanted):
    found = public_copy.found_in(data, wanted)
    tap.say('nothing in ' + title, ['{} stands there'.format(found)] if found or not data else [])


def outputs(tap):
    clock = moments(WRITTEN, datetime.datetime.now(), datetime.datetime.utcnow())
    with common.Installed() as installed:
        for example in ('examples/smallest', 'examples/exampleby', 'examples/arabic'):
            name = os.path.basename(example)
            place = Place(installed, example)
            # What the example says itself is no secret: the clock's digits may stand in its figures.
            source = b''.join(open(os.path.join(parent, file), 'rb').read() for parent, _, files in os.walk(place.folder) for file in files)
            wanted = words() + [os.path.basename(installed.folder)] + [moment for moment in clock if moment.encode() not in source]
            pdf = os.path.join(suite.pdf_folder('robust'), 'private-{}.pdf'.format(name))
            result = place.run('render', 'profile.xml', '-o', 'out.pdf')
            if result.status != 0:
                raise RuntimeError(result.said())
            tap.same('{}: nothing is said'.format(name), b'', result.errors + result.output)
            shutil.move(os.path.join(place.folder, 'out.pdf'), pdf)
            for title, data in public_copy.texts(pdf):
                search(tap, '{}: {}'.format(name, title), data, wanted)
            search(tap, '{}: the attached copy'.format(name), public_copy.attachment(pdf)[1], wanted)
            for stage in STAGES:
                # A stage is for whoever works on a template, and names the files of the installation.
                search(tap, '{}: --stop-after {}'.format(name, stage), place.run('render', 'profile.xml', '--stop-after', stage).output, words())
            for command in (('score',), ('score', '--format', 'json'), ('validate',), ('validate', '--format', 'json')):
                result = place.run(*command, 'profile.xml')
                search(tap, '{}: {}'.format(name, ' '.join(command)), result.output + result.errors + b' ', wanted)


FAULTS = (
    ('not XML', '<city', '<<city'), ('an unknown element', '<city', '<town/><city'), ('a missing image', '</p>', '</p><figure xml:id="f.x"><image src="none.png"/></figure>'),
    ('a missing part', '</p>', '</p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="none.xml"/>'),
    ('a part elsewhere', '</p>', '</p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../../share/cityprofile/fonts/fonts.xml"/>'),
    ('a missing glyph', 'Littleby does', '\U00012000 Littleby does'), ('an unknown method', 'u4ssc-2017', 'no-method-1'),
    ('an unknown template', 'smart-city-profile-1', 'no-template-1'), ('a dangling reference', 'no more than', '<ref to="none"/> no more than'),
    ('a long word', 'no more than', 'n' * 4000), ('no date', ' date="{}"'.format(EDITION), ''),
)


def messages(tap):
    with common.Installed() as installed:
        place = Place(installed, 'examples/smallest')
        path = os.path.join(place.folder, 'profile.xml')
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for title, before, after in FAULTS:
            assert before in text, before
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text.replace(before, after, 1))
            for command in (('validate',), ('validate', '--format=json'), ('render', '--strict', '-o', 'none/out.pdf')):
                run = place.run(*command, 'profile.xml')
                problems = ['it says nothing'] if not run.errors + run.output or (command[0] == 'render' and run.status == 0) else []
                tap.say('a message on {}: {}'.format(title, ' '.join(command)), problems + public_copy.found_in(run.errors + run.output, words()))
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        for target in ('none/out.pdf', '.', 'profile.xml', '/dev/full'):
            run = place.run('render', 'profile.xml', '-o', target)
            tap.say('a message on output to ' + target, public_copy.found_in(run.errors, words()) + ([] if run.errors else [run.said()]))
        for wrong in (('render',), ('render', '--none', 'profile.xml'), ('validate', 'none.xml'), ('render', '.', '--data', 'none'), ('--help',), ('template', 'list')):
            run = place.run(*wrong)
            tap.say('a message on ' + ' '.join(wrong), public_copy.found_in(run.errors + run.output, words()))


# What cameras and editors write beside pixels.
TOLD = ('Quagga-artist', 'Quagga-host', '/srv/Quagga/city.psd', 'Quagga N 62 28.33 E 6 9.29', '2003:07:19 04:11:33')
JPEG = os.path.join(suite.ROOT, 'tests', 'fuzz', 'corpus', 'image', 'i010.jpg')


def exif():
    """A block of Exif: artist, host, program, and where and when, in the order of the tags."""
    told = [(tag, text.encode() + b'\0') for tag, text in zip((0x010d, 0x013b, 0x013c, 0x8298, 0x9003), TOLD)]
    at = 8 + 2 + 12 * len(told) + 4
    entries = data = b''
    for tag, text in told:
        entries += struct.pack('<HHII', tag, 2, len(text), at + len(data))
        data += text
    return b'II*\0\x08\0\0\0' + struct.pack('<H', len(told)) + entries + b'\0\0\0\0' + data


def jpeg(kind, data):
    return b'\xff' + bytes([kind]) + struct.pack('>H', len(data) + 2) + data


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def pictures():
    """(title, name, bytes) of images in which everything is told, each in another place."""
    told = ' '.join(TOLD).encode()
    with open(JPEG, 'rb') as file:
        whole = file.read()
    scan = whole.index(b'\xff\xda')
    for number in range(16):
        data = b'Exif\0\0' + exif() if number == 1 else b'ICC_PROFILE\0\1\1' + told if number == 2 else told
        yield 'APP{}'.format(number), 'a.jpg', whole[:2] + jpeg(0xe0 + number, data) + whole[2:]
    yield 'thumbnails of JFIF', 'a.jpg', whole[:2] + jpeg(0xe0, b'JFXX\0\x10' + told) + whole[2:]
    yield 'a comment', 'a.jpg', whole[:2] + jpeg(0xfe, told) + whole[2:]
    yield 'a comment in front of the pixels', 'a.jpg', whole[:scan] + jpeg(0xfe, told) + whole[scan:]
    yield 'a second JPEG after the end', 'a.jpg', whole + whole[:2] + jpeg(0xe1, told) + whole[2:]
    yield 'text after the end of a JPEG', 'a.jpg', whole + told
    packed = zlib.compress(told)
    for depth, colours in ((8, 2), (8, 6)):
        head = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 4, 4, depth, colours, 0, 0, 0))
        rows = chunk(b'IDAT', zlib.compress(bytes(4 * (1 + 4 * (3 if colours == 2 else 4)))))
        for name, data in ((b'tEXt', b'Author\0' + told), (b'iTXt', b'Author\0\0\0\0\0' + told), (b'iTXt', b'Author\0\1\0\0\0' + packed),
                           (b'zTXt', b'Author\0\0' + packed), (b'eXIf', exif()), (b'iCCP', b'icc\0\0' + packed), (b'quGa', told)):
            title = 'PNG{} {}'.format(' with alpha' if colours == 6 else '', name.decode())
            yield title, 'a.png', head + chunk(name, data) + rows + chunk(b'IEND', b'')
            if name not in (b'iCCP', b'eXIf'):
                yield title + ' after the pixels', 'a.png', head + rows + chunk(name, data) + chunk(b'IEND', b'')
        yield 'text after the end of a PNG', 'a.png', head + rows + chunk(b'IEND', b'') + told


def images(tap):
    figure = '</p><figure xml:id="f.x"><caption>C</caption><image src="{}"/><alt>D</alt></figure><p>See <ref to="f.x"/>.</p>'
    with open(os.path.join(suite.ROOT, 'examples', 'smallest', 'profile.xml'), encoding='utf-8') as file:
        text = file.read()
    for title, name, data in pictures():
        assert public_copy.found_in(data, TOLD) or b'iCCP' in data or b'TXt' in data, title
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, 'profile.xml'), 'w', encoding='utf-8') as file:
                file.write(text.replace('</p>', figure.format(name), 1))
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(data)
            run = common.Run(['render', '.', '-o', 'out.pdf'], folder)
            pdf = os.path.join(folder, 'out.pdf')
            if run.status != 0:
                tap.say('an image that tells: ' + title, [run.said()])
                continue
            held = b'/Filter/DCTDecode' in suite.tool('cat', pdf) if name == 'a.jpg' else b'/Subtype/Image' in suite.tool('cat', pdf)
            found = {word: where for where, bytes_there in public_copy.texts(pdf) for word in public_copy.found_in(bytes_there, TOLD + ('Quagga',))}
            tap.say('an image that tells: ' + title, ['{}: {}'.format(word, where) for word, where in found.items()] + ([] if held else ['there is no image']))


def planted(tap):
    """The plants can be found: the program sees the environment, and the search finds each word."""
    for word in words():
        tap.same('found: ' + ('what is planted' if 'uagga' in word else 'a name of this machine'), [word], public_copy.found_in(b'x' + word.encode() + b'y', [word]))
    run = common.Run(['-c', 'hostname; env'], program='/bin/sh', prefix=machine(), **ENVIRONMENT)
    tap.same('the machine has another name', True, not machine() or HOST.encode() in run.output)
    tap.same('the environment has what is planted', [], [value for value in ENVIRONMENT.values() if value.encode() not in run.output and 'pwd' not in value])


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([planted, outputs, images, messages]))
