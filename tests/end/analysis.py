"""What the command score says of gaps, of what would be, and of former periods. Speaks TAP."""

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile

import jsonschema

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

EXAMPLE = 'examples/exampleby'
PROFILES = (EXAMPLE, 'examples/methods/harbour-1.xml', 'examples/methods/harbour-2.xml', 'profiles/archive/karmoy-2020', 'profiles/archive/alesund-2020')

WRONG_USE = (
    ['--set', 'EC:T:1C=90', '--gaps'], ['--gaps', '--trend'], ['--gaps', '--format=csv'], ['--trend', '--format=sdmx-csv'],
    ['--set', 'EC:T:1C=90', '--format=csv'], ['--trend', '--period=2019'], ['--set'], ['--trend=2019'],
)

# Arguments, and the lines that show each fault with its place.
REFUSED = (
    (['--set', 'EC:T:1C=120'], ['--set:1:9: error: 120 of EC:T:1C is above the highest possible value, 100 [value-out-of-range]',
                                '    1 | EC:T:1C=120', '      |         ^~~']),
    (['--set', 'EC:W:2C=1/0'], ['--set:1:9: error: the denominator of EC:W:2C is zero [zero-denominator]']),
    (['--set', 'SC:P:1C=often'], ['--set:1:9: error: SC:P:1C takes yes or no [value-kind]', '      |         ^~~~~']),
    (['--set', 'EC:T:1C'], ['--set:1:1: error: “EC:T:1C” is not written as CODE=VALUE [setting-form]']),
    (['--set', 'EC:T:9C=1', '--set', 'SC:H:2A=1', '--set', 'SC:H:2A=2'],
     ['--set:1:1: error: the method example-method-1 has no data point EC:T:9C [unknown-indicator]', '--set:1:1: error: SC:H:2A is set twice [setting-repeated]']),
    (['--period', '2016'], ['--period:1:1: error: no value is of the period 2016 [period-without-values]', '      | ^~~~',
                            '  hint: the profile only says why there is none; there are values of 2010, 2017, 2018, 2019, 2020-09']),
    (['--period', '2005'], ['  hint: what there is was collected under another version of the method, and is not scored; '
                            'there are values of 2010, 2017, 2018, 2019, 2020-09']),
    (['--benchmarks', 'nosuch'], ['cityprofile: error: “nosuch” is not the id of a benchmark set [method-not-found]',
                                  '  hint: an id is made of small letters, digits and hyphens and ends in a version, as in u4ssc-2017']),
)


def score(*arguments):
    return suite.run(['score', *arguments])


def read_json(*arguments):
    result = score('--format=json', *arguments)
    if (result.status, result.errors) != (0, b''):
        raise ValueError('{}: status {}, {}'.format(arguments, result.status, result.error_text()))
    return json.loads(result.output)


def groups_of(card):
    return {group['code']: group for level in ('dimensions', 'sub_dimensions', 'categories') for group in card[level]}


def fingerprint(profile):
    """Of all files of a profile."""
    path = os.path.join(suite.ROOT, profile)
    names = [path] if os.path.isfile(path) else sorted(os.path.join(folder, name) for folder, _, files in os.walk(path) for name in files)
    digest = hashlib.sha256()
    for name in names:
        with open(name, 'rb') as file:
            digest.update(file.read())
    return digest.hexdigest()


def gaps_hold(tap):
    """What --gaps names lifts the group when --set is given it, the file untouched."""
    for profile in PROFILES:
        before = fingerprint(profile)
        gaps, card = read_json(profile, '--gaps'), read_json(profile)
        points = {point['code']: point for point in gaps['data_points']}
        problems = []
        for lift in (aim for point in points.values() for aim in (point['next'], point['most']) if aim and 'not_met' in point):
            if len(lift['answer'].split(',')) != int(lift['value']):
                problems.append('{value} things are {answer}'.format(**lift))
        for group in gaps['groups']:
            if not group['fewest_data_points']:
                problems.append('nothing lifts {}'.format(group['code']))
                continue
            settings = ['{}={}'.format(lift['code'], lift.get('answer', lift['value'])) for lift in group['fewest_data_points']]
            change = read_json(profile, *(part for each in settings for part in ('--set', each)))
            after = next(each['after'] for each in change['groups'] if each['code'] == group['code'])
            letters = [band['letter'] for band in gaps['method']['bands']]
            if letters.index(after['band']) < letters.index(group['next_band']):
                problems.append('{}: {} give {}'.format(group['code'], settings, after['band']))
        everything = set(groups_of(card))
        named = [group['code'] for group in gaps['groups']] + gaps['highest'] + gaps['unscored']
        if sorted(named) != sorted(everything):
            problems.append('groups named: {}'.format(named))
        if fingerprint(profile) != before:
            problems.append('the profile has changed')
        tap.say('gaps of {}, {} groups lifted'.format(profile, len(gaps['groups'])), problems)


