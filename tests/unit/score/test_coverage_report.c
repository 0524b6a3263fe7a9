/* Reports of coverage: text, JSON and CSV say the same counts, and each list has what it should. */
#include "base/json.h"
#include "base/rational.h"
#include "score/coverage_report.h"
#include "score/coverage_rows.h"
#include "town.h"

static const struct coverage_row *find_row(const struct coverage_rows *rows, const struct method *method, const char *code,
	enum coverage_class which)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct coverage_row *row = &rows->at[i];
		struct str own = row->group == METHOD_NONE ? STR("") : method->groups.at[row->group].code.text;
		if (str_is(own, code) && row->which == which) {
			return row;
		}
	}
	fail_msg("no row for %s", code);
	return NULL;
}

static void test_rows(void **state)
{
	struct town town;
	town_open(&town, "profiles/archive/karmoy-2020/profile.xml");
	struct coverage_rows few = coverage_make_rows(&town.card, false, &town.run.arena);
	struct coverage_rows all = coverage_make_rows(&town.card, true, &town.run.arena);
	assert_int_equal(few.n, 3 + town.method.groups.n);
	assert_int_equal(all.n, 3 + 3 * town.method.groups.n);
	const struct coverage_row *whole = find_row(&all, &town.method, "", COVERAGE_ALL);
	assert_int_equal(whole->indicators.total, 91);
	assert_int_equal(whole->points.total, 108);
	assert_int_equal(find_row(&all, &town.method, "", COVERAGE_CORE)->indicators.total, 54);
	assert_int_equal(find_row(&all, &town.method, "", COVERAGE_ADVANCED)->indicators.total, 37);
	const struct coverage_row *water = find_row(&all, &town.method, "EC/water-and-sanitation", COVERAGE_ALL);
	assert_int_equal(water->points.reported, 7);
	assert_int_equal(water->points.no_benchmark, 3);
	town_close(&town);
}

/** Returns the first line of a text, of those after `from`, that begins with a word; fails when there is none. */
static const char *line_of(const char *from, const char *word)
{
	for (const char *c = from; (c = strstr(c, word)) != NULL; c++) {
		if (c == from || c[-1] == '\n') {
			return c;
		}
	}
	fail_msg("no line %s", word);
	return NULL;
}

/** Every number of the text is that of the counts. */
static void test_text(void **state)
{
	struct town town;
	town_open(&town, "profiles/archive/karmoy-2020/profile.xml");
	struct buf out = {.arena = &town.run.arena};
	coverage_to_text(&town.view, &town.run.arena, &out);
	struct coverage_rows rows = coverage_make_rows(&town.card, false, &town.run.arena);
	const char *tables[] = {line_of(out.at, "Code  "), NULL};
	tables[1] = line_of(tables[0] + 1, "Code  ");
	for (size_t i = 3; i < rows.n; i++) {
		struct str code = town.method.groups.at[rows.at[i].group].code.text;
		for (int t = 0; t < 2; t++) {
			const char *line = line_of(tables[t], str_format(&town.run.arena, "%.*s ", STR_ARG(code)).at);
			struct str rest = {line, strcspn(line, "\n")}, word;
			struct vec_of(struct str) words = {0};
			while (str_next_word(&rest, &word)) {
				vec_push(&words, &town.run.arena, word);
			}
			size_t columns = t == 0 ? COVERAGE_COLUMN_COUNT : COVERAGE_COLUMN_COUNT - 1;
			for (size_t c = 0, w = words.n - columns; c < COVERAGE_COLUMN_COUNT; c++) {
				int64_t number;
				if (t == 1 && strcmp(coverage_column_word(c), "partial") == 0) {
					continue;
				}
				assert_true(str_to_integer(words.at[w++], &number));
				assert_int_equal(number, coverage_column_value(t == 0 ? &rows.at[i].indicators : &rows.at[i].points, c));
			}
		}
	}
	assert_says(out.at, "\nIndicators not reported\n\n");
	assert_null(strstr(out.at, "Indicators not verified"));
	town_close(&town);
}

