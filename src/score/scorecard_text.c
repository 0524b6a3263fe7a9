#include "score/coverage.h"
#include "score/rows.h"
#include "score/version.h"
#include "score/wording.h"

/** Returns the data points of local indicators, or the others. */
static struct rows_indexes choose_points(const struct scorecard_view *view, bool local, struct arena *arena)
{
	struct rows_indexes points = {0};
	for (size_t i = 0; i < view->card->method->points.n; i++) {
		if (wording_is_local(view->card->method, i) == local) {
			vec_push(&points, arena, i);
		}
	}
	return points;
}

/** No city has a total; what a dimension's band rests on is said beside it. */
static void write_coverage(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {"Code", "Reported", "Indicators", "Partial", "Data points", "Verified", "Scored"};
	const struct method *method = view->card->method;
	struct table table = {.arena = arena, .columns = 7, .right = 0x7C};
	table_add_row(&table, heads);
	for (size_t i = 0; i < method->groups.n; i++) {
		struct coverage indicators, points;
		if (method->groups.at[i].level != METHOD_DIMENSION) {
			continue;
		}
		coverage_count(view->card, i, COVERAGE_ALL, &indicators, &points);
		table_add(&table, method->groups.at[i].code.text);
		table_add(&table, wording_text(view, &method->groups.at[i].names));
		table_add(&table, str_format(arena, "%lld of %lld", (long long)indicators.reported, (long long)indicators.total));
		table_add_number(&table, indicators.partial);
		table_add(&table, str_format(arena, "%lld of %lld", (long long)points.reported, (long long)points.total));
		table_add_number(&table, points.verified);
		table_add_number(&table, points.scored);
	}
	table_write(&table, out);
}

/** Name the values that are shown to whoever can read the profile, but are not for everybody. */
static void write_closed(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	struct buf codes = {.arena = arena};
	size_t n = 0;
	for (size_t i = 0; i < view->card->method->points.n; i++) {
		const struct score_point *point = &view->card->points[i];
		if (point->exact.n > 0 && point->observation->closed) {
			struct str code = view->card->method->points.at[i].code;
			buf_format(&codes, "%s%.*s", n > 0 ? ", " : "", STR_ARG(code));
			n++;
		}
	}
	if (n > 0) {
		struct str label = n == 1 ? STR("One value is restricted or internal, and not for publication:")
			: str_format(arena, "%zu values are restricted or internal, and not for publication:", n);
		buf_add_byte(out, '\n');
		table_wrap(out, 0, label, buf_str(&codes));
	}
}

void scorecard_to_text(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	struct rows_indexes points = choose_points(view, false, arena), local = choose_points(view, true, arena), groups = {0};
	for (size_t i = 0; i < view->card->method->groups.n; i++) {
		vec_push(&groups, arena, i);
	}
	rows_head(view, out);
	rows_points(view, &points, arena, out);
	if (local.n > 0) {
		buf_add_str(out, STR("\nLocal indicators, in no group\n\n"));
		rows_points(view, &local, arena, out);
	}
	buf_add_byte(out, '\n');
	rows_groups(view, &groups, arena, out);
	buf_add_byte(out, '\n');
	write_coverage(view, arena, out);
	write_closed(view, arena, out);
	version_to_text(view, arena, out);
}
