"""What the template makes of a profile, as it stands in the PDF. Speaks TAP."""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

TITLE = 'Littleby and its islands: a profile of the harbour, the hinterland and the skerries'
PROFILE = '''<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="urn:cityprofile:profile:1" xml:id="littleby" xml:lang="en" standing="fictional" method="u4ssc-2017" template="smart-city-profile-1">
	<publication type="ssc-profile"><title>{title}</title><edition xml:id="e.en" lang="en" status="published" date="2026-11-30"/></publication>
	<city country="XX"><name>Littleby</name><boundary xml:id="b.city" kind="municipality"/></city>
	<sources>
		<source xml:id="s.closed" type="utility-record" date="2026" access="restricted"><title>Meter readings</title></source>
	</sources>
	<narrative>{chapters}</narrative>
</profile>
'''
CHAPTERS = '''
		<chapter xml:id="c.one"><title>Water</title>
			<p>Look at <ref to="g.one"/> for it, or see figure <ref to="g.one"/>.</p>
			<figure xml:id="g.one" source="s.closed"><caption>Where it went</caption><image src="mark.png"/><alt>A mark</alt></figure>
		</chapter>
		<chapter xml:id="c.two"><title>Air</title><p>Text.</p></chapter>
		<chapter xml:id="c.three" role="sources"><title>Sources</title></chapter>'''


def png(width, height):
    """A grey picture."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + b'\x80' * width for _ in range(height))
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def render(folder, title, chapters):
    """The path of the PDF of such a profile, and what the program said."""
    with open(os.path.join(folder, 'profile.xml'), 'w', encoding='utf-8') as file:
        file.write(PROFILE.format(title=title, chapters=chapters))
    result = suite.run(['render', 'profile.xml', '-o', 'out.pdf'], folder)
    return os.path.join(folder, 'out.pdf'), result.error_text()


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode('utf-8')


def words(pdf, *pages):
    return ' '.join(output('pdftotext', *pages, pdf, '-').split())


def small_publication(tap):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'mark.png'), 'wb') as file:
            file.write(png(300, 150))
        pdf, said = render(folder, TITLE, CHAPTERS)
        tap.same('it is made without a word', '', re.sub(r'^.*no errors\n', '', said))
        missing = [str(page) for page in (1, 2) if TITLE not in words(pdf, '-f', str(page), '-l', str(page))]
        tap.say('the title stands on cover and title page', missing)
        tap.same('the title is that of the document', 'Title:           ' + TITLE, output('pdfinfo', pdf).splitlines()[0])
        text = words(pdf)
        tap.say('a single figure has no number', [] if 'Look at the figure for it, or see figure “Where it went”.' in text else [text])
        tap.same('a closed source is named once in the list', 1, len(re.findall(r'Utility record\.', text.split('Sources')[-1])))
        tree = output('pdfinfo', '-struct-text', pdf)
        contents = [re.findall(r'^ *"([^"]*)"$', row, re.MULTILINE) for row in re.split(r'^ *TOCI.*$', tree, flags=re.MULTILINE)[1:4]]
        tap.same('title and page number are parted for all readers', ['Water 1', 'Air 3'], [''.join(row[1:4]).replace('\xa0', ' ') for row in contents[:2]])


def big_publication(tap):
    """640 pages and as many notes: what is numbered is not counted anew for each."""
    section = '<section xml:id="h.{0}"><title>Section</title><p>' + 'Words that fill a page of a big publication. ' * 60 + '<note>A note.</note></p></section>'
    chapters = ''.join('<chapter xml:id="c.{}"><title>Chapter</title>{}</chapter>'.format(
        c, ''.join(section.format('{}.{}'.format(c, s)) for s in range(80))) for c in range(12))
    with tempfile.TemporaryDirectory() as folder:
        pdf, said = render(folder, TITLE, chapters)
        tap.say('a big publication is made', [] if os.path.exists(pdf) else [said])
        tap.say('it has its pages', [] if int(re.search(r'Pages: *(\d+)', output('pdfinfo', pdf))[1]) > 640 else [output('pdfinfo', pdf)])


PARTIAL = '''<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="urn:cityprofile:profile:1" xml:id="littleby" xml:lang="en" standing="reconstruction" method="example-method-1" benchmarks="trial-1" template="smart-city-profile-1">
	<publication type="ssc-profile"><edition xml:id="e.en" lang="en" status="published" date="2026-11-30"/>
		<describes><title>A book</title></describes></publication>
	<city country="XX"><name>Littleby</name><boundary xml:id="b.city" kind="municipality"/></city>
	<sources><source xml:id="s.book" type="report"><title>A book</title></source></sources>
	<indicators boundary="b.city" period="2019" source="s.book"{unmentioned}>{observations}</indicators>
	<narrative>
		<chapter xml:id="c.economy" dimension="EC"><title>Economy</title></chapter>
		<chapter xml:id="c.environment" dimension="EN"><title>Environment</title></chapter>
		<chapter xml:id="c.society" dimension="SC"><title>Society</title></chapter>
	</narrative>
</profile>
'''
METHODS = os.path.join(suite.ROOT, 'examples', 'exampleby', 'methods')


def partial(folder, unmentioned, observations):
    """The words of a profile that mentions a part of its method, or what the program said."""
    with open(os.path.join(folder, 'profile.xml'), 'w', encoding='utf-8') as file:
        file.write(PARTIAL.format(unmentioned=unmentioned, observations=observations))
    result = suite.run(['render', 'profile.xml', '-o', 'out.pdf'], folder)
    return words(os.path.join(folder, 'out.pdf')) if result.status == 0 else result.error_text()


def partial_publication(tap):
    """A table has rows for what a profile mentions; the rest is counted, and the categories without a row are named."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(METHODS, os.path.join(folder, 'methods'))
        with open(os.path.join(METHODS, 'benchmarks', 'example-benchmarks-1.xml'), encoding='utf-8') as file:
            indicative = re.sub(r'<notice.*</notice>', '<notice>Only a trial.</notice>', file.read(), flags=re.DOTALL)
        with open(os.path.join(folder, 'methods', 'benchmarks', 'trial-1.xml'), 'w', encoding='utf-8') as file:
            file.write(indicative.replace('example-benchmarks-1', 'trial-1').replace('status="fictional"', 'status="indicative"', 1))
        one = '<observation indicator="EC:W:1C" value="99.20"/>'
        text = partial(folder, ' unmentioned="not-known"', one + '<observation indicator="EC:T:1C" missing="not-known"/>'
                       '<observation indicator="EN:G:1A" missing="not-known"><reason>The page is torn.</reason></observation>')
        wanted = ['Not in a table: 2 data points of this dimension that the record at hand does not show. Categories without any row: Losses.',
                  'The page is torn.', 'Note: Only a trial. Bars and bands are calculated with', 'Bars above: Only a trial.']
        tap.say('what is not known is counted', [row for row in wanted if row not in text] and [text])
        society = text.split('III. Society')[-1]
        tap.say('a dimension without a row has no table', [] if re.search(r' Not in a table: \d+ data points', society) and 'Society: results' not in text else [text])
        text = partial(folder, '', one + '<observation indicator="EC:T:1C" missing="not-collected"/>')
        wanted = 'Not in a table: one data point of this dimension that was not reported. Categories without any row: Losses.'
        tap.say('what is mentioned has a row', [] if wanted in text and 'Not collected' in text else [text])
        for state in ('not-applicable', 'not-collected', 'withheld'):
            text = partial(folder, ' unmentioned="{}"'.format(state), one)
            tap.say('{} has words'.format(state), [] if text.count('Not in a table: ') == 3 else [text])


