"""Every limit that `cityprofile --help limits` prints is crossed once: an error that names its number, and no file. Speaks TAP.

A case makes the input that crosses a limit: a profile, a template, data or styles, most of them from the smallest there are.
Limits that take a case of another kind are crossed in unit tests; which of them, and where, is in UNIT below.
"""

import os
import re
import shutil
import struct
import sys
import tempfile
import zlib

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite  # noqa: E402

MINIMAL = os.path.join(suite.ROOT, 'tests', 'unit', 'template', 'minimal')
PROFILE = os.path.join(suite.ROOT, 'examples', 'smallest', 'profile.xml')
WORDS = '<p>Littleby does not exist'
SHEET = ('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings" '
         'xmlns="urn:cityprofile:document:1" xmlns:cp="urn:cityprofile:template:1" exclude-result-prefixes="str cp">'
         '<xsl:variable name="at" select="cp:at(/*)"/>{}<xsl:template match="/">{}</xsl:template></xsl:stylesheet>')
PART = '<part master="text" folio="arabic">{}</part>'
DOCUMENT = '<document lang="en"><meta title="{}" identifier="e"/>{}</document>'
CHART = '<figure><chart type="{}" name="C" most="4">{}</chart></figure>'
MANY = '<xsl:for-each select="str:tokenize(\'{}\')">{}</xsl:for-each>'
# Whatever says where in the source it comes from.
BLOCK = re.compile('<(document|part|section|p|figure|image|table|tbody|tr|td|note|page-of)(?=[ />])')

# Limits that are crossed by a unit test: the file, and the words in it that tell.
UNIT = {
    'computed-digits': ('base/test_decimal.c', '1234567890123456789012345678901234567890123456789012345678901234.5'),
    'set-depth': ('method/test_find.c', 'sets_extend_one_another_only_so_deep'),
    'quoted-words': ('method/test_benchmarks.c', 'test_twenty_words_are_enough'),
    'image-scans': ('image/test_image.c', 'scans_are_limited'),
    'hyphenation-file': ('text/test_hyphen.c', 'unreadable_patterns_are_told'),
    'seconds': ('base/test_deadline.c', 'expired_ends_with_one_message'),
    'font-codes': ('pdf/test_structure.c', 'codes_are_limited'),
    'chart-pixels': ('svg/test_png.c', 'pixels_are_limited'),
}


class Case:
    """A folder with a profile and what else a limit needs."""

    def __init__(self, folder):
        self.folder = folder
        self.options = []
        self.command = None
        shutil.copy(PROFILE, self.path('profile.xml'))

    def path(self, name):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def write(self, name, data):
        with open(self.path(name), 'wb') as file:
            file.write(data.encode() if isinstance(data, str) else data)

    def large(self, name, size):
        """A file of so many bytes that takes no room on the disk."""
        with open(self.path(name), 'wb') as file:
            file.truncate(size)

    def change(self, name, old, new):
        with open(self.path(name), encoding='utf-8') as file:
            text = file.read()
        assert old in text, old
        self.write(name, text.replace(old, new, 1))

    def profile(self, old, new):
        self.change('profile.xml', old, new)

    def template(self, body='', top='', title='Littleby'):
        """The minimal template with a stylesheet that makes a document of this body."""
        self.sheet(DOCUMENT.format(title, body or PART.format('<p style="body">Littleby.</p>')), top)

    def sheet(self, body, top=''):
        shutil.copytree(MINIMAL, self.path('template'))
        self.write('template/publication.xsl', SHEET.format(top, BLOCK.sub(r'<\1 at="{$at}"', body)))
        self.options = ['--template', 'template']

    def styles(self, old, new):
        self.template()
        self.change('template/styles.xml', old, new)

    def use(self, *command):
        """Cross the limit by another command than render."""
        self.command = command

    def run(self):
        if self.command:
            return suite.run([*self.command, 'profile.xml'], self.folder), False
        result = suite.run(['render', 'profile.xml', '-o', 'out.pdf', *self.options], self.folder, SOURCE_DATE_EPOCH='0')
        return result, os.path.exists(self.path('out.pdf'))


