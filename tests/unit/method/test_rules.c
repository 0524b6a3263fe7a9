/* Methods: weights, means of children, lists, versions, relations, local indicators; what is refused and where. */
#include "sample.h"

#define POINTS "aggregation='points-over-data-points'"
#define MEAN(children) "aggregation='mean-of-children' dimension-children='" children "'"
#define AIR "<sub-dimension code='EN:A'"
#define IN_AIR "sub-dimension='EN:A'"
#define WATER "<category code='EC/water'"
#define OPEN "<indicator code='EN:A:3A' class='advanced' dimension='EN'>"
#define PM10 "<data-point id='pm10'"
#define ANSWER "kind='yes-no'"
#define ITEM(id) "<item id='" id "'><name>" id "</name></item>"
#define WHETHER "<definition status='published' source='us'>Whether."
#define WHETHER_END "Whether.</definition>"
#define COARSE_END "Coarse.</definition>"
#define FORMERLY(code) "<formerly code='" code "' comparable='no'/>"
#define COMPLETE "complete='yes'"
#define END "</method>"
#define RELATION(attributes) "<relation " attributes " status='derived' source='us'>Why.</relation></method>"

/* The sample with up to three changes. */
struct changed {
	const char *from[3], *to[3];
	const char *code, *shown; /* code NULL: it is accepted */
};

static struct str apply(struct run *run, const struct changed *c)
{
	const char *text = SAMPLE_METHOD;
	for (size_t i = 0; i < 3 && c->from[i] != NULL; i++) {
		text = run_replace(run, text, c->from[i], c->to[i]).at;
	}
	return str_from(text);
}

static void check_all(const struct changed *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct run run;
		struct method m;
		run_start(&run);
		bool good = run_method(&run, apply(&run, &cases[i]), &m);
		if (cases[i].code != NULL) {
			assert_false(good);
			run_assert_one(&run, cases[i].code, cases[i].shown);
		} else {
			assert_int_equal(run.diag.n, 0);
			assert_true(good);
		}
		arena_finish(&run.arena);
	}
}

#define CHECK_ALL(cases) check_all(cases, sizeof cases / sizeof cases[0])

static void test_weights(void **state)
{
	static const struct changed cases[] = {
		{{OPEN}, {"<indicator code='EN:A:3A' class='advanced' weight='3' dimension='EN'>"}, NULL, NULL},
		{{PM10}, {"<data-point id='pm10' weight='999'"}, NULL, NULL},
		{{PM10}, {"<data-point id='pm10' weight='1000'"}, "bad-attribute-value", "1000"},
		{{PM10}, {"<data-point id='pm10' weight='0'"}, "bad-attribute-value", "0"},
		{{PM10}, {"<data-point id='pm10' weight='-1'"}, "bad-attribute-value", "-1"},
		{{PM10}, {"<data-point id='pm10' weight='1.5'"}, "bad-attribute-value", "1.5"},
		{{AIR}, {AIR " weight='2'"}, "method-weight", "2"},
		{{WATER}, {WATER " weight='2'"}, "method-weight", "2"},
		{{POINTS, AIR}, {MEAN("indicator"), AIR " weight='2'"}, "method-weight", "2"},
		{{POINTS, WATER}, {MEAN("indicator"), WATER " weight='2'"}, "method-weight", "2"},
		{{POINTS, AIR, OPEN}, {MEAN("sub-dimension"), AIR " weight='2'",
			"<indicator code='EN:A:3A' class='advanced' weight='4' dimension='EN' sub-dimension='EN:A'>"}, NULL, NULL},
		{{POINTS, WATER, OPEN}, {MEAN("sub-dimension"), WATER " weight='2'",
			"<indicator code='EN:A:3A' class='advanced' dimension='EN' sub-dimension='EN:A'>"}, "method-weight", "2"},
		/* What is local enters no mean; of its own data points it has one where means are taken. */
		{{OPEN}, {"<indicator code='EN:A:3A' class='local' weight='3' dimension='EN'>"}, "method-weight", "3"},
		{{OPEN, ANSWER}, {"<indicator code='EN:A:3A' class='local' dimension='EN'>", "weight='3' kind='yes-no'"}, "method-weight", "3"},
		{{POINTS, OPEN, ANSWER}, {MEAN("indicator"), "<indicator code='EN:A:3A' class='local' dimension='EN'>", "weight='3' kind='yes-no'"},
			NULL, NULL},
	};
	CHECK_ALL(cases);
}

