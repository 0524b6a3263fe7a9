"""The command score: what each format says, what the schema allows, wrong use, colours, sets given as files. Speaks TAP."""

import csv
import fractions
import io
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import unicodedata

import jsonschema

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

EXAMPLE = 'examples/exampleby'
ARCHIVE = ['profiles/archive/' + name for name in ('alesund-2020', 'asker-2020', 'karmoy-2020', 'kristiansund-2020')]
METHODS = ['examples/methods/harbour-{}.xml'.format(name) for name in ('1', '2', 'local')]
PROFILES = ['examples/smallest', EXAMPLE, 'examples/arabic', *ARCHIVE, *METHODS]

WRONG_USE = (
    ['--explain', 'nonsense'], ['--explain', ''], ['--explain', 'EC:W:9Z'], ['--explain'], ['--coverage', '--explain', 'EC'],
    ['--explain', 'EC', '--format=csv'], ['--explain', 'EC', '--format=sdmx-csv'], ['--coverage', '--format=sdmx-csv'], ['--format=xml'],
    ['--period', 'last year'], ['--period', '2019/2018'], ['--coverage=yes'],
)


def score(*arguments, **changes):
    return suite.run(['score', *arguments], **changes)


def read_json(*arguments):
    result = score('--format=json', *arguments)
    if (result.status, result.errors) != (0, b''):
        raise ValueError('{}: status {}, {}'.format(arguments, result.status, result.error_text()))
    return json.loads(result.output)


def cells(line):
    return [cell for cell in re.split(r'  +', line) if cell]


def schema(tap):
    """What is printed as JSON is what docs/scorecard.schema.json says."""
    with open(os.path.join(suite.ROOT, 'docs/scorecard.schema.json'), encoding='utf-8') as file:
        rules = json.load(file)
    jsonschema.Draft202012Validator.check_schema(rules)
    validator = jsonschema.Draft202012Validator(rules)
    for profile in PROFILES:
        card = read_json(profile)
        scored = [point for point in card['data_points'] if point['state'] == 'scored']
        subjects = [card[key][0]['code'] for key in ('dimensions', 'categories', 'sub_dimensions', 'indicators', 'data_points') if card[key]]
        several = {point['indicator_code'] for point in card['data_points'] if '/' in point['code']}
        runs = [['--explain', code] for code in subjects + sorted(several)[:1] + [point['code'] for point in scored]]
        runs += [['--coverage'], ['--trend'], ['--gaps']]
        runs += [['--set', '{}={}'.format(point['code'], point['value']['decimal'])] for point in scored[:1] if 'met' not in point]
        problems = []
        for arguments in [[], *runs]:
            for error in validator.iter_errors(read_json(profile, *arguments)):
                deepest = max(error.context or [error], key=lambda part: len(part.absolute_path))
                problems.append('{}: {} at {}'.format(arguments, deepest.message[:200], list(deepest.absolute_path)))
        tap.say('schema, ' + profile, problems)
    card = read_json(EXAMPLE)
    broken = [dict(card, city_total=75), dict(card, dimensions=[dict(card['dimensions'][0], band='excellent')]),
              {key: value for key, value in card.items() if key != 'local'}]
    tap.same('the schema refuses what is none', [False] * 3, [validator.is_valid(each) for each in broken])


def check_number(number, problems):
    """A number is the same three times over, but for what rounding takes away."""
    if 'number' not in number:
        return
    if fractions.Fraction(number['decimal']) != fractions.Fraction(str(number['number'])):
        problems.append('{decimal} is not {number}'.format(**number))
    decimals = len(number['decimal'].partition('.')[2])
    if abs(fractions.Fraction(number['exact']) - fractions.Fraction(number['decimal'])) >= fractions.Fraction(1, 10 ** decimals):
        problems.append('{decimal} is not {exact}'.format(**number))


SET_COLUMNS = ('benchmarks', 'benchmarks_status', 'benchmarks_access', 'notice')


def set_of(card):
    """The set as the last columns of CSV have it."""
    found = card['benchmarks'] or {}
    return [found.get(name, '') for name in ('id', 'status', 'access', 'notice')]


