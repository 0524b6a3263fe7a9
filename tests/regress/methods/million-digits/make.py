"""A method with numbers of about a million digits, which no repository should hold."""

import os

DIGITS = '1' * 10 ** 6
os.makedirs('methods')
with open('methods/digits-1.xml', 'w', encoding='utf-8') as file:
    file.write('''<?xml version="1.0" encoding="UTF-8"?>
<method xmlns="urn:cityprofile:method:1" xml:id="digits-1" xml:lang="en" complete="yes">
	<name>Made for this case</name>
	<scoring cap="DIGITS" aggregation="points-over-data-points" unverified="score">
		<band letter="A" from="0" points="2"><name>all</name></band>
	</scoring>
	<units><unit id="percent"><name>%</name></unit></units>
	<dimension code="EN"><name>Environment</name></dimension>
	<indicator code="EN:A:1C" class="core" dimension="EN">
		<name>Particles</name>
		<data-point kind="share" unit="percent" decimals="1" direction="lower" weight="DIGITS" valid-to="0.DIGITS">
			<definition status="derived" source="Invented">Fine ones.</definition>
		</data-point>
	</indicator>
</method>
'''.replace('DIGITS', DIGITS))
