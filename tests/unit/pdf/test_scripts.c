#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <jpeglib.h>

#include "sample.h"

/* Scripts, languages, forms of images, a table of contents: what a judge should see besides the plain book. */
struct bench {
	struct sample sample;
	struct font_face *latin, *arabic, *armenian;
	uint32_t document;
};

static void add_line(struct bench *bench, const struct font_face *face, const char *lang, int y, const char *text, bool rtl)
{
	struct sample *sample = &bench->sample;
	uint32_t paragraph = sample_node(sample, bench->document, "P");
	struct text_run *run = sample_run(sample, face, PT(16), text, rtl);
	sample->nodes[paragraph].lang = str_from(lang);
	sample_text(sample, 0, paragraph, rtl ? PT(380) - run->width : PT(40), PT(y), run);
}

/* A cluster of three glyphs for two characters: readers are told its text. */
static void add_cluster(struct bench *bench, int y)
{
	struct sample *sample = &bench->sample;
	uint32_t paragraph = sample_node(sample, bench->document, "P");
	struct text_run *run = sample_run(sample, bench->latin, PT(16), "a bcd e", false);
	static const uint32_t characters[] = {0, 1, 2, 2, 2, 5, 6};
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		run->glyphs[i].character = characters[i];
	}
	run->text = STR("a \xc5\x93x e");
	sample_text(sample, 0, paragraph, PT(40), PT(y), run);
}

/* English with a word of French: the leaf in another language becomes a span. */
static void add_foreign(struct bench *bench, int y)
{
	struct sample *sample = &bench->sample;
	uint32_t paragraph = sample_node(sample, bench->document, "P");
	uint32_t english = sample_node(sample, paragraph, "");
	uint32_t french = sample_node(sample, paragraph, "");
	struct text_run *run = sample_run(sample, bench->latin, PT(16), "They said ", false);
	sample->nodes[french].lang = STR("fr");
	sample_text(sample, 0, english, PT(40), PT(y), run);
	sample_text(sample, 0, french, PT(40) + run->width, PT(y), sample_run(sample, bench->latin, PT(16), "déjà vu", false));
}

static void add_contents(struct bench *bench, int y)
{
	struct sample *sample = &bench->sample;
	uint32_t contents = sample_node(sample, bench->document, "TOC");
	for (int i = 0; i < 2; i++) {
		uint32_t entry = sample_node(sample, contents, "TOCI");
		uint32_t reference = sample_node(sample, entry, "Reference");
		uint32_t link = sample_node(sample, reference, "Link");
		struct text_run *run = sample_run(sample, bench->latin, PT(12), i == 0 ? "Scripts  1" : "Images  2", false);
		sample_text(sample, 0, link, PT(40), PT(y + 16 * i), run);
		sample_add(sample, 0, &(struct frame_item){.kind = FRAME_LINK, .node = link, .x = PT(40), .y = PT(y + 16 * i - 11), .width = run->width,
			.height = PT(14), .as.link = {.to = STR("there"), .contents = STR("To a page")}});
	}
}

/* A header over two columns, a body, and the header again on the next page, which is no content. */
static void add_table(struct bench *bench, int y)
{
	struct sample *sample = &bench->sample;
	uint32_t table = sample_node(sample, bench->document, "Table");
	uint32_t caption = sample_node(sample, table, "Caption");
	uint32_t head = sample_node(sample, sample_node(sample, table, "THead"), "TR");
	uint32_t top = sample_node(sample, head, "TH");
	uint32_t line = sample_node(sample, sample_node(sample, table, "TBody"), "TR");
	struct text_run *header = sample_run(sample, bench->latin, PT(10), "Both columns", false);
	sample->nodes[top].scope = STR("Column");
	sample->nodes[top].colspan = 2;
	sample_text(sample, 0, caption, PT(40), PT(y), sample_run(sample, bench->latin, PT(10), "Table 1. A caption", false));
	sample_text(sample, 0, top, PT(40), PT(y + 14), header);
	for (int i = 0; i < 2; i++) {
		sample_text(sample, 0, sample_node(sample, line, "TD"), PT(40 + 60 * i), PT(y + 28), sample_run(sample, bench->latin, PT(10), "1.5", false));
	}
	sample_add(sample, 1, &(struct frame_item){.kind = FRAME_TEXT, .artifact = FRAME_REPEAT, .x = PT(40), .y = PT(40), .as.text = header});
}

