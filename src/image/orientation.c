#include "image/decode.h"

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT 3
#define ENTRY_SIZE 12

/* An Exif block with its byte order; reading past the end gives 0. */
struct exif {
	const uint8_t *at;
	size_t n;
	bool big;
};

static uint32_t read_16(const struct exif *exif, size_t byte)
{
	if (exif->n < 2 || byte > exif->n - 2) {
		return 0;
	}
	const uint8_t *at = exif->at + byte;
	return exif->big ? (uint32_t)at[0] << 8 | at[1] : (uint32_t)at[1] << 8 | at[0];
}

static uint32_t read_32(const struct exif *exif, size_t byte)
{
	uint32_t first = read_16(exif, byte);
	uint32_t second = read_16(exif, byte + 2);
	return exif->big ? first << 16 | second : second << 16 | first;
}

unsigned decode_orientation(const uint8_t *bytes, size_t n)
{
	struct exif exif = {bytes, n, n > 0 && bytes[0] == 'M'};
	if (n < 8 || read_16(&exif, 2) != 42) {
		return 1;
	}
	size_t directory = read_32(&exif, 4);
	uint32_t entries = read_16(&exif, directory);
	for (uint32_t i = 0; i < entries; i++) {
		size_t entry = directory + 2 + (size_t)i * ENTRY_SIZE;
		if (read_16(&exif, entry) == TAG_ORIENTATION && read_16(&exif, entry + 2) == TYPE_SHORT) {
			uint32_t orientation = read_16(&exif, entry + 8);
			return orientation >= 1 && orientation <= 8 ? orientation : 1;
		}
	}
	return 1;
}

/* One plane of `size` bytes a pixel, turned. Orientations above 4 exchange the axes. */
static const uint8_t *turn(const uint8_t *from, uint32_t width, uint32_t height, unsigned size, unsigned orientation, struct arena *arena)
{
	bool swap = orientation >= 5;
	bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
	bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
	uint32_t new_width = swap ? height : width, new_height = swap ? width : height;
	uint8_t *to = arena_take(arena, (size_t)width * height * size);
	uint8_t *next = to;
	for (uint32_t y = 0; y < new_height; y++) {
		for (uint32_t x = 0; x < new_width; x++) {
			uint32_t from_x = swap ? y : x, from_y = swap ? x : y;
			from_x = flip_x ? width - 1 - from_x : from_x;
			from_y = flip_y ? height - 1 - from_y : from_y;
			memcpy(next, from + ((size_t)from_y * width + from_x) * size, size);
			next += size;
		}
	}
	return to;
}

void decode_turn(struct image *image, unsigned orientation, struct arena *arena)
{
	if (orientation == 1) {
		return;
	}
	uint32_t width = image->width, height = image->height;
	image->pixels = turn(image->pixels, width, height, image->components, orientation, arena);
	if (image->alpha) {
		image->alpha = turn(image->alpha, width, height, 1, orientation, arena);
	}
	if (orientation >= 5) {
		image->width = height;
		image->height = width;
	}
}
