/*
 * The fictional harbour method in both versions, which needs no line of C: what docs/methods.md computes by hand for the
 * town of examples/methods is what scoring gives, to the last digit.
 */
#include "../method/sample.h"
#include "base/rational.h"
#include "profile/profile.h"
#include "score/score.h"

/* By hand: the percentage as a decimal or fraction, and the band; both empty: no score. */
struct row {
	const char *code, *percent, *band;
};

static const struct row points_1[] = {
	{"HA:Q:1C", "250/3", "A"},        /* above the optimum: 100 * 70 / 84 */
	{"HA:Q:2A/ferries", "60", "B"},   /* 100 * (1095 / 1825 * 100) / 100 */
	{"HA:Q:2A/cruise", "30", "C"},    /* 100 * (27 / 90 * 100) / 100 */
	{"HA:Q:3A/all", "", ""},
	{"HA:Q:3A/large", "", ""},
	{"HA:S:1C", "80", "A"},           /* four of five */
	{"HA:S:2C", "50", "B"},           /* 30 minutes are the step of 30 minutes */
	{"TO:C:1C", "80", "A"},           /* 100 * 2 / 2.50 */
	{"TO:C:2A", "100", "A"},
	{"TO:P:1C/port", "", ""},
	{"TO:P:1C/sea", "", ""},
	{"TO:P:1C/elsewhere", "", ""},
	{"TO:P:2C", "75", "B"},           /* 100 * (65 - 20) / (80 - 20) */
};

static const struct row indicators_1[] = {
	{"HA:Q:1C", "250/3", "A"},
	{"HA:Q:2A", "50", "B"},           /* (2 * 60 + 30) / 3 */
	{"HA:Q:3A", "", ""},
	{"HA:S:1C", "80", "A"},
	{"HA:S:2C", "50", "B"},
	{"TO:C:1C", "80", "A"},
	{"TO:C:2A", "100", "A"},
	{"TO:P:1C", "", ""},
	{"TO:P:2C", "75", "B"},
};

static const struct row groups_1[] = {
	{"HA", "215/3", "B"},             /* (2 * 75 + 65) / 3 */
	{"HA:Q", "75", "B"},              /* (3 * 250/3 + 50) / 4 */
	{"HA:S", "65", "B"},              /* (80 + 50) / 2 */
	{"HA/ships", "82.5", "A"},        /* (3 * 250/3 + 80) / 4 */
	{"HA/services", "50", "B"},       /* (50 + 50) / 2: a limit belongs to the band above it */
	{"TO", "485/6", "A"},             /* (260/3 + 75) / 2 */
	{"TO:C", "260/3", "A"},           /* (2 * 80 + 100) / 3 */
	{"TO:P", "75", "B"},
};

static const struct row points_2[] = {
	{"HA:Q:1C", "100", "A"},
	{"HA:Q:4A/ferries", "80", "A"},
	{"HA:Q:4A/cruise", "", ""},       /* not reported */
	{"HA:S:1C", "100", "A"},
	{"HA:S:2C", "50", "B"},           /* 16 minutes miss the step of 15 */
	{"TO:C:1C", "80", "A"},
	{"TO:C:2A", "0", "C"},            /* no */
	{"TO:P:1C/port", "", ""},
	{"TO:P:1C/sea", "", ""},
	{"TO:P:1C/elsewhere", "", ""},
	{"TO:P:2C", "75", "B"},
	{"TO:P:3C", "100", "A"},          /* none at all, where lower is better */
};

static const struct row indicators_2[] = {
	{"HA:Q:1C", "100", "A"},
	{"HA:Q:4A", "80", "A"},           /* of the ferries alone */
	{"HA:S:1C", "100", "A"},
	{"HA:S:2C", "50", "B"},
	{"TO:C:1C", "80", "A"},
	{"TO:C:2A", "0", "C"},
	{"TO:P:1C", "", ""},
	{"TO:P:2C", "75", "B"},
	{"TO:P:3C", "100", "A"},
};

