"""Files made to do harm, through the program: each ends within seconds in the error that names what stopped it. Speaks TAP."""

import os
import re
import resource
import shutil
import sys
import tempfile
import time

import common
import suite

SPACE = 1 << 30
OUT_OF_MEMORY = re.compile(rb'cityprofile: error: out of memory: [0-9]+ bytes could not be had\n')
SECONDS = 10
SMALLEST = os.path.join(suite.ROOT, 'examples', 'smallest')
MEGABYTE = 1000000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PARAGRAPH = '<p>Littleby does not exist, and its profile says no more than this.</p>'
INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" {}/>'


def smallest():
    with open(os.path.join(SMALLEST, 'profile.xml'), encoding='utf-8') as file:
        return file.read()


def instead(text):
    """The smallest profile with something else for its paragraph."""
    whole = smallest()
    assert whole.count(PARAGRAPH) == 1
    return whole.replace(PARAGRAPH, text)


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode('utf-8')


class Case:
    """Files below a folder (bytes, or a function that makes something at a path), the code expected, options of render."""

    def __init__(self, title, files, code, options=(), commands=('validate', 'render')):
        self.title = title
        self.files = files if isinstance(files, dict) else {'profile.xml': files}
        self.code = code
        self.options = options
        self.commands = commands

    def make(self, folder):
        for name, content in self.files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if callable(content):
                content(path)
            else:
                with open(path, 'wb') as file:
                    file.write(as_bytes(content))

    def run(self, tap):
        with tempfile.TemporaryDirectory() as folder:
            profile = os.path.join(folder, 'in')
            self.make(profile)
            with open(os.path.join(folder, 'secret.xml'), 'w', encoding='ascii') as file:
                file.write('<p xmlns="urn:cityprofile:profile:1">secret</p>')
            before = listing(folder)
            for command in self.commands:
                options = [*self.options, '-o', '../out.pdf'] if command == 'render' else []
                begun = time.monotonic()
                run = common.Run([*command.split(), *options, '.'], profile, before=limit)
                taken = time.monotonic() - begun
                problems = judge(run, self.code)
                if listing(folder) != before:
                    problems.append('left something: {}'.format(sorted(set(listing(folder)) - set(before))))
                tap.say('{}: {} ({:.1f} s)'.format(command, self.title, taken), problems)


def listing(folder):
    return sorted(os.path.join(parent, name) for parent, folders, names in os.walk(folder) for name in folders + names)


