#include "compare/note.h"
#include "compare/text.h"
#include "score/basis.h"
#include "score/wording.h"

/* Groups and data points share the columns; what one of them has not is empty. */
static const char *const columns[] = {
	"level", "code", "name", "profile", "city", "standing", "collected_under", "state", "value", "value_exact", "unit", "period", "boundary",
	"closed", "percent", "percent_exact", "band", "rank", "scored", "reported", "data_points", "different_data_points", BASIS_COLUMNS,
};

/** Rows under way. */
struct rows {
	const struct comparison *comparison;
	struct scorecard_view view;
	struct arena *arena;
	struct csv csv;
};

static void add_city(struct rows *r, const struct compare_city *city)
{
	csv_add(&r->csv, city->id);
	csv_add_text(&r->csv, city->name);
	csv_add(&r->csv, city->standing);
	csv_add(&r->csv, city->method.n > 0 ? city->method : method_rules(r->comparison->method));
}

/** Add percentage, the same exactly, and band; empty where there are none. */
static void add_performance(struct rows *r, bool performs, const struct score_performance *performance)
{
	csv_add(&r->csv, performs ? wording_percent(performance, r->arena) : STR(""));
	csv_add_text(&r->csv, performs ? performance->exact : STR(""));
	csv_add_text(&r->csv, performs ? wording_letter(&r->view, performance) : STR(""));
}

static void skip(struct rows *r, size_t n)
{
	while (n-- > 0) {
		csv_add(&r->csv, STR(""));
	}
}

static void end_row(struct rows *r)
{
	basis_add(&r->view, &r->csv);
	csv_end_row(&r->csv);
}

static void add_group(struct rows *r, size_t index, bool differs, const struct compare_city *city)
{
	const struct method_group *definition = &r->comparison->method->groups.at[index];
	const struct compare_group *group = &city->groups[index];
	csv_add(&r->csv, str_from(method_level_word(definition->level)));
	csv_add(&r->csv, definition->code.text);
	csv_add_text(&r->csv, wording_text(&r->view, &definition->names));
	add_city(r, city);
	skip(r, 7);
	add_performance(r, group->performance.exact.n > 0, &group->performance);
	csv_add(&r->csv, group->rank > 0 ? str_format(r->arena, "%zu", group->rank) : STR(""));
	csv_add_integer(&r->csv, group->scored);
	csv_add_integer(&r->csv, group->reported);
	csv_add_integer(&r->csv, group->data_points);
	csv_add(&r->csv, differs ? STR("yes") : STR("no"));
	end_row(r);
}

static void add_point(struct rows *r, size_t index, const struct compare_city *city)
{
	const struct compare_point *point = &city->points[index];
	csv_add(&r->csv, STR("data-point"));
	csv_add(&r->csv, r->comparison->method->points.at[index].code);
	csv_add_text(&r->csv, wording_point(&r->view, index, r->arena));
	add_city(r, city);
	csv_add(&r->csv, str_from(score_state_word(point->state)));
	csv_add(&r->csv, point->rounded);
	csv_add_text(&r->csv, point->exact);
	csv_add_text(&r->csv, wording_unit(&r->view, index));
	csv_add(&r->csv, point->period);
	csv_add_text(&r->csv, point->boundary);
	csv_add(&r->csv, point->closed ? STR("yes") : STR("no"));
	add_performance(r, point->state == SCORE_SCORED, &point->performance);
	skip(r, 5);
	end_row(r);
}

void compare_to_csv(const struct comparison *comparison, struct arena *arena, struct buf *out)
{
	struct rows rows = {comparison, text_view(comparison, arena), arena, {.out = out}};
	buf_add_str(out, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		csv_add(&rows.csv, str_from(columns[i]));
	}
	csv_end_row(&rows.csv);
	for (size_t i = 0; i < comparison->method->groups.n; i++) {
		bool differs = note_group_differs(comparison, i);
		for (size_t k = 0; k < comparison->cities.n && compare_has_group(comparison, i); k++) {
			add_group(&rows, i, differs, &comparison->cities.at[k]);
		}
	}
	for (size_t i = 0; i < comparison->method->points.n; i++) {
		for (size_t k = 0; k < comparison->cities.n && compare_has_point(comparison, i); k++) {
			add_point(&rows, i, &comparison->cities.at[k]);
		}
	}
}
