#include "base/date.h"
#include "score/basis.h"
#include "score/wording.h"

/* Data points, indicators and groups share the columns; what one of them has not is empty. */
static const char *const columns[] = {
	"level", "code", "name", "class", "dimension", "sub_dimension", "category",
	"value", "value_exact", "unit", "state", "reason", "period_from", "period_until", "boundary", "source", "quality", "verified", "flags", "access",
	"formula", "direction", "target", "floor", "steps", "target_status", "percent", "percent_exact", "band", "points", "maximum", "weight",
	"data_points", "reported", "scored", BASIS_COLUMNS,
};

struct sheet {
	const struct scorecard_view *view;
	struct arena *arena;
	struct csv csv;
};

static void add_empty(struct sheet *sheet, size_t n)
{
	while (n-- > 0) {
		csv_add(&sheet->csv, STR(""));
	}
}

static void end_row(struct sheet *sheet)
{
	basis_add(sheet->view, &sheet->csv);
	csv_end_row(&sheet->csv);
}

/** Add a number exactly: a decimal as a number, a fraction as text. */
static void add_exact(struct sheet *sheet, struct str exact, bool is_number)
{
	bool is_fraction = false;
	for (size_t i = 0; i < exact.n; i++) {
		is_fraction = is_fraction || exact.at[i] == '/';
	}
	if (is_number && !is_fraction) {
		csv_add(&sheet->csv, exact);
	} else {
		csv_add_text(&sheet->csv, exact);
	}
}

static void add_day(struct sheet *sheet, int day)
{
	csv_add(&sheet->csv, day == 0 ? STR("")
		: str_format(sheet->arena, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100));
}

static void add_performance(struct sheet *sheet, bool performs, const struct score_performance *performance)
{
	if (!performs) {
		add_empty(sheet, 3);
		return;
	}
	csv_add(&sheet->csv, wording_percent(performance, sheet->arena));
	add_exact(sheet, performance->exact, true);
	csv_add(&sheet->csv, wording_letter(sheet->view, performance));
}

/** Add level, code, name, class and groups. */
static void add_identity(struct sheet *sheet, const char *level, struct str code, struct str name, const struct method_indicator *indicator)
{
	const struct method *method = sheet->view->card->method;
	csv_add(&sheet->csv, str_from(level));
	csv_add_text(&sheet->csv, code);
	csv_add_text(&sheet->csv, name);
	if (indicator == NULL) {
		return;
	}
	csv_add(&sheet->csv, str_from(method_class_word(indicator->class)));
	csv_add(&sheet->csv, wording_group_code(method, indicator->dimension));
	csv_add(&sheet->csv, wording_group_code(method, indicator->sub_dimension));
	csv_add(&sheet->csv, wording_group_code(method, indicator->category));
}

/** Add first and last day of a period. */
static void add_period(struct sheet *sheet, struct str period)
{
	struct date_range range = {0, 0};
	date_parse(period, &range);
	add_day(sheet, range.first);
	add_day(sheet, range.last);
}

static void add_observation(struct sheet *sheet, const struct observation *observation)
{
	if (observation == NULL) {
		add_empty(sheet, 1);
		add_period(sheet, sheet->view->card->input.period);
		add_empty(sheet, 6);
		return;
	}
	bool has_value = observation->missing == OBSERVATION_REPORTED;
	csv_add_text(&sheet->csv, wording_reason(sheet->view, observation, sheet->arena));
	add_period(sheet, observation->period);
	csv_add_text(&sheet->csv, wording_boundary(sheet->view, observation->boundary, sheet->arena));
	csv_add_text(&sheet->csv, observation->source);
	csv_add(&sheet->csv, has_value ? observation->quality : STR(""));
	csv_add(&sheet->csv, wording_verified(observation));
	csv_add(&sheet->csv, wording_flags(observation, sheet->arena));
	csv_add(&sheet->csv, observation->closed ? STR("not-public") : STR("public"));
}

/** Returns the steps of thresholds, the worst first: 60: 25; 30: 50; 15: 100. */
static struct str write_steps(const struct benchmark *benchmark, struct arena *arena)
{
	struct buf text = {.arena = arena};
	for (size_t i = 0; i < benchmark->steps.n; i++) {
		const struct benchmark_step *step = &benchmark->steps.at[i];
		buf_format(&text, "%s%.*s: %.*s", i > 0 ? "; " : "", STR_ARG(step->limit.value.text), STR_ARG(step->percent.value.text));
	}
	return buf_str(&text);
}

