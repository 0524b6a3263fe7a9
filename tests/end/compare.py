"""The command compare, and score --method: cities side by side, refusals, versions of a method. Speaks TAP.

The fictional towns are those of examples/methods, whose scores tests/unit/score/test_harbour.c has by hand.
"""

import csv
import io
import itertools
import json
import os
import re
import shutil
import sys
import tempfile

import jsonschema

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

EXAMPLES = os.path.join(suite.ROOT, 'examples/methods')
ARCHIVE = ['profiles/archive/' + name for name in ('karmoy-2020', 'asker-2020', 'kristiansund-2020', 'alesund-2020')]
NEWER = ('--method', 'harbour-method-2', '--benchmarks', 'harbour-targets-2')
OLDER = ('--method', 'harbour-method-1', '--benchmarks', 'harbour-targets-1')

# By hand. Under version 2 the rescue time of the older town is not comparable, and it has no count of closed beaches.
# HA/services of the older: (2 * 60 + 30) / 3; HA: (2 * 75 + 80) / 3; TO: (260/3 + 75) / 2.
GROUPS_NEWER = {
    'HA': ('265/3', '230/3'), 'HA:Q': ('95', '75'), 'HA:S': ('75', '80'), 'HA/ships': ('100', '82.5'), 'HA/services': ('65', '50'),
    'TO': ('845/12', '485/6'), 'TO:C': ('160/3', '260/3'), 'TO:P': ('87.5', '75'),
}
# Under version 1 the newer town has neither a rescue time nor berths; its HA is (2 * 95 + 100) / 3, its TO (160/3 + 75) / 2.
GROUPS_OLDER = {
    'HA': ('290/3', '215/3'), 'HA:Q': ('95', '75'), 'HA:S': ('100', '65'), 'HA/ships': ('100', '82.5'), 'HA/services': ('80', '50'),
    'TO': ('385/6', '485/6'), 'TO:C': ('160/3', '260/3'), 'TO:P': ('75', '75'),
}


def compare(*arguments, folder=suite.ROOT, **more):
    return suite.run(['compare', *arguments], folder, **more)


def read_json(*arguments, folder=suite.ROOT):
    result = compare('--format=json', *arguments, folder=folder)
    if (result.status, result.errors) != (0, b''):
        raise ValueError('{}: status {}, {}'.format(arguments, result.status, result.error_text()))
    return json.loads(result.output)


class Towns:
    """A folder with the fictional methods and towns in it: old.xml (version 1), new.xml (2), own.xml (2 with an indicator of its own)."""

    def __enter__(self):
        self.path = tempfile.mkdtemp()
        shutil.copytree(os.path.join(EXAMPLES, 'methods'), os.path.join(self.path, 'methods'))
        for name, source, title in (('old', 'harbour-1', 'Åport'), ('new', 'harbour-2', 'Zedport'), ('own', 'harbour-local', 'Ownport')):
            with open(os.path.join(EXAMPLES, source + '.xml'), encoding='utf-8') as file:
                text = file.read()
            self.write(name + '.xml', text.replace('xml:id="anchorby"', 'xml:id="{}"'.format(name)).replace('<name>Anchorby<', '<name>{}<'.format(title)))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def read(self, name):
        with open(os.path.join(self.path, name), encoding='utf-8') as file:
            return file.read()

    def write(self, name, text):
        path = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)

    def change(self, source, target, *pairs):
        text = self.read(source)
        for old, new in pairs:
            if old not in text:
                raise ValueError('{} is not in {}'.format(old, source))
            text = text.replace(old, new, 1)
        self.write(target, text)

    def compare(self, *arguments, **more):
        return compare(*arguments, folder=self.path, **more)

    def json(self, *arguments):
        return read_json(*arguments, folder=self.path)


def reports(result):
    """(place, code) of each report."""
    return [(match[1], match[2]) for match in re.finditer(r'^(\S+): (?:error|warning|advice): .* \[([a-z0-9-]+)\]$', result.error_text(), re.MULTILINE)]


