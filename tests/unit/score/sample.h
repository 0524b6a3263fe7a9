/*
 * Methods and observations made up by a test, and a scorecard of them. Shared by the tests of score.
 */
#ifndef CITYPROFILE_TEST_SCORE_SAMPLE_H
#define CITYPROFILE_TEST_SCORE_SAMPLE_H

#include "../method/sample.h"
#include "score/scorecard.h"

/** A city under test. */
struct city {
	struct run run;
	struct method method;
	struct benchmarks set;
	struct vec_of(struct observation) observations;
	struct score_input input; /* a test may say more: unmentioned, period */
	struct scorecard card;
};

#define CITY_BANDS \
	"<band letter='D' from='0' to='33' points='1'><name>d</name></band><band letter='C' from='33' to='66' points='2'><name>c</name></band>" \
	"<band letter='B' from='66' to='95' points='3'><name>b</name></band><band letter='A' from='95' points='4'><name>a</name></band>"

/** A data point of a made-up method, and its indicator with a single one. `rest` goes behind the numerator: items. */
#define CITY_POINT(kind, attributes, rest) \
	"<data-point kind='" kind "' unit='u' decimals='2' direction='none' " attributes ">" rest \
	"<definition status='derived' source='us'>D</definition></data-point>"
#define CITY_INDICATOR(code, attributes, points) "<indicator code='" code "' " attributes "><name>N</name>" points "</indicator>"
#define CITY_TARGET(code, attributes, steps) \
	"<benchmark indicator='" code "' status='project' " attributes ">" steps "<source>S</source></benchmark>"

/** Start a city by a method and a set that a test writes: attributes of scoring, what follows the units, and targets. */
static inline void city_write(struct city *city, const char *scoring, const char *body, const char *targets)
{
	memset(city, 0, sizeof *city);
	run_start(&city->run);
	struct str method = str_format(&city->run.arena,
		"<method xmlns='urn:cityprofile:method:1' xml:id='made-1' xml:lang='en' complete='yes'><name>Made</name>"
		"<scoring unverified='exclude' %s>%s</scoring><units><unit id='u'><name>u</name></unit></units>%s</method>",
		scoring, CITY_BANDS, body);
	struct str set = str_format(&city->run.arena,
		"<benchmarks xmlns='urn:cityprofile:benchmarks:1' xml:id='set-1' xml:lang='en' method='made-1' status='fictional'><name>Set</name>%s</benchmarks>",
		targets);
	bool read = run_method(&city->run, method, &city->method) && run_set(&city->run, set, &city->method, &city->set);
	for (size_t i = 0; i < city->run.diag.n; i++) {
		print_error("%.*s\n", STR_ARG(city->run.diag.at[i].message));
	}
	assert_true(read);
}

/** Start a city whose method has `points` data points X:T:1C, X:T:2C, ... and whose set has the given entries, one for each. */
static inline void city_start(struct city *city, const char *const *entries, const char *kind, const char *extra, size_t points)
{
	memset(city, 0, sizeof *city);
	run_start(&city->run);
	struct buf method = {.arena = &city->run.arena}, set = {.arena = &city->run.arena};
	buf_format(&method, "<method xmlns='urn:cityprofile:method:1' xml:id='made-1' xml:lang='en' complete='yes'><name>Made</name>"
		"<scoring cap='100' aggregation='points-over-data-points' unverified='exclude'>%s</scoring><units><unit id='u'><name>u</name></unit></units>"
		"<dimension code='X'><name>Ex</name><sub-dimension code='X:T'><name>Tea</name></sub-dimension>"
		"<category code='X/c'><name>Cat</name></category></dimension><dimension code='Y'><name>Why</name></dimension>", CITY_BANDS);
	buf_format(&set, "<benchmarks xmlns='urn:cityprofile:benchmarks:1' xml:id='set-1' xml:lang='en' method='made-1' status='fictional'><name>Set</name>");
	for (size_t i = 0; i < points; i++) {
		buf_format(&method, "<indicator code='X:T:%zuC' class='core' dimension='X' sub-dimension='X:T'%s><name>N</name>"
			"<data-point kind='%s' unit='u' decimals='2' factor='100' direction='none' %s><numerator>n</numerator>"
			"<definition status='derived' source='us'>D</definition></data-point></indicator>",
			i + 1, i == 0 ? " category='X/c'" : "", kind, extra);
		if (entries[i] != NULL) {
			buf_format(&set, "<benchmark indicator='X:T:%zuC' status='project' %s><source>S</source></benchmark>", i + 1, entries[i]);
		}
	}
	buf_format(&method, "</method>");
	buf_format(&set, "</benchmarks>");
	assert_true(run_method(&city->run, buf_str(&method), &city->method));
	assert_true(run_set(&city->run, buf_str(&set), &city->method, &city->set));
}