def png(width, height, rows=b''):
    """A PNG file with colours and transparency."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 6, 0, 0, 0)) + chunk(b'IDAT', rows) + chunk(b'IEND', b''))


def many(count, body):
    """A loop of the stylesheet language that makes body so many times."""
    return MANY.format('x ' * count, body)


def paragraphs(count):
    return '<p style="body">x</p>' * count


def picture(src):
    return '<figure><image src="{}" width="20mm"/></figure>'.format(src)


def pictures(case, count, side):
    packer = zlib.compressobj(9)
    row = bytes(side * 4 + 1)
    data = b''.join(packer.compress(row) for _ in range(side)) + packer.flush()
    for number in range(count):
        case.write('{}.png'.format(number), png(side, side, data))
    case.template(PART.format(''.join(picture('{}.png'.format(number)) for number in range(count))))


def font(case, faces, size=None):
    """A data folder with a font; templates and the rest are found behind it."""
    if size:
        case.large('data/fonts/one.ttf', size)
    else:
        shutil.copy(os.path.join(suite.ROOT, 'fonts', 'RobotoCondensed-Regular.ttf'), case.path('data/fonts/one.ttf'))
    case.write('data/fonts/fonts.xml', '<fonts xmlns="urn:cityprofile:fonts:1"><family name="text">{}</family><fallback><general family="text"/></fallback></fonts>'
               .format('<face file="one.ttf" weight="400"/>' * faces))
    case.options = ['--data', 'data']


def method(case, count, mark, part):
    """A method of the profile's own: so many parts before the place of the mark."""
    points = '<data-point kind="count" unit="u" decimals="0" direction="higher">{}<definition status="derived" source="x">d</definition></data-point>'
    text = ('<method xmlns="urn:cityprofile:method:1" xml:id="own-1" xml:lang="en" complete="yes"><name>n</name>'
            '<scoring cap="100" aggregation="points-over-data-points" unverified="score"><band letter="A" from="0" points="1"><name>n</name></band><!--band--></scoring>'
            '<units><unit id="u"><name>n</name></unit><!--unit--></units><dimension code="EC"><name>n</name><!--group--></dimension>'
            '<indicator code="EC:A" class="core" dimension="EC"><name>n</name><!--alias-->' + points.format('').replace('<data-point', '<data-point id="a"')
            + '<!--point--></indicator><indicator code="EC:L" class="core" dimension="EC"><name>n</name>'
            + points.format('<item id="a"><name>n</name></item><item id="b"><name>n</name></item><!--item-->').replace('"count"', '"list"')
            + '</indicator><!--indicator--><!--relation--></method>')
    case.write('methods/own-1.xml', text.replace('<!--{}-->'.format(mark), ''.join(part.format(n=n, points=points.format('')) for n in range(count))))
    case.profile('u4ssc-2017', 'own-1')


def benchmarks(case, count):
    case.write('methods/benchmarks/own-1.xml', '<benchmarks xmlns="urn:cityprofile:benchmarks:1" xml:id="own-1" xml:lang="en" method="u4ssc-2017" status="fictional">'
               '<name>n</name>{}</benchmarks>'.format('<no-benchmark indicator="EC:ICT:ICT:1C"><reason>r</reason></no-benchmark>' * count))
    case.profile('method="u4ssc-2017"', 'method="u4ssc-2017" benchmarks="own-1"')


def fonts(case, mark, part, count):
    font(case, 1)
    case.change('data/fonts/fonts.xml', mark, ''.join(part.format(n=n) for n in range(count)) + mark)


def chain(count):
    """Styles based one on another."""
    rows = ['<style name="s0" size="10pt" leading="14pt" colour="ink"/>']
    rows += ['<style name="s{}" based-on="s{}"/>'.format(n, n - 1) for n in range(1, count)]
    return ''.join(reversed(rows))


def includes(case, count):
    links = ''.join('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/{}.xml"/>'.format(n) for n in range(count))
    for number in range(count):
        case.write('parts/{}.xml'.format(number), '<p xmlns="urn:cityprofile:profile:1">x</p>')
    case.profile(WORDS, links + WORDS)


