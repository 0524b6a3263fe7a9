/* Style sheets: inheritance, defaults, lookups, and faults at their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "style/style.h"
#include "schema.h"

#define SHEET(body) "<styles xmlns='urn:cityprofile:styles:1'>\n" body "</styles>"
#define PAGE(attributes, body) "<page name='m' width='210mm' height='297mm' " attributes "><area name='text' width='100mm'/>" body "</page>"

struct bench {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct xml_tree tree;
	struct style_sheet sheet;
};

static bool bench_read(struct bench *bench, const char *text)
{
	*bench = (struct bench){0};
	bench->sources.arena = &bench->arena;
	bench->diag = (struct diag){.arena = &bench->arena, .sources = &bench->sources};
	uint32_t file = source_add(&bench->sources, STR("styles.xml"), str_from(text));
	assert_true(xml_tree_parse(file, STR("."), &xml_limits_default, &bench->arena, &bench->diag, &bench->tree));
	return style_read(&bench->tree, &bench->arena, &bench->diag, &bench->sheet);
}

static void bench_finish(struct bench *bench)
{
	xml_tree_finish(&bench->tree);
	arena_finish(&bench->arena);
}

static const char whole[] = SHEET(
	"<palette><colour name='ink' value='#16222E'/><colour name='house-blue' value='#005b94'/></palette>"
	"<style name='child' based-on='base' size='12pt' align='end'/>"
	"<style name='base' based-on='root' italic='yes' colour='house-blue' keep-next='2'/>"
	"<style name='root' leading='15pt' ground='ink' tracking='-0.3pt' weight='700' break-before='recto' hyphenate='yes'/>"
	"<style name='strong' weight='500'/><style name='bare' based-on='root' ground='none' align='end' keep-next='0'/>"
	"<page name='m' width='210mm' height='297mm' inner='22mm' outer='18mm' grid-step='7pt'><area name='text' start='43.5mm' width='126.5mm'/><area name='full' width='170mm'/>"
	"<head style='base' baseline='15.9mm' rule-y='18.6mm' rule-width='0.5pt' rule-colour='ink'/><notes style='root' area='full' rule-length='42.5mm'/></page>");

static void styles_inherit(void **state)
{
	struct bench bench;
	assert_true(schema_accepts("styles.xsd", whole));
	assert_true(bench_read(&bench, whole));
	const struct style *child = style_lookup(&bench.sheet, STR("child"));
	assert_int_equal(child->size, 12 * LENGTH_PT);
	assert_int_equal(child->leading, 15 * LENGTH_PT);
	assert_int_equal(child->colour, 0x005B94);
	assert_int_equal(child->ground, 0x16222E);
	assert_int_equal(child->tracking, -307);
	assert_int_equal(child->weight, 700);
	assert_int_equal(child->align, STYLE_END);
	assert_int_equal(child->break_before, STYLE_BREAK_RECTO);
	assert_int_equal(child->keep_next, 2);
	assert_true(child->italic && child->hyphenate && !child->grid);
	assert_int_equal(child->set, STYLE_SIZE | STYLE_ITALIC | STYLE_COLOUR | STYLE_LEADING | STYLE_TRACKING | STYLE_WEIGHT);
	assert_null(style_lookup(&bench.sheet, STR("none")));
	const struct style *bare = style_lookup(&bench.sheet, STR("bare"));
	assert_int_equal(bare->ground, COLOUR_NONE);
	assert_int_equal(bare->weight, 700);
	bench_finish(&bench);
}

static void defaults_are_as_documented(void **state)
{
	struct bench bench;
	assert_true(bench_read(&bench, whole));
	const struct style *plain = style_lookup(&bench.sheet, STR("default"));
	assert_true(str_is(plain->family, "Roboto"));
	assert_int_equal(plain->weight, 400);
	assert_int_equal(plain->size, 10 * LENGTH_PT);
	assert_int_equal(plain->leading, 14 * LENGTH_PT);
	assert_int_equal(plain->ground, COLOUR_NONE);
	assert_int_equal(plain->set, 0);
	bench_finish(&bench);
}

static void inlines_override_what_they_set(void **state)
{
	struct bench bench;
	assert_true(bench_read(&bench, whole));
	const struct style *child = style_lookup(&bench.sheet, STR("child"));
	const struct style *merged = style_over(child, style_lookup(&bench.sheet, STR("strong")), &bench.arena);
	assert_int_equal(merged->weight, 500);
	assert_int_equal(merged->size, child->size);
	assert_true(merged->italic);
	bench_finish(&bench);
}

static void pages_are_read(void **state)
{
	struct bench bench;
	colour value;
	assert_true(bench_read(&bench, whole));
	const struct style_page *page = style_page_lookup(&bench.sheet, STR("m"));
	assert_int_equal(page->width, length_from_micrometres(210000));
	assert_int_equal(page->area_count, 2);
	assert_int_equal(style_area_lookup(page, STR("text"))->start, length_from_micrometres(43500));
	assert_true(page->head.present && !page->folio.present);
	assert_ptr_equal(page->head.style, style_lookup(&bench.sheet, STR("base")));
	assert_true(str_is(page->note_area, "full"));
	assert_true(style_colour_lookup(&bench.sheet, STR("ink"), &value));
	assert_int_equal(value, 0x16222E);
	assert_false(style_colour_lookup(&bench.sheet, STR("pink"), &value));
	bench_finish(&bench);
}

struct fault {
	const char *name, *text;
	enum diag_code code;
	unsigned line, column;
	bool beyond_schema;
};

static const struct fault faults[] = {
	{"cycle", SHEET("<style name='a' based-on='b'/>\n<style name='b' based-on='a'/>"), DIAG_STYLE_CYCLE, 3, 27, true},
	{"itself", SHEET("<style name='a' based-on='a'/>"), DIAG_STYLE_CYCLE, 2, 27, true},
	{"unknown base", SHEET("<style name='a' based-on='b'/>"), DIAG_STYLE_UNKNOWN, 2, 27, true},
	{"unknown field", SHEET("<style name='a' sise='1pt'/>"), DIAG_UNKNOWN_ATTRIBUTE, 2, 17, false},
	{"unknown colour", SHEET("<style name='a' colour='ink'/>"), DIAG_COLOUR_UNKNOWN, 2, 25, true},
	{"colour as number", SHEET("<style name='a' colour='#000000'/>"), DIAG_COLOUR_UNKNOWN, 2, 25, true},
	{"bad length", SHEET("<style name='a' size='1em'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 23, false},
	{"negative space", SHEET("<style name='a' before='-1pt'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 25, false},
	{"size zero", SHEET("<style name='a' size='0'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 23, false},
	{"size zero in points", SHEET("<style name='a' size='0.000pt'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 23, false},
	{"size that rounds to zero", SHEET("<style name='a' size='0.0004pt'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 23, false},
	{"page of no width", SHEET("<page name='m' width='0mm' height='1mm'><area name='text' width='1mm'/></page>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 23, false},
	{"area of no width", SHEET("<page name='m' width='1mm' height='1mm'><area name='text' width='0'/></page>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 66, false},
	{"baseline zero", SHEET(PAGE("", "<head style='default' baseline='0'/>")), DIAG_BAD_ATTRIBUTE_VALUE, 2, 111, false},
	{"length with seven decimals", SHEET("<style name='a' before='1.0000001pt'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 25, false},
	{"length of ten digits", SHEET("<style name='a' before='0000000001pt'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 25, false},
	{"two figures to keep", SHEET("<style name='a' keep-next='10'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 28, false},
	{"nameless style", SHEET("<style name=''/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 14, false},
	{"bad weight", SHEET("<style name='a' weight='600'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 25, false},
	{"bad word", SHEET("<style name='a' align='left'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 24, false},
	{"bad flag", SHEET("<style name='a' grid='true'/>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 23, false},
	{"no name", SHEET("<style size='1pt'/>"), DIAG_MISSING_ATTRIBUTE, 2, 2, false},
	{"colour twice", SHEET("<palette><colour name='a' value='#000000'/><colour name='b' value='#000000'/>\n"
		"<colour name='a' value='#000000'/></palette>"), DIAG_STYLE_INVALID, 3, 15, true},
	{"style twice", SHEET("<style name='a'/>\n<style name='a'/>"), DIAG_STYLE_INVALID, 3, 14, true},
	{"bad colour", SHEET("<palette><colour name='a' value='red'/></palette>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 34, false},
	{"unknown element", SHEET("<font/>"), DIAG_UNKNOWN_ELEMENT, 2, 2, false},
	{"no text area", SHEET("<page name='m' width='1mm' height='1mm'><area name='a' width='1mm'/></page>"), DIAG_STYLE_INVALID, 2, 2, true},
	{"no room", SHEET(PAGE("inner='200mm' outer='100mm'", "")), DIAG_STYLE_INVALID, 2, 2, true},
	{"area too wide", SHEET(PAGE("", "<area name='b' start='200mm' width='11mm'/>")), DIAG_STYLE_INVALID, 2, 80, true},
	{"furniture in no style", SHEET(PAGE("", "<head style='no' baseline='1mm'/>")), DIAG_STYLE_UNKNOWN, 2, 92, true},
	{"text between styles", SHEET("x<style name='a'/>"), DIAG_TEXT_NOT_ALLOWED, 2, 1, false},
	{"element in a style", SHEET("<style name='a'><style name='b'/></style>"), DIAG_ELEMENT_NOT_ALLOWED, 2, 18, false},
	{"area twice", SHEET(PAGE("", "<area name='text' width='1mm'/>")), DIAG_STYLE_INVALID, 2, 91, true},
	{"length past the limit", SHEET("<style name='a' size='100001pt'/>"), DIAG_STYLE_INVALID, 2, 23, true},
	{"length past the limit in millimetres", SHEET("<style name='a' before='35278mm'/>"), DIAG_STYLE_INVALID, 2, 25, true},
	{"length far past the limit", SHEET("<style name='a' raise='-999999999pt'/>"), DIAG_STYLE_INVALID, 2, 24, true},
	{"too many areas", SHEET(PAGE("", "<area name='b' width='1mm'/><area name='c' width='1mm'/><area name='d' width='1mm'/>\n<area name='e' width='1mm'/>")),
		DIAG_STYLE_INVALID, 3, 2, true},
	{"notes in no area", SHEET(PAGE("", "<notes style='default' area='side'/>")), DIAG_STYLE_INVALID, 2, 2, true},
	{"page twice", SHEET(PAGE("", "") "\n" PAGE("", "")), DIAG_STYLE_INVALID, 3, 2, true},
	{"page without size", SHEET("<page name='m' height='1mm'><area name='text' width='0.5mm'/></page>"), DIAG_MISSING_ATTRIBUTE, 2, 2, false},
};

static void fault_is_found(void **state)
{
	const struct fault *fault = *state;
	struct bench bench;
	assert_false(bench_read(&bench, fault->text));
	diag_sort(&bench.diag);
	for (size_t i = 0; bench.diag.n > 1 && i < bench.diag.n; i++)
		print_error("%.*s\n", STR_ARG(bench.diag.at[i].message));
	assert_int_equal(bench.diag.n, 1);
	const struct diag_entry *first = &bench.diag.at[0];
	struct position at = source_position(&bench.sources, first->span.file, first->span.start);
	assert_string_equal(diag_info(first->code)->slug, diag_info(fault->code)->slug);
	assert_int_equal(at.line, fault->line);
	assert_int_equal(at.column, fault->column);
	assert_int_equal(schema_accepts("styles.xsd", fault->text), fault->beyond_schema);
	bench_finish(&bench);
}

/* Every form of a length that the schema takes has a value. */
static void lengths_have_values(void **state)
{
	static const struct { const char *size, *raise; length as_size, as_raise; } cases[] = {
		{"0.001pt", "0", 1, 0},
		{"0.01pt", "0pt", 10, 0},
		{"0.1mm", "-0pt", 290, 0},
		{"0.010mm", "000000.000001mm", 29, 0},
		{"100000pt", "-100000pt", LENGTH_LIMIT, -LENGTH_LIMIT},
		{"10.125pt", "-000000010.125000pt", 10368, -10368},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench bench;
		char sheet[400];
		assert_true((size_t)snprintf(sheet, sizeof sheet, SHEET("<style name='a' size='%s' raise='%s'/>"), cases[i].size, cases[i].raise) < sizeof sheet);
		assert_true(schema_accepts("styles.xsd", sheet));
		assert_true(bench_read(&bench, sheet));
		assert_int_equal(style_lookup(&bench.sheet, STR("a"))->size, cases[i].as_size);
		assert_int_equal(style_lookup(&bench.sheet, STR("a"))->raise, cases[i].as_raise);
		bench_finish(&bench);
	}
}