def archive(tap):
    """The four cities: dimensions from their letters by hand. Karmøy has seven A and one B: 31 of 32 points."""
    expected = {'EC': {'karmoy': '96.875', 'alesund': '175/3'}, 'EN': {}, 'SC': {'asker': '75', 'kristiansund': '75'},
                'SC/social-inclusion': {'asker': '250/3', 'kristiansund': '275/3'}, 'SC/safety': {'asker': '62.5', 'kristiansund': '25'}}
    data = read_json('--rank', *ARCHIVE)
    groups = {group['code']: group for group in data['groups']}
    found = {code: {city['profile']: city['percent']['exact'] for city in groups[code]['cities'] if city['percent']} for code in expected}
    tap.same('the archive', expected, found)
    ranks = {code: [city['rank'] for city in groups[code]['cities']] for code in expected}
    tap.same('ranks', {'EC': [2, None, 1, None], 'EN': [None] * 4, 'SC': [None, 1, None, 1], 'SC/social-inclusion': [None, 2, None, 1],
                       'SC/safety': [None, 1, None, 2]}, ranks)
    points = {point['code']: {city['profile']: (city['state'], (city['value'] or {}).get('decimal')) for city in point['cities']}
              for point in data['data_points']}
    tap.same('a data point', {'karmoy': ('scored', '97.00'), 'asker': ('not-known', None), 'kristiansund': ('not-known', None),
                              'alesund': ('not-known', None)}, points['EC:ICT:ICT:1C'])
    tap.same('data points and groups', (108, 34), (len(data['data_points']), len(data['groups'])))
    text = compare(*ARCHIVE).text()
    rows = ('Ålesund       alesund       reconstruction  2019 ', '\n* EC: based on different data points: 3 and 8 of 51\n',
            '- The cities\' values are of territories of different kinds.\n', 'Indicative, not ITU results.')
    tap.say('as text', [row for row in rows if row not in text])
    tap.same('no ranks unless asked for', (False, False), ('ank' in text, 'rank' in compare('--format=json', *ARCHIVE).text()))


def order(tap):
    """Names stand in the order of the language; the order of the files changes no byte."""
    names = [city['name'] for city in read_json(*ARCHIVE)['cities']]
    tap.same('in English', ['Ålesund', 'Asker', 'Karmøy', 'Kristiansund'], names)
    names = [city['name'] for city in read_json('--lang=nb', *ARCHIVE)['cities']]
    tap.same('in Norwegian', ['Asker', 'Karmøy', 'Kristiansund', 'Ålesund'], names)
    with Towns() as towns:
        files = ['new.xml', 'own.xml', 'old.xml']
        for form in ('text', 'json', 'csv'):
            outputs = {towns.compare('--rank', '--format', form, *NEWER, *turn).output for turn in itertools.permutations(files)}
            tap.same('the order of the files, ' + form, 1, len(outputs))
        tap.same('in English', ['Åport', 'Ownport', 'Zedport'], [city['name'] for city in towns.json(*NEWER, *files)['cities']])
        tap.same('in Norwegian', ['Ownport', 'Zedport', 'Åport'], [city['name'] for city in towns.json('--lang=nb', *NEWER, *files)['cities']])


