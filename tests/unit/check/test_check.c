/* What no schema can see. The messages themselves stand in tests/regress; here are the cases on both sides of each rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/rational.h"
#include "check/check.h"
#include "locale/format.h"
#include "profile/schema.h"
#include "score/score.h"

#define HEAD "<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' method='m-1' template='t-1' "
#define START "<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>" \
	"<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/><boundary xml:id='b.region' kind='region'/></city>"

static const struct check_point points[] = {
	{.code = {"A", 1}, .is_whole = true},
	{.code = {"A:MANY", 6}, .unit = {"persons", 7}, .is_number = true},
	{.code = {"A:NUMBER", 8}, .unit = {"persons", 7}, .is_number = true},
	{.code = {"A:OTHER", 7}, .unit = {"per-cent", 8}, .is_number = true, .groups = {{"EC", 2}, {"EC:X", 4}, {"EC/x", 4}, {NULL, 0}}},
	{.code = {"A:SHARE", 7}, .factor = {{"100", 3}, false, 3, 0}, .unit = {"per-cent", 8}, .is_number = true, .groups = {{"EC", 2}, {NULL, 0}, {"EC/x", 4}, {"A", 1}}},
	{.code = {"A:YES", 5}, .groups = {{"SC", 2}, {NULL, 0}, {NULL, 0}, {NULL, 0}}},
};

static const struct str dimensions[] = {{"EC", 2}, {"SC", 2}};

static const struct check_points method_points = {.at = points, .n = sizeof points / sizeof points[0], .dimensions = dimensions, .dimension_count = 2};

/* Slugs of all reports in order, separated by blanks. */
static struct str reports_of(const char *text, struct arena *arena)
{
	struct source_list sources = {.arena = arena};
	struct diag diag = {.arena = arena, .sources = &sources};
	struct xml_tree tree;
	struct profile profile;
	struct buf slugs = {.arena = arena};
	uint32_t file = source_add(&sources, STR("test.xml"), str_from(text));
	assert_true(xml_tree_parse(file, STR("."), &xml_limits_default, arena, &diag, &tree));
	bool read = profile_read(&tree, arena, &diag, &profile);
	for (size_t i = 0; !read && i < diag.n; i++)
		print_error("%.*s in %s\n", STR_ARG(diag.at[i].message), text);
	assert_true(read);
	bool good = check_profile(&profile, &method_points, STR("."), arena, &diag);
	if (diag.n == 0)
		assert_true(good);
	diag_sort(&diag);
	for (size_t i = 0; i < diag.n; i++)
		buf_format(&slugs, "%s%s", i > 0 ? " " : "", diag_info(diag.at[i].code)->slug);
	xml_tree_finish(&tree);
	return slugs.n > 0 ? buf_str(&slugs) : STR("");
}

static void expect(const char *text, const char *wanted)
{
	struct arena arena = {0};
	struct str found = reports_of(text, &arena);
	if (!str_is(found, wanted))
		print_error("found '%.*s', wanted '%s' for %s\n", STR_ARG(found), wanted, text);
	assert_true(str_is(found, wanted));
	arena_finish(&arena);
}

#define FINDINGS \
	"<findings><finding xml:id='f.a' kind='strength'><statement>A</statement></finding></findings>" \
	"<recommendations><recommendation xml:id='r.a'><title>A</title><action xml:id='r.a.1'><title>A</title></action></recommendation></recommendations>"

/* Facts */

#define VALUES \
	"<sources><source xml:id='s.all' type='law'><title>All</title></source></sources>" \
	"<indicators boundary='b.town' period='2019' source='s.all'>" \
	"<observation indicator='A:NUMBER' value='1234567.50'><earlier period='2018' value='1234000'/><earlier period='2017' missing='not-collected'/></observation>" \
	"<observation indicator='A:SHARE' numerator='1' denominator='3'/>" \
	"<observation indicator='A:OTHER' value='97.00'/>" \
	"<observation indicator='A:OTHER' boundary='b.region' period='2019' value='50'/>" \
	"<observation indicator='A:MANY' value='-12'/>" \
	"<observation indicator='A:YES' value='yes'/>" \
	"</indicators>"

