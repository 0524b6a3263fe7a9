#include "files.h"

static void jpeg_is_passed_through(void **state)
{
	struct bench bench;
	struct image image;
	bench_init(&bench);
	struct str bytes = make_jpeg(&bench.arena, JCS_RGB, 3, JCS_YCbCr, 0);
	assert_true(read_bytes(&bench, bytes, &image));
	assert_int_equal(image.kind, IMAGE_JPEG);
	assert_int_equal(image.components, 3);
	assert_int_equal(image.dots_per_metre, 11811);
	/* JFIF's segment of 18 bytes gives way to Adobe's of 16; the rest is as it was. */
	assert_memory_equal(image.packed.at, "\xff\xd8\xff\xee\0\x0e" "Adobe\0\x64\0\0\0\0\1", 18);
	assert_true(str_equal(str_from_byte(image.packed, 18), str_from_byte(bytes, 20)));
	uint64_t digest = image.digest;
	assert_true(read_bytes(&bench, make_jpeg(&bench.arena, JCS_GRAYSCALE, 1, JCS_GRAYSCALE, 0), &image));
	assert_int_equal(image.components, 1);
	assert_true(image.digest != digest);
	bench_finish(&bench);
}

/* The file with a segment after each marker of the kinds given, a fill byte before it, and more after its end. */
static struct str burden(struct arena *arena, struct str bytes, unsigned kind, size_t n)
{
	struct buf out = {.arena = arena};
	for (size_t i = 0; i < bytes.n; i++) {
		buf_add_byte(&out, bytes.at[i]);
		/* Behind the start, and in front of tables and scans. */
		unsigned char next = i + 2 < bytes.n && (unsigned char)bytes.at[i + 1] == 0xff ? (unsigned char)bytes.at[i + 2] : 0;
		if (next == 0xe0 || next == 0xc4 || next == 0xda || next == 0xdb || next == 0xd9) {
			buf_add(&out, "\xff\xff", 2);
			buf_add_byte(&out, (char)kind);
			buf_add_byte(&out, (char)((n + 2) >> 8));
			buf_add_byte(&out, (char)(n + 2));
			for (size_t k = 0; k < n; k++) {
				buf_add_byte(&out, "Quagga \xff\xd9"[k % 9]);
			}
		}
	}
	buf_add_str(&out, bytes);
	buf_add_str(&out, STR("Quagga"));
	return buf_str(&out);
}

static void only_pixels_of_a_jpeg_are_passed_on(void **state)
{
	struct bench bench;
	struct image bare, image;
	bench_init(&bench);
	J_COLOR_SPACE spaces[] = {JCS_YCbCr, JCS_GRAYSCALE};
	for (size_t s = 0; s < 2; s++) {
		struct str bytes = make_jpeg(&bench.arena, s == 0 ? JCS_RGB : JCS_GRAYSCALE, s == 0 ? 3 : 1, spaces[s], 0);
		assert_true(read_bytes(&bench, bytes, &bare));
		for (unsigned kind = 0xe1; kind <= 0xfe; kind++) {
			for (size_t n = 9; n <= 65533 && (kind < 0xf0 || kind == 0xfe); n = n < 999 ? n * 10 : n + 64633) {
				assert_true(read_bytes(&bench, burden(&bench.arena, bytes, kind, n), &image));
				assert_int_equal(image.kind, IMAGE_JPEG);
				assert_true(str_equal(image.packed, bare.packed));
			}
		}
		/* What is passed on is an image like the first. */
		assert_true(read_bytes(&bench, bare.packed, &image));
		assert_true(str_equal(image.packed, bare.packed));
	}
	bench_finish(&bench);
}

/* Restarts are of the pixels; markers without a segment are not. */
static void restarts_of_a_jpeg_are_kept(void **state)
{
	struct bench bench;
	struct image image, same;
	bench_init(&bench);
	struct str bytes = make_jpeg_of(&bench.arena, JCS_RGB, 3, JCS_YCbCr, 0, 1);
	assert_non_null(memmem(bytes.at, bytes.n, "\xff\xd0", 2));
	assert_true(read_bytes(&bench, bytes, &image));
	assert_int_equal(image.kind, IMAGE_JPEG);
	assert_true(str_equal(str_from_byte(image.packed, 18), str_from_byte(bytes, 20)));
	struct buf more = {.arena = &bench.arena};
	buf_add(&more, bytes.at, 2);
	buf_add(&more, "\xff\x01\xff\xff\xd3", 5);
	buf_add_str(&more, str_from_byte(bytes, 2));
	assert_true(read_bytes(&bench, buf_str(&more), &same));
	assert_true(str_equal(image.packed, same.packed));
	bench_finish(&bench);
}

