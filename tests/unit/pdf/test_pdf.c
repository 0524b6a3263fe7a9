#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sample.h"

/* A small city book with one of everything that pdf writes. */
struct book {
	struct sample sample;
	struct font_face *latin, *bold, *arabic;
	struct image image;
	uint32_t document;
};

static void add_artifacts(struct book *book, uint32_t page, const char *folio)
{
	struct sample *sample = &book->sample;
	struct text_run *head = sample_run(sample, book->latin, PT(7), "A sample of everything", false);
	struct text_run *foot = sample_run(sample, book->latin, PT(8), folio, false);
	frame_add_rectangle(&sample->pages[page].items, &sample->arena, 0, 0, PT(420), PT(6), 0x009edb, 0, FRAME_BACKGROUND);
	sample_add(sample, page, &(struct frame_item){.kind = FRAME_TEXT, .artifact = FRAME_HEADER, .x = PT(40), .y = PT(28), .as.text = head});
	sample_add(sample, page, &(struct frame_item){.kind = FRAME_TEXT, .artifact = FRAME_FOOTER, .x = PT(200), .y = PT(575), .as.text = foot});
}

static void add_paragraphs(struct book *book, uint32_t page)
{
	struct sample *sample = &book->sample;
	uint32_t heading = sample_node(sample, book->document, "H1");
	sample_text(sample, page, heading, PT(40), PT(70), sample_run(sample, book->bold, PT(20), "City of Ålesund", false));
	uint32_t paragraph = sample_node(sample, book->document, "P");
	uint32_t leaf = sample_node(sample, paragraph, "");
	struct text_run *line = sample_run(sample, book->latin, PT(10), "An efficient office is a sig", false);
	sample_hyphenate(sample, line);
	sample_text(sample, page, leaf, PT(40), PT(100), line);
	sample_text(sample, page, leaf, PT(40), PT(114), sample_run(sample, book->latin, PT(10), "nal of order; see ", false));
	uint32_t link = sample_node(sample, paragraph, "Link");
	uint32_t link_leaf = sample_node(sample, link, "");
	struct text_run *words = sample_run(sample, book->latin, PT(10), "the table", false);
	words->colour = 0x005b94;
	sample_text(sample, page, link_leaf, PT(130), PT(114), words);
	sample_add(sample, page, &(struct frame_item){.kind = FRAME_LINK, .node = link, .x = PT(130), .y = PT(104), .width = words->width, .height = PT(13),
		.as.link = {.to = STR("table"), .contents = STR("To the table on page 1")}});
	uint32_t rest = sample_node(sample, paragraph, "");
	sample_text(sample, page, rest, PT(180), PT(114), sample_run(sample, book->latin, PT(10), " (it is near).", false));
	uint32_t arabic = sample_node(sample, book->document, "P");
	sample->nodes[arabic].lang = STR("ar");
	struct text_run *run = sample_run(sample, book->arabic, PT(14), "السلام على المدينة الذكية", true);
	sample_text(sample, page, arabic, PT(380) - run->width, PT(150), run);
}

static void add_note(struct book *book, uint32_t page)
{
	struct sample *sample = &book->sample;
	uint32_t paragraph = sample_node(sample, book->document, "P");
	uint32_t address = sample_node(sample, paragraph, "Link");
	struct text_run *words = sample_run(sample, book->latin, PT(10), "unece.org", false);
	sample_text(sample, page, address, PT(40), PT(180), words);
	sample_add(sample, page, &(struct frame_item){.kind = FRAME_LINK, .node = address, .x = PT(40), .y = PT(170), .width = words->width, .height = PT(13),
		.as.link = {.href = STR("https://unece.org/å"), .contents = STR("The site of UNECE")}});
	uint32_t reference = sample_node(sample, paragraph, "Reference");
	struct text_run *mark = sample_run(sample, book->latin, PT(6), "1", false);
	mark->raise = PT(4);
	sample_text(sample, page, reference, PT(90), PT(180), mark);
	uint32_t note = sample_node(sample, paragraph, "Note");
	sample->nodes[note].id = STR("note-1");
	sample_text(sample, page, note, PT(40), PT(550), sample_run(sample, book->latin, PT(8), "1 A note at the foot.", false));
}

