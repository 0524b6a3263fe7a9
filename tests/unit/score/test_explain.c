/* Explanations: what an id names, every printed step computed again, and how a part enters the sums around it. */
#include "base/json.h"
#include "base/rational.h"
#include "base/utf8.h"
#include "evaluate.h"
#include "score/explain.h"
#include "score/explain_part.h"
#include "score/table.h"
#include "town.h"

/* What an id names */

static void test_find(void **state)
{
	static const struct { const char *id; enum explain_kind kind; const char *code; } rows[] = {
		{"EC:ICT:ICT:1C", EXPLAIN_POINT, "EC:ICT:ICT:1C"},
		{"EC: ICT: ICT: 1C", EXPLAIN_POINT, "EC:ICT:ICT:1C"},
		{" ec:ict:ict:1c ", EXPLAIN_POINT, "EC:ICT:ICT:1C"},
		{"EN:EN:AQ:1C/pm2.5", EXPLAIN_POINT, "EN:EN:AQ:1C/pm2.5"},
		{"EN: EN: AQ: 1C/PM2.5", EXPLAIN_POINT, "EN:EN:AQ:1C/pm2.5"},
		{"EN:EN:AQ:1C", EXPLAIN_INDICATOR, "EN:EN:AQ:1C"},
		{"EC:ICT:ICT:5C", EXPLAIN_POINT, "EC:ICT:ICT:5A"},
		{"EC", EXPLAIN_GROUP, "EC"},
		{"EC:ICT", EXPLAIN_GROUP, "EC:ICT"},
		{"EC/water-and-sanitation", EXPLAIN_GROUP, "EC/water-and-sanitation"},
		{"EC / Water-and-Sanitation", EXPLAIN_GROUP, "EC/water-and-sanitation"},
	};
	struct town town;
	town_open(&town, "profiles/archive/alesund-2020/profile.xml");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct explain_subject subject = {EXPLAIN_GROUP, METHOD_NONE};
		struct str nearest;
		if (!explain_find(&town.method, str_from(rows[i].id), &town.run.arena, &subject, &nearest)) {
			fail_msg("“%s” is not found", rows[i].id);
		}
		assert_int_equal(subject.kind, rows[i].kind);
		struct str code = subject.kind == EXPLAIN_POINT ? town.method.points.at[subject.index].code
			: subject.kind == EXPLAIN_INDICATOR ? town.method.indicators.at[subject.index].code.text
			: town.method.groups.at[subject.index].code.text;
		assert_string_equal(str_copy(code, &town.run.arena), rows[i].code);
	}
	town_close(&town);
}

static void test_find_nothing(void **state)
{
	static const struct { const char *id, *nearest; } rows[] = {
		{"EC:ICT:ICT:9C", "EC:ICT:ICT:1C"}, {"en:en:aq:1c/pm25", "EN:EN:AQ:1C/pm2.5"}, {"EC/water-and-sanitatoin", "EC/water-and-sanitation"},
		{"nonsense", ""}, {"", ""},
	};
	struct town town;
	town_open(&town, "profiles/archive/alesund-2020/profile.xml");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct explain_subject subject;
		struct str nearest;
		assert_false(explain_find(&town.method, str_from(rows[i].id), &town.run.arena, &subject, &nearest));
		assert_string_equal(str_copy(nearest, &town.run.arena), rows[i].nearest);
	}
	town_close(&town);
}

/* Every printed step, computed again */

/** Returns the next line of a text with those that continue it, or NULL at the end. */
static char *next_entry(const char **rest, struct arena *arena)
{
	struct buf entry = {.arena = arena};
	do {
		const char *end = strchr(*rest, '\n');
		if (end == NULL) {
			return NULL;
		}
		const char *start = entry.n > 0 ? *rest + strspn(*rest, " ") : *rest;
		buf_format(&entry, "%s%.*s", entry.n > 0 ? " " : "", (int)(end - start), start);
		*rest = end + 1;
	} while (strncmp(*rest, "              ", 14) == 0);
	return entry.at;
}

static bool is_step(const char *entry)
{
	static const char *const words[] = {"  value ", "  reached ", "  percent ", "  held ", "  points ", "  maximum ", "  mean ", "  band "};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strncmp(entry, words[i], strlen(words[i])) == 0) {
			return true;
		}
	}
	return false;
}