static const struct row groups_2[] = {
	{"HA", "265/3", "A"},             /* (2 * 95 + 75) / 3 */
	{"HA:Q", "95", "A"},              /* (3 * 100 + 80) / 4 */
	{"HA:S", "75", "B"},              /* (100 + 50) / 2 */
	{"HA/ships", "100", "A"},         /* (3 * 100 + 100) / 4 */
	{"HA/services", "65", "B"},       /* (80 + 50) / 2 */
	{"TO", "845/12", "B"},            /* (160/3 + 87.5) / 2 */
	{"TO:C", "160/3", "B"},           /* (2 * 80 + 0) / 3 */
	{"TO:P", "87.5", "A"},            /* (75 + 100) / 2 */
};

/* With an indicator of its own and a stricter target for beaches: 100 * 3 / 4, and 100 * 31 / 40 in no group. */
static const struct row points_local[] = {
	{"HA:Q:1C", "100", "A"}, {"HA:Q:4A/ferries", "80", "A"}, {"HA:Q:4A/cruise", "", ""}, {"HA:S:1C", "100", "A"}, {"HA:S:2C", "50", "B"},
	{"TO:C:1C", "80", "A"}, {"TO:C:2A", "0", "C"}, {"TO:P:1C/port", "", ""}, {"TO:P:1C/sea", "", ""}, {"TO:P:1C/elsewhere", "", ""},
	{"TO:P:2C", "75", "B"}, {"TO:P:3C", "75", "B"}, {"TO:L:1L", "77.5", "B"},
};

static const struct row indicators_local[] = {
	{"HA:Q:1C", "100", "A"}, {"HA:Q:4A", "80", "A"}, {"HA:S:1C", "100", "A"}, {"HA:S:2C", "50", "B"}, {"TO:C:1C", "80", "A"},
	{"TO:C:2A", "0", "C"}, {"TO:P:1C", "", ""}, {"TO:P:2C", "75", "B"}, {"TO:P:3C", "75", "B"}, {"TO:L:1L", "77.5", "B"},
};

static const struct row groups_local[] = {
	{"HA", "265/3", "A"}, {"HA:Q", "95", "A"}, {"HA:S", "75", "B"}, {"HA/ships", "100", "A"}, {"HA/services", "65", "B"},
	{"TO", "385/6", "B"},             /* (160/3 + 75) / 2 */
	{"TO:C", "160/3", "B"}, {"TO:P", "75", "B"},
};

static void assert_row(const struct scorecard *card, struct run *run, const struct row *row, struct str code,
	const struct score_performance *found)
{
	assert_string_equal(str_copy(code, &run->arena), row->code);
	if (!str_is(found->exact, row->percent)) {
		print_error("%s:\n", row->code);
	}
	assert_string_equal(str_copy(found->exact, &run->arena), row->percent);
	if (found->exact.n > 0) {
		assert_string_equal(str_copy(card->method->bands.at[found->band].letter.text, &run->arena), row->band);
	}
}

static void score_town(struct run *run, const char *name, struct method *method, struct benchmarks *set, struct scorecard *card)
{
	struct xml_tree tree;
	struct profile profile;
	struct str folder = path_join(str_from(getenv("CITYPROFILE_DATA")), STR("examples/methods"), &run->arena);
	struct method_folders folders = {.profile = folder};
	assert_true(xml_tree_read(path_join(folder, str_from(name), &run->arena), &xml_limits_default, (struct span){0}, &run->arena,
		&run->diag, &tree));
	assert_true(profile_read(&tree, &run->arena, &run->diag, &profile));
	assert_true(method_load(profile.method.text, &folders, (struct span){0}, &run->arena, &run->diag, method));
	assert_true(benchmarks_load(profile.benchmarks.text, method, &folders, (struct span){0}, &run->arena, &run->diag, set));
	struct score_input input = {.method = method, .benchmarks = set, .observations = profile.observations.at,
		.count = profile.observations.n};
	assert_true(score_make(&input, &run->arena, &run->diag, card));
	assert_int_equal(run->diag.n, 0);
	xml_tree_finish(&tree);
}

#define ROWS(rows) rows, sizeof rows / sizeof rows[0]

