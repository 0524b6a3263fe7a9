"""Pictures of pages: read from PPM, stored as PNG, compared. Only what the golden tests need of these formats."""

import collections
import struct
import zlib

SIGNATURE = b'\x89PNG\r\n\x1a\n'

# rows: one bytes object each, three bytes a pixel.
Page = collections.namedtuple('Page', 'size rows')


def split_rows(size, data):
    step = 3 * size[0]
    assert len(data) == step * size[1], 'a picture of {} by {} has {} bytes'.format(*size, len(data))
    return Page(size, [data[n:n + step] for n in range(0, len(data), step)])


def read_ppm(data):
    kind, width, height, most = data.split(maxsplit=4)[:4]
    assert (kind, most) == (b'P6', b'255'), 'not a PPM of 8 bits'
    size = int(width), int(height)
    return split_rows(size, data[-3 * size[0] * size[1]:])


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def write_png(page):
    """8-bit RGB, rows as they are (filter 0)."""
    header = struct.pack('>IIBBBBB', *page.size, 8, 2, 0, 0, 0)
    rows = b''.join(b'\0' + row for row in page.rows)
    return SIGNATURE + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b'')


def read_png(data):
    """Reads what write_png writes."""
    assert data.startswith(SIGNATURE), 'not a PNG'
    size, packed, place = None, b'', len(SIGNATURE)
    while place < len(data):
        length, kind = struct.unpack('>I4s', data[place:place + 8])
        content = data[place + 8:place + 8 + length]
        if kind == b'IHDR':
            size = struct.unpack('>II', content[:8])
        elif kind == b'IDAT':
            packed += content
        place += length + 12
    rows = zlib.decompress(packed)
    step = 3 * size[0] + 1
    assert not any(rows[::step]), 'rows are filtered: not written by write_png'
    return split_rows(size, b''.join(rows[n + 1:n + step] for n in range(0, len(rows), step)))


def count_different(a, b, level):
    """How many pixels differ by more than a level in one colour. Rows that are the same are passed over."""
    count = 0
    for one, other in zip(a.rows, b.rows):
        if one != other:
            differs = [abs(x - y) > level for x, y in zip(one, other)]
            count += sum(any(differs[n:n + 3]) for n in range(0, len(differs), 3))
    return count


def shaded(page, level):
    """The page with every value that is neither black nor white a little darker."""
    return Page(page.size, [bytes(value if value in (0, 255) else max(0, value - level) for value in row) for row in page.rows])


def lowered(page):
    """The page moved down by one pixel."""
    return Page(page.size, [page.rows[0]] + page.rows[:-1])