static const struct {
	const char *fact, *wanted;
} facts[] = {
	{"<fact indicator='A:NUMBER'>1234567.50</fact>", ""},
	{"<fact indicator='A:NUMBER'>1234567.5</fact>", ""},
	{"<fact indicator='A:NUMBER'>about 1,234,567.50 kroner</fact>", ""},
	{"<fact indicator='A:NUMBER'>1,234,567</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' rounded='0'>1,234,568</fact>", ""},
	{"<fact indicator='A:NUMBER' rounded='0'>1234568</fact>", ""},
	{"<fact indicator='A:NUMBER' rounded='0'>11234568</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' rounded='0'>1234568.3</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' rounded='0'>3.1234568</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' rounded='0'>1234568.</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='de' rounded='1'>1.234.567,5</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='de' rounded='1'>1,234,567.5</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' period='2018'>1,234,000</fact>", ""},
	{"<fact indicator='A:NUMBER' period='2017'>1</fact>", "fact-without-value"},
	{"<fact indicator='A:NUMBER' period='2016'/>", "fact-without-value"},
	{"<fact indicator='A:NUMBER' change-from='2018'>567.5</fact>", ""},
	{"<fact indicator='A:NUMBER' change-from='2018' rounded='0'>568</fact>", ""},
	{"<fact indicator='A:NUMBER' change-from='2018' rounded='0'>567</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' change-from='2016'>1</fact>", "fact-without-value"},
	{"<fact indicator='A:NUMBER'/>", ""},
	{"<fact indicator='A:SHARE' rounded='2'>33.33 per cent</fact>", ""},
	{"<fact indicator='A:SHARE' rounded='2'>33.34 per cent</fact>", "fact-mismatch"},
	{"<fact indicator='A:SHARE'>33.33</fact>", "fact-mismatch"},
	{"<fact indicator='A:SHARE' more-than='33.3'>more than a third, nearly</fact>", ""},
	{"<fact indicator='A:SHARE' more-than='1/3'>more than a third</fact>", "fact-mismatch"},
	{"<fact indicator='A:SHARE' less-than='1/3'>less than a third</fact>", "fact-mismatch"},
	{"<fact indicator='A:SHARE' more-than='1/4' less-than='1/2'>between</fact>", ""},
	{"<fact indicator='A:SHARE' more-than='1/0'>x</fact>", "bad-number"},
	{"<fact indicator='A:SHARE' rounded='0'>a third</fact>", "fact-unchecked"},
	{"<fact indicator='A:OTHER' boundary='b.town'>97</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.town'>97.00</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.town'>97.0</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.town'>97.000</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.town'>97.0 million</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>970 units</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>97–98</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>97/2</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>97²</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>−97</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>− 97</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>-97</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.town'>+97 points</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.town'>mid-97</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.town'>PM2.5 of 97</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.town'>96, not 97</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER'>1.2345675 million</fact>", ""},
	{"<fact indicator='A:NUMBER' rounded='1'>about 1.2 million kroner</fact>", ""},
	{"<fact indicator='A:NUMBER' rounded='1'>about 1.2 Millions</fact>", ""},
	{"<fact indicator='A:NUMBER' rounded='1'>about 1.3 million</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' rounded='1'>about 1.2 thousand</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' rounded='1'>1.20 million</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' xml:lang='de' rounded='1'>1,2 Mio. Kronen</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='ru' rounded='1'>1,2 миллиона</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='ru' rounded='1'>1,2 млн крон</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='ru' rounded='0'>1235 тыс. крон</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='zh' rounded='0'>123万人</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='fr' rounded='1'>1,2 million d’habitants</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='es' rounded='0'>1235 mil</fact>", ""},
	{"<fact indicator='A:NUMBER' xml:lang='es' rounded='0'>1235 miligramos</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' xml:lang='de'>1234567,5</fact>", ""},
	{"<fact indicator='A:NUMBER' change-from='2018'>567.50</fact>", ""},
	{"<fact indicator='A:NUMBER' change-from='2018'>+567.50</fact>", ""},
	{"<fact indicator='A:NUMBER' change-from='2018'>−567.50</fact>", "fact-mismatch"},
	{"<fact indicator='A:NUMBER' period='2018' change-from='2019'>fell by 567.50</fact>", ""},
	{"<fact indicator='A:NUMBER' period='2018' change-from='2019'>−567.5</fact>", ""},
	{"<fact indicator='A:NUMBER' period='2018' change-from='2019'>+567.5</fact>", "fact-mismatch"},
	{"<fact indicator='A:MANY'>−12</fact>", ""},
	{"<fact indicator='A:MANY'>+12</fact>", "fact-mismatch"},
	{"<fact indicator='A:OTHER' boundary='b.region'>50</fact>", ""},
	{"<fact indicator='A:OTHER' boundary='b.region' per-cent-of='A:OTHER'>100</fact>", ""},
	{"<fact indicator='A:SHARE' per-cent-of='A:OTHER' boundary='b.town' rounded='1'>34.4</fact>", ""},
	{"<fact indicator='A:SHARE' per-cent-of='A:OTHER' boundary='b.region'>34.4</fact>", "fact-without-value"},
	{"<fact indicator='A:MANY'>12</fact>", ""},
	{"<fact indicator='A:YES'>yes</fact>", ""},
	{"<fact indicator='A:NONE'>1</fact>", "unknown-indicator"},
	{"<fact indicator='A:NUMBER' per-cent-of='A:NONE'>1</fact>", "unknown-indicator"},
};

