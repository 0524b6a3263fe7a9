#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pdf/font.h"
#include "pdf/structure.h"
#include "sample.h"

/* A structure on two pages; nodes are given as rows, content as page and node. */
struct bench {
	struct sample sample;
	struct writer writer;
	uint32_t page_objects[2];
};

static void bench_init(struct bench *bench)
{
	struct sample *sample = &bench->sample;
	sample_init(sample);
	sample_page(sample, "");
	sample_page(sample, "");
	bench->writer = (struct writer){.frames = &sample->frames, .metadata = &sample->metadata, .arena = &sample->arena, .diag = &sample->diag,
		.store = store_create(), .pages = bench->page_objects};
	assert_non_null(bench->writer.store);
	bench->page_objects[0] = store_add(bench->writer.store);
	bench->page_objects[1] = store_add(bench->writer.store);
}

/* Returns the whole file: its objects 1 and 2 are the pages. */
static struct str bench_finish(struct bench *bench, struct arena *arena)
{
	struct buf out = {.arena = arena};
	uint32_t root = structure_write(&bench->writer);
	assert_int_equal(bench->sample.diag.n, 0);
	assert_true(store_write(bench->writer.store, root, root, &out));
	store_destroy(bench->writer.store);
	sample_finish(&bench->sample);
	return buf_str(&out);
}

static void expect(struct str bytes, const char *text)
{
	if (!sample_find(bytes, text)) {
		fail_msg("no `%s` in\n%.*s", text, STR_ARG(bytes));
	}
}

static void kids_stand_in_the_order_of_nodes(void **state)
{
	struct arena arena = {0};
	struct bench bench;
	bench_init(&bench);
	uint32_t document = sample_node(&bench.sample, 0, "Document");
	uint32_t box = sample_node(&bench.sample, document, ""); /* transparent */
	uint32_t paragraph = sample_node(&bench.sample, box, "P");
	uint32_t before = sample_node(&bench.sample, paragraph, "");
	uint32_t span = sample_node(&bench.sample, paragraph, "Span");
	uint32_t after = sample_node(&bench.sample, paragraph, "");
	uint32_t empty = sample_node(&bench.sample, document, "Sect");
	sample_node(&bench.sample, empty, "P");
	structure_init(&bench.writer);
	assert_int_equal(structure_element(&bench.writer, before), paragraph);
	assert_int_equal(structure_element(&bench.writer, box), document);
	/* Painted in another order, and over two pages. */
	assert_int_equal(structure_mark(&bench.writer, 0, after), 0);
	assert_int_equal(structure_mark(&bench.writer, 0, span), 1);
	assert_int_equal(structure_mark(&bench.writer, 0, before), 2);
	assert_int_equal(structure_mark(&bench.writer, 1, after), 0);
	struct str bytes = bench_finish(&bench, &arena);
	/* Objects: 3 Document, 4 P, 5 Span, 6 the root. */
	expect(bytes, "3 0 obj\n<<\n/Type/StructElem/S/Document/P 6 0 R/K[ 4 0 R]>>");
	expect(bytes, "4 0 obj\n<<\n/Type/StructElem/S/P/P 3 0 R/Pg 1 0 R/K[ 2 5 0 R 0<</Type/MCR/MCID 0/Pg 2 0 R>>]>>");
	expect(bytes, "5 0 obj\n<<\n/Type/StructElem/S/Span/P 4 0 R/Pg 1 0 R/K[ 1]>>");
	expect(bytes, "/Nums[0[ 4 0 R 5 0 R 4 0 R]\n1[ 4 0 R]\n]");
	expect(bytes, "/Type/StructTreeRoot/K[ 3 0 R]/ParentTreeNextKey 1000000/ParentTree");
	assert_null(sample_find(bytes, "/S/Sect"));
	arena_finish(&arena);
}

static void another_language_makes_a_span(void **state)
{
	struct arena arena = {0};
	struct bench bench;
	bench_init(&bench);
	uint32_t paragraph = sample_node(&bench.sample, 0, "P");
	uint32_t plain = sample_node(&bench.sample, paragraph, "");
	uint32_t foreign = sample_node(&bench.sample, paragraph, "");
	bench.sample.nodes[plain].leaf = true;
	bench.sample.nodes[plain].lang = STR("en-GB");
	bench.sample.nodes[foreign].leaf = true;
	bench.sample.nodes[foreign].lang = STR("nb");
	structure_init(&bench.writer);
	structure_mark(&bench.writer, 0, plain);
	structure_mark(&bench.writer, 0, foreign);
	struct str bytes = bench_finish(&bench, &arena);
	expect(bytes, "/S/P/P 5 0 R/Pg 1 0 R/K[ 0 4 0 R]");
	expect(bytes, "/S/Span/P 3 0 R/Pg 1 0 R/Lang(nb)/K[ 1]");
	assert_int_equal(sample_count(bytes, "/Lang"), 1);
	arena_finish(&arena);
}

