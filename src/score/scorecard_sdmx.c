/*
 * SDMX-CSV 2.0: STRUCTURE, STRUCTURE_ID and ACTION first, then a column for each component: dimensions, measure, attributes. No
 * registry holds the structure; docs/scoring.md describes it. Ids in SDMX are letters, digits and _ @ $ -, so codes are rewritten.
 */
#include "base/date.h"
#include "score/basis.h"
#include "score/value.h"
#include "score/wording.h"

/* Of this layout: columns and what they mean. */
#define SDMX_AGENCY "CITYPROFILE"
#define SDMX_VERSION "1.0.0"
/* What the code lists of SDMX say where a dimension does not apply. */
#define SDMX_NONE "_Z"
/* Between the values of a component that has several, as the first header says. */
#define SDMX_SEPARATOR ";"

struct sdmx {
	const struct scorecard_view *view;
	struct arena *arena;
	struct csv csv;
	struct str structure, area;
};

/**
 * Returns a code or id as an id of SDMX. The slash of a data point's code becomes a hyphen, all else that may not stand in an id a low
 * line: the codes of a method stay different, since in their first part neither occurs.
 */
static struct str make_id(struct str code, struct arena *arena)
{
	struct buf id = {.arena = arena};
	for (size_t i = 0; i < code.n; i++) {
		char c = code.at[i];
		bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
		buf_add_byte(&id, plain ? c : c == '/' ? '-' : '_');
	}
	return id.n > 0 ? buf_str(&id) : STR(SDMX_NONE);
}

/** Returns the UN/LOCODE of the city, else the id of the profile. */
static struct str find_area(const struct scorecard_view *view, struct arena *arena)
{
	const struct profile *profile = view->profile;
	bool has_code = profile != NULL && profile->cities.n > 0 && profile->cities.at[0].locode.text.n > 0;
	return make_id(has_code ? profile->cities.at[0].locode.text : profile != NULL ? profile->head.id : STR(""), arena);
}

/* Time */

static int days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

/** Returns the days from the first of March of the year 0. */
static int64_t day_number(int day)
{
	int64_t year = day / 10000, month = day / 100 % 100;
	int64_t shifted = (month + 9) % 12, of_year = year - (month <= 2);
	return 365 * of_year + of_year / 4 - of_year / 100 + of_year / 400 + (shifted * 306 + 5) / 10 + day % 100 - 1;
}

/** Returns how long an interval is, as ISO 8601 writes durations: in whole years or months where they are whole, else in days. */
static struct str write_duration(struct date_range range, struct arena *arena)
{
	int last_year = range.last / 10000, last_month = range.last / 100 % 100;
	int months = (last_year - range.first / 10000) * 12 + last_month - range.first / 100 % 100 + 1;
	if (range.first % 100 != 1 || range.last % 100 != days_of_month(last_year, last_month)) {
		return str_format(arena, "P%lldD", (long long)(day_number(range.last) - day_number(range.first) + 1));
	}
	return str_format(arena, "P%d%c", months % 12 == 0 ? months / 12 : months, months % 12 == 0 ? 'Y' : 'M');
}

/** Returns a period as SDMX writes it: as the profile does, but for intervals, which are a first day and a duration. */
static struct str write_period(struct str period, struct arena *arena)
{
	struct date_range range;
	bool interval = false;
	for (size_t i = 0; i < period.n; i++) {
		interval = interval || period.at[i] == '/';
	}
	if (!date_parse(period, &range)) {
		return STR("");
	}
	struct str duration = write_duration(range, arena);
	return !interval ? period : str_format(arena, "%04d-%02d-%02d/%.*s", range.first / 10000, range.first / 100 % 100, range.first % 100,
		STR_ARG(duration));
}

/* Status */

/** Returns the code of CL_OBS_STATUS for what is not there. */
static const char *status_of_missing(enum observation_missing missing)
{
	switch (missing) {
	case OBSERVATION_NOT_APPLICABLE:
		return "M";
	case OBSERVATION_NOT_COLLECTED:
		return "L";
	case OBSERVATION_WITHHELD:
		return "Q";
	case OBSERVATION_REPORTED:
	case OBSERVATION_NOT_REPORTED:
	case OBSERVATION_NOT_KNOWN:
		break;
	}
	return "O";
}

