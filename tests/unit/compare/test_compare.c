/* Comparisons of cities made up here: their order, ranks, what is noted, and the shapes of the text. */
#include "../score/sample.h"
#include "base/rational.h"
#include "compare/compare.h"
#include "locale/format.h"

/** Three data points in one dimension; higher is better, the targets are 300, so that a value of 100 gives 100/3 per cent. */
#define BODY \
	"<dimension code='X'><name>Ex</name><name xml:lang='nb'>Eks</name></dimension><dimension code='Y'><name>Why</name></dimension>" \
	CITY_INDICATOR("X:1C", "class='core' dimension='X'", CITY_POINT("count", "valid-from='0'", "")) \
	CITY_INDICATOR("X:2C", "class='core' dimension='X'", CITY_POINT("count", "valid-from='0'", "")) \
	CITY_INDICATOR("X:3C", "class='core' dimension='X'", CITY_POINT("count", "valid-from='0'", "")) \
	CITY_INDICATOR("X:1L", "class='local' dimension='X'", CITY_POINT("count", "valid-from='0'", ""))
#define TARGET(code) CITY_TARGET(code, "formula='ratio' value='300' direction='higher'", "")
#define TARGETS TARGET("X:1C") TARGET("X:2C") TARGET("X:3C") TARGET("X:1L")

/** A city to compare: names as XML, boundary, and a value of each data point ("" is none). */
struct row {
	const char *id, *names, *boundary, *period;
	const char *values[4];
};

struct table_of {
	struct city city; /* method, set and arena */
	struct comparison comparison;
};

static const char *const codes[] = {"X:1C", "X:2C", "X:3C", "X:1L"};

static void start(struct table_of *t, const char *lang, bool ranked)
{
	memset(t, 0, sizeof *t);
	city_write(&t->city, "cap='100' aggregation='mean-of-children' dimension-children='indicator'", BODY, TARGETS);
	t->comparison = (struct comparison){.method = &t->city.method, .benchmarks = &t->city.set, .lang = str_from(lang), .ranked = ranked,
		.group = METHOD_NONE, .arena = &t->city.run.arena};
}

static struct str write_profile(struct table_of *t, const struct row *row)
{
	struct buf text = {.arena = &t->city.run.arena};
	buf_format(&text, "<profile xmlns='urn:cityprofile:profile:1' xml:id='%s' xml:lang='en' standing='fictional' method='made-1' template='t-1'>"
		"<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>"
		"<city country='XX'>%s<boundary xml:id='b.city' kind='%s'/></city>"
		"<indicators boundary='b.city' period='%s'>", row->id, row->names, row->boundary, row->period);
	for (size_t i = 0; i < 4; i++) {
		if (row->values[i] != NULL && row->values[i][0] != '\0') {
			buf_format(&text, "<observation indicator='%s' value='%s'/>", codes[i], row->values[i]);
		}
	}
	buf_format(&text, "</indicators><narrative><chapter xml:id='c' role='city'><title>T</title><p>P</p></chapter></narrative></profile>");
	return buf_str(&text);
}

static void add(struct table_of *t, const struct row *row)
{
	struct run *run = &t->city.run;
	struct profile profile;
	struct scorecard card;
	struct xml_tree tree = run_parse(run, write_profile(t, row));
	bool read = profile_read(&tree, &run->arena, &run->diag, &profile);
	for (size_t i = 0; i < run->diag.n; i++) {
		print_error("%.*s\n", STR_ARG(run->diag.at[i].message));
	}
	assert_true(read);
	struct score_input input = {.method = &t->city.method, .benchmarks = &t->city.set, .observations = profile.observations.at,
		.count = profile.observations.n};
	assert_true(score_make(&input, &run->arena, &run->diag, &card));
	struct scorecard_view view = {.card = &card, .profile = &profile, .lang = t->comparison.lang};
	compare_add(&t->comparison, &view, str_format(&run->arena, "%s.xml", row->id));
	xml_tree_finish(&tree);
}

static void assert_order(struct table_of *t, const char *expected)
{
	struct buf ids = {.arena = &t->city.run.arena};
	for (size_t i = 0; i < t->comparison.cities.n; i++) {
		buf_format(&ids, "%s%.*s", i > 0 ? " " : "", STR_ARG(t->comparison.cities.at[i].id));
	}
	assert_string_equal(ids.at, expected);
}

static void assert_ranks(struct table_of *t, size_t group, const char *expected)
{
	struct buf ranks = {.arena = &t->city.run.arena};
	for (size_t i = 0; i < t->comparison.cities.n; i++) {
		buf_format(&ranks, "%s%zu", i > 0 ? " " : "", t->comparison.cities.at[i].groups[group].rank);
	}
	assert_string_equal(ranks.at, expected);
}

static struct str print(struct table_of *t)
{
	struct buf out = {.arena = &t->city.run.arena};
	compare_to_text(&t->comparison, &t->city.run.arena, &out);
	return buf_str(&out);
}

