#include "svg/png_file.h"

#include <png.h>

#include "base/memory.h"

#define LEVEL 6

static void *take(png_structp png, png_alloc_size_t size)
{
	return memory_take(size);
}

static void give(png_structp png, void *memory)
{
	memory_free(memory);
}

static void put(png_structp png, png_bytep bytes, size_t n)
{
	buf_add(png_get_io_ptr(png), bytes, n);
}

static void flush(png_structp png)
{
}

static void add_words(png_structp png, png_infop info, const struct svg_words *words, struct arena *arena)
{
	const struct { const char *key; struct str text; } given[] = {{"Title", words->title}, {"Description", words->description}};
	png_text texts[2] = {0};
	int n = 0;
	for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
		if (given[i].text.n == 0)
			continue;
		texts[n++] = (png_text){
			.compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *)given[i].key, .text = str_copy(given[i].text, arena),
			.itxt_length = given[i].text.n, .lang = str_copy(words->lang, arena), .lang_key = (char *)"",
		};
	}
	if (n > 0)
		png_set_text(png, info, texts, n);
}

void png_file_add(struct buf *out, const uint32_t *pixels, uint32_t width, uint32_t height, size_t stride, unsigned dpi, const struct svg_words *words)
{
	struct arena scratch = {0};
	png_structp png = png_create_write_struct_2(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL, NULL, take, give);
	png_infop info = png_create_info_struct(png);
	uint8_t *row = arena_take_array(&scratch, width, 3);
	uint32_t dots_per_metre = (dpi * 10000 + 127) / 254;
	png_set_write_fn(png, out, put, flush);
	png_set_compression_level(png, LEVEL);
	png_set_filter(png, 0, PNG_FILTER_SUB);
	png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
	png_set_pHYs(png, info, dots_per_metre, dots_per_metre, PNG_RESOLUTION_METER);
	add_words(png, info, words, &scratch);
	png_write_info(png, info);
	for (uint32_t y = 0; y < height; y++) {
		for (uint32_t x = 0; x < width; x++)
			for (int k = 0; k < 3; k++)
				row[3 * x + k] = (uint8_t)(pixels[y * stride + x] >> (16 - 8 * k));
		png_write_row(png, row);
	}
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	arena_finish(&scratch);
}