def formats_agree(tap):
    """Text, JSON and CSV say the same of every data point and group."""
    for profile in PROFILES:
        problems = []
        # Floating point would hide what differs.
        card = json.loads(score('--format=json', profile).output, parse_float=str)
        text = {line.split('  ')[0]: line for line in score(profile).text().splitlines() if re.match(r'[A-Z]+[:/]', line)}
        rows = list(csv.DictReader(io.StringIO(score('--format=csv', profile).output.decode('utf-8-sig'), newline='')))
        by_level = {(row['level'], row['code']): row for row in rows}
        points = card['data_points'] + card['local']['data_points']
        for point in points:
            for number in (point['value'], point['percent']):
                if number:
                    check_number(number, problems)
            expected = [point['value']['decimal'] if point['value'] else '', point['percent']['decimal'] if point['percent'] else '',
                        point['band'] or '', point['state']]
            row = by_level['data-point', point['code']]
            if [row['value'], row['percent'], row['band'], row['state']] != expected:
                problems.append('CSV: {} is {}'.format(point['code'], row))
            line = cells(text[point['code']])
            wanted = [cell or '-' for cell in expected[:3]]
            if line[2] != wanted[0] or line[5:7] != wanted[1:] or line[7:] != ([] if point['state'] == 'scored' else [point['state']]):
                problems.append('text: {} is {}'.format(point['code'], line))
        for key, level in (('dimensions', 'dimension'), ('sub_dimensions', 'sub-dimension'), ('categories', 'category')):
            for group in card[key]:
                row = by_level[level, group['code']]
                expected = [group['percent']['decimal'] if group['percent'] else '', group['band'] or '', str(group['scored'])]
                if [row['percent'], row['band'], row['scored']] != expected:
                    problems.append('CSV: {} is {}'.format(group['code'], row))
        if len(rows) != sum(len(card[key]) for key in ('dimensions', 'sub_dimensions', 'categories', 'indicators')) + len(points) + len(
                card['local']['indicators']):
            problems.append('{} rows of CSV'.format(len(rows)))
        notice = set_of(card)
        problems += ['CSV: {} without its notice'.format(row['code']) for row in rows
                     if [row['method'], *(row[name] for name in SET_COLUMNS)] != [card['method']['id'], *notice]]
        sdmx_rows = csv.DictReader(io.StringIO(score('--format=sdmx-csv', profile).text(), newline=''))
        problems += ['SDMX-CSV: {} without its notice'.format(row['INDICATOR']) for row in sdmx_rows
                     if [row[name.upper()] for name in SET_COLUMNS] != (notice if row['BAND'] else [''] * 4)]
        tap.say('text, JSON and CSV agree, ' + profile, problems)


def csv_for_spreadsheets(tap):
    raw = score('--format=csv', EXAMPLE).output
    tap.same('CSV begins with a byte order mark and ends lines by CR LF', (True, True, True),
             (raw.startswith(b'\xef\xbb\xbflevel,'), raw.endswith(b'\r\n'), raw.count(b'\n') == raw.count(b'\r\n')))
    rows = list(csv.reader(io.StringIO(raw.decode('utf-8-sig'), newline=''), strict=True))
    tap.same('all rows of CSV have one shape', {len(rows[0])}, {len(row) for row in rows})
    acting = [cell for row in rows for cell in row if re.match(r'[=+@\t\r]|-(?!\d+(\.\d+)?$)', cell) or re.fullmatch(r'\d+/\d+', cell)]
    tap.same('nothing in CSV acts on a spreadsheet', [], acting)
    with open(os.path.join(suite.ROOT, EXAMPLE, 'indicators/2019.xml'), encoding='utf-8') as file:
        hostile = file.read().replace('The city has not yet mapped its parks.', '=HYPERLINK(&quot;https://evil.example&quot;)')
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['cp', '-rL', os.path.join(suite.ROOT, EXAMPLE), folder], check=True)
        with open(os.path.join(folder, 'exampleby/indicators/2019.xml'), 'w', encoding='utf-8') as file:
            file.write(hostile)
        result = score('--format=csv', os.path.join(folder, 'exampleby'))
    tap.same('a reason that is a formula', (0, True, False),
             (result.status, b',"\'=HYPERLINK(""https://evil.example"")",' in result.output, b',=HYPER' in result.output))


def values_there(profile):
    return any(point['value'] or 'period' in point for point in read_json(profile)['data_points'])


