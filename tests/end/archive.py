"""The cities of the archive against what was printed about them, row by row: value, unit, category, what was not reported and what has no
benchmark. The tables are those of the reports, typed here once more. Speaks TAP."""

import fractions
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

ARCHIVE = 'profiles/archive'
ALL_POINTS = 108
ALL_INDICATORS = 91

# Code, category, name and result as printed, and whether the report prints that there is no benchmark.
KARMOY = (
    ('EC:ICT:ICT:1C', 'ICT infrastructure', 'Household Internet Access', '97.00 %', False),
    ('EC:ICT:ICT:2C', 'ICT infrastructure', 'Fixed Broadband Subscriptions', '84.51 %', False),
    ('EC:ICT:ICT:3C', 'ICT infrastructure', 'Wireless Broadband Subscriptions', '95 424 / 100 000 inhabitants', False),
    ('EC:ICT:ICT:4C/3g', 'ICT infrastructure', 'Wireless Broadband Coverage: 3G', '96.67 %', False),
    ('EC:ICT:ICT:4C/4g', 'ICT infrastructure', 'Wireless Broadband Coverage: 4G', '96.67 %', False),
    ('EC:ICT:ICT:5A', 'ICT infrastructure', 'Availability of Wi-Fi in Public Areas', '78', True),
    ('EC:ICT:WS:1C', 'Water and sanitation', 'Smart Water Meters', '27.27 %', False),
    ('EC:ICT:WS:2A', 'Water and sanitation', 'Water Supply ICT Monitoring', '9.98 %', False),
    ('EC:I:WS:1C', 'Water and sanitation', 'Basic Water Supply', '100.00 %', False),
    ('EC:I:WS:2C', 'Water and sanitation', 'Potable Water Supply', '97.07 %', False),
    ('EC:I:WS:3C', 'Water and sanitation', 'Water Supply Loss', '35.42 %', False),
    ('EC:I:WS:4C', 'Water and sanitation', 'Wastewater Collection', '81.57 %', False),
    ('EC:I:WS:5C', 'Water and sanitation', 'Household Sanitation', '100.00 %', False),
    ('EC:ICT:D:1A', 'Drainage', 'Drainage/Storm Water System ICT Monitoring', '0.00 %', False),
)
KRISTIANSUND = (
    ('SC:SH:SI:1C', 'Social inclusion', 'Gender Income Equity', '0.70 Ratio Female: Male', False),
    ('SC:SH:SI:2C', 'Social inclusion', 'Gini Coefficient', '0.23', False),
    ('SC:SH:SI:3C', 'Social inclusion', 'Poverty Rate', '4.80 %', False),
    ('SC:SH:SI:4C', 'Social inclusion', 'Voter Participation', '59.50 %', False),
    ('SC:SH:SI:5A', 'Social inclusion', 'Childcare Availability', '94.70 %', False),
    ('SC:SH:SA:1C', 'Safety', 'Natural Disaster-Related Deaths', '0.00 / 100 000 inhabitants', False),
    ('SC:SH:SA:2C', 'Safety', 'Disaster-Related Economic Losses', '0.01 % / City GDP', False),
    ('SC:SH:SA:3A', 'Safety', 'Resilience Plans', 'No', False),
    ('SC:SH:SA:4A', 'Safety', 'Population Living in Disaster-Prone Areas', '1.44 %', False),
    ('SC:SH:SA:5A', 'Safety', 'Emergency Service Response Time', '12.67 Minutes', False),
    ('SC:SH:SA:6C', 'Safety', 'Police Service', '144.19 FTE / 100 000 inhabitants', False),
    ('SC:SH:SA:7C', 'Safety', 'Fire Service', '107.11 FTE / 100 000 inhabitants', False),
    ('SC:SH:SA:8C', 'Safety', 'Violent Crime Rate', '811.57 / 100 000 inhabitants', False),
)
ASKER = (
    ('SC:SH:SI:1C', 'Social inclusion', 'Gender Income Equity', '0.64 Ratio Female: Male', False),
    ('SC:SH:SI:2C', 'Social inclusion', 'Gini Coefficient', '0.27', False),
    ('SC:SH:SI:3C', 'Social inclusion', 'Poverty Rate', '4.27 %', False),
    ('SC:SH:SI:4C', 'Social inclusion', 'Voter Participation', '67.94 %', False),
    ('SC:SH:SI:5A', 'Social inclusion', 'Childcare Availability', '98.32 %', False),
    ('SC:SH:SA:1C', 'Safety', 'Natural Disaster-Related Deaths', '1.06 / 100 000 inhabitants', False),
    ('SC:SH:SA:2C', 'Safety', 'Disaster-Related Economic Losses', '0.001 % / City GDP', False),
    ('SC:SH:SA:3A', 'Safety', 'Resilience Plans', 'No', False),
    ('SC:SH:SA:4A', 'Safety', 'Population Living in Disaster-Prone Areas', '0.21 %', False),
    ('SC:SH:SA:5A', 'Safety', 'Emergency Service Response Time', '5.07 Minutes', False),
    ('SC:SH:SA:6C', 'Safety', 'Police Service', '89.20 FTE / 100 000 inhabitants', False),
    ('SC:SH:SA:7C', 'Safety', 'Fire Service', '52.28 FTE / 100 000 inhabitants', False),
    ('SC:SH:SA:8C', 'Safety', 'Violent Crime Rate', '393.98 / 100 000 inhabitants', False),
    ('SC:SH:SA:9C', 'Safety', 'Traffic Fatalities', '1.06 / 100 000 inhabitants', False),
    ('SC:SH:FS:1A', 'Food security', 'Local Food Production', 'Not Reported', False),
)
ALESUND = (
    ('EC:P:IN:1C', 'Innovation', 'R&D Expenditure', '1.13 % relative to GDP', False),
    ('EC:P:IN:2C', 'Innovation', 'Patents', '35.16 / 100 000 inhabitants', False),
    ('EC:P:IN:3A', 'Innovation', 'Small and Medium-Sized Enterprises', '99.71 %', False),
    ('EC:P:EM:1C', 'Employment', 'Unemployment Rate', '2.16 %', False),
    ('EC:P:EM:2C', 'Employment', 'Youth Unemployment Rate', '2.25 %', False),
    ('EC:P:EM:3A', 'Employment', 'Tourism Sector Employment', '3.90 %', False),
    ('EC:P:EM:4A', 'Employment', 'ICT Sector Employment', '1.25 %', False),
    ('EC:I:T:7A', 'Transport', 'Shared Vehicles', '0.00 / 100 000 inhabitants', False),
    ('EC:I:T:8A', 'Transport', 'Low-Carbon Emission Passenger Vehicles', '3.91 %', False),
    ('EC:I:T:4A/public-transport', 'Transport', 'Transportation Mode Share: Public Transport', '6 %', False),
    ('SC:EH:C:1C', 'Culture', 'Cultural Expenditure', '0.00 %', False),
    ('SC:EH:C:2A', 'Culture', 'Cultural Infrastructure', '116.38 / 100 000 inhabitants', True),
)
CITIES = (('karmoy-2020', '2020', KARMOY), ('kristiansund-2020', '2020', KRISTIANSUND), ('asker-2020', '2020', ASKER), ('alesund-2020', '2019', ALESUND))

