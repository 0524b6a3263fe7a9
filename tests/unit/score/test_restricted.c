/* What templates see by a restricted set: bands, and nothing from which a target could be told. */
#include <libxml/xmlschemas.h>

#include "sample.h"

#include "base/rational.h"
#define BODY \
	"<dimension code='X'><name>Ex</name><category code='X/c'><name>C</name></category></dimension>" \
	CITY_INDICATOR("X:1C", "class='core' dimension='X' category='X/c'", CITY_POINT("index", "", "")) \
	CITY_INDICATOR("X:2C", "class='core' dimension='X' category='X/c'", CITY_POINT("index", "", "")) \
	CITY_INDICATOR("X:9C", "class='local' dimension='X'", CITY_POINT("index", "", ""))
#define TARGETS \
	CITY_TARGET("X:1C", "formula='ratio' value='37.125' direction='higher'", "") \
	"<no-benchmark indicator='X:2C'><reason>Secretly weighed</reason></no-benchmark>" \
	CITY_TARGET("X:9C", "formula='linear' value='83.5' floor='61.25' direction='higher'", "")

/** Returns the scorecard as templates see it, in letters; valid by its schema. */
static struct str card_text(struct city *city)
{
	struct buf text = {.arena = &city->run.arena};
	xmlDoc *doc = scorecard_to_xml(&city->card, &city->run.arena);
	struct str path = path_join(str_from(getenv("CITYPROFILE_DATA")), STR("profiles/schema/scorecard.xsd"), &city->run.arena);
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(path.at);
	xmlSchema *schema = xmlSchemaParse(parser);
	xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(schema);
	assert_int_equal(xmlSchemaValidateDoc(context, doc), 0);
	xml_write(xmlDocGetRootElement(doc), NULL, NULL, &text);
	xmlSchemaFreeValidCtxt(context);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	xmlFreeDoc(doc);
	return buf_str(&text);
}

/** The secrets of a card: target, floor, source, reason, percentages of data points, means of these. */
static size_t count_secrets(const char *card, bool means)
{
	static const char *const secrets[] = {"37.125", "83.5", "61.25", ">S<", "Secretly", "8000/297", "\"2693\"", "<benchmark ", "<no-benchmark"};
	size_t n = 0;
	for (size_t i = 0; i < sizeof secrets / sizeof secrets[0]; i++) {
		n += strstr(card, secrets[i]) != NULL;
	}
	return n + (means && strstr(card, "percent=") != NULL);
}

static void test_restricted(void **state)
{
	static const struct { const char *scoring; bool means; const char *group; } rows[] = {
		{"cap='100' aggregation='points-over-data-points'", false, "percent=\"25\" percent-hundredths=\"2500\" points=\"1\""},
		{"cap='100' aggregation='mean-of-children' dimension-children='category'", true, "<dimension band=\"D\" code=\"X\""},
	};
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct city city;
		city_write(&city, rows[r].scoring, BODY, TARGETS);
		city_observe(&city, "X:1C", "10");
		city_observe(&city, "X:2C", "10");
		city_observe(&city, "X:9C", "70");
		assert_true(city_score(&city));
		const char *open = card_text(&city).at;
		assert_int_equal(count_secrets(open, rows[r].means), rows[r].means ? 10 : 9);
		city.set.access = BENCHMARKS_RESTRICTED;
		const char *closed = card_text(&city).at;
		assert_int_equal(count_secrets(closed, rows[r].means), 0);
		/* The bands stay, of data points and groups; so does what points alone tell. */
		assert_non_null(strstr(closed, "<data-point at=\"0:0-0\" band=\"D\" category=\"X/c\""));
		assert_non_null(strstr(closed, "<data-point at=\"0:0-0\" band=\"C\" class=\"local\""));
		assert_non_null(strstr(closed, rows[r].group));
		assert_non_null(strstr(closed, "state=\"no-benchmark\""));
		city_finish(&city);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_restricted)};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