static void test_weights_are_read(void **state)
{
	static const struct changed all = {{POINTS, AIR, OPEN},
		{MEAN("sub-dimension"), AIR " weight='20'", "<indicator code='EN:A:3A' class='advanced' type='smart' weight='7' dimension='EN' sub-dimension='EN:A'>"},
		NULL, NULL};
	struct run run;
	struct method m;
	run_start(&run);
	struct str text = run_replace(&run, apply(&run, &all).at, PM10, "<data-point id='pm10' weight='999'");
	assert_true(run_method(&run, text, &m));
	assert_int_equal(m.aggregation, METHOD_MEAN);
	assert_int_equal(m.children, METHOD_SUB_DIMENSION);
	assert_int_equal(m.groups.at[0].weight, 1);
	assert_int_equal(m.groups.at[4].weight, 20);
	assert_int_equal(m.indicators.at[0].weight, 1);
	assert_int_equal(m.indicators.at[2].weight, 7);
	assert_true(str_is(m.indicators.at[2].type.text, "smart"));
	assert_int_equal(m.points.at[1].weight, 1);
	assert_int_equal(m.points.at[2].weight, 999);
	arena_finish(&run.arena);
}

static void test_groups(void **state)
{
	static const struct changed cases[] = {
		{{POINTS}, {"aggregation='mean-of-children'"}, "method-groups", "scoring"},
		{{POINTS}, {POINTS " dimension-children='indicator'"}, "method-groups", "indicator"},
		{{POINTS}, {MEAN("dimension")}, "bad-attribute-value", "dimension"},
		{{POINTS}, {MEAN("indicator")}, NULL, NULL},
		{{POINTS}, {MEAN("sub-dimension")}, "method-groups", "indicator"},
		{{POINTS, OPEN}, {MEAN("category"), "<indicator code='EN:A:3A' class='local' dimension='EN'>"}, "method-groups", "indicator"},
		/* A local indicator needs no group, and may have none. */
		{{POINTS, OPEN}, {MEAN("sub-dimension"), "<indicator code='EN:A:3A' class='local' dimension='EN'>"}, NULL, NULL},
		{{OPEN}, {"<indicator code='EN:A:3A' class='local' dimension='EN' sub-dimension='EN:A'>"}, "method-extension", "indicator"},
		{{IN_AIR}, {"sub-dimension='EN:A EN:B'"}, "bad-attribute-value", "EN:A EN:B"},
	};
	CHECK_ALL(cases);
}

/** Bands without any points would make every group nothing of nothing. */
static void test_bands(void **state)
{
	static const struct changed cases[] = {
		{{"points='4'", "points='2'", "points='1'"}, {"points='0'", "points='0'", "points='0'"}, "method-bands", "band"},
		{{"points='2'", "points='1'"}, {"points='0'", "points='0'"}, NULL, NULL},
	};
	CHECK_ALL(cases);
}

static void test_local_counts_nowhere(void **state)
{
	static const struct changed local = {{OPEN}, {"<indicator code='EN:A:3A' class='local' dimension='EN'>"}, NULL, NULL};
	struct run run;
	struct method m;
	run_start(&run);
	assert_true(run_method(&run, apply(&run, &local), &m));
	/* Groups: EC, EC:I, EC/water, EN, EN:A. */
	static const bool counts[3][5] = {{true, true, true, false, false}, {false, false, false, true, true}, {false}};
	for (size_t i = 0; i < 3; i++) {
		for (size_t g = 0; g < 5; g++) {
			assert_int_equal(method_counts(&m, i, g), counts[i][g]);
		}
	}
	arena_finish(&run.arena);
}