static void test_facts(void **context)
{
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		struct arena arena = {0};
		struct str text = str_format(&arena, HEAD "standing='fictional'>" START VALUES
			"<narrative><chapter xml:id='c.one'><title>One</title><p>%s</p></chapter></narrative></profile>", facts[i].fact);
		expect(text.at, facts[i].wanted);
		arena_finish(&arena);
	}
}

/* Everything else: what stands between city and narrative, the standing, the wanted reports. */
static const struct {
	const char *standing, *middle, *text, *wanted;
} cases[] = {
	{"fictional", "", "", ""},
	{"unofficial", "", "", ""},
	{"official", "", "", "standing-authority"},
	{"reconstruction", "", "", "standing-describes"},
	{"fictional", "<indicators boundary='b.town' period='2019'><observation indicator='A:MANY' missing='not-known'/></indicators>", "", "not-known"},
	{"fictional", "<sources><source xml:id='s.all' type='law'><title>All</title></source></sources><indicators boundary='b.town' period='2019' source='s.all'><observation indicator='A:MANY' value='1'/></indicators>"
		"<indicators boundary='b.town' period='2019' source='s.all'><observation indicator='A:MANY' value='1'/></indicators>", "", "observation-repeated"},
	{"fictional", "<sources><source xml:id='s.all' type='law'><title>All</title></source></sources><indicators boundary='b.town' period='2019' source='s.all'><observation indicator='A:MANY' value='1'/></indicators>"
		"<indicators boundary='b.region' period='2019' source='s.all'><observation indicator='A:MANY' value='1'/></indicators>", "", ""},
	{"fictional", "<sources><source xml:id='s.all' type='law'><title>All</title></source></sources><indicators boundary='b.town' period='2019' source='s.all'><observation indicator='A:MANY' value='1'><earlier period='2020' value='2'/></observation></indicators>", "", "date-order"},
	{"fictional", "<sources><source xml:id='s.all' type='law'><title>All</title></source></sources><indicators boundary='b.town' period='2019' source='s.all'><observation indicator='A:MANY' value='1'><earlier period='2018-07/2019-06' value='2'/></observation></indicators>", "", ""},
	{"fictional", "<sources><source xml:id='s.a' type='law' date='2020' accessed='2019-12-31'><title>A</title></source></sources>", "", "date-order"},
	{"fictional", "<sources><source xml:id='s.a' type='law' date='2020' accessed='2020-01-31'><title>A</title></source></sources>", "", ""},
	{"fictional", "<sources><source xml:id='s.a' type='law'><title>A</title></source><source xml:id='s.a' type='law'><title>A</title></source></sources>", "", "duplicate-id"},
	{"fictional", "", "<ref to='c.one'/>", ""},
	{"fictional", "", "</p></chapter><chapter xml:id='c.e' dimension='EC'><title>E</title><p>E.", ""},
	{"fictional", "", "</p></chapter><chapter xml:id='c.e' dimension='ZZ'><title>E</title><p>E.", "unknown-dimension"},
	{"fictional", "<findings><finding xml:id='f.a' kind='strength' dimension='ZZ'><statement>A</statement></finding></findings>", "</p></chapter><chapter xml:id='c.f' role='findings'><title>F</title><p>F.", "unknown-dimension"},
	{"fictional", FINDINGS, "", "not-printed not-printed"},
	{"fictional", FINDINGS, "<ref to='f.a'/><ref to='r.a'/><ref to='r.a.1'>it</ref>", "reference-not-printed reference-not-printed reference-not-printed"},
	{"fictional", FINDINGS, "<ref to='f.a'/></p></chapter><chapter xml:id='c.f' role='findings'><title>F</title><p>F.", "not-printed"},
	{"fictional", FINDINGS, "<ref to='r.a.1'/></p></chapter><chapter xml:id='c.r' role='recommendations'><title>R</title><p>R.", "not-printed"},
	{"fictional", FINDINGS, "<ref to='f.a'/></p></chapter><chapter xml:id='c.f' role='findings' access='internal'><title>F</title><p>F.", "reference-not-printed"},
	{"fictional", "", "</p><p/><p> <em>x</em></p><ul><li/><li>\n</li></ul><p><term> </term>", "empty-text empty-text empty-text empty-text"},
	{"fictional", "", "<ref to='c.two'/>", "dangling-reference"},
	{"fictional", "", "<ref to='b.town'/>", "wrong-reference"},
	{"fictional", "<sources><source xml:id='s.a' type='law' access='restricted'><title>A</title></source></sources>", "<ref to='s.a'/>", ""},
	{"fictional", "<sources><source xml:id='s.a' type='law' access='internal'><title>A</title></source></sources>", "<ref to='s.a'/>", "closed-in-public"},
	{"fictional", "<findings access='restricted'><finding xml:id='f.a' kind='strength'><statement>A</statement></finding></findings>", "<ref to='f.a'/>", "closed-in-public"},
	{"fictional", "<findings access='restricted'><finding xml:id='f.a' kind='strength'><statement>A</statement></finding></findings>", "<em access='internal'><ref to='f.a'/></em>", ""},
	{"fictional", "<sources><source xml:id='s.all' type='law'><title>All</title></source></sources><indicators boundary='b.town' period='2019' source='s.all' access='internal'><observation indicator='A:MANY' value='1'/></indicators>", "<fact indicator='A:MANY'>1</fact>", "closed-in-public"},
	{"fictional", "<findings><finding xml:id='f.a' kind='strength'><statement>A</statement><evidence indicator='A:NONE'/></finding></findings>", "", "not-printed unknown-indicator"},
	{"fictional", "<process><mission xml:id='m.a' kind='launch'><met body='o.none'/></mission></process>", "", "dangling-reference"},
	{"fictional", "<indicators boundary='b.town' period='2019'><observation indicator='A:MANY' value='1'/></indicators>", "", "value-without-source"},
	{"fictional", "<indicators boundary='b.town' period='2019'><observation indicator='A:MANY' missing='withheld'/></indicators>", "", ""},
	{"fictional", "<sources><source xml:id='s.a' type='law' within='s.a'><title>A</title></source></sources>", "", "within-itself"},
	{"fictional", "<sources><source xml:id='s.a' type='law' within='s.b'><title>A</title></source><source xml:id='s.b' type='law' within='s.c'><title>A</title></source>"
		"<source xml:id='s.c' type='law' within='s.b'><title>A</title></source></sources>", "", "within-itself"},
	{"fictional", "<sources><source xml:id='s.a' type='law' within='s.b'><title>A</title></source><source xml:id='s.b' type='law'><title>A</title></source></sources>", "", ""},
};