static void assert_says(struct table_of *t, const char *text)
{
	if (strstr(print(t).at, text) == NULL) {
		fail_msg("“%s” does not stand in:\n%s", text, print(t).at);
	}
}

static void assert_silent(struct table_of *t, const char *text)
{
	if (strstr(print(t).at, text) != NULL) {
		fail_msg("“%s” stands in:\n%s", text, print(t).at);
	}
}

#define NAME(name) "<name>" name "</name>"
#define PLAIN(id, name, value) {id, NAME(name), "municipality", "2024", {value, value, value}}

/** The order is that of a dictionary of the language; cities of one name stand by their ids, however they come. */
static void test_order(void **state)
{
	static const struct row rows[] = {
		PLAIN("zadar", "Zadar", "1"), PLAIN("asgard", "Åsgard", "1"), PLAIN("oslo-b", "Oslo", "1"), PLAIN("aalborg", "Aalborg", "1"),
		PLAIN("oslo-a", "Oslo", "1"), PLAIN("alta", "Alta", "1"), PLAIN("oksnes", "Øksnes", "1"),
	};
	static const struct { const char *lang, *order; } cases[] = {
		{"en", "aalborg alta asgard oksnes oslo-a oslo-b zadar"},
		{"nb", "alta oslo-a oslo-b zadar oksnes aalborg asgard"},
		{"nb-NO", "alta oslo-a oslo-b zadar oksnes aalborg asgard"},
		{"xx-nowhere", "aalborg alta asgard oksnes oslo-a oslo-b zadar"},
		{"", "aalborg alta asgard oksnes oslo-a oslo-b zadar"},
	};
	for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
		for (size_t turn = 0; turn < 7; turn++) {
			struct table_of t;
			start(&t, cases[c].lang, false);
			for (size_t i = 0; i < 7; i++) {
				add(&t, &rows[(i * 3 + turn) % 7]);
			}
			compare_finish(&t.comparison);
			assert_order(&t, cases[c].order);
			city_finish(&t.city);
		}
	}
}

/** The name is that of the language, not one that no longer holds. */
static void test_names(void **state)
{
	static const struct row row = {"x", "<name to='1924'>Kristiania</name><name>Oslo city</name><name xml:lang='nb'>Oslo</name>"
		"<name xml:lang='nb' to='2019'>Old</name>", "municipality", "2024", {"1", "1", "1"}};
	static const struct row old = {"y", "<name to='1924'>Kristiania</name>", "municipality", "2024", {"1", "1", "1"}};
	static const struct { const char *lang, *name; } cases[] = {{"en", "Oslo city"}, {"nb", "Oslo"}, {"fr", "Oslo city"}};
	for (size_t i = 0; i < 3; i++) {
		struct table_of t;
		start(&t, cases[i].lang, false);
		add(&t, &row);
		add(&t, &old);
		assert_true(str_is(t.comparison.cities.at[0].name, cases[i].name));
		assert_true(str_is(t.comparison.cities.at[1].name, "Kristiania"));
		city_finish(&t.city);
	}
}

/** Ranks are by exact percentages: 100/3 and 33.333333333333 are two, 100/3 and 100/3 are one. */
static void test_ranks(void **state)
{
	static const struct row rows[] = {
		PLAIN("a", "A", "100"), PLAIN("b", "B", "99.999999999999"), PLAIN("c", "C", "299"), PLAIN("d", "D", "100.000"), PLAIN("e", "E", ""),
		PLAIN("f", "F", "0"),
	};
	struct table_of t;
	start(&t, "en", true);
	for (size_t i = 0; i < 6; i++) {
		add(&t, &rows[i]);
	}
	compare_finish(&t.comparison);
	assert_order(&t, "a b c d e f");
	assert_ranks(&t, 0, "2 4 1 2 0 5");
	/* Nobody is scored there. */
	assert_ranks(&t, 1, "0 0 0 0 0 0");
	assert_says(&t, "Ranks are among");
	city_finish(&t.city);
	start(&t, "en", false);
	add(&t, &rows[0]);
	add(&t, &rows[2]);
	compare_finish(&t.comparison);
	assert_ranks(&t, 0, "0 0");
	assert_silent(&t, "ank");
	city_finish(&t.city);
	/* One city alone is not the first of anything. */
	start(&t, "en", true);
	add(&t, &rows[0]);
	add(&t, &rows[4]);
	compare_finish(&t.comparison);
	assert_ranks(&t, 0, "0 0");
	city_finish(&t.city);
}

#define ONE(id, first, second, third) {id, NAME("City"), "municipality", "2024", {first, second, third}}

