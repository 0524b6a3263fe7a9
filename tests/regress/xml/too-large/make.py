"""A file one byte above the limit, most of it a hole."""

with open('profile.xml', 'wb') as file:
	file.truncate(32 * 1024 * 1024 + 1)