static void add_list(struct book *book, uint32_t page)
{
	struct sample *sample = &book->sample;
	uint32_t list = sample_node(sample, book->document, "L");
	sample->nodes[list].numbered = true;
	static const char *const items[][2] = {{"1.", "First finding"}, {"2.", "Second finding"}};
	for (int i = 0; i < 2; i++) {
		uint32_t item = sample_node(sample, list, "LI");
		uint32_t label = sample_node(sample, item, "Lbl");
		uint32_t body = sample_node(sample, item, "LBody");
		sample_text(sample, page, label, PT(40), PT(210 + 14 * i), sample_run(sample, book->latin, PT(10), items[i][0], false));
		sample_text(sample, page, body, PT(60), PT(210 + 14 * i), sample_run(sample, book->latin, PT(10), items[i][1], false));
	}
}

static void add_table(struct book *book, uint32_t page)
{
	static const char *const cells[2][2] = {{"Indicator", "Value"}, {"Water", "97"}};
	struct sample *sample = &book->sample;
	uint32_t table = sample_node(sample, book->document, "Table");
	for (int row = 0; row < 3; row++) {
		uint32_t group = sample_node(sample, table, row == 0 ? "THead" : "TBody");
		if (row == 2) {
			group = sample->nodes[group].parent = group - 1 - 3;
			sample->frames.node_count--;
		}
		uint32_t line = sample_node(sample, group, "TR");
		for (int column = 0; column < 2; column++) {
			bool header = row == 0 || column == 0;
			uint32_t cell = sample_node(sample, line, header ? "TH" : "TD");
			sample->nodes[cell].scope = row == 0 ? STR("Column") : STR("Row");
			if (row < 2) {
				sample_text(sample, page, cell, PT(40 + 100 * column), PT(260 + 14 * row),
					sample_run(sample, row == 0 ? book->bold : book->latin, PT(9), cells[row][column], false));
			}
		}
	}
}

static void add_swatch(struct book *book, uint32_t page, uint32_t node, int index)
{
	static const struct { enum frame_pattern pattern; colour fill, ground; } swatches[] = {
		{FRAME_SOLID, 0x0f3b63, COLOUR_NONE},
		{FRAME_HATCH, 0x7c8a96, 0xffffff},
		{FRAME_LINES, 0x7c8a96, 0xffffff},
		{FRAME_DOTS, 0x5f6e7b, 0xeef2f5},
	};
	struct sample *sample = &book->sample;
	struct text_path_point *points = arena_array(&sample->arena, 5, struct text_path_point);
	points[0] = (struct text_path_point){TEXT_MOVE, {0}, {0}};
	points[1] = (struct text_path_point){TEXT_LINE, {PT(60)}, {0}};
	points[2] = (struct text_path_point){TEXT_CURVE, {PT(70), PT(70), PT(60)}, {PT(10), PT(30), PT(40)}};
	points[3] = (struct text_path_point){TEXT_LINE, {0}, {PT(40)}};
	points[4] = (struct text_path_point){.verb = TEXT_CLOSE};
	sample_add(sample, page, &(struct frame_item){.kind = FRAME_PATH, .node = node, .x = PT(40 + 85 * index), .y = PT(60), .width = PT(68), .height = PT(40),
		.as.path = {points, 5, {swatches[index].fill, swatches[index].pattern, swatches[index].ground, 0x4e5d6b, PT(1) / 2,
			index == 3 ? PT(2) : 0, index == 3 ? PT(1) : 0, index == 2}}});
}

static void add_figures(struct book *book, uint32_t page)
{
	struct sample *sample = &book->sample;
	uint32_t chart = sample_node(sample, book->document, "Figure");
	sample->nodes[chart].alt = STR("Four bands: solid, hatched, lined and dotted – “none” is dotted");
	sample->nodes[chart].leaf = true;
	for (int i = 0; i < 4; i++) {
		add_swatch(book, page, chart, i);
	}
	uint32_t picture = sample_node(sample, book->document, "Figure");
	uint32_t leaf = sample_node(sample, picture, "");
	sample->nodes[picture].alt = STR("A square that fades");
	sample_add(sample, page, &(struct frame_item){.kind = FRAME_IMAGE, .node = leaf, .x = PT(40), .y = PT(130), .width = PT(80), .height = PT(80), .as.image = &book->image});
	uint32_t paragraph = sample_node(sample, book->document, "P");
	sample_text(sample, page, paragraph, PT(40), PT(240), sample_run(sample, book->latin, PT(10), "It goes on over", false));
	sample_text(sample, page + 1, paragraph, PT(40), PT(60), sample_run(sample, book->latin, PT(10), " the page.", false));
}