# Units as printed, and as the method words them; what is printed without a unit by its code.
UNITS = {
    '%': '%', '/ 100 000 inhabitants': 'per 100,000 inhabitants', 'Ratio Female: Male': 'female to male', '% / City GDP': '% of GDP',
    '% relative to GDP': '% of GDP', 'Minutes': 'minutes', 'FTE / 100 000 inhabitants': 'full-time equivalents per 100,000 inhabitants',
    'EC:ICT:ICT:5A': 'hotspots', 'SC:SH:SI:2C': 'on a scale from 0 to 1', 'SC:SH:SA:3A': 'yes or no', 'SC:SH:FS:1A': '%',
}
# Names that the method words otherwise than the report.
NAMES = {
    'EC:ICT:ICT:5A': 'Availability of WIFI in Public Areas', 'EC:ICT:D:1A': 'Drainage / Storm Water System ICT Monitoring',
    'SC:SH:SI:3C': 'Poverty', 'SC:SH:SI:5A': 'Child Care Availability',
}


def parts(code, printed):
    """Of a printed result the digits without blanks between thousands, or the answer, and the unit; None for what was not reported."""
    number = re.match(r'\d+(?: \d{3})*(?:\.\d+)?', printed)
    digits = number[0].replace(' ', '') if number else {'No': 'no', 'Yes': 'yes'}.get(printed)
    unit = printed[number.end():].strip() if number else ''
    return digits, UNITS[unit or code]


