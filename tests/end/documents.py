"""What the documentation says is so: links lead somewhere, examples are valid, printed output is what the program prints. Speaks TAP."""

import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite

LINK = re.compile(r'\]\(([^)#:]*)(?:#([^)]*))?\)')
HEADING = re.compile(r'^#+ (.*)$', re.MULTILINE)
BLOCK = re.compile(r'^```(\w*)\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def read(path):
    with open(os.path.join(suite.ROOT, path), encoding='utf-8') as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def blocks(path, kind):
    return [text for found, text in BLOCK.findall(read(path)) if found == kind]


def anchors(text):
    """The anchors that headings get when Markdown is shown as a page."""
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in HEADING.findall(text)}


def pages():
    return ['README.md', 'CHANGELOG.md'] + ['docs/' + name for name in sorted(os.listdir(os.path.join(suite.ROOT, 'docs'))) if name.endswith('.md')]


def links(tap):
    for page in pages():
        problems = []
        for path, anchor in LINK.findall(BLOCK.sub('', read(page))):
            target = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
            if not os.path.exists(os.path.join(suite.ROOT, target)):
                problems.append('there is no ' + target)
            elif anchor and anchor not in anchors(read(target)):
                problems.append('{} has no heading #{}'.format(target, anchor))
        tap.say(page + ': links lead somewhere', problems)


def printed(result):
    """As a terminal shows it: messages, then the result; blanks at line ends do not show."""
    return ''.join(line.rstrip() + '\n' for line in (result.error_text() + result.text()).splitlines())


def readme(tap):
    smallest, addition, chapter = blocks('README.md', 'xml')
    tap.same('README: the smallest profile is the one in examples', read('examples/smallest/profile.xml'), smallest)

    grown = smallest.replace('</city>\n', '</city>\n' + addition).replace('\t</narrative>', chapter + '\t</narrative>')
    slips = grown.replace('source="s.labour"', 'source="s.labor"').replace('7.40 per cent', '7.04 per cent')
    shown = dict(block[2:].split('\n', 1) for block in blocks('README.md', ''))
    with tempfile.TemporaryDirectory() as folder:
        for what, text, expected in (('with a value', grown, 'littleby: no errors\n'),
                                     ('with a value and benchmarks', grown.replace('template=', 'benchmarks="open-derived-2026" template='), 'littleby: no errors\n'),
                                     ('with slips', slips, shown['cityprofile validate littleby'])):
            write(os.path.join(folder, 'littleby', 'profile.xml'), text)
            tap.same('README: first profile ' + what, expected, printed(suite.run(['validate', 'littleby'], folder)))
    tap.same('README: rule explain', shown['cityprofile rule explain fact-mismatch'], printed(suite.run(['rule', 'explain', 'fact-mismatch'])))
    score = printed(suite.run(['score', 'examples/exampleby'])).splitlines(keepends=True)
    tap.same('README: score', shown['cityprofile score examples/exampleby | head -n 14'], ''.join(score[:14]))


def packages(tap):
    """What README has people install is what the quick start installs."""
    asked = re.search(r"build_packages='([^']*)'", read('tools/dependencies.sh'))[1].split()
    shown = next(block for block in blocks('README.md', 'sh') if block.startswith('apt-get')).split('meson setup')[0].replace('\\', ' ').split()[2:]
    tap.same('README: packages', asked, shown)


def methods_guide(tap):
    """The method, its extension and the benchmark set of the guide serve a profile."""
    texts = blocks('docs/methods.md', 'xml')
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, 'methods', 'my-method-1.xml'), next(text for text in texts if text.startswith('<method ')))
        write(os.path.join(folder, 'methods', 'benchmarks', 'my-targets-1.xml'), next(text for text in texts if text.startswith('<benchmarks ')))
        write(os.path.join(folder, 'methods', 'our-city-1.xml'), next(text for text in texts if text.startswith('<method-extension ')))
        for what, method in (('method and benchmarks', 'my-method-1'), ('extension', 'our-city-1')):
            write(os.path.join(folder, 'profile.xml'), read('examples/smallest/profile.xml').replace(
                'method="u4ssc-2017"', 'method="{}" benchmarks="my-targets-1"'.format(method)))
            tap.same('docs/methods.md: ' + what, '.: no errors\n', printed(suite.run(['validate', '.'], folder)))


def authors_guide(tap):
    smallest = blocks('docs/authors-guide.md', 'xml')[0]
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, 'profile.xml'), smallest)
        tap.same('docs/authors-guide.md: the smallest profile', '.: no errors\n', printed(suite.run(['validate', '.'], folder)))


def help_names_commands(tap):
    overview = suite.run(['--help']).text()
    page = read('docs/cityprofile.1')
    for words in re.findall(r'^  ([a-z]+(?: [a-z]+)?)  ', overview, re.MULTILINE):
        options = re.findall(r'--([a-z-]+)', suite.run([*words.split(), '--help']).text())
        missing = [name for name in options if 'Fl Fl ' + name not in page]
        tap.say('the man page has {} and its options'.format(words), missing if '.Cm ' + words in page else [words])


sys.exit(suite.Tap().run_all([links, readme, packages, methods_guide, authors_guide, help_names_commands]))