/* A chain of 33 styles is one too long; of 32 it is not. */
static void chains_are_limited(void **state)
{
	for (int n = 32; n <= 34; n++) {
		struct arena arena = {0};
		struct buf sheet = {.arena = &arena};
		buf_add_str(&sheet, STR("<styles xmlns='urn:cityprofile:styles:1'><style name='s0'/>"));
		for (int i = 1; i < n; i++)
			buf_format(&sheet, "<style name='s%d' based-on='s%d'/>", n - i, n - i - 1);
		buf_add_str(&sheet, STR("</styles>"));
		struct bench bench;
		assert_int_equal(bench_read(&bench, sheet.at), n < 34);
		bench_finish(&bench);
		arena_finish(&arena);
	}
}

int main(void)
{
	static const struct CMUnitTest fixed[] = {
		cmocka_unit_test(styles_inherit),
		cmocka_unit_test(defaults_are_as_documented),
		cmocka_unit_test(inlines_override_what_they_set),
		cmocka_unit_test(pages_are_read),
		cmocka_unit_test(lengths_have_values),
		cmocka_unit_test(chains_are_limited),
	};
	enum { FIXED = sizeof fixed / sizeof *fixed, FAULTS = sizeof faults / sizeof *faults };
	struct CMUnitTest tests[FIXED + FAULTS];
	xml_start();
	memcpy(tests, fixed, sizeof fixed);
	for (size_t i = 0; i < FAULTS; i++)
		tests[FIXED + i] = (struct CMUnitTest){faults[i].name, fault_is_found, NULL, NULL, (void *)&faults[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
