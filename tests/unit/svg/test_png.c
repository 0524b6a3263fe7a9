#include "drawing.h"

#include <png.h>

#define WHITE 0xffffff

static const struct svg_words words = {{"w", 1}, {"Title", 5}, {"Ålesund", sizeof "Ålesund" - 1}, {"nb", 2}};

/* A picture read back. */
struct picture {
	uint32_t width, height;
	uint8_t *pixels;          /* RGB */
};

static struct picture read_back(struct sample *sample, struct str bytes)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	assert_true(png_image_begin_read_from_memory(&image, bytes.at, bytes.n));
	image.format = PNG_FORMAT_RGB;
	struct picture picture = {image.width, image.height, arena_take(&sample->arena, PNG_IMAGE_SIZE(image))};
	assert_true(png_image_finish_read(&image, NULL, picture.pixels, 0, NULL));
	return picture;
}

static unsigned pixel(const struct picture *picture, uint32_t x, uint32_t y)
{
	const uint8_t *at = picture->pixels + 3 * ((size_t)y * picture->width + x);
	return (unsigned)at[0] << 16 | (unsigned)at[1] << 8 | at[2];
}

static struct picture draw(struct sample *sample, const struct frame_item *items, size_t n, unsigned dpi)
{
	struct frame_page page = drawing_page(sample, items, n);
	struct str bytes, again;
	assert_true(png_write(&page, &words, dpi, &sample->arena, &sample->diag, &bytes));
	assert_true(png_write(&page, &words, dpi, &sample->arena, &sample->diag, &again));
	assert_true(str_equal(bytes, again));
	return read_back(sample, bytes);
}

static void a_square_covers_its_pixels(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct frame_item item = drawing_path((struct frame_paint){.fill = 0x123456, .ground = COLOUR_NONE, .stroke = COLOUR_NONE});
	for (unsigned scale = 1; scale <= 3; scale++) {
		struct picture picture = draw(&sample, &item, 1, 72 * scale);
		assert_int_equal(picture.width, 20 * scale);
		for (uint32_t y = 0; y < picture.height; y++) {
			for (uint32_t x = 0; x < picture.width; x++) {
				bool inside = x >= 5 * scale && x < 15 * scale && y >= 5 * scale && y < 15 * scale;
				assert_int_equal(pixel(&picture, x, y), inside ? 0x123456 : WHITE);
			}
		}
	}
	sample_finish(&sample);
}

static void what_has_no_paint_is_not_seen(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct text_run *empty = sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "", false);
	struct frame_item items[] = {
		drawing_path((struct frame_paint){.fill = COLOUR_NONE, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}),
		{.kind = FRAME_TEXT, .x = PT(5), .y = PT(15), .as.text = empty},
	};
	struct picture picture = draw(&sample, items, 2, 72);
	for (uint32_t i = 0; i < picture.width * picture.height; i++) {
		assert_int_equal(pixel(&picture, i, 0), WHITE);
	}
	sample_finish(&sample);
}

static void a_pattern_stays_in_its_path(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct frame_item item = drawing_path((struct frame_paint){.fill = 0, .pattern = FRAME_LINES, .ground = 0xeeeeee, .stroke = COLOUR_NONE});
	struct picture picture = draw(&sample, &item, 1, 720);
	assert_int_equal(pixel(&picture, 49, 100), WHITE);
	/* Lines of .7 points stand 1.6 above the bottom and every 3.2 from there, so from 8.45 to 9.15 and next from 11.65 from the top. */
	assert_int_equal(pixel(&picture, 100, 83), 0xeeeeee);
	assert_int_equal(pixel(&picture, 52, 85), 0x000000);
	assert_int_equal(pixel(&picture, 148, 90), 0x000000);
	assert_int_equal(pixel(&picture, 100, 92), 0xeeeeee);
	assert_int_equal(pixel(&picture, 151, 88), WHITE);
	sample_finish(&sample);
}