static struct str make_jpeg(struct arena *arena, uint32_t side)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &n);
	jpeg.image_width = jpeg.image_height = side;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	uint8_t *row = arena_take(arena, (size_t)side * 3);
	for (uint32_t y = 0; y < side; y++) {
		for (uint32_t x = 0; x < side; x++) {
			row[3 * x] = (uint8_t)(x * 4);
			row[3 * x + 1] = (uint8_t)(y * 4);
		}
		jpeg_write_scanlines(&jpeg, &row, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	struct buf out = {.arena = arena};
	buf_add(&out, bytes, n);
	free(bytes);
	return buf_str(&out);
}

static void add_images(struct bench *bench)
{
	struct sample *sample = &bench->sample;
	struct image *images = arena_array(&sample->arena, 3, struct image);
	uint8_t *grey = arena_take(&sample->arena, 64 * 64);
	for (size_t i = 0; i < 64 * 64; i++) {
		grey[i] = (uint8_t)(i / 16);
	}
	images[0] = (struct image){.kind = IMAGE_JPEG, .width = 64, .height = 64, .components = 3, .packed = make_jpeg(&sample->arena, 64), .digest = 1};
	images[1] = (struct image){.kind = IMAGE_PIXELS, .width = 64, .height = 64, .components = 1, .pixels = grey, .alpha = grey, .digest = 2};
	images[2] = images[0]; /* the same image once more: one object */
	for (int i = 0; i < 3; i++) {
		uint32_t figure = sample_node(sample, bench->document, "Figure");
		sample->nodes[figure].alt = STR("A square");
		sample_add(sample, 1, &(struct frame_item){.kind = FRAME_IMAGE, .node = figure, .x = PT(40 + 110 * i), .y = PT(60), .width = PT(100), .height = PT(100),
			.as.image = &images[i]});
	}
}

static void bench_init(struct bench *bench)
{
	static struct frame_target target = {{"there", 5}, 1, PT(50), 1};
	struct sample *sample = &bench->sample;
	sample_init(sample);
	sample_page(sample, "1");
	sample_page(sample, "2");
	sample->frames.targets = &target;
	sample->frames.target_count = 1;
	bench->latin = sample_face(sample, "fonts/Roboto-Regular.ttf", "Roboto-Regular");
	bench->arabic = sample_face(sample, "fonts/NotoSansArabic-Regular.ttf", "NotoSansArabic-Regular");
	bench->armenian = sample_face(sample, "fonts/NotoSansArmenian-Regular.ttf", "NotoSansArmenian-Regular");
	bench->document = sample_node(sample, 0, "Document");
	add_line(bench, bench->latin, "", 60, "Office affluent VAT – 97 % “quoted”", false);
	add_line(bench, bench->latin, "ru", 90, "Умный устойчивый город", false);
	add_line(bench, bench->arabic, "ar", 120, "بِسْمِ ٱللَّهِ مَدِينَةٌ ذَكِيَّةٌ", true);
	add_line(bench, bench->arabic, "ar", 150, "السلام على المدينة الذكية لا", true);
	add_line(bench, bench->armenian, "hy", 180, "Խելացի և կայուն քաղաք", false);
	add_cluster(bench, 210);
	add_foreign(bench, 240);
	add_contents(bench, 280);
	add_table(bench, 340);
	add_images(bench);
}

static void scripts_and_images_are_written(void **state)
{
	struct bench bench;
	struct str bytes;
	bench_init(&bench);
	assert_true(sample_write(&bench.sample, &bytes));
	assert_int_equal(sample_count(bytes, "/DCTDecode"), 1);
	assert_int_equal(sample_count(bytes, "/SMask"), 1);
	assert_int_equal(sample_count(bytes, "/ColorSpace/DeviceGray"), 2);
	assert_int_equal(sample_count(bytes, "/Lang(fr)"), 1);
	assert_int_equal(sample_count(bytes, "/S/Span"), 1);
	assert_int_equal(sample_count(bytes, "/ColSpan 2"), 1);
	assert_int_equal(sample_count(bytes, "/Type/OBJR"), 2);
	sample_keep(&bench.sample, bytes, "scripts.pdf");
	sample_finish(&bench.sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scripts_and_images_are_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