/** Compute a printed step; the part that is marked is one in parentheses. */
static void assert_step(const char *printed, struct arena *arena)
{
	char *formula = str_copy(str_from(printed), arena);
	for (char *c = formula; *c != '\0'; c++) {
		*c = *c == '[' ? '(' : *c == ']' ? ')' : *c;
	}
	char *colon = strstr(formula, ": "), *sign = strstr(formula, " = ");
	if (colon != NULL) {
		*colon = '\0';
		assert_true(evaluate_holds(formula));
		return;
	}
	/* What is no formula is a number alone. */
	mpq_t a, b;
	mpq_inits(a, b, NULL);
	const char *result = sign != NULL ? sign + 3 : formula;
	if (sign != NULL) {
		*sign = '\0';
	}
	if (!evaluate(formula, a) || !evaluate(result, b) || !mpq_equal(a, b)) {
		fail_msg("%s does not hold", printed);
	}
	mpq_clears(a, b, NULL);
}

/** Explain something and compute all of its steps. Returns how many there were. */
static size_t explain_and_compute(struct town *town, struct explain_subject subject)
{
	struct buf text = {.arena = &town->run.arena};
	explain_to_text(&town->view, subject, &town->run.arena, &text);
	const char *rest = text.at;
	size_t steps = 0;
	for (char *entry = next_entry(&rest, &town->run.arena); entry != NULL; entry = next_entry(&rest, &town->run.arena)) {
		if (is_step(entry)) {
			assert_step(entry + 14, &town->run.arena);
			steps++;
		}
	}
	return steps;
}

/** Returns how many steps score recorded for a subject and all that it enters. */
static size_t recorded_steps(const struct town *town, struct explain_subject subject, struct arena *arena)
{
	struct explain_parts parts = explain_find_parts(&town->card, subject, arena);
	size_t steps = subject.kind == EXPLAIN_POINT ? town->card.points[subject.index].steps.n : explain_sums(&town->card, subject)->steps.n;
	for (size_t i = 0; i < parts.n; i++) {
		steps += explain_sums(&town->card, parts.at[i].whole)->steps.n;
	}
	return steps;
}

static void test_steps(void **state)
{
	static const char *const profiles[] = {
		"profiles/archive/alesund-2020/profile.xml", "profiles/archive/karmoy-2020/profile.xml", "examples/exampleby/profile.xml",
		"examples/methods/harbour-1.xml", "examples/methods/harbour-2.xml", "examples/methods/harbour-local.xml",
	};
	for (size_t p = 0; p < sizeof profiles / sizeof profiles[0]; p++) {
		struct town town;
		size_t steps = 0;
		town_open(&town, profiles[p]);
		const size_t counts[] = {
			[EXPLAIN_POINT] = town.method.points.n, [EXPLAIN_INDICATOR] = town.method.indicators.n, [EXPLAIN_GROUP] = town.method.groups.n,
		};
		for (int kind = EXPLAIN_POINT; kind <= EXPLAIN_GROUP; kind++) {
			for (size_t i = 0; i < counts[kind]; i++) {
				struct explain_subject subject = {(enum explain_kind)kind, i};
				size_t printed = explain_and_compute(&town, subject);
				assert_int_equal(printed, recorded_steps(&town, subject, &town.run.arena));
				steps += printed;
			}
		}
		/* Of Ålesund nothing is scored that has a target. */
		assert_true(p == 0 || steps > 50);
		town_close(&town);
	}
}

/* Parts of sums */

/** Returns the value of a marked term in a formula: of [2 * 4] in 1 + [2 * 4] it is 8. */
static struct str marked_value(struct str formula, struct arena *arena)
{
	const char *open = strchr(str_copy(formula, arena), '['), *close = open != NULL ? strchr(open, ']') : NULL;
	assert_non_null(close);
	return (struct str){open + 1, (size_t)(close - open - 1)};
}

/** What is marked in each sum is the part of the data point: its weighted points. */
static void test_marked_points(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	size_t marked = 0;
	for (size_t i = 0; i < town.method.points.n; i++) {
		struct explain_parts parts = explain_find_parts(&town.card, (struct explain_subject){EXPLAIN_POINT, i}, &town.run.arena);
		for (size_t k = 0; k < parts.n; k++) {
			struct str formula = explain_mark_term(&explain_sums(&town.card, parts.at[k].whole)->steps.at[0], parts.at[k].term, &town.run.arena);
			int64_t points;
			assert_true(str_to_integer(marked_value(formula, &town.run.arena), &points));
			assert_int_equal(points, town.method.bands.at[town.card.points[i].performance.band].points);
			marked++;
		}
	}
	assert_int_equal(marked, 3 * 10);
	town_close(&town);
}