static void test_lists(void **state)
{
	static const struct changed cases[] = {
		{{ANSWER, WHETHER}, {"kind='list'", ITEM("one") ITEM("two") WHETHER}, NULL, NULL},
		{{ANSWER}, {"kind='list'"}, "method-items", "data-point"},
		{{ANSWER, WHETHER}, {"kind='list'", ITEM("one") WHETHER}, "method-items", "data-point"},
		{{ANSWER, WHETHER}, {"kind='list'", ITEM("one") ITEM("two") ITEM("one") WHETHER}, "method-duplicate", "one"},
		{{ANSWER, WHETHER}, {"kind='list'", ITEM("one") ITEM("no") WHETHER}, "method-items", "no"},
		{{ANSWER, WHETHER}, {"kind='list'", ITEM("one") ITEM("9") WHETHER}, "bad-attribute-value", "9"},
		{{ANSWER, WHETHER}, {"kind='list'", "<numerator>n</numerator>" ITEM("one") ITEM("two") WHETHER}, "method-items", "numerator"},
		{{WHETHER}, {ITEM("one") ITEM("two") WHETHER}, "method-items", "one"},
	};
	CHECK_ALL(cases);
	struct run run;
	struct method m;
	run_start(&run);
	assert_true(run_method(&run, apply(&run, &cases[0]), &m));
	assert_int_equal(m.points.at[3].kind, METHOD_LIST);
	assert_int_equal(m.points.at[3].items.n, 2);
	assert_true(str_is(m.points.at[3].items.at[1].id.text, "two"));
	assert_string_equal(method_kind_word(METHOD_LIST), "list");
	arena_finish(&run.arena);
}

static void test_versions(void **state)
{
	static const struct changed cases[] = {
		{{COMPLETE}, {COMPLETE " predecessor='tiny-0'"}, NULL, NULL},
		{{COMPLETE}, {COMPLETE " predecessor='tiny-1'"}, "method-predecessor", "tiny-1"},
		{{COMPLETE}, {COMPLETE " predecessor='tiny'"}, "bad-attribute-value", "tiny"},
		{{WHETHER_END}, {WHETHER_END FORMERLY("EN:A:3A")}, "method-predecessor", "EN:A:3A"},
		{{COMPLETE, WHETHER_END, COARSE_END}, {COMPLETE " predecessor='tiny-0'", WHETHER_END FORMERLY("EN:A:3C"), COARSE_END FORMERLY("EN:A:3C")},
			"method-duplicate", "EN:A:3C"},
		{{COMPLETE, WHETHER_END}, {COMPLETE " predecessor='tiny-0'", WHETHER_END FORMERLY("EN:A:3C") FORMERLY("EN:A:4C")},
			"repeated-element", "formerly"},
	};
	CHECK_ALL(cases);
}

static void test_former_data_points(void **state)
{
	static const struct changed newer = {{COMPLETE, WHETHER_END, COARSE_END},
		{COMPLETE " predecessor='tiny-1'", WHETHER_END "<formerly code='EN:A:2C/pm10' comparable='yes'/>", COARSE_END FORMERLY("EN:A:9C")}, NULL, NULL};
	struct run run;
	struct method old, m;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &old));
	struct str text = run_replace(&run, apply(&run, &newer).at, "xml:id='tiny-1'", "xml:id='tiny-2'");
	assert_true(run_method(&run, text, &m));
	assert_true(str_is(m.predecessor.text, "tiny-1"));
	assert_true(str_is(m.points.at[3].formerly.code.text, "EN:A:2C/pm10"));
	assert_true(m.points.at[3].formerly.comparable);
	assert_false(m.points.at[2].formerly.comparable);
	/* The same code in both is no link: it was not said that this is the same. */
	assert_int_equal(m.points.at[0].formerly.code.text.n, 0);
	assert_false(method_check_predecessor(&m, &old, &run.diag));
	run_assert_one(&run, "unknown-indicator", "EN:A:9C");
	arena_finish(&run.arena);
}

