/* A profile under another version of its method: what is taken over, forwards, backwards and over several versions. */
#include "base/rational.h"
#include "sample.h"
#include "score/version.h"

#define INDICATOR(code, kind, unit, rest) \
	"<indicator code='" code "' class='core' dimension='X'><name>N</name><data-point kind='" kind "' unit='" unit \
	"' decimals='0' direction='none'><definition status='derived' source='us'>D</definition>" rest "</data-point></indicator>"
#define COUNT(code, rest) INDICATOR(code, "count", "u", rest)
#define FORMERLY(code, comparable) "<formerly code='" code "' comparable='" comparable "'/>"

/* A stays, B becomes C, D means something else, E is gone, F is new. */
#define FIRST COUNT("X:A", "") COUNT("X:B", "") COUNT("X:D", "") COUNT("X:E", "")
#define SECOND COUNT("X:A", FORMERLY("X:A", "yes")) COUNT("X:C", FORMERLY("X:B", "yes")) COUNT("X:D", FORMERLY("X:D", "no")) \
	COUNT("X:F", "")
/* C becomes B again, F stays; D, which is called comparable to the second, is not comparable to the first. */
#define THIRD COUNT("X:B", FORMERLY("X:C", "yes")) COUNT("X:D", FORMERLY("X:D", "yes")) COUNT("X:F", FORMERLY("X:F", "yes")) COUNT("X:A", "")

struct versions {
	struct run run;
	struct method methods[3]; /* the oldest first */
	struct version version;
};

static void read_method(struct versions *v, size_t index, const char *points)
{
	struct str predecessor = index > 0 ? str_format(&v->run.arena, " predecessor='made-%zu'", index) : STR("");
	struct str text = str_format(&v->run.arena,
		"<method xmlns='urn:cityprofile:method:1' xml:id='made-%zu' xml:lang='en' complete='yes'%s><name>Made</name>"
		"<scoring cap='100' aggregation='points-over-data-points' unverified='score'>%s</scoring>"
		"<units><unit id='u'><name>u</name></unit><unit id='v'><name>v</name></unit></units><dimension code='X'><name>Ex</name></dimension>%s</method>",
		index + 1, predecessor.at, CITY_BANDS, points);
	assert_true(run_method(&v->run, text, &v->methods[index]));
}

static void start(struct versions *v)
{
	static const char *const points[] = {FIRST, SECOND, THIRD};
	memset(v, 0, sizeof *v);
	run_start(&v->run);
	for (size_t i = 0; i < 3; i++) {
		read_method(v, i, points[i]);
	}
}

/** Go from one version to another; both count from 0. */
static bool go(struct versions *v, size_t from, size_t to)
{
	struct version_chain chain = {0};
	size_t newest = from > to ? from : to, oldest = from > to ? to : from;
	for (size_t i = newest + 1; i-- > oldest;) {
		vec_push(&chain, &v->run.arena, &v->methods[i]);
	}
	return version_make(&v->methods[from], &v->methods[to], &chain, &v->run.arena, &v->run.diag, &v->version);
}

/** Returns what becomes of the data points: "X:C=X:B X:D!X:D X:F+ -X:E". */
static const char *show(struct versions *v)
{
	struct buf text = {.arena = &v->run.arena};
	static const char signs[] = {'=', '!', '+'};
	for (size_t i = 0; i < v->version.to->points.n; i++) {
		const struct version_point *point = &v->version.points[i];
		struct str former = point->former != METHOD_NONE ? v->version.from->points.at[point->former].code : STR("");
		buf_format(&text, "%s%.*s%c%.*s", i > 0 ? " " : "", STR_ARG(v->version.to->points.at[i].code), signs[point->tie], STR_ARG(former));
	}
	for (size_t i = 0; i < v->version.dropped.n; i++) {
		buf_format(&text, " -%.*s", STR_ARG(v->version.from->points.at[v->version.dropped.at[i]].code));
	}
	return text.at;
}

