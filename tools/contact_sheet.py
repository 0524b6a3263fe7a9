"""Put pictures of pages side by side into one PNG file.

Usage: contact_sheet.py OUT.png PAGE.ppm...      (what pdftoppm writes; all of one height)
"""

import struct
import sys
import zlib

GAP = 12
PAPER = b'\xd9\xdf\xe4'  # between the pages, so that white ones have an edge


def read_ppm(path):
    """Returns width, height and the rows of a binary PPM file of 8 bits."""
    with open(path, 'rb') as file:
        data = file.read()
    kind, width, height, depth = data.split(maxsplit=4)[:4]
    if kind != b'P6' or depth != b'255':
        sys.exit('contact_sheet.py: {} is no PPM file of 8 bits'.format(path))
    width, height = int(width), int(height)
    pixels = data[-width * height * 3:]
    return width, height, [pixels[y * width * 3:(y + 1) * width * 3] for y in range(height)]


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def write_png(path, width, rows):
    """Rows are filtered by the row above, which suits pages: what is white stays nothing."""
    packed = bytearray()
    above = bytes(width * 3)
    for row in rows:
        packed += b'\x02' + bytes((a - b) & 255 for a, b in zip(row, above))
        above = row
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, len(rows), 8, 2, 0, 0, 0))
                   + chunk(b'IDAT', zlib.compress(bytes(packed), 9)) + chunk(b'IEND', b''))


def main():
    out, pages = sys.argv[1], [read_ppm(path) for path in sys.argv[2:]]
    height = pages[0][1]
    if any(page[1] != height for page in pages):
        sys.exit('contact_sheet.py: the pages differ in height')
    width = sum(page[0] for page in pages) + GAP * (len(pages) + 1)
    edge = [PAPER * width] * GAP
    body = [PAPER * GAP + b''.join(page[2][y] + PAPER * GAP for page in pages) for y in range(height)]
    write_png(out, width, edge + body + edge)


main()
