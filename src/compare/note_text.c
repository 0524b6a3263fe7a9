#include "compare/note.h"

#include "score/wording.h"

/* Groups */

static bool same_data_points(const struct comparison *comparison, const struct compare_city *a, const struct compare_city *b, size_t group)
{
	const struct method *method = comparison->method;
	for (size_t i = 0; i < method->points.n; i++) {
		bool one = a->points[i].state == SCORE_SCORED, other = b->points[i].state == SCORE_SCORED;
		if (one != other && method_counts(method, method->points.at[i].indicator, group)) {
			return false;
		}
	}
	return true;
}

bool note_group_differs(const struct comparison *comparison, size_t group)
{
	const struct compare_city *first = NULL;
	for (size_t i = 0; i < comparison->cities.n; i++) {
		const struct compare_city *city = &comparison->cities.at[i];
		if (city->groups[group].performance.exact.n == 0) {
			continue;
		}
		if (first != NULL && !same_data_points(comparison, first, city, group)) {
			return true;
		}
		first = first != NULL ? first : city;
	}
	return false;
}

struct str note_group_counts(const struct comparison *comparison, size_t group, struct arena *arena)
{
	int64_t least = INT64_MAX, most = 0, all = 0;
	bool between = false;
	for (size_t i = 0; i < comparison->cities.n; i++) {
		const struct compare_group *one = &comparison->cities.at[i].groups[group];
		if (one->performance.exact.n > 0) {
			least = one->scored < least ? one->scored : least;
			most = one->scored > most ? one->scored : most;
			all = one->data_points;
		}
	}
	for (size_t i = 0; i < comparison->cities.n; i++) {
		const struct compare_group *one = &comparison->cities.at[i].groups[group];
		between = between || (one->performance.exact.n > 0 && one->scored > least && one->scored < most);
	}
	if (least == most) {
		return str_format(arena, "%lld of %lld, but not the same", (long long)most, (long long)all);
	}
	return str_format(arena, "%lld %s %lld of %lld", (long long)least, between ? "to" : "and", (long long)most, (long long)all);
}

/* Periods */

static bool same_days(struct date_range a, struct date_range b)
{
	return a.first == b.first && a.last == b.last;
}

bool note_point_differs(const struct comparison *comparison, size_t point)
{
	struct date_range first = {0, 0};
	for (size_t i = 0; i < comparison->cities.n; i++) {
		const struct compare_point *one = &comparison->cities.at[i].points[point];
		if (one->days.last == 0) {
			continue;
		}
		if (first.last != 0 && !same_days(one->days, first)) {
			return true;
		}
		first = one->days;
	}
	return false;
}

struct str note_period(const struct compare_city *city, struct arena *arena)
{
	if (city->period.n > 0 || city->days.last == 0) {
		return city->period;
	}
	int first = city->days.first / 10000, last = city->days.last / 10000;
	return first == last ? str_format(arena, "within %d", first) : str_format(arena, "%d to %d", first, last);
}

/* The whole */

static void add_sentence(struct note_sentences *sentences, struct arena *arena, const char *text)
{
	vec_push(sentences, arena, str_from(text));
}

static bool periods_differ(const struct comparison *comparison)
{
	bool differ = false;
	for (size_t i = 0; i < comparison->method->points.n && !differ; i++) {
		differ = compare_has_point(comparison, i) && note_point_differs(comparison, i);
	}
	return differ;
}

static bool kinds_differ(const struct comparison *comparison)
{
	struct str kind = {0};
	bool differ = false;
	for (size_t i = 0; i < comparison->cities.n && !differ; i++) {
		struct str own = comparison->cities.at[i].boundary_kind;
		differ = kind.n > 0 && own.n > 0 && !str_equal(own, kind);
		kind = own.n > 0 ? own : kind;
	}
	return differ;
}

static bool standings_differ(const struct comparison *comparison)
{
	bool differ = false;
	for (size_t i = 1; i < comparison->cities.n && !differ; i++) {
		differ = !str_equal(comparison->cities.at[i].standing, comparison->cities.at[0].standing);
	}
	return differ;
}

static bool groups_differ(const struct comparison *comparison)
{
	bool differ = false;
	for (size_t i = 0; i < comparison->method->groups.n && !differ; i++) {
		differ = compare_has_group(comparison, i) && note_group_differs(comparison, i);
	}
	return differ;
}

/** What is counted over all cities. */
struct totals {
	int64_t locals, closed, others;
};

static struct totals count_totals(const struct comparison *comparison)
{
	struct totals totals = {0, 0, 0};
	for (size_t i = 0; i < comparison->cities.n; i++) {
		const struct compare_city *city = &comparison->cities.at[i];
		totals.locals += city->locals;
		totals.others += city->method.n > 0;
		for (size_t k = 0; k < comparison->method->points.n; k++) {
			totals.closed += compare_has_point(comparison, k) && city->points[k].closed;
		}
	}
	return totals;
}

static void add_counted(struct note_sentences *sentences, struct arena *arena, int64_t n, const char *one, const char *several)
{
	if (n > 0) {
		vec_push(sentences, arena, n == 1 ? str_from(one) : str_format(arena, "%lld %s", (long long)n, several));
	}
}

struct note_sentences note_make_sentences(const struct comparison *comparison, struct arena *arena)
{
	struct note_sentences sentences = {0};
	struct totals totals = count_totals(comparison);
	if (groups_differ(comparison)) {
		add_sentence(&sentences, arena,
			"Groups with * are based on different data points in different cities: their percentages do not measure the same.");
	}
	if (periods_differ(comparison)) {
		add_sentence(&sentences, arena, "Data points with * have values of different periods.");
	}
	if (kinds_differ(comparison)) {
		add_sentence(&sentences, arena, "The cities' values are of territories of different kinds.");
	}
	if (standings_differ(comparison)) {
		add_sentence(&sentences, arena, "The profiles are of different standing: what is fictional or reconstructed is no report of a city.");
	}
	add_counted(&sentences, arena, totals.others, "One city's values were collected under another version of the method.",
		"cities' values were collected under other versions of the method.");
	add_counted(&sentences, arena, totals.locals, "One data point of a city's own is left out.",
		"data points of cities' own are left out.");
	add_counted(&sentences, arena, totals.closed, "One value is restricted or internal, and not for publication.",
		"values are restricted or internal, and not for publication.");
	if (comparison->ranked) {
		add_sentence(&sentences, arena, "Ranks are among the cities with a score, and shared by equal percentages.");
	}
	return sentences;
}
