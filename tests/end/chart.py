"""Charts on their own: SVG, PDF and PNG show the same, with the same words, whole or not at all. Speaks TAP.

Usage: chart.py DIFFERENCE      (the program made of difference.c)

A PDF as poppler draws it stands against the SVG as librsvg draws it, with fontconfig pointed at the project's fonts, and against the PNG.
Drawn with DPI dots to an inch and looked at in squares of 6 by 6 points, which leaves out how each covers single pixels in part and that
poppler moves letters to whole pixels, no square differs by more than SQUARE_LIMIT of 255 in red, green or blue, and all squares on
average by no more than MEAN_LIMIT. A name that is lacking makes a square differ by 60.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import suite  # noqa: E402

DIFFERENCE = os.path.abspath(sys.argv[1])
CITY = 'profiles/archive/alesund-2020'
SVG = '{http://www.w3.org/2000/svg}'
DPI = 216
SQUARE_LIMIT = 25
MEAN_LIMIT = 2.0
# What is drawn in all formats: name of the file, arguments.
DRAWN = (
    ('wheel', ['wheel', CITY]),
    ('wheel-data', ['wheel', CITY, '--group', 'EC', '--with-data']),
    ('fan', ['fan', CITY, '--group', 'EC']),
    ('strip', ['band-strip', CITY]),
    ('matrix', ['matrix', CITY]),
    ('bars', ['performance-bar', CITY, '--group', 'EC']),
    ('sized', ['wheel', CITY, '--size', '140x200']),
    ('wheel-arabic', ['wheel', 'examples/arabic']),
    ('radar', ['radar', 'examples/exampleby']),
    ('pyramid-arabic', ['g.pyramid', 'examples/charts-arabic']),
    ('board', ['g.board', 'examples/charts', '--with-data']),
    ('gantt', ['gantt', 'examples/exampleby']),
    ('board-arabic', ['status-board', 'examples/arabic']),
    ('goals', ['sdg-strip', CITY]),
)
WRONG_USE = (
    'chart', 'chart wheel', 'chart wheel a', 'chart wheel a b c -o a.svg', 'chart wheel a -o a', 'chart wheel a -o a.jpg', 'chart wheel a -o -',
    'chart wheel a -o a.svg --format pdf', 'chart wheel a -o a.svg --size 10x10', 'chart wheel a -o a.svg --size 100x', 'chart wheel a -o a.svg --size 3000',
    'chart wheel a -o a.svg --size 100,5x80', 'chart wheel a -o a.svg --dpi 100', 'chart wheel a -o a.png --dpi 35', 'chart wheel a -o a.png --dpi 1201',
    'chart wheel a -o a.png --dpi x', 'chart wheel a -o a.pdf --outlines', 'chart wheel a -d b', 'chart --all a', 'chart --all a -o a.svg',
    'chart --all a b -d c', 'chart --all a -d b --group EC', 'chart --all a -d b --size 120', 'chart wheel a -o a.svg -o b.svg', 'chart --nonsense',
    'chart --all a -d ""', 'chart "" a -o a.svg',
)
# What cannot be done: arguments, the code of the error.
REFUSED = (
    (['whel', CITY], 'chart-unknown'), (['all', CITY], 'chart-unknown'), (['*', CITY], 'chart-unknown'), (['fan', CITY], 'chart-group'), (['fan', CITY, '--group', 'XX'], 'chart-group'),
    (['time-series', CITY], 'chart-group'), (['wheel', CITY, '--group', 'XX'], 'chart-group'), (['wheel', 'examples/smallest'], 'chart-empty'),
    (['gantt', CITY], 'chart-empty'), (['gantt', 'examples/exampleby', '--group', 'EC'], 'chart-group'),
    (['wheel', CITY, '--size', '60x30'], 'chart-size'), (['performance-bar', CITY, '--group', 'EC', '--size', '120'], 'chart-size'),
    (['wheel', CITY, '--edition', 'none'], 'edition-unknown'), (['wheel', 'nothing'], 'file-not-found'),
    (['wheel', 'examples/smallest', '--template', 'tests/unit/template/minimal'], 'chart-unknown'),
)


def chart(path, *arguments, **changes):
    """Draw a chart into a file and read it; anything but success is an exception."""
    result = suite.run(['chart', *arguments, '-o', path], **changes)
    if result.status != 0:
        raise RuntimeError('{}: status {}: {}'.format(' '.join(arguments), result.status, result.error_text()[:400]))
    with open(path, 'rb') as file:
        return file.read()


def svg_items(data):
    """How many of its children are text, be it as outlines, paths and links; whatever else is drawn is counted as such.

    The white ground, which comes first, is no item: in a PDF it is the paper.
    """
    counts = {'text': 0, 'path': 0, 'link': 0}
    ground, *children = (child for child in ET.fromstring(data) if child.tag not in (SVG + 'title', SVG + 'desc'))
    if (ground.tag, ground.attrib) != (SVG + 'rect', {'width': '100%', 'height': '100%', 'fill': '#ffffff'}):
        raise RuntimeError('the SVG does not begin with its ground')
    for child in children:
        name = child.tag.replace(SVG, '')
        if name == 'pattern':
            continue
        inner = [part.tag.replace(SVG, '') for part in child]
        if name == 'a':
            kind = 'link'
        elif name == 'text' or (name == 'g' and set(inner) == {'text'}) or (name == 'path' and inner == ['title']):
            kind = 'text'
        else:
            kind = 'path' if (name, inner) in (('path', []), ('g', ['path', 'path'])) else name
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def pdf_items(path):
    """The same of the content of a PDF of one page. The ground under a pattern is of the same item; letters turned one by one are one text, and outlines behind them one path."""
    plain = suite.tool('qpdf', '--qdf', '--object-streams=disable', '--stream-data=uncompress', path, '-')
    content = max(re.findall(rb'\nstream\n(.*?)\nendstream', plain, re.DOTALL), key=lambda part: part.count(b'\nBT\n') + part.count(b' m\n'))
    painted = len(re.findall(rb'^(?:f|S|B)$', content, re.MULTILINE))
    grounds = len(re.findall(rb'^f\n/Pattern cs', content, re.MULTILINE))
    halos = len(re.findall(rb'^q [^\n]*cm$|(?:^q [^\n]*/H[0-9]+ Do Q\n)+', content, re.MULTILINE))
    return {'text': len(re.findall(rb'^BT$', content, re.MULTILINE)), 'path': painted - grounds + halos, 'link': plain.count(b'/Subtype /Link')}


def words(text):
    return re.sub(r'\s+', ' ', text).strip()


def difference(first, second):
    """The mean and the largest difference of squares of two PNG files of one size."""
    mean, largest = suite.tool(DIFFERENCE, str(DPI * 6 // 72), first, second).split()
    return int(mean) / 100, int(largest) / 100


def fonts_of_the_project(folder):
    path = os.path.join(folder, 'fonts.conf')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>'.format(
            os.path.join(suite.ROOT, 'fonts'), os.path.join(folder, 'cache')))
    return path


def formats_agree(tap):
    with tempfile.TemporaryDirectory() as folder:
        config = fonts_of_the_project(folder)
        for name, arguments in DRAWN:
            compare_formats(tap, name, arguments, folder, config)


def compare_formats(tap, name, arguments, folder, config):
    path = os.path.join(folder, name)
    pdf = os.path.join(suite.pdf_folder('chart'), name + '.pdf')
    svg = chart(path + '.svg', *arguments)
    outlines = chart(path + '.outlines.svg', *arguments, '--outlines')
    chart(pdf, *arguments)
    chart(path + '.png', *arguments, '--dpi', str(DPI))
    suite.tool('xmllint', '--noout', '--nonet', path + '.svg', path + '.outlines.svg')
    expected = pdf_items(pdf)
    tap.same(name + ': as many items in SVG as in PDF', expected, svg_items(svg))
    tap.same(name + ': as outlines too, without a letter', (expected, False), (svg_items(outlines), b'<text' in outlines))
    suite.tool('pdftoppm', '-singlefile', '-png', '-r', str(DPI), pdf, path + '.poppler')
    with open(path + '.poppler.png', 'rb') as file:
        size = png_size(file.read(24))
    drawings = [('PNG', path + '.png')]
    for kind in ('.svg', '.outlines.svg'):
        drawings.append(('librsvg of ' + kind[1:], path + kind + '.png'))
        # A pixel that is there in part counts for poppler, and not always for librsvg.
        subprocess.run(['rsvg-convert', '-w', str(size[0]), '-h', str(size[1]), '-b', 'white', '-o', path + kind + '.png', path + kind],
                       env=suite.environment(FONTCONFIG_FILE=config), check=True)
    problems = []
    for title, drawn in drawings:
        mean, largest = difference(path + '.poppler.png', drawn)
        said = '{} differs from the PDF by {:.2f} on average and {:.2f} at most'.format(title, mean, largest)
        print('# {}: {}'.format(name, said))
        if mean > MEAN_LIMIT or largest > SQUARE_LIMIT:
            problems.append(said)
    tap.say(name + ': drawn alike by poppler, cairo and librsvg', problems)


def words_in_files(tap):
    """Title and description are those of the publication; the PDF says the same, and its text is that of the SVG."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'wheel')
        tree = ET.fromstring(chart(path + '.svg', 'wheel', CITY))
        title, description = tree.findtext(SVG + 'title'), tree.findtext(SVG + 'desc')
        tap.same('the title is the caption', 'Benchmarking wheel: 108 data points, 24 categories, 3 dimensions', title)
        tap.same('the description is made of the data, and leads to no table', (True, False),
                 (description.startswith('Benchmarking wheel of Ålesund'), 'table' in description))
        chart(path + '.pdf', 'wheel', CITY)
        tap.same('the PDF has the title', True, 'Title:           ' + title in suite.tool('pdfinfo', path + '.pdf').decode())
        png = chart(path + '.png', 'wheel', CITY)
        tap.same('the PNG has both', (True, True), (title.encode() in png, description.encode() in png))
        shown = sorted(words(''.join(item.itertext())) for item in tree if item.tag in (SVG + 'text', SVG + 'g') and words(''.join(item.itertext())))
        tap.same('its names are text', True, {'Potable Water Supply', 'Ålesund', '2019'} <= set(shown))
        with_data = ET.fromstring(chart(path + '.svg', 'wheel', CITY, '--with-data'))
        more = ' '.join(words(''.join(item.itertext())) for item in with_data)
        tap.same('--with-data adds what the wheel shortens, and says so', (True, True, True),
                 ('Natural Disaster-Related Deaths' in more, len(list(with_data)) > len(list(tree)), 'table' in with_data.findtext(SVG + 'desc')))


