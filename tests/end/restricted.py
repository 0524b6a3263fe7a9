"""A city with an indicator of its own, scored by a restricted set: bands show, targets do not, and no group knows of it. Speaks TAP."""

import json
import os
import shutil
import sys
import tempfile

import public_copy

sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
import suite  # noqa: E402

CLOSED = ['quagmire', '87.6543']
PERCENT = '68.45'  # 60 of 87.6543; looked for only where it cannot be a coordinate
LOCAL = 'Local indicators, which count in no group'

METHOD = '''<method-extension xmlns="urn:cityprofile:method:1" xml:id="harbour-1" xml:lang="en" method="example-method-1">
	<name>Example method with the harbour</name>
	<indicator code="EC:X:1C" class="local" dimension="EC">
		<name>Lapwing turnaround</name>
		<data-point kind="share" unit="percent" decimals="1" direction="higher">
			<definition status="derived" source="Invented">Ships that leave within a day.</definition>
		</data-point>
	</indicator>
</method-extension>
'''
SET = '''<benchmarks xmlns="urn:cityprofile:benchmarks:1" xml:id="harbour-set-1" xml:lang="en" method="harbour-1" status="fictional"
	extends="example-benchmarks-1" access="{}">
	<name>Targets with the harbour</name>
	<benchmark indicator="EC:X:1C" formula="ratio" value="87.6543" direction="higher" status="project">
		<source address="https://quagmire.example">Quagmire source</source>
		<words>quagmire words</words>
		<reason>Quagmire reason</reason>
	</benchmark>
	<no-benchmark indicator="EN:G:1A"><reason>Quagmire silence</reason></no-benchmark>
</benchmarks>
'''
GIVEN = '''<benchmarks xmlns="urn:cityprofile:benchmarks:1" xml:id="quay-set-1" xml:lang="en" method="example-method-1" status="fictional"
	extends="example-benchmarks-1" access="restricted">
	<name>Targets of the quay</name>
	<notice>Quay notice.</notice>
	<benchmark indicator="EC:W:1C" formula="ratio" value="87.6543" direction="higher" status="project">
		<source address="https://quagmire.example">Quagmire source</source>
	</benchmark>
</benchmarks>
'''


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def change(path, before, after):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    assert text.count(before) == 1, 'the example has changed: {} in {}'.format(before, path)
    write(path, text.replace(before, after))


def make(folder, access):
    shutil.copytree(os.path.join(suite.ROOT, public_copy.EXAMPLE), folder)
    write(os.path.join(folder, 'methods', 'harbour-1.xml'), METHOD)
    write(os.path.join(folder, 'methods', 'benchmarks', 'harbour-set-1.xml'), SET.format(access))
    change(os.path.join(folder, 'profile.xml'), 'method="example-method-1" benchmarks="example-benchmarks-1"',
           'method="harbour-1" benchmarks="harbour-set-1"')
    change(os.path.join(folder, 'indicators', '2019.xml'), '<observation indicator="EC:W:1C"',
           '<observation indicator="EC:X:1C" value="60"/>\n\t<observation indicator="EC:W:1C"')


def groups(folder):
    scorecard = json.loads(suite.run(['score', folder, '--format=json']).output)
    return {level: scorecard[level] for level in ('dimensions', 'sub_dimensions', 'categories')}


def restricted(tap):
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, 'closed')
        make(folder, 'restricted')
        pdf = os.path.join(suite.pdf_folder('end'), 'restricted.pdf')
        result = suite.run(['render', folder, '-o', pdf])
        tap.same('a restricted set renders', (0, ''), (result.status, result.error_text()))
        document = suite.run(['render', folder, '--stop-after', 'document']).text()
        tap.same('no bar is drawn', 0, document.count('"percent-hundredths"'))
    for title, data in public_copy.texts(pdf):
        tap.same('no target in ' + title, [], public_copy.found_in(data, CLOSED))
        if 'text' in title:
            tap.same('no percentage in ' + title, [], public_copy.found_in(data, [PERCENT]))
            words = ' '.join(data.decode().split())
            tap.same('the local indicator stands apart', 1, words.count(LOCAL))
            tap.same('its value shows', 1, words.count('Lapwing turnaround (%) 60'))


def given(tap):
    """A restricted set that lies elsewhere, given on the command line in place of the profile's own."""
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(suite.ROOT, public_copy.EXAMPLE)
        closed = os.path.join(parent, 'closed.xml')
        write(closed, GIVEN)
        os.mkdir(os.path.join(parent, 'other'))
        pdf = os.path.join(suite.pdf_folder('end'), 'given.pdf')
        result = suite.run(['render', folder, '--benchmarks', closed, '-o', pdf])
        tap.same('render --benchmarks FILE', (0, ''), (result.status, result.error_text()))
        again = suite.run(['render', folder, '--benchmarks=' + os.path.join(parent, 'other', '..', 'closed.xml'), '-o', '-'])
        with open(pdf, 'rb') as file:
            tap.same('the same bytes from a path spelt otherwise', True, again.output == file.read())
        result = suite.run(['validate', folder, '--benchmarks', closed])
        tap.same('validate --benchmarks FILE', (0, ''), (result.status, result.error_text()))
        own = suite.run(['render', folder, '--stop-after', 'document']).text()
        document = suite.run(['render', folder, '--benchmarks', closed, '--stop-after', 'document']).text()
        tap.same('bars are drawn by its own set, by the restricted one none', (True, 0),
                 (own.count('"percent-hundredths"') > 0, document.count('"percent-hundredths"')))
        tap.same('only bands are spoken of', (0, True), (document.count('Bars and bands'), document.count('Bands are calculated with') > 0))
        tap.same('its notice stands', True, document.count('Quay notice') > own.count('Quay notice') == 0)
        unknown = suite.run(['validate', folder, '--benchmarks', 'no-such-set-1'])
        tap.same('an unknown set is an error', (1, True), (unknown.status, 'no-such-set-1' in unknown.error_text()))
    for title, data in public_copy.texts(pdf):
        tap.same('no target of the set that is given in ' + title, [], public_copy.found_in(data, CLOSED))
    with open(pdf, 'rb') as file:
        tap.same('the metadata name the set', True, b'<pdf:Keywords>example-method-1, quay-set-1</pdf:Keywords>' in file.read())


def public(tap):
    """The same set, open to all, so that what is looked for above is there to be found."""
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, 'open')
        make(folder, 'public')
        pdf = os.path.join(suite.pdf_folder('end'), 'local.pdf')
        result = suite.run(['render', folder, '-o', pdf])
        tap.same('an open set renders', (0, ''), (result.status, result.error_text()))
        document = suite.run(['render', folder, '--stop-after', 'document']).text()
        tap.same('its percentage is drawn', 1, document.count('"percent-hundredths": 6845'))
        tap.same('groups do not know of it', groups(os.path.join(suite.ROOT, public_copy.EXAMPLE)), groups(folder))


if __name__ == '__main__':
    sys.exit(suite.Tap().run_all([restricted, given, public]))