static void test_ties(void **state)
{
	static const struct { size_t from, to; const char *expected; } cases[] = {
		{0, 1, "X:A=X:A X:C=X:B X:D!X:D X:F+ -X:E"},
		{1, 0, "X:A=X:A X:B=X:C X:D!X:D X:E+ -X:F"},
		{1, 2, "X:B=X:C X:D=X:D X:F=X:F X:A+ -X:A"},
		{2, 1, "X:A+ X:C=X:B X:D=X:D X:F=X:F -X:A"},
		/* Over two versions: each of them must say that a data point means the same. */
		{0, 2, "X:B=X:B X:D!X:D X:F+ X:A+ -X:A -X:E"},
		{2, 0, "X:A+ X:B=X:B X:D!X:D X:E+ -X:F -X:A"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct versions v;
		start(&v);
		assert_true(go(&v, cases[i].from, cases[i].to));
		assert_string_equal(show(&v), cases[i].expected);
		assert_int_equal(v.version.forward, cases[i].to > cases[i].from);
		assert_int_equal(v.run.diag.n, 0);
		arena_finish(&v.run.arena);
	}
}

/** What is measured otherwise cannot be called comparable, and a former data point must have been there. */
static void test_refused(void **state)
{
	static const struct { const char *points, *code, *shown; } cases[] = {
		{INDICATOR("X:A", "count", "v", FORMERLY("X:A", "yes")), "method-predecessor", "X:A"},
		{INDICATOR("X:A", "share", "u", FORMERLY("X:B", "yes")), "method-predecessor", "X:B"},
		{INDICATOR("X:A", "yes-no", "u", FORMERLY("X:D", "yes")), "method-predecessor", "X:D"},
		{COUNT("X:A", FORMERLY("X:Z", "no")), "unknown-indicator", "X:Z"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct versions v;
		start(&v);
		read_method(&v, 1, cases[i].points);
		assert_false(go(&v, 0, 1));
		run_assert_one(&v.run, cases[i].code, cases[i].shown);
		arena_finish(&v.run.arena);
	}
}

#define LIST(items, rest) "<indicator code='X:L' class='core' dimension='X'><name>N</name><data-point kind='list' unit='u' decimals='0' " \
	"direction='higher'>" items "<definition status='derived' source='us'>D</definition>" rest "</data-point></indicator>"
#define ITEM(id) "<item id='" id "'><name>N</name></item>"

/** A list is the same when it asks for the same. */
static void test_lists(void **state)
{
	static const struct { const char *points; bool comparable; } cases[] = {
		{LIST(ITEM("a") ITEM("b"), FORMERLY("X:L", "yes")), true},
		{LIST(ITEM("a") ITEM("c"), FORMERLY("X:L", "yes")), false},
		{LIST(ITEM("a") ITEM("b") ITEM("c"), FORMERLY("X:L", "yes")), false},
		{LIST(ITEM("a") ITEM("c"), FORMERLY("X:L", "no")), true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct versions v;
		start(&v);
		read_method(&v, 0, LIST(ITEM("a") ITEM("b"), ""));
		read_method(&v, 1, cases[i].points);
		assert_int_equal(go(&v, 0, 1), cases[i].comparable);
		if (!cases[i].comparable) {
			run_assert_one(&v.run, "method-predecessor", "X:L");
			assert_non_null(strstr(v.run.diag.at[0].message.at, "another list"));
		}
		arena_finish(&v.run.arena);
	}
}

static struct observation observe(const char *code, const char *value, const char *period, const char *method, bool earlier)
{
	struct observation o = {.indicator = str_from(code), .text = str_from(value), .period = str_from(period), .method = str_from(method),
		.earlier = earlier};
	if (!decimal_parse(o.text, &o.value)) {
		o.form = OBSERVATION_NONE;
		o.missing = OBSERVATION_WITHHELD;
	}
	return o;
}

/** Returns observations as text: code, value, what collected them, and ~ for a break. */
static const char *show_observations(struct versions *v, const struct observation *observations, size_t n)
{
	struct buf text = {.arena = &v->run.arena};
	struct version_observations seen = version_observe(&v->version, observations, n, &v->run.arena, &v->run.diag);
	for (size_t i = 0; i < seen.n; i++) {
		const struct observation *o = &seen.at[i];
		buf_format(&text, "%s%.*s=%.*s%s%.*s%s", i > 0 ? " " : "", STR_ARG(o->indicator), STR_ARG(o->missing ? STR("?") : o->text),
			o->method.n > 0 ? "@" : "", STR_ARG(o->method), o->breaks ? "~" : "");
	}
	return text.at;
}

static void test_observations(void **state)
{
	const struct observation old[] = {observe("X:A", "1", "2020", "", false), observe("X:B", "2", "2020", "", false),
		observe("X:B", "3", "2019", "", true), observe("X:D", "4", "2020", "", false), observe("X:E", "5", "2020", "", false)};
	const struct observation new[] = {observe("X:A", "-", "2022", "", false), observe("X:C", "2", "2022", "", false),
		observe("X:C", "3", "2020", "made-1", true), observe("X:C", "7", "2018", "elsewhere-9", true), observe("X:D", "4", "2022", "", false),
		observe("X:D", "5", "2020", "made-1", true), observe("X:F", "6", "2022", "", false)};
	struct versions v;
	start(&v);
	assert_true(go(&v, 0, 1));
	/* X:D means something else and X:F is new: neither is reported. */
	assert_string_equal(show_observations(&v, old, 5), "X:A=1 X:C=2 X:C=3 X:D=? X:F=?");
	assert_true(go(&v, 1, 0));
	/* What was collected by the older version stands as it is; where the series passes to the newer, it breaks. */
	assert_string_equal(show_observations(&v, new, 7), "X:A=? X:B=2~ X:B=3@made-1~ X:B=7@elsewhere-9 X:D=5@made-1 X:D=? X:E=?");
	assert_int_equal(v.run.diag.n, 0);
	/* A code that the profile's own method lacks. */
	const struct observation wrong = observe("X:Q", "1", "2020", "", false);
	show_observations(&v, &wrong, 1);
	assert_int_equal(v.run.diag.n, 1);
	assert_string_equal(diag_info(v.run.diag.at[0].code)->slug, "unknown-indicator");
	arena_finish(&v.run.arena);
}

/** A state is taken over; what the profile says of data points that it does not mention is not said of new ones. */
static void test_states(void **state)
{
	const struct observation old[] = {observe("X:A", "-", "2020", "", false), observe("X:D", "-", "2020", "", false)};
	static const enum score_state expected[] = {SCORE_WITHHELD, SCORE_NOT_KNOWN, SCORE_WITHHELD, SCORE_NOT_REPORTED};
	struct versions v;
	struct scorecard card;
	start(&v);
	assert_true(go(&v, 0, 1));
	struct version_observations seen = version_observe(&v.version, old, 2, &v.run.arena, &v.run.diag);
	struct score_input input = {.method = &v.methods[1], .observations = seen.at, .count = seen.n, .unmentioned = OBSERVATION_NOT_KNOWN,
		.version = &v.version};
	assert_true(score_make(&input, &v.run.arena, &v.run.diag, &card));
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(card.points[i].state, expected[i]);
		assert_false(version_is_taken(&card, i));
	}
	arena_finish(&v.run.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ties),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_observations),
		cmocka_unit_test(test_states),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
