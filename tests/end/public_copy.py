"""What is not public of a profile is nowhere in the PDF; what is public travels inside as a profile of its own. Speaks TAP.

Words that stand nowhere else are planted in a copy of an example, on both sides, and looked for: in the bytes of the file, its
streams inflated, as UTF-8, UTF-16 and hexadecimal; in the text that readers see; in the structure tree; in the attachment.
"""

import os
import re
import shutil
import sys
import tempfile

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [TESTS, os.path.join(TESTS, 'conformance')]
import suite  # noqa: E402
import words  # noqa: E402

EXAMPLE = 'examples/exampleby'

# (file, text there, text put in its place). What is planted begins with a word of these.
CLOSED = 'Quagmire'
OPEN = 'Lapwing'
CLOSED_BESIDES = ['quagmire', '367.77123', '67.77123']
ROUNDED = '367.8'  # looked for only where it cannot be a coordinate
PLANTED = (
    ('profile.xml', '<comment>Second reading', '<comment>Quagmire-comment. Second reading'),
    ('profile.xml', '<title>Water balance 2019', '<title>Quagmire-restricted-source 2019'),
    ('profile.xml', '<title>Quotation for', '<title>Quagmire-internal-source for'),
    ('profile.xml', '<!-- A fictional city', '<!-- Quagmire-xml-comment city'),
    ('profile.xml', '<themes>', '<?quagmire Quagmire-instruction?><themes>'),
    ('profile.xml', '<ticket xmlns="https://exampleby.example/planning" state="open">', '<ticket xmlns="https://exampleby.example/planning" state="Lapwing-extension">'),
    ('profile.xml', '<body xml:id="o.institute" type="academic"', '<body xml:id="o.closed" type="company" access="internal" country="XX" address="https://quagmire-body.example">'
     '<name xml:lang="en">Quagmire-internal-body</name></body><body xml:id="o.institute" type="academic"'),
    ('profile.xml', '<title>Population register</title>', '<title>Population register Lapwing-source</title>'),
    # A value that nothing in the text states: in tables and scores it would be told by the scorecard alone.
    ('indicators/2019.xml', '<observation indicator="SC:H:1C" value="312.50"/>', '<observation indicator="SC:H:1C" value="367.77123" access="internal"/>'),
    ('text/en/50-society.xml', '<fact indicator="SC:H:1C">312.50</fact>', 'Lapwings'),
    # Charts: what is closed is in no drawing, no words, no table of the annex.
    ('text/en/30-economy.xml', '<row name="2020" access="internal">118.2 ..</row>', '<row name="Quagmire-row" date="2020" access="internal">367.77123 ..</row>'),
    ('text/en/30-economy.xml', '<row name="2019">236.6 ..</row>', '<row name="Lapwing-row" date="2019">236.6 ..</row>'),
    ('indicators/2019.xml', '<earlier period="2018" value="36.90" source="s.balance"/>', '<earlier period="2018" value="36.90" source="s.balance"/><earlier period="2015" value="67.77123" access="restricted" source="s.balance"/>'),
    ('text/en/70-recommendations.xml', '<task code="2"', '<task access="restricted" code="Quagmire-code" name="Quagmire-task" evidence="Quagmire-evidence"/><task code="2"'),
    ('recommendations.xml', '<recommendation xml:id="r.parks"', '<recommendation xml:id="r.closed" access="internal"><title>Quagmire-recommendation</title>'
     '<action xml:id="r.closed.a" from="2021"><title>Quagmire-action</title></action></recommendation><recommendation xml:id="r.parks"'),
    ('findings.xml', '<finding xml:id="f.air"', '<finding xml:id="f.closed" access="restricted" kind="strength" theme="t.air" dimension="EN">'
     '<statement>Quagmire-restricted-finding</statement><reason>Quagmire-reason</reason><evidence indicator="EN:A:2C/pm2.5"/></finding><finding xml:id="f.air"'),
    ('findings.xml', '<statement>The air is clean', '<statement>Lapwing-finding: the air is clean'),
    ('text/en/30-economy.xml', '<comment>Ask for', '<comment>Quagmire-chapter-comment. Ask for'),
)


