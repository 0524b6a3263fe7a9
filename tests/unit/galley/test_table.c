#include "fixture.h"

#define CELL(text) "<td style='cell'><p style='cell'>" text "</p></td>"
#define TABLE(inside) "<table style='table'>" inside "</table>"

/* The x of the first text that starts so, and where it ends. */
static length start_of(const struct galley_list *list, const char *letters)
{
	return fixture_find_in(list, letters)->x;
}

static length end_of(const struct galley_list *list, const char *letters)
{
	const struct frame_item *item = fixture_find_in(list, letters);
	return item->x + item->width;
}

static length baseline_of(const struct galley_list *list, const char *letters)
{
	length y = 0;
	for (size_t i = 0; i < list->n; i++) {
		const struct frame_item *item = fixture_find(&list->at[i].content, letters);
		if (item)
			return y + item->y;
		y += list->at[i].kind == GALLEY_BOX || list->at[i].kind == GALLEY_GLUE ? list->at[i].height : 0;
	}
	fail_msg("no %s", letters);
	return 0;
}

static void columns_end_at_the_width(void **state)
{
	static const char *const rows[] = {
		TABLE("<col/><col align='end'/><tbody><tr>" CELL("a") "<td style='bare'><p style='text'>Zz</p></td></tr></tbody>"),
		TABLE("<col/><col/><col align='end'/><tbody><tr>" CELL("Sustainable municipal infrastructure") CELL("Water supply and sanitation for all of the city") "<td style='bare'><p style='text'>Zz</p></td></tr></tbody>"),
		TABLE("<col width='71pt'/><col/><col align='end'/><tbody><tr>" CELL("Sustainable") CELL("Water supply") "<td style='bare'><p style='text'>Zz</p></td></tr></tbody>"),
		TABLE("<col width='100pt'/><col width='140pt' align='end'/><tbody><tr>" CELL("a") "<td style='bare'><p style='text'>Zz</p></td></tr></tbody>"),
		TABLE("<col/><col/><col/><col/><col/><col/><col align='end'/><tbody><tr><td colspan='6' style='cell'/><td style='bare'><p style='text'>Zz</p></td></tr></tbody>"),
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(end_of(fixture_list(f, "en", rows[i]), "Zz"), MEASURE);
		assert_int_equal(start_of(fixture_list(f, "ar", rows[i]), "Zz"), 0);
	}
}

static void every_word_fits(void **state)
{
	struct fixture *f = *state;
	fixture_list(f, "en", TABLE("<col/><col/><col/><tbody><tr>" CELL("Telecommunication everywhere in the city")
		CELL("Infrastructure and more of it") CELL("In") "</tr></tbody>"));
	assert_int_equal(fixture_count(f, DIAG_OVERFULL_LINE), 0);
	fixture_list(f, "en", TABLE("<col/><col/><col/><tbody><tr><td style='cell'><section><p style='cell'>Telecommunication everywhere in the city</p></section></td>"
		CELL("Infrastructure and more of it") CELL("In") "</tr></tbody>"));
	assert_int_equal(fixture_count(f, DIAG_OVERFULL_LINE), 0);
	fixture_list(f, "en", TABLE("<col/><col/><tbody><tr>" CELL("Donaudampfschifffahrtsgesellschaft")
		CELL("Rechtsschutzversicherungsgesellschaften") "</tr></tbody>"));
	assert_int_equal(fixture_count(f, DIAG_TABLE_TOO_WIDE), 1);
	assert_int_equal(f->diag.errors, 0);
}

static void short_text_stays_whole(void **state)
{
	struct fixture *f = *state;
	/* Too much for one line: the columns share what there is. */
	const struct galley_list *list = fixture_list(f, "en", TABLE("<col/><col/><col/><tbody><tr>"
		CELL("Quality of drinking water, consumption by inhabitant and day, treatment of wastewater") CELL("Not known")
		CELL("Guidance on electromagnetic fields is recommended by the factsheet of the city") "</tr></tbody>"));
	length whole = fixture_find_in(list, "Not known")->width;
	list = fixture_list(f, "en", TABLE("<col/><tbody><tr>" CELL("Not known") "</tr></tbody>"));
	assert_int_equal(whole, fixture_find_in(list, "Not known")->width);
	/* Words that do not fit break short texts first. */
	fixture_list(f, "en", TABLE("<col/><col/><col/><col/><tbody><tr>" CELL("Not known") CELL("Not known") CELL("Not known")
		CELL("Donaudampfschifffahrtsgesellschaften") "</tr></tbody>"));
	assert_int_equal(fixture_count(f, DIAG_TABLE_TOO_WIDE), 0);
	assert_int_equal(fixture_count(f, DIAG_OVERFULL_LINE), 0);
}

