"""Data points under all their codes, and under all kinds of groups, on the pages. Speaks TAP."""

import json
import os
import re
import shutil
import sys
import tempfile

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import suite  # noqa: E402

EXAMPLE = os.path.join(suite.ROOT, 'examples', 'exampleby')
METHOD = os.path.join('methods', 'example-method-1.xml')
INDICATORS = os.path.join('indicators', '2019.xml')
NAMING = re.compile(r' (indicator|per-cent-of)="([A-Z0-9:]+)(/[a-z0-9.]+)?"')


def read(*path):
    with open(os.path.join(*path), encoding='utf-8') as file:
        return file.read()


def write(text, *path):
    with open(os.path.join(*path), 'w', encoding='utf-8') as file:
        file.write(text)


def change(folder, name, *pairs):
    text = read(folder, name)
    for before, after in pairs:
        assert text.count(before) == 1, 'the example has changed: {} in {}'.format(before, name)
        text = text.replace(before, after)
    write(text, folder, name)


def example(parent, name):
    folder = os.path.join(parent, name)
    shutil.copytree(EXAMPLE, folder)
    return folder


def stage(folder, name):
    result = suite.run(['render', folder, '--stop-after', name])
    return json.loads(result.output) if result.status == 0 else result.error_text()


def without_places(value):
    """The same without places in files and what is said of the words of the file."""
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items() if key != 'at'}
    return [without_places(one) for one in value] if isinstance(value, list) else value


def alias_of(code):
    return 'ALSO:' + code


class Spelling:
    """Writes some of the codes of a profile otherwise: every one that is reached when the count is a multiple of the step."""

    def __init__(self, step):
        self.step = step
        self.count = 0
        self.changed = 0

    def __call__(self, match):
        self.count += 1
        if self.count % self.step:
            return match.group()
        self.changed += 1
        return ' {}=" {}{}\n"'.format(match.group(1), alias_of(match.group(2)), match.group(3) or '')


def aliases(tap):
    with tempfile.TemporaryDirectory() as parent:
        method = read(EXAMPLE, METHOD)
        method = re.sub(r'(<indicator code="([A-Z0-9:]+)".*?)(\s*<data-point)', r'\1<alias code="ALSO:\2"/>\3', method, flags=re.S)
        plain = example(parent, 'plain')
        write(method, plain, METHOD)
        score = suite.run(['score', plain, '--format=csv']).output
        document = without_places(stage(plain, 'document'))
        for step in (1, 2, 3):
            folder, spelling = example(parent, 'step{}'.format(step)), Spelling(step)
            write(method, folder, METHOD)
            for place, _, files in os.walk(folder):
                for name in sorted(files):
                    if name.endswith('.xml') and os.path.basename(place) not in ('methods', 'benchmarks'):
                        write(NAMING.sub(spelling, read(place, name)), place, name)
            name = 'other codes for one of {}'.format(step)
            tap.same(name + ': some', True, spelling.changed > 5)
            result = suite.run(['validate', folder])
            tap.same(name + ': valid', (0, ''), (result.status, result.error_text()))
            tap.same(name + ': scored alike', score, suite.run(['score', folder, '--format=csv']).output)
            made = without_places(stage(folder, 'document'))
            tap.same(name + ': printed alike', True, made == document)