static void make_image(struct book *book)
{
	const uint32_t side = 32;
	uint8_t *pixels = arena_take(&book->sample.arena, side * side * 3);
	uint8_t *alpha = arena_take(&book->sample.arena, side * side);
	for (uint32_t i = 0; i < side * side; i++) {
		pixels[3 * i] = (uint8_t)(i % side * 8);
		pixels[3 * i + 1] = (uint8_t)(i / side * 8);
		pixels[3 * i + 2] = 90;
		alpha[i] = (uint8_t)(255 - i % side * 8);
	}
	book->image = (struct image){.kind = IMAGE_PIXELS, .width = side, .height = side, .components = 3, .pixels = pixels, .alpha = alpha, .digest = 1};
}

static void add_ends(struct book *book)
{
	struct sample *sample = &book->sample;
	sample->frames.targets = arena_array(&sample->arena, 2, struct frame_target);
	sample->frames.targets[0] = (struct frame_target){STR("start"), 0, PT(50), 2};
	sample->frames.targets[1] = (struct frame_target){STR("table"), 0, PT(250), 3};
	sample->frames.target_count = 2;
	sample->frames.outlines = arena_array(&sample->arena, 3, struct frame_outline);
	sample->frames.outlines[0] = (struct frame_outline){STR("City of Ålesund"), 1, 0, PT(50), 2};
	sample->frames.outlines[1] = (struct frame_outline){STR("Figures (all)"), 2, 1, PT(50), 3};
	sample->frames.outlines[2] = (struct frame_outline){STR("The end"), 1, 2, PT(40), 4};
	sample->frames.outline_count = 3;
	sample->metadata = (struct pdf_metadata){
		.title = STR("Sample & <everything>"),
		.author = STR("United Nations"),
		.description = STR("What a PDF may hold – all of it"),
		.keywords = STR("city, sample"),
		.created = STR("2026-11-22"),
		.producer = STR("cityprofile"),
		.identifier = STR("urn:example:sample"),
	};
}

static void book_init(struct book *book)
{
	struct sample *sample = &book->sample;
	sample_init(sample);
	book->latin = sample_face(sample, "fonts/Roboto-Regular.ttf", "Roboto-Regular");
	book->bold = sample_face(sample, "fonts/Roboto-Bold.ttf", "Roboto-Bold");
	book->arabic = sample_face(sample, "fonts/NotoSansArabic-Regular.ttf", "NotoSansArabic-Regular");
	make_image(book);
	static const char *const folios[] = {"ii", "iii", "1"};
	for (uint32_t i = 0; i < 3; i++) {
		add_artifacts(book, sample_page(sample, folios[i]), folios[i]);
	}
	book->document = sample_node(sample, 0, "Document");
	add_paragraphs(book, 0);
	add_note(book, 0);
	add_list(book, 0);
	add_table(book, 0);
	add_figures(book, 1);
	sample_node(sample, book->document, "Sect"); /* empty: must not come out */
	add_ends(book);
}

static const struct pdf_attachment attachments[] = {
	{{"profile.xml", 11}, {"text/xml", 8}, {"The source", 10}, {"Source", 6}, {"<profile/>", 10}},
	{{"data.csv", 8}, {"text/csv", 8}, {"The figures", 11}, {"Data", 4}, {"a,b\n", 4}},
};

static bool book_write(struct book *book, struct str *ret_bytes)
{
	struct sample *sample = &book->sample;
	return pdf_write(&sample->frames, &sample->metadata, attachments, 2, &sample->arena, &sample->diag, ret_bytes);
}

