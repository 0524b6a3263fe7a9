/* What a scorecard gives away: its trace, computed again; JSON, text and XML, which must say the same; the schemas. */
#include <glob.h>
#include <libxml/xmlschemas.h>

#include "base/json.h"
#include "base/rational.h"
#include "evaluate.h"
#include "sample.h"

/** The example city of these tests: every formula, every state but one, a fraction that does not end. */
static void example_start(struct city *city)
{
	city_load(city, "example-method-1", "example-benchmarks-1");
	city_observe(city, "EC:W:1C", "29750/31234");
	city_observe(city, "EC:W:2C", "35.42");
	city_observe(city, "EC:T:1C", "41.7");
	city_observe(city, "EN:A:1C", "70000/21000");
	city_observe(city, "EN:A:2C/pm2.5", "17.3");
	city_observe(city, "EN:A:2C/pm10", "not-collected");
	city_observe(city, "EN:G:1A", "23.5");
	city_observe(city, "SC:E:1C", "104.2");
	city_observe(city, "SC:H:1C", "212.0")->verified = OBSERVATION_UNVERIFIED;
	city_observe(city, "SC:H:2A", "0");
	city_observe(city, "SC:P:1C", "no");
	assert_true(city_score(city));
	assert_int_equal(city->run.diag.n, 0);
}

static const char *member(const json_t *object, const char *key)
{
	const char *value = json_string_value(json_object_get(object, key));
	assert_non_null(value);
	return value;
}

/* The trace */

static bool same(const char *formula, const char *result)
{
	mpq_t a, b;
	mpq_inits(a, b, NULL);
	bool equal = evaluate(formula, a) && evaluate(result, b) && mpq_equal(a, b);
	mpq_clears(a, b, NULL);
	return equal;
}

/** Compute every step again; each must use the result of the one that it builds on. Returns the steps seen. */
static size_t assert_trace(const json_t *thing)
{
	size_t i;
	const json_t *step;
	const char *percent = NULL;
	json_array_foreach(json_object_get(thing, "trace"), i, step) {
		const char *kind = member(step, "step"), *formula = member(step, "formula"), *result = member(step, "result");
		if (strcmp(kind, "band") == 0) {
			assert_true(evaluate_holds(formula));
			assert_string_equal(result, member(thing, "band"));
		} else if (!same(formula, result)) {
			fail_msg("%s: %s is not %s", kind, formula, result);
		}
		if (strcmp(kind, "held") == 0 || strcmp(kind, "band") == 0) {
			assert_non_null(percent);
			assert_non_null(strstr(formula, percent));
		}
		if (strcmp(kind, "percent") == 0 || strcmp(kind, "held") == 0) {
			percent = result;
		}
	}
	if (percent != NULL) {
		assert_string_equal(percent, member(json_object_get(thing, "percent"), "exact"));
	}
	return i;
}

static void test_trace(void **state)
{
	static const char *const lists[] = {"dimensions", "sub_dimensions", "categories", "data_points"};
	static const size_t steps[] = {3 * 4, 6 * 4, 5 * 4, 8 * 3 + 2};
	struct city city;
	example_start(&city);
	json_t *json = scorecard_to_json(&(struct scorecard_view){.card = &city.card, .lang = STR("en")}, &city.run.arena);
	for (size_t l = 0; l < 4; l++) {
		size_t i, seen = 0;
		const json_t *thing;
		json_array_foreach(json_object_get(json, lists[l]), i, thing) {
			seen += assert_trace(thing);
		}
		assert_int_equal(seen, steps[l]);
	}
	json_decref(json);
	city_finish(&city);
}

static void test_evaluator_can_fail(void **state)
{
	assert_true(same("100 * (7/3 - 1) / 4", "100/3"));
	assert_true(same("max(0, min((-5), 100))", "0"));
	assert_false(same("1 + 1", "3"));
	assert_false(same("1 +", "1"));
	assert_true(evaluate_holds("33 <= 33 < 66"));
	assert_false(evaluate_holds("33 <= 66 < 66"));
	assert_false(evaluate_holds("33 <= 32.9 < 66"));
}

/* JSON */