def limit():
    """Ten seconds of the processor, which are as long on a busy machine; common.CEILING is for who waits without working."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS) if not common.sanitized() else (4 * SECONDS, 4 * SECONDS))
    if not common.sanitized():
        resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))


def judge(run, code):
    """A code that is expected; None where nothing is wrong, so that all that counts is the time."""
    problems = []
    if code is None:
        return [] if run.status == 0 else [run.said()]
    if run.status not in (1, 3):
        problems.append(run.said())
    if not re.search(r'\[({})\]'.format(code).encode(), run.errors) and not (run.status == 3 and OUT_OF_MEMORY.fullmatch(run.errors)):
        problems.append('{} is not in what it said: {!r}'.format(code, run.errors[-300:]))
    if len(run.errors) > 4 * MEGABYTE:
        problems.append('it said {} bytes'.format(len(run.errors)))
    return problems


def large():
    words = 'many words of one paragraph '
    million = (words * (MEGABYTE // len(words) + 1))[:MEGABYTE]
    attributes = ' '.join('a{}="1"'.format(n) for n in range(MEGABYTE))
    yield Case('200,000 nested elements', instead('<p>' + '<em>' * 200000 + '</em>' * 200000 + '</p>'), 'xml-depth')
    yield Case('200,000 elements without an end', instead('<p>' + '<em>' * 200000), 'xml-depth')
    yield Case('a paragraph of 31 MB', instead('<p>{}</p>'.format(million * 31)), 'xml-text')
    yield Case('a paragraph of 40 MB', instead('<p>{}</p>'.format(million * 40)), 'file-too-large')
    yield Case('a paragraph of 31 MB, with comments between', instead('<p>{}</p>'.format('<!-- -->'.join([million] * 31))), 'paragraph-too-long',
               commands=('render',))
    yield Case('a paragraph of 31 MB in spans', instead('<p>{}</p>'.format('<em>{}</em>'.format(million) * 31)), 'paragraph-too-long', commands=('render',))
    yield Case('a million attributes', instead('<p {}>x</p>'.format(attributes)), 'xml-attributes')
    yield Case('a million attributes, a hundred an element' if not common.sanitized() else 'a hundred attributes an element',
               instead('<p {}>x</p>'.format(' '.join('a{}="1"'.format(n) for n in range(99))) * (1010 if common.sanitized() else 10101)), 'unknown-attribute')
    yield Case('a million elements', instead('<p/>' * MEGABYTE), 'xml-elements')
    yield Case('an element name of a megabyte', instead('<{0}></{0}>'.format('n' * (MEGABYTE + 1))), 'xml-text')
    yield Case('an element name of a little less', instead('<{0}></{0}>'.format('n' * (MEGABYTE - 10))), 'xml-text')
    yield Case('an attribute name of a megabyte', instead('<p {}="1">x</p>'.format('n' * (MEGABYTE + 1))), 'xml-text')
    yield Case('an attribute name of a little less', instead('<p {}="1">x</p>'.format('n' * (MEGABYTE - 10))), 'xml-text')
    yield Case('an attribute value of a megabyte', instead('<p role="{}">x</p>'.format('n' * (MEGABYTE + 1))), 'xml-text')
    yield Case('a comment of two megabytes', instead('<p>x<!--{}--></p>'.format('n' * 2 * MEGABYTE)), 'xml-text')
    yield Case('an id of a megabyte', instead('<p xml:id="{}">x</p>'.format('n' * (MEGABYTE - 10)) * 2), 'duplicate-id')
    yield Case('a reference of a megabyte', instead('<p><ref to="{}"/></p>'.format('n' * (MEGABYTE - 10))), 'dangling-reference')


def encodings():
    text = instead('<p>Å{}</p>')
    for code in [number for number in range(32) if number not in (9, 10, 13)]:
        yield Case('control character U+{:04X}'.format(code), text.replace('{}', chr(code)), 'xml-syntax')
        yield Case('control character as &#{};'.format(code), text.replace('{}', '&#{};'.format(code)), 'xml-syntax')
    for code in range(0x7f, 0xa0):
        yield Case('control character U+{:04X}'.format(code), text.replace('{}', chr(code)), 'missing-glyph', commands=('render',))
    for code in ('&#xD800;', '&#xDFFF;', '&#xFFFE;', '&#xFFFF;', '&#x110000;', '&#99999999999999999999;', '&#x;', '&#;', '&#-1;', '&none;', '&', '&#x20'):
        yield Case('reference ' + code, text.replace('{}', code), 'xml-syntax')
    for name, code in (('U+FFFE', '\ufffe'), ('U+FFFF', '\uffff')):
        yield Case(name, text.replace('{}', code), 'xml-syntax')
    for title, raw in (('a lone high surrogate', b'\xed\xa0\x80'), ('a lone low surrogate', b'\xed\xb0\x80'), ('surrogates in pairs', b'\xed\xa0\x81\xed\xb0\x80'),
                       ('NUL as two bytes', b'\xc0\x80'), ('a slash as two bytes', b'\xc0\xaf'), ('a slash as three bytes', b'\xe0\x80\xaf'),
                       ('a slash as four bytes', b'\xf0\x80\x80\xaf'), ('five bytes', b'\xf8\x88\x80\x80\x80'), ('six bytes', b'\xfc\x84\x80\x80\x80\x80'),
                       ('beyond Unicode', b'\xf4\x90\x80\x80'), ('a byte that never is', b'\xff'), ('a byte that only follows', b'\x80'),
                       ('a letter cut short', b'\xc3'), ('three bytes cut short', b'\xe2\x82'), ('Latin-1', b'\xe5')):
        yield Case('UTF-8: ' + title, text.encode('utf-8').replace(b'{}', raw), 'not-utf8')
    for form in ('utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be'):
        yield Case(form, text.encode(form), 'xml-encoding|not-utf8')
        yield Case(form + ', said to be so', text.replace('UTF-8', form.upper()[:6]).encode(form), 'xml-encoding|not-utf8')
    for name in ('ISO-8859-1', 'UTF-16', 'UTF-7', 'EBCDIC-CP-US', 'none', 'GB18030'):
        yield Case('encoding {} is declared'.format(name), text.replace('UTF-8', name), 'xml-encoding')
    mark = b'\xef\xbb\xbf'
    yield Case('two byte order marks', mark * 2 + text.encode('utf-8'), 'xml-syntax')
    yield Case('a byte order mark alone', mark, 'xml-syntax')
    yield Case('nothing', b'', 'xml-syntax')
    yield Case('a megabyte of NUL', b'\0' * MEGABYTE, 'xml-syntax')
    yield Case('NUL at the end', text.encode('utf-8') + b'\0', 'xml-syntax')
    yield Case('a letter cut short at the end', text.encode('utf-8') + b'\xe2\x82', 'not-utf8')


def entities():
    def declared(subset, use='&a;', kind='profile'):
        return smallest().replace(HEAD, HEAD + '<!DOCTYPE {} {}>\n'.format(kind, subset)).replace('Littleby does not', use + ' does not')
    laughs = '<!ENTITY a0 "ha">' + ''.join('<!ENTITY a{} "{}">'.format(n, '&a{};'.format(n - 1) * 10) for n in range(1, 12))
    for title, text in (
            ('a billion laughs', declared('[{}]'.format(laughs), '&a11;')), ('laughs in an attribute', declared('[{}]'.format(laughs)).replace('"e.en"', '"&a11;"')),
            ('one entity a million times', declared('[<!ENTITY a "{}">]'.format('a' * MEGABYTE), '&a;' * 100000)),
            ('an entity in itself', declared('[<!ENTITY a "&a;">]')), ('a file as entity', declared('[<!ENTITY a SYSTEM "file:///etc/passwd">]')),
            ('the network as entity', declared('[<!ENTITY a SYSTEM "http://example.invalid/a">]')), ('a device as entity', declared('[<!ENTITY a SYSTEM "/dev/zero">]')),
            ('a parameter entity', declared('[<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]')), ('a DTD elsewhere', declared('SYSTEM "http://example.invalid/a.dtd"')),
            ('a public DTD', declared('PUBLIC "-//W3C//DTD XHTML 1.0//EN" "xhtml.dtd"')), ('a notation', declared('[<!NOTATION n SYSTEM "run"><!ENTITY a SYSTEM "b" NDATA n>]')),
            ('default attributes', declared('[<!ATTLIST p xml:lang CDATA "sv">]', '')), ('an empty DTD', declared('', ''))):
        yield Case(title, text, 'xml-doctype')


def including(parts, code, title, **more):
    files = {'profile.xml': instead(''.join(parts))}
    files.update(more.get('files', {}))
    return Case('XInclude: ' + title, files, code)


def inclusions():
    part = HEAD + '<p xmlns="urn:cityprofile:profile:1">Part.{}</p>'

    def one(href, **more):
        return [INCLUDE.format('href="{}"'.format(href) + more.get('more', ''))]
    yield including(one('profile.xml'), 'xml-include-again', 'of itself')
    yield including(one(''), 'xml-include', 'of the same file by an empty name')
    yield including(one('a.xml'), 'xml-include-again', 'in a circle', files={
        'a.xml': part.replace('{}', one('b.xml')[0]), 'b.xml': part.replace('{}', one('a.xml')[0])})
    yield including(one('a.xml') * 2, 'xml-include-again', 'twice', files={'a.xml': part.format('')})
    for title, href, code in (('of another folder', '../secret.xml', 'xml-include-outside'), ('by a path from the root', '/etc/passwd', 'xml-include'),
                              ('by address of a file', 'file:///etc/passwd', 'xml-include'), ('of the network', 'http://example.invalid/a.xml', 'xml-include'),
                              ('with a fragment', 'a.xml#b', 'xml-include'), ('with a query', 'a.xml?b', 'xml-include'),
                              ('of what is not there', 'none.xml', 'file-not-found'), ('of a folder', '.', 'file-unreadable'),
                              ('by an escape', '%2e%2e/secret.xml', 'xml-include'), ('by a name of a megabyte', 'a' * (MEGABYTE - 10), 'file-unreadable'),
                              ('with a backslash', '..\\secret.xml', 'xml-include'), ('through a file', 'profile.xml/a', 'file-not-found')):
        yield including(one(href), code, title)
    for title, more in (('as text', ' parse="text"'), ('with a pointer', ' xpointer="element(/1)"'), ('with an encoding', ' encoding="UTF-8"'),
                        ('with headers', ' accept="text/xml"')):
        yield including(one('a.xml', more=more), 'xml-include', title, files={'a.xml': part.format('')})
    yield including(['<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="none.xml"><xi:fallback><p>x</p></xi:fallback></xi:include>'],
                    'xml-include', 'with a fallback')
    yield including(['<xi:include xmlns:xi="http://www.w3.org/2003/XInclude" href="a.xml"/>'], 'wrong-namespace', 'of another year')
    for title, target, href in (('another folder', '../../..', 'link/etc/passwd'), ('a device', '/dev/zero', 'link'), ('a file elsewhere', '/etc/passwd', 'link')):
        yield including(one(href), 'xml-include-outside', 'through a link to ' + title,
                        files={'link': lambda path, target=target: os.symlink(target, path)})
    yield including(one('pipe'), 'file-unreadable', 'of a pipe', files={'pipe': os.mkfifo})
    many = {'a{}.xml'.format(n): part.format('') for n in range(600)}
    yield including([one(name)[0] for name in many], 'xml-includes', 'six hundred', files=many)
    chain = {'a{}.xml'.format(n): part.replace('{}', one('a{}.xml'.format(n + 1))[0]) for n in range(200)}
    yield including(one('a0.xml'), 'xml-depth', 'two hundred deep', files=chain)
    big = HEAD + '<p xmlns="urn:cityprofile:profile:1">{}</p>'.format('<em>{}</em>'.format('x ' * 300000) * 30)
    yield including(one('a.xml') + one('b.xml'), 'xml-includes', 'of parts too large together', files={'a.xml': big, 'b.xml': big})


def methods():
    with open(os.path.join(suite.ROOT, 'examples/exampleby/methods/example-method-1.xml'), encoding='utf-8') as file:
        method = file.read()

    def case(title, before, after, code):
        assert before in method, before
        return Case('method: ' + title, {'profile.xml': smallest().replace('u4ssc-2017', 'example-method-1'), 'methods/example-method-1.xml':
                                         method.replace(before, after, 1)}, code)
    category = '<category code="EC/networks">'
    yield case('a group in itself', category, '<category code="EC/networks"><category code="EC/networks">', 'xml-syntax')
    yield case('a dimension in a group', category, '<dimension code="EC"><name>Again</name></dimension>' + category, 'element-not-allowed')
    yield case('a group with the code of its dimension', category, '<category code="EC">', 'bad-attribute-value')
    yield case('two groups of one code', '<category code="EC/losses">', category, 'method-duplicate')
    yield case('two dimensions of one code', '<dimension code="EN">', '<dimension code="EC">', 'method-duplicate')
    yield case('bands in a circle', 'from="0" to="33"', 'from="95" to="33"', 'method-bands')
    yield case('a number of a megabyte', 'cap="100"', 'cap="{}"'.format('9' * (MEGABYTE - 10)), 'bad-attribute-value')
    yield case('an exponent', 'cap="100"', 'cap="1e999999999"', 'bad-attribute-value')
    yield case('200,000 nested groups', category, category * 200000, 'xml-depth')
    yield Case('method: a path as its name', smallest().replace('u4ssc-2017', '../../../etc/passwd'), 'bad-attribute-value')
    yield Case('template: a path as its name', smallest().replace('smart-city-profile-1', '../../../etc'), 'bad-attribute-value')


def template_case(title, file, change, code):
    """The small template of the unit tests, one of its files changed."""
    source = os.path.join(suite.ROOT, 'tests', 'unit', 'template', 'minimal')

    def make(path):
        shutil.copytree(source, path)
        target = os.path.join(path, file)
        with open(target, encoding='utf-8') as opened:
            text = opened.read()
        with open(target, 'wb') as opened:
            opened.write(as_bytes(change(text)))
    return Case('template: ' + title, {'profile.xml': smallest(), 'harm': make}, code, ('--template', 'harm'), ('render',))


def styles():
    based = '<style name="heading" based-on="body"'
    chain = ''.join('<style name="s{}" based-on="s{}"/>'.format(n, n + 1) for n in range(1000)) + '<style name="s1000"/>'
    for title, before, after, code in (
            ('a style based on itself', based, '<style name="heading" based-on="heading"', 'style-cycle'),
            ('two styles based on one another', '<style name="body"', '<style name="body" based-on="heading"', 'style-cycle'),
            ('a thousand styles in a chain', '<style name="body"', chain + '<style name="body"', 'style-cycle'),
            ('a style based on nothing', based, '<style name="heading" based-on="none"', 'style-unknown'),
            ('60,000 styles', '<page ', row('<style name="z{n}"/>') + '<page ', 'too-many'),
            ('60,000 page masters', '</styles>', row('<page name="z{n}" width="210mm" height="297mm"><area name="text" width="9mm"/></page>') + '</styles>', 'too-many'),
            ('a size of many digits', 'size="10pt"', 'size="{}pt"'.format('9' * 400), 'bad-attribute-value'),
            ('a size that overflows', 'size="10pt"', 'size="99999999pt"', 'style-invalid'),
            ('a page without a width', 'width="210mm"', 'width="0mm"', 'bad-attribute-value'),
            ('a page without room', 'top="28mm"', 'top="290mm"', 'style-invalid'),
            ('a leading of nothing', 'leading="14pt"', 'leading="0pt"', 'bad-attribute-value')):
        yield template_case(title, 'styles.xml', lambda text, before=before, after=after: text.replace(before, after, 1), code)
    title_label = 'labels/en.xml'
    yield template_case('labels cut short', title_label, lambda text: text[:len(text) // 2], 'xml-syntax')
    yield template_case('labels in UTF-16', title_label, lambda text: text.encode('utf-16'), 'xml-encoding')
    yield template_case('labels of nested groups', title_label, lambda text: '<a>' * 200000, 'xml-depth')


def stylesheet_case(title, body, code):
    """The small template with another stylesheet."""
    def change(text):
        head = text[:text.index('<xsl:param')].replace('xmlns:cp=', 'xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" '
                                                       'xmlns:set="http://exslt.org/sets" extension-element-prefixes="exsl" xmlns:cp=')
        return head + body + '<xsl:param name="edition"/></xsl:stylesheet>'
    return template_case('a stylesheet that ' + title, 'publication.xsl', change, code)


def stylesheets():
    doubled = "concat({})".format(', '.join(['$s'] * 20))
    deep = '<x>' * 60
    for title, body, code in (
            ('loops', '<xsl:template match="/"><xsl:call-template name="a"/></xsl:template><xsl:template name="a"><xsl:call-template name="a"/></xsl:template>',
             'template-depth'),
            ('recurses', '<xsl:template match="/"><p><xsl:apply-templates select="."/></p></xsl:template>', 'template-depth'),
            ('doubles a string', '<xsl:template match="/"><xsl:call-template name="a"><xsl:with-param name="s" select="\'0123456789\'"/></xsl:call-template></xsl:template>'
             '<xsl:template name="a"><xsl:param name="s"/><xsl:call-template name="a"><xsl:with-param name="s" select="{}"/></xsl:call-template></xsl:template>'.format(doubled),
             'template-memory'),
            ('counts without end', '<xsl:template match="/"><xsl:variable name="n" select="str:tokenize(translate(\'{}\', \'a\', \' b \'), \'\')"/>'.format('a' * 60)
             + '<xsl:for-each select="$n">' * 5 + '<xsl:if test="count($n[. = \'x\']) = 5"><p/></xsl:if>' + '</xsl:for-each>' * 5 + '</xsl:template>', 'template-operations'),
            ('writes a file', '<xsl:template match="/"><exsl:document href="written.xml"><p/></exsl:document></xsl:template>', 'template-access'),
            ('writes a file elsewhere', '<xsl:template match="/"><exsl:document href="file:///srv/written.xml"><p/></exsl:document></xsl:template>', 'template-access'),
            ('reads a file', '<xsl:template match="/"><p><xsl:value-of select="document(\'/etc/passwd\')"/></p></xsl:template>', 'template-access'),
            ('reads the profile as a file', '<xsl:template match="/"><p><xsl:value-of select="document(\'../profile.xml\')"/></p></xsl:template>', 'template-access'),
            ('reads the network', '<xsl:template match="/"><p><xsl:value-of select="document(\'http://example.invalid/\')"/></p></xsl:template>', 'template-access'),
            ('loads another stylesheet', '<xsl:import href="../../other.xsl"/>', 'template-access'),
            ('loads a device', '<xsl:include href="/dev/zero"/>', 'template-access'),
            ('nests without end', '<xsl:template match="/">' + deep * 1000 + '</x>' * 60000 + '</xsl:template>', 'xml-depth'),
            ('gives a million paragraphs', '<xsl:template match="/"><document at="{cp:at(p:profile)}" lang="en">'
             '<meta title="x" identifier="x"/><part at="{cp:at(p:profile)}" master="text" folio="arabic" id="all"><xsl:variable name="n" '
             'select="str:tokenize(translate(\'' + 'a' * 300 + '\', \'a\', \' b \'), \'\')"/><xsl:for-each select="$n"><xsl:for-each select="$n"><xsl:for-each select="$n">'
             '<p at="{cp:at($edition)}" style="body"/></xsl:for-each></xsl:for-each></xsl:for-each></part></document></xsl:template>', 'template-memory')):
        yield stylesheet_case(title, body, code)


def slow():
    """Profiles that are small, but long to set or to compare."""
    chapter = '<p>x</p></chapter><chapter xml:id="c.q"><title>{}</title><p>x</p>'
    source = ('</city><sources><source xml:id="s.l" type="register" date="2026"><title>R</title></source></sources><indicators boundary="b.city" period="2025" '
              'source="s.l"><observation indicator="EC:P:EM:1C" value="7.40"/></indicators>')

    def facts(count):
        words = ' '.join('<fact indicator="EC:P:EM:1C">{} per cent</fact>'.format(n) for n in range(count))
        return instead('<p>{}</p>'.format(words)).replace('</city>', source)
    for title, text, code in (
            ('a letter with 480,000 marks', instead('<p>a{}</p>'.format('\u0301' * 480000)), 'too-many'),
            ('a letter with marks above and below', instead('<p>a{}</p>'.format('\u0301\u0323' * 200000)), 'too-many'),
            ('an Arabic letter with 480,000 marks', instead('<p>\u0628{}</p>'.format('\u064e' * 480000)), 'too-many'),
            ('marks in a note', instead('<p>x<note>a{}</note></p>'.format('\u0301' * 50000)), 'too-many'),
            ('marks in a title', instead(chapter.format('a' + '\u0301' * 900)), 'too-many'),
            ('a title of one word', instead(chapter.format('w' * 900000)), 'line-too-long'),
            ('a title of many words', instead(chapter.format('word ' * 180000)), 'line-too-long'),
            ('a city with a long name', smallest().replace('Littleby</name>', 'L' * 900000 + '</name>'), 'line-too-long'),
            ('facts that do not match', facts(10000), 'fact-mismatch'),
            ('facts as many as there may be', facts(50000), 'fact-mismatch'),
            ('facts more than there may be', facts(100000), 'too-many')):
        # Facts are compared before anything is set.
        yield Case(title, text, code, commands=('validate',) if title.startswith('facts') else ('validate', 'render'))


# What is quadratic shows by the time of a plain build; under sanitizers so many take minutes.
MANY = 12000 if common.sanitized() else 60000


def row(text, count=MANY):
    """So many times the same, numbered by {n}, the next one by {m}, with a day for each."""
    return ''.join(text.format(n=n, m=n + 1, day='{:04}-{:02}-{:02}'.format(n // 336 + 1, n // 28 % 12 + 1, n % 28 + 1)) for n in range(count))


def many_of_a_profile():
    """What a profile may repeat, each sixty thousand times: none is compared with each of the others."""
    sources = '<sources><source xml:id="s.a" type="report"><title>t</title></source>{}</sources>'

    def indicators(observations, more=''):
        return smallest().replace('<narrative>', sources.format('') + '<indicators boundary="b.city" period="2019" source="s.a">{}</indicators>{}<narrative>'.format(
            observations, more))
    value = '<observation indicator="EC:ICT:ICT:1C" period="{day}" value="91"/>'
    finding = '<finding xml:id="f.{n}" kind="strength"><statement>s</statement></finding>'
    findings = smallest().replace('<narrative>', '<findings>' + row(finding) + '</findings><narrative>')
    section = '<section xml:id="x.{n}"><title>t</title><p>p</p></section>'
    boundary = '<boundary xml:id="b.{n}" kind="district"{}/>'
    missing = '<p><ref to="q.{n}"/></p>'
    facts = row('<fact indicator="EC:ICT:ICT:1C" period="{day}"/> ', 20000)
    for title, text, code in (
            ('periods of a value', indicators(row(value)), None),
            ('facts of periods that are not there', indicators(row(value)).replace(PARAGRAPH, '<p>' + facts.replace('period="0', 'period="3') + '</p>'), 'fact-without-value'),
            ('former values', indicators('<observation indicator="EC:ICT:ICT:1C" value="91">' + row('<earlier period="{day}" value="90"/>') + '</observation>'), None),
            ('values of unknown codes', indicators(row('<observation indicator="EC:ICT:Q:{n}" value="1"/>')), 'unknown-indicator'),
            ('values of the same day', indicators(row('<observation indicator="EC:ICT:ICT:1C" value="91"/>')), 'observation-repeated'),
            ('words of a list', indicators('<observation indicator="EC:ICT:ICT:1C" value="' + row('a{n} ') + '"/>'), 'value-kind'),
            ('boundaries in a circle', smallest().replace('</city>', row(boundary.replace('{}', ' within="b.{m}"')) + boundary.format(' within="b.0"', n=MANY) + '</city>'), 'within-itself'),
            ('sources in a circle', smallest().replace('<narrative>', sources.format(row(
                '<source xml:id="s.{n}" type="report" within="s.{m}"><title>t</title></source>')) + '<narrative>'), 'within-itself|dangling-reference'),
            ('references to what no chapter prints', findings.replace(PARAGRAPH, '<p>' + row('<ref to="f.{n}"/>') + '</p>'), 'reference-not-printed'),
            ('references that lead nowhere, among ids', instead(row(missing)).replace('</chapter>', row(section) + '</chapter>'), 'dangling-reference'),
            ('references to what lacks its id', findings.replace('xml:id="f.', 'x="f.').replace('<narrative>', '<recommendations>' + row(
                '<recommendation xml:id="r.{n}" addresses="f.{n}"><title>t</title></recommendation>') + '</recommendations><narrative>'), 'missing-attribute'),
            ('chapters, each with a reference', findings.replace('</chapter>', '</chapter>' + row('<chapter xml:id="c.{n}"><title>t</title><p><ref to="f.1"/></p></chapter>')),
             'reference-not-printed'),
            ('names of the city', smallest().replace('</name>', '</name>' + row('<name xml:lang="aa-x{n}">n</name>'), 1), None),
            ('languages', instead('<p>' + row('<em xml:lang="aa-x{n}">t</em> ') + '</p>'), 'too-many'),
            ('ids that are the same', instead(row('<p xml:id="x">p</p>')), 'duplicate-id'),
            ('elements of names that nobody knows', instead(row('<pa{n}/>', 4 * MANY)), 'unknown-element'),
            ('elements behind all others', instead(row('<p>p</p>', 4 * MANY) + row('<lead>l</lead>')), 'repeated-element'),
            ('elements in turn out of order', smallest().replace('</city>', row('<boundary xml:id="b.{n}" kind="district"/><name>n</name>') + '</city>'), 'wrong-order'),
            ('brackets in two directions', instead('<p>' + '(' * 3 * MANY + '\u0628' + ')' * 3 * MANY + '</p>'), None)):
        yield Case('{:,} {}'.format(MANY, title), text, code, commands=('validate',))
    words = 'ww ' * 333
    chart = '<figure><caption>c</caption><chart type="{}" unit="{}"><column name="{}"/>{}</chart></figure>'
    for kind in ('bars', 'dot-plot'):
        yield Case('{}: forty names as long as they may be'.format(kind), instead('<p>p</p>' + chart.format(kind, 'w' * 1000, words, ''.join(
            '<row name="{:03}{}">1</row>'.format(n, 'w' * 996) for n in range(40)))), 'region-too-narrow', commands=('validate',))
    yield Case('{:,} periods of a trend'.format(MANY), indicators(row(value)), 'too-many', commands=('score --trend',))
    yield Case('{:,} values in a trend of 90 periods'.format(MANY // 90 * 90), indicators(''.join(row(value.replace('value', 'boundary="b.{}" value'.format(k)), 90) for k in range(MANY // 90))).replace(
        '</city>', ''.join(boundary.format('', n=k) for k in range(MANY // 90)) + '</city>'), None, commands=('score --trend',))


def many_of_a_method():
    """Methods and sets beyond their limits and, last, as large as they may be."""
    with open(os.path.join(suite.ROOT, 'examples/exampleby/methods/example-method-1.xml'), encoding='utf-8') as file:
        method = file.read()
    with open(os.path.join(suite.ROOT, 'examples/exampleby/methods/benchmarks/example-benchmarks-1.xml'), encoding='utf-8') as file:
        benchmarks = file.read()
    unit = re.search('<unit id="([^"]*)"', method).group(1)
    point = '<data-point kind="count" unit="' + unit + '" decimals="0" direction="higher"><definition status="derived" source="x">d</definition></data-point>'
    indicator = '<indicator code="EC:X{n}" class="core" dimension="EC"><name>n</name>' + point + '</indicator>'
    relation = '<relation kind="not-above" points="EC:X{n} EC:X{m}" status="derived" source="x">n</relation>'
    entry = '<no-benchmark indicator="EC:X{n}"><reason>r</reason></no-benchmark>'
    end = method.rindex('</indicator>') + len('</indicator>')
    profile = smallest().replace('method="u4ssc-2017"', 'method="example-method-1" benchmarks="example-benchmarks-1"')
    source = '<sources><source xml:id="s.a" type="report"><title>t</title></source></sources>'

    def case(title, method, benchmarks, code, text=profile, commands=('validate',)):
        return Case('method: ' + title, {'profile.xml': text, 'methods/example-method-1.xml': method, 'methods/benchmarks/example-benchmarks-1.xml': benchmarks}, code,
                    commands=commands)
    for title, changed in (
            ('units', method.replace('</units>', row('<unit id="u{n}"><name>n</name></unit>') + '</units>')),
            ('groups', method.replace('</dimension>', row('<category code="EC/c{n}"><name>n</name></category>') + '</dimension>', 1)),
            ('indicators', method[:end] + row(indicator) + method[end:]), ('relations', method[:end] + row(relation) + method[end:]),
            ('data points without id', method[:end] + indicator.format(n=1).replace(point, row(point)) + method[end:]),
            ('bands', re.sub('(?=<band )', row('<band letter="B" from="1{n}" to="1{m}" points="1"><name>n</name></band>'), method, count=1))):
        yield case('{:,} {}'.format(MANY, title), changed, benchmarks, 'too-many')
    yield case('{:,} entries of a set'.format(MANY), method, benchmarks.replace('</benchmarks>', row(entry) + '</benchmarks>'), 'too-many')
    yield case('{:,} points of a relation'.format(MANY), method[:end] + row(relation, 1).replace('EC:X1', 'EC:W:1C ' * MANY).replace('EC:X0', 'EC:W:1C') + method[end:], benchmarks,
               'method-relation')
    yield case('{:,} notices'.format(MANY), method, benchmarks.replace('<note>', row('<notice xml:lang="aa-x{n}">n</notice>') + '<note>', 1), None)
    names = re.sub('(?<=<name>)[^<]*', ('ww ' * 333).strip(), method)
    value = '<indicators boundary="b.city" source="s.a"><observation indicator="EC:W:1C" value="50" period="2020"/></indicators>'
    yield case('names as long as they may be', names, benchmarks, None, profile.replace('<narrative>', source + value + '<narrative>'), ('chart wheel -o - --format=svg',))
    yield case('names longer than they may be', names.replace('ww ww', 'ww ww ww'), benchmarks, 'line-too-long')
    values = ('score --format=json',) if common.sanitized() else ('score', 'score --gaps', 'score --trend', 'score --format=json')
    observations = '<indicators boundary="b.city" source="s.a">{}</indicators>'.format(''.join(
        '<observation indicator="EC:X{}" value="{}" period="{}"/>'.format(n % 4900, n, 2000 + n // 4900) for n in range(49000)))
    text = profile.replace('<narrative>', source + observations + '<narrative>')
    yield case('as large as it may be, with ten values for each data point', method[:end] + row(indicator, 4900) + row(relation, 990) + method[end:],
               benchmarks.replace('</benchmarks>', row(entry, 4900) + '</benchmarks>'), None, text, values)


def works():
    """Templates that work long within one step. In $s there is a megabyte of one letter, in $h half of one, in $n 130,000 nodes."""
    letters = '<xsl:variable name="s0" select="\'{}\'"/>'.format('a' * 16) + ''.join(
        '<xsl:variable name="s{}" select="concat($s{}, $s{})"/>'.format(n + 1, n, n) for n in range(16))
    nodes = '<xsl:variable name="n" select="str:tokenize(translate($s13, \'a\', \'1\'), \'\')"/>'
    head = letters + '<xsl:variable name="s" select="$s16"/><xsl:variable name="h" select="concat($s15, \'b\')"/>' + nodes
    for title, test, code in (
            ('searches', 'contains($s, $h)', 'template-operations'), ('searches what is before', "substring-before($s, $h) = 'q'", 'template-operations'),
            ('searches what is behind', "substring-after($s, $h) = 'q'", 'template-operations'),
            ('searches texts of nodes', "contains(concat($s, $n), concat($h, $n))", 'template-operations'),
            ('translates', "translate($s, concat(translate($s15, 'a', 'c'), 'b'), '') = 'q'", 'template-operations|template-memory'),
            ('replaces', "str:replace($s, $h, '') = 'q'", 'template-operations'), ('splits', "str:split($s, $h) = 'q'", 'template-operations'),
            ('cuts', "str:tokenize($s, translate($h, 'a', 'c')) = 'q'", 'template-operations|template-memory'),
            ('takes sets apart', 'set:difference($n, $n/text())', 'template-operations'), ('intersects sets', 'set:intersection($n, $n/text())', 'template-operations'),
            ('looks for what sets have both', 'set:has-same-node($n, $n/text())', 'template-operations'),
            ('calls a function by a name of ours', "str:real-tokenize($s)", 'template-failed'),
            ('compares sets', '$n != $n', 'template-time'),
            ('orders sets', "str:tokenize(translate($s14, 'a', '1'), '') &gt; str:tokenize(translate($s14, 'a', '2'), '')", 'template-time'),
            ('joins sets', '$n | $n/text()', 'template-time')):
        yield stylesheet_case(title, '<xsl:template match="/">{}<xsl:if test="{}"><p/></xsl:if></xsl:template>'.format(head, test), code)
    yield stylesheet_case('numbers', '<xsl:template match="/">{}<xsl:for-each select="$n"><xsl:variable name="q"><xsl:number/></xsl:variable></xsl:for-each>'
                          '</xsl:template>'.format(head), 'template-time')


def honest():
    """Large publications that mean no harm: a template works on each part of them once."""
    sources = '<sources><source xml:id="s.a" type="report"><title>t</title></source></sources>'
    value = '<observation indicator="EC:ICT:ICT:1C" value="91">{}</observation>'
    earlier = row('<earlier period="{day}" value="90"/>', 2000)
    values = row('<observation indicator="EC:ICT:ICT:1C" period="{day}" value="91"/>', 20000)
    facts = row('<fact indicator="EC:ICT:ICT:1C" period="{day}"/> ', 20000)

    def city(values, text, more='', chapters=''):
        indicators = '<indicators boundary="b.city" period="2020" source="s.a">' + values + '</indicators>'
        return instead(text).replace('<narrative>', sources + indicators + more + '<narrative>').replace('</narrative>', chapters + '</narrative>').replace(
            'method="u4ssc-2017"', 'method="u4ssc-2017" benchmarks="open-derived-2026"')

    def figures(chart, count):
        return row('<figure xml:id="g.{n}"><caption>c</caption>' + chart + '</figure>', count)

    years = ''.join('<earlier period="{}" value="90"/>'.format(year) for year in range(1960, 2020))
    cards = row('<finding xml:id="f.{n}" kind="strength"><statement>s</statement><evidence indicator="EC:ICT:ICT:1C"/></finding>', 1200)
    plans = row('<recommendation xml:id="r.{n}" addresses="f.{n}"><title>t</title><action xml:id="a.{n}" from="2021" to="2023"><title>t</title>'
                '<target indicator="EC:ICT:ICT:1C" value="95" period="2030"/></action></recommendation>', 1200)
    chapters = '<chapter xml:id="c.f" role="findings"><title>t</title></chapter><chapter xml:id="c.r" role="recommendations"><title>t</title></chapter>'
    series = '<chart type="time-series" of="EC:ICT:ICT:1C"/>'
    for title, text in (
            ('two thousand former values', city(value.format(earlier), figures(series, 1))),
            ('a hundred charts of sixty years', city(value.format(years), figures(series, 100))),
            ('facts, each of a period of its own', city(values, '<p>' + facts + '</p>')),
            ('findings and recommendations', city(value.format(''), PARAGRAPH, '<findings>' + cards + '</findings><recommendations>' + plans + '</recommendations>', chapters)),
            ('sections', instead(row('<section xml:id="x.{n}"><title>t</title><p>p</p></section>', 4000))),
            ('two hundred matrices', city(value.format(''), figures('<chart type="matrix"/>', 200)))):
        yield Case('honest: ' + title, text, None, commands=('render -o -',))


# What ends by its time alone ends as late under sanitizers, and says no more there.
GROUPS = (slow,) + (() if common.sanitized() else (works, honest)) + (many_of_a_profile, many_of_a_method, large, encodings, entities, inclusions, methods, styles, stylesheets)


def group(cases):
    def run(tap):
        for case in cases():
            case.run(tap)
    run.__name__ = cases.__name__
    return run


def byte_order_mark(tap):
    """One mark at the start is no fault: it changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'profile.xml'), 'wb') as file:
            file.write(b'\xef\xbb\xbf' + smallest().encode('utf-8'))
        run = common.Run(['validate', '.'], folder)
    tap.same('a byte order mark', (0, b''), (run.status, run.errors))