def versions(tap):
    """Two towns under either version of the method, forwards and backwards."""
    with Towns() as towns:
        for title, options, groups, marked in (('newer', NEWER, GROUPS_NEWER, 'old'), ('older', OLDER, GROUPS_OLDER, 'new')):
            data = towns.json('--lang=nb', *options, 'old.xml', 'new.xml')
            found = {group['code']: tuple(city['percent']['exact'] for city in group['cities']) for group in data['groups']}
            tap.same('both under the {} version'.format(title), groups, found)
            taken = {city['profile'] for point in data['data_points'] for city in point['cities'] if 'collected_under' in city}
            tap.same('what is marked under the {} version'.format(title), {marked}, taken)
        text = towns.compare('--rank', *NEWER, 'old.xml', 'new.xml').text()
        rows = (
            'Åport    old      fictional  2024    municipality  harbour-method-1\n',
            'Harbour *             2   76.66 B 4/5   1   88.33 A 4/5\n', '  Safety *            1   80.00 A 1/2   2   75.00 B 2/2\n',
            '* HA: based on different data points: 4 of 5, but not the same\n', '* TO:P: based on different data points: 1 and 2 of 5\n',
            "- One city's values were collected under another version of the method.\n", 'Fictional targets.\n',
            'Rescue                            minutes                 not-reported          16   50.00 B\n',
        )
        tap.say('as text', [row for row in rows if row not in text])
        score = suite.run(['score', 'old.xml', *NEWER], towns.path).text()
        rows = (
            r'^HA:Q:4A/ferries +Power: ferries +HA:Q:2A/ferries +taken over$', r'^HA:S:2C +Rescue +HA:S:2C +not comparable, left out$',
            r'^TO:P:3C +Closed beaches +- +not in harbour-method-1$', r'^- +Berths: All berths +HA:Q:3A/all +dropped$',
            r'^HA:S:2C +Rescue +- +minutes .* not-reported$',
        )
        tap.say('score lists what becomes of each', [row for row in rows if not re.search(row, score, re.MULTILINE)])
        explained = suite.run(['score', 'old.xml', '--explain=HA:Q:4A/ferries', *NEWER], towns.path).text()
        tap.same('--explain says so', True, bool(re.search(r'^ *Collected +under harbour-method-1, as HA:Q:2A/ferries$', explained, re.MULTILINE)))
        tap.same('a set for the other version is named', [('new.xml:4:40', 'benchmarks-method')],
                 reports(suite.run(['score', 'new.xml', '--method', 'harbour-method-1'], towns.path)))
        tap.same('another method is no version', [('new.xml:4:10', 'method-unrelated')],
                 reports(suite.run(['score', 'new.xml', '--method', 'u4ssc-2017'], towns.path)))
        tap.same('the own method changes nothing', suite.run(['score', 'new.xml'], towns.path).output,
                 suite.run(['score', 'new.xml', '--method', 'harbour-method-2'], towns.path).output)


def series(tap):
    """Where a series goes from one version to the other, it breaks: 84 in 2024 and 70 in 2025."""
    with Towns() as towns:
        trend = suite.run(['score', 'new.xml', '--trend', *OLDER], towns.path).text()
        rows = (r'^HA:Q:1C +Quays in use +2024 +84\.0 +% +83\.33 +A$', r'^HA:Q:1C +2025 +70\.0 +% +100\.00 +A +not comparable: break$')
        tap.say('no trend across versions', [row for row in rows if not re.search(row, trend, re.MULTILINE)])
        card = json.loads(suite.run(['score', 'new.xml', '--format=json', *OLDER], towns.path).output)
        points = {point['code']: (point.get('flags'), point.get('collected_under')) for point in card['data_points']}
        tap.same('the value after the break', ('break', 'harbour-method-2'), points['HA:Q:1C'])
        tap.same('a value without one before it', (None, 'harbour-method-2'), points['TO:C:1C'])
        former = json.loads(suite.run(['score', 'new.xml', '--period=2024', '--format=json', *OLDER], towns.path).output)
        values = {point['code']: (point['value'] or {}).get('exact') for point in former['data_points']}
        tap.same('what was collected under the older version stands', ('84', '60', '30', None),
                 (values['HA:Q:1C'], values['HA:Q:2A/ferries'], values['HA:S:2C'], values['TO:C:1C']))