/** Returns the code of CL_OBS_STATUS; of several that fit, the one that the guidelines of SDMX put first. */
static const char *status_of(const struct observation *observation)
{
	bool unvalidated = observation->verified == OBSERVATION_UNVERIFIED || observation->verified == OBSERVATION_PENDING;
	if (observation->breaks) {
		return "B";
	}
	if (observation->missing != OBSERVATION_REPORTED) {
		return status_of_missing(observation->missing);
	}
	return observation->definition_differs ? "D" : observation->forecast ? "F" : observation->estimated ? "E" : unvalidated ? "V" : "A";
}

/* Rows */

/** A value that is printed, scored or not. */
struct row {
	size_t point;
	const struct observation *observation; /* NULL: nobody mentions the data point */
	struct str period;
	struct str exact, rounded;
	const char *state;                     /* of the data point; empty for a value that was passed over */
	const struct score_performance *performance; /* NULL: not scored */
};

/** Returns the number of a value: answers are 1 and 0; a fraction that does not end is rounded to the decimals of the data point. */
static struct str number_of(const struct row *row)
{
	if (row->exact.n == 0) {
		return STR("");
	}
	if (str_is(row->exact, "yes") || str_is(row->exact, "no")) {
		return str_is(row->exact, "yes") ? STR("1") : STR("0");
	}
	for (size_t i = 0; i < row->exact.n; i++) {
		if (row->exact.at[i] == '/') {
			return row->rounded;
		}
	}
	return row->exact;
}

/** Returns the flags as a component with several values has them. */
static struct str write_flags(const struct observation *observation, struct arena *arena)
{
	struct str flags = observation != NULL ? wording_flags(observation, arena) : STR("");
	struct buf text = {.arena = arena};
	for (size_t i = 0; i < flags.n; i++) {
		buf_add_byte(&text, flags.at[i] == ' ' ? SDMX_SEPARATOR[0] : flags.at[i]);
	}
	return buf_str(&text);
}

/** Returns the code of CL_CONF_STATUS for a row: a percentage of a restricted target tells the target. */
static struct str confidentiality_of(const struct sdmx *s, const struct row *row)
{
	bool value = row->observation != NULL && row->observation->closed;
	return value || (row->performance != NULL && basis_is_restricted(s->view)) ? STR("N") : STR("F");
}

/** Add how well a value does and by what; nothing where it is not scored. */
static void add_score(struct sdmx *s, const struct score_performance *performance)
{
	const struct benchmarks *set = s->view->card->benchmarks;
	if (performance == NULL || set == NULL) {
		for (size_t i = 0; i < 6; i++) {
			csv_add(&s->csv, STR(""));
		}
		return;
	}
	csv_add(&s->csv, set->id.text);
	csv_add(&s->csv, str_from(benchmarks_status_word(set->status)));
	csv_add(&s->csv, str_from(benchmarks_access_word(set->access)));
	csv_add(&s->csv, wording_percent(performance, s->arena));
	csv_add(&s->csv, wording_letter(s->view, performance));
	csv_add_text(&s->csv, wording_text(s->view, &set->notices));
}

static void add_row(struct sdmx *s, const struct row *row)
{
	const struct method *method = s->view->card->method;
	const struct method_point *definition = &method->points.at[row->point];
	const struct observation *observation = row->observation;
	struct str period = write_period(row->period, s->arena);
	if (period.n == 0) {
		return;
	}
	csv_add(&s->csv, STR("datastructure"));
	csv_add(&s->csv, s->structure);
	csv_add(&s->csv, STR("I"));
	csv_add(&s->csv, s->area);
	csv_add(&s->csv, observation != NULL ? make_id(observation->boundary, s->arena) : STR(SDMX_NONE));
	csv_add(&s->csv, make_id(definition->code, s->arena));
	csv_add(&s->csv, period);
	csv_add(&s->csv, number_of(row));
	csv_add(&s->csv, str_from(observation != NULL ? status_of(observation) : status_of_missing(s->view->card->input.unmentioned)));
	csv_add(&s->csv, confidentiality_of(s, row));
	csv_add(&s->csv, make_id(method->units.at[definition->unit].id.text, s->arena));
	csv_add_integer(&s->csv, definition->decimals);
	csv_add(&s->csv, write_flags(observation, s->arena));
	csv_add(&s->csv, str_from(row->state));
	add_score(s, row->performance);
	csv_end_row(&s->csv);
}

