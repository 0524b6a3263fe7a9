#include "files.h"

/* A progressive file of 127 scans: one for the mean, two for every other coefficient. */
static struct str make_scans(struct arena *arena)
{
	jpeg_scan_info script[127] = {{.comps_in_scan = 1}};
	for (int k = 1; k < 64; k++) {
		script[k] = (jpeg_scan_info){.comps_in_scan = 1, .Ss = k, .Se = k, .Al = 1};
		script[63 + k] = (jpeg_scan_info){.comps_in_scan = 1, .Ss = k, .Se = k, .Ah = 1};
	}
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &n);
	jpeg.image_width = 8;
	jpeg.image_height = 1;
	jpeg.input_components = 1;
	jpeg.in_color_space = JCS_GRAYSCALE;
	jpeg_set_defaults(&jpeg);
	jpeg.scan_info = script;
	jpeg.num_scans = 127;
	jpeg_start_compress(&jpeg, TRUE);
	uint8_t row[8] = {0, 200, 10, 90, 40, 250, 3, 77};
	jpeg_write_scanlines(&jpeg, (JSAMPROW[]){row}, 1);
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	struct buf out = {.arena = arena};
	buf_add(&out, bytes, n);
	free(bytes);
	return buf_str(&out);
}

static const struct form forms[] = {
	{PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_NONE, 1, false, .passed = true},
	{PNG_COLOR_TYPE_GRAY, 1, PNG_INTERLACE_NONE, 1, false},
	{PNG_COLOR_TYPE_GRAY, 16, PNG_INTERLACE_NONE, 1, false},
	{PNG_COLOR_TYPE_GRAY_ALPHA, 8, PNG_INTERLACE_NONE, 1, true},
	{PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE, 3, false, .passed = true},
	{PNG_COLOR_TYPE_RGB, 16, PNG_INTERLACE_ADAM7, 3, false},
	{PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_INTERLACE_ADAM7, 3, true},
	{PNG_COLOR_TYPE_RGB_ALPHA, 16, PNG_INTERLACE_NONE, 3, true},
	{PNG_COLOR_TYPE_PALETTE, 1, PNG_INTERLACE_NONE, 3, false},
};

static void every_png_becomes_eight_bits(void **state)
{
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		struct bench bench;
		struct image image;
		bench_init(&bench);
		assert_true(read_bytes(&bench, make_png(&bench.arena, &forms[i]), &image));
		assert_int_equal(image.kind, forms[i].passed ? IMAGE_DEFLATED : IMAGE_PIXELS);
		assert_int_equal(image.width, WIDTH);
		assert_int_equal(image.height, HEIGHT);
		assert_int_equal(image.components, forms[i].components);
		assert_int_equal(image.alpha != NULL, forms[i].alpha);
		assert_int_equal(image.dots_per_metre, 11811);
		bench_finish(&bench);
	}
}

/* Put a chunk's checksum right after its bytes were changed. */
static void seal(char *name, size_t n)
{
	uint32_t sum = libdeflate_crc32(0, name, 4 + n);
	for (size_t i = 0; i < 4; i++) {
		name[4 + n + i] = (char)(sum >> (24 - 8 * i));
	}
}

static void whole_rows_are_passed_on(void **state)
{
	struct bench bench;
	struct image image;
	bench_init(&bench);
	struct str file = make_png(&bench.arena, &forms[4]);
	char *bytes = str_copy(file, &bench.arena);
	char *rows = memmem(bytes, file.n, "IDAT", 4);
	size_t n = (size_t)(uint8_t)rows[-2] << 8 | (uint8_t)rows[-1];
	assert_true(read_bytes(&bench, file, &image));
	assert_int_equal(image.packed.n, n);
	assert_memory_equal(image.packed.at, rows + 4, n);
	assert_int_equal(image_size(&image), n);
	/* The sum over the rows is wrong, that over the chunk right: no reader of the PDF shall meet that. */
	rows[4 + n - 1] ^= 1;
	seal(rows, n);
	if (read_bytes(&bench, (struct str){bytes, file.n}, &image)) {
		assert_int_equal(image.kind, IMAGE_PIXELS);
	}
	bench_finish(&bench);
}

