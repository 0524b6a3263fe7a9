"""Elements nested a hundred thousand deep."""

with open('profile.xml', 'w', encoding='utf-8') as file:
	file.write('<profile xmlns="urn:cityprofile:profile:1">' + '\n<p>' * 100000 + '</p>' * 100000 + '</profile>\n')