static void test_cases(void **context)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct str text = str_format(&arena, HEAD "standing='%s'>" START "%s<narrative><chapter xml:id='c.one'><title>One</title><p>Words %s</p></chapter></narrative></profile>",
			cases[i].standing, cases[i].middle, cases[i].text);
		expect(text.at, cases[i].wanted);
		arena_finish(&arena);
	}
}

/* Charts: on both sides of each rule, with the values of the facts */

#define ROW(name, numbers) "<row name='" name "'>" numbers "</row>"
static const struct {
	const char *chart, *wanted;
} charts[] = {
	{"<chart type='time-series' of='A:NUMBER'/>", ""},
	{"<chart type='time-series' of='A:NUMBER A:MANY'/>", ""},
	{"<chart type='time-series' of='A:NUMBER A:SHARE'/>", "chart-units"},
	{"<chart type='bars' of='EC/x'/>", ""},
	{"<chart type='bars' of='A:SHARE EC:X'/>", ""},
	{"<chart type='bars' of='A'/>", ""},
	{"<chart type='bars' of='SC'/>", "chart-subject"},
	{"<chart type='bars' of='A:NONE'/>", "chart-subject"},
	{"<chart type='bars' of='A:YES'/>", "chart-subject"},
	{"<chart type='shares' of='A:SHARE'/>", "chart-shares-sum"},
	{"<chart type='performance-bar' of='A:YES'/>", ""},
	{"<chart type='performance-bar' of='A'/>", "chart-subject"},
	{"<chart type='performance-bar' of='A:YES A:MANY'/>", "chart-subject"},
	{"<chart type='performance-bar'/>", "chart-data"},
	{"<chart type='wheel'/>", ""},
	{"<chart type='wheel' of='EC SC'/>", ""},
	{"<chart type='wheel' of='EC/x'/>", "chart-subject"},
	{"<chart type='fan'/>", "chart-data"},
	{"<chart type='fan' of='EC'/>", ""},
	{"<chart type='fan' of='EC SC'/>", "chart-subject"},
	{"<chart type='sdg-strip' goals='3 4'/>", ""},
	{"<chart type='sdg-strip' of='EC' goals='3 4'/>", "chart-data"},
	{"<chart type='radar' goals='3 4'/>", "chart-data"},
	{"<chart type='pyramid' of='A:MANY'/>", "chart-data"},
	{"<chart type='gantt'/>", "chart-without-values"},
	{"<chart type='gantt' of='r.none'/>", "dangling-reference"},
	{"<chart type='gantt' of='c.one'/>", "wrong-reference"},
	{"<chart type='gantt'><task name='A'/></chart>", "chart-date"},
	{"<chart type='gantt'><task name='A'/><task name='B' to='2020'/></chart>", ""},
	{"<chart type='gantt'><task name='A'><milestone date='2020'/></task></chart>", ""},
	{"<chart type='gantt'><task name='A' from='2021' to='2020'/></chart>", "date-order"},
	{"<chart type='status-board'><task name='A'/></chart>", ""},
	{"<chart type='bars'><task name='A'/></chart>", "chart-data"},
	{"<chart type='bars' unit='m'><column name='A'/>" ROW("x", "1e3") ROW("y", "-.5") "</chart>", "chart-number chart-number"},
	{"<chart type='bars' unit='m'><column name='A'/>" ROW("x", "-1") ROW("y", "..") "</chart>", ""},
	{"<chart type='bars' unit='m'><column name='A'/>" ROW("x", "123456789012345678901234") ROW("y", "1234567890123456789012345") "</chart>", "chart-number"},
	{"<chart type='bars' unit='m'><column name='A'/>" ROW("x", "1<!-- 2 --> 3") ROW("y", "") "</chart>", "chart-row chart-row"},
	{"<chart type='bars' unit='m'><column name='A'/><column name='B'/>" ROW("x", "\n1\t2 ") "</chart>", ""},
	{"<chart type='bars' annual='yes'><column name='A'/>" ROW("x", "1") "</chart>", "chart-data"},
	{"<chart type='time-series'><column name='A'/>" ROW("2019", "1") ROW("2020", "1") "</chart>", ""},
	{"<chart type='time-series'><column name='A'/>" ROW("2019", "1") ROW("2019-06", "1") "</chart>", "chart-date"},
	{"<chart type='time-series'><column name='A'/>" ROW("x", "1") "<row name='y' date='2019'>1</row></chart>", "chart-date"},
	{"<chart type='pyramid'><column name='A'/><column name='B'/>" ROW("0–4", "1 2") "</chart>", ""},
	{"<chart type='pyramid'><column name='A'/><column name='B'/>" ROW("0–4", "-1 2") "</chart>", "chart-below-zero"},
	{"<chart type='pyramid'><column name='A'/>" ROW("0–4", "1") "</chart>", "chart-sides"},
	{"<chart type='shares'><column name='A'/>" ROW("x", "33.3") ROW("y", "33.3") ROW("z", "33.3") "</chart>", ""},
	{"<chart type='shares'><column name='A'/>" ROW("x", "33.3") ROW("y", "33.3") ROW("z", "33.2") "</chart>", "chart-shares-sum"},
	{"<chart type='shares'><column name='A'/>" ROW("x", "33.3") ROW("y", "33.3") ROW("z", "..") "</chart>", ""},
	{"<chart type='shares'><column name='A'/>" ROW("x", "70.3") ROW("y", "33.3") ROW("z", "..") "</chart>", "chart-shares-sum"},
	{"<chart type='shares'><column name='A'/>" ROW("x", "100") ROW("y", "0.00") "</chart>", ""},
	{"<chart type='bars'><column name='1'/><column name='2'/><column name='3'/><column name='4'/><column name='5'/>" ROW("x", "1 2 3 4 5") "</chart>", ""},
	{"<chart type='bars'><column name='1'/><column name='2'/><column name='3'/><column name='4'/><column name='5'/><column name='6'/>" ROW("x", "1 2 3 4 5 6") "</chart>", "chart-series-many"},
};

