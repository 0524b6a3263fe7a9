/* Documents read: what is accepted, what is made of white space, what is refused and where it is said to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "document/document.h"
#include "../style/schema.h"

#define STYLES "<styles xmlns='urn:cityprofile:styles:1'><palette><colour name='ink' value='#16222E'/></palette>" \
	"<style name='b'/><style name='i' italic='yes'/>" \
	"<page name='m' width='100mm' height='100mm'><area name='text' width='100mm'/></page></styles>"
#define DOCUMENT(body) "<document xmlns='urn:cityprofile:document:1' at='1:0-1' lang='en'>" body "</document>"
#define PART(body) DOCUMENT("<part at='1:0-1' master='m'>" body "</part>")
#define WHEEL(attributes, body) PART("<figure at='1:0-1'><chart type='wheel' name='C' " attributes ">" body "</chart></figure>")
#define DIMENSION(body) "<dimension name='D' band='A' colour='ink'>" body "</dimension>"
#define CATEGORY(body) "<category name='K' band='A'>" body "</category>"
#define CHART(attributes, body) PART("<figure at='1:0-1'><chart name='C' " attributes ">" body "</chart></figure>")
#define ENTRY "<entry name='2020' date='2020'/>"
#define SERIES(body) "<series name='S'>" body "</series>"
#define VALUE "<value number='1'/>"
#define P(body) "<p at='1:2-4' style='b'>" body "</p>"

struct bench {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct style_sheet sheet;
	struct labels labels;
	struct document document;
	struct xml_tree tree;
};

static struct xml_tree parse(struct bench *bench, const char *name, const char *text)
{
	struct xml_tree tree;
	struct xml_limits limits = xml_limits_default;
	limits.depth = 250;
	uint32_t file = source_add(&bench->sources, str_from(name), str_from(text));
	assert_true(xml_tree_parse(file, STR("."), &limits, &bench->arena, &bench->diag, &tree));
	return tree;
}

/* The source that all places of these documents point into is file 1. */
static void bench_start(struct bench *bench)
{
	*bench = (struct bench){0};
	bench->sources.arena = &bench->arena;
	bench->diag = (struct diag){.arena = &bench->arena, .sources = &bench->sources};
	source_add(&bench->sources, STR("source"), STR("0123456789\nabcdefghij\n"));
	struct xml_tree styles = parse(bench, "styles", STYLES);
	assert_true(style_read(&styles, &bench->arena, &bench->diag, &bench->sheet));
	xml_tree_finish(&styles);
}

static bool bench_read(struct bench *bench, const char *text)
{
	bench->tree = parse(bench, "document", text);
	return document_read(bench->tree.doc, STR("."), &bench->sheet, &bench->labels, &bench->arena, &bench->diag, &bench->document);
}

static void bench_finish(struct bench *bench)
{
	xml_tree_finish(&bench->tree);
	arena_finish(&bench->arena);
}

/* ---- white space ---- */

/* Texts of the first paragraph, each in brackets. */
static const struct { const char *body, *texts; } spaces[] = {
	{"a b", "[a b]"},
	{"  a \n\t b  ", "[a b]"},
	{"<span>a </span> b", "[a ][b]"},
	{"<span>a</span> <span>b</span>", "[a][ ][b]"},
	{"<span>a </span> ", "[a]"},
	{" <span> a</span>", "[a]"},
	{"a <br/> b", "[a][b]"},
	{"a<chart type='dash'/> b", "[a][ b]"},
	{"a <chart type='dash'/>", "[a ]"},
	{"<label> 1. </label> a", "[1.][a]"},
	{"a<note><p at='1:0-1' style='b'> n </p></note> b", "[a][n][ b]"},
	{" ", ""},
	{"<t at='1:0-1'> a</t><t> b </t>", "[a][ b]"},
};

static void white_space_is_collapsed(void **state)
{
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
		struct bench bench;
		bench_start(&bench);
		struct buf texts = {.arena = &bench.arena};
		buf_add_str(&texts, STR(""));
		assert_true(bench_read(&bench, str_format(&bench.arena, PART(P("%s")), spaces[i].body).at));
		for (uint32_t n = 1; n <= bench.document.node_count; n++)
			if (bench.document.nodes[n]->kind == DOC_TEXT)
				buf_format(&texts, "[%.*s]", STR_ARG(bench.document.nodes[n]->as.text.string));
		assert_string_equal(texts.n ? texts.at : "", spaces[i].texts);
		bench_finish(&bench);
	}
}

