"""What every stage made of the examples, and what some pages looked like, against what is stored. Speaks TAP.

Usage: golden.py [--update]

A dump is stored as NAME/STAGE.json or .txt, whole; one of more than 64 KB as .xz, so that a change of the layout is not a change of
ten thousand lines. Either way a failure shows the lines that differ, and the whole of what was found lies in the folder that it
names. `git config diff.xz.textconv "xz -dc"` makes git show compressed ones too.

Pages are stored as PNG of 60 dots to the inch. A page passes when at most PIXELS_LIMIT of its pixels (of 348,000) differ from the
stored ones by more than LEVEL_LIMIT of 255 in red, green or blue: two digits in a table are more, the paler edges that another version
of the renderer draws are less.

--update stores what is found: look at the difference, and at the pages, before it is kept.
"""

import difflib
import lzma
import os
import re
import shutil
import sys
import tempfile

import pages

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import suite  # noqa: E402

CITY = 'profiles/archive/alesund-2020'
PROFILES = ('examples/smallest', 'examples/exampleby', 'examples/arabic', CITY)
STAGES = ('profile', 'scorecard', 'document', 'galley', 'frames')
# Of the galleries of charts what is drawn is enough.
GALLERIES = ('examples/charts', 'examples/charts-arabic')
# Charts on their own: letters in a row, turned and on curves, from both sides.
DRAWINGS = (('exampleby/radar.svg', ['radar', 'examples/exampleby']), ('arabic/wheel.svg', ['wheel', 'examples/arabic']))
WHOLE_LIMIT = 64 * 1024
ROWS_SHOWN = 30

# Pages of the city that are looked at: each is the last one that has such a text.
PAGES = (
    ('cover', r'\A\s*(?:Draft\s+)?Smart Sustainable Cities Profile\s+Ålesund\s+Norway\b'),
    ('contents', r'\A\s*Contents\b'),
    ('wheel', r'Benchmarking wheel: 108 data points'),
    ('results', r'Economy: results against benchmarks'),
    ('opener', r'best and weakest category'),
    ('recommendation', r'Manage energy by rule and by incentive'),
)
PIXELS_LIMIT = 8
LEVEL_LIMIT = 48


def found_folder():
    folder = os.path.join(os.path.dirname(os.environ['CITYPROFILE_TEST_PDF']), 'golden')
    os.makedirs(folder, exist_ok=True)
    return folder


def read(path):
    """A stored file's bytes, b'' if there is none."""
    if not os.path.exists(path):
        return b''
    with (lzma.open if path.endswith('.xz') else open)(path, 'rb') as file:
        return file.read()


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with (lzma.open if path.endswith('.xz') else open)(path, 'wb') as file:
        file.write(data)


def dumps():
    """Name and bytes of every dump: JSON of the stages, text of the frames and of the scores, and two charts."""
    for profile in PROFILES:
        for stage in STAGES:
            name = '{}/{}.{}'.format(os.path.basename(profile), stage, 'txt' if stage == 'frames' else 'json')
            yield name, run('render', profile, '--stop-after', stage)
        yield '{}/score.txt'.format(os.path.basename(profile)), run('score', profile)
    for profile in GALLERIES:
        yield '{}/frames.txt'.format(os.path.basename(profile)), run('render', profile, '--stop-after', 'frames')
    for name, arguments in DRAWINGS:
        yield name, run('chart', *arguments, '--format', 'svg', '-o', '-')


def run(*arguments):
    result = suite.run(list(arguments))
    if result.status != 0:
        raise RuntimeError(result.error_text())
    return result.output


def stored_path(name):
    plain = os.path.join(HERE, name)
    return plain + '.xz' if os.path.exists(plain + '.xz') else plain


def check_dump(tap, name, found):
    expected = read(stored_path(name))
    if expected == found:
        tap.say(name, [])
        return
    write(os.path.join(found_folder(), name), found)
    rows = list(difflib.unified_diff(expected.decode().splitlines(), found.decode().splitlines(), 'stored', 'found', lineterm='', n=1))
    more = ['... and {} lines more'.format(len(rows) - ROWS_SHOWN)] if len(rows) > ROWS_SHOWN else []
    tap.say(name, rows[:ROWS_SHOWN] + more + ['all of it: {}'.format(os.path.join(found_folder(), name))])