def chain(tap):
    """Three versions in a row, and rows that cannot be."""
    with Towns() as towns:
        method = 'methods/harbour-method-{}.xml'
        towns.change(method.format(2), method.format(3), ('xml:id="harbour-method-2"', 'xml:id="harbour-method-3"'),
                     ('predecessor="harbour-method-1"', 'predecessor="harbour-method-2"'),
                     ('<formerly code="HA:Q:2A/ferries"', '<formerly code="HA:Q:4A/ferries"'),
                     ('<formerly code="HA:Q:2A/cruise"', '<formerly code="HA:Q:4A/cruise"'),
                     ('code="HA:S:2C" comparable="no"', 'code="HA:S:2C" comparable="yes"'))
        towns.change('methods/benchmarks/harbour-targets-2.xml', 'methods/benchmarks/harbour-targets-3.xml',
                     ('xml:id="harbour-targets-2"', 'xml:id="harbour-targets-3"'), ('method="harbour-method-2"', 'method="harbour-method-3"'))
        data = towns.json('--lang=nb', '--method=harbour-method-3', '--benchmarks=harbour-targets-3', 'old.xml', 'new.xml')
        found = {group['code']: tuple(city['percent']['exact'] for city in group['cities']) for group in data['groups']}
        # Version 3 has no link for closed beaches: TO:P of both is the way to the water, 75.
        tap.same('two steps', dict(GROUPS_NEWER, **{'TO:P': ('75', '75'), 'TO': ('385/6', '485/6')}), found)
        tap.same('two steps back', [('new.xml:4:10', 'compare-versions')], reports(towns.compare('old.xml', 'new.xml')))
        towns.change('methods/harbour-method-1.xml', 'methods/harbour-method-1.xml',
                     ('xml:id="harbour-method-1"', 'predecessor="harbour-method-3" xml:id="harbour-method-1"'))
        for title, options in (('circle', NEWER), ('circle, the other way', OLDER)):
            result = towns.compare(*options, 'old.xml', 'new.xml')
            tap.same(title, (1, b'', {'method-predecessor'}), (result.status, result.output, {code for _, code in reports(result)}))
    with Towns() as towns:
        towns.change('methods/harbour-method-2.xml', 'methods/harbour-method-2.xml',
                     ('<formerly code="HA:S:1C" comparable="yes"/>', '<formerly code="HA:Q:9Z" comparable="yes"/>'),
                     ('<formerly code="HA:Q:1C" comparable="yes"/>', '<formerly code="HA:S:1C" comparable="yes"/>'))
        result = towns.compare(*NEWER, 'old.xml', 'new.xml')
        tap.same('what is called comparable, and is not there', (1, ['method-predecessor', 'unknown-indicator']),
                 (result.status, sorted(code for _, code in reports(result))))
        os.remove(os.path.join(towns.path, 'methods/harbour-method-1.xml'))
        tap.same('an older version that is not at hand is not missed', 0, towns.compare('new.xml', 'own.xml', '--benchmarks=harbour-targets-2').status)


def refusals(tap):
    """Each with its place, related to the other profile."""
    with Towns() as towns:
        towns.change('new.xml', 'plain.xml', ('xml:id="new"', 'xml:id="plain"'), (' benchmarks="harbour-targets-2"', ''))
        towns.change('new.xml', 'twin.xml', ('Zedport', 'Twinport'))
        os.symlink('new.xml', os.path.join(towns.path, 'link.xml'))
        smallest = os.path.join(suite.ROOT, 'examples/smallest')
        cases = (
            (['new.xml', smallest], 'profile.xml:3:10', 'compare-methods'),
            (['new.xml', 'old.xml'], 'old.xml:4:10', 'compare-versions'),
            (['old.xml', 'new.xml'], 'new.xml:4:10', 'compare-versions'),
            (['new.xml', 'own.xml'], 'own.xml:4:34', 'compare-benchmarks'),
            (['new.xml', 'plain.xml'], 'plain.xml:3:2', 'compare-benchmarks'),
            (['plain.xml', 'new.xml'], 'new.xml:4:40', 'compare-benchmarks'),
            (['new.xml', 'new.xml'], 'new.xml:3:52', 'compare-twice'),
            (['new.xml', 'link.xml'], 'new.xml:3:52', 'compare-twice'),
            (['new.xml', 'twin.xml'], 'twin.xml:3:52', 'compare-twice'),
        )
        for files, place, code in cases:
            result = towns.compare(*files)
            found = [(os.path.basename(at), slug) for at, slug in reports(result)]
            tap.same('refused: ' + ' '.join(os.path.basename(name) for name in files), (1, b'', [(place, code)]), (result.status, result.output, found))
        without = towns.compare('new.xml', 'plain.xml').error_text()
        tap.same('without a set', True, 'scored by no benchmark set, and another one by the benchmarks harbour-targets-2 [compare' in without)
        hint = towns.compare('new.xml', 'old.xml').error_text()
        tap.same('the hint names the method and its predecessor', (True, True), ('--method harbour-method-2' in hint, 'predecessor is harbour-method-1' in hint))
        tap.same('the other profile is shown', True, 'new.xml:4:10: note: the other profile' in hint)
        tap.same('one set for both', 0, towns.compare('new.xml', 'own.xml', '--benchmarks', 'harbour-targets-2').status)
        with Towns() as others:
            others.change('new.xml', 'far.xml', ('xml:id="new"', 'xml:id="far"'))
            far = os.path.join(others.path, 'far.xml')
            tap.same('equal copies of a method', 0, towns.compare('new.xml', far).status)
            others.change('methods/harbour-method-2.xml', 'methods/harbour-method-2.xml', ('from="80"', 'from="81"'), ('to="80"', 'to="81"'))
            others.change('methods/benchmarks/harbour-targets-2.xml', 'methods/benchmarks/harbour-targets-2.xml', ('value="70"', 'value="71"'))
            result = towns.compare('new.xml', far)
            tap.same('copies that differ', (1, ['method-copies'] * 2), (result.status, [code for _, code in reports(result)]))