static void letters_need_no_font_of_the_system(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(20), "l", false);
	struct frame_item item = {.kind = FRAME_TEXT, .x = PT(5), .y = PT(18), .width = run->width, .as.text = run};
	struct picture picture = draw(&sample, &item, 1, 720);
	length middle = item.x + run->glyphs[0].advance / 2;
	assert_int_equal(pixel(&picture, (uint32_t)(middle * 10 / LENGTH_PT), 100), INK);
	assert_int_equal(pixel(&picture, 40, 100), WHITE);
	sample_finish(&sample);
}

/* It reaches half its line beyond the letter. */
static void a_halo_is_wider_than_its_letter(void **state)
{
	struct sample sample;
	sample_init(&sample);
	const struct font_face *face = sample_face(&sample, ROBOTO, "R");
	struct text_run *run = sample_run(&sample, face, PT(20), "l", false);
	struct frame_item item = {.kind = FRAME_HALO, .x = PT(5), .y = PT(18), .as.halo = {run, 0x808080, PT(2)}};
	struct text_path outline = text_glyph_outline(face, PT(20), run->glyphs[0].id, &sample.arena);
	length left = outline.at[0].x[0];
	for (size_t i = 0; i < outline.n; i++)
		left = outline.at[i].verb != TEXT_CLOSE && outline.at[i].x[0] < left ? outline.at[i].x[0] : left;
	struct picture picture = draw(&sample, &item, 1, 720);
	uint32_t edge = (uint32_t)((item.x + left) * 10 / LENGTH_PT);
	assert_int_equal(pixel(&picture, edge + 2, 100), 0x808080);
	assert_int_equal(pixel(&picture, edge - 8, 100), 0x808080);
	assert_int_equal(pixel(&picture, edge - 12, 100), WHITE);
	sample_finish(&sample);
}

static void words_and_dots_are_in_the_file(void **state)
{
	struct sample sample;
	struct str bytes;
	sample_init(&sample);
	struct frame_page page = drawing_page(&sample, NULL, 0);
	assert_true(png_write(&page, &words, 254, &sample.arena, &sample.diag, &bytes));
	assert_non_null(memmem(bytes.at, bytes.n, "iTXtTitle\0\0\0nb\0\0Title", 21));
	assert_non_null(memmem(bytes.at, bytes.n, "Description\0\0\0nb\0\0Ålesund", strlen("Description") + 7 + strlen("Ålesund")));
	assert_non_null(memmem(bytes.at, bytes.n, "pHYs\0\0\x27\x10\0\0\x27\x10\1", 13)); /* 10,000 to a metre */
	sample_finish(&sample);
}

static void pixels_are_limited(void **state)
{
	struct sample sample;
	struct str bytes = STR("untouched");
	sample_init(&sample);
	struct frame_page page = {.width = PT(72 * 25), .height = PT(72 * 16)};
	assert_true(png_write(&page, &words, 100, &sample.arena, &sample.diag, &bytes));
	/* 10,000 by 4,000 are as many as there may be; a row more is not. */
	page = (struct frame_page){.width = PT(72 * 100), .height = PT(72 * 40) + 1};
	bytes = STR("untouched");
	assert_false(png_write(&page, &words, 100, &sample.arena, &sample.diag, &bytes));
	assert_int_equal(sample.diag.at[0].code, DIAG_CHART_PIXELS);
	assert_true(str_is(bytes, "untouched"));
	page = (struct frame_page){.width = PT(72 * 100), .height = PT(1)};
	assert_false(png_write(&page, &words, 400, &sample.arena, &sample.diag, &bytes)); /* a side of 40,000 */
	sample_finish(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_square_covers_its_pixels),
		cmocka_unit_test(what_has_no_paint_is_not_seen),
		cmocka_unit_test(a_pattern_stays_in_its_path),
		cmocka_unit_test(letters_need_no_font_of_the_system),
		cmocka_unit_test(a_halo_is_wider_than_its_letter),
		cmocka_unit_test(words_and_dots_are_in_the_file),
		cmocka_unit_test(pixels_are_limited),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
