"""Publications larger than most: what an author can mean stays below the limits of a template. Speaks TAP."""

import datetime
import os
import sys
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


def observed(code, periods, figures=1):
    earlier = ''.join('<earlier period="{}" value="{}"/>'.format(period, figures) for period in periods)
    return '<observation indicator="{}" value="{}">{}</observation>'.format(code, figures, earlier)


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


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all((many_periods, many_parts)))