/* ---- what is refused ---- */

struct refused {
	const char *name, *text;
	enum diag_code code;
	bool beyond_schema; /* no schema can see it */
};

#define TABLE(body) PART("<table at='1:0-1'>" body "</table>")

static const struct refused cases[] = {
	{"unknown element", PART("<blink at='1:0-1'/>"), DIAG_DOCUMENT_INVALID, false},
	{"foreign element", PART("<x xmlns='urn:x'/>"), DIAG_DOCUMENT_INVALID, false},
	{"block without place", PART("<p style='b'>x</p>"), DIAG_DOCUMENT_INVALID, false},
	{"bad place", PART("<p at='here' style='b'>x</p>"), DIAG_DOCUMENT_INVALID, false},
	{"place in no file", PART("<p at='77:0-1' style='b'>x</p>"), DIAG_DOCUMENT_INVALID, true},
	{"paragraph without style", PART("<p at='1:0-1'>x</p>"), DIAG_DOCUMENT_INVALID, true},
	{"unknown style", PART("<p at='1:0-1' style='no'>x</p>"), DIAG_STYLE_UNKNOWN, true},
	{"unknown page", DOCUMENT("<part at='1:0-1' master='no'/>"), DIAG_STYLE_UNKNOWN, true},
	{"unknown colour", DOCUMENT("<part at='1:0-1' master='m' colour='no'/>"), DIAG_COLOUR_UNKNOWN, true},
	{"unknown attribute", PART("<p at='1:0-1' style='b' size='1'>x</p>"), DIAG_DOCUMENT_INVALID, false},
	{"unknown word", DOCUMENT("<part at='1:0-1' master='m' folio='greek'/>"), DIAG_DOCUMENT_INVALID, false},
	{"bad length", PART("<space at='1:0-1' height='1em'/>"), DIAG_DOCUMENT_INVALID, false},
	{"level beyond six", PART("<heading at='1:0-1' style='b' level='7'>x</heading>"), DIAG_DOCUMENT_INVALID, false},
	{"text among blocks", PART("loose"), DIAG_DOCUMENT_INVALID, false},
	{"block in a line", PART(P("<p at='1:0-1' style='b'>x</p>")), DIAG_DOCUMENT_INVALID, false},
	{"inline among blocks", PART("<span>x</span>"), DIAG_DOCUMENT_INVALID, false},
	{"row without group", TABLE("<tr at='1:0-1'/>"), DIAG_DOCUMENT_INVALID, false},
	{"element in t", PART(P("<t><span/></t>")), DIAG_DOCUMENT_INVALID, false},
	{"no language", "<document xmlns='urn:cityprofile:document:1' at='1:0-1'/>", DIAG_DOCUMENT_INVALID, true},
	{"another root", "<p xmlns='urn:x'/>", DIAG_DOCUMENT_INVALID, false},
	{"dangling link", PART(P("<link to='no'>x</link>")), DIAG_DANGLING_TARGET, true},
	{"dangling page", PART(P("<page-of to='no'/>")), DIAG_DANGLING_TARGET, true},
	{"link to nothing", PART(P("<link>x</link>")), DIAG_DOCUMENT_INVALID, true},
	{"link to a script", PART(P("<link href='javascript:alert(1)'>x</link>")), DIAG_DOCUMENT_INVALID, false},
	{"link to a file", PART(P("<link href='file:///a'>x</link>")), DIAG_DOCUMENT_INVALID, false},
	{"link to a neighbour", PART(P("<link href='a.html'>x</link>")), DIAG_DOCUMENT_INVALID, false},
	{"id twice", PART("<section at='1:0-1' id='a'/><section at='1:2-3' id='a'/>"), DIAG_DOCUMENT_INVALID, true},
	{"unknown role", PART("<p at='1:0-1' style='b' role='Paragraph'>x</p>"), DIAG_DOCUMENT_INVALID, false},
	{"role in the wrong place", PART("<section at='1:0-1' role='TR'/>"), DIAG_DOCUMENT_INVALID, true},
	{"paragraph in a list", PART("<list at='1:0-1'><item at='1:0-1' role='P'/></list>"), DIAG_DOCUMENT_INVALID, true},
	{"scored bar without percent", PART(P("<chart type='performance-bar' band='A'/>")), DIAG_DOCUMENT_INVALID, true},
	{"limit of a band that is no number", PART(P("<chart type='performance-bar' band='A' percent='1' limits='33 x'/>")), DIAG_DOCUMENT_INVALID, false},
	{"limits of bands that fall", PART(P("<chart type='performance-bar' band='A' percent='1' limits='33 32.99'/>")), DIAG_DOCUMENT_INVALID, true},
	{"limit at the end of the bar", PART(P("<chart type='performance-bar' band='A' percent='1' limits='33 100'/>")), DIAG_DOCUMENT_INVALID, true},
	{"wheel without dimensions", WHEEL("most='4'", ""), DIAG_DOCUMENT_INVALID, true},
	{"dimension without categories", WHEEL("most='4'", DIMENSION("")), DIAG_DOCUMENT_INVALID, false},
	{"category without data points", WHEEL("most='4'", DIMENSION(CATEGORY(""))), DIAG_DOCUMENT_INVALID, true},
	{"data point that holds something", WHEEL("most='4'", DIMENSION(CATEGORY("<data-point name='P' band='A' points='4'><x/></data-point>"))), DIAG_DOCUMENT_INVALID, false},
	{"text in a category", WHEEL("most='4'", DIMENSION(CATEGORY("words<data-point name='P' band='A' points='4'/>"))), DIAG_DOCUMENT_INVALID, false},
	{"more points than the best band has", WHEEL("most='4'", DIMENSION(CATEGORY("<data-point name='P' band='A' points='5'/>"))), DIAG_DOCUMENT_INVALID, true},
	{"scored data point without band", WHEEL("most='4'", DIMENSION(CATEGORY("<data-point name='P' points='4'/>"))), DIAG_DOCUMENT_INVALID, true},
	{"sector without name", WHEEL("most='4'", DIMENSION(CATEGORY("<data-point band='A' points='4'/>"))), DIAG_DOCUMENT_INVALID, false},
	{"wheel without points of the best band", WHEEL("", DIMENSION(CATEGORY("<data-point name='P' band='A' points='1'/>"))), DIAG_DOCUMENT_INVALID, true},
	{"data point outside a category", WHEEL("most='4'", DIMENSION("<data-point name='P' band='A' points='4'/>")), DIAG_DOCUMENT_INVALID, false},
	{"fan of two dimensions", CHART("type='fan' most='4'", DIMENSION(CATEGORY("<data-point name='P' band='A' points='4'/>")) DIMENSION(CATEGORY("<data-point name='P' band='A' points='4'/>"))), DIAG_DOCUMENT_INVALID, true},
	{"score with three decimals", CHART("type='radar' most='4'", DIMENSION("<category name='K' band='A' percent='1.234'/>")), DIAG_DOCUMENT_INVALID, false},
	{"chart in a line that needs a figure", PART(P("<chart name='C' type='bars'>" ENTRY SERIES(VALUE) "</chart>")), DIAG_DOCUMENT_INVALID, true},
	{"sign that holds something", PART(P("<chart name='plus' type='sign'>" ENTRY SERIES(VALUE) "</chart>")), DIAG_DOCUMENT_INVALID, true},
	{"bars without series", CHART("type='bars'", ""), DIAG_DOCUMENT_INVALID, true},
	{"bars of tasks", CHART("type='bars'", "<task name='T'/>"), DIAG_DOCUMENT_INVALID, true},
	{"series with too few values", CHART("type='bars'", ENTRY ENTRY SERIES(VALUE)), DIAG_DOCUMENT_INVALID, true},
	{"series with too many values", CHART("type='bars'", ENTRY SERIES(VALUE VALUE)), DIAG_DOCUMENT_INVALID, true},
	{"value that is no number", CHART("type='bars'", ENTRY SERIES("<value number='1,5'/>")), DIAG_DOCUMENT_INVALID, false},
	{"value with a reason to have none", CHART("type='bars'", ENTRY SERIES("<value number='1' state='not-reported'/>")), DIAG_DOCUMENT_INVALID, true},
	{"series without name", CHART("type='bars'", ENTRY "<series>" VALUE "</series>"), DIAG_DOCUMENT_INVALID, false},
	{"entry without name", CHART("type='bars'", "<entry/>" SERIES(VALUE)), DIAG_DOCUMENT_INVALID, false},
	{"entries of a time series without dates", CHART("type='time-series'", "<entry name='2020'/>" SERIES(VALUE)), DIAG_DOCUMENT_INVALID, true},
	{"entries of a time series in falling order", CHART("type='time-series'", "<entry name='2' date='2021'/><entry name='1' date='2020'/>" SERIES(VALUE VALUE)), DIAG_DOCUMENT_INVALID, true},
	{"month that is none", CHART("type='time-series'", "<entry name='2020' date='2020-13'/>" SERIES(VALUE)), DIAG_DOCUMENT_INVALID, true},
	{"pyramid of one series", CHART("type='pyramid'", ENTRY SERIES(VALUE)), DIAG_DOCUMENT_INVALID, true},
	{"plan without tasks", CHART("type='gantt'", ""), DIAG_DOCUMENT_INVALID, true},
	{"task that ends before it starts", CHART("type='gantt'", "<task name='T' start='2021' end='2020'/>"), DIAG_DOCUMENT_INVALID, true},
	{"task without name", CHART("type='gantt'", "<task start='2021'/>"), DIAG_DOCUMENT_INVALID, false},
	{"status that is none", CHART("type='status-board'", "<task name='T'><step date='2021' status='done'/></task>"), DIAG_DOCUMENT_INVALID, false},
	{"milestone without date", CHART("type='gantt'", "<task name='T'><milestone name='M'/></task>"), DIAG_DOCUMENT_INVALID, false},
	{"goal that is none", CHART("type='sdg-strip' goals='3 18'", ""), DIAG_DOCUMENT_INVALID, true},
	{"goals in falling order", CHART("type='sdg-strip' goals='3 1'", ""), DIAG_DOCUMENT_INVALID, true},
	{"goals not stated", CHART("type='sdg-strip'", ""), DIAG_DOCUMENT_INVALID, true},
	{"percent with three decimals", PART(P("<chart type='performance-bar' band='A' percent='1.234'/>")), DIAG_DOCUMENT_INVALID, false},
	{"series that holds text", CHART("type='bars'", ENTRY "<series name='S'>words" VALUE "</series>"), DIAG_DOCUMENT_INVALID, false},
	{"dimension that holds text", WHEEL("most='4'", "<dimension name='D' band='A' colour='ink'>words" CATEGORY("<data-point name='P' band='A' points='4'/>") "</dimension>"), DIAG_DOCUMENT_INVALID, false},
	{"task that holds text", CHART("type='gantt'", "<task name='T'>words</task>"), DIAG_DOCUMENT_INVALID, false},
	{"plan of entries", CHART("type='gantt'", ENTRY SERIES(VALUE)), DIAG_DOCUMENT_INVALID, true},
	{"radar of bands without scores", CHART("type='radar' most='4'", DIMENSION(CATEGORY(""))), DIAG_DOCUMENT_INVALID, true},
	{"image without address", PART("<figure at='1:0-1' alt='x'><image at='1:0-1'/></figure>"), DIAG_DOCUMENT_INVALID, false},
	{"missing image", PART("<figure at='1:0-1' alt='x'><image at='1:0-1' src='no.png'/></figure>"), DIAG_FILE_NOT_FOUND, true},
	{"image outside", PART("<figure at='1:0-1' alt='x'><image at='1:0-1' src='/bin/sh'/></figure>"), DIAG_IMAGE_OUTSIDE, true},
};

