"""Publications larger than most: what an author can mean stays below the limits of a template. Speaks TAP."""

import datetime
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite  # noqa: E402

METHOD = os.path.join(suite.ROOT, 'profiles', 'methods', 'u4ssc-2017.xml')
METHOD_NAME = '{urn:cityprofile:method:1}'
CODE = 'EC:ICT:ICT:1C'
PROFILE = '''<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="urn:cityprofile:profile:1" xml:id="littleby" xml:lang="en" standing="fictional" method="u4ssc-2017"
	benchmarks="open-derived-2026" template="smart-city-profile-1">
	<publication type="ssc-profile"><edition xml:id="e.en" lang="en" status="draft" date="2026-11-22"/></publication>
	<city country="XX"><name>Littleby</name><boundary xml:id="b.city" kind="municipality"/></city>
	<sources><source xml:id="s.register" type="register" date="2026"><title>Register</title></source></sources>
	<indicators boundary="b.city" period="2020" source="s.register">{}</indicators>
	{}
	<narrative><chapter xml:id="c.city" role="city"><title>City</title><p>All of it.</p>{}</chapter>{}</narrative>
</profile>
'''


def numeric_points():
    """Codes of data points that are numbers."""
    found = []
    for indicator in ET.parse(METHOD).getroot().iter(METHOD_NAME + 'indicator'):
        for point in indicator.iter(METHOD_NAME + 'data-point'):
            if point.get('kind') not in ('yes-no', 'list'):
                found.append('/'.join(filter(None, (indicator.get('code'), point.get('id')))))
    return found


def observed(code, periods):
    earlier = ''.join('<earlier period="{}" value="1"/>'.format(period) for period in periods)
    return '<observation indicator="{}" value="1">{}</observation>'.format(code, earlier)


def series(number, code):
    return '<figure xml:id="g.{}"><caption>Over time</caption><chart type="time-series" of="{}"/></figure>'.format(number, code)


def days(count):
    last = datetime.date(2019, 12, 31)
    return [(last - datetime.timedelta(number)).isoformat() for number in range(count)]


def sound(tap, title, values='', recommendations='', text='', more=''):
    result = suite.run(['validate', '-'], standard_input=PROFILE.format(values, recommendations, text, more).encode())
    errors = [row for row in result.error_text().splitlines() if ': error: ' in row]
    tap.same(title, (0, []), (result.status, errors[:3]))


def many_periods(tap):
    codes = numeric_points()
    years = range(1990, 2020)
    sound(tap, '{} data points with 30 earlier values, and a chart of each'.format(len(codes)), ''.join(observed(code, years) for code in codes),
          text=''.join(series(number, code) for number, code in enumerate(codes)))
    sound(tap, 'a chart of 1000 days', observed(CODE, days(1000)), text=series(0, CODE))


def many_parts(tap):
    dates = days(3000)
    sound(tap, '3000 facts of as many days', observed(CODE, dates),
          text=''.join('<p><fact indicator="{}" period="{}"/></p>'.format(CODE, date) for date in dates))
    sound(tap, '2000 sections', text=''.join('<section xml:id="s.{0}"><title>Section {0}</title><p>Text.</p></section>'.format(number) for number in range(2000)))
    action = '<action xml:id="a.{0}" from="2021" to="2022" indicator="{1}"><title>Act</title><target indicator="{1}" value="50" period="2025"/></action>'
    cards = ''.join(('<recommendation xml:id="r.{0}"><title>Do</title>' + action + '</recommendation>').format(number, CODE) for number in range(1200))
    sound(tap, '1200 recommendations', observed(CODE, ()), '<recommendations>{}</recommendations>'.format(cards),
          more='<chapter xml:id="c.done" role="recommendations"><title>To do</title></chapter>')


POINT = ('<indicator code="EC:X{0}" class="core" dimension="EC"><name>Point {0}</name><data-point kind="count" unit="persons" decimals="0" direction="higher">'
         '<definition status="derived" source="x">d</definition></data-point></indicator>')


def city_of_points(folder, count):
    """A profile whose method has so many data points more, each with a value."""
    with open(os.path.join(suite.ROOT, 'examples', 'exampleby', 'methods', 'example-method-1.xml'), encoding='utf-8') as file:
        method = file.read()
    unit = re.search('<unit id="([^"]*)"', method).group(1)
    end = method.rindex('</indicator>') + len('</indicator>')
    method = method[:end] + ''.join(POINT.format(number) for number in range(count)).replace('"persons"', '"{}"'.format(unit)) + method[end:]
    values = ''.join(observed('EC:X{}'.format(number), (2019,) if number == 0 else ()) for number in range(count))
    profile = PROFILE.replace('method="u4ssc-2017"', 'method="example-method-1"').replace('benchmarks="open-derived-2026" ', '')
    os.makedirs(os.path.join(folder, 'methods'))
    for name, text in (('profile.xml', profile.format(values, '', '', '')), (os.path.join('methods', 'example-method-1.xml'), method)):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(text)


def many_points(tap):
    with tempfile.TemporaryDirectory() as folder:
        city_of_points(os.path.join(folder, 'city'), 500)
        result = suite.run(['validate', 'city'], folder)
        tap.same('a method of 500 data points more', (0, []), (result.status, [row for row in result.error_text().splitlines() if ': error: ' in row]))
        os.mkdir(os.path.join(folder, 'drawn'))
        drawn = suite.run(['chart', '--all', 'city', '-d', 'drawn'], folder)
        made = sorted(os.listdir(os.path.join(folder, 'drawn'))) if drawn.status == 0 else drawn.error_text()
        tap.same('--all: bars that have no room are left out', ['time-series-EC-X0.svg'], made)
        asked = suite.run(['chart', 'bars', 'city', '--group', 'EC', '-o', 'bars.svg'], folder)
        tap.same('asked for, they are an error', (1, True), (asked.status, '[chart-tall]' in asked.error_text()))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all((many_periods, many_parts, many_points)))