static void test_mark_term(void **state)
{
	static const struct { enum score_step_kind kind; const char *formula; size_t term; const char *marked; } rows[] = {
		{SCORE_STEP_POINTS, "4", 0, "[4]"},
		{SCORE_STEP_POINTS, "1 + 2 * 4 + 3", 0, "[1] + 2 * 4 + 3"},
		{SCORE_STEP_POINTS, "1 + 2 * 4 + 3", 1, "1 + [2 * 4] + 3"},
		{SCORE_STEP_POINTS, "1 + 2 * 4 + 3", 2, "1 + 2 * 4 + [3]"},
		{SCORE_STEP_MEAN, "(50) / 1", 0, "([50]) / 1"},
		{SCORE_STEP_MEAN, "((250/3) + 60) / 2", 0, "([(250/3)] + 60) / 2"},
		{SCORE_STEP_MEAN, "((250/3) + 2 * (1/3)) / (1 + 2)", 1, "((250/3) + [2 * (1/3)]) / (1 + 2)"},
		{SCORE_STEP_PERCENT, "100 * 3 / 4", 0, "100 * 3 / 4"},
	};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct score_step step = {.kind = rows[i].kind, .formula = str_from(rows[i].formula)};
		assert_string_equal(explain_mark_term(&step, rows[i].term, &arena).at, rows[i].marked);
	}
	arena_finish(&arena);
}

/* Of a method of means, each thing stands in the sum of the next, and by the place that is said. */
static void test_marked_means(void **state)
{
	struct town town;
	town_open(&town, "examples/methods/harbour-1.xml");
	size_t seen = 0;
	for (size_t i = 0; i < town.method.indicators.n; i++) {
		struct explain_subject subject = {EXPLAIN_INDICATOR, i};
		struct explain_parts parts = explain_find_parts(&town.card, subject, &town.run.arena);
		const struct score_group *own = &town.card.indicators[i];
		for (size_t k = 0; k < parts.n; k++) {
			const struct explain_part *part = &parts.at[k];
			if (part->whole.index == METHOD_NONE || town.method.groups.at[part->whole.index].level == METHOD_DIMENSION) {
				continue;
			}
			struct str formula = explain_mark_term(&explain_sums(&town.card, part->whole)->steps.at[0], part->term, &town.run.arena);
			struct str value = marked_value(formula, &town.run.arena);
			mpq_t a, b;
			mpq_inits(a, b, NULL);
			assert_true(evaluate(str_copy(value, &town.run.arena), a));
			assert_true(evaluate(str_format(&town.run.arena, "%lld * (%.*s)", (long long)town.method.indicators.at[i].weight,
				STR_ARG(own->performance.exact)).at, b));
			assert_true(mpq_equal(a, b));
			mpq_clears(a, b, NULL);
			seen++;
		}
	}
	assert_true(seen >= 8);
	town_close(&town);
}

/* Text and JSON */

static struct buf explained(struct town *town, const char *id)
{
	struct buf text = {.arena = &town->run.arena};
	struct explain_subject subject;
	struct str nearest;
	assert_true(explain_find(&town->method, str_from(id), &town->run.arena, &subject, &nearest));
	explain_to_text(&town->view, subject, &town->run.arena, &text);
	return text;
}

static void test_text_of_a_point(void **state)
{
	static const char *const lines[] = {
		"Method example-method-1, benchmarks example-benchmarks-1. Fictional targets.\n",
		"\nEC:W:2C  Water supply loss\n",
		"\nAs given      1240500 / 3502300\n",
		"\nPrinted as    35.42\n",
		"\nValue         35.4 %; exactly 1240500/35023\n",
		"\nBoundary      Exampleby and Sampleby before their merger\n",
		"\nSource        Water balance 2019",
		"\nOrigin        Exampleby Water\n",
		"\nQuality       measured\n",
		"\nVerified      yes\n",
		"\nTarget        <= 10 %\n",
		"\nStatus        project\n",
		"\nFormula       linear: 100 * (value - floor) / (target - floor), with the floor\n              60\n",
		"  value       1240500 / 3502300 * 100 = 1240500/35023\n",
		"\nPoints        2 of 4\n",
		"\nIn EC, Economy (dimension), 2 of 3\n  points      4 + [2] + 3 = 9\n",
	};
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	struct buf text = explained(&town, "EC:W:2C");
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		assert_says(text.at, lines[i]);
	}
	text = explained(&town, "EC");
	assert_says(text.at, "EC:W:2C  Water loss         35.4  %      <= 10     49.16  C          2\n");
	text = explained(&town, "EN:G:1A");
	assert_says(text.at, "\nNot there     not-reported\nReason        The city has not yet mapped its parks.\n");
	assert_says(text.at, "\nReason        The council of Exampleby has set no target.\n");
	assert_says(text.at, "\nNot scored    there is no value\n");
	assert_null(strstr(text.at, "Verified"));
	text = explained(&town, "SC:P:1C");
	assert_says(text.at, "\nValue         yes\n");
	assert_says(text.at, "\nFormula       yes-no: 100 for the answer yes, 0 for the other\n");
	town_close(&town);
}