static void everything_is_written(void **state)
{
	static const struct { const char *text; size_t count; } cases[] = {
		{"%PDF-1.7\n", 1},
		{"/Type/Catalog", 1},
		{"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>", 1},
		{"/Lang(en-GB)", 1},
		{"/Lang(ar)", 1},
		{"/Type/Page/", 3},
		{"/Tabs/S", 3},
		{"/PageLabels<</Nums[0<</S/r/St 2>>2<</S/D/St 1>>]>>", 1},
		{"/Type/StructElem", 31},
		{"/S/Sect", 0},
		{"/S/TD", 2},
		{"/A<</O/Table/Scope/Column>>", 2},
		{"/A<</O/Table/Scope/Row>>", 2},
		{"/A<</O/List/ListNumbering/Decimal>>", 1},
		{"/A<</O/Layout/Placement/Block/BBox[40 495 363 535]>>", 1},
		{"/ID<6E6F74652D31>", 1},
		{"/Type/OBJR", 2},
		{"/Type/MCR/MCID 0", 1},
		{"/Subtype/Link/F 4", 2},
		{"/Contents(To the table on page 1)", 1},
		{"/XYZ 0 345 null]", 1},
		{"/URI(https://unece.org/%C3%A5)", 1},
		{"/Subtype/text#2Fxml", 1},
		{"/AFRelationship/Source", 1},
		{"/Names<</EmbeddedFiles<</Names[<646174612E637376>", 1},
		{"/CreationDate(D:20261122000000Z)/ModDate(D:20261122000000Z)", 1},
		{"<xmp:CreateDate>2026-11-22T00:00:00Z</xmp:CreateDate>", 1},
		{"Sample &amp; &lt;everything&gt;", 1},
		{"<pdfaid:part>3</pdfaid:part>", 1},
		{"<pdfuaid:part>1</pdfuaid:part>", 1},
		{"/SMask", 1},
		{"/PatternType 1", 3},
		{"/Subtype/CIDFontType2", 3},
		{"/Title(Figures \\(all\\))", 1},
		{"/Count -1", 1},
	};
	struct book book;
	struct str bytes;
	book_init(&book);
	assert_true(book_write(&book, &bytes));
	assert_int_equal(book.sample.diag.n, 0);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		if (sample_count(bytes, cases[i].text) != cases[i].count) {
			fail_msg("`%s`: %zu times instead of %zu", cases[i].text, sample_count(bytes, cases[i].text), cases[i].count);
		}
	}
	sample_keep(&book.sample, bytes, "everything.pdf");
	sample_finish(&book.sample);
}

static void same_input_gives_same_bytes(void **state)
{
	struct book first, second;
	struct str first_bytes, second_bytes;
	book_init(&first);
	book_init(&second);
	assert_true(book_write(&first, &first_bytes));
	setenv("TZ", "Asia/Kathmandu", 1);
	assert_true(book_write(&second, &second_bytes));
	assert_true(str_equal(first_bytes, second_bytes));

	/* The identifier follows the content. */
	struct str third_bytes;
	second.sample.metadata.title = STR("Another");
	assert_true(book_write(&second, &third_bytes));
	const char *id = sample_find(first_bytes, "/ID[<"), *other_id = sample_find(third_bytes, "/ID[<");
	assert_non_null(id);
	assert_non_null(other_id);
	assert_memory_not_equal(id, other_id, 38);
	sample_finish(&first.sample);
	sample_finish(&second.sample);
}

static void rtl_document_says_so(void **state)
{
	struct book book;
	struct str bytes;
	book_init(&book);
	book.sample.frames.rtl = true;
	book.sample.frames.lang = STR("ar");
	assert_true(book_write(&book, &bytes));
	assert_non_null(sample_find(bytes, "/Direction/R2L"));
	sample_finish(&book.sample);
}

static void empty_page_is_written(void **state)
{
	struct book book = {0};
	struct str bytes;
	sample_init(&book.sample);
	sample_page(&book.sample, "");
	assert_true(sample_write(&book.sample, &bytes));
	assert_null(sample_find(bytes, "/PageLabels"));
	assert_null(sample_find(bytes, "/Names"));
	assert_null(sample_find(bytes, "Date"));
	sample_keep(&book.sample, bytes, "empty-page.pdf");
	sample_finish(&book.sample);
}