/** Change what is known of the particles in the air of the fictional city. */
static void test_lists(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	for (size_t i = 0; i < town.profile.observations.n; i++) {
		struct observation *o = &town.profile.observations.at[i];
		if (str_is(o->indicator, "EN:A:2C/pm10")) {
			o->missing = OBSERVATION_WITHHELD;
		} else if (str_is(o->indicator, "EN:A:2C/pm2.5")) {
			o->verified = OBSERVATION_UNVERIFIED;
		}
	}
	struct score_input input = town.card.input;
	assert_true(score_make(&input, &town.run.arena, &town.run.diag, &town.card));
	struct buf out = {.arena = &town.run.arena}, csv = {.arena = &town.run.arena};
	coverage_to_text(&town.view, &town.run.arena, &out);
	assert_says(out.at, "\nIndicators reported in part, and what is missing\n\nEN:A:2C         Particles in the air\n  EN:A:2C/pm10  Air: PM10; withheld\n");
	assert_says(out.at, "\nIndicators not reported\n\nEN:G:1A         Green areas. not-reported: The city has not yet mapped its\n                parks.\n");
	assert_says(out.at, "\nIndicators not verified\n\nEN:A:2C         Particles in the air\n  EN:A:2C/pm2.5 Air: PM2.5\n");

	json_t *json = coverage_to_json(&town.view, &town.run.arena);
	const json_t *partial = json_array_get(json_object_get(json, "partial"), 0), *point = json_array_get(json_object_get(partial, "data_points"), 0);
	assert_int_equal(json_array_size(json_object_get(json, "partial")), 1);
	assert_string_equal(json_string_value(json_object_get(point, "code")), "EN:A:2C/pm10");
	assert_string_equal(json_string_value(json_object_get(point, "state")), "withheld");
	json_decref(json);

	coverage_to_csv(&town.view, &town.run.arena, &csv);
	assert_says(csv.at, "\xEF\xBB\xBF" "level,code,name,class,counted,total,reported,partial,not_reported,");
	assert_says(csv.at, "\r\ndimension,EN,Environment,all,indicators,3,1,1,1,0,0,0,0,0,1,0,1\r\n");
	assert_says(csv.at, "\r\ndimension,EN,Environment,core,data-points,3,2,0,0,0,1,0,0,0,1,0,1\r\n");
	town_close(&town);
}

/** An indicator that does not apply stands in the list, with its reason; one reported for the rest is no partial one. */
static void test_not_applicable(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	for (size_t i = 0; i < town.profile.observations.n; i++) {
		struct observation *o = &town.profile.observations.at[i];
		if (str_is(o->indicator, "EN:A:2C/pm10") || str_is(o->indicator, "EN:G:1A")) {
			o->missing = OBSERVATION_NOT_APPLICABLE;
		}
	}
	struct score_input input = town.card.input;
	assert_true(score_make(&input, &town.run.arena, &town.run.diag, &town.card));
	struct coverage_lists lists = coverage_make_lists(&town.card, &town.run.arena);
	assert_int_equal(lists.partial.n, 0);
	assert_int_equal(lists.not_reported.n, 1);
	assert_int_equal(coverage_missing(&town.card, lists.not_reported.at[0], &town.run.arena).n, 1);
	town_close(&town);
}

/** A local indicator has a row of its own, and is in no other. */
static void test_local(void **state)
{
	struct town town;
	town_open(&town, "examples/methods/harbour-local.xml");
	struct coverage_rows rows = coverage_make_rows(&town.card, true, &town.run.arena);
	const struct coverage_row *local = &rows.at[rows.n - 1], *whole = &rows.at[0];
	assert_int_equal(local->which, COVERAGE_LOCAL);
	assert_int_equal(local->indicators.total + whole->indicators.total, (int64_t)town.method.indicators.n);
	assert_int_equal(local->points.total + whole->points.total, (int64_t)town.method.points.n);
	assert_true(local->indicators.total > 0);
	struct buf out = {.arena = &town.run.arena}, card = {.arena = &town.run.arena};
	coverage_to_text(&town.view, &town.run.arena, &out);
	assert_says(out.at, "Local, in no other row");
	scorecard_to_text(&town.view, &town.run.arena, &card);
	assert_says(card.at, "\nLocal indicators, in no group\n\nCode ");
	town_close(&town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_not_applicable),
		cmocka_unit_test(test_local),
	};
	xml_start();
	json_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
