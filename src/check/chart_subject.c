#include <stdlib.h>

#include "check/chart.h"
#include "xml/nearest.h"

/* What charts show of the profile: data points, groups of them, dimensions. */

/* The data points of a chart, and what is known of them. */
struct shown {
	const struct chart_checking *c;
	struct vec_of(const struct check_point *) points; /* of which the profile speaks, or that are named one by one */
	size_t values, closed;                            /* numbers that readers may see, and that they may not */
	const struct observation *first_closed;
	bool is_doubtful;                                 /* something was reported: nothing more is said */
};

static bool is_in(const struct check_point *point, struct str group)
{
	for (size_t i = 0; i < sizeof point->groups / sizeof point->groups[0]; i++) {
		if (str_equal(point->groups[i], group))
			return true;
	}
	return false;
}

static bool is_number(const struct observation *observation)
{
	return observation->form == OBSERVATION_NUMBER || observation->form == OBSERVATION_FRACTION;
}

/* Whether readers of the chart may see the value. */
static bool is_open(const struct shown *shown, const struct observation *observation)
{
	return !observation->closed || shown->c->chart->head.access != PROFILE_PUBLIC;
}

/* Returns whether the profile speaks of the data point. */
static bool count_values(struct shown *shown, const struct check_point *point)
{
	size_t n;
	const struct observation *const *at = figure_observations(shown->c->index, point->code, &n);
	for (size_t i = 0; i < n; i++) {
		shown->is_doubtful |= at[i]->unsure;
		if (!is_number(at[i]))
			continue;
		if (is_open(shown, at[i])) {
			shown->values++;
		} else {
			shown->closed++;
			shown->first_closed = shown->first_closed ? shown->first_closed : at[i];
		}
	}
	return n > 0;
}

/* A data point is a number, and of the unit of those before. */
static void check_point(struct shown *shown, const struct check_point *point, const struct profile_text *subject)
{
	struct diag *diag = shown->c->checking->diag;
	const struct check_point *first = shown->points.n > 0 ? shown->points.at[0] : point;
	if (!point->is_number) {
		shown->is_doubtful = true;
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_SUBJECT, subject->span, "%.*s is no number, which a chart of type %s needs",
			STR_ARG(point->code), shown->c->kind->type);
		diag_hint(diag, entry, "name data points that are numbers");
	} else if (!str_equal(first->unit, point->unit)) {
		shown->is_doubtful = true;
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_UNITS, subject->span, "%.*s is measured in another unit than %.*s",
			STR_ARG(point->code), STR_ARG(first->code));
		diag_hint(diag, entry, "one chart has one axis: name data points of one unit, or make several charts");
	}
	vec_push(&shown->points, shown->c->checking->arena, point);
}

static void report_unknown(struct shown *shown, const struct profile_text *subject)
{
	const struct checking *checking = shown->c->checking;
	struct nearest nearest = {.asked = subject->text, .effort = &checking->diag->effort};
	shown->is_doubtful = true;
	for (size_t i = 0; i < checking->points->n && nearest_offer(&nearest, checking->points->at[i].code); i++) {
		for (size_t k = 0; k < 3; k++)
			nearest_offer(&nearest, checking->points->at[i].groups[k]);
	}
	struct diag_entry *entry = diag_add(checking->diag, DIAG_CHART_SUBJECT, subject->span,
		"the method %.*s has no data point and no group %.*s", STR_ARG(checking->profile->method.text), STR_ARG(subject->text));
	if (nearest_found(&nearest))
		diag_hint(checking->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
	else
		diag_hint(checking->diag, entry, "data points and groups are named by the codes of the method");
}

/* A data point is shown with a value or without. Of a group, which may be large, those of which the profile speaks are. */
static void add_subject(struct shown *shown, const struct profile_text *subject)
{
	const struct check_points *points = shown->c->checking->points;
	const struct check_point *named = check_point_lookup(points, subject->text);
	bool is_known = named;
	if (named && !named->is_whole) {
		count_values(shown, named);
		check_point(shown, named, subject);
		return;
	}
	for (size_t i = 0; i < points->n && !shown->is_doubtful; i++) {
		if (!is_in(&points->at[i], subject->text))
			continue;
		is_known = true;
		if (count_values(shown, &points->at[i]))
			check_point(shown, &points->at[i], subject);
	}
	if (!is_known)
		report_unknown(shown, subject);
}

static void report_no_values(const struct shown *shown)
{
	const struct chart_checking *c = shown->c;
	const struct profile_text *subject = &c->chart->of.at[0];
	if (shown->closed == 0) {
		struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_WITHOUT_VALUES, subject->span, "the profile has no value that the chart shows");
		diag_hint(c->checking->diag, entry, "add observations to <indicators>, or show something else");
		return;
	}
	struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CLOSED_IN_PUBLIC, subject->span, "a public chart shows values that are not public");
	diag_hint(c->checking->diag, entry, "open the values, or close the figure with access");
	diag_relate(entry, shown->first_closed->span, "the first of them stands here");
}

/* Returns the latest number of a data point that readers of the chart may see, or NULL. */
static const struct observation *latest(const struct shown *shown, struct str code)
{
	size_t n;
	const struct observation *const *at = figure_observations(shown->c->index, code, &n), *found = NULL;
	struct date_range range, best = {0};
	for (size_t i = 0; i < n; i++) {
		if (!is_open(shown, at[i]) || !is_number(at[i]) || !date_parse(at[i]->period, &range) || (found && range.last <= best.last))
			continue;
		found = at[i];
		best = range;
	}
	return found;
}