def all_problems(tap):
    """A profile that is broken hides neither the faults of others nor why they cannot be compared."""
    with Towns() as towns:
        towns.change('new.xml', 'one.xml', ('value="70"', 'value="700"'), ('xml:id="new"', 'xml:id="one"'))
        towns.change('new.xml', 'two.xml', ('indicator="TO:C:2A"', 'indicator="TO:C:9Z"'), ('xml:id="new"', 'xml:id="two"'))
        towns.write('three.xml', '<profile')
        towns.write('parts/value.xml', '<observation xmlns="urn:cityprofile:profile:1" indicator="TO:P:2C" value="-1"/>')
        towns.change('new.xml', 'four.xml', ('xml:id="new"', 'xml:id="four"'), ('<observation indicator="TO:P:2C" value="65.0"/>',
                     '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/value.xml"/>'))
        result = towns.compare('one.xml', 'two.xml', 'three.xml', 'absent.xml', 'four.xml', 'old.xml', 'new.xml')
        expected = [('cityprofile', 'file-not-found'), ('one.xml:18:43', 'value-out-of-range'), ('two.xml:30:27', 'unknown-indicator'),
                    ('three.xml:1:9', 'xml-syntax'), ('parts/value.xml:1:75', 'value-out-of-range'), ('old.xml:4:10', 'compare-versions')]
        tap.same('all problems in one run', (1, b'', expected), (result.status, result.output, reports(result)))
        towns.change('new.xml', 'odd.xml', ('value="70"', 'value="99"'), ('xml:id="new"', 'xml:id="odd"'))
        result = towns.compare('odd.xml', 'new.xml')
        tap.same('a warning hides nothing', (0, True, [('odd.xml:18:43', 'value-implausible')]), (result.status, b'Zedport' in result.output, reports(result)))
        tap.same('--strict', (1, b''), (towns.compare('--strict', 'odd.xml', 'new.xml').status, towns.compare('--strict', 'odd.xml', 'new.xml').output))


def mixed(tap):
    """A town of several boundaries and periods, many towns in one table, and towns whose method is an extension."""
    with Towns() as towns:
        region, ships = '<boundary xml:id="b.region" kind="region"/>', '<boundary xml:id="b.ships" kind="urban-area"/>'
        boundary, count = '<boundary xml:id="b.city" kind="municipality"/>', '<observation indicator="TO:P:3C" value="0"'
        towns.change('new.xml', 'mix.xml', ('xml:id="new"', 'xml:id="mix"'), (boundary, boundary + region + ships),
                     ('indicator="TO:C:1C"', 'boundary="b.region" period="2024" indicator="TO:C:1C"'), (count, count + ' boundary="b.ships"'))
        rows = towns.compare('mix.xml', 'new.xml').text().splitlines()
        expected = ['Zedport  mix      fictional  2024 to 2025  municipality and 2 others',
                    'Zedport  new      fictional  2025          municipality']
        tap.same('several boundaries and periods', expected, [row for row in rows if row.startswith('Zedport ') and 'fictional' in row])
        towns.change('new.xml', 'months.xml', ('xml:id="new"', 'xml:id="months"'), (boundary, boundary + region),
                     (count, count + ' boundary="b.region" period="2025-06"'))
        rows = towns.compare('months.xml', 'new.xml').text().splitlines()
        tap.same('another boundary, and months of one year', ['Zedport  months   fictional  within 2025  municipality and 1 other'],
                 [row for row in rows if row.startswith('Zedport  months ') and 'fictional' in row])
        names = ['old.xml', 'new.xml']
        for number in range(4):
            towns.change('old.xml', 'old{}.xml'.format(number), ('xml:id="old"', 'xml:id="old{}"'.format(number)), ('<name>Åport<', '<name>Port {}<'.format(number)))
            names.append('old{}.xml'.format(number))
        rows = towns.compare('--rank', *NEWER, *names).text().splitlines()
        tap.same('towns that are too many for columns', True, 'HA           Harbour *          Port 3      2     76.66  B        4/5' in rows)
        towns.change('own.xml', 'own-2.xml', ('xml:id="own"', 'xml:id="own-2"'))
        text = towns.compare('own.xml', 'own-2.xml', '--benchmarks=harbour-targets-2').text()
        tap.same('what extends a method stands for the method', (True, False), ('Method harbour-method-2' in text, 'anchorby-1' in text))