def sdmx(tap):
    """Rules of SDMX-CSV 2.0: first columns, ids, one row for each key, and periods and numbers as SDMX reads them."""
    periods = re.compile(r'\d{4}(-\d\d(-\d\d)?)?|\d{4}-\d\d-\d\d/P\d+[YMD]')
    for profile in PROFILES:
        result = score('--format=sdmx-csv', profile)
        rows = list(csv.DictReader(io.StringIO(result.text(), newline=''), strict=True))
        problems = [] if result.text().startswith('STRUCTURE[;],STRUCTURE_ID,ACTION,') else ['columns']
        keys = [tuple(row[name] for name in ('REF_AREA', 'BOUNDARY', 'INDICATOR', 'TIME_PERIOD')) for row in rows]
        problems += ['twice: {}'.format(key) for key in keys if keys.count(key) > 1]
        for row in rows:
            ids = [row[name] for name in ('REF_AREA', 'BOUNDARY', 'INDICATOR', 'UNIT_MEASURE', 'OBS_STATUS', 'CONF_STATUS')]
            good = all(re.fullmatch(r'[A-Za-z0-9_@$\-]+', each) for each in ids) and periods.fullmatch(row['TIME_PERIOD'])
            good = good and re.fullmatch(r'CITYPROFILE:[a-z0-9-]+\(1\.0\.0\)', row['STRUCTURE_ID']) and row['ACTION'] == 'I'
            good = good and (re.fullmatch(r'-?\d+(\.\d+)?', row['OBS_VALUE']) if row['OBS_STATUS'] in 'AEFDV' else
                             row['OBS_STATUS'] == 'B' or row['OBS_VALUE'] == '') and row['OBS_STATUS'] in 'ABDEFLMOQV'
            if not good:
                problems.append(str(row))
        values = {point['code'].replace(':', '_').replace('/', '-').replace('.', '_'): point for point in read_json(profile)['data_points']}
        missing = [code for code, point in values.items() if point['value'] and code not in {row['INDICATOR'] for row in rows}]
        tap.say('SDMX-CSV, ' + profile, problems + missing if rows or not values_there(profile) else ['no rows'])


def terminal_width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in line)


def explained(tap):
    """An explanation is of what was asked for, in any spacing, and says the numbers of the scorecard."""
    plain = score(EXAMPLE, '--explain', 'EC:W:2C')
    tap.same('--explain', (0, b'', True), (plain.status, plain.errors, '\nEC:W:2C  Water supply loss\n' in plain.text()))
    for asked in ('EC: W: 2C', 'ec:w:2c', ' EC:W:2C '):
        tap.same('--explain "{}"'.format(asked), plain.output, score(EXAMPLE, '--explain', asked).output)
    for profile in (*ARCHIVE, EXAMPLE):
        problems, points = [], read_json(profile)['data_points']
        for point in [point for point in points if point['value']] + [point for point in points if not point['value']][:8]:
            text = score(profile, '--explain', point['code']).text()
            if point['state'] == 'scored':
                wanted = ['\nBand          {}: '.format(point['band']), '; {} per cent\n'.format(point['percent']['decimal'])]
                wanted += ['\nStatus        ' + point['benchmark']['status'], '\nPoints        {} of '.format(point['points'])]
            else:
                wanted = ['\nNot scored    ']
            joined = re.sub(r'\n {14}', ' ', text)
            problems += ['{}: no {!r}'.format(point['code'], each) for each in wanted if each not in joined]
            rows = [row for row in text.splitlines() if terminal_width(row) > 80 and len(row[14:].split()) > 1]
            problems += ['too wide: ' + row for row in rows]
        tap.say('--explain, data points of ' + profile, problems)


def wrong_use(tap):
    for arguments in WRONG_USE:
        result = score(EXAMPLE, *arguments)
        tap.same('wrong use: score {}'.format(' '.join(arguments)), (2, b'', True, True),
                 (result.status, result.output, result.errors.startswith(b'cityprofile: '), b'Usage: cityprofile score ' in result.errors))
    near = score(EXAMPLE, '--explain', 'EC:W:2D')
    tap.same('an unknown id, with the nearest', True, 'did you mean “EC:W:2C”?' in near.error_text())


def sets(tap):
    """A set or method by its id or by a file of any name; what is wrong with a file is told with its place."""
    by_id = score(EXAMPLE)
    path = os.path.join(suite.ROOT, EXAMPLE, 'methods/benchmarks/example-benchmarks-1.xml')
    tap.same('--benchmarks ID', by_id.output, score(EXAMPLE, '--benchmarks', 'example-benchmarks-1').output)
    tap.same('--benchmarks FILE', by_id.output, score(EXAMPLE, '--benchmarks', path).output)
    tap.same('--method ID', by_id.output, score(EXAMPLE, '--method', 'example-method-1').output)
    with open(path, encoding='utf-8') as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        locked = os.path.join(folder, 'any-name.xml')
        with open(locked, 'w', encoding='utf-8') as file:
            file.write(text.replace('xml:id="example-benchmarks-1"', 'xml:id="locked-7" access="restricted"', 1))
        result = score(EXAMPLE, '--benchmarks', locked)
        tap.same('a restricted set says so', (0, True, True),
                 (result.status, 'benchmarks locked-7' in result.text(), '\nBenchmarks restricted: not for publication\n' in result.text()))
        tap.same('and so does what explains it', True,
                 '\nBenchmarks restricted: not for publication\n' in score(EXAMPLE, '--benchmarks', locked, '--explain', 'EC').text())
        tap.same('an open set does not', False, 'restricted' in by_id.text())
        with open(locked, 'w', encoding='utf-8') as file:
            file.write(text.replace('formula="ratio"', 'formula="nonsense"', 1))
        result = score(EXAMPLE, '--benchmarks', locked)
        tap.same('a faulty set', (1, b'', True), (result.status, result.output, bool(re.match(re.escape(locked) + r':\d+:\d+: error: ', result.error_text()))))
        missing = score(EXAMPLE, '--benchmarks', os.path.join(folder, 'none.xml'))
        tap.same('a missing set', (1, b'', True), (missing.status, missing.output, b'file-not-found' in missing.errors))
    other = score(EXAMPLE, '--benchmarks', 'open-derived-2026')
    tap.same('a set for another method', (1, b'', True), (other.status, other.output, b'benchmarks-method' in other.errors))