/* The file with other bytes in its only IDAT. */
static struct str repack_png(struct arena *arena, struct str png, struct str packed)
{
	struct buf out = {.arena = arena};
	const char *name = memmem(png.at, png.n, "IDAT", 4);
	size_t before = (size_t)(name - png.at) - 4, n = (size_t)(uint8_t)name[-2] << 8 | (uint8_t)name[-1];
	buf_add(&out, png.at, before);
	buf_format(&out, "%c%c%c%c", 0, 0, (char)(packed.n >> 8), (char)packed.n);
	buf_add_str(&out, STR("IDAT"));
	buf_add_str(&out, packed);
	buf_add_str(&out, STR("sum:"));
	seal(out.at + before + 4, packed.n);
	buf_add_str(&out, str_from_byte(png, before + n + 12));
	return buf_str(&out);
}

static void more_pixels_than_the_image_has_are_refused(void **state)
{
	struct bench bench;
	struct image image;
	bench_init(&bench);
	for (size_t i = 0; i < 2; i++) {
		/* Passed on as it is, and decoded. */
		struct str file = make_png(&bench.arena, &forms[i == 0 ? 4 : 7]);
		size_t stride = i == 0 ? WIDTH * 3 + 1 : WIDTH * 8 + 1;
		for (size_t rows = HEIGHT; rows <= HEIGHT + 2; rows++) {
			uint8_t packed[4096], pixels[(HEIGHT + 2) * (WIDTH * 8 + 1)] = {0};
			struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
			size_t n = libdeflate_zlib_compress(compressor, pixels, rows * stride, packed, sizeof packed);
			libdeflate_free_compressor(compressor);
			assert_true(n > 0 && n + 9 < sizeof packed);
			struct str good = repack_png(&bench.arena, file, (struct str){(char *)packed, n});
			memcpy(packed + n, "Quagga", 6);
			struct str burdened = repack_png(&bench.arena, file, (struct str){(char *)packed, n + 6});
			if (rows > HEIGHT) {
				refuse(&bench, good, DIAG_IMAGE_DAMAGED);
			} else {
				assert_true(read_bytes(&bench, good, &image));
				refuse(&bench, burdened, DIAG_IMAGE_DAMAGED);
			}
		}
	}
	/* What follows the end is not the image's, and is not passed on. */
	struct str file = make_png(&bench.arena, &forms[4]);
	assert_true(read_bytes(&bench, file, &image));
	struct buf longer = {.arena = &bench.arena};
	buf_add_str(&longer, file);
	buf_add_str(&longer, STR("Quagga"));
	struct image same;
	assert_true(read_bytes(&bench, buf_str(&longer), &same));
	assert_true(str_equal(image.packed, same.packed));
	bench_finish(&bench);
}

static void pixels_and_alpha_are_kept_apart(void **state)
{
	struct bench bench;
	struct image image;
	bench_init(&bench);
	assert_true(read_bytes(&bench, make_png(&bench.arena, &forms[6]), &image));
	for (size_t i = 0; i < WIDTH * HEIGHT; i++) {
		for (size_t k = 0; k < 4; k++) {
			size_t from = 4 * i + k;
			assert_int_equal(k < 3 ? image.pixels[3 * i + k] : image.alpha[i], (uint8_t)(from * 37 + from / 7));
		}
	}
	bench_finish(&bench);
}

static void png_is_turned_upright(void **state)
{
	static const struct form form = {PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_NONE, 1, false, 6};
	struct bench bench;
	struct image image;
	bench_init(&bench);
	assert_true(read_bytes(&bench, make_png(&bench.arena, &form), &image));
	assert_int_equal(image.width, HEIGHT);
	assert_int_equal(image.height, WIDTH);
	/* The first pixel came to the top right corner. */
	assert_int_equal(image.pixels[HEIGHT - 1], 0);
	assert_int_equal(image.pixels[2 * HEIGHT - 1], 37);
	bench_finish(&bench);
}

