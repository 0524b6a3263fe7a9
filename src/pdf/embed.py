"""Write the bytes of srgb.icc as the C array that srgb.h declares.

Usage: embed.py INPUT OUTPUT
"""

import sys

with open(sys.argv[1], 'rb') as file:
    data = file.read()
rows = [', '.join(str(byte) for byte in data[start:start + 32]) for start in range(0, len(data), 32)]
with open(sys.argv[2], 'w', encoding='ascii') as file:
    file.write('#include "pdf/srgb.h"\n\nconst unsigned char srgb_profile[] = {\n\t' + ',\n\t'.join(rows) + ',\n};\n'
               'const size_t srgb_profile_size = sizeof srgb_profile;\n')