static void test_relations(void **state)
{
	static const struct changed cases[] = {
		{{END}, {RELATION("kind='sum' points='EC:I:1C EN:A:2C/pm2.5 EN:A:2C/pm10' total='100' tolerance='0.5'")}, NULL, NULL},
		{{END}, {RELATION("kind='not-above' points='EN:A:2C/pm2.5 EN:A:2C/pm10'")}, NULL, NULL},
		{{END}, {RELATION("kind='not-above' points='EN:A:2C/pm2.5'")}, "bad-attribute-value", "EN:A:2C/pm2.5"},
		{{END}, {RELATION("kind='not-above' points='EC:I:1C EN:A:2C/pm2.5 EN:A:2C/pm10'")}, "method-relation", "relation"},
		{{END}, {RELATION("kind='not-above' points='EC:I:1C EC:I:9C'")}, "method-relation", "relation"},
		{{END}, {RELATION("kind='sum' total='1' points='EC:I:1C EN:A:2C/pm10 EC:I:1C'")}, "method-relation", "relation"},
		{{END}, {RELATION("kind='sum' total='1' points='EC:I:1C EN:A:3A'")}, "method-relation", "relation"},
		{{END}, {RELATION("kind='sum' points='EC:I:1C EN:A:2C/pm10'")}, "method-relation", "relation"},
		{{END}, {RELATION("kind='sum' total='100' tolerance='-1' points='EC:I:1C EN:A:2C/pm10'")}, "method-relation", "-1"},
		{{END}, {RELATION("kind='not-above' total='100' points='EC:I:1C EN:A:2C/pm10'")}, "method-relation", "100"},
		{{END}, {RELATION("kind='not-above' tolerance='0' points='EC:I:1C EN:A:2C/pm10'")}, "method-relation", "0"},
		{{END}, {RELATION("kind='sum' total='100' points='EC:I:1C EN:A:2C'")}, "unknown-indicator", "EC:I:1C EN:A:2C"},
		{{END}, {RELATION("kind='less' total='100' points='EC:I:1C EN:A:2C/pm10'")}, "bad-attribute-value", "less"},
		{{END, "<units>", "id='pm10' kind='ratio' unit='percent'"}, {RELATION("kind='not-above' points='EC:I:1C EN:A:2C/pm10'"),
			"<units><unit id='mg'><name>mg</name></unit>", "id='pm10' kind='ratio' unit='mg'"}, "method-relation", "relation"},
	};
	CHECK_ALL(cases);
	struct run run;
	struct method m;
	run_start(&run);
	assert_true(run_method(&run, apply(&run, &cases[0]), &m));
	assert_int_equal(m.relations.n, 1);
	assert_int_equal(m.relations.at[0].kind, METHOD_SUM);
	assert_int_equal(m.relations.at[0].points.n, 3);
	assert_int_equal(m.relations.at[0].points.at[2], 2);
	assert_true(str_is(m.relations.at[0].tolerance.value.text, "0.5"));
	assert_true(str_is(m.relations.at[0].why.text.text, "Why."));
	arena_finish(&run.arena);
}

static void test_what_a_data_point_rests_on(void **state)
{
	static const struct changed basis = {{COARSE_END, "id='pm10' kind='ratio' unit='percent' decimals='1' direction='lower'"},
		{COARSE_END "<basis status='derived' source='Our reading'>Direction: between too little and too much.</basis>",
			"id='pm10' kind='ratio' unit='percent' decimals='1' direction='optimum'"}, NULL, NULL};
	struct run run;
	struct method m;
	run_start(&run);
	assert_true(run_method(&run, apply(&run, &basis), &m));
	assert_int_equal(m.points.at[2].direction, METHOD_OPTIMUM);
	assert_string_equal(method_direction_word(METHOD_OPTIMUM), "optimum");
	assert_int_equal(m.points.at[2].bases.n, 1);
	assert_true(str_is(m.points.at[2].bases.at[0].source.text, "Our reading"));
	assert_int_equal(m.points.at[1].bases.n, 0);
	arena_finish(&run.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weights),
		cmocka_unit_test(test_weights_are_read),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_bands),
		cmocka_unit_test(test_local_counts_nowhere),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_versions),
		cmocka_unit_test(test_former_data_points),
		cmocka_unit_test(test_relations),
		cmocka_unit_test(test_what_a_data_point_rests_on),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