/* What has no paint leaves no trace. */
static void what_has_no_paint_is_not_written(void **state)
{
	static const struct text_path_point points[] = {{TEXT_MOVE, {0}, {0}}, {TEXT_LINE, {PT(9)}, {PT(9)}}, {TEXT_CLOSE, {0}, {0}}};
	static const struct frame_paint none = {.fill = COLOUR_NONE, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}, ink = {.fill = 0, .ground = COLOUR_NONE, .stroke = COLOUR_NONE};
	const struct frame_item items[] = {
		{.kind = FRAME_PATH, .artifact = FRAME_LAYOUT, .width = PT(9), .height = PT(9), .as.path = {points, 3, none}},
		{.kind = FRAME_PATH, .artifact = FRAME_LAYOUT, .width = PT(9), .height = PT(9), .as.path = {NULL, 0, ink}},
	};
	struct book books[2] = {0};
	struct str bytes[2];
	for (size_t i = 0; i < 2; i++) {
		sample_init(&books[i].sample);
		uint32_t page = sample_page(&books[i].sample, "");
		for (size_t k = 0; k < 2 * i; k++) {
			sample_add(&books[i].sample, page, &items[k]);
		}
		assert_true(sample_write(&books[i].sample, &bytes[i]));
	}
	assert_true(str_equal(bytes[0], bytes[1]));
	sample_finish(&books[0].sample);
	sample_finish(&books[1].sample);
}

static void spoil_title(struct book *book) { book->sample.metadata.title = STR(""); }
static void spoil_language(struct book *book) { book->sample.frames.lang = STR(""); }
static void spoil_date(struct book *book) { book->sample.metadata.created = STR("22 November"); }
static void spoil_date_letters(struct book *book) { book->sample.metadata.created = STR("2026-x1-22"); }
static void spoil_pages(struct book *book) { book->sample.frames.page_count = 0; }
static void spoil_page_size(struct book *book) { book->sample.pages[1].width = PT(14401); }

static struct frame_item *find_item(struct book *book, uint32_t page, enum frame_kind kind)
{
	struct frame_group *items = &book->sample.pages[page].items;
	for (size_t i = 0; i < items->n; i++) {
		if (items->at[i].kind == kind && items->at[i].node > 0) {
			return &items->at[i];
		}
	}
	fail_msg("no such item");
	return NULL;
}

static uint32_t find_node(struct book *book, const char *role)
{
	for (uint32_t i = 1; i <= book->sample.frames.node_count; i++) {
		if (str_is(book->sample.nodes[i].role, role)) {
			return i;
		}
	}
	fail_msg("no such node");
	return 0;
}

static struct text_run *first_run(struct book *book) { return (struct text_run *)find_item(book, 0, FRAME_TEXT)->as.text; }
static void spoil_node(struct book *book) { find_item(book, 0, FRAME_TEXT)->node = NODES; }
static void spoil_root(struct book *book) { book->sample.nodes[find_node(book, "Document")].role = STR(""); book->sample.nodes[find_node(book, "H1")].role = STR(""); }
static void spoil_role(struct book *book) { book->sample.nodes[find_node(book, "H1")].role = STR("Heading"); }
static void spoil_parent(struct book *book) { book->sample.nodes[find_node(book, "H1")].parent = 9; }
static void spoil_scope(struct book *book) { book->sample.nodes[find_node(book, "TH")].scope = STR(""); }
static void spoil_alt(struct book *book) { book->sample.nodes[find_node(book, "Figure")].alt = STR(""); }
static void spoil_contents(struct book *book) { find_item(book, 0, FRAME_LINK)->as.link.contents = STR(""); }
static void spoil_target(struct book *book) { find_item(book, 0, FRAME_LINK)->as.link.to = STR("nowhere"); }
static void spoil_goal(struct book *book) { find_item(book, 0, FRAME_LINK)->as.link.to = STR(""); }
static void spoil_link_node(struct book *book) { find_item(book, 0, FRAME_LINK)->node = find_node(book, "P"); }
static void spoil_link_artifact(struct book *book) { find_item(book, 0, FRAME_LINK)->node = 0; }
static void spoil_outline(struct book *book) { book->sample.frames.outlines[1].page = 3; }
static void spoil_glyph(struct book *book) { first_run(book)->glyphs[3].id = 0; }
static void spoil_high_glyph(struct book *book) { first_run(book)->glyphs[3].id = 60000; }
static void spoil_cluster(struct book *book) { first_run(book)->glyphs[3].character = 1; }
static void spoil_text(struct book *book) { first_run(book)->text = STR("City of \xc3\x85les\fnd"); }
static void spoil_place(struct book *book) { find_item(book, 0, FRAME_TEXT)->x = PT(500); }

