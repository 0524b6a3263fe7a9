"""A time series of 3,000 months: what the template does must not grow with the square of it."""

with open('profile.xml', encoding='utf-8') as file:
	text = file.read()
rows = ''.join('<row name="{}-{:02}">{} 5</row>'.format(1770 + n // 12, n % 12 + 1, n % 7) for n in range(3000))
with open('profile.xml', 'w', encoding='utf-8') as file:
	file.write(text.replace('<row name="1770-01">0 0</row>', rows))