static void cells_keep_their_grid(void **state)
{
	struct arena arena = {0};
	struct bench bench;
	bench_init(&bench);
	uint32_t table = sample_node(&bench.sample, 0, "Table");
	uint32_t row = sample_node(&bench.sample, table, "TR");
	uint32_t header = sample_node(&bench.sample, row, "TH");
	uint32_t cell = sample_node(&bench.sample, row, "TD");
	bench.sample.nodes[header].scope = STR("Both");
	bench.sample.nodes[cell].colspan = 2;
	bench.sample.nodes[cell].rowspan = 3;
	structure_init(&bench.writer);
	struct str bytes = bench_finish(&bench, &arena);
	expect(bytes, "/S/TH/P 4 0 R/A<</O/Table/Scope/Both>>/K[]");
	expect(bytes, "/S/TD/P 4 0 R/A<</O/Table/ColSpan 2/RowSpan 3>>/K[]");
	arena_finish(&arena);
}

static void annotations_and_notes_are_listed(void **state)
{
	struct arena arena = {0};
	struct bench bench;
	bench_init(&bench);
	uint32_t first = sample_node(&bench.sample, 0, "Note");
	uint32_t second = sample_node(&bench.sample, 0, "Note");
	uint32_t link = sample_node(&bench.sample, second, "Link");
	bench.sample.nodes[first].id = STR("z");
	structure_init(&bench.writer);
	structure_mark(&bench.writer, 1, first);
	structure_mark(&bench.writer, 1, link);
	assert_int_equal(structure_annotate(&bench.writer, 1, link, 77), 1000000);
	struct str bytes = bench_finish(&bench, &arena);
	/* Objects: 3 and 4 the notes, 5 the link. A note without an identifier is given one. */
	expect(bytes, "/Pg 2 0 R/K[ 1<</Type/OBJR/Obj 77 0 R/Pg 2 0 R>>]");
	expect(bytes, "1000000 5 0 R\n");
	expect(bytes, "/ParentTreeNextKey 1000001");
	expect(bytes, "/Names[<6E6F74652032> 4 0 R<7A> 3 0 R]/Limits[<6E6F74652032><7A>]");
	arena_finish(&arena);
}

static void figure_box_covers_its_items(void **state)
{
	struct arena arena = {0};
	struct bench bench;
	bench_init(&bench);
	uint32_t figure = sample_node(&bench.sample, 0, "Figure");
	uint32_t leaf = sample_node(&bench.sample, figure, "");
	bench.sample.nodes[figure].alt = STR("Alt");
	structure_init(&bench.writer);
	structure_mark(&bench.writer, 0, leaf);
	structure_cover(&bench.writer, 0, leaf, PT(40), PT(95), PT(10), PT(10));
	structure_cover(&bench.writer, 0, figure, PT(30), PT(99), PT(10), PT(100));
	structure_cover(&bench.writer, 1, leaf, 0, 0, PT(400), PT(400)); /* another page: not of the box */
	expect(bench_finish(&bench, &arena), "/Alt(Alt)/A<</O/Layout/Placement/Block/BBox[30 396 50 500]>>/K[ 0]");
	arena_finish(&arena);
}

static void widths_are_exact(void **state)
{
	struct arena arena = {0};
	struct bench bench;
	bench_init(&bench);
	struct font_face *face = sample_face(&bench.sample, "fonts/Roboto-Regular.ttf", "Roboto-Regular");
	struct font_use *use = font_use_lookup(&bench.writer, face);
	hb_codepoint_t glyphs[3];
	static const uint32_t characters[] = {' ', 'a', 'W'};
	for (uint32_t i = 0; i < 3; i++) {
		assert_true(hb_font_get_nominal_glyph(face->font, characters[i], &glyphs[i]));
		assert_int_equal(font_code_lookup(&bench.writer, use, glyphs[i], STR("x")), i + 1);
	}
	assert_int_equal(font_code_lookup(&bench.writer, use, glyphs[1], STR("x")), 2);
	assert_int_equal(font_code_lookup(&bench.writer, use, glyphs[1], STR("y")), 4);
	assert_ptr_equal(font_use_lookup(&bench.writer, face), use);
	font_write_all(&bench.writer);
	structure_init(&bench.writer);
	struct str bytes = bench_finish(&bench, &arena);
	expect(bytes, "/DW 0/W[1[248.047 543.945 887.207 543.945]]");
	expect(bytes, "/Subtype/Type0/BaseFont/");
	expect(bytes, "+Roboto-Regular/Encoding/Identity-H/DescendantFonts[");
	arena_finish(&arena);
}

static void codes_are_limited(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct font_face *face = sample_face(&bench.sample, "fonts/Roboto-Regular.ttf", "Roboto-Regular");
	struct font_use *use = font_use_lookup(&bench.writer, face);
	for (uint32_t i = 0; i < PDF_CODES_LIMIT; i++) {
		struct str text = str_format(bench.writer.arena, "%u", i);
		assert_int_equal(font_code_lookup(&bench.writer, use, 1 + i % (use->glyph_count - 1), text), i + 1);
	}
	assert_int_equal(bench.writer.diag->errors, 0);
	font_code_lookup(&bench.writer, use, 1, STR("x"));
	assert_int_equal(bench.writer.diag->errors, 1);
	assert_non_null(strstr(bench.writer.diag->at[0].message.at, "than the limit of 65535"));
	store_destroy(bench.writer.store);
	sample_finish(&bench.sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kids_stand_in_the_order_of_nodes),
		cmocka_unit_test(another_language_makes_a_span),
		cmocka_unit_test(cells_keep_their_grid),
		cmocka_unit_test(annotations_and_notes_are_listed),
		cmocka_unit_test(figure_box_covers_its_items),
		cmocka_unit_test(widths_are_exact),
		cmocka_unit_test(codes_are_limited),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
