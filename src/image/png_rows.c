/*
 * Rows of a PNG as they are packed: PDF reads deflated rows with PNG filters too, so most files need not be decoded to be printed.
 * They are unpacked once to see that all of them are there.
 */
#include <libdeflate.h>

#include "base/memory.h"
#include "image/decode.h"

/* A chunk's length, name and checksum. */
#define CHUNK_FRAME 12
#define SIGNATURE_SIZE 8
#define HEADER_SIZE 13
#define RESOLUTION_SIZE 9

struct chunk {
	struct str name, data;
};

/* What the chunks of a file said. */
struct rows {
	struct image image;
	struct buf packed;
	unsigned stretches;       /* of IDAT chunks; a file has one */
	bool header, resolution, end;
};

static uint32_t read_32(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Take a chunk off the start. Returns false when it is cut short or does not fit its checksum. */
static bool next_chunk(struct str *rest, struct chunk *ret_chunk)
{
	if (rest->n < CHUNK_FRAME) {
		return false;
	}
	uint32_t n = read_32(rest->at);
	if (n > rest->n - CHUNK_FRAME || read_32(rest->at + 8 + n) != libdeflate_crc32(0, rest->at + 4, 4 + (size_t)n)) {
		return false;
	}
	*ret_chunk = (struct chunk){{rest->at + 4, 4}, {rest->at + 8, n}};
	*rest = str_from_byte(*rest, CHUNK_FRAME + (size_t)n);
	return true;
}

/* 8 bits, grey (0) or RGB (2), not interlaced. */
static bool take_header(struct rows *rows, struct str data)
{
	if (data.n != HEADER_SIZE) {
		return false;
	}
	rows->header = true;
	rows->image.width = read_32(data.at);
	rows->image.height = read_32(data.at + 4);
	rows->image.components = data.at[9] == 0 ? 1 : 3;
	return data.at[8] == 8 && (data.at[9] == 0 || data.at[9] == 2) && data.at[10] == 0 && data.at[11] == 0 && data.at[12] == 0;
}

static bool take_resolution(struct rows *rows, struct str data)
{
	if (rows->resolution || rows->stretches > 0 || data.n != RESOLUTION_SIZE) {
		return false;
	}
	rows->resolution = true;
	if (data.at[8] == 1 && read_32(data.at) == read_32(data.at + 4)) {
		rows->image.dots_per_metre = read_32(data.at);
	}
	return true;
}

/* Returns false for what asks for more than passing on, and for what stands where it should not. */
static bool take_chunk(struct rows *rows, const struct chunk *chunk, bool goes_on)
{
	if (!rows->header) {
		return str_is(chunk->name, "IHDR") && take_header(rows, chunk->data);
	}
	if (str_is(chunk->name, "IDAT")) {
		rows->stretches += !goes_on;
		buf_add_str(&rows->packed, chunk->data);
		return rows->stretches == 1;
	}
	if (str_is(chunk->name, "pHYs")) {
		return take_resolution(rows, chunk->data);
	}
	rows->end = str_is(chunk->name, "IEND");
	bool ancillary = chunk->name.at[0] & 0x20;
	return rows->end || (ancillary && !str_is(chunk->name, "tRNS") && !str_is(chunk->name, "eXIf"));
}

static bool take_chunks(struct rows *rows, struct str rest)
{
	struct chunk chunk = {0};
	while (!rows->end) {
		bool after_data = str_is(chunk.name, "IDAT");
		if (!next_chunk(&rest, &chunk) || !take_chunk(rows, &chunk, after_data)) {
			return false;
		}
	}
	return true;
}

/* Each row starts with the number of its filter. */
static bool check_filters(const uint8_t *bytes, uint32_t height, size_t stride)
{
	for (uint32_t y = 0; y < height; y++) {
		if (bytes[y * stride] > 4) {
			return false;
		}
	}
	return true;
}

static bool check_rows(const struct image *image, struct str packed)
{
	size_t stride = 1 + (size_t)image->width * image->components, size = image->height * stride, used = 0;
	if (size / DECODE_DEFLATE_RATIO > packed.n) {
		return false;
	}
	uint8_t *bytes = memory_take(size);
	struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
	if (!decompressor) {
		memory_exhausted(0);
	}
	bool whole = libdeflate_zlib_decompress_ex(decompressor, packed.at, packed.n, bytes, size, &used, NULL) == LIBDEFLATE_SUCCESS &&
		used == packed.n && check_filters(bytes, image->height, stride);
	libdeflate_free_decompressor(decompressor);
	memory_free(bytes);
	return whole;
}

bool decode_png_rows(struct str bytes, struct arena *arena, struct image *ret_image)
{
	struct rows rows = {.image.kind = IMAGE_DEFLATED, .packed.arena = arena};
	struct decode_fault fault;
	if (!take_chunks(&rows, str_from_byte(bytes, SIGNATURE_SIZE)) ||
		!decode_check_size(rows.image.width, rows.image.height, &fault) || !check_rows(&rows.image, buf_str(&rows.packed))) {
		return false;
	}
	*ret_image = rows.image;
	ret_image->packed = buf_str(&rows.packed);
	return true;
}