static void check_sum(const struct shown *shown)
{
	struct chart_sum sum;
	struct profile_fact plain = {0};
	chart_sum_start(&sum);
	for (size_t i = 0; i < shown->points.n; i++) {
		struct figure figure;
		figure_start(&figure);
		figure.observation = latest(shown, shown->points.at[i]->code);
		if (figure.observation && figure_compute(&figure, &plain, shown->c->checking->points))
			chart_sum_add(&sum, figure.value, figure.observation->form == OBSERVATION_NUMBER ? &figure.observation->value : NULL);
		else
			sum.has_gap = true;
		figure_finish(&figure);
	}
	chart_sum_check(&sum, shown->c, shown->c->chart->of.at[0].span);
	chart_sum_finish(&sum);
}

/* A period of an observation that the chart shows. */
struct shown_period {
	const struct observation *observation;
	struct date_range range;
};

static int compare_periods(const void *a, const void *b)
{
	const struct shown_period *one = a, *other = b;
	int order = (one->range.first > other->range.first) - (one->range.first < other->range.first);
	order = order ? order : (one->range.last > other->range.last) - (one->range.last < other->range.last);
	return order ? order : str_compare(one->observation->period, other->observation->period);
}

/* Dates on an axis follow one another. */
static void check_periods(const struct shown *shown)
{
	struct diag *diag = shown->c->checking->diag;
	struct vec_of(struct shown_period) periods = {0};
	for (size_t i = 0; i < shown->points.n; i++) {
		size_t n;
		const struct observation *const *at = figure_observations(shown->c->index, shown->points.at[i]->code, &n);
		for (size_t k = 0; k < n; k++) {
			struct shown_period period = {.observation = at[k]};
			if (is_open(shown, at[k]) && date_parse(at[k]->period, &period.range))
				vec_push(&periods, shown->c->checking->arena, period);
		}
	}
	qsort(periods.at, periods.n, sizeof *periods.at, compare_periods);
	for (size_t i = 1; i < periods.n; i++) {
		const struct observation *one = periods.at[i - 1].observation, *other = periods.at[i].observation;
		if (str_equal(one->period, other->period) || periods.at[i].range.first > periods.at[i - 1].range.last)
			continue;
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_DATE, shown->c->chart->of.at[0].span, "the periods %.*s and %.*s have days in common",
			STR_ARG(one->period), STR_ARG(other->period));
		diag_hint(diag, entry, "a line goes from one period to the next: show data points of like periods, or give the chart columns and rows");
		diag_relate(entry, other->span, "the later one stands here");
		return;
	}
}

static void check_points_shown(const struct chart_checking *c)
{
	struct shown shown = {.c = c};
	bool is_lines = str_is(c->chart->type.text, "time-series");
	for (size_t i = 0; i < c->chart->of.n; i++)
		add_subject(&shown, &c->chart->of.at[i]);
	if (shown.is_doubtful)
		return;
	if (shown.values == 0)
		report_no_values(&shown);
	else if (is_lines && shown.points.n > c->kind->most)
		chart_report_many(c, c->chart->of.at[0].span, shown.points.n);
	else if (is_lines)
		check_periods(&shown);
	else if (str_is(c->chart->type.text, "shares"))
		check_sum(&shown);
}

/* Dimensions, and a single data point */

static void check_dimension(const struct chart_checking *c, const struct profile_text *subject)
{
	const struct check_points *points = c->checking->points;
	struct buf all = {.arena = c->checking->arena};
	for (size_t i = 0; i < points->dimension_count; i++) {
		if (str_equal(points->dimensions[i], subject->text))
			return;
		diag_list(&all, points->dimensions[i], i, points->dimension_count);
	}
	struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_SUBJECT, subject->span, "a chart of type %s shows dimensions, and %.*s is none",
		c->kind->type, STR_ARG(subject->text));
	diag_hint(c->checking->diag, entry, "the method %.*s has %s", STR_ARG(c->checking->profile->method.text), all.at ? all.at : "no dimensions");
}

static void check_point_named(const struct chart_checking *c, const struct profile_text *subject)
{
	const struct check_point *point = check_point_lookup(c->checking->points, subject->text);
	struct shown shown = {.c = c};
	if (point && !point->is_whole)
		return;
	for (size_t i = 0; i < c->checking->points->n && !point; i++) {
		if (!is_in(&c->checking->points->at[i], subject->text))
			continue;
		struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_SUBJECT, subject->span, "a chart of type %s shows one data point, and %.*s is a group of them",
			c->kind->type, STR_ARG(subject->text));
		diag_hint(c->checking->diag, entry, "name one, as %.*s", STR_ARG(c->checking->points->at[i].code));
		return;
	}
	if (!point) {
		report_unknown(&shown, subject);
		return;
	}
	struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_SUBJECT, subject->span, "%.*s has several data points", STR_ARG(subject->text));
	diag_hint(c->checking->diag, entry, "name one of them, as %.*s/…", STR_ARG(subject->text));
}

void chart_check_subjects(const struct chart_checking *c)
{
	const struct profile_list *of = &c->chart->of;
	bool is_one = c->kind->of == CHART_OF_DIMENSION || c->kind->of == CHART_OF_POINT;
	if (c->kind->of == CHART_OF_POINTS) {
		check_points_shown(c);
		return;
	}
	if (is_one && of->n > 1) {
		struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_SUBJECT, of->at[1].span, "a chart of type %s shows one %s", c->kind->type,
			c->kind->of == CHART_OF_POINT ? "data point" : "dimension");
		diag_hint(c->checking->diag, entry, "make a chart for each");
	}
	for (size_t i = 0; i < of->n; i++) {
		if (c->kind->of == CHART_OF_POINT)
			check_point_named(c, &of->at[i]);
		else
			check_dimension(c, &of->at[i]);
	}
}
