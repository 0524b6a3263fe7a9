"""Commands, options, standard streams and exit statuses. Speaks TAP."""

import json
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

COMMANDS = ('validate', 'render', 'chart', 'score', 'compare', 'method list', 'template list', 'rule explain')
SMALLEST = 'examples/smallest'
FAULTY = b'<profile xmlns="urn:cityprofile:profile:1"/>'

WRONG_USE = (
    '', 'nonsense', 'rule', 'method', 'template nonsense', '--nonsense', 'render', 'validate', 'score', 'rule explain',
    '--help nonsense', '--help limits more', 'chart', 'chart wheel', 'render a b', 'score a b', 'method list a', 'template list a', 'rule explain a b',
    'compare', 'compare a', 'compare --format sdmx-csv a b', 'compare --rank=1 a b',
    'render --nonsense a', 'render --stop-after', 'render --stop-after nonsense a', 'render -o', 'render -x a',
    'score --format xml a', 'validate --format xml a', 'render --st a', 'rule explain --strict a', 'render --strict=1 a',
    'score --format json --format text a', 'score --explain EC --explain EN a', 'compare --lang nb --lang en a b', 'render -o a.pdf -o b.pdf a',
    'render -o "" a', 'score --edition= a', 'validate --data "" a', 'method list --data=', 'compare --lang= a b', 'score --method "" a',
)


def help_texts(tap):
    overview = suite.run(['--help'])
    tap.same('--help', (0, b''), (overview.status, overview.errors))
    tap.same('-h says the same', overview.output, suite.run(['-h']).output)
    for command in COMMANDS:
        result = suite.run([*command.split(), '--help'])
        text = result.text()
        problems = [] if (result.status, result.errors) == (0, b'') else ['status {}, {!r}'.format(result.status, result.errors)]
        if not text.startswith('Usage: cityprofile {} '.format(command)) or '--help' not in text:
            problems.append('no usage: ' + text[:80])
        if '\n  {} '.format(command) not in overview.text():
            problems.append('--help does not list it')
        problems += ['line longer than 132 characters: ' + row for row in text.splitlines() if len(row) > 132]
        tap.say(command + ' --help', problems)


def version(tap):
    result = suite.run(['--version'])
    with open(os.path.join(suite.ROOT, 'meson.build'), encoding='utf-8') as file:
        number = re.search(r"version: '([^']+)'", file.read())[1]
    tap.same('--version', (0, 'cityprofile {}\n'.format(number), b''), (result.status, result.text(), result.errors))
    result = suite.run(['--vers'])
    tap.same('--version, shortened', (0, 'cityprofile {}\n'.format(number), b''), (result.status, result.text(), result.errors))


def wrong_use(tap):
    for line in WRONG_USE:
        result = suite.run(shlex.split(line))
        tap.same('wrong use: cityprofile ' + line, (2, b'', True), (result.status, result.output, result.errors.startswith(b'cityprofile: ')))


def options(tap):
    """GNU manners: options after operands, values joined or apart, names shortened, -- ends them."""
    expected = suite.run(['score', '--format=json', SMALLEST])
    tap.same('score as JSON', (0, b''), (expected.status, expected.errors))
    for line in ('score --format json ' + SMALLEST, 'score {} --format=json'.format(SMALLEST), 'score --form json ' + SMALLEST,
                 'score --format=json -- ' + SMALLEST):
        tap.same('cityprofile ' + line, expected.output, suite.run(line.split()).output)
    tap.same('an operand after -- may look like an option', 1, suite.run(['score', '--', '--help']).status)


def stages(tap):
    for stage in ('profile', 'scorecard', 'document', 'galley'):
        result = suite.run(['render', SMALLEST, '--stop-after', stage])
        tap.same('--stop-after {} is JSON'.format(stage), (0, b'', dict), (result.status, result.errors, type(json.loads(result.output))))
    result = suite.run(['render', SMALLEST, '--stop-after', 'frames'])
    tap.same('--stop-after frames is text', (0, b'', True), (result.status, result.errors, result.text().startswith('frames ')))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'frames.txt')
        written = suite.run(['render', SMALLEST, '--stop-after', 'frames', '-o', path])
        with open(path, 'rb') as file:
            tap.same('a stage in a file', (0, b'', result.output), (written.status, written.output, file.read()))


