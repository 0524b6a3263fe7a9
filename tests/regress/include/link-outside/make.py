"""A part that is a link to a file outside of the folder."""

import os

os.mkdir('city')
os.mkdir('elsewhere')
with open('city/profile.xml', 'w', encoding='utf-8') as file:
	file.write('''<?xml version="1.0" encoding="UTF-8"?>
<profile xmlns="urn:cityprofile:profile:1" xmlns:xi="http://www.w3.org/2001/XInclude" xml:id="littleby" xml:lang="en" standing="fictional"
	method="u4ssc-2017" template="smart-city-profile-1">
	<publication type="ssc-profile">
		<edition xml:id="e.en" lang="en" status="draft" date="2026-11-22"/>
	</publication>
	<city country="XX">
		<name>Littleby</name>
		<boundary xml:id="b.city" kind="municipality"/>
	</city>
	<narrative>
		<xi:include href="chapter.xml"/>
	</narrative>
</profile>
''')
with open('elsewhere/chapter.xml', 'w', encoding='utf-8') as file:
	file.write('''<?xml version="1.0" encoding="UTF-8"?>
<chapter xmlns="urn:cityprofile:profile:1" xml:id="c.city" role="city">
	<title>City overview</title>
	<p>Outside.</p>
</chapter>
''')
os.symlink('../elsewhere/chapter.xml', 'city/chapter.xml')