def update_dump(name, found):
    path = stored_path(name)
    if read(path) == found and path.endswith('.xz') == (len(found) > WHOLE_LIMIT):
        return
    if os.path.exists(path):
        os.remove(path)
    write(os.path.join(HERE, name) + ('.xz' if len(found) > WHOLE_LIMIT else ''), found)
    print('updated: ' + name)


def render_city(name, folder=CITY):
    path = os.path.join(suite.pdf_folder('golden'), name)
    run('render', folder, '-o', path)
    return path


def find_page(pdf, pattern):
    """The number of the last page that has such a text."""
    texts = suite.tool('pdftotext', '-raw', pdf, '-').decode().split('\f')
    numbers = [n for n, text in enumerate(texts, 1) if re.search(pattern, text)]
    if not numbers:
        raise RuntimeError('no page has the text ' + pattern)
    return numbers[-1]


def draw(pdf, number):
    return pages.read_ppm(suite.tool('pdftoppm', '-r', '60', '-f', str(number), '-l', str(number), pdf))


def judge(stored, found):
    """None if two pages pass as the same, or a sentence."""
    if stored.size != found.size:
        return 'the sizes differ: {} and {}'.format(stored.size, found.size)
    count = pages.count_different(stored, found, LEVEL_LIMIT)
    return '{} pixels differ, {} may'.format(count, PIXELS_LIMIT) if count > PIXELS_LIMIT else None


def check_page(tap, name, found):
    path = os.path.join(HERE, 'pages', name + '.png')
    problem = judge(pages.read_png(read(path)), found) if os.path.exists(path) else 'there is no such page stored'
    if problem:
        write(os.path.join(found_folder(), name + '.png'), pages.write_png(found))
    tap.say('page: ' + name, [problem, 'the page is now: ' + os.path.join(found_folder(), name + '.png')] if problem else [])


def update_page(name, found):
    path = os.path.join(HERE, 'pages', name + '.png')
    if os.path.exists(path) and pages.read_png(read(path)).rows == found.rows:
        return
    write(path, pages.write_png(found))
    print('updated: page ' + name)


def changed_city(folder):
    """A copy of the city in which one value has another last digit."""
    copy = os.path.join(folder, 'city')
    shutil.copytree(os.path.join(suite.ROOT, CITY), copy)
    path = os.path.join(copy, 'indicators', '2019.xml')
    with open(path, encoding='utf-8') as file:
        text = file.read()
    assert text.count('"EC:P:EM:2C" value="2.25"') == 1
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text.replace('"EC:P:EM:2C" value="2.25"', '"EC:P:EM:2C" value="8.88"'))
    for parent, _, names in os.walk(os.path.join(copy, 'text')):
        for name in names:
            with open(os.path.join(parent, name), encoding='utf-8') as file:
                text = file.read()
            with open(os.path.join(parent, name), 'w', encoding='utf-8') as file:
                file.write(text.replace('2.25', '8.88'))
    return copy


def check_judge(tap, drawn):
    """The comparison of pages sees what it is for, and only that."""
    page = drawn['results']
    tap.same('a page is the same as itself', None, judge(page, page))
    tap.same('a page stored and read is the same', page.rows, pages.read_png(pages.write_png(page)).rows)
    tap.same('edges a little greyer pass', None, judge(page, pages.shaded(page, LEVEL_LIMIT // 2)))
    tap.same('a page one pixel lower does not', True, judge(page, pages.lowered(page)) is not None)
    tap.same('another page does not', True, judge(page, drawn['contents']) is not None)
    with tempfile.TemporaryDirectory() as folder:
        pdf = render_city('changed.pdf', changed_city(folder))
        changed = draw(pdf, find_page(pdf, dict(PAGES)['results']))
    tap.same('a page with one value changed does not', True, judge(page, changed) is not None)


def main():
    update = '--update' in sys.argv[1:]
    tap = suite.Tap()
    for name, found in dumps():
        if update:
            update_dump(name, found)
        else:
            check_dump(tap, name, found)
    pdf = render_city('city.pdf')
    drawn = {name: draw(pdf, find_page(pdf, pattern)) for name, pattern in PAGES}
    for name, found in drawn.items():
        if update:
            update_page(name, found)
        else:
            check_page(tap, name, found)
    if update:
        return 0
    for profile in PROFILES:
        tap.same('score --format json of {} is its scorecard'.format(profile), run('render', profile, '--stop-after', 'scorecard'),
                 run('score', '--format', 'json', profile))
    check_judge(tap, drawn)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