def nodes_of(tree):
    """The nodes of a document as JSON, in its order."""
    for node in tree if isinstance(tree, list) else [tree]:
        yield node
        yield from nodes_of(node.get('children', []))


def count_of(text):
    """The number in a caption: digits, Roman numerals, or one of the words of Arabic editions."""
    word = text.split()[-1]
    if word.isdigit():
        return int(word)
    if re.fullmatch('[IVXLC]+', word):
        values = ['IVXLC'.index(letter) for letter in word]
        amounts = [(1, 5, 10, 50, 100)[value] for value in values]
        return sum(-amount if amount < max(amounts[i:]) else amount for i, amount in enumerate(amounts))
    with open(os.path.join(suite.ROOT, 'templates', 'smart-city-profile-1', 'labels', 'ar.xml'), encoding='utf-8') as file:
        return re.search(r'key="count.I">([^<]*)<', file.read())[1].split().index(word) + 1


def figures_in_order(tap):
    """Numbers of figures rise from page to page without a gap, and no figure stands under a heading that comes after it."""
    for name in ('examples/charts', 'examples/charts-arabic', 'examples/exampleby', 'profiles/archive/alesund-2020'):
        made = {stage: suite.run(['render', name, '--stop-after', stage]).text() for stage in ('document', 'frames')}
        places, page = {}, 0
        for row in made['frames'].splitlines():
            text = re.match(r'  text at \S+ (\S+) node (\d+) ', row)
            page += row.startswith('page ')
            if text:
                places.setdefault(int(text[2]), (page, float(text[1])))
        found, order = [], []
        for part in nodes_of(json.loads(made['document'])['document']):
            if part.get('kind') != 'part':
                continue
            order.append([])
            for node in nodes_of(part['children']):
                if node.get('kind') == 'figure' or (node.get('kind') == 'heading' and node['level'] <= 3):
                    here = [inner for inner in nodes_of(node) if inner['node'] in places]
                    order[-1] += [(places[inner['node']], inner.get('text', '')) for inner in here[:1]]
                if node.get('style') == 'caption-number' and node['children'][0]['node'] in places:
                    found.append((places[node['children'][0]['node']], node['children'][0]['text']))
        figures = [text for place, text in sorted(found) if text.split()[0] in ('Figure', 'الشكل')]
        tap.same(name + ': figures are numbered in the order of the pages', list(range(1, len(figures) + 1)), [count_of(text) for text in figures])
        late = ['{} at {} stands after {} at {}'.format(b[1], b[0], a[1], a[0]) for rows in order for a, b in zip(rows, rows[1:]) if b[0] < a[0]]
        tap.say(name + ': figures stand before the next heading', late if len(figures) > 4 else figures)


sys.exit(suite.Tap().run_all([small_publication, figures_in_order, partial_publication, big_publication]))