# What acts on a terminal: an escape, bytes that are no UTF-8, an escape's form of eight bits, DEL, an order turned round. Under sanitizers the first two.
ACTING = (b'a\x1b[2Jb', b'a\xff\x9b\xc0\xafb', b'a\xc2\x9b2Jb', b'a\x7fb', b'a\rb', b'a\nb', b'a\x07\x08b', 'a\u202eb'.encode(), 'a\u2066b\u200f'.encode())[:2 if common.sanitized() else None]
TYPED = (
    '{}', 'validate {}', 'validate none-{}', 'render {}', 'render none-{}', 'render {} -o none/{}', 'render smallest -o {}/x', 'score {}', 'score none-{}',
    'compare {} {}', 'compare none-{} smallest', '--{}', '-{}', 'validate --{} smallest', 'validate --format={} smallest', 'render --stop-after {} smallest',
    'render --template {} smallest', 'render --edition {} smallest', 'score --period {} smallest', 'score --method {} smallest', 'score --method {}/x.xml smallest',
    'score --benchmarks {} smallest', 'score --explain {} smallest', 'validate --data {} smallest', 'rule explain {}', 'rule {}', 'method {}', 'help {}', '--help {}',
    'compare --{} smallest smallest', 'compare --rank {} smallest smallest', 'score smallest {}', 'render smallest {}',
)