static void is_refused(void **state)
{
	const struct refused *refused = *state;
	struct bench bench;
	bench_start(&bench);
	assert_false(bench_read(&bench, refused->text));
	for (size_t i = 0; bench.diag.n > 1 && i < bench.diag.n; i++)
		print_error("%.*s\n", STR_ARG(bench.diag.at[i].message));
	assert_int_equal(bench.diag.n, 1);
	assert_string_equal(diag_info(bench.diag.at[0].code)->slug, diag_info(refused->code)->slug);
	assert_int_equal(schema_accepts("document.xsd", refused->text), refused->beyond_schema);
	bench_finish(&bench);
}

static void all_faults_are_found(void **state)
{
	struct bench bench;
	bench_start(&bench);
	assert_false(bench_read(&bench, PART("<p at='1:0-1' style='no'>x</p><p at='1:2-3' style='b'><link to='no'>y</link></p><rule at='1:4-5' level='1'/>")));
	diag_sort(&bench.diag);
	assert_int_equal(bench.diag.n, 3);
	assert_int_equal(bench.diag.at[0].span.start, 0);
	assert_int_equal(bench.diag.at[1].span.start, 2);
	assert_int_equal(bench.diag.at[2].span.start, 4);
	bench_finish(&bench);
}

static void depth_is_limited(void **state)
{
	for (int n = 96; n <= 99; n++) {
		struct bench bench;
		bench_start(&bench);
		struct buf text = {.arena = &bench.arena};
		buf_add_str(&text, STR("<document xmlns='urn:cityprofile:document:1' at='1:0-1' lang='en'><part at='1:0-1' master='m'>"));
		for (int i = 0; i < n; i++)
			buf_add_str(&text, STR("<section at='1:0-1'>"));
		for (int i = 0; i < n; i++)
			buf_add_str(&text, STR("</section>"));
		buf_add_str(&text, STR("</part></document>"));
		assert_int_equal(bench_read(&bench, text.at), n < 99);
		bench_finish(&bench);
	}
}

