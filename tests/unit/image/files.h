/*
 * What the tests of image share: files made here, written to a folder of their own and read as images.
 */
#ifndef CITYPROFILE_TESTS_IMAGE_FILES_H
#define CITYPROFILE_TESTS_IMAGE_FILES_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libdeflate.h>
#include <png.h>
#include <stdio.h>
#include <jpeglib.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/deadline.h"
#include "base/file.h"
#include "image/decode.h"

#define WIDTH 24
#define HEIGHT 16

struct bench {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	char folder[64];
	char path[80];
};

static inline void bench_init(struct bench *bench)
{
	*bench = (struct bench){.folder = P_tmpdir "/cityprofile-image-XXXXXX"};
	bench->sources.arena = &bench->arena;
	bench->diag = (struct diag){.arena = &bench->arena, .sources = &bench->sources};
	assert_non_null(mkdtemp(bench->folder));
	snprintf(bench->path, sizeof bench->path, "%s/image", bench->folder);
}

static inline void bench_finish(struct bench *bench)
{
	unlink(bench->path);
	rmdir(bench->folder);
	arena_finish(&bench->arena);
}

/* Write the bytes to a file and read it as an image. */
static inline bool read_bytes(struct bench *bench, struct str bytes, struct image *ret_image)
{
	FILE *file = fopen(bench->path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
	assert_int_equal(fclose(file), 0);
	return image_read(str_from(bench->path), (struct span){0}, &bench->arena, &bench->diag, ret_image);
}

static inline void append(png_structp png, png_bytep bytes, size_t n)
{
	buf_add(png_get_io_ptr(png), bytes, n);
}

struct form { int type, depth, interlace; unsigned components; bool alpha; unsigned orientation; bool passed; };

/* Rows that differ in every byte, so that nothing can hide. */
static inline struct str make_png(struct arena *arena, const struct form *form)
{
	struct buf out = {.arena = arena};
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_set_write_fn(png, &out, append, NULL);
	png_set_IHDR(png, info, WIDTH, HEIGHT, form->depth, form->type, form->interlace, PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
	png_color palette[] = {{1, 2, 3}, {250, 20, 30}};
	if (form->type == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(png, info, palette, 2);
	}
	uint8_t exif[] = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (uint8_t)form->orientation, 0, 0, 0, 0, 0, 0, 0};
	if (form->orientation > 0) {
		png_set_eXIf_1(png, info, sizeof exif, exif);
	}
	png_set_pHYs(png, info, 11811, 11811, PNG_RESOLUTION_METER);
	png_write_info(png, info);
	size_t stride = png_get_rowbytes(png, info);
	uint8_t *pixels = arena_take(arena, stride * HEIGHT);
	png_bytep rows[HEIGHT];
	for (size_t i = 0; i < stride * HEIGHT; i++) {
		pixels[i] = (uint8_t)(form->type == PNG_COLOR_TYPE_PALETTE ? 0x5a : i * 37 + i / 7);
	}
	for (int y = 0; y < HEIGHT; y++) {
		rows[y] = pixels + (size_t)y * stride;
	}
	png_write_image(png, rows);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	return buf_str(&out);
}

static inline struct str make_jpeg_of(struct arena *arena, J_COLOR_SPACE space, int components, J_COLOR_SPACE stored, unsigned orientation, unsigned restart)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &n);
	jpeg.image_width = WIDTH;
	jpeg.image_height = HEIGHT;
	jpeg.input_components = components;
	jpeg.in_color_space = space;
	jpeg_set_defaults(&jpeg);
	jpeg_set_colorspace(&jpeg, stored);
	jpeg.restart_interval = restart;
	jpeg.density_unit = 1;
	jpeg.X_density = jpeg.Y_density = 300;
	jpeg_start_compress(&jpeg, TRUE);
	if (orientation > 0) {
		uint8_t exif[] = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (uint8_t)orientation, 0, 0, 0, 0, 0, 0};
		jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, sizeof exif);
	}
	for (unsigned y = 0; y < HEIGHT; y++) {
		uint8_t row[WIDTH * 4];
		for (unsigned x = 0; x < WIDTH; x++) {
			memset(row + x * (unsigned)components, x < WIDTH / 2 && y < HEIGHT / 2 ? 250 : 10, (size_t)components);
		}
		JSAMPROW pointer = row;
		jpeg_write_scanlines(&jpeg, &pointer, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	struct buf out = {.arena = arena};
	buf_add(&out, bytes, n);
	free(bytes);
	return buf_str(&out);
}

static inline struct str make_jpeg(struct arena *arena, J_COLOR_SPACE space, int components, J_COLOR_SPACE stored, unsigned orientation)
{
	return make_jpeg_of(arena, space, components, stored, orientation, 0);
}

static inline void refuse(struct bench *bench, struct str bytes, enum diag_code code)
{
	struct image image = {.width = 77};
	size_t before = bench->diag.n;
	assert_false(read_bytes(bench, bytes, &image));
	assert_int_equal(bench->diag.n, before + 1);
	assert_int_equal(bench->diag.at[before].code, code);
	assert_int_equal(image.width, 77);
}

#endif