def lists(tap):
    for command, expected in (('method list', 'u4ssc-2017 '), ('template list', 'smart-city-profile-1 ')):
        result = suite.run(command.split())
        rows = result.text().splitlines()
        tap.same(command, (0, b'', True, sorted(rows)), (result.status, result.errors, any(row.startswith(expected) for row in rows), rows))
    chart = suite.run(['chart', '--list'])
    rows = [re.split('  +', row) for row in chart.text().splitlines()]
    tap.same('chart --list', (0, b'', ['time-series', '--group DATA-POINT', 'a data point over its periods'], []),
             (chart.status, chart.errors, next((row for row in rows if row[0] == 'time-series'), None), [row for row in rows if len(row) not in (2, 3)]))
    with tempfile.TemporaryDirectory() as folder:
        methods = os.path.join(folder, 'profiles', 'methods')
        shutil.copytree(os.path.join(suite.ROOT, 'examples', 'methods', 'methods'), methods)
        result = suite.run(['method', 'list', '--data', folder])
        tap.same('method list: an extension stands with the methods', (0, b'', ['anchorby-1', 'harbour-method-1', 'harbour-method-2', 'u4ssc-2017']),
                 (result.status, result.errors, [row.split()[0] for row in result.text().splitlines()]))
        result = suite.run(['render', SMALLEST, '-o', '-', '--data', folder])
        tap.same('what a data folder lacks is taken from the next', (0, b'', b'%PDF-'), (result.status, result.errors, result.output[:5]))


def rules(tap):
    """Every code of the catalogue is explained; a code that is none is not."""
    with open(os.path.join(suite.ROOT, 'src/base/diag_codes.def'), encoding='utf-8') as file:
        codes = re.findall(r'^DIAG_CODE\(\w+, \w+, "([^"]+)"', file.read(), re.MULTILINE)
    problems = []
    for code in codes:
        result = suite.run(['rule', 'explain', code])
        if (result.status, result.errors) != (0, b'') or not result.text().startswith(code + ' ('):
            problems.append(code)
    tap.say('rule explain, {} codes'.format(len(codes)), problems if codes else ['there are no codes'])
    unknown = suite.run(['rule', 'explain', 'nonsense'])
    tap.same('rule explain nonsense', (1, b'', True), (unknown.status, unknown.output, bool(unknown.errors)))


def validate(tap):
    good = suite.run(['validate', SMALLEST])
    tap.same('validate', (0, SMALLEST + ': no errors\n', b''), (good.status, good.text(), good.errors))
    both = suite.run(['validate', SMALLEST, '-', '--format', 'json'], standard_input=FAULTY)
    reports = json.loads(both.output)
    tap.same('validate --format json', (1, b'', [0, True]),
             (both.status, both.errors, [len(reports[0]['diagnostics']), len(reports[1]['diagnostics']) > 0]))


def strict(tap):
    """With --strict a warning is an error: status 1 and no output."""
    with open(os.path.join(suite.ROOT, SMALLEST, 'profile.xml'), 'rb') as file:
        undated = file.read().replace(b' date="2026-11-22"', b'')
    lax = suite.run(['render', '-', '-o', '-'], standard_input=undated)
    tap.same('a warning', (0, True, True), (lax.status, bool(lax.output), b'warning:' in lax.errors))
    firm = suite.run(['render', '--strict', '-', '-o', '-'], standard_input=undated)
    tap.same('--strict', (1, b'', True, False), (firm.status, firm.output, b'error:' in firm.errors, b'warning:' in firm.errors))


def default_names(tap):
    """Without -o the PDF is named after the profile, in the current folder."""
    source = os.path.join(suite.ROOT, SMALLEST, 'profile.xml')
    folder = suite.pdf_folder('end', 'names')
    shutil.rmtree(folder)
    with tempfile.TemporaryDirectory() as profiles:
        os.mkdir(os.path.join(profiles, 'littleby'))
        shutil.copy(source, os.path.join(profiles, 'littleby'))
        shutil.copy(source, os.path.join(profiles, 'another.xml'))
        for operand, expected in (('littleby', 'littleby.pdf'), ('littleby/', 'littleby.pdf'), ('littleby/profile.xml', 'littleby.pdf'),
                                  ('another.xml', 'another.pdf')):
            here = suite.pdf_folder('end', 'names', operand.replace('/', '-'))
            result = suite.run(['render', os.path.join(profiles, operand)], here)
            tap.same('name of the PDF of ' + operand, (0, [expected], b''), (result.status, os.listdir(here), result.output))
    here = suite.pdf_folder('end', 'names', 'input')
    with open(source, 'rb') as file:
        result = suite.run(['render', '-'], here, standard_input=file.read())
    tap.same('name of the PDF of standard input', (0, ['profile.pdf']), (result.status, os.listdir(here)))
    here = suite.pdf_folder('end', 'names', 'inside', 'littleby')
    shutil.copy(source, here)
    result = suite.run(['render', '.'], here)
    tap.same('name of the PDF of .', (0, ['littleby.pdf', 'profile.xml']), (result.status, sorted(os.listdir(here))))
    below = os.path.join(here, 'below')
    os.mkdir(below)
    result = suite.run(['render', '..'], below)
    tap.same('name of the PDF of ..', (0, ['littleby.pdf']), (result.status, os.listdir(below)))
    shutil.rmtree(below)
    os.remove(os.path.join(here, 'profile.xml'))