/* Dots to the inch, to the centimetre, of no unit, and not square. */
static void resolution_of_a_jpeg_is_read(void **state)
{
	static const struct { unsigned char unit, across, down; uint32_t dots_per_metre; } rows[] = {
		{1, 254, 254, 10000}, {2, 118, 118, 11800}, {0, 118, 118, 0}, {1, 254, 127, 0},
	};
	enum { UNIT = 13 }; /* behind two markers, a length, a name and a version */
	struct bench bench;
	struct image image;
	bench_init(&bench);
	struct str file = make_jpeg(&bench.arena, JCS_RGB, 3, JCS_YCbCr, 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *bytes = str_copy(file, &bench.arena);
		assert_memory_equal(bytes + 6, "JFIF", 5);
		memcpy(bytes + UNIT, (char[]){(char)rows[i].unit, 0, (char)rows[i].across, 0, (char)rows[i].down}, 5);
		assert_true(read_bytes(&bench, (struct str){bytes, file.n}, &image));
		assert_int_equal(image.dots_per_metre, rows[i].dots_per_metre);
	}
	bench_finish(&bench);
}

/* Plain RGB in JPEG is read in two ways; as pixels there is no doubt. */
static void plain_rgb_jpeg_becomes_pixels(void **state)
{
	struct bench bench;
	struct image image;
	bench_init(&bench);
	assert_true(read_bytes(&bench, make_jpeg(&bench.arena, JCS_RGB, 3, JCS_RGB, 0), &image));
	assert_int_equal(image.kind, IMAGE_PIXELS);
	assert_int_equal(image.components, 3);
	assert_true(image.pixels[0] > 200);
	assert_true(image.pixels[3 * WIDTH * HEIGHT - 1] < 60);
	bench_finish(&bench);
}

/* The bright quarter is at the top left before turning. */
static void jpeg_is_turned_upright(void **state)
{
	static const struct { unsigned orientation; bool right, bottom; } cases[] = {
		{2, true, false}, {3, true, true}, {4, false, true}, {5, false, false}, {6, true, false}, {7, true, true}, {8, false, true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct bench bench;
		struct image image;
		bench_init(&bench);
		assert_true(read_bytes(&bench, make_jpeg(&bench.arena, JCS_GRAYSCALE, 1, JCS_GRAYSCALE, cases[i].orientation), &image));
		assert_int_equal(image.kind, IMAGE_PIXELS);
		assert_int_equal(image.width, cases[i].orientation > 4 ? HEIGHT : WIDTH);
		assert_int_equal(image.height, cases[i].orientation > 4 ? WIDTH : HEIGHT);
		size_t x = cases[i].right ? image.width - 2 : 1, y = cases[i].bottom ? image.height - 2 : 1;
		assert_true(image.pixels[y * image.width + x] > 200);
		x = image.width - 1 - x;
		assert_true(image.pixels[y * image.width + x] < 60);
		bench_finish(&bench);
	}
}

/* A JPEG that claims to be large, before any of it is decoded. */
static void large_jpegs_are_refused(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct str file = make_jpeg(&bench.arena, JCS_RGB, 3, JCS_YCbCr, 0);
	char *bytes = str_copy(file, &bench.arena), *frame = memmem(bytes, file.n, "\xff\xc0", 2);
	assert_non_null(frame);
	memcpy(frame + 5, "\xea\x60\xea\x60", 4);
	refuse(&bench, (struct str){bytes, file.n}, DIAG_IMAGE_TOO_LARGE);
	assert_true(bench.arena.total < 1000000);
	bench_finish(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jpeg_is_passed_through),
		cmocka_unit_test(only_pixels_of_a_jpeg_are_passed_on),
		cmocka_unit_test(restarts_of_a_jpeg_are_kept),
		cmocka_unit_test(resolution_of_a_jpeg_is_read),
		cmocka_unit_test(plain_rgb_jpeg_becomes_pixels),
		cmocka_unit_test(jpeg_is_turned_upright),
		cmocka_unit_test(large_jpegs_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