/** Add a value that the scorecard passed over: of another period or boundary. */
static void add_other(struct sdmx *s, size_t point, const struct observation *observation)
{
	struct diag unheard = {.arena = s->arena};
	struct score_point read = {0};
	struct row row = {.point = point, .observation = observation, .period = observation->period, .state = ""};
	mpq_t value;
	mpq_init(value);
	if (observation->missing == OBSERVATION_REPORTED) {
		value_read(&s->view->card->method->points.at[point], observation, s->arena, &unheard, &read, value);
		row.exact = read.exact;
		row.rounded = read.rounded;
	}
	mpq_clear(value);
	if (unheard.errors == 0) {
		add_row(s, &row);
	}
}

/** Of a data point that nobody mentions, the period is that which was asked for, else that of the indicators. */
static struct str common_period(const struct scorecard_view *view)
{
	if (view->card->input.period.n > 0) {
		return view->card->input.period;
	}
	bool known = view->profile != NULL && view->profile->indicators.n > 0;
	return known ? view->profile->indicators.at[0].context.period.text : STR("");
}

static void add_scored(struct sdmx *s, size_t index)
{
	const struct score_point *point = &s->view->card->points[index];
	struct row row = {
		.point = index,
		.observation = point->observation,
		.period = point->observation != NULL ? point->observation->period : common_period(s->view),
		.exact = point->exact,
		.rounded = point->rounded,
		.state = score_state_word(point->state),
		.performance = point->state == SCORE_SCORED ? &point->performance : NULL,
	};
	add_row(s, &row);
}

/** Returns the data point of each observation that may stand in a row: those of other versions, and those at fault, have none. */
static size_t *find_points(const struct scorecard *card, struct arena *arena)
{
	size_t *points = arena_array(arena, card->input.count, size_t);
	for (size_t i = 0; i < card->input.count; i++) {
		const struct observation *observation = &card->input.observations[i];
		bool own = observation->method.n == 0 || str_equal(observation->method, card->method->id.text);
		points[i] = METHOD_NONE;
		if (own && !observation->unsure && observation->indicator.n > 0) {
			method_lookup(card->method, observation->indicator, &points[i]);
		}
	}
	return points;
}

static void add_columns(struct sdmx *s)
{
	static const char *const columns[] = {
		"STRUCTURE[" SDMX_SEPARATOR "]", "STRUCTURE_ID", "ACTION", "REF_AREA", "BOUNDARY", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS",
		"UNIT_MEASURE", "DECIMALS", "FLAGS[]", "SCORE_STATE", "BENCHMARKS", "BENCHMARKS_STATUS", "BENCHMARKS_ACCESS", "PERCENT", "BAND", "NOTICE",
	};
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		csv_add(&s->csv, str_from(columns[i]));
	}
	csv_end_row(&s->csv);
}

void scorecard_to_sdmx(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	const struct scorecard *card = view->card;
	struct str method = make_id(card->method->id.text, arena);
	const size_t *points = find_points(card, arena);
	struct sdmx s = {
		.view = view, .arena = arena, .csv = {.out = out}, .area = find_area(view, arena),
		.structure = str_format(arena, SDMX_AGENCY ":%.*s(" SDMX_VERSION ")", STR_ARG(method)),
	};
	add_columns(&s);
	for (size_t point = 0; point < card->method->points.n; point++) {
		add_scored(&s, point);
		for (size_t i = 0; i < card->input.count; i++) {
			if (points[i] == point && &card->input.observations[i] != card->points[point].observation) {
				add_other(&s, point, &card->input.observations[i]);
			}
		}
	}
}