/** Groups are the sums of their parts, by what the JSON says. */
static void test_groups_add_up(void **state)
{
	struct city city;
	example_start(&city);
	json_t *json = scorecard_to_json(&(struct scorecard_view){.card = &city.card, .lang = STR("en")}, &city.run.arena);
	size_t i, k;
	const json_t *dimension, *point;
	json_array_foreach(json_object_get(json, "dimensions"), i, dimension) {
		json_int_t scored = 0, points = 0, all = 0;
		const char *code = member(dimension, "code");
		json_array_foreach(json_object_get(json, "data_points"), k, point) {
			if (strncmp(member(point, "code"), code, strlen(code)) == 0) {
				all++;
				scored += strcmp(member(point, "state"), "scored") == 0;
				points += json_integer_value(json_object_get(point, "points"));
			}
		}
		assert_true(all > 0);
		assert_int_equal(json_integer_value(json_object_get(dimension, "data_points")), all);
		assert_int_equal(json_integer_value(json_object_get(dimension, "scored")), scored);
		assert_int_equal(json_integer_value(json_object_get(dimension, "points")), points);
		assert_int_equal(json_integer_value(json_object_get(dimension, "maximum")), 4 * scored);
	}
	json_decref(json);
	city_finish(&city);
}

static void test_json(void **state)
{
	struct city city;
	example_start(&city);
	json_t *json = scorecard_to_json(&(struct scorecard_view){.card = &city.card, .lang = STR("ar")}, &city.run.arena);
	const json_t *points = json_object_get(json, "data_points"), *water = json_array_get(points, 0);
	assert_string_equal(member(json_object_get(water, "value"), "exact"), "212500/2231");
	assert_string_equal(member(json_object_get(water, "value"), "decimal"), "95.2");
	assert_string_equal(member(json_object_get(water, "percent"), "decimal"), "95.24");
	assert_string_equal(member(water, "band"), "A");
	assert_string_equal(member(water, "name"), "المياه المنقولة بالأنابيب");
	assert_true(json_is_null(json_object_get(json_array_get(points, 5), "value")));
	assert_true(json_is_null(json_object_get(json_array_get(points, 6), "benchmark")));
	assert_true(json_is_null(json_object_get(json_array_get(points, 8), "percent")));
	assert_string_equal(member(json_array_get(points, 8), "state"), "not-verified");
	assert_string_equal(member(json_object_get(json, "benchmarks"), "status"), "fictional");
	json_decref(json);
	city_finish(&city);
}

/* Text */

/** Every line of a table ends its columns where the head does, and says what the JSON says. */
static void test_text(void **state)
{
	struct city city;
	example_start(&city);
	struct buf text = {.arena = &city.run.arena};
	scorecard_to_text(&(struct scorecard_view){.card = &city.card, .lang = STR("en")}, &city.run.arena, &text);
	static const char *const lines[] = {
		"Method example-method-1, benchmarks example-benchmarks-1. Fictional targets.\n",
		"Code           Data point        Value  Unit",
		"EC:W:1C        Piped water        95.2  %                                        >= 100     95.24  A\n",
		"EC:W:2C        Water loss         35.4  %                                         <= 10     49.16  C\n",
		"EN:A:2C/pm10   Air: PM10             -  µg/m³                                     <= 20         -  -     not-collected\n",
		"EN:G:1A        Green areas        23.5  m² per inhabitant                             -         -  -     no-benchmark\n",
		"SC:P:1C        Open meetings        no  yes or no                                   yes      0.00  D\n",
		"EC                    Economy                        3         3       3  8 of 12     66.66  B\n",
		"  EC/losses             Losses                       1         1       1   2 of 4     50.00  C\n",
	};
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (strstr(text.at, lines[i]) == NULL) {
			fail_msg("no line “%s” in\n%s", lines[i], text.at);
		}
	}
	assert_null(strstr(text.at, " \n"));
	city_finish(&city);
}

/* Without a short name, a data point that has a name of its own is called by both. */
static void test_text_names_points(void **state)
{
	static const char *const entries[] = {"formula='ratio' value='100' direction='higher'"};
	struct city city;
	city_start(&city, entries, "share", "", 1);
	struct method_texts *names = &city.method.points.at[0].names;
	*names = city.method.bands.at[3].names;
	city_observe(&city, "X:T:1C", "50");
	assert_true(city_score(&city));
	struct buf text = {.arena = &city.run.arena};
	scorecard_to_text(&(struct scorecard_view){.card = &city.card, .lang = STR("en")}, &city.run.arena, &text);
	assert_non_null(strstr(text.at, "X:T:1C  N: a  "));
	city_finish(&city);
}

/* XML */

static bool is_valid(const char *schema, xmlDoc *doc)
{
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(schema);
	xmlSchema *parsed = xmlSchemaParse(parser);
	assert_non_null(parsed);
	xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(parsed);
	bool valid = xmlSchemaValidateDoc(context, doc) == 0;
	xmlSchemaFreeValidCtxt(context);
	xmlSchemaFree(parsed);
	xmlSchemaFreeParserCtxt(parser);
	return valid;
}