def acts(said):
    """What of the output of a program would act on a terminal."""
    try:
        text = said.decode('utf-8')
    except UnicodeDecodeError as error:
        return [str(error)]
    return sorted({'U+{:04X}'.format(ord(c)) for c in text if (ord(c) < 32 and c != '\n') or 0x7f <= ord(c) < 0xa0 or '\u202a' <= c <= '\u202e' or '\u2066' <= c <= '\u2069'})


def terminals(tap):
    """What is typed, and how files are called, comes to the terminal only harmlessly."""
    bad, ends = [], {}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SMALLEST, os.path.join(folder, 'smallest'))
        for name in ACTING:
            with open(os.path.join(os.fsencode(folder), name), 'w', encoding='ascii') as file:
                file.write('<city/>')
            for line in TYPED:
                run = common.Run([word.encode().replace(b'{}', name) for word in line.split()], folder)
                ends[run.status] = ends.get(run.status, 0) + 1
                said = run.errors + run.output
                # A new line of the name would be one more than the message has.
                split = any(row.startswith(b'b') for row in said.split(b'\n'))
                if acts(said) or split or not said or run.status == 0:
                    bad += ['{} with {!r}: {} {!r}'.format(line, name, acts(said), said[:120])]
    tap.say('{} commands on {} names; statuses {}'.format(len(TYPED), len(ACTING), sorted(ends.items())), bad[:9])


