"""The same bytes from every build, in every environment: one digest for each example. Speaks TAP, and prints a table.

Usage: digests.py FOLDER VARIANT...

The builds of variants lie in FOLDER/VARIANT; builds of other optimization are made beside them, without tests. A locale that
cannot be had fails the test.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import common
import suite

# Publications; and charts of one on their own, as SVG: its folder, # and the name of the chart.
PROFILES = ('examples/smallest', 'examples/exampleby', 'examples/arabic', 'profiles/archive/alesund-2020', 'examples/charts', 'examples/charts#wheel',
            'examples/charts#g.loss')
LOCALES = ('C', 'tr_TR.UTF-8', 'ar_EG.UTF-8')
TIME_ZONES = ('Pacific/Auckland', 'America/Anchorage', 'Asia/Kathmandu')
MASKS = (0o000, 0o022, 0o077)
# More builds: compiler, options of Meson.
BUILDS = {
    'gcc -O0': ('gcc', '-Doptimization=0'),
    'clang -O0': ('clang', '-Doptimization=0'),
    'gcc -O3 -march=native': ('gcc', '-Doptimization=3', '-Dc_args=-march=native'),
}


def build(folder, name):
    """The program in a build of its own, up to date; what Meson or ninja say when they fail."""
    compiler, *options = BUILDS[name]
    place = os.path.join(folder, 'extra', name.replace(' ', ''))
    commands = [['ninja', '-C', place, 'src/cityprofile']]
    if not os.path.exists(os.path.join(place, 'build.ninja')):
        commands.insert(0, ['meson', 'setup', place, suite.ROOT, '-Dtests=false', '-Ddebug=false', *options])
    for command in commands:
        done = subprocess.run(command, env=dict(os.environ, CC=compiler), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stdout.decode('utf-8', 'replace')[-600:])
    return os.path.join(place, 'src', 'cityprofile')


def make_shim(folder):
    path = os.path.join(folder, 'shim.so')
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'shim.c')
    subprocess.run(['gcc', '-D_GNU_SOURCE', '-O1', '-shared', '-fPIC', '-o', path, source], check=True)
    return path


def plant_fonts(folder):
    """A home with other fonts in it, some under the names of the program's own."""
    fonts = [os.path.join(parent, name) for parent, _, names in os.walk(os.path.join(suite.ROOT, 'fonts')) for name in names
             if name.endswith(('.ttf', '.otf'))]
    for place in ('.fonts', '.local/share/fonts', 'system'):
        os.makedirs(os.path.join(folder, place))
        for own, other in zip(sorted(fonts), sorted(fonts, reverse=True)):
            shutil.copy(other, os.path.join(folder, place, os.path.basename(own)))
    with open(os.path.join(folder, 'fonts.conf'), 'w', encoding='ascii') as file:
        file.write('<fontconfig><dir>{}</dir></fontconfig>'.format(os.path.join(folder, 'system')))
    return {'HOME': folder, 'XDG_DATA_HOME': os.path.join(folder, '.local/share'), 'FONTCONFIG_FILE': os.path.join(folder, 'fonts.conf'),
            'FONTCONFIG_PATH': folder, 'FONTCONFIG_SYSROOT': folder}


def copy_reversed(source, target):
    """A copy whose files were made in the reverse order of their names."""
    os.makedirs(target)
    for name in sorted(os.listdir(source), reverse=True):
        path = os.path.join(source, name)
        if os.path.isdir(path):
            copy_reversed(path, os.path.join(target, name))
        else:
            shutil.copyfile(path, os.path.join(target, name))


class Table:
    """Rows of conditions, columns of examples, one digest expected in each column."""

    def __init__(self, tap, folder):
        self.tap = tap
        self.folder = folder
        self.expected = {}
        print('# {:44}{}'.format('', ''.join('{:18}'.format(os.path.basename(profile)) for profile in PROFILES)))

    def digest(self, program, profile, prefix, mask, place, changes):
        folder, _, chart = profile.partition('#')
        target = os.path.join(place, 'out.svg' if chart else 'out.pdf')
        command = ['chart', chart, folder] if chart else ['render', folder]
        done = subprocess.run([*prefix, program, *command, '-o', target], cwd=suite.ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              preexec_fn=lambda: os.umask(mask), env=suite.environment(**changes), check=False, timeout=300)
        if done.returncode != 0 or done.stderr:
            return 'status {}: {}'.format(done.returncode, done.stderr.decode('utf-8', 'replace')[:300])
        digest = common.digest(target)
        os.remove(target)
        return digest

    def row(self, title, program, prefix=(), mask=0o022, place=None, profiles=PROFILES, **changes):
        found = {own: self.digest(program, given, prefix, mask, place or self.folder, changes) for own, given in zip(PROFILES, profiles)}
        self.expected = self.expected or found
        print('# {:44}{}'.format(title, ''.join('{:18}'.format(digest[:16]) for digest in found.values())))
        self.tap.say('the same bytes: ' + title, ['{}: {} is not {}'.format(profile, found[profile], digest)
                                                  for profile, digest in self.expected.items() if found[profile] != digest or len(digest) != 64])