static void turning_keeps_every_pixel(void **state)
{
	static const uint8_t pixels[] = {1, 2, 3, 4, 5, 6};
	static const struct { unsigned orientation; uint8_t after[6]; } cases[] = {
		{1, {1, 2, 3, 4, 5, 6}}, {2, {3, 2, 1, 6, 5, 4}}, {3, {6, 5, 4, 3, 2, 1}}, {4, {4, 5, 6, 1, 2, 3}},
		{5, {1, 4, 2, 5, 3, 6}}, {6, {4, 1, 5, 2, 6, 3}}, {7, {6, 3, 5, 2, 4, 1}}, {8, {3, 6, 2, 5, 1, 4}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct image image = {.width = 3, .height = 2, .components = 1, .pixels = pixels, .alpha = pixels};
		decode_turn(&image, cases[i].orientation, &arena);
		assert_memory_equal(image.pixels, cases[i].after, 6);
		assert_memory_equal(image.alpha, cases[i].after, 6);
		arena_finish(&arena);
	}
}

static void orientation_is_read_from_both_byte_orders(void **state)
{
	static const uint8_t big[] = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0};
	static const uint8_t little[] = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0};
	static const uint8_t lost[] = {'M', 'M', 0, 42, 0xff, 0xff, 0xff, 0xff};
	assert_int_equal(decode_orientation(big, sizeof big), 6);
	assert_int_equal(decode_orientation(little, sizeof little), 6);
	assert_int_equal(decode_orientation(big, 12), 1);
	assert_int_equal(decode_orientation(lost, sizeof lost), 1);
	assert_int_equal(decode_orientation(NULL, 0), 1);
}

/* The same file claiming another size, its checksum mended. */
static struct str resize_png(struct arena *arena, struct str png, uint32_t side)
{
	char *bytes = str_copy(png, arena);
	uint32_t crc = 0xffffffff;
	for (int i = 0; i < 4; i++) {
		bytes[16 + i] = bytes[20 + i] = (char)(side >> (24 - 8 * i));
	}
	for (int i = 12; i < 29; i++) {
		crc ^= (uint8_t)bytes[i];
		for (int k = 0; k < 8; k++) {
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
		}
	}
	for (int i = 0; i < 4; i++) {
		bytes[29 + i] = (char)(~crc >> (24 - 8 * i));
	}
	return (struct str){bytes, png.n};
}

static void what_cannot_be_used_is_refused(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct str png = make_png(&bench.arena, &forms[4]);
	refuse(&bench, STR("GIF89a"), DIAG_IMAGE_FORMAT);
	refuse(&bench, STR(""), DIAG_IMAGE_FORMAT);
	refuse(&bench, make_jpeg(&bench.arena, JCS_CMYK, 4, JCS_CMYK, 0), DIAG_IMAGE_FORMAT);
	refuse(&bench, resize_png(&bench.arena, png, 9000), DIAG_IMAGE_TOO_LARGE);
	/* Within the limit, but no such file can hold so much: refused before memory is taken. */
	refuse(&bench, resize_png(&bench.arena, png, 8000), DIAG_IMAGE_DAMAGED);
	assert_true(bench.arena.total < 1000000);
	bench_finish(&bench);
}

/* A chunk more behind the first `before` bytes. */
static struct str with_chunk(struct arena *arena, struct str png, size_t before, const char *chunk, size_t n)
{
	struct buf out = {.arena = arena};
	buf_add(&out, png.at, before);
	buf_format(&out, "%c%c%c%c", 0, 0, 0, (char)n);
	buf_add(&out, chunk, 4 + n);
	buf_add_str(&out, STR("sum:"));
	seal(out.at + before + 4, n);
	buf_add_str(&out, str_from_byte(png, before));
	return buf_str(&out);
}

/* Where chunks stand that should not, and rows of which nobody knows what they are: none of it is passed on. */
static void odd_pngs_are_not_passed_on(void **state)
{
	static const char resolution[] = "pHYs\0\0\x2e\x23\0\0\x2e\x23\1";
	struct bench bench;
	struct image image;
	bench_init(&bench);
	struct str file = make_png(&bench.arena, &forms[4]);
	size_t rows = (size_t)((const char *)memmem(file.at, file.n, "IDAT", 4) - file.at) - 4, end = file.n - 12;
	const struct str odd[] = {
		with_chunk(&bench.arena, file, rows, resolution, 9), with_chunk(&bench.arena, file, end, resolution, 9),
		with_chunk(&bench.arena, file, 33, "IDAT", 0), with_chunk(&bench.arena, file, 8, "IHDR\0\0\0\x18\0\0\0\x10\x8\2\0\0\0", 13),
		with_chunk(&bench.arena, file, 8, "IHDR\0\0\0\x18\0\0\0\x10\x8\2\0\0\0\0", 14), with_chunk(&bench.arena, file, 8, resolution, 9),
	};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		if (read_bytes(&bench, odd[i], &image)) {
			assert_int_equal(image.kind, IMAGE_PIXELS);
		}
	}
	for (uint8_t filter = 4; filter <= 5; filter++) {
		uint8_t packed[4096], pixels[HEIGHT * (WIDTH * 3 + 1)] = {0};
		pixels[3 * (WIDTH * 3 + 1)] = filter;
		struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
		size_t n = libdeflate_zlib_compress(compressor, pixels, sizeof pixels, packed, sizeof packed);
		libdeflate_free_compressor(compressor);
		struct str bytes = repack_png(&bench.arena, file, (struct str){(char *)packed, n});
		if (filter == 4) {
			assert_true(read_bytes(&bench, bytes, &image));
			assert_int_not_equal(image.kind, IMAGE_PIXELS);
		} else {
			refuse(&bench, bytes, DIAG_IMAGE_DAMAGED);
		}
	}
	bench_finish(&bench);
}