def cells(tap):
    """Names of a method that act on terminals, in tables for other programs and for people."""
    with tempfile.TemporaryDirectory() as folder:
        city = os.path.join(folder, 'city')
        shutil.copytree(os.path.join(suite.ROOT, 'examples', 'exampleby'), city)
        path = os.path.join(city, 'methods', 'example-method-1.xml')
        with open(path, encoding='utf-8') as file:
            text = file.read()
        with open(path, 'w', encoding='utf-8') as file:
            file.write(re.sub('(<name[^>]*>)', '\\1\u202eA\u009b2J\u2069\x7f', text))
        for form in (('--format', 'csv'), ('--format', 'sdmx-csv'), ()):
            run = common.Run(['score', *form, 'city'], folder)
            said = (run.output.decode('utf-8').lstrip('\ufeff').replace('\r\n', '\n')).encode('utf-8')
            tap.same('cells: score ' + ' '.join(form), (0, []), (run.status, acts(said)))
            # Statistical tables have codes and no names.
            tap.same('the words stay: score ' + ' '.join(form), 'sdmx-csv' not in form, b'2J' in said)


SECRET = 'Quagga-secret'
LINKS = ('profile.xml', 'methods/example-method-1.xml', 'methods/benchmarks/example-benchmarks-1.xml', 'findings.xml', 'templates/own-1/template.xml',
         'templates/own-1/styles.xml', 'templates/own-1/labels/en.xml', 'methods', 'templates', 'templates/own-1', 'templates/common')


