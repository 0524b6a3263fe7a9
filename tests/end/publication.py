"""What the template makes of a profile, as it stands in the PDF. Speaks TAP."""

import os
import re
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


sys.exit(suite.Tap().run_all([small_publication, big_publication]))