static void scans_are_limited(void **state)
{
	struct bench bench;
	struct image image;
	bench_init(&bench);
	assert_false(read_bytes(&bench, make_scans(&bench.arena), &image));
	assert_int_equal(bench.diag.n, 1);
	assert_non_null(strstr(bench.diag.at[0].message.at, "it has more scans than the limit of 100"));
	bench_finish(&bench);
}

/* A chunk of text that says it is 1.7 GB long, in a file of 157 bytes: refused before memory is taken. */
static void chunks_are_as_long_as_the_file_allows(void **state)
{
	struct bench bench;
	struct image image;
	struct str bytes;
	const char *data = getenv("CITYPROFILE_DATA");
	struct rlimit before, limit;
	bench_init(&bench);
	struct str path = path_join(str_from(data ? data : "."), STR("tests/regress/image/chunk-longer-than-file.png"), &bench.arena);
	assert_true(file_read(path, FILE_LIMIT, (struct span){0}, &bench.arena, &bench.diag, &bytes));
	assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
	limit = before;
	if (DEADLINE_SLOWNESS == 1)
		limit.rlim_cur = 1 << 30; /* sanitizers take more addresses than that */
	assert_int_equal(setrlimit(RLIMIT_AS, &limit), 0);
	assert_false(read_bytes(&bench, bytes, &image));
	assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
	assert_int_equal(bench.diag.n, 1);
	assert_non_null(strstr(bench.diag.at[0].message.at, "it is cut short"));
	bench_finish(&bench);
}

static void every_cut_is_seen(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct str files[] = {make_png(&bench.arena, &forms[6]), make_jpeg(&bench.arena, JCS_RGB, 3, JCS_YCbCr, 0)};
	for (size_t i = 0; i < 2; i++) {
		for (size_t n = 8; n < files[i].n; n += 7) {
			refuse(&bench, (struct str){files[i].at, n}, DIAG_IMAGE_DAMAGED);
		}
	}
	bench_finish(&bench);
}

static void damaged_checksum_is_seen(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct str png = make_png(&bench.arena, &forms[4]);
	char *bytes = str_copy(png, &bench.arena);
	bytes[png.n - 20] ^= 1;
	refuse(&bench, (struct str){bytes, png.n}, DIAG_IMAGE_DAMAGED);
	bytes[png.n - 20] ^= 1;
	char *resolution = memmem(bytes, png.n, "pHYs", 4);
	assert_non_null(resolution);
	resolution[5] ^= 1;
	refuse(&bench, (struct str){bytes, png.n}, DIAG_IMAGE_DAMAGED);
	bench_finish(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_png_becomes_eight_bits),
		cmocka_unit_test(whole_rows_are_passed_on),
		cmocka_unit_test(pixels_and_alpha_are_kept_apart),
		cmocka_unit_test(more_pixels_than_the_image_has_are_refused),
		cmocka_unit_test(png_is_turned_upright),
		cmocka_unit_test(turning_keeps_every_pixel),
		cmocka_unit_test(orientation_is_read_from_both_byte_orders),
		cmocka_unit_test(what_cannot_be_used_is_refused),
		cmocka_unit_test(odd_pngs_are_not_passed_on),
		cmocka_unit_test(scans_are_limited),
		cmocka_unit_test(chunks_are_as_long_as_the_file_allows),
		cmocka_unit_test(every_cut_is_seen),
		cmocka_unit_test(damaged_checksum_is_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
