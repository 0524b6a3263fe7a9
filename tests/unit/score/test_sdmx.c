/* SDMX-CSV: columns in their order, ids that SDMX allows, periods, and the status of each observation. */
#include "base/rational.h"
#include "town.h"

/** The fictional city with one observation changed by a test. */
static struct buf printed(struct town *town)
{
	struct buf out = {.arena = &town->run.arena};
	scorecard_to_sdmx(&town->view, &town->run.arena, &out);
	return out;
}

static void test_lines(void **state)
{
	static const char *const lines[] = {
		"STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA,BOUNDARY,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,DECIMALS,FLAGS[],"
			"SCORE_STATE,BENCHMARKS,BENCHMARKS_STATUS,BENCHMARKS_ACCESS,PERCENT,BAND,NOTICE\r\n",
		"\r\ndatastructure,CITYPROFILE:example-method-1(1.0.0),I,XXEXB,b_old,EC_W_2C,2019,35.4,A,F,percent,1,,scored,"
			"example-benchmarks-1,fictional,public,49.16,C,Fictional targets.\r\n",
		",EC_W_2C,2018,36.90,A,F,percent,1,,,,,,,,\r\n",
		",EC_W_2C,2017,38.1,B,F,percent,1,estimated;break,,,,,,,\r\n",
		",EC_W_2C,2016,,L,F,percent,1,,,,,,,,\r\n",
		",EN_A_1C,2019,4.60,E,F,tonnes-per-inhabitant,2,estimated,scored,example-benchmarks-1,fictional,public,54.34,C,",
		",EN_A_2C-pm2_5,2019,9.80,A,F,",
		",EN_G_1A,2019,,O,F,square-metres-per-inhabitant,1,,not-reported,,,,,,\r\n",
		",b_2020,SC_P_1C,2020-09,1,A,F,yes-no,0,,scored,",
	};
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	struct buf out = printed(&town);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		assert_says(out.at, lines[i]);
	}
	/* Data points of Exampleby have eleven values and four former ones. */
	size_t rows = 0;
	for (const char *c = out.at; (c = strstr(c, "\r\n")) != NULL; c += 2) {
		rows++;
	}
	assert_int_equal(rows, 1 + 11 + 4);
	town_close(&town);
}

