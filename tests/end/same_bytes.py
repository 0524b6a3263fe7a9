"""The same input gives the same bytes: again, elsewhere, in other locales, time zones and environments. Speaks TAP."""

import os
import shutil
import stat
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

PROFILES = ('examples/smallest', 'examples/exampleby', 'examples/arabic', 'profiles/archive/alesund-2020')

# Environments that a careless program would let into its output.
ENVIRONMENTS = (
    ('another time zone', {'TZ': 'Pacific/Auckland'}),
    ('a time zone west of Greenwich', {'TZ': 'America/Anchorage'}),
    ('another date of the build', {'SOURCE_DATE_EPOCH': '1000000000'}),
    ('an empty environment', {'HOME': None, 'PATH': '', 'USER': None, 'XML_CATALOG_FILES': ''}),
    ('another random seed and allocator', {'GLIBC_TUNABLES': 'glibc.malloc.perturb=165', 'PYTHONHASHSEED': '1'}),
)
LOCALES = ('de_DE.UTF-8', 'tr_TR.UTF-8')


def render(profile, folder=suite.ROOT, before=None, **changes):
    """The bytes written to standard output; anything but success is an exception."""
    result = suite.run(['render', profile, '-o', '-'], folder, before=before, **changes)
    if result.status != 0 or not result.output.startswith(b'%PDF-1.7'):
        raise RuntimeError('status {}: {}'.format(result.status, result.error_text()[:400]))
    return result.output


def compare(tap, title, expected, found):
    place = next((n for n, pair in enumerate(zip(expected, found)) if pair[0] != pair[1]), min(len(expected), len(found)))
    tap.say(title, [] if expected == found else ['{} and {} bytes, different from byte {}: {!r} and {!r}'.format(
        len(expected), len(found), place, expected[place - 20:place + 40], found[place - 20:place + 40])])


def copies(tap, profile, expected):
    """The profile elsewhere, and called by other names."""
    place = os.path.join(suite.ROOT, profile)
    compare(tap, profile + ': the file instead of the folder', expected, render(os.path.join(profile, 'profile.xml')))
    compare(tap, profile + ': an absolute path', expected, render(place))
    compare(tap, profile + ': from inside the folder', expected, render('.', place))
    with tempfile.TemporaryDirectory() as elsewhere:
        copy = os.path.join(elsewhere, 'another name', 'of the folder')
        shutil.copytree(place, copy)
        compare(tap, profile + ': a copy in another folder', expected, render(copy))
        compare(tap, profile + ': a copy, by a relative path', expected, render('another name/of the folder/profile.xml', elsewhere))


def environments(tap, profile, expected):
    for title, changes in ENVIRONMENTS:
        compare(tap, '{}: {}'.format(profile, title), expected, render(profile, **changes))


def locales(tap, profile, expected, folder):
    """In the folder LOCPATH of tests/run.sh, or one of the test's own. A locale that cannot be had is a failure."""
    for name in LOCALES:
        suite.make_locale(folder, name)
        compare(tap, '{}: locale {}'.format(profile, name), expected, render(profile, LOCPATH=folder, LC_ALL=name, LANG=name))


def files(tap, profile, expected):
    """What is written to a file is what goes to standard output, whatever stood there and whatever new files may do."""
    path = os.path.join(suite.pdf_folder('end'), 'same-{}.pdf'.format(os.path.basename(profile)))
    if os.path.exists(path):
        os.remove(path)
    for mask, title in ((0o077, 'a strict umask'), (0o022, 'a file over another')):
        result = suite.run(['render', profile, '-o', path], before=lambda mask=mask: os.umask(mask))
        with open(path, 'rb') as file:
            compare(tap, '{}: {}'.format(profile, title), expected, file.read() if result.status == 0 else b'')
    tap.same(profile + ': a file replaced keeps who may read it', 0o600, stat.S_IMODE(os.stat(path).st_mode))
    os.remove(path)
    suite.run(['render', profile, '-o', path], before=lambda: os.umask(0o022))
    tap.same(profile + ': a new file may be read by whom umask lets', 0o644, stat.S_IMODE(os.stat(path).st_mode))


def every_profile(tap):
    with tempfile.TemporaryDirectory() as folder:
        compare_all(tap, os.environ.get('LOCPATH', folder))


def compare_all(tap, folder):
    for profile in PROFILES:
        expected = render(profile)
        compare(tap, profile + ': again', expected, render(profile))
        copies(tap, profile, expected)
        environments(tap, profile, expected)
        locales(tap, profile, expected, folder)
        files(tap, profile, expected)


def standard_input(tap):
    folder = os.path.join(suite.ROOT, 'examples/smallest')
    with open(os.path.join(folder, 'profile.xml'), 'rb') as file:
        result = suite.run(['render', '-', '-o', '-'], folder, file.read())
    compare(tap, 'standard input', render('examples/smallest'), result.output)


def undated(tap):
    """Without a date of its own a publication takes SOURCE_DATE_EPOCH, and never the clock."""
    with open(os.path.join(suite.ROOT, 'examples/smallest/profile.xml'), encoding='utf-8') as file:
        text = file.read()
    assert text.count(' date="2026-11-22"') == 1
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'profile.xml'), 'w', encoding='utf-8') as file:
            file.write(text.replace(' date="2026-11-22"', ''))
        results = {}
        for name, epoch in (('none', None), ('early', '86399'), ('late', '86400'), ('last', '253402300799'), ('beyond', '253402300800'), ('no number', '-1')):
            path = os.path.join(suite.pdf_folder('end'), 'undated-{}.pdf'.format(name))
            results[name] = suite.run(['render', folder, '-o', path], SOURCE_DATE_EPOCH=epoch, TZ='Pacific/Auckland')
            said = suite.tool('pdfinfo', '-isodates', path).decode()
            dates = [row.split()[1][:10] for row in said.splitlines() if row.startswith(('CreationDate', 'ModDate'))]
            expected = {'early': ['1970-01-01'] * 2, 'late': ['1970-01-02'] * 2, 'last': ['9999-12-31'] * 2}.get(name, [])
            tap.same('dates of a PDF, SOURCE_DATE_EPOCH {}'.format(epoch), expected, dates)
    tap.same('no date is a warning', (0, True), (results['none'].status, '[date-missing]' in results['none'].error_text()))
    tap.same('without the variable nothing is said of it', False, 'SOURCE_DATE_EPOCH' in results['none'].error_text())
    for name in ('beyond', 'no number'):
        tap.same('a variable that cannot be used is named: ' + name, (0, True, True),
                 (results[name].status, '[date-missing]' in results[name].error_text(), 'SOURCE_DATE_EPOCH' in results[name].error_text()))
    tap.same('a date of the build is one', (0, ''), (results['late'].status, results['late'].error_text()))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([every_profile, standard_input, undated]))