def environments(table, program, work):
    locales = os.path.join(work, 'locale')
    for name in LOCALES:
        suite.make_locale(locales, name)
        table.row('locale ' + name, program, LOCPATH=locales, LC_ALL=name, LANG=name, LANGUAGE=name[:2])
    for zone in TIME_ZONES:
        table.row('time zone ' + zone, program, TZ=zone)
    for mask in MASKS:
        table.row('umask {:03o}'.format(mask), program, mask=mask)
    with open('/proc/sys/kernel/randomize_va_space', encoding='ascii') as file:
        table.row('addresses randomized (kernel: {})'.format(file.read().strip()), program)
    table.row('addresses not randomized', program, prefix=('setarch', '-R'))


def junk_for_icu(folder):
    """Files in all places where the library might look for its data."""
    for version in range(60, 100):
        for order in 'lb':
            place = os.path.join(folder, 'icudt{}{}'.format(version, order))
            for name in ['brkitr/line.brk', 'uprops.icu', 'pnames.icu', 'ubidi.icu'] + [part + name + '.res' for part in ('', 'brkitr/', 'coll/') for name in ('root', 'en', 'ar')]:
                os.makedirs(os.path.dirname(os.path.join(place, name)), exist_ok=True)
                with open(os.path.join(place, name), 'w', encoding='ascii') as file:
                    file.write('junk')
            shutil.copyfile(os.path.join(place, 'uprops.icu'), place + '.dat')
    return folder


def libraries(table, program, folder):
    """What libraries would read from the environment."""
    junk = junk_for_icu(os.path.join(folder, 'icu'))
    for name, value in (('HB_SHAPER_LIST', 'fallback'), ('HB_OPTIONS', 'uniscribe-bug-compatible'), ('ICU_DATA', junk), ('ICU_TIMEZONE_FILES_DIR', junk),
                        ('LIBXSLT_PLUGINS_PATH', junk), ('XML_CATALOG_FILES', os.path.join(junk, 'none')), ('JPEGMEM', '1'), ('JSIMD_FORCENONE', '1'),
                        ('POSIXLY_CORRECT', '1')):
        table.row('variable ' + name, program, **{name: value})


def machines(table, program, folder):
    shim = make_shim(folder)
    table.row('other fonts in the system', program, **plant_fonts(os.path.join(folder, 'home')))
    table.row('no second thread', program, LD_PRELOAD=shim, SHIM_ONE_THREAD='1')
    table.row('one processor', program, prefix=('taskset', '--cpu-list', str(min(os.sched_getaffinity(0)))))
    table.row('folders listed in reverse order', program, LD_PRELOAD=shim, SHIM_REVERSE='1')


def places(table, program, folder):
    long = folder
    while len(long) < 200:
        long = os.path.join(long, 'a name of some length'[:max(1, 199 - len(long))])
    os.makedirs(long)
    for title, place in (('a path of {} characters'.format(len(long)), long), ('files made in reverse order', os.path.join(folder, 'reversed'))):
        copies = [os.path.join(place, os.path.basename(profile)) for profile in PROFILES]
        for profile, copy in zip(PROFILES, copies):
            if '#' not in profile:
                copy_reversed(os.path.join(suite.ROOT, profile), copy)
        data = os.path.join(place, 'data')
        for name in common.DATA:
            copy_reversed(os.path.join(suite.ROOT, name), os.path.join(data, name))
        table.row(title, program, place=place, profiles=copies, CITYPROFILE_DATA=data)


def main():
    work, variants = os.path.abspath(sys.argv[1]), sys.argv[2:]
    tap = suite.Tap()
    os.environ['CITYPROFILE_DATA'] = suite.ROOT
    with tempfile.TemporaryDirectory() as folder:
        table = Table(tap, folder)
        for name in variants:
            program = os.path.join(work, name, 'src', 'cityprofile')
            if os.path.exists(program):
                table.row('build ' + name, program)
        plain = next(os.path.join(work, name, 'src', 'cityprofile') for name in variants if not name.endswith('-sanitize'))
        tests = [lambda tap, name=name: table.row('build ' + name, build(work, name)) for name in BUILDS]
        tests += [lambda tap: environments(table, plain, work), lambda tap: libraries(table, plain, folder), lambda tap: machines(table, plain, folder), lambda tap: places(table, plain, folder)]
        return tap.run_all(tests)


if __name__ == '__main__':
    sys.exit(main())