static void marks_of_a_task_are_limited(void **state)
{
	for (int n = DOCUMENT_TASKS_LIMIT; n <= DOCUMENT_TASKS_LIMIT + 1; n++) {
		struct bench bench;
		bench_start(&bench);
		struct buf marks = {.arena = &bench.arena};
		for (int i = 0; i < n; i++)
			buf_add_str(&marks, STR("<step date='2021' status='completed'/>"));
		struct str text = str_format(&bench.arena, CHART("type='status-board'", "<task name='T'>%s</task>"), buf_str(&marks).at);
		assert_int_equal(bench_read(&bench, text.at), n == DOCUMENT_TASKS_LIMIT);
		assert_int_equal(bench.diag.n, n - DOCUMENT_TASKS_LIMIT);
		if (bench.diag.n > 0)
			assert_int_equal(bench.diag.at[0].code, DIAG_DOCUMENT_TOO_LARGE);
		bench_finish(&bench);
	}
}

/* One file for two figures is decoded once; a picture without words for it is refused. */
static void images_are_read(void **state)
{
	static const struct { const char *text; size_t faults; } cases[] = {
		{PART("<figure at='1:0-1' alt='x'><image at='1:0-1' src='harbour.png'/></figure><figure at='1:0-1' alt='y'><image at='1:0-1' src='harbour.png'/></figure>"), 0},
		{PART("<figure at='1:0-1'><image at='1:0-1' src='harbour.png'/></figure>"), 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct image *first = NULL;
		struct bench bench;
		bench_start(&bench);
		struct str folder = path_join(str_from(getenv("CITYPROFILE_DATA")), STR("tests/regress/charts/group-misspelt"), &bench.arena);
		bench.tree = parse(&bench, "document", cases[i].text);
		assert_int_equal(document_read(bench.tree.doc, folder, &bench.sheet, &bench.labels, &bench.arena, &bench.diag, &bench.document), cases[i].faults == 0);
		assert_int_equal(bench.diag.n, cases[i].faults);
		if (cases[i].faults > 0)
			assert_int_equal(bench.diag.at[0].code, DIAG_ALTERNATIVE_MISSING);
		for (uint32_t k = 1; k <= bench.document.node_count && cases[i].faults == 0; k++) {
			const struct doc_node *node = bench.document.nodes[k];
			if (node->kind != DOC_IMAGE)
				continue;
			assert_non_null(node->as.image.image);
			assert_true(first == NULL || node->as.image.image == first);
			first = node->as.image.image;
		}
		assert_int_equal(first != NULL, cases[i].faults == 0);
		bench_finish(&bench);
	}
}

static void skipped_level_is_a_warning(void **state)
{
	struct bench bench;
	bench_start(&bench);
	assert_true(bench_read(&bench, PART("<heading at='1:0-1' style='b' level='1'>x</heading><heading at='1:2-3' style='b' level='3'>y</heading>")));
	assert_int_equal(bench.diag.n, 1);
	assert_int_equal(bench.diag.at[0].code, DIAG_HEADING_SKIPPED);
	bench_finish(&bench);
}

/* ---- what is made ---- */

static const char whole[] = DOCUMENT("<meta title='T'/><part at='1:0-1' master='m' folio='roman' id='all'>"
	"<heading at='1:0-1' style='b' level='1' outline='H'><label>1.</label>Head</heading>"
	"<list at='1:0-1'><item at='1:0-1'><label><chart type='dash'/></label><p at='1:0-1' style='b'>one</p></item></list>"
	"<table at='1:0-1'><caption at='1:0-1'><p at='1:0-1' style='b'>C</p></caption><col width='10mm' decimal='yes'/><col align='end'/>"
	"<thead at='1:0-1'><tr at='1:0-1'><th at='1:0-1'><p at='1:0-1' style='b'>h</p></th><th at='1:0-1' scope='row'/></tr></thead>"
	"<tbody at='1:0-1'><tr at='1:0-1'><td at='1:0-1' colspan='2'><p at='1:0-1' style='b'><chart type='performance-bar' percent='97.5' band='A'/></p></td></tr></tbody>"
	"<table-note at='1:0-1'><p at='1:0-1' style='b'>n</p></table-note></table>"
	"<p at='1:0-1' style='b'>See <page-of to='all'/>.</p></part>");

static void nodes_are_made(void **state)
{
	struct bench bench;
	bench_start(&bench);
	assert_true(schema_accepts("document.xsd", whole));
	assert_true(bench_read(&bench, whole));
	const struct document *document = &bench.document;
	const struct doc_node *part = document->nodes[1];
	while (part && !str_is(part->id, "all"))
		part = document_next(part, document->root);
	assert_non_null(part);
	assert_int_equal(part->kind, DOC_PART);
	assert_int_equal(part->number, 2);
	assert_int_equal(part->as.part.folio, DOC_FOLIO_ROMAN);
	const struct doc_node *heading = part->first;
	assert_true(str_is(heading->role, "H1"));
	assert_int_equal(heading->outline_level, 1);
	assert_int_equal(heading->first->role.n, 0);
	const struct doc_node *item = heading->next->first;
	assert_true(str_is(item->first->role, "Lbl"));
	assert_true(str_is(item->first->first->role, "Artifact"));
	assert_true(str_is(item->last->role, "LBody"));
	assert_ptr_equal(item->last->first->parent, item->last);
	const struct doc_node *table = heading->next->next;
	assert_int_equal(table->as.table.column_count, 2);
	assert_true(table->as.table.columns[0].decimal);
	assert_int_equal(table->as.table.columns[1].align, STYLE_END);
	const struct doc_node *cell = table->first->next->next->first->first;
	assert_int_equal(cell->as.cell.colspan, 2);
	assert_int_equal(cell->first->first->as.chart.percent_hundredths, 9750);
	for (uint32_t i = 1; i <= document->node_count; i++)
		assert_int_equal(document->nodes[i]->number, i);
	bench_finish(&bench);
}

static const struct doc_chart *find_chart(const struct document *document)
{
	for (uint32_t i = 1; i <= document->node_count; i++)
		if (document->nodes[i]->kind == DOC_CHART)
			return &document->nodes[i]->as.chart;
	fail_msg("no chart");
	return NULL;
}

static void grids_are_made(void **state)
{
	static const char text[] = CHART("type='time-series' unit='m' annual='yes'",
		"<entry name='2020' date='2020' at='1:2-3'/><entry name='May 2021' short-name='5/21' date='2021-05'/>"
		"<series name='S' colour='ink'><value number='-1.50' band='A'/><value state='not-reported'/></series>"
		"<series name='T' target='yes'><value number='2' forecast='yes'/><value number='3' break='yes'/></series>");
	struct bench bench;
	bench_start(&bench);
	assert_true(schema_accepts("document.xsd", text));
	assert_true(bench_read(&bench, text));
	const struct doc_grid *grid = find_chart(&bench.document)->grid;
	assert_true(grid->annual && !grid->stacked && str_is(grid->unit, "m"));
	assert_int_equal(grid->entry_count, 2);
	assert_int_equal(grid->entries[0].at.start, 2);
	assert_int_equal(grid->entries[0].last_day - grid->entries[0].first_day, 365);
	assert_int_equal(grid->entries[1].last_day - grid->entries[1].first_day, 30);
	assert_true(str_is(grid->entries[1].brief, "5/21"));
	assert_int_equal(grid->series_count, 2);
	const struct doc_value *first = grid->series[0].values, *second = grid->series[1].values;
	assert_true(first[0].given && str_is(first[0].number.text, "-1.50") && str_is(first[0].band, "A"));
	assert_true(!first[1].given && first[1].state == DOC_STATE_NOT_REPORTED);
	assert_true(grid->series[1].target && !grid->series[0].target && grid->series[1].colour == COLOUR_NONE);
	assert_true(second[0].forecast && !second[0].broken && second[1].broken && !second[1].forecast);
	bench_finish(&bench);
}

static void plans_are_made(void **state)
{
	static const char text[] = CHART("type='gantt' report-date='2022-06-30'",
		"<task code='1.1' name='A' group='G' start='2020' end='2021-06' status='delayed' at='1:4-5'>"
		"<milestone date='2020-12' name='M'/><step date='2020' status='in-progress'/><step date='2021' status='delayed'/></task><task name='B'/>");
	struct bench bench;
	bench_start(&bench);
	assert_true(schema_accepts("document.xsd", text));
	assert_true(bench_read(&bench, text));
	const struct doc_plan *plan = find_chart(&bench.document)->plan;
	assert_int_equal(plan->task_count, 2);
	const struct doc_task *task = &plan->tasks[0];
	assert_int_equal(task->at.start, 4);
	assert_int_equal(task->last_day - task->first_day, 366 + 31 + 28 + 31 + 30 + 31 + 30 - 1);
	assert_int_equal(plan->report_day - task->last_day, 365);
	assert_int_equal(task->status, DOC_STATUS_DELAYED);
	assert_int_equal(task->milestone_count, 1);
	assert_int_equal(task->milestones[0].day - task->first_day, 365);
	assert_int_equal(task->step_count, 2);
	assert_int_equal(task->steps[1].status, DOC_STATUS_DELAYED);
	assert_int_equal(plan->tasks[1].first_day, 0);
	bench_finish(&bench);
}

/* The words of a dump, in order. */
static void words_collect(const json_t *object, struct buf *words)
{
	const char *text = json_string_value(json_object_get(object, "text"));
	if (text)
		buf_format(words, "%s|", text);
	size_t i;
	json_t *child;
	json_array_foreach(json_object_get(object, "children"), i, child)
		words_collect(child, words);
}

static void dump_has_words_and_folios(void **state)
{
	struct bench bench;
	bench_start(&bench);
	assert_true(bench_read(&bench, whole));
	const struct doc_reference folios[] = {{STR("all"), STR("iv")}};
	json_t *dump = document_to_json(&bench.document, &(struct doc_references){folios, 1}, &bench.sources);
	struct buf words = {.arena = &bench.arena};
	words_collect(json_object_get(dump, "document"), &words);
	assert_string_equal(words.at, "1.|Head|one|C|h|n|See |iv|.|");
	assert_string_equal(json_string_value(json_object_get(json_object_get(dump, "document"), "at")), "source:1:1");
	json_decref(dump);
	bench_finish(&bench);
}

int main(void)
{
	static const struct CMUnitTest fixed[] = {
		cmocka_unit_test(white_space_is_collapsed),
		cmocka_unit_test(all_faults_are_found),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(marks_of_a_task_are_limited),
		cmocka_unit_test(images_are_read),
		cmocka_unit_test(skipped_level_is_a_warning),
		cmocka_unit_test(nodes_are_made),
		cmocka_unit_test(grids_are_made),
		cmocka_unit_test(plans_are_made),
		cmocka_unit_test(dump_has_words_and_folios),
	};
	enum { FIXED = sizeof fixed / sizeof *fixed, CASES = sizeof cases / sizeof *cases };
	struct CMUnitTest tests[FIXED + CASES];
	xml_start();
	memcpy(tests, fixed, sizeof fixed);
	for (size_t i = 0; i < CASES; i++)
		tests[FIXED + i] = (struct CMUnitTest){cases[i].name, is_refused, NULL, NULL, (void *)&cases[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