def same_bytes(tap):
    """SVG and PDF are the same bytes wherever and however they are made, and so is the PNG on one machine."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ('svg', 'pdf', 'png'):
            path = os.path.join(folder, 'a.' + kind)
            expected = chart(path, 'fan', CITY, '--group', 'EC')
            suite.make_locale(folder, 'tr_TR.UTF-8')
            tap.same(kind + ': in another locale', True, expected == chart(path, 'fan', CITY, '--group', 'EC', LOCPATH=folder, LC_ALL='tr_TR.UTF-8'))
            tap.same(kind + ': without fonts of the system', True, expected == chart(path, 'fan', CITY, '--group', 'EC', FONTCONFIG_FILE='/dev/null', HOME=None))
            result = suite.run(['chart', 'fan', os.path.join(suite.ROOT, CITY), '--group', 'EC', '--format', kind, '-o', '-'], folder)
            tap.same(kind + ': from another folder, to standard output', (0, True), (result.status, result.output == expected))


def sizes(tap):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'a.svg')
        # With 3 pt of paper on either side, which are 2.117 mm; a size that is asked for holds them.
        for arguments, width, height in ((['wheel', CITY], '186.117mm', None), (['matrix', CITY], '172.117mm', None), (['band-strip', CITY], '128.617mm', None),
                                         (['wheel', CITY, '--size', '140x200'], '140mm', '200mm'), (['band-strip', CITY, '--size', '150'], '150mm', None)):
            tree = ET.fromstring(chart(path, *arguments))
            tap.same(' '.join(arguments), (width, height or tree.get('height')), (tree.get('width'), tree.get('height')))
        tap.say('paper is left free all round', margins(chart(path, 'band-strip', CITY, '--outlines')) + margins(chart(path, 'band-strip', CITY, '--size', '150', '--outlines')))
        height = float(ET.fromstring(chart(path, 'wheel', CITY, '--size', '140')).get('height')[:-2])
        low = ET.fromstring(chart(path, 'wheel', CITY, '--size', '140x150'))
        tap.same('a wheel is made smaller for a height', (True, '150mm'), (height > 160, low.get('height')))
        # 140.5 by 200 mm: 1659.4 by 2362.2 pixels.
        tap.same('dots to an inch', (1660, 2363), png_size(chart(os.path.join(folder, 'a.png'), 'wheel', CITY, '--size', '140.5x200', '--dpi', '300')))


def margins(svg):
    """The sides at which a drawing of outlines leaves less than 3 pt of paper; round letters may stand out by half a point."""
    tree = ET.fromstring(svg)
    width, height = (float(part) for part in tree.get('viewBox').split()[2:])
    drawn = (path.get('d') for child in tree if child.tag != SVG + 'pattern' for path in child.iter(SVG + 'path'))
    numbers = [[float(number) for number in re.findall(r'-?[0-9.]+', data)] for data in drawn]
    points = [pair for path in numbers for pair in zip(path[::2], path[1::2])]
    sides = {'left': min(x for x, _ in points), 'top': min(y for _, y in points), 'right': width - max(x for x, _ in points), 'bottom': height - max(y for _, y in points)}
    return ['{} pt are free at the {}'.format(free, side) for side, free in sides.items() if free < 2.5]


def png_size(data):
    return int.from_bytes(data[16:20], 'big'), int.from_bytes(data[20:24], 'big')


def series_of_all(tap):
    """A data point of several periods is a line; those of one are not."""
    with tempfile.TemporaryDirectory() as folder:
        suite.run(['chart', '--all', os.path.join('examples', 'exampleby'), '-d', folder])
        tap.same('--all: lines of what has several periods', ['time-series-EC-W-2C.svg'], sorted(name for name in os.listdir(folder) if name.startswith('time-series-')))


def all_charts(tap):
    with tempfile.TemporaryDirectory() as folder:
        result = suite.run(['chart', '--all', CITY, '-d', folder])
        listed = result.text().splitlines()
        tap.same('--all prints what it writes', (0, sorted(listed)), (result.status, sorted(os.path.join(folder, name) for name in os.listdir(folder))))
        names = {os.path.basename(path) for path in listed}
        tap.same('--all: one of every kind', set(), {'wheel.svg', 'wheel-EC.svg', 'fan-EC.svg', 'band-strip.svg', 'matrix.svg', 'performance-bar-EC.svg'} - names)
        problems = []
        # The codes of other groups do not stand in names of files.
        for path in (path for path in listed if not os.path.basename(path).startswith(('bars-', 'time-series-'))):
            alone = suite.run(['chart', *of_name(os.path.basename(path)[:-4]), CITY, '--format', 'svg', '-o', '-'])
            with open(path, 'rb') as file:
                if alone.output != file.read():
                    problems.append(path + ' differs from the chart alone')
        tap.say('--all: each is as it is alone', problems)
        before = {name: os.stat(os.path.join(folder, name)).st_ino for name in names}
        suite.run(['chart', '--all', CITY, '-d', folder])
        tap.same('files are replaced, not written over', set(), {name for name in names if os.stat(os.path.join(folder, name)).st_ino == before[name]})
        pdfs = suite.pdf_folder('chart', 'all')
        tap.same('--all as PDF', 0, suite.run(['chart', '--all', CITY, '-d', pdfs, '--format', 'pdf']).status)


def renamed(folder, pairs):
    """A copy of the example, its figures called otherwise."""
    profile = os.path.join(folder, 'profile')
    shutil.copytree(os.path.join(suite.ROOT, 'examples', 'exampleby'), profile)
    for parent, _, files in os.walk(profile):
        for path in (os.path.join(parent, name) for name in files if name.endswith('.xml')):
            with open(path, encoding='utf-8') as file:
                text = file.read()
            for old, new in pairs:
                text = text.replace('="{}"'.format(old), '="{}"'.format(new))
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
    return profile


def names(tap):
    """Files are called by the ids of figures in any script; a figure called like another chart gives way."""
    with tempfile.TemporaryDirectory() as folder:
        profile = renamed(folder, (('g.loss', 'wheel'), ('g.ferry', 'fan-EC'), ('g.plan', 'رسم'), ('g.shore', 'bars-EC-W'), ('g.promised', 'all')))
        result = suite.run(['chart', '--all', profile, '-d', folder])
        found = [os.path.basename(path)[:-4] for path in result.text().splitlines()]
        expected = {'wheel', 'figure-wheel', 'fan-EC', 'figure-fan-EC', 'رسم', 'bars-EC-W', 'figure-bars-EC-W', 'all'}
        tap.same('names of files', (0, expected, len(found)), (result.status, expected & set(found), len(set(found))))
        alone = ET.fromstring(chart(os.path.join(folder, 'a.svg'), 'wheel', profile))
        tap.same('a type goes before a figure called so', True, alone.findtext(SVG + 'title').startswith('Benchmarking wheel'))
        with open(os.path.join(folder, 'all.svg'), 'rb') as file:
            tap.same('a figure called all is no more than that', file.read(), chart(os.path.join(folder, 'b.svg'), 'all', profile))


def sets_whole(tap):
    """A set of which one file cannot be written is not begun."""
    long = 'g' * 252
    for title, figure, prepare in (('a name too long', long, None), ('a folder stands there', 'g.goals', os.mkdir),
                                   ('a link to nothing', 'g.goals', lambda path: os.symlink('nothing', path))):
        with tempfile.TemporaryDirectory() as folder:
            profile = renamed(folder, (('g.goals', figure),))
            target = os.path.join(folder, 'out')
            os.mkdir(target)
            with open(os.path.join(target, 'wheel.svg'), 'w', encoding='ascii') as file:
                file.write('older')
            if prepare:
                prepare(os.path.join(target, figure + '.svg'))
            before = sorted(os.listdir(target))
            result = suite.run(['chart', '--all', profile, '-d', target])
            with open(os.path.join(target, 'wheel.svg'), encoding='ascii', errors='replace') as file:
                kept = file.read()
            tap.same('a set with one that cannot be written: ' + title, (3, b'', before, 'older', True),
                     (result.status, result.output, sorted(os.listdir(target)), kept, figure + '.svg”' in result.error_text()))


def of_name(name):
    """Type and group of what --all named so."""
    kind, dash, group = name.rpartition('-')
    return [kind, '--group', group] if dash and group.isupper() else [name]


def wrong_use(tap):
    for line in WRONG_USE:
        result = suite.run(shlex.split(line))
        tap.same('wrong use: cityprofile ' + line, (2, b'', True), (result.status, result.output, result.errors.startswith(b'cityprofile: ')))


def refused(tap):
    with tempfile.TemporaryDirectory() as folder:
        for arguments, code in REFUSED:
            path = os.path.join(folder, 'kept.svg')
            with open(path, 'w', encoding='utf-8') as file:
                file.write('older')
            result = suite.run(['chart', *arguments, '-o', path])
            with open(path, encoding='utf-8') as file:
                kept = file.read()
            tap.same('refused: ' + ' '.join(arguments), (1, True, 'older', ['kept.svg']),
                     (result.status, '[{}]'.format(code) in result.error_text(), kept, os.listdir(folder)))
        result = suite.run(['chart', '--all', 'examples/smallest', '-d', folder])
        tap.same('refused: --all of nothing', (1, b'', True), (result.status, result.output, 'chart-empty' in result.error_text()))
        result = suite.run(['chart', '--all', CITY, '-d', os.path.join(folder, 'missing')])
        tap.same('a folder that is none', (3, b'', ['kept.svg']), (result.status, result.output, os.listdir(folder)))
        profile = os.path.join(suite.ROOT, CITY, 'profile.xml')
        result = suite.run(['chart', 'wheel', CITY, '--format', 'svg', '-o', profile])
        tap.same('what was read is not written over', (1, True), (result.status, 'output-is-input' in result.error_text()))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all((formats_agree, words_in_files, same_bytes, sizes, all_charts, series_of_all, names, sets_whole, wrong_use, refused)))