def standing_file(tap):
    """A file that stands where the output goes stays whole when there is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'out.pdf')
        with open(path, 'w', encoding='ascii') as file:
            file.write('an older one')
        result = suite.run(['render', '-', '-o', path], standard_input=FAULTY)
        with open(path, encoding='ascii') as file:
            tap.same('an older output stays', (1, 'an older one', ['out.pdf']), (result.status, file.read(), os.listdir(folder)))
        link = os.path.join(folder, 'link.pdf')
        os.symlink('nowhere.pdf', link)
        result = suite.run(['render', SMALLEST, '-o', link])
        tap.same('a link that leads nowhere is not followed', (3, True, ['link.pdf', 'out.pdf']),
                 (result.status, 'it is a link that leads nowhere' in result.error_text(), sorted(os.listdir(folder))))


def linked_profile(tap):
    """The profile.xml of a folder may not come from elsewhere; a file that is named may."""
    with tempfile.TemporaryDirectory() as folder:
        link = os.path.join(folder, 'profile.xml')
        os.symlink(os.path.join(suite.ROOT, SMALLEST, 'profile.xml'), link)
        found, named = suite.run(['validate', folder]), suite.run(['validate', link])
        tap.same('a profile that is a link', (1, True, 0), (found.status, 'leads out of' in found.error_text(), named.status))


def input_by_standard_input(tap):
    """The file that standard input reads is an input as others are; what is no file is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'p.svg')
        shutil.copy(os.path.join(suite.ROOT, SMALLEST, 'profile.xml'), path)
        os.symlink('p.svg', os.path.join(folder, 'link.pdf'))
        with open(path, 'rb') as file:
            before = file.read()
        for arguments in (['render', '-', '-o', 'p.svg'], ['render', '-', '-o', 'link.pdf'], ['render', '-', '--stop-after', 'profile', '-o', 'p.svg']):
            with open(path, 'rb') as file:
                finished = subprocess.run([suite.program(), *arguments], cwd=folder, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                          env=suite.environment(), check=False)
            with open(path, 'rb') as file:
                kept = file.read()
            tap.same('the output is standard input: ' + ' '.join(arguments), (1, True, True),
                     (finished.returncode, b'[output-is-input]' in finished.stderr, kept == before))
        result = suite.run(['render', '-', '-o', path, '--stop-after', 'profile'], standard_input=before)
        tap.same('the output is a file, the input a pipe', (0, b''), (result.status, result.errors))


def on_terminal(**changes):
    """What validate says of a faulty profile to a terminal."""
    parent, child = pty.openpty()
    process = subprocess.Popen([suite.program(), 'validate', '-'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=child,
                               env=suite.environment(**changes))
    process.communicate(FAULTY)
    os.close(child)
    said = b''
    try:
        while chunk := os.read(parent, 65536):
            said += chunk
    except OSError:  # how the end shows on a terminal
        pass
    os.close(parent)
    return said


def colour(tap):
    tap.same('colours on a terminal', True, b'\x1b[' in on_terminal())
    tap.same('none with NO_COLOR', False, b'\x1b[' in on_terminal(NO_COLOR='1'))
    tap.same('colours with NO_COLOR empty', True, b'\x1b[' in on_terminal(NO_COLOR=''))
    piped = suite.run(['validate', '-'], standard_input=FAULTY)
    tap.same('none in a pipe', (1, False), (piped.status, b'\x1b[' in piped.errors))


def full_output(tap):
    """Standard output that cannot be written is the system's fault, with a message."""
    for line in ('--help', 'method list', 'score ' + SMALLEST, 'render {} -o -'.format(SMALLEST), 'validate --format json ' + SMALLEST):
        with open('/dev/full', 'wb') as full:
            finished = subprocess.run([suite.program(), *line.split()], cwd=suite.ROOT, stdout=full, stderr=subprocess.PIPE,
                                      env=suite.environment(), check=False)
        tap.same('no room on standard output: cityprofile ' + line, (3, True), (finished.returncode, bool(finished.stderr)))


def reader_gone(tap):
    """A pipe that nobody reads any more, as behind head, ends the program quietly, by whatever name it is written to."""
    for line in ('render {} -o -', 'render {} -o /dev/stdout', 'render {} --stop-after document', 'chart wheel examples/exampleby -o - --format svg',
                 'chart --list', 'score {}', 'score {} --format json', 'compare profiles/archive/asker-2020 profiles/archive/karmoy-2020', 'validate {}', 'validate {} --format json', 'method list',
                 'rule explain not-utf8', 'render --help', '--help', '--help limits', '--version'):
        reader, writer = os.pipe()
        os.close(reader)
        finished = subprocess.run([suite.program(), *line.format(SMALLEST).split()], cwd=suite.ROOT, stdout=writer, stderr=subprocess.PIPE,
                                  env=suite.environment(), check=False)
        os.close(writer)
        tap.same('a reader that went away: ' + line, (3, b''), (finished.returncode, finished.stderr))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([help_texts, version, wrong_use, options, stages, lists, rules, validate, strict, default_names,
                                  standing_file, linked_profile, colour, full_output, reader_gone,
                                  input_by_standard_input]))
