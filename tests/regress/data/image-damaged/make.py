"""An image that is cut short."""

import os

os.mkdir('figures')
with open('figures/map.png', 'wb') as file:
	file.write(b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0')