static void spoil_alt_length(struct book *book)
{
	char *text = arena_take(&book->sample.arena, 40000);
	memset(text, 'x', 40000);
	book->sample.nodes[find_node(book, "Figure")].alt = (struct str){text, 40000};
}

static void spoil_note_ids(struct book *book)
{
	struct frame_node *reference = &book->sample.nodes[find_node(book, "Reference")];
	reference->role = STR("Note");
	reference->id = STR("note-1");
}

/* The font copied, then changed where one of its tables begins (the entry in its directory, and its first bytes). */
static void spoil_table(struct book *book, const char *tag, void (*spoil)(unsigned char *entry, unsigned char *table))
{
	hb_blob_t *blob = hb_face_reference_blob(book->latin->face);
	unsigned n;
	const char *from = hb_blob_get_data(blob, &n);
	unsigned char *bytes = arena_take(&book->sample.arena, n);
	memcpy(bytes, from, n);
	hb_blob_destroy(blob);
	unsigned tables = bytes[5];
	for (unsigned i = 0; i < tables; i++) {
		unsigned char *entry = bytes + 12 + 16 * i;
		if (memcmp(entry, tag, 4) == 0) {
			size_t offset = (size_t)entry[8] << 24 | entry[9] << 16 | entry[10] << 8 | entry[11];
			spoil(entry, bytes + offset);
		}
	}
	blob = hb_blob_create((const char *)bytes, n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_destroy(book->latin->face);
	book->latin->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
}

static void forbid(unsigned char *entry, unsigned char *table) { table[9] = 2; }
static void rename_table(unsigned char *entry, unsigned char *table) { entry[3] = '!'; }
/* The licence bits forbid embedding; the outlines cannot be found. */
static void spoil_rights(struct book *book) { spoil_table(book, "OS/2", forbid); }
static void spoil_outlines(struct book *book) { spoil_table(book, "glyf", rename_table); }

/* A table that says of one axis how far the font may vary, in the place of another. */
static void vary(unsigned char *entry, unsigned char *table)
{
	static const unsigned char axis[] = {
		0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8, 'w', 'g', 'h', 't', 0, 100, 0, 0, 1, 144, 0, 0, 3, 132, 0, 0, 0, 0, 1, 0,
	};
	memcpy(entry, "fvar", 4);
	memcpy(table, axis, sizeof axis);
}

static void spoil_variation(struct book *book) { spoil_table(book, "cmap", vary); }

/* A node that has no place of its own is told by the place of the one around it. */
static void faults_tell_their_place(void **state)
{
	struct book book;
	struct str bytes;
	(void)state;
	book_init(&book);
	uint32_t file = source_add(&book.sample.sources, STR("a.xml"), STR("<a>text</a>"));
	book.sample.frames.nodes[1].at = (struct span){file, 1, 2};
	spoil_target(&book);
	assert_false(book_write(&book, &bytes));
	assert_int_equal(book.sample.diag.at[0].span.file, file);
	assert_int_equal(book.sample.diag.at[0].span.start, 1);
	assert_null(strstr(book.sample.diag.at[0].message.at, "node"));
	sample_finish(&book.sample);
}

static void every_fault_is_refused(void **state)
{
	static const struct { const char *name; void (*spoil)(struct book *); enum diag_code code; } cases[] = {
		{"no title", spoil_title, DIAG_PDF_METADATA},
		{"no language", spoil_language, DIAG_PDF_METADATA},
		{"no date", spoil_date, DIAG_PDF_METADATA},
		{"letters in a date", spoil_date_letters, DIAG_PDF_METADATA},
		{"no pages", spoil_pages, DIAG_PDF_PAGE},
		{"large page", spoil_page_size, DIAG_PDF_PAGE},
		{"unknown node", spoil_node, DIAG_PDF_UNMARKED},
		{"no element above", spoil_root, DIAG_PDF_UNMARKED},
		{"unknown role", spoil_role, DIAG_PDF_STRUCTURE},
		{"parent after child", spoil_parent, DIAG_PDF_STRUCTURE},
		{"no scope", spoil_scope, DIAG_PDF_STRUCTURE},
		{"no alternative", spoil_alt, DIAG_PDF_ALTERNATIVE},
		{"no contents", spoil_contents, DIAG_PDF_ALTERNATIVE},
		{"unknown target", spoil_target, DIAG_PDF_LINK},
		{"no goal", spoil_goal, DIAG_PDF_LINK},
		{"link in a paragraph", spoil_link_node, DIAG_PDF_LINK},
		{"link as artifact", spoil_link_artifact, DIAG_PDF_LINK},
		{"heading on no page", spoil_outline, DIAG_PDF_LINK},
		{"glyph 0", spoil_glyph, DIAG_PDF_GLYPH},
		{"glyph too high", spoil_high_glyph, DIAG_PDF_GLYPH},
		{"clusters out of order", spoil_cluster, DIAG_PDF_TEXT},
		{"control character", spoil_text, DIAG_PDF_TEXT},
		{"outside", spoil_place, DIAG_PDF_OUTSIDE},
		{"long alternative", spoil_alt_length, DIAG_PDF_STRING},
		{"two notes with one identifier", spoil_note_ids, DIAG_PDF_STRUCTURE},
		{"variable font", spoil_variation, DIAG_PDF_FONT},
		{"restricted font", spoil_rights, DIAG_PDF_FONT},
		{"font without outlines", spoil_outlines, DIAG_PDF_FONT},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct book book;
		struct str bytes = STR("untouched");
		book_init(&book);
		cases[i].spoil(&book);
		bool done = book_write(&book, &bytes);
		bool found = false;
		for (size_t k = 0; k < book.sample.diag.n; k++) {
			found = found || book.sample.diag.at[k].code == cases[i].code;
		}
		if (done || !found || !str_is(bytes, "untouched")) {
			fail_msg("%s: not refused as it should be", cases[i].name);
		}
		sample_finish(&book.sample);
	}
}

static void bad_attachments_are_refused(void **state)
{
	static const struct pdf_attachment cases[] = {
		{{"a/b.xml", 7}, {"text/xml", 8}, {"", 0}, {"Source", 6}, {"", 0}},
		{{"", 0}, {"text/xml", 8}, {"", 0}, {"Source", 6}, {"", 0}},
		{{"b.xml", 5}, {"xml", 3}, {"", 0}, {"Source", 6}, {"", 0}},
		{{"b.xml", 5}, {"text/xml", 8}, {"", 0}, {"Origin", 6}, {"", 0}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sample sample;
		struct str bytes;
		sample_init(&sample);
		sample_page(&sample, "1");
		assert_false(pdf_write(&sample.frames, &sample.metadata, &cases[i], 1, &sample.arena, &sample.diag, &bytes));
		assert_int_equal(sample.diag.n, 1);
		assert_int_equal(sample.diag.at[0].code, DIAG_PDF_ATTACHMENT);
		sample_finish(&sample);
	}
}

static void two_attachments_of_one_name_are_refused(void **state)
{
	static const struct pdf_attachment doubled[] = {
		{{"b.xml", 5}, {"text/xml", 8}, {"", 0}, {"Source", 6}, {"1", 1}},
		{{"a.xml", 5}, {"text/xml", 8}, {"", 0}, {"Source", 6}, {"2", 1}},
		{{"b.xml", 5}, {"text/xml", 8}, {"", 0}, {"Data", 4}, {"3", 1}},
	};
	struct sample sample;
	struct str bytes;
	sample_init(&sample);
	sample_page(&sample, "1");
	assert_false(pdf_write(&sample.frames, &sample.metadata, doubled, 3, &sample.arena, &sample.diag, &bytes));
	assert_int_equal(sample.diag.n, 1);
	assert_int_equal(sample.diag.at[0].code, DIAG_PDF_ATTACHMENT);
	assert_non_null(strstr(sample.diag.at[0].message.at, "two attachments have the name “b.xml”"));
	sample_finish(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_written),
		cmocka_unit_test(same_input_gives_same_bytes),
		cmocka_unit_test(rtl_document_says_so),
		cmocka_unit_test(empty_page_is_written),
		cmocka_unit_test(what_has_no_paint_is_not_written),
		cmocka_unit_test(faults_tell_their_place),
		cmocka_unit_test(every_fault_is_refused),
		cmocka_unit_test(bad_attachments_are_refused),
		cmocka_unit_test(two_attachments_of_one_name_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