def groups(tap):
    with Towns() as towns:
        files = ['new.xml', 'own.xml', '--benchmarks=harbour-targets-2']
        for asked, expected, points in (('TO', ['TO', 'TO:C', 'TO:P'], 7), ('to : c', ['TO:C'], 2), ('HA/ships', ['HA/ships'], 2)):
            data = towns.json('--group', asked, *files)
            tap.same('--group ' + asked, (expected, points), ([group['code'] for group in data['groups']], len(data['data_points'])))
        for asked in ('TO:X', '', 'TO:C:2A', 'TO:L:1L'):
            result = towns.compare('--group', asked, *files)
            tap.same('no group: ' + asked, (2, b''), (result.status, result.output))
        data = towns.json(*files)
        tap.same('local indicators are left out', (False, True), ('TO:L:1L' in {point['code'] for point in data['data_points']},
                                                                 "One data point of a city's own is left out." in data['notes']))


def same_in_all(tap):
    """CSV holds what JSON holds; JSON is what its schema says."""
    with open(os.path.join(suite.ROOT, 'docs/comparison.schema.json'), encoding='utf-8') as file:
        rules = json.load(file)
    jsonschema.Draft202012Validator.check_schema(rules)
    validator = jsonschema.Draft202012Validator(rules)
    with Towns() as towns:
        runs = ((suite.ROOT, ARCHIVE), (suite.ROOT, ['--rank', *ARCHIVE]), (towns.path, ['--rank', *NEWER, 'old.xml', 'own.xml', 'new.xml']),
                (towns.path, ['--group=HA', *OLDER, 'old.xml', 'new.xml']))
        for folder, arguments in runs:
            data = read_json(*arguments, folder=folder)
            title = ' '.join(os.path.basename(word) for word in arguments)
            tap.say('schema: ' + title, ['{} at {}'.format(error.message[:200], list(error.absolute_path)) for error in validator.iter_errors(data)])
            result = compare('--format=csv', *arguments, folder=folder)
            tap.same('byte order mark: ' + title, (0, b'\xef\xbb\xbflevel,code,'), (result.status, result.output[:14]))
            rows = list(csv.DictReader(io.StringIO(result.output.decode('utf-8-sig'), newline='')))
            found = [(row['code'], row['profile'], row['percent'], row['band'], row['rank'] or None) for row in rows]
            expected = [(item['code'], city['profile'], city['percent']['decimal'] if city['percent'] else '', city['band'] or '',
                         str(city['rank']) if city.get('rank') else None)
                        for kind in ('groups', 'data_points') for item in data[kind] for city in item['cities']]
            tap.same('CSV is JSON: ' + title, expected, found)
            by = data['benchmarks']
            tap.same('no band without its notice: ' + title, {(data['method']['id'], by['id'], by['status'], by['access'], by['notice'])},
                     {tuple(row[name] for name in ('method', 'benchmarks', 'benchmarks_status', 'benchmarks_access', 'notice')) for row in rows})
        tap.same('the schema refuses what is none', [False, False],
                 [validator.is_valid({}), validator.is_valid(dict(read_json(*ARCHIVE), total=1))])


