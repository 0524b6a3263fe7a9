#!/usr/bin/env python3
"""Made-up cities for the bench: profiles with a value of every data point of a method, the same at every run.

Usage: cities.py METHOD.xml COUNT FOLDER
"""

import os
import random
import sys
import xml.etree.ElementTree as tree

SPACE = '{urn:cityprofile:method:1}'
HEAD = '''<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="urn:cityprofile:profile:1" xml:id="city-{number}" xml:lang="en" standing="fictional"
	method="{method}" benchmarks="open-derived-2026" template="smart-city-profile-1">
	<publication type="ssc-profile">
		<edition xml:id="e.en" lang="en" status="draft" date="2026-11-22"/>
	</publication>
	<city country="XX">
		<name>{name}</name>
		<boundary xml:id="b.city" kind="municipality"/>
	</city>
	<sources>
		<source xml:id="s.register" type="register" date="2025-12-31"><title>Register of {name}</title></source>
	</sources>
	<indicators boundary="b.city" period="2024" source="s.register" quality="measured">
'''
TAIL = '''	</indicators>
	<narrative>
		<chapter xml:id="c.city" role="city"><title>City</title><p>This city was made up to measure a program.</p></chapter>
	</narrative>
</profile>
'''
SYLLABLES = ('ska', 'ler', 'tun', 'ber', 'vik', 'ost', 'åle', 'ørn', 'zar', 'hol', 'mar', 'sto')


def read_points(path):
    """The data points of a method as (code, element)."""
    points = []
    for indicator in tree.parse(path).getroot().findall(SPACE + 'indicator'):
        for point in indicator.findall(SPACE + 'data-point'):
            name = point.get('id')
            points.append((indicator.get('code') + ('/' + name if name else ''), point))
    return points


def make_value(point, chance):
    """A value within what is plausible, or possible."""
    if point.get('kind') == 'yes-no':
        return chance.choice(('yes', 'no'))
    if point.get('kind') == 'list':
        return ' '.join(item.get('id') for item in point.findall(SPACE + 'item') if chance.random() < 0.6) or '0'
    low = float(point.get('plausible-from') or point.get('valid-from') or 0)
    high = float(point.get('plausible-to') or point.get('valid-to') or low + 100)
    decimals = int(point.get('decimals'))
    return '{:.{}f}'.format(low + (high - low) * chance.randint(1, 99) / 100, decimals)


def agree(values, relations, chance):
    """Make values keep the relations of the method, so that no warning is measured."""
    for relation in relations:
        codes = relation.get('points').split()
        if relation.get('kind') == 'sum':
            cuts = [0, *sorted(chance.randint(0, 100) for _ in codes[1:]), 100]
            values.update((code, str(cuts[i + 1] - cuts[i])) for i, code in enumerate(codes))
    for relation in relations:
        codes = relation.get('points').split()
        if relation.get('kind') == 'not-above' and float(values[codes[0]]) > float(values[codes[1]]):
            values[codes[0]] = values[codes[1]]


def main(arguments):
    method, count, folder = arguments[0], int(arguments[1]), arguments[2]
    chance = random.Random(5)
    points = read_points(method)
    relations = tree.parse(method).getroot().findall(SPACE + 'relation')
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        name = ''.join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
        values = {code: make_value(point, chance) for code, point in points}
        agree(values, relations, chance)
        rows = ['\t\t<observation indicator="{}" value="{}"/>\n'.format(code, value) for code, value in values.items()]
        with open(os.path.join(folder, 'city-{:04}.xml'.format(number)), 'w', encoding='utf-8') as file:
            file.write(HEAD.format(number=number, name=name, method=os.path.basename(method)[:-4]) + ''.join(rows) + TAIL)


if __name__ == '__main__':
    main(sys.argv[1:])