def gaps_as_text(tap):
    result = score(EXAMPLE, '--gaps')
    rows = [' '.join(row.split()) for row in result.text().splitlines()]
    wanted = (
        'SC Society and culture 15 of 16 93.75 B A 1 1 SC:H:2A to 14',
        'EC Economy 9 of 12 75.00 B A 3 2 EC:W:2C to 12.5, EC:T:1C to 85.5',
        'Highest band already: SC:E, SC:P, SC/participation',
        'EC:W:2C Water loss 35.4 % <= 10 25.4 49.16 C 16.83 27.0 B +1 12.5 +2',
    )
    tap.say('gaps as text', ['no row ' + row for row in wanted if row not in rows] + ([] if result.status == 0 else [result.error_text()]))
    rows = score('examples/methods/harbour-1.xml', '--gaps').text().splitlines()
    wanted = ['Not met of HA:S:1C: oil booms', '5 of 5, for instance: --set HA:S:1C=lights,ladders,fire-water,depths,oil-booms']
    tap.same('what a list lacks, and how it is set', wanted, [row for row in rows if row in wanted])


def what_if(tap):
    """A value that is there already changes nothing; another one changes what is told, and the scorecard would say the same."""
    card = read_json(EXAMPLE)
    present = [point for point in card['data_points'] if point['value'] and 'met' not in point]
    settings = ['{}={}'.format(point['code'], '{numerator}/{denominator}'.format(**point) if 'numerator' in point else point['value']['exact']) for point in present]
    change = read_json(EXAMPLE, *(part for each in settings for part in ('--set', each)))
    tap.say('what there is, set again, changes nothing',
            [group['code'] for group in change['groups'] if group['changed'] or group['before'] != group['after']] +
            [point['code'] for point in change['set'] if point['before'] != point['after']])
    rows = [' '.join(row.split()) for row in score(EXAMPLE, '--set', 'SC:H:2A=14', '--set', 'EC:W:2C=1/4').text().splitlines()]
    wanted = ('SC:H:2A Waiting time 21 14 days 66.66 100.00 B A', 'EC:W:2C Water loss 35.4 25.0 % 49.16 70.00 C B',
              'SC Society and culture 15 of 16 16 of 16 93.75 100.00 B A')
    unchanged = [row for row in rows if row.startswith('Unchanged: EC:T, EC/networks, EN')]
    tap.say('what if as text', ['no row ' + row for row in wanted if row not in rows] + ([] if unchanged else rows))


def trend(tap):
    """Former values of the example: of another version, refused with a break, and comparable at last."""
    result = score(EXAMPLE, '--trend')
    rows = [' '.join(row.split()) for row in result.text().splitlines()]
    wanted = (
        'EC:W:2C Water loss 2005 41.3 % - - collected by example-method-0',
        'EC:W:2C 2010 40.0 % 40.00 C not comparable: another version of the method',
        'EC:W:2C 2017 38.1 % - - not-verified; not comparable: break',
        'EC:W:2C 2018 36.9 % 46.20 C the value before is not scored',
        'EC:W:2C 2019 35.4 % 49.16 C same band, +2.96',
        'EC/losses 2019 1 2 of 4 50.00 C same band, 0.00',
    )
    tap.say('trend as text', ['no row ' + row for row in wanted if row not in rows] + ([] if result.status == 0 else [result.error_text()]))
    alone = score('examples/smallest', '--trend').text().splitlines()
    tap.same('nothing to set against each other', True, 'No data point has values of two periods.' in alone)
    for profile in PROFILES:
        card, all_periods = read_json(profile), read_json(profile, '--trend')
        series = {point['code']: point['series'] for point in card['data_points'] + card['local']['data_points'] if point['series']}
        problems = [] if series == {point['code']: point['series'] for point in all_periods['data_points']} else ['other series in the scorecard']
        for code, values in series.items():
            for before, value in zip(values, values[1:]):
                scored = before['band'] and value['band']
                if bool(value['change']) != bool(scored and 'not_comparable' not in value):
                    problems.append('{} {}: {}'.format(code, value['period'], value['change']))
                if 'break' in value.get('flags', '').split() and value.get('not_comparable') not in ('break', 'method'):
                    problems.append('{} {} is compared over a break'.format(code, value['period']))
        tap.say('series of {}: {}'.format(profile, sum(len(values) > 1 for values in series.values())), problems)