static void fixed_columns_stand_in_place(void **state)
{
	static const char xml[] = TABLE("<col width='50pt'/><col width='70pt'/><col width='60pt'/><tbody>"
		"<tr><td style='bare'><p style='text'>Aa</p></td><td style='bare'><p style='text'>Bb</p></td><td style='bare'><p style='text'>Cc</p></td></tr>"
		"<tr><td style='bare' colspan='2'><p style='text'>Dd</p></td><td style='bare'><p style='text'>Ee</p></td></tr></tbody>");
	static const struct { const char *letters; length start; } places[] = {
		{"Aa", 0}, {"Bb", PT(50)}, {"Cc", PT(120)}, {"Dd", 0}, {"Ee", PT(120)},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		assert_int_equal(start_of(fixture_list(f, "en", xml), places[i].letters), places[i].start);
		assert_int_equal(end_of(fixture_list(f, "ar", xml), places[i].letters), MEASURE - places[i].start);
	}
}

static void a_category_spans_its_rows(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en", TABLE("<col width='50pt'/><col width='100pt'/><tbody>"
		"<tr><th style='bare' scope='rowgroup' rowspan='3'><p style='text'>One<br/>two<br/>three<br/>four</p></th><td style='bare'><p style='text'>Aa</p></td></tr>"
		"<tr><td style='bare'><p style='text'>Bb</p></td></tr><tr><td style='bare'><p style='text'>Cc</p></td></tr></tbody>"
		"<tbody><tr><td style='bare'><p style='text'>Dd</p></td></tr></tbody>"));
	assert_int_equal(baseline_of(list, "One"), baseline_of(list, "Aa"));
	assert_int_equal(start_of(list, "Bb"), PT(50));
	assert_int_equal(start_of(list, "Dd"), 0);
	/* Three rows of 14 pt do not hold four lines: the last grows. */
	assert_int_equal(baseline_of(list, "Cc") - baseline_of(list, "Aa"), PT(28));
	assert_int_equal(baseline_of(list, "Dd") - baseline_of(list, "Aa"), PT(56));
}

static void two_spans_in_a_row_both_fit(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en", TABLE("<col/><col/><col/><tbody>"
		"<tr><td style='bare' rowspan='2'><p style='text'>A<br/>b<br/>c<br/>d</p></td><td style='bare' rowspan='2'><p style='text'>E<br/>f</p></td><td style='bare'><p style='text'>G</p></td></tr>"
		"<tr><td style='bare'><p style='text'>H</p></td></tr><tr><td style='bare'><p style='text'>K</p></td></tr></tbody>"));
	assert_int_equal(baseline_of(list, "K") - baseline_of(list, "A"), PT(56));
}

#define NUMBER(text) "<tr><td style='bare'><p style='text'>" text "</p></td></tr>"

static void points_stand_under_each_other(void **state)
{
	static const char *const numbers[] = {"4.5", "139.25", "1,204.125", "7", "−0.75", "Not reported"};
	struct fixture *f = *state;
	const char *xml = TABLE("<col width='100pt' decimal='yes' align='end'/><col/><tbody>" NUMBER("4.5") NUMBER("139.25") NUMBER("1,204.125")
		NUMBER("7") NUMBER("<span style='note'>−0.75</span>") NUMBER("Not reported") "</tbody>");
	const struct style *text = style_lookup(&f->sheet, STR("text"));
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		const struct galley_list *list = fixture_list(f, rtl ? "ar" : "en", xml);
		struct text_piece piece = {.text = STR(".125"), .style = text};
		/* Numbers have their fractions at the physical right in every script; the column stands at its end edge. */
		const struct frame_item *words = fixture_find_in(list, "Not reported");
		length edge = rtl ? words->x + words->width : PT(100), point = edge - text_width(f->shaper, &piece, 1, false, &f->own, &f->diag, NULL);
		for (size_t i = 0; i < 6; i++) {
			/* A sign without a mark of direction stands after its number there. */
			if (rtl && i == 4)
				continue;
			const struct frame_item *item = fixture_find_in(list, numbers[i]);
			if (i == 5) {
				assert_int_equal(item->x + item->width, edge);
				assert_in_range(item->x, rtl ? MEASURE - PT(100) : 0, rtl ? MEASURE - PT(80) : PT(100));
				continue;
			}
			const char *at = strchr(numbers[i], '.');
			piece.text = at ? str_from(at) : (struct str){0};
			piece.style = i == 4 ? style_lookup(&f->sheet, STR("note")) : text;
			length fraction = at ? text_width(f->shaper, &piece, 1, false, &f->own, &f->diag, NULL) : 0;
			if (item->x + item->width - fraction != point)
				fail_msg("%s: %lld, not %lld", numbers[i], (long long)(item->x + item->width - fraction), (long long)point);
		}
	}
}