static const char *data_path(struct city *city, const char *path)
{
	return path_join(str_from(getenv("CITYPROFILE_DATA")), str_from(path), &city->run.arena).at;
}

static const xmlNode *element_with_code(const xmlDoc *doc, const char *name, const char *code)
{
	const xmlNode *root = doc->children;
	for (const xmlNode *e = xml_first(root); e != NULL; e = xml_next(e)) {
		if (strcmp((const char *)e->name, name) == 0 && str_is(xml_attribute(e, "code", NULL), code)) {
			return e;
		}
	}
	fail_msg("no %s %s", name, code);
	return NULL;
}

static void assert_attribute(const xmlNode *element, const char *name, const char *value)
{
	bool present;
	struct str text = xml_attribute(element, name, &present);
	assert_int_equal(present, value != NULL);
	if (value != NULL && !str_is(text, value)) {
		fail_msg("%s is “%.*s”, not “%s”", name, STR_ARG(text), value);
	}
}

static void test_xml(void **state)
{
	struct city city;
	example_start(&city);
	xmlDoc *doc = scorecard_to_xml(&city.card, &city.run.arena);
	assert_true(is_valid(data_path(&city, "profiles/schema/scorecard.xsd"), doc));
	const xmlNode *emissions = element_with_code(doc, "data-point", "EN:A:1C");
	assert_attribute(emissions, "printed-code", "EN: A: 1C");
	assert_attribute(emissions, "exact", "10/3");
	assert_attribute(emissions, "value", "3.33");
	assert_attribute(emissions, "percent-hundredths", "7500");
	assert_attribute(emissions, "band", "B");
	assert_attribute(emissions, "state", "scored");
	assert_attribute(emissions, "category", "EN/air-and-climate");
	assert_attribute(emissions, "period", "2019");
	struct span at;
	assert_true(span_from_text(xml_attribute(emissions, "at", NULL), &at));
	const xmlNode *particles = element_with_code(doc, "data-point", "EN:A:2C/pm10");
	assert_attribute(particles, "percent-hundredths", NULL);
	assert_attribute(particles, "value", NULL);
	assert_attribute(particles, "state", "not-collected");
	const xmlNode *environment = element_with_code(doc, "dimension", "EN");
	assert_attribute(environment, "data-points", "4");
	assert_attribute(environment, "reported", "3");
	assert_attribute(environment, "scored", "2");
	assert_attribute(environment, "no-benchmark", "1");
	assert_attribute(environment, "percent", "62.5");
	xmlUnsetProp((xmlNode *)emissions, (const xmlChar *)"state");
	assert_false(is_valid(data_path(&city, "profiles/schema/scorecard.xsd"), doc));
	xmlFreeDoc(doc);
	city_finish(&city);
}

/** Every method and set that is shipped is valid by the schema that its authors see. */
static void test_shipped_files_are_valid(void **state)
{
	static const struct { const char *pattern, *schema; } kinds[] = {
		{"profiles/methods/*.xml", "profiles/schema/method.xsd"},
		{"examples/*/methods/*.xml", "profiles/schema/method.xsd"},
		{"profiles/methods/benchmarks/*.xml", "profiles/schema/benchmarks.xsd"},
		{"examples/*/methods/benchmarks/*.xml", "profiles/schema/benchmarks.xsd"},
	};
	struct city city;
	memset(&city, 0, sizeof city);
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		glob_t files;
		assert_int_equal(glob(data_path(&city, kinds[k].pattern), 0, NULL, &files), 0);
		assert_true(files.gl_pathc > 0);
		for (size_t i = 0; i < files.gl_pathc; i++) {
			xmlDoc *doc = xmlReadFile(files.gl_pathv[i], NULL, XML_PARSE_NONET);
			if (doc == NULL || !is_valid(data_path(&city, kinds[k].schema), doc)) {
				fail_msg("%s is not valid", files.gl_pathv[i]);
			}
			xmlFreeDoc(doc);
		}
		globfree(&files);
	}
	city_finish(&city);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trace),
		cmocka_unit_test(test_evaluator_can_fail),
		cmocka_unit_test(test_groups_add_up),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_text_names_points),
		cmocka_unit_test(test_xml),
		cmocka_unit_test(test_shipped_files_are_valid),
	};
	xml_start();
	json_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
