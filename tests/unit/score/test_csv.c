/* CSV: quoting after RFC 4180, guards against spreadsheets, and the scorecard in rows of one shape. */
#include "base/rational.h"
#include "score/csv.h"
#include "town.h"

static void test_fields(void **state)
{
	static const struct { bool is_text; const char *field, *expected; } rows[] = {
		{false, "plain", "plain\r\n"}, {false, "", "\r\n"}, {false, "a,b", "\"a,b\"\r\n"}, {false, "a\"b", "\"a\"\"b\"\r\n"},
		{false, "a\nb", "\"a\nb\"\r\n"}, {false, "a\rb", "\"a\rb\"\r\n"}, {false, "-1.5", "-1.5\r\n"}, {false, "=1", "=1\r\n"},
		{true, "plain = text", "plain = text\r\n"}, {true, "=1+1", "'=1+1\r\n"}, {true, "+1", "'+1\r\n"}, {true, "-1", "'-1\r\n"},
		{true, "@SUM(A1)", "'@SUM(A1)\r\n"}, {true, "\tx", "'\tx\r\n"}, {true, "\rx", "\"'\rx\"\r\n"}, {true, "=a,\"b\"", "\"'=a,\"\"b\"\"\"\r\n"},
		{true, "7/3", "'7/3\r\n"}, {true, "7/3/2", "7/3/2\r\n"}, {true, "EN:A/2", "EN:A/2\r\n"}, {true, "", "\r\n"},
		{true, "a\xc2\x9b" "2J\x7f" "b", "a2Jb\r\n"}, {true, "\u202e\u2066" "evil\u2069\u202c", "evil\r\n"}, {false, "\u202a" "5\xc2\x80", "5\r\n"},
		{true, "\u202d=1+1", "'=1+1\r\n"}, {true, "7\u2068/3", "'7/3\r\n"}, {true, "\u200eÅlesund\u200f\xc2\xa0", "\u200eÅlesund\u200f\xc2\xa0\r\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena arena = {0};
		struct buf out = {.arena = &arena};
		struct csv csv = {.out = &out};
		(rows[i].is_text ? csv_add_text : csv_add)(&csv, str_from(rows[i].field));
		csv_end_row(&csv);
		assert_string_equal(out.at, rows[i].expected);
		arena_finish(&arena);
	}
}

static void test_rows(void **state)
{
	struct arena arena = {0};
	struct buf out = {.arena = &arena};
	struct csv csv = {.out = &out};
	csv_add(&csv, STR(""));
	csv_add_integer(&csv, -5);
	csv_end_row(&csv);
	csv_add(&csv, STR("x"));
	csv_add(&csv, STR(""));
	csv_end_row(&csv);
	assert_string_equal(out.at, ",-5\r\nx,\r\n");
	arena_finish(&arena);
}

/** Returns the number of fields in a row that ends in CR LF, and moves past it. */
static size_t count_fields(const char **rest)
{
	size_t fields = 1;
	bool quoted = false;
	const char *c = *rest;
	for (; quoted || strncmp(c, "\r\n", 2) != 0; c++) {
		assert_int_not_equal(*c, '\0');
		quoted ^= *c == '"';
		fields += !quoted && *c == ',';
	}
	*rest = c + 2;
	return fields;
}

static void test_one_shape(void **state)
{
	static const char *const profiles[] = {
		"examples/exampleby/profile.xml", "profiles/archive/karmoy-2020/profile.xml", "examples/methods/harbour-1.xml",
		"examples/methods/harbour-local.xml",
	};
	for (size_t p = 0; p < sizeof profiles / sizeof profiles[0]; p++) {
		struct town town;
		town_open(&town, profiles[p]);
		struct buf out = {.arena = &town.run.arena};
		scorecard_to_csv(&town.view, &town.run.arena, &out);
		assert_memory_equal(out.at, "\xEF\xBB\xBF" "level,code,name,", 19);
		const char *rest = out.at;
		size_t columns = count_fields(&rest), rows = 0;
		for (; *rest != '\0'; rows++) {
			assert_int_equal(count_fields(&rest), columns);
		}
		assert_int_equal(rows, town.method.points.n + town.method.indicators.n + town.method.groups.n);
		town_close(&town);
	}
}

/* Of the fictional city: what stands at the end of each row, so that no band goes without its notice. */
#define BASIS "example-method-1,example-benchmarks-1,fictional,public,Fictional targets."

static void test_lines(void **state)
{
	static const char *const lines[] = {
		"\r\ndata-point,EC:W:2C,Water loss,core,EC,EC:W,EC/losses,35.4,'1240500/35023,%,scored,,2019-01-01,2019-12-31,"
			"Exampleby and Sampleby before their merger,s.balance,measured,yes,,public,linear,lower,10,60,,project,49.16,'1721760/35023,C,2,4,1,,,," BASIS "\r\n",
		"\r\ndata-point,EN:G:1A,Green areas,advanced,EN,EN:G,EN/green-space,,,m² per inhabitant,not-reported,The city has not yet mapped its parks.,"
			"2019-01-01,2019-12-31,Exampleby and Sampleby before their merger,s.yearbook,,,,public,,,,,,,,,,,,1,,,," BASIS "\r\n",
		"\r\ndata-point,SC:P:1C,Open meetings,core,SC,SC:P,SC/participation,yes,yes,yes or no,scored,,2020-09-01,2020-09-30,",
		"\r\nindicator,EN:A:2C,Particles in the air,core,EN,EN:A,EN/air-and-climate,,,,,,,,,,,,,,,,,,,,,,,8,8,1,2,2,2," BASIS "\r\n",
		"\r\ncategory,EC/losses,Losses,,EC,,,,,,,,,,,,,,,,,,,,,,50.00,50,C,2,4,1,1,1,1," BASIS "\r\n",
	};
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	struct buf out = {.arena = &town.run.arena};
	scorecard_to_csv(&town.view, &town.run.arena, &out);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		assert_says(out.at, lines[i]);
	}
	town_close(&town);
}