def plant(folder):
    """Copy the example and change it. Returns the closed and the open words."""
    shutil.copytree(os.path.join(suite.ROOT, EXAMPLE), folder)
    planted = []
    for name, before, after in PLANTED:
        path = os.path.join(folder, name)
        with open(path, encoding='utf-8') as file:
            text = file.read()
        assert text.count(before) == 1, 'the example has changed: {} in {}'.format(before, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text.replace(before, after))
        planted += re.findall('(?:{}|{})[a-z-]*'.format(CLOSED, OPEN), after)
    return [word for word in planted if word.startswith(CLOSED)] + CLOSED_BESIDES, [word for word in planted if word.startswith(OPEN)]


def forms(word):
    """How a text may stand in the bytes of a PDF."""
    plain = [word.encode('utf-8'), word.encode('utf-16-be'), word.encode('utf-16-le')]
    return plain + [form.hex().encode() for form in plain] + [form.hex().upper().encode() for form in plain]


def found_in(data, wanted):
    """The words that stand in some bytes, in any form, any case of letters."""
    lowered = data.lower()
    return [word for word in wanted if any(form.lower() in lowered for form in forms(word))]


def texts(pdf):
    """Name and bytes of everything that can be read out of a PDF."""
    yield 'the bytes of the file', suite.tool('cat', pdf)
    yield 'its objects, streams inflated', suite.tool('qpdf', '--qdf', '--object-streams=disable', '--no-original-object-ids', pdf, '-')
    yield 'the text of its pages', suite.tool('pdftotext', '-raw', pdf, '-')
    # Boxes of figures are coordinates.
    yield 'its structure tree', re.sub(r'/BBox \[[^]]*\]', '', words.structure_text(pdf)).encode()
    yield 'its metadata', suite.tool('pdfinfo', '-meta', pdf)
    yield 'its outline', suite.tool('mutool', 'show', pdf, 'outline')


def attachment(pdf):
    rows = suite.tool('qpdf', '--list-attachments', pdf).decode().splitlines()
    assert len(rows) == 1, 'one attachment: {}'.format(rows)
    name = rows[0].split(' -> ')[0]
    return name, suite.tool('qpdf', '--show-attachment=' + name, pdf)


def check_copy(tap, name, data, closed, opened):
    tap.same('its name', 'exampleby.xml', name)
    tap.same('nothing closed is in the copy', [], found_in(data, closed))
    tap.same('everything open is in the copy', opened, found_in(data, opened))
    with tempfile.TemporaryDirectory() as folder:
        # Its images are not attached; what it says of them is.
        shutil.copytree(os.path.join(suite.ROOT, EXAMPLE, 'figures'), os.path.join(folder, 'figures'))
        shutil.copytree(os.path.join(suite.ROOT, EXAMPLE, 'methods'), os.path.join(folder, 'methods'))
        path = os.path.join(folder, 'copy.xml')
        with open(path, 'wb') as file:
            file.write(data)
        result = suite.run(['validate', path])
        tap.same('the copy is a profile', (0, ''), (result.status, result.error_text()))
        pdf = os.path.join(suite.pdf_folder('end'), 'public-copy-again.pdf')
        result = suite.run(['render', path, '-o', pdf])
        tap.same('the copy can be rendered', 0, result.status)
        tap.say('the copy of the copy is the copy', [] if attachment(pdf)[1] == data else ['they differ'])
    return pdf


def public_copy(tap):
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, 'planted')
        closed, opened = plant(folder)
        pdf = os.path.join(suite.pdf_folder('end'), 'public-copy.pdf')
        result = suite.run(['render', folder, '-o', pdf])
        if result.status != 0:
            raise RuntimeError(result.error_text())
        everything = suite.run(['render', folder, '--stop-after', 'profile']).output
        tap.same('the words planted are read', len(opened), len(found_in(everything, opened)))
    printed = [word for word in opened if 'extension' not in word]
    for title, data in texts(pdf):
        tap.same('nothing closed in ' + title, [], found_in(data, closed))
        if 'text' in title or 'tree' in title:
            tap.same('what is open stands in ' + title, printed, found_in(data, printed))
            tap.same('no closed value in ' + title, [], found_in(data, [ROUNDED]))
    again = check_copy(tap, *attachment(pdf), closed, opened)
    pages = [suite.tool('pdftotext', '-raw', path, '-') for path in (pdf, again)]
    tap.say('the copy gives the same pages', [] if pages[0] == pages[1] else ['they differ'])


def search_works(tap):
    """The search finds what it looks for in every form."""
    for form in forms(CLOSED):
        tap.same('found as {!r}'.format(form[:12]), [CLOSED], found_in(b'(' + form + b')', [CLOSED]))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([public_copy, search_works]))