def growing(count):
    """A loop that makes a text of 2 MB anew each time."""
    letters = "'{}'".format('x' * 1000)
    return ('<xsl:variable name="k" select="concat({})"/><xsl:variable name="m" select="concat({})"/>'.format(
        ','.join([letters] * 50), ','.join(['$k'] * 40)) + many(count, '<xsl:if test="starts-with(concat($m, .), \'y\')"/>'))


CASES = {
    'file': lambda case, n: case.large('profile.xml', n + 1),
    'depth': lambda case, n: case.profile(WORDS, '<p>' + '<em>' * n + 'x' + '</em>' * n + '</p>' + WORDS),
    'elements': lambda case, n: case.profile(WORDS, '<p/>' * (n + 1) + WORDS),
    'attributes': lambda case, n: case.profile('<p>', '<p {}>'.format(' '.join('a{}="x"'.format(i) for i in range(n + 1)))),
    'text': lambda case, n: case.profile(WORDS, WORDS + 'x' * n),
    'name': lambda case, n: case.profile(WORDS, '<{}/>'.format('n' * (n + 1)) + WORDS),
    'includes': lambda case, n: includes(case, n + 1),
    'digits': lambda case, n: case.profile('<narrative>', '<indicators period="2020" boundary="b.city"><observation indicator="EC:ICT:1C" numerator="{}" denominator="1"/></indicators>'
                                           '<narrative>'.format('1' * (n + 1))),
    'reports': lambda case, n: case.profile(WORDS, '<zzz/>' * (n + 1) + WORDS),
    'image-file': lambda case, n: (case.large('a.png', n + 1), case.template(PART.format(picture('a.png')))),
    'image-pixels': lambda case, n: (case.write('a.png', png(n // 1000, 1001)), case.template(PART.format(picture('a.png')))),
    'images': lambda case, n: pictures(case, 2, int((n / 8) ** 0.5) + 1),
    'font-file': lambda case, n: font(case, 1, n + 1),
    'groups': lambda case, n: method(case, n, 'group', '<category code="EC/c{n}"><name>n</name></category>'),
    'units': lambda case, n: method(case, n, 'unit', '<unit id="u{n}"><name>n</name></unit>'),
    'bands': lambda case, n: method(case, n, 'band', '<band letter="B" from="{n}" to="{n}" points="1"><name>n</name></band>'),
    'indicators': lambda case, n: method(case, n, 'indicator', '<indicator code="EC:X{n}" class="core" dimension="EC"><name>n</name>{points}</indicator>'),
    'data-points': lambda case, n: method(case, n, 'point', '{points}'),
    'aliases': lambda case, n: method(case, n + 1, 'alias', '<alias code="EC:Y{n}"/>'),
    'items': lambda case, n: method(case, n, 'item', '<item id="i{n}"><name>n</name></item>'),
    'relations': lambda case, n: method(case, n + 1, 'relation', '<relation kind="sum" total="1" points="EC:A/a EC:A/a" status="derived" source="x">n</relation>'),
    'benchmarks': lambda case, n: benchmarks(case, n + 1),
    'trend-periods': lambda case, n: (case.profile('<narrative>', '<sources><source xml:id="s" type="report"><title>t</title></source></sources><indicators boundary="b.city" source="s">'
                                                   + ''.join('<observation indicator="EC:ICT:ICT:1C" period="{}" value="1"/>'.format(1900 + i) for i in range(n + 1))
                                                   + '</indicators><narrative>'), case.use('score', '--trend')),
    'font-families': lambda case, n: fonts(case, '<fallback>', '<family name="f{n}" faces="text"/>', n),
    'font-scripts': lambda case, n: fonts(case, '</fallback>', '<general family="text"/>', n),
    'styles': lambda case, n: case.styles('<page ', ''.join('<style name="s{}"/>'.format(i) for i in range(n)) + '<page '),
    'page-masters': lambda case, n: case.styles('</styles>', ''.join('<page name="p{}" width="210mm" height="297mm"><area name="text" width="9mm"/></page>'.format(i)
                                                                     for i in range(n)) + '</styles>'),
    'line': lambda case, n: case.profile(WORDS, '<p>x</p></chapter><chapter xml:id="c.q"><title>' + 'x' * (n + 1) + '</title>' + WORDS),
    'facts': lambda case, n: case.profile(WORDS, '<p>' + '<fact indicator="EC:P:EM:1C">x</fact> ' * (n + 1) + '</p>' + WORDS),
    'charts': lambda case, n: case.profile(WORDS, '<figure><caption>C</caption><chart type="sdg-strip" goals="1"/></figure>' * (n + 1) + WORDS),
    'marks': lambda case, n: case.profile(WORDS, '<p>x' + '\u0301' * (n + 1) + '</p>' + WORDS),
    'languages': lambda case, n: case.profile(WORDS, '<p>' + ''.join('<em xml:lang="qa{}{}">x </em>'.format(chr(97 + i // 26), chr(97 + i % 26)) for i in range(n)) + '</p>' + WORDS),
    'font-faces': lambda case, n: font(case, n + 1),
    'style-depth': lambda case, n: case.styles('<page ', chain(n + 2) + '<page '),
    'page-areas': lambda case, n: case.styles('<head ', ''.join('<area name="a{}" width="10mm"/>'.format(i) for i in range(n)) + '<head '),
    'length': lambda case, n: case.styles('width="210mm"', 'width="{}pt"'.format(n + 1)),
    'stylesheet-elements': lambda case, n: case.sheet('<p/>' * (n + 1)),
    'template-memory': lambda case, n: case.sheet('<xsl:call-template name="a"><xsl:with-param name="s" select="\'0123456789\'"/></xsl:call-template>',
                                                  '<xsl:template name="a"><xsl:param name="s"/><xsl:call-template name="a">'
                                                  '<xsl:with-param name="s" select="concat($s, $s)"/></xsl:call-template></xsl:template>'),
    'template-turnover': lambda case, n: case.sheet(growing(n // 2000000)),
    'template-depth': lambda case, n: case.sheet('<xsl:apply-templates select="."/>'),
    'template-variables': lambda case, n: case.sheet('<xsl:call-template name="a"/>', '<xsl:template name="a">{}<xsl:call-template name="a"/></xsl:template>'.format(
        ''.join('<xsl:variable name="v{}" select="1"/>'.format(i) for i in range(n // 100)))),
    'template-tree': lambda case, n: case.sheet('<xsl:call-template name="a"/>', '<xsl:template name="a">{}<xsl:call-template name="a"/>{}</xsl:template>'
                                                .format('<p>' * 80, '</p>' * 80)),
    'template-operations': lambda case, n: case.sheet(many(1000, many(1000, '<xsl:if test="count(//*[. = \'x\']) = 5"/>'))),
    'template-seconds': lambda case, n: case.sheet('<xsl:variable name="k" select="str:tokenize(concat({}))"/><xsl:if test="$k != $k"/>'.format(
        ','.join(["'" + 'x ' * 10000 + "'"] * 20))),
    'template-split': lambda case, n: case.sheet('<xsl:variable name="k" select="concat({0})"/><p><xsl:value-of select="str:tokenize(concat({1}))"/></p>'.format(
        ','.join(["'" + 'x' * 1024 + "'"] * 32), ','.join(['$k'] * (n // 32768 + 1)))),
    'document-depth': lambda case, n: case.template(PART.format('<section>' * 90 + many(1, '<section>' * (n - 88) + paragraphs(1) + '</section>' * (n - 88)) + '</section>' * 90)),
    'table-columns': lambda case, n: case.template(PART.format('<table>' + many(n + 1, '<col width="1mm"/>') + '<tbody><tr><td><p style="body">x</p></td></tr></tbody></table>')),
    'table-cells': lambda case, n: case.template(PART.format('<table><col/><tbody>' + many(n + 1, '<tr><td><p style="body">x</p></td></tr>') + '</tbody></table>')),
    'chart-sectors': lambda case, n: case.template(PART.format(CHART.format('wheel', '<dimension name="D" state="not-reported" colour="ink"><category name="K" state="not-reported">'
                                                   + many(n + 1, '<data-point name="P" state="not-reported"/>') + '</category></dimension>'))),
    'chart-values': lambda case, n: case.template(PART.format(CHART.format('bars', many(n // 100 + 1, '<entry name="E"/>')
                                                  + many(101, '<series name="S">' + many(n // 100 + 1, '<value number="1"/>') + '</series>')))),
    'chart-tasks': lambda case, n: case.template(PART.format(CHART.format('gantt', many(n + 1, '<task name="T"/>')))),
    'footnotes': lambda case, n: case.template(PART.format('<p style="body">x' + many(n + 1, '<note><p style="note">y</p></note>') + '</p>')),
    'paragraph': lambda case, n: case.template(PART.format('<p style="body">' + many(n // 1000 + 1, 'x' * 999 + ' ') + '</p>')),
    'pages': lambda case, n: case.template(many(n + 1, PART.format(paragraphs(1)))),
    'page-side': lambda case, n: case.styles('height="297mm"', 'height="{}pt"'.format(n + 1)),
    'pdf-string': lambda case, n: case.template(title='x' * (n + 1)),
}


def swing(lines):
    """Text that refers two hundred times to a line behind it: in wide numerals the line comes to stand a page later, where they are narrow."""
    return ''.join('<part master="text" folio="roman">{}</part>'.format(body) for body in [paragraphs(1)] * 7 + [
        '<p style="body">' + '<page-of to="t"/><xsl:text> </xsl:text>' * 200 + '</p>' + paragraphs(lines) + '<p style="body" id="t">y</p>'])


def cross_passes(number):
    """Warned of, not refused: between no lines and a page full of them there is a number at which references never settle."""
    for lines in range(60):
        with tempfile.TemporaryDirectory() as folder:
            case = Case(folder)
            case.template(swing(lines))
            result, written = case.run()
        if 'references-unstable' in result.error_text():
            good = result.status == 0 and written and 'after {} passes'.format(number) in result.error_text()
            return [] if good else ['status {}: {}'.format(result.status, result.error_text())]
    return ['everything settled; the last run said: ' + result.error_text()[:600]]


def limits():
    """{name: (number, unit)} as the program prints them."""
    rows = (row.split() for row in suite.run(['--help', 'limits']).text().splitlines()[2:])
    return {row[0]: (int(row[1]), row[2]) for row in rows}


def names_number(text, number):
    """Whether a message has the number, in bytes or as megabytes."""
    return any(re.search(r'(?<![0-9]){}(?![0-9])'.format(form), text) for form in {str(number), '{} MB'.format(number >> 20)})


def cross(name, number):
    with tempfile.TemporaryDirectory() as folder:
        case = Case(folder)
        CASES[name](case, number)
        result, written = case.run()
    problems = [] if result.status == 1 else ['status {}'.format(result.status)]
    errors = [row for row in result.error_text().splitlines() if ' error: ' in row or 'the limit is' in row or 'hint:' in row]
    if not any(names_number(row, number) for row in errors):
        problems.append('no error names {}: {}'.format(number, result.error_text()[:600]))
    if not any(name in ('digits', 'page-side') or 'limit' in row for row in errors):
        problems.append('no error speaks of a limit')
    if written:
        problems.append('a file was written')
    return problems


def in_unit_test(name):
    path, words = UNIT[name]
    with open(os.path.join(suite.ROOT, 'tests', 'unit', path), encoding='utf-8') as file:
        return [] if words in file.read() else ['{} is not in {}'.format(words, path)]


def main():
    tap = suite.Tap()
    found = limits()
    chosen = sys.argv[1:] or found
    tap.same('every limit printed has a case', sorted(found), sorted([*CASES, *UNIT, 'passes']))
    with open(os.path.join(suite.ROOT, 'docs', 'limits.md'), encoding='utf-8') as file:
        tap.say('docs/limits.md lists them', [] if suite.run(['--help', 'limits']).text() in file.read() else ['its list is not what the program prints'])
    for name in chosen:
        try:
            number = found[name][0]
            tap.say(name, in_unit_test(name) if name in UNIT else cross_passes(number) if name == 'passes' else cross(name, number))
        except Exception as error:  # whatever it is, the other limits shall have their turn
            tap.say(name, ['{}: {}'.format(type(error).__name__, error)])
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