static void add_benchmark(struct sheet *sheet, const struct benchmark *benchmark)
{
	if (!wording_has_target(benchmark)) {
		add_empty(sheet, 6);
		return;
	}
	csv_add(&sheet->csv, str_from(benchmark_formula_word(benchmark->formula)));
	csv_add(&sheet->csv, str_from(method_direction_word(benchmark->direction)));
	csv_add(&sheet->csv, benchmark->value_text.text);
	csv_add(&sheet->csv, benchmark->floor.value.text);
	csv_add_text(&sheet->csv, write_steps(benchmark, sheet->arena));
	csv_add(&sheet->csv, str_from(benchmark_status_word(benchmark->status)));
}

static void add_point(struct sheet *sheet, size_t index)
{
	const struct method *method = sheet->view->card->method;
	const struct method_point *definition = &method->points.at[index];
	const struct score_point *point = &sheet->view->card->points[index];
	bool scored = point->state == SCORE_SCORED, is_number = definition->kind != METHOD_YES_NO;
	add_identity(sheet, "data-point", definition->code, wording_point(sheet->view, index, sheet->arena),
		&method->indicators.at[definition->indicator]);
	csv_add(&sheet->csv, point->rounded);
	add_exact(sheet, point->exact, is_number);
	csv_add_text(&sheet->csv, wording_unit(sheet->view, index));
	csv_add(&sheet->csv, str_from(score_state_word(point->state)));
	add_observation(sheet, point->observation);
	add_benchmark(sheet, point->benchmark);
	add_performance(sheet, scored, &point->performance);
	if (scored && method->aggregation == METHOD_POINTS) {
		csv_add_integer(&sheet->csv, method->bands.at[point->performance.band].points * point->weight);
		csv_add_integer(&sheet->csv, method_points_maximum(method) * point->weight);
	} else {
		add_empty(sheet, 2);
	}
	csv_add_integer(&sheet->csv, point->weight);
	add_empty(sheet, 3);
	end_row(sheet);
}

/** Add what indicators and groups have in common, from the columns of the value to the end. */
static void add_sums(struct sheet *sheet, const struct score_group *group, int64_t weight)
{
	add_empty(sheet, 19);
	add_performance(sheet, wording_performs(group), &group->performance);
	if (group->maximum > 0) {
		csv_add_integer(&sheet->csv, group->points);
		csv_add_integer(&sheet->csv, group->maximum);
	} else {
		add_empty(sheet, 2);
	}
	csv_add_integer(&sheet->csv, weight);
	csv_add_integer(&sheet->csv, group->data_points);
	csv_add_integer(&sheet->csv, group->reported);
	csv_add_integer(&sheet->csv, group->counts[SCORE_SCORED]);
	end_row(sheet);
}

static void add_indicator(struct sheet *sheet, size_t index)
{
	const struct method_indicator *definition = &sheet->view->card->method->indicators.at[index];
	add_identity(sheet, "indicator", definition->code.text, wording_text(sheet->view, &definition->names), definition);
	add_sums(sheet, &sheet->view->card->indicators[index], definition->weight);
}

static void add_group(struct sheet *sheet, size_t index)
{
	const struct method *method = sheet->view->card->method;
	const struct method_group *definition = &method->groups.at[index];
	add_identity(sheet, method_level_word(definition->level), definition->code.text, wording_text(sheet->view, &definition->names), NULL);
	csv_add(&sheet->csv, STR(""));
	csv_add(&sheet->csv, wording_group_code(method, definition->dimension));
	add_empty(sheet, 2);
	add_sums(sheet, &sheet->view->card->groups[index], definition->weight);
}

void scorecard_to_csv(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	struct sheet sheet = {.view = view, .arena = arena, .csv = {.out = out}};
	const struct method *method = view->card->method;
	/* Without the mark, spreadsheets take the text for another encoding. */
	buf_add_str(out, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		csv_add(&sheet.csv, str_from(columns[i]));
	}
	csv_end_row(&sheet.csv);
	for (size_t i = 0; i < method->points.n; i++) {
		add_point(&sheet, i);
	}
	for (size_t i = 0; i < method->indicators.n; i++) {
		add_indicator(&sheet, i);
	}
	for (size_t i = 0; i < method->groups.n; i++) {
		add_group(&sheet, i);
	}
}