static void check_town(const char *name, const struct row *points, size_t point_count, const struct row *indicators,
	size_t indicator_count, const struct row *groups, size_t group_count)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	struct scorecard card;
	run_start(&run);
	score_town(&run, name, &m, &set, &card);
	assert_int_equal(m.points.n, point_count);
	assert_int_equal(m.indicators.n, indicator_count);
	assert_int_equal(m.groups.n, group_count);
	for (size_t i = 0; i < point_count; i++) {
		assert_row(&card, &run, &points[i], m.points.at[i].code, &card.points[i].performance);
	}
	for (size_t i = 0; i < indicator_count; i++) {
		assert_row(&card, &run, &indicators[i], m.indicators.at[i].code.text, &card.indicators[i].performance);
	}
	for (size_t i = 0; i < group_count; i++) {
		assert_row(&card, &run, &groups[i], m.groups.at[i].code.text, &card.groups[i].performance);
	}
	arena_finish(&run.arena);
}

static void test_version_1(void **state)
{
	check_town("harbour-1.xml", ROWS(points_1), ROWS(indicators_1), ROWS(groups_1));
}

static void test_version_2(void **state)
{
	check_town("harbour-2.xml", ROWS(points_2), ROWS(indicators_2), ROWS(groups_2));
}

static void test_local_indicator(void **state)
{
	check_town("harbour-local.xml", ROWS(points_local), ROWS(indicators_local), ROWS(groups_local));
}

/** Find the data point of a method that comes from one of its predecessor; METHOD_NONE: it was dropped. */
static size_t successor(const struct method *method, struct str former)
{
	for (size_t i = 0; i < method->points.n; i++) {
		if (str_equal(method->points.at[i].formerly.code.text, former)) {
			return i;
		}
	}
	return METHOD_NONE;
}

/** Every data point of version 1 is followed into version 2, or is gone. */
static void test_from_version_to_version(void **state)
{
	static const struct { const char *former, *code; bool comparable; } rows[] = {
		{"HA:Q:1C", "HA:Q:1C", true}, {"HA:Q:2A/ferries", "HA:Q:4A/ferries", true}, {"HA:Q:2A/cruise", "HA:Q:4A/cruise", true},
		{"HA:Q:3A/all", NULL, false}, {"HA:Q:3A/large", NULL, false}, {"HA:S:1C", "HA:S:1C", true}, {"HA:S:2C", "HA:S:2C", false},
		{"TO:C:1C", "TO:C:1C", true}, {"TO:C:2A", "TO:C:2A", true}, {"TO:P:1C/port", "TO:P:1C/port", true},
		{"TO:P:1C/sea", "TO:P:1C/sea", true}, {"TO:P:1C/elsewhere", "TO:P:1C/elsewhere", true}, {"TO:P:2C", "TO:P:2C", true},
	};
	struct run run;
	struct method old, new;
	size_t point;
	run_start(&run);
	struct method_folders folders = {.profile = path_join(str_from(getenv("CITYPROFILE_DATA")), STR("examples/methods"), &run.arena)};
	assert_true(method_load(STR("harbour-method-1"), &folders, (struct span){0}, &run.arena, &run.diag, &old));
	assert_true(method_load(STR("harbour-method-2"), &folders, (struct span){0}, &run.arena, &run.diag, &new));
	assert_true(str_equal(new.predecessor.text, old.id.text));
	assert_true(method_check_predecessor(&new, &old, &run.diag));
	assert_int_equal(old.points.n, sizeof rows / sizeof rows[0]);
	for (size_t i = 0; i < old.points.n; i++) {
		assert_true(str_is(old.points.at[i].code, rows[i].former));
		point = successor(&new, old.points.at[i].code);
		assert_int_equal(point != METHOD_NONE, rows[i].code != NULL);
		if (rows[i].code != NULL) {
			assert_true(str_is(new.points.at[point].code, rows[i].code));
			assert_int_equal(new.points.at[point].formerly.comparable, rows[i].comparable);
		}
	}
	assert_true(method_lookup(&new, STR("TO:P:3C"), &point));
	assert_int_equal(new.points.at[point].formerly.code.text.n, 0);
	arena_finish(&run.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_version_1),
		cmocka_unit_test(test_version_2),
		cmocka_unit_test(test_local_indicator),
		cmocka_unit_test(test_from_version_to_version),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