static void test_text_of_means(void **state)
{
	struct town town;
	town_open(&town, "examples/methods/harbour-1.xml");
	struct buf text = explained(&town, "HA:S:1C");
	assert_says(text.at, "\n  met         ");
	assert_says(text.at, "\n  not met     ");
	assert_says(text.at, "\nFormula       count-of: 100 * things met / all things of the list\n");
	assert_says(text.at, " (indicator), 1 of 1\n  mean ");
	text = explained(&town, "HA:S:2C");
	assert_says(text.at, "\nFormula       thresholds: the percentage of the best step that is reached: ");
	assert_says(text.at, "\n  reached     15 < 30 <= 30: 50\n");
	town_close(&town);
	town_open(&town, "examples/methods/harbour-local.xml");
	text = explained(&town, "HA:Q:1C");
	assert_says(text.at, "\nDirection     one value is best\n");
	assert_says(text.at, "\nValue         70.0 %\n");
	text = explained(&town, "HA");
	assert_says(text.at, "\nGroups\nCode ");
	assert_says(text.at, "  Per cent  Band  Weight  Not scored\n");
	assert_says(text.at, "\nCoverage\nIndicators    ");
	text = explained(&town, "TO:L:1L");
	assert_says(text.at, "\nGroups        none: a local indicator stands alone\n");
	town_close(&town);
}

/** No line of prose is wider than a terminal; tables and words that cannot be broken may be. */
static void test_width(void **state)
{
	struct town town;
	town_open(&town, "profiles/archive/karmoy-2020/profile.xml");
	for (size_t i = 0; i < town.method.points.n; i++) {
		struct buf text = {.arena = &town.run.arena};
		explain_to_text(&town.view, (struct explain_subject){EXPLAIN_POINT, i}, &town.run.arena, &text);
		const char *rest = text.at, *end;
		for (; (end = strchr(rest, '\n')) != NULL; rest = end + 1) {
			struct str row = {rest, (size_t)(end - rest)}, words = {rest + 14, row.n > 14 ? row.n - 14 : 0}, word;
			bool breakable = str_next_word(&words, &word) && words.n > 0;
			if (table_width(row) > TABLE_LINE_WIDTH && breakable) {
				fail_msg("too wide: %.*s", STR_ARG(row));
			}
			assert_true(row.n == 0 || row.at[row.n - 1] != ' ');
		}
	}
	town_close(&town);
}

/** JSON says the numbers of the text, with the place of the part. */
static void test_json(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	struct explain_subject subject;
	struct str nearest;
	assert_true(explain_find(&town.method, STR("EC:W:2C"), &town.run.arena, &subject, &nearest));
	json_t *json = explain_to_json(&town.view, subject, &town.run.arena);
	const json_t *point = json_object_get(json, "data_point"), *enters = json_object_get(json, "enters"), *last = json_array_get(enters, 2);
	assert_string_equal(json_string_value(json_object_get(json_object_get(point, "value"), "exact")), "1240500/35023");
	assert_string_equal(json_string_value(json_object_get(point, "boundary_name")), "Exampleby and Sampleby before their merger");
	assert_int_equal(json_array_size(enters), 3);
	assert_string_equal(json_string_value(json_object_get(last, "level")), "dimension");
	assert_int_equal(json_integer_value(json_object_get(last, "term")), 2);
	assert_int_equal(json_integer_value(json_object_get(last, "terms")), 3);
	json_decref(json);
	town_close(&town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_find_nothing),
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_marked_points),
		cmocka_unit_test(test_mark_term),
		cmocka_unit_test(test_marked_means),
		cmocka_unit_test(test_text_of_a_point),
		cmocka_unit_test(test_text_of_means),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_json),
	};
	xml_start();
	json_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