def coverage(tap):
    """Counts add up, and those of indicators stand apart from those of data points."""
    for profile in (*ARCHIVE, EXAMPLE):
        report, problems = read_json(profile, '--coverage'), []
        kinds = ('reported', 'partial', 'not_reported', 'not_collected', 'withheld', 'not_known', 'not_applicable')
        rows = {(row.get('code', ''), row['class']): row for row in report['coverage']}
        for row in report['coverage']:
            for what in ('indicators', 'data_points'):
                if sum(row[what].get(kind, 0) for kind in kinds) != row[what]['total']:
                    problems.append('{} {}'.format(row.get('code'), what))
            if row['class'] == 'all':
                parts = [rows[row.get('code', ''), name] for name in ('core', 'advanced')]
                problems += ['{}: {}'.format(row.get('code'), key) for key, total in row['indicators'].items()
                             if total != sum(part['indicators'][key] for part in parts)]
        whole, dimensions = rows['', 'all'], [row for row in report['coverage'] if row['level'] == 'dimension' and row['class'] == 'all']
        for what in ('indicators', 'data_points'):
            problems += [what + ' ' + key for key, total in whole[what].items() if total != sum(row[what][key] for row in dimensions)]
        lists = len(report['partial']), len(report['not_reported'])
        if lists != (whole['indicators']['partial'], whole['indicators']['total'] - whole['indicators']['reported'] - whole['indicators']['partial']):
            problems.append('lists: {}'.format(lists))
        found = list(csv.DictReader(io.StringIO(score(profile, '--coverage', '--format=csv').output.decode('utf-8-sig'), newline='')))
        for row in found:
            counts = rows[row['code'], row['class']]['indicators' if row['counted'] == 'indicators' else 'data_points']
            problems += ['CSV: {} {}'.format(row['code'], key) for key, value in counts.items() if row[key] != str(value)]
        tap.say('--coverage, ' + profile, problems if len(found) == 2 * len(rows) else ['{} rows of CSV'.format(len(found))])


def languages(tap):
    """Names are in the language of the profile, or of the edition that is asked for."""
    result = score('examples/arabic', '--format=json')
    tap.same('names in Arabic', 'ar', 'ar' if re.search('[\u0600-\u06ff]', json.loads(result.output)['dimensions'][0]['name']) else 'other')
    unknown = score(EXAMPLE, '--edition', 'nonsense')
    tap.same('an unknown edition', (1, b'', True), (unknown.status, unknown.output, b'edition-unknown' in unknown.errors))


def on_terminal(*arguments, **changes):
    parent, child = pty.openpty()
    process = subprocess.Popen([suite.program(), 'score', EXAMPLE, *arguments], cwd=suite.ROOT, stdin=subprocess.DEVNULL, stdout=child,
                               stderr=subprocess.DEVNULL, env=suite.environment(**changes))
    os.close(child)
    said = b''
    try:
        while chunk := os.read(parent, 65536):
            said += chunk
    except OSError:  # how the end shows on a terminal
        pass
    os.close(parent)
    process.wait()
    return said.replace(b'\r\n', b'\n').decode()


def colours(tap):
    for arguments in ((), ('--explain', 'EC:W:2C'), ('--explain', 'EC'), ('--coverage',)):
        plain = score(EXAMPLE, *arguments).text()
        painted = on_terminal(*arguments)
        name = 'score ' + ' '.join(arguments)
        tap.same(name + ': a terminal gets the same text, painted or not', plain, re.sub('\033\\[[0-9;]*m', '', painted))
        tap.same(name + ': no colours in a pipe, nor with NO_COLOR', (False, False),
                 ('\033' in plain, '\033' in on_terminal(*arguments, NO_COLOR='1')))
    bands = dict(re.findall('(\033\\[[0-9;]+m)([A-D])\033\\[0m', on_terminal()))
    tap.same('each band has a colour of its own', sorted(set(bands.values())), sorted(bands.values()))
    tap.same('the best is green, the third yellow', ('A', 'C'), (bands.get('\033[1;32m'), bands.get('\033[1;33m')))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([schema, formats_agree, csv_for_spreadsheets, sdmx, explained, wrong_use, sets, coverage, languages, colours]))