/** The steps of thresholds, the worst first. */
static void test_steps(void **state)
{
	struct town town;
	town_open(&town, "examples/methods/harbour-1.xml");
	struct buf out = {.arena = &town.run.arena};
	scorecard_to_csv(&town.view, &town.run.arena, &out);
	assert_says(out.at, ",thresholds,lower,15,,60: 25; 30: 50; 15: 100,project,50.00,50,B,");
	town_close(&town);
}

/** What data points are worth has their weight in it, as the sums of groups have. */
static void test_weighted(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	struct buf out = {.arena = &town.run.arena};
	town.card.points[1].weight = 6;
	scorecard_to_csv(&town.view, &town.run.arena, &out);
	assert_says(out.at, "49.16,'1721760/35023,C,12,24,6,,,,");
	town_close(&town);
}

/** A restricted set is called so in each row; without a set nothing is said. */
static void test_basis(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	struct buf closed = {.arena = &town.run.arena}, without = closed;
	town.set.access = BENCHMARKS_RESTRICTED;
	scorecard_to_csv(&town.view, &town.run.arena, &closed);
	assert_says(closed.at, ",example-method-1,example-benchmarks-1,fictional,restricted,Fictional targets.\r\n");
	assert_null(strstr(closed.at, "fictional,public"));
	town.card.benchmarks = NULL;
	scorecard_to_csv(&town.view, &town.run.arena, &without);
	assert_says(without.at, ",example-method-1,,,,\r\n");
	assert_null(strstr(without.at, "example-benchmarks-1"));
	town_close(&town);
}

/** Where a period was asked for, a data point without any observation of it has that period. */
static void test_period(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	struct score_input input = town.card.input;
	input.period = STR("2018");
	assert_true(score_make(&input, &town.run.arena, &town.run.diag, &town.card));
	struct buf out = {.arena = &town.run.arena}, sdmx = out;
	scorecard_to_csv(&town.view, &town.run.arena, &out);
	assert_says(out.at, "data-point,EC:W:1C,Piped water,core,EC,EC:W,EC/networks,,,%,not-collected,,2018-01-01,2018-12-31,");
	scorecard_to_sdmx(&town.view, &town.run.arena, &sdmx);
	assert_says(sdmx.at, ",_Z,EC_W_1C,2018,,L,F,percent,");
	assert_null(strstr(sdmx.at, ",EC_W_1C,2019,,L,"));
	town_close(&town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_one_shape),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_weighted),
		cmocka_unit_test(test_basis),
		cmocka_unit_test(test_period),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
