"""What a reader of the PDF is given, beside its words (tests/conformance): fonts, links, outline, page labels, metadata. Speaks TAP."""

import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

# Those that are a book have pages before the text; the others begin with it.
BOOKS = ('examples/arabic', 'examples/exampleby', 'profiles/archive/alesund-2020')
PROFILES = ('examples/smallest',) + BOOKS
ROMAN = ('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv')


def render(profile):
    """The path of the PDF and the document it was made of."""
    path = os.path.join(suite.pdf_folder('end'), 'reading-{}.pdf'.format(os.path.basename(profile)))
    result = suite.run(['render', profile, '-o', path])
    if result.status != 0:
        raise RuntimeError(result.error_text())
    return path, json.loads(suite.run(['render', profile, '--stop-after', 'document']).output)


def objects(path):
    """The file's objects, by number."""
    report = json.loads(suite.tool('qpdf', '--json', '--json-key=qpdf', path))
    return {name: entry.get('value', entry.get('stream', {}).get('dict')) for name, entry in report['qpdf'][1].items() if name.startswith('obj:')}


def of_type(table, **wanted):
    return [value for value in table.values() if isinstance(value, dict) and all(value.get('/' + name) == '/' + kind for name, kind in wanted.items())]


def walk(node, wanted):
    """All parts of a document of these kinds."""
    if isinstance(node, list):
        return [found for child in node for found in walk(child, wanted)]
    if not isinstance(node, dict):
        return []
    own = [node] if node.get('kind') in wanted else []
    return own + [found for value in node.values() for found in walk(value, wanted)]


def fonts(tap, profile, path):
    rows = suite.tool('pdffonts', path).decode().splitlines()[2:]
    flags = [re.search(r'(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$', row) for row in rows]
    bad = [row for row, match in zip(rows, flags) if not match or match.groups() != ('yes', 'yes', 'yes')]
    tap.say('{}: {} fonts, all embedded, subset and with characters'.format(profile, len(rows)), bad if rows else ['there is no font'])


def links(tap, profile, path, table, document):
    annotations = of_type(table, Subtype='Link')
    problems = ['a link without text in its place: {}'.format(link) for link in annotations if not link.get('/Contents')]
    problems += ['a link that leads nowhere: {}'.format(link) for link in annotations if '/A' not in link and '/Dest' not in link]
    problems += ['a link outside the structure tree' for link in annotations if '/StructParent' not in link]
    wanted = walk(document, ('link', 'page-of'))
    if bool(wanted) != bool(annotations) or len(annotations) < len([link for link in wanted if link['kind'] == 'link']):
        problems.append('{} links in the PDF, {} in the document'.format(len(annotations), len(wanted)))
    tap.say('{}: {} links'.format(profile, len(annotations)), problems)


def outline(tap, profile, path, document):
    """Every heading of the document stands in the outline, in order, and leads to a page."""
    rows = suite.tool('mutool', 'show', path, 'outline').decode().splitlines()
    found = [re.search(r'"(.*)"', row)[1] for row in rows]
    expected = [node['outline'] for node in walk(document, ('heading',)) if node.get('outline')]
    problems = ['leads to no page: ' + row for row in rows if '#page=' not in row]
    if found != expected:
        problems.append('expected {}, found {}'.format(expected, found))
    tap.say('{}: {} entries in the outline'.format(profile, len(found)), problems if found else ['there is no outline'])


def labels(tap, profile, path):
    """Pages before the text are counted in roman numerals, those of the text in arabic ones from 1; a cover has no number."""
    report = json.loads(suite.tool('qpdf', '--json', '--json-key=pagelabels', '--json-key=pages', path))
    ranges = report['pagelabels'] + [{'index': len(report['pages'])}]
    styles = [entry['label'].get('/S') for entry in ranges[:-1]]
    arabic = [n for n, style in enumerate(styles) if style == '/D']
    roman = [n for n, style in enumerate(styles) if style == '/r']
    problems = [] if len(arabic) == 1 and arabic == [len(styles) - 1] else ['arabic ranges: {} of {}'.format(arabic, styles)]
    problems += ['roman after arabic'] if roman and arabic and max(roman) > min(arabic) else []
    problems += ['the first page of the text is not 1'] if arabic and ranges[arabic[0]]['label'].get('/St', 1) != 1 else []
    if (profile in BOOKS) != bool(roman):
        problems.append('a book has pages in roman numerals, and nothing else has')
    tap.say('{}: page labels {}'.format(profile, ' '.join('{}{}'.format(entry['index'], style or '-') for entry, style in zip(ranges, styles))), problems)
    return {entry['index']: style for entry, style in zip(ranges, styles)}, len(report['pages'])


def printed_folios(tap, profile, path, styles, count):
    """What is printed on a page is its label."""
    pages = suite.tool('pdftotext', '-layout', path, '-').decode().split('\f')[:count]
    problems = []
    style, start = None, 0
    for index, text in enumerate(pages):
        if index in styles:
            style, start = styles[index], index
        label = str(index - start + 1) if style == '/D' else ROMAN[index - start] if style == '/r' else None
        numbers = [row.split() for row in text.splitlines() if row.strip()]
        # A page may go without a number (openings, empty pages), but may not bear another.
        edges = {word for row in (numbers[:1] + numbers[-1:]) for word in (row[0], row[-1])}
        if label and style == '/r' and edges & set(ROMAN) - {label}:
            problems.append('page {} bears {}'.format(label, edges & set(ROMAN)))
    tap.say('{}: roman folios as labelled'.format(profile), problems)


def metadata(tap, profile, path, document):
    said = suite.tool('pdfinfo', path).decode()
    rows = dict(row.split(':', 1) for row in said.splitlines() if ':' in row)
    tap.same('{}: tagged'.format(profile), 'yes', rows['Tagged'].strip())
    title = rows.get('Title', '').strip()
    tap.say('{}: a title, {}'.format(profile, ascii(title)), [] if title and title[0].isalnum() and title[-1].isalnum() else ['title: ' + title])
    catalog = next(value for value in objects(path).values() if isinstance(value, dict) and value.get('/Type') == '/Catalog')
    tap.same('{}: language'.format(profile), document['lang'], catalog['/Lang'].removeprefix('u:'))
    tap.same('{}: the title is shown'.format(profile), True, catalog['/ViewerPreferences'].get('/DisplayDocTitle'))


def every_profile(tap):
    for profile in PROFILES:
        path, document = render(profile)
        fonts(tap, profile, path)
        links(tap, profile, path, objects(path), document)
        outline(tap, profile, path, document)
        printed_folios(tap, profile, path, *labels(tap, profile, path))
        metadata(tap, profile, path, document)


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([every_profile]))
