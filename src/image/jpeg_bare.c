/*
 * A JPEG file without what a reader of the pixels has no use for: cameras and editors write names, places, clocks, paths and
 * second pictures beside them, which are nobody's business in a publication.
 */
#include "image/decode.h"

enum marker {
	MARKER_START = 0xd8, MARKER_END = 0xd9, MARKER_SCAN = 0xda, MARKER_RESTART_FIRST = 0xd0, MARKER_RESTART_LAST = 0xd7,
	MARKER_FRAME_FIRST = 0xc0, MARKER_FRAME_LAST = 0xcf, MARKER_FRAME_EXTENSION = 0xc8,
	MARKER_QUANTIZATION = 0xdb, MARKER_RESTART_INTERVAL = 0xdd,
};

/* Adobe's segment, which says that three components are YCbCr: the same in every file. Grey needs none. */
static const char colours[] = "\xff\xee\0\x0e" "Adobe\0\x64\0\0\0\0\x01";

/* Frames, tables and scans. Tables of Huffman (C4) and arithmetic coding (CC) are numbered among the frames. */
static bool is_needed(unsigned marker)
{
	return (marker >= MARKER_FRAME_FIRST && marker <= MARKER_FRAME_LAST && marker != MARKER_FRAME_EXTENSION) || marker == MARKER_SCAN ||
		marker == MARKER_QUANTIZATION || marker == MARKER_RESTART_INTERVAL;
}

static bool stands_alone(unsigned marker)
{
	return marker <= 0x01 || (marker >= MARKER_RESTART_FIRST && marker <= MARKER_RESTART_LAST);
}

/* Bytes of coded pixels in front of the next marker; restarts, and FF as a value, which a zero follows, are of them. */
static size_t coded_length(struct str rest)
{
	size_t at = 0;
	while (at < rest.n) {
		const char *next = memchr(rest.at + at, 0xff, rest.n - at);
		at = next != NULL ? (size_t)(next - rest.at) : rest.n;
		unsigned after = at + 1 < rest.n ? (unsigned char)rest.at[at + 1] : 0xff;
		if (after != 0 && (after < MARKER_RESTART_FIRST || after > MARKER_RESTART_LAST)) {
			return at;
		}
		at += 2;
	}
	return rest.n;
}

/* Cut the next marker off. Returns false where none stands. */
static bool next_marker(struct str *rest, unsigned *ret_marker)
{
	size_t at = 0;
	while (at < rest->n && (unsigned char)rest->at[at] == 0xff) {
		at++;
	}
	if (at == 0 || at == rest->n) {
		return false;
	}
	*ret_marker = (unsigned char)rest->at[at];
	*rest = str_from_byte(*rest, at + 1);
	return true;
}

/* Cut a marker's segment off, and the pixels after it where it begins a scan. Returns false when it is cut short. */
static bool next_segment(struct str *rest, unsigned marker, struct str *ret_segment)
{
	const unsigned char *at = (const unsigned char *)rest->at;
	size_t n = rest->n < 2 ? 0 : (size_t)at[0] << 8 | at[1];
	if (n < 2 || n > rest->n) {
		return false;
	}
	n += marker == MARKER_SCAN ? coded_length(str_from_byte(*rest, n)) : 0;
	*ret_segment = (struct str){rest->at, n};
	*rest = str_from_byte(*rest, n);
	return true;
}

bool decode_jpeg_bare(struct str bytes, unsigned components, struct arena *arena, struct str *ret_bare)
{
	struct buf out = {.arena = arena};
	struct str rest = str_from_byte(bytes, 2), segment;
	unsigned marker;
	buf_add(&out, bytes.at, 2);
	buf_add(&out, colours, components == 3 ? sizeof colours - 1 : 0);
	while (next_marker(&rest, &marker)) {
		if (marker == MARKER_END) {
			buf_add(&out, "\xff\xd9", 2);
			*ret_bare = buf_str(&out);
			return true;
		}
		if (stands_alone(marker)) {
			continue;
		}
		if (!next_segment(&rest, marker, &segment)) {
			return false;
		}
		if (is_needed(marker)) {
			buf_add_byte(&out, (char)0xff);
			buf_add_byte(&out, (char)marker);
			buf_add_str(&out, segment);
		}
	}
	return false;
}