static void test_notes_on_groups(void **state)
{
	static const struct { struct row rows[3]; const char *note; } cases[] = {
		{{ONE("a", "1", "1", "1"), ONE("b", "2", "2", "2"), ONE("c", "3", "3", "3")}, NULL},
		{{ONE("a", "1", "", "1"), ONE("b", "2", "2", "2"), ONE("c", "3", "3", "3")}, "* X: based on different data points: 2 and 3 of 3\n"},
		{{ONE("a", "1", "", ""), ONE("b", "2", "2", ""), ONE("c", "3", "3", "3")}, "* X: based on different data points: 1 to 3 of 3\n"},
		{{ONE("a", "1", "", ""), ONE("b", "", "2", ""), ONE("c", "", "", "")},
			"* X: based on different data points: 1 of 3, but not the same\n"},
		/* A city without a score is compared with nothing. */
		{{ONE("a", "1", "1", ""), ONE("b", "2", "2", ""), ONE("c", "", "", "")}, NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct table_of t;
		start(&t, "en", false);
		for (size_t k = 0; k < 3; k++) {
			add(&t, &cases[i].rows[k]);
		}
		compare_finish(&t.comparison);
		if (cases[i].note != NULL) {
			assert_says(&t, cases[i].note);
			assert_says(&t, "Ex *");
			assert_says(&t, "do not measure the same");
		} else {
			assert_silent(&t, "different data points");
			assert_silent(&t, "*");
		}
		city_finish(&t.city);
	}
}

static void test_notes_on_periods_and_territories(void **state)
{
	static const struct row first = {"a", NAME("A"), "municipality", "2024", {"1"}}, same = {"b", NAME("B"), "municipality", "2024", {"2"}},
		spelled = {"c", NAME("C"), "municipality", "2024-01/2024-12", {"2"}}, later = {"d", NAME("D"), "municipality", "2025", {"2"}},
		region = {"e", NAME("E"), "region", "2024", {"2"}}, local = {"f", NAME("F"), "municipality", "2024", {"2", "", "", "7"}};
	static const struct { const struct row *other; const char *says; } cases[] = {
		{&same, NULL}, {&spelled, NULL}, {&later, "have values of different periods"}, {&region, "of different kinds"},
		{&local, "data points of cities' own are left out"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct table_of t;
		start(&t, "en", false);
		add(&t, &first);
		add(&t, cases[i].other);
		compare_finish(&t.comparison);
		assert_silent(&t, "X:1L");
		if (cases[i].says != NULL) {
			assert_says(&t, cases[i].says);
		} else {
			assert_silent(&t, "different");
		}
		city_finish(&t.city);
	}
}

/** A fictional city beside a real one is told of. */
static void test_notes_on_standing(void **state)
{
	static const struct row rows[] = {ONE("a", "1", "1", ""), ONE("b", "2", "2", "")};
	for (size_t i = 0; i < 2; i++) {
		struct table_of t;
		start(&t, "en", false);
		add(&t, &rows[0]);
		add(&t, &rows[1]);
		t.comparison.cities.at[0].standing = i == 0 ? STR("fictional") : t.comparison.cities.at[1].standing;
		t.comparison.cities.at[1].standing = i == 0 ? STR("reconstruction") : t.comparison.cities.at[1].standing;
		compare_finish(&t.comparison);
		if (i == 0) {
			assert_says(&t, "profiles are of different standing");
		} else {
			assert_silent(&t, "of different standing");
		}
		city_finish(&t.city);
	}
}

static size_t count_lines(struct str text, const char *with)
{
	size_t n = 0;
	for (const char *at = text.at; (at = strstr(at, with)) != NULL; at++) {
		n++;
	}
	return n;
}

/** Few cities have columns, many have rows; nothing is cut. */
static void test_shapes(void **state)
{
	static const size_t sizes[] = {2, 10, 100, 1000};
	for (size_t i = 0; i < 4; i++) {
		struct table_of t;
		start(&t, "en", false);
		for (size_t k = 0; k < sizes[i]; k++) {
			struct str id = str_format(&t.city.run.arena, "c%zu", k);
			struct str name = str_format(&t.city.run.arena, "<name>Town %zu</name>", k);
			struct row row = {id.at, name.at, "municipality", "2024", {"150", "150", "150"}};
			add(&t, &row);
		}
		compare_finish(&t.comparison);
		struct str text = print(&t);
		/* 50 per cent of the target, in band C, on three data points. */
		assert_int_equal(count_lines(text, sizes[i] == 2 ? " 50.00 C 3/3" : "50.00  C        3/3"), sizes[i]);
		assert_int_equal(count_lines(text, "X:2C"), sizes[i] == 2 ? 0 : sizes[i]);
		assert_int_equal(count_lines(text, "150.00"), 3 * sizes[i]);
		city_finish(&t.city);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_ranks),
		cmocka_unit_test(test_notes_on_groups),
		cmocka_unit_test(test_notes_on_periods_and_territories),
		cmocka_unit_test(test_notes_on_standing),
		cmocka_unit_test(test_shapes),
	};
	xml_start();
	locale_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
