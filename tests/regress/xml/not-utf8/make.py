"""A profile with one letter in Latin-1."""

with open('profile.xml', 'wb') as file:
	file.write(b'''<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="urn:cityprofile:profile:1" xml:id="littleby" xml:lang="en" standing="fictional"
	method="u4ssc-2017" template="smart-city-profile-1">
	<publication type="ssc-profile">
		<edition xml:id="e.en" lang="en" status="draft" date="2026-11-22"/>
	</publication>
	<city country="XX">
		<name>Littleby</name>
		<boundary xml:id="b.city" kind="municipality"/>
	</city>
	<narrative>
		<chapter xml:id="c.city" role="city">
			<title>City overview</title>
			<p>Littleby does not exist.</p>
		</chapter>
	</narrative>
</profile>
'''.replace(b'<name>Littleby', b'<name>\xc5lesund'))
