"""What facts and references without words print, and that links lead somewhere. Speaks TAP."""

import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite  # noqa: E402

PROFILE = '''<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="urn:cityprofile:profile:1" xml:id="littleby" xml:lang="en" standing="fictional" method="u4ssc-2017" template="smart-city-profile-1">
	<publication type="ssc-profile"><edition xml:id="e.en" lang="en" status="published" date="2026-11-30"/></publication>
	<city country="XX"><name>Littleby</name><boundary xml:id="b.city" kind="municipality"/><boundary xml:id="b.region" kind="region"/></city>
	<sources>
		<source xml:id="s.register" type="register"><title>Register</title></source>
	</sources>
	<indicators boundary="b.city" period="2020" source="s.register">
		<observation indicator="EC:P:EM:1C" value="7.40"><earlier period="2019" value="8.10"/></observation>
		<observation indicator="EC:P:EM:2C" value="12.30"/>
		<observation indicator="EC:P:EM:2C" boundary="b.region" value="14.80"/>
	</indicators>
	<findings><finding xml:id="f.a" kind="strength"><statement>It works</statement></finding></findings>
	<recommendations>
		<recommendation xml:id="r.a" addresses="f.a">
			<title>Go on</title>
			<action xml:id="r.a.1"><title>Begin</title></action>
			<action xml:id="r.a.2"><title>End</title></action>
		</recommendation>
	</recommendations>
	<narrative>
		<chapter xml:id="c.a"><title>Work</title>{}</chapter>
		<chapter xml:id="c.f" role="findings"><title>Findings</title></chapter>
		<chapter xml:id="c.r" role="recommendations"><title>Recommendations</title></chapter>
	</narrative>
</profile>
'''
FACTS = (
    ('', '7.40 per cent'),
    ('period="2019"', '8.10 per cent'),
    ('rounded="0"', '7 per cent'),
    ('change-from="2019"', '−0.70 percentage points'),
    ('change-from="2019" rounded="0"', '−1 percentage points'),
    ('per-cent-of="EC:P:EM:2C" boundary="b.city" rounded="1"', '60.2 per cent'),
    ('per-cent-of="EC:P:EM:2C" rounded="0"', '60 per cent'),
)
REFERENCES = (
    ('to="c.f"', 'II'), ('to="r.a"', '1'), ('to="r.a.2"', '1.2'), ('to="f.a"', '1'), ('to="f.a" show="title"', 'It works'),
    ('to="r.a.1" show="number-title"', 'Action 1.1, Begin'), ('to="s.register"', 'Register'),
)


def texts(node):
    """All texts below a node of a document."""
    if isinstance(node, list):
        return ''.join(texts(one) for one in node)
    if not isinstance(node, dict):
        return ''
    own = node['text'] if node.get('kind') == 't' else ''
    return own + ''.join(texts(value) for value in node.values() if isinstance(value, (dict, list)))


def document(folder, paragraphs):
    """The text of the document made with these paragraphs, and what was said."""
    with open(os.path.join(folder, 'profile.xml'), 'w', encoding='utf-8') as file:
        file.write(PROFILE.format(''.join('<p>Begin{}: {} End.</p>'.format(n, words) for n, words in enumerate(paragraphs))))
    result = suite.run(['render', 'profile.xml', '--stop-after', 'document'], folder)
    return (texts(json.loads(result.text())) if result.status == 0 else ''), result.error_text()


def printed(tap, what, cases, element):
    with tempfile.TemporaryDirectory() as folder:
        text, said = document(folder, [element.format(words) for words, _ in cases])
        found = [one.strip() for one in re.findall(r'Begin\d+: (.*?) End\.', text)]
        tap.same(what, [wanted for _, wanted in cases], found or [said])
        result = suite.run(['render', 'profile.xml', '-o', 'out.pdf'], folder)
        tap.say(what + ': every link leads to a page', [result.error_text()] if result.status else [])


def facts(tap):
    printed(tap, 'facts without words print what is computed', FACTS, '<fact indicator="EC:P:EM:1C" {}/>')


def references(tap):
    printed(tap, 'references without words print numbers', REFERENCES, '<ref {}/>')


def key_figures(tap):
    figures = ''.join('<key-figure><number>{0}</number><label>Number {0}</label></key-figure>'.format(n) for n in range(1, 7))
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'profile.xml'), 'w', encoding='utf-8') as file:
            file.write(PROFILE.format('<key-figures>' + figures + '</key-figures><p>Text.</p>'))
        result = suite.run(['render', 'profile.xml', '--stop-after', 'document'], folder)
        tap.say('six key figures stand in two rows', [result.error_text()] if result.status else [])
        tap.same('none is lost', ['Number {}'.format(n) for n in range(1, 7)], re.findall(r'Number \d', texts(json.loads(result.text()))))
        result = suite.run(['render', 'profile.xml', '-o', 'out.pdf'], folder)
        tap.say('and fit the page', [result.error_text()] if result.status else [])


def results(tap):
    """A table of results speaks of benchmarks only where there are some; what the set calls itself stands there, on cover and imprint page, on the page that opens the
    dimension, under strips and matrix, and under the wheel and the two tables of the annex."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'profile.xml')
        plain = PROFILE.format('<p>Text.</p>').replace('<chapter xml:id="c.a">', '<chapter xml:id="c.a" dimension="EC">')
        found = []
        for profile in (plain, plain.replace(' template=', ' benchmarks="open-derived-2026" template=')):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(profile)
            text = texts(json.loads(suite.run(['render', 'profile.xml', '--stop-after', 'document'], folder).text()))
            found.append([words in text for words in ('Work: results', 'against benchmarks', 'Performance', 'below')] + [text.count('Indicative, not ITU results.')])
        tap.same('results stand beside benchmarks where there are some', [[True, False, False, False, 0], [True, True, True, True, 9]], found)


sys.exit(suite.Tap().run_all([facts, references, key_figures, results]))