def linked_city(folder):
    """A city with a method, a set and a template of its own."""
    city = os.path.join(folder, 'city')
    shutil.copytree(os.path.join(suite.ROOT, 'examples', 'exampleby'), city)
    shutil.copytree(os.path.join(suite.ROOT, 'templates', 'smart-city-profile-1'), os.path.join(city, 'templates', 'own-1'))
    shutil.copytree(os.path.join(suite.ROOT, 'templates', 'common'), os.path.join(city, 'templates', 'common'))
    for name, before, after in (('profile.xml', '"smart-city-profile-1"', '"own-1"'), ('templates/own-1/template.xml', '"smart-city-profile-1"', '"own-1"')):
        path = os.path.join(city, name)
        with open(path, encoding='utf-8') as file:
            text = file.read()
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text.replace(before, after, 1))
    return city


def links(tap):
    """A link to what lies elsewhere is refused, nothing of it is printed; one that stays in the folder is as good as a file."""
    for name in LINKS:
        for title, stays in (('of the folder', False), ('to its own folder', True)):
            with tempfile.TemporaryDirectory() as folder:
                city = linked_city(folder)
                path = os.path.join(city, name)
                # A template is a folder of its own.
                kept = os.path.join(folder if not stays else os.path.join(city, 'templates/own-1') if 'own-1/' in name else city, 'kept')
                os.rename(path, kept)
                if not stays and os.path.isfile(kept):
                    with open(kept, 'w', encoding='ascii') as file:
                        file.write(SECRET)
                os.symlink(kept, path)
                run = common.Run(['render', 'city', '-o', 'out.pdf'], folder)
                refused = run.status == 1 and re.search(br'\[(file-outside-folder|xml-include-outside|template-access)\]', run.errors)
                good = (run.status == 0) if stays else refused and SECRET.encode() not in run.errors
                tap.say('a link {} for {}'.format(title if stays else 'out ' + title, name), [] if good else [run.said()])
    with tempfile.TemporaryDirectory() as folder:
        city = linked_city(folder)
        os.symlink(os.path.join(city, 'profile.xml'), os.path.join(folder, 'named.xml'))
        os.symlink(city, os.path.join(folder, 'town'))
        run = common.Run(['validate', 'named.xml'], folder)
        tap.say('a link that is named is read, and its parts are looked for beside it', [] if b'[file-not-found]' in run.errors else [run.said()])
        run = common.Run(['validate', 'town'], folder)
        tap.same('a link to a whole folder', (0, b''), (run.status, run.errors))


if __name__ == '__main__':
    chosen = [group(cases) for cases in GROUPS if len(sys.argv) < 2 or cases.__name__ in sys.argv[1:]]
    sys.exit(suite.Tap().run_all(chosen + [byte_order_mark, links, terminals, cells]))