def closed(tap):
    """Closed values and restricted sets: shown to whoever can read them, and marked."""
    with Towns() as towns:
        towns.change('new.xml', 'closed.xml', ('xml:id="new"', 'xml:id="closed"'), ('<observation indicator="TO:P:2C"', '<observation access="restricted" indicator="TO:P:2C"'))
        data = towns.json('closed.xml', 'new.xml')
        marked = [(point['code'], city['profile']) for point in data['data_points'] for city in point['cities'] if city.get('closed')]
        tap.same('a closed value', ([('TO:P:2C', 'closed')], True),
                 (marked, 'One value is restricted or internal, and not for publication.' in data['notes']))
        notes = [suite.run(['score', name], towns.path).text() for name in ('closed.xml', 'new.xml')]
        tap.same('a closed value, score', [True, False],
                 ['\nOne value is restricted or internal, and not for publication: TO:P:2C\n' in note for note in notes])
        text = towns.compare('closed.xml', 'new.xml', '--benchmarks=harbour-locked-1').text()
        tap.same('a restricted set', True, 'Benchmarks restricted: not for publication' in text)
        table = towns.compare('closed.xml', 'new.xml', '--benchmarks=harbour-locked-1', '--format=csv').output.decode('utf-8-sig')
        tap.same('a restricted set, CSV', {'restricted'}, {row['benchmarks_access'] for row in csv.DictReader(io.StringIO(table, newline=''))})


def hostile(tap):
    """Names and arguments that try to do more than they may."""
    with Towns() as towns:
        name = '=HYPERLINK(&quot;x&quot;)\u202e\u2066,&#10;' + 'å' * 900
        towns.change('new.xml', 'odd.xml', ('xml:id="new"', 'xml:id="odd"'), ('Zedport', name))
        for form in ('text', 'json', 'csv'):
            result = towns.compare('--format', form, 'odd.xml', 'new.xml')
            lines = result.text() if form == 'text' else ''
            tap.same('a name that acts, ' + form, (0, b'', False), (result.status, result.errors, '\u202e' in lines or '\x1b' in lines))
        rows = list(csv.DictReader(io.StringIO(towns.compare('--format=csv', 'odd.xml', 'new.xml').output.decode('utf-8-sig'), newline='')))
        tap.same('no formula in CSV', [], [row['city'][:5] for row in rows if row['city'].startswith('=')])
        for lang in ('nb', 'en-GB', 'en-u-co-emoji', 'zh-Hant-TW', 'de-1996', 'xx'):
            tap.same('--lang ' + repr(lang[:20]), (0, b''), ((result := towns.compare('--lang', lang, 'new.xml', 'own.xml', '--benchmarks=harbour-targets-2')).status, result.errors))
        for lang in ('xx-', 'x', '-nb', 'nb--NO', 'xyz123456789', 'verylongone', 'nb-verylongone', '12', 'a1', '../../etc/passwd', 'x' * 5000, '\x01', 'nb_NO.UTF-8'):
            result = towns.compare('--lang', lang, 'new.xml', 'own.xml', '--benchmarks=harbour-targets-2')
            tap.same('no language: ' + repr(lang[:20]), (2, b'', True), (result.status, result.output, b'tag of a language' in result.errors))
        for word in ('../new.xml', 'new.xml', '/dev/null', '.', 'harbour-method-9', '-'):
            result = towns.compare('--method', word, 'new.xml', 'old.xml')
            tap.same('--method ' + repr(word), (1, b'', True), (result.status, result.output, bool(reports(result))))
        result = towns.compare('-', '-', standard_input=towns.read('new.xml').encode())
        tap.same('standard input twice', (1, b''), (result.status, result.output))
        towns.write('methods/harbour-method-2.xml', towns.read('methods/harbour-method-2.xml').replace('predecessor="harbour-method-1"', 'predecessor="harbour-method-2"'))
        tap.same('a method before itself', (1, {'method-predecessor'}), ((result := towns.compare(*NEWER, 'new.xml', 'old.xml')).status, {code for _, code in reports(result)}))


sys.exit(suite.Tap().run_all([archive, order, versions, series, chain, refusals, all_problems, mixed, groups, same_in_all, closed, hostile]))