static void test_charts(void **context)
{
	for (size_t i = 0; i < sizeof charts / sizeof charts[0]; i++) {
		struct arena arena = {0};
		struct str text = str_format(&arena, HEAD "standing='fictional'>" START VALUES
			"<narrative><chapter xml:id='c.one'><title>One</title><figure><caption>C</caption>%s</figure></chapter></narrative></profile>", charts[i].chart);
		expect(text.at, charts[i].wanted);
		arena_finish(&arena);
	}
}

#define VALUE_OF_2019 "<sources><source xml:id='s.all' type='law'><title>All</title></source></sources>" \
	"<indicators boundary='b.one' period='2019' source='s.all'><observation indicator='A:MANY' value='1'/></indicators>"

/* Sections nested so many deep; boundaries with the attributes of both; the words of publication. */
static const struct {
	const char *standing, *publication, *one, *other, *middle, *section, *wanted;
} wholes[] = {
	{"fictional", "", "", "", "", "<section><title>1</title><section><title>2</title><section><title>3</title><section><title>4</title><p>x</p></section></section></section></section>", ""},
	{"fictional", "", "", "", "", "<section><title>1</title><section><title>2</title><section><title>3</title><section><title>4</title>"
		"<section><title>5</title><section><title>6</title><p>x</p></section></section></section></section></section></section>", "section-too-deep"},
	{"fictional", "", "within='b.one'", "", "", "", "within-itself"},
	{"fictional", "", "within='b.other'", "within='b.one'", "", "", "within-itself"},
	{"fictional", "", "within='b.other'", "", "", "", ""},
	{"fictional", "", "from='2021'", "", VALUE_OF_2019, "", "boundary-time"},
	{"fictional", "", "to='2018-12-31'", "", VALUE_OF_2019, "", "boundary-time"},
	{"fictional", "", "from='2019-12-31' to='2020'", "", VALUE_OF_2019, "", ""},
	{"fictional", "", "", "from='2021'", VALUE_OF_2019, "", ""},
	{"official", "issuer='o.a' authorization='Letter'", "", "", "<bodies><body xml:id='o.a' type='company'><name>A</name></body></bodies>", "", ""},
	{"official", "issuer='o.a' authorization='Letter'", "", "", "<bodies><body xml:id='o.a' type='company' access='internal'><name>A</name></body></bodies>", "", "closed-in-public"},
	{"official", "access='internal' issuer='o.a' authorization='Letter'", "", "", "<bodies access='internal'><body xml:id='o.a' type='company'><name>A</name></body></bodies>", "", ""},
};