/** Set the flags of the first observation to those of a case. */
static void test_status(void **state)
{
	static const struct {
		enum observation_missing missing;
		bool breaks, differs, forecast, estimated;
		enum observation_verified verified;
		const char *status;
	} rows[] = {
		{.status = "A"},
		{.verified = OBSERVATION_VERIFIED, .status = "A"},
		{.verified = OBSERVATION_UNVERIFIED, .status = "V"},
		{.verified = OBSERVATION_PENDING, .status = "V"},
		{.verified = OBSERVATION_PENDING, .estimated = true, .status = "E"},
		{.estimated = true, .forecast = true, .status = "F"},
		{.forecast = true, .differs = true, .status = "D"},
		{.differs = true, .breaks = true, .status = "B"},
		{.missing = OBSERVATION_NOT_REPORTED, .status = "O"},
		{.missing = OBSERVATION_NOT_KNOWN, .status = "O"},
		{.missing = OBSERVATION_NOT_COLLECTED, .status = "L"},
		{.missing = OBSERVATION_NOT_APPLICABLE, .status = "M"},
		{.missing = OBSERVATION_WITHHELD, .status = "Q"},
		{.missing = OBSERVATION_WITHHELD, .breaks = true, .status = "B"},
		{.missing = OBSERVATION_NOT_REPORTED, .verified = OBSERVATION_UNVERIFIED, .status = "O"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct town town;
		town_open(&town, "examples/exampleby/profile.xml");
		struct observation *o = &town.profile.observations.at[0];
		o->missing = rows[i].missing;
		o->breaks = rows[i].breaks;
		o->definition_differs = rows[i].differs;
		o->forecast = rows[i].forecast;
		o->estimated = rows[i].estimated;
		o->verified = rows[i].verified;
		struct score_input input = town.card.input;
		assert_true(score_make(&input, &town.run.arena, &town.run.diag, &town.card));
		struct buf out = printed(&town);
		assert_says(out.at, str_format(&town.run.arena, ",EC_W_1C,2019,%s,%s,F,", rows[i].missing == OBSERVATION_REPORTED ? "99.20" : "",
			rows[i].status).at);
		town_close(&town);
	}
}

static void test_periods(void **state)
{
	static const struct { const char *period, *printed; } rows[] = {
		{"2019", ",2019,99.20,"}, {"2019-06", ",2019-06,99.20,"}, {"2019-06-03", ",2019-06-03,99.20,"},
		{"2018-07/2019-06", ",2018-07-01/P1Y,99.20,"}, {"2017/2019", ",2017-01-01/P3Y,99.20,"}, {"2018-07/2019-08", ",2018-07-01/P14M,99.20,"},
		{"2019-02-01/2019-02-28", ",2019-02-01/P1M,99.20,"}, {"2020-02-01/2020-02-28", ",2020-02-01/P28D,99.20,"},
		{"2019-12-30/2020-01-02", ",2019-12-30/P4D,99.20,"}, {"2000-02-28/2000-03-01", ",2000-02-28/P3D,99.20,"},
		{"1900-02-28/1900-03-01", ",1900-02-28/P2D,99.20,"}, {"2019-01-01/2020-01-01", ",2019-01-01/P366D,99.20,"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct town town;
		town_open(&town, "examples/exampleby/profile.xml");
		town.profile.observations.at[0].period = str_from(rows[i].period);
		struct buf out = printed(&town);
		assert_says(out.at, rows[i].printed);
		town_close(&town);
	}
}

/* What SDMX cannot say, and what is not this method's, is left out; what is not public is marked. */
static void test_left_out_and_marked(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	town.profile.observations.at[0].period = STR("");
	assert_null(strstr(printed(&town).at, ",EC_W_1C,"));
	town.profile.observations.at[0].period = STR("2019");
	town.profile.observations.at[0].closed = true;
	assert_says(printed(&town).at, ",EC_W_1C,2019,99.20,A,N,");
	for (size_t i = 0; i < town.profile.observations.n; i++) {
		if (str_equal(town.profile.observations.at[i].period, STR("2018"))) {
			town.profile.observations.at[i].method = STR("example-method-0");
		}
	}
	assert_null(strstr(printed(&town).at, ",EC_W_2C,2018,"));
	town_close(&town);
}

/** A data point that nobody mentions has the period of the indicators and the status that holds for all of them. */
static void test_unmentioned(void **state)
{
	struct town town;
	town_open(&town, "profiles/archive/karmoy-2020/profile.xml");
	assert_int_equal(town.profile.unmentioned, OBSERVATION_NOT_KNOWN);
	assert_says(printed(&town).at, ",_Z,EC_P_IN_1C,2020,,O,F,percent-of-gdp,2,,not-known,,,,,,\r\n");
	town_close(&town);
}

/** By a restricted set only scored values are not free: their percentages tell the targets. */
static void test_restricted(void **state)
{
	struct town town;
	town_open(&town, "examples/exampleby/profile.xml");
	town.set.access = BENCHMARKS_RESTRICTED;
	struct buf out = printed(&town);
	assert_says(out.at, ",EC_W_2C,2019,35.4,A,N,percent,1,,scored,example-benchmarks-1,fictional,restricted,49.16,C,Fictional targets.\r\n");
	assert_says(out.at, ",EC_W_2C,2018,36.90,A,F,percent,1,,,,,,,,\r\n");
	assert_says(out.at, ",EN_G_1A,2019,,O,F,");
	town_close(&town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_left_out_and_marked),
		cmocka_unit_test(test_unmentioned),
		cmocka_unit_test(test_restricted),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