def same_value(digits, found):
    if digits is None or found is None:
        return digits is found
    if digits in ('yes', 'no'):
        return found['exact'] == digits
    return fractions.Fraction(found['exact']) == fractions.Fraction(digits)


def row_faults(row, point, category, period):
    """What a data point of the scorecard has otherwise than the printed row."""
    code, printed_category, name, printed, no_benchmark = row
    digits, unit = parts(code, printed)
    called = point['indicator'] if point['name'] == point['indicator'] else '{}: {}'.format(point['indicator'], point['name'])
    faults = []
    if not same_value(digits, point['value']):
        faults.append('value {}'.format(point['value']))
    if point['unit'] != unit:
        faults.append('unit {}'.format(point['unit']))
    if category.lower() != printed_category.lower():
        faults.append('category {}'.format(category))
    if called.lower() != NAMES.get(code, name).lower():
        faults.append('name {}'.format(called))
    if point['period'] != period:
        faults.append('period {}'.format(point['period']))
    states = ('not-reported',) if digits is None else ('no-benchmark',) if no_benchmark else ('scored', 'no-benchmark')
    if point['state'] not in states:
        faults.append('state {}'.format(point['state']))
    if (point['state'] == 'no-benchmark') != (point['benchmark'] is None and digits is not None):
        faults.append('benchmark {}'.format(point['benchmark']))
    return ['{}: {}, not {}'.format(code, fault, printed) for fault in faults]


def scores(tap, city, period, rows):
    result = suite.run(['score', '--format=json', '{}/{}'.format(ARCHIVE, city)])
    tap.same('{} scores without a word'.format(city), '', result.error_text())
    card = json.loads(result.text())
    points = {point['code']: point for point in card['data_points']}
    categories = {group['code']: group['name'] for group in card['categories']}
    of_indicator = {indicator['code']: categories[indicator['category']] for indicator in card['indicators']}
    tap.same('{} is held against the whole method'.format(city), (ALL_POINTS, ALL_INDICATORS), (len(points), len(of_indicator)))
    faults = []
    for row in rows:
        faults += row_faults(row, points[row[0]], of_indicator[points[row[0]]['indicator_code']], period)
    tap.say('{} has every row of its table'.format(city), faults)
    codes = {row[0] for row in rows}
    tap.same('{} knows nothing else'.format(city), set(), {code for code in points if code not in codes and points[code]['state'] != 'not-known'})


def pages(tap, city, rows):
    """The digits of the source stand in the table of the publication, thousands grouped as English does."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = os.path.join(folder, 'out.pdf')
        result = suite.run(['render', '{}/{}'.format(ARCHIVE, city), '-o', pdf])
        text = suite.tool('pdftotext', '-layout', pdf, '-').decode('utf-8') if result.status == 0 else result.error_text()
    lacking = []
    for code, _, name, printed, _ in rows:
        digits = parts(code, printed)[0]
        shown = {None: 'Not reported', 'no': 'No', 'yes': 'Yes'}.get(digits, digits)
        if re.fullmatch(r'\d{4,}', shown):
            shown = '{:,}'.format(int(shown))
        if not re.search(re.escape(NAMES.get(code, name)) + r'[^\n]*\(.* ' + re.escape(shown) + r'(?: |$)', text, re.IGNORECASE | re.MULTILINE):
            lacking.append('{}: {}'.format(code, shown))
    tap.say('{} prints every value as its source did'.format(city), lacking)


def main(tap):
    for city, period, rows in CITIES:
        scores(tap, city, period, rows)
        pages(tap, city, rows)


sys.exit(suite.Tap().run_all([main]))