static void test_wholes(void **context)
{
	for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++) {
		struct arena arena = {0};
		struct str text = str_format(&arena, HEAD "standing='%s'><publication type='ssc-profile' %s><edition xml:id='e.en' lang='en' status='draft'/></publication>"
			"<city country='XX'><name>Town</name><boundary xml:id='b.one' kind='municipality' %s/><boundary xml:id='b.other' kind='region' %s/></city>%s"
			"<narrative><chapter xml:id='c.one'><title>One</title>%s</chapter></narrative></profile>",
			wholes[i].standing, wholes[i].publication, wholes[i].one, wholes[i].other, wholes[i].middle, wholes[i].section);
		expect(text.at, wholes[i].wanted);
		arena_finish(&arena);
	}
}

/* A reference that the check does not know would be let through or refused always: each is tried with an id that does not exist. */
static void test_every_reference_is_known(void **context)
{
	struct arena arena = {0};
	struct source_list sources = {.arena = &arena};
	struct diag diag = {.arena = &arena, .sources = &sources};
	struct xml_tree tree;
	struct profile profile;
	const char *data = getenv("CITYPROFILE_DATA");
	struct str path = str_format(&arena, "%s/examples/exampleby/profile.xml", data ? data : ".");
	assert_true(xml_tree_read(path, &xml_limits_default, (struct span){0}, &arena, &diag, &tree));
	assert_true(profile_read(&tree, &arena, &diag, &profile));
	assert_true(check_profile(&profile, NULL, tree.folder, &arena, &diag));
	for (size_t i = 0; i < profile.references.n; i++)
		profile.references.at[i].to = STR("nowhere");
	assert_false(check_profile(&profile, NULL, tree.folder, &arena, &diag));
	assert_int_equal(diag.n, profile.references.n);
	for (size_t i = 0; i < diag.n; i++) {
		assert_int_equal(diag.at[i].code, DIAG_DANGLING_REFERENCE);
		assert_true(diag.at[i].message.n > strlen("there is no  with the id 'nowhere'"));
	}
	/* The example uses every attribute, so every kind of reference was tried. */
	size_t kinds = 0;
	for (uint16_t i = 0; i < profile_schema.element_count; i++) {
		const struct structure_type *type = structure_element_type(&profile_schema, &profile_schema.elements[i]);
		for (uint16_t j = 0; j < type->attribute_count; j++)
			kinds += strncmp(profile_schema.simples[profile_schema.attributes[type->first_attribute + j].simple].name, "reference", 9) == 0;
	}
	assert_true(kinds > 20 && profile.references.n >= kinds);
	xml_tree_finish(&tree);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_wholes),
		cmocka_unit_test(test_charts),
		cmocka_unit_test(test_every_reference_is_known),
	};
	xml_start();
	locale_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