/** Add an observation of a data point as a profile would give it: a number, yes, no, n/d, words of a list, or a state such as not-known. */
static inline struct observation *city_observe(struct city *city, const char *code, const char *value)
{
	static const char *const states[] = {"", "not-reported", "not-applicable", "not-collected", "withheld", "not-known"};
	struct observation *o = vec_add(&city->observations, &city->run.arena);
	uint32_t file = source_add(&city->run.sources, STR("profile.xml"), str_from(code));
	*o = (struct observation){.indicator = str_from(code), .period = STR("2019"), .text = str_from(value)};
	o->indicator_span = o->value_span = (struct span){file, 0, (uint32_t)strlen(code)};
	for (int i = 1; i <= OBSERVATION_NOT_KNOWN; i++) {
		if (strcmp(value, states[i]) == 0) {
			o->form = OBSERVATION_NONE;
			o->missing = (enum observation_missing)i;
			return o;
		}
	}
	const char *slash = strchr(value, '/');
	if (slash != NULL) {
		o->form = OBSERVATION_FRACTION;
		assert_true(decimal_parse((struct str){value, (size_t)(slash - value)}, &o->numerator));
		assert_true(decimal_parse(str_from(slash + 1), &o->denominator));
	} else if (strcmp(value, "yes") == 0 || strcmp(value, "no") == 0) {
		o->form = OBSERVATION_YES_NO;
		o->yes = value[0] == 'y';
	} else if (!decimal_parse(str_from(value), &o->value)) {
		o->form = OBSERVATION_LIST;
	}
	return o;
}

static inline bool city_score(struct city *city)
{
	city->input.method = &city->method;
	if (city->set.id.text.n > 0) {
		city->input.benchmarks = &city->set;
	}
	city->input.observations = city->observations.at;
	city->input.count = city->observations.n;
	return score_make(&city->input, &city->run.arena, &city->run.diag, &city->card);
}

static inline void city_finish(struct city *city)
{
	arena_finish(&city->run.arena);
}

/** Load one of the shipped methods and sets. */
static inline void city_load(struct city *city, const char *method, const char *set)
{
	memset(city, 0, sizeof *city);
	run_start(&city->run);
	struct str data = str_from(getenv("CITYPROFILE_DATA"));
	struct str beside = path_join(data, STR("examples/exampleby"), &city->run.arena);
	struct method_folders folders = {.data = &data, .data_count = 1, .profile = beside};
	assert_true(method_load(str_from(method), &folders, (struct span){0}, &city->run.arena, &city->run.diag, &city->method));
	assert_true(benchmarks_load(str_from(set), &city->method, &folders, (struct span){0}, &city->run.arena, &city->run.diag, &city->set));
}

/** Returns the letter of a scored data point, "-" for another. */
static inline char city_letter(const struct city *city, size_t point)
{
	const struct score_point *p = &city->card.points[point];
	return p->state == SCORE_SCORED ? city->method.bands.at[p->performance.band].letter.text.at[0] : '-';
}

/** Returns the letter of a group or indicator, "-" for one without a band. */
static inline char group_letter(const struct city *city, const struct score_group *group)
{
	return group->performance.exact.n > 0 ? city->method.bands.at[group->performance.band].letter.text.at[0] : '-';
}

/** Assert percentage and letter of a group or indicator; "" is none. */
static inline void assert_performance(const struct city *city, const struct score_group *group, const char *exact, char letter)
{
	if (!str_is(group->performance.exact, exact)) {
		fail_msg("%.*s is not %s", STR_ARG(group->performance.exact), exact);
	}
	assert_int_equal(group_letter(city, group), letter);
}

/** Returns the formula of a step of this kind; fails when there is none. */
static inline const char *step_formula(const struct score_steps *steps, enum score_step_kind kind)
{
	for (size_t i = 0; i < steps->n; i++) {
		if (steps->at[i].kind == kind) {
			return steps->at[i].formula.at;
		}
	}
	fail_msg("no step %s", score_step_word(kind));
	return NULL;
}

#endif
