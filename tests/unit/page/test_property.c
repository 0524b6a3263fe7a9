#include "fixture.h"

static const char words[] = "Sustainable municipalities commission infrastructure, water and mobility for everybody who lives there. ";
static const char arabic[] = "تقدم المدينة خدمات النقل العام والمياه لجميع السكان في كل عام. ";

static void add_paragraphs(struct buf *xml, const char *text, const char *style, unsigned n, unsigned times)
{
	for (unsigned i = 0; i < n; i++) {
		buf_format(xml, "<p style='%s'>", style);
		for (unsigned k = 0; k < times; k++)
			buf_format(xml, "%s", text);
		buf_format(xml, "<span role='Reference'>%u</span><note><p style='note'><label>%u</label>Note number %u: %s</p></note> end.</p>", i, i, i, text);
	}
}

static void add_table(struct buf *xml, const char *text, unsigned groups, unsigned rows)
{
	buf_format(xml, "<table style='table' continued='(continued)' continues='Continued on the next page.'><caption><p style='caption'>"
		"<label>Table 1</label>%s</p></caption><col/><col/><col width='60pt' align='end' decimal='yes'/>"
		"<thead style='table-head'><tr><th style='cell'><p style='cell'>Category</p></th><th style='cell'><p style='cell'>Name</p></th>"
		"<th style='cell'><p style='cell'>Result</p></th></tr></thead>", text);
	for (unsigned g = 0; g < groups; g++) {
		buf_format(xml, "<tbody style='table-group'>");
		for (unsigned i = 0; i < rows; i++) {
			buf_format(xml, "<tr>");
			if (i == 0)
				buf_format(xml, "<th style='cell' scope='rowgroup' rowspan='%u'><p style='cell'>%s</p></th>", rows, "Group");
			buf_format(xml, "<td style='cell'><p style='cell'>%s</p></td><td style='cell'><p style='cell'>%u.%u</p></td></tr>", text, i, g * 7);
		}
		buf_format(xml, "</tbody>");
	}
	buf_format(xml, "<table-note><p style='table-note'>Source: %s</p></table-note></table>", text);
}

static void add_everything(struct buf *xml, const char *text)
{
	buf_format(xml, "<part master='page' folio='arabic' head-recto='Recto' head-verso='Verso'><heading level='1' style='heading' id='a' outline='A'>"
		"<label>I.</label>%s</heading>", text);
	add_paragraphs(xml, text, "justified", 6, 9);
	add_table(xml, text, 3, 7);
	buf_format(xml, "<box style='box'>");
	add_paragraphs(xml, text, "text", 4, 5);
	buf_format(xml, "<box style='quotation'>");
	add_table(xml, text, 2, 6);
	buf_format(xml, "</box></box><list style='list'><item style='item'><label>(a)</label><p style='text'>%s</p><list style='list'><item style='item'>"
		"<label>(i)</label><p style='text'>%s</p></item></list></item><item style='item'><label>(b)</label></item></list>", text, text);
	buf_format(xml, "<columns><column start='0' width='100pt'>");
	add_paragraphs(xml, text, "text", 1, 1);
	buf_format(xml, "</column><column start='110pt' width='80pt'>");
	add_paragraphs(xml, text, "text", 1, 1);
	buf_format(xml, "</column></columns><p style='text'>See <link to='a'>page <page-of to='a'/></link>.</p>");
	buf_format(xml, "<place x='10pt' y='5pt' width='200pt'><p style='text'>%s</p></place></part>", text);
}

static void nothing_is_lost(void **state)
{
	static const struct { const char *lang, *text; } rows[] = {{"en", words}, {"ar", arabic}};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct buf xml = {.arena = &arena};
		add_everything(&xml, rows[i].text);
		struct frames frames = fixture_pages(f, rows[i].lang, buf_str(&xml).at);
		fixture_all_said(f, &frames);
		assert_true(frames.page_count > 8);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