def faults(tap):
    """What is wrong with a value is found under each of its codes."""
    cases = (
        ('a fact that disagrees', '<fact indicator="SC:E:1C">98.70', '<fact indicator="ALSO:SC:E:1C">98.71', 'fact-mismatch'),
        ('a fact of an unknown code', '<fact indicator="SC:E:1C">', '<fact indicator="ALSO:SC:E:9C">', 'unknown-indicator'),
    )
    with tempfile.TemporaryDirectory() as parent:
        folder = example(parent, 'faults')
        change(folder, METHOD, ('<name xml:lang="ar">الالتحاق بالمدارس</name>', '<name xml:lang="ar">الالتحاق بالمدارس</name><alias code="ALSO:SC:E:1C"/>'))
        name = next(one for one in sorted(os.listdir(os.path.join(folder, 'text', 'en'))) if cases[0][1] in read(folder, 'text', 'en', one))
        whole = read(folder, 'text', 'en', name)
        for title, before, after, code in cases:
            write(whole.replace(before, after), folder, 'text', 'en', name)
            result = suite.run(['validate', folder])
            tap.same(title, (1, 1), (result.status, result.error_text().count('[{}]'.format(code))))
        write(whole, folder, 'text', 'en', name)
        observation = re.search(r'<observation indicator="SC:E:1C"[^>]*/>', read(folder, INDICATORS)).group()
        change(folder, INDICATORS, (observation, observation + observation.replace('SC:E', 'ALSO:SC:E')))
        result = suite.run(['validate', folder])
        tap.same('a value given twice', (1, 1), (result.status, result.error_text().count('[observation-repeated]')))


def text_of(node):
    if isinstance(node, dict):
        return node.get('text', '') + ''.join(text_of(child) for child in node.get('children', []))
    return ''


def tables(node):
    if node.get('id', '').startswith('results.'):
        yield node
    for child in node.get('children', []):
        yield from tables(child)


def rows(document):
    """Heading of a group, where one begins, and name of each row of all result tables; letters of notes with their names."""
    found = []
    for table in tables(document['document']):
        for group in (child for child in table['children'] if child['kind'] == 'tbody'):
            for row in group['children']:
                cells = [text_of(cell) for cell in row['children'] if cell['style'] in ('cell-group', 'cell')]
                found.append(cells if len(cells) == 2 else ['', *cells])
        for note in (child for child in table['children'] if child['kind'] == 'table-note'):
            found += [['note', text_of(one)] for one in note['children'] if one.get('id', '').startswith('note.')]
    return found


ECONOMY = [
    ['Networks', 'Access to public transport (%)a'],
    ['Water', 'Piped water (%)b'],
    ['Economy', 'Water supply loss (%)c'],
    ['note', 'afirst in the table'],
    ['note', 'bfirst in the method'],
    ['note', 'cMeasured where water leaves the plant.'],
]


def groups(tap):
    """Without a category a row stands under its sub-dimension, without that under its dimension; notes have letters in the order of rows."""
    with tempfile.TemporaryDirectory() as parent:
        folder = example(parent, 'groups')
        change(folder, METHOD, ('sub-dimension="EC:W" category="EC/networks"', 'sub-dimension="EC:W"'),
               (' sub-dimension="EC:W" category="EC/losses"', ''))
        text = read(folder, INDICATORS)
        for code, note in (('EC:W:1C', 'first in the method'), ('EC:T:1C', 'first in the table')):
            text, count = re.subn(r'(<observation indicator="{}"[^>]*)/>'.format(code), r'\1><note>{}</note></observation>'.format(note), text)
            assert count == 1, 'the example has changed: ' + code
        write(text, folder, INDICATORS)
        made = rows(stage(folder, 'document'))
        economy = made[:[one[0] for one in made].index('note') + 3]
        tap.same('rows and notes of the first dimension', ECONOMY, economy)
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, 'methods')
        shutil.copytree(os.path.join(suite.ROOT, 'examples', 'methods'), folder)
        change(folder, 'harbour-1.xml', ('<chapter xml:id="c.city" role="city">',
               '<chapter xml:id="c.ha" dimension="HA"><title>Harbour</title></chapter><chapter xml:id="c.to" dimension="TO">'
               '<title>Town</title></chapter><chapter xml:id="c.city" role="city">'))
        made = rows(stage(os.path.join(folder, 'harbour-1.xml'), 'document'))
        tap.same('rows of a method without categories', read(folder, 'harbour-1.xml').count('<observation'), len(made))
        tap.same('its groups', ['Ships', 'Services', 'Climate and noise', 'People'], [one[0] for one in made if one[0]])


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([aliases, faults, groups]))