static void a_long_fraction_leaves_the_others_their_room(void **state)
{
	struct fixture *f = *state;
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		const struct galley_list *list = fixture_list(f, rtl ? "ar" : "en",
			TABLE("<col width='50pt' decimal='yes' align='end'/><col/><tbody>" NUMBER("4.999999999999999999") NUMBER("33.3") NUMBER("120") "</tbody>"));
		length from = rtl ? MEASURE - PT(50) : 0;
		assert_in_range(fixture_find_in(list, "33.3")->x, from, from + PT(50) - fixture_find_in(list, "33.3")->width);
		assert_in_range(fixture_find_in(list, "120")->x, from, from + PT(50) - fixture_find_in(list, "120")->width);
	}
}

static void rows_share_their_baseline(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en", TABLE("<col/><col/><col/><thead style='table-head'><tr>"
		"<th style='bare'><p style='text'>Head<br/>low</p></th><th style='bare'><p style='text'>Foot</p></th><th style='bare'/></tr></thead><tbody><tr>"
		"<td style='bare'><p style='large'>Large</p></td><td style='bare'><p style='text'>Small</p></td>"
		"<td style='bare'><p style='text'>b <chart type='performance-bar' band='A' percent='50'/></p></td></tr></tbody>"));
	assert_int_equal(baseline_of(list, "Large"), baseline_of(list, "Small"));
	assert_int_equal(baseline_of(list, "b"), baseline_of(list, "Small"));
	/* Heads stand at the foot of their row. */
	assert_int_equal(baseline_of(list, "low"), baseline_of(list, "Foot"));
}