def one_period(tap):
    text = score(EXAMPLE, '--period', '2018').text()
    tap.say('the period stands in the head', [] if '\nPeriod 2018\n' in text else [text])
    with open(os.path.join(suite.ROOT, 'docs/scorecard.schema.json'), encoding='utf-8') as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    for arguments in ([], ['--gaps'], ['--set', 'EC:W:2C=50'], ['--coverage'], ['--explain', 'EC:W:2C']):
        card = read_json(EXAMPLE, '--period', '2018-01/2018-12', *arguments)
        tap.same('and in JSON, by its schema: ' + ' '.join(arguments), ('2018-01/2018-12', True), (card.get('period'), validator.is_valid(card)))


def other_methods(tap):
    """The example under a method that is a part of another, with a data point of double weight; and a value of it that is not public."""
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, 'town')
        shutil.copytree(os.path.join(suite.ROOT, EXAMPLE), folder)
        path = os.path.join(folder, 'methods', 'example-method-1.xml')
        with open(path, encoding='utf-8') as file:
            text = file.read()
        text = text.replace(' complete="yes"', ' complete="no"', 1)
        text = re.sub('(<indicator code="EC:W:2C".*?<data-point )', r'\1weight="2" ', text, count=1, flags=re.DOTALL)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        tap.same('a part of a method', 'Method example-method-1 (a part of it), benchmarks example-benchmarks-1. Fictional targets.',
                 score(folder).text().splitlines()[0])
        rows = [' '.join(row.split()) for row in score(folder, '--explain=EC:W:2C').text().splitlines()]
        tap.same('points of a heavier data point', True, 'Points 2 of 4, with the weight 2' in rows)
    text = ' '.join(score(EXAMPLE, '--period=2017', '--explain=EC:W:2C').text().split())
    tap.same('a value that was refused', True, 'Not scored not-verified: the value was refused, and the method leaves such values out' in text)
    with open(os.path.join(suite.ROOT, 'examples/methods/harbour-1.xml'), encoding='utf-8') as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(suite.ROOT, 'examples/methods/methods'), os.path.join(folder, 'methods'))
        path = os.path.join(folder, 'profile.xml')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text.replace('<observation indicator="HA:Q:1C"', '<observation access="internal" indicator="HA:Q:1C"', 1))
        points = read_json(folder)['data_points']
        tap.same('what is not public is marked', ['HA:Q:1C'], [point['code'] for point in points if point.get('closed')])
        with open(path, 'w', encoding='utf-8') as file:
            file.write(re.sub(' (value|numerator|denominator)="[^"]*"', '', text).replace('<observation ', '<observation missing="not-reported" '))
        result = score(folder, '--period=2024')
        tap.same('a period of a profile without values', (1, '  hint: the profile only says why there is none; there are no values at all'),
                 (result.status, result.error_text().splitlines()[-1]))


def faults(tap):
    for arguments, lines in REFUSED:
        result = score(EXAMPLE, *arguments)
        said = result.error_text().splitlines()
        problems = ['no line “{}” in'.format(line) for line in lines if line not in said]
        tap.say(' '.join(arguments), problems + said if problems or result.status != 1 or result.output else [])
    for arguments in WRONG_USE:
        result = score(EXAMPLE, *arguments)
        tap.same('wrong use: ' + ' '.join(arguments), (2, b''), (result.status, result.output))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([gaps_hold, gaps_as_text, what_if, trend, one_period, other_methods, faults]))