static void breaks_of_a_table(void **state)
{
	static const struct { const char *why, *xml, *shape; } rows[] = {
		{"a head keeps two rows", TABLE("<col/><thead><tr>" CELL("h") "</tr></thead><tbody><tr>" CELL("a") "</tr><tr>" CELL("b") "</tr><tr>" CELL("c") "</tr><tr>" CELL("d") "</tr></tbody>"), "gbnbnbpbpb"},
		{"a tall first row need not wait", TABLE("<col/><thead><tr>" CELL("h") "</tr></thead><tbody><tr>" CELL("a<br/>a<br/>a<br/>a<br/>a<br/>a<br/>a<br/>a<br/>a<br/>a<br/>a<br/>a<br/>a") "</tr><tr>" CELL("b") "</tr><tr>" CELL("c") "</tr></tbody>"), "gbnbpbpb"},
		{"the caption keeps with the head", TABLE("<caption><p style='caption'>T</p></caption><col/><thead><tr>" CELL("h") "</tr></thead><tbody><tr>" CELL("a") "</tr><tr>" CELL("b") "</tr><tr>" CELL("c") "</tr></tbody>"), "gbngbnbnbpb"},
		{"the note keeps with the last row", TABLE("<col/><tbody><tr>" CELL("a") "</tr><tr>" CELL("b") "</tr><tr>" CELL("c") "</tr></tbody><table-note><p style='table-note'>n</p></table-note>"), "gbnbpbngb"},
		{"no break beside a cell that hangs down", TABLE("<col/><col/><tbody><tr>" CELL("x") CELL("x") "</tr><tr>" CELL("x") CELL("x") "</tr></tbody><tbody><tr><td rowspan='3' style='cell'><p style='cell'>a<br/>b<br/>c</p></td>" CELL("x") "</tr><tr>" CELL("y") "</tr><tr>" CELL("z") "</tr></tbody>"), "gbnbpbnbnb"},
		{"a head without rows", TABLE("<col/><thead><tr>" CELL("h") "</tr></thead>"), "gbn"},
		{"nothing at all", TABLE("<col/>"), "g"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str shape = fixture_shape(f, fixture_list(f, "en", rows[i].xml));
		if (!str_is(shape, rows[i].shape))
			fail_msg("%s: %s, not %s", rows[i].why, shape.at, rows[i].shape);
	}
}

static void tables_that_are_none_are_refused(void **state)
{
	static const struct { const char *why, *xml; enum diag_code code; } rows[] = {
		{"more cells than columns", TABLE("<col/><tbody><tr>" CELL("a") CELL("b") "</tr></tbody>"), DIAG_TABLE_INVALID},
		{"no columns", TABLE("<tbody><tr>" CELL("a") "</tr></tbody>"), DIAG_TABLE_INVALID},
		{"spans more columns than there are", TABLE("<col/><col/><tbody><tr><td style='cell' colspan='3'/></tr></tbody>"), DIAG_TABLE_INVALID},
		{"spans more rows than there are", TABLE("<col/><col/><tbody><tr><td style='cell' rowspan='3'/></tr><tr/></tbody>"), DIAG_TABLE_INVALID},
		{"spans into another cell", TABLE("<col/><col/><col/><tbody><tr>" CELL("a") "<td style='cell' rowspan='2'/>" CELL("b") "</tr><tr><td style='cell' colspan='2'/></tr></tbody>"), DIAG_TABLE_INVALID},
		{"fixed columns beyond the width", TABLE("<col width='200pt'/><col width='100pt'/><tbody><tr>" CELL("a") CELL("b") "</tr></tbody>"), DIAG_TABLE_INVALID},
		{"no room for an automatic column", TABLE("<col width='240pt'/><col/><tbody><tr>" CELL("a") CELL("b") "</tr></tbody>"), DIAG_TABLE_INVALID},
		{"padding takes all of a fixed column", TABLE("<col width='4pt'/><col/><tbody><tr>" CELL("a") CELL("b") "</tr></tbody>"), DIAG_REGION_TOO_NARROW},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str part = str_format(&arena, "<part master='free'>%s</part>", rows[i].xml);
		if (fixture_try(f, "en", part.at) || fixture_count(f, rows[i].code) != 1 || f->diag.n != 1)
			fail_msg("%s: %zu reports: %s", rows[i].why, f->diag.n, fixture_report(f));
		assert_int_not_equal(f->diag.at[0].span.file, 0);
		arena_finish(&arena);
	}
}

static void many_columns_are_no_matter(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	buf_format(&xml, "<table style='table'>");
	for (unsigned i = 0; i < 100; i++)
		buf_format(&xml, "<col/>");
	buf_format(&xml, "<tbody><tr>");
	for (unsigned i = 0; i < 100; i++)
		buf_format(&xml, "<td style='bare'><p style='text'/></td>");
	buf_format(&xml, "</tr><tr><td style='bare' colspan='99'><p style='text'>wide</p></td><td style='bare'/></tr></tbody></table>");
	fixture_list(f, "en", buf_str(&xml).at);
	arena_finish(&arena);
}

/* A head over several columns begins with the first of them, whatever stands below. */
static void heads_over_columns_begin_with_them(void **state)
{
	static const struct { const char *columns, *cell; length start, end; } rows[] = {
		{"<col width='40pt'/><col width='100pt' align='end' decimal='yes'/><col width='100pt'/>", "th scope='column'", PT(40), 0},
		{"<col width='40pt'/><col width='100pt' align='end' decimal='yes'/><col width='100pt' align='end' decimal='yes'/>", "th scope='column'", PT(40), 0},
		{"<col width='40pt'/><col width='100pt'/><col width='100pt' align='end'/>", "td", PT(40), 0},
		{"<col width='40pt'/><col width='100pt' align='end'/><col width='100pt'/>", "td", PT(40), 0},
		{"<col width='40pt'/><col width='100pt' align='end'/><col width='100pt' align='end'/>", "td", 0, MEASURE},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "<table style='table'>%s<thead style='table-head'><tr><td style='bare'/><%s colspan='2' style='bare'><p style='text'>Both</p></%.2s></tr></thead>"
			"<tbody><tr>" CELL("a") CELL("b") CELL("c") "</tr></tbody></table>", rows[i].columns, rows[i].cell, rows[i].cell);
		const struct galley_list *list = fixture_list(f, "en", xml.at);
		if (rows[i].end)
			assert_int_equal(end_of(list, "Both"), rows[i].end);
		else
			assert_int_equal(start_of(list, "Both"), rows[i].start);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_end_at_the_width),
		cmocka_unit_test(every_word_fits),
		cmocka_unit_test(short_text_stays_whole),
		cmocka_unit_test(fixed_columns_stand_in_place),
		cmocka_unit_test(a_category_spans_its_rows),
		cmocka_unit_test(two_spans_in_a_row_both_fit),
		cmocka_unit_test(points_stand_under_each_other),
		cmocka_unit_test(a_long_fraction_leaves_the_others_their_room),
		cmocka_unit_test(rows_share_their_baseline),
		cmocka_unit_test(heads_over_columns_begin_with_them),
		cmocka_unit_test(breaks_of_a_table),
		cmocka_unit_test(tables_that_are_none_are_refused),
		cmocka_unit_test(many_columns_are_no_matter),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
