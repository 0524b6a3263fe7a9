#include "chart/board.h"

#include <stdlib.h>

#include "chart/band.h"

static int compare_years(const void *a, const void *b)
{
	const int *one = a, *two = b;
	return (*one > *two) - (*one < *two);
}

/* What lies after the report is not known yet. */
static bool is_reported(const struct doc_plan *plan, const struct doc_mark *step)
{
	return plan->report_day == 0 || step->day <= plan->report_day;
}

static bool has_status(const struct doc_plan *plan)
{
	for (size_t i = 0; i < plan->task_count; i++)
		if (plan->tasks[i].status != DOC_STATUS_NOT_KNOWN)
			return true;
	return false;
}

struct board_years board_years(const struct doc_plan *plan, struct arena *arena)
{
	struct vec_of(int) all = {0};
	size_t n = 0;
	for (size_t i = 0; i < plan->task_count; i++)
		for (size_t k = 0; k < plan->tasks[i].step_count; k++)
			if (is_reported(plan, &plan->tasks[i].steps[k]))
				vec_push(&all, arena, plan_year(plan->tasks[i].steps[k].day));
	if (all.n == 0)
		return (struct board_years){0};
	qsort(all.at, all.n, sizeof *all.at, compare_years);
	int last = all.at[all.n - 1], report = plan->report_day > 0 ? plan_year(plan->report_day) : last;
	for (size_t i = 0; i < all.n; i++)
		if (n == 0 || all.at[n - 1] != all.at[i])
			all.at[n++] = all.at[i];
	all.n = n;
	bool reported = report > last && has_status(plan);
	if (reported)
		vec_push(&all, arena, report);
	return (struct board_years){all.at, all.n, reported};
}

enum doc_status board_status(const struct doc_plan *plan, const struct board_years *years, const struct doc_task *task, int year)
{
	enum doc_status status = DOC_STATUS_NOT_KNOWN;
	bool last = years->n > 0 && year == years->at[years->n - 1];
	/* The status of a task is that at the report, as in a Gantt chart. */
	if (year == 0 || (last && (years->reported || task->status != DOC_STATUS_NOT_KNOWN)))
		return plan_status(plan, task);
	for (size_t i = 0; i < task->step_count; i++)
		if (plan_year(task->steps[i].day) == year && is_reported(plan, &task->steps[i]))
			status = task->steps[i].status;
	return status;
}

struct plan_tally board_count(const struct doc_plan *plan, const struct board_years *years, int year)
{
	struct plan_tally tally = {0};
	for (size_t i = 0; i < plan->task_count; i++)
		tally.of[board_status(plan, years, &plan->tasks[i], year)]++;
	return tally;
}

bool board_band_state(struct str band, enum doc_chart_state *ret_state)
{
	for (enum doc_chart_state state = DOC_STATE_NOT_REPORTED; state <= DOC_STATE_NOT_KNOWN; state++)
		if (str_equal(band, band_letters(state))) {
			*ret_state = state;
			return true;
		}
	return false;
}

/* What the words of a board are made of. */
struct summary {
	const struct doc_plan *plan;
	struct board_years years;
	int last;                  /* the last year; 0: none */
	struct words words;
};

static struct str year_text(const struct summary *summary, int year)
{
	return str_format(summary->words.arena, "%d", year);
}

static void add_subject(struct summary *summary, struct str name)
{
	struct words *words = &summary->words;
	struct str *years = arena_array(words->arena, summary->years.n + 1, struct str);
	for (size_t i = 0; i < summary->years.n; i++)
		years[i] = year_text(summary, summary->years.at[i]);
	struct label_value values[] = {
		{STR("name"), name}, {STR("tasks"), words_counted(words, "chart.plan.tasks", (struct label_value){0}, summary->plan->task_count)},
		{STR("years"), summary->years.n > 0 ? words_list(words, years, summary->years.n) : (struct str){0}},
	};
	if (name.n > 0)
		words_add(words, "chart.plan.name", values, 3, NULL);
	words_add(words, summary->years.n > 0 ? "chart.board.years" : "chart.board", values, 3, NULL);
}

static void add_status(struct summary *summary)
{
	struct words *words = &summary->words;
	struct plan_tally tally = board_count(summary->plan, &summary->years, summary->last);
	struct label_value values[] = {{STR("statuses"), plan_statuses(words, &tally)}, {STR("date"), year_text(summary, summary->last)}};
	if (values[0].text.n > 0)
		words_add(words, summary->last > 0 ? "chart.plan.status.at" : "chart.plan.status", values, 2, NULL);
}

/* How many more, or fewer, are completed than in the first year. */
static void add_trend(struct summary *summary)
{
	struct words *words = &summary->words;
	if (summary->years.n < 2)
		return;
	struct plan_tally first = board_count(summary->plan, &summary->years, summary->years.at[0]), last = board_count(summary->plan, &summary->years, summary->last);
	struct label_value values[] = {
		{STR("from"), year_text(summary, summary->years.at[0])}, {STR("to"), year_text(summary, summary->last)},
		{STR("before"), str_format(words->arena, "%zu", first.of[DOC_STATUS_COMPLETED])},
		{STR("after"), str_format(words->arena, "%zu", last.of[DOC_STATUS_COMPLETED])},
	};
	words_add(words, "chart.board.trend", values, 4, NULL);
}

static void add_names(struct summary *summary, enum doc_status status, const char *key)
{
	bool *holds = arena_array(summary->words.arena, summary->plan->task_count, bool);
	for (size_t i = 0; i < summary->plan->task_count; i++)
		holds[i] = board_status(summary->plan, &summary->years, &summary->plan->tasks[i], summary->last) == status;
	plan_add_tasks(&summary->words, key, summary->plan, holds);
}

static struct str band_words(struct words *words, struct str band)
{
	static const char *const keys[] = {
		[DOC_STATE_NOT_REPORTED] = "chart.board.not-reported", [DOC_STATE_NOT_VERIFIED] = "chart.board.not-verified",
		[DOC_STATE_NO_BENCHMARK] = "chart.board.no-benchmark", [DOC_STATE_NOT_KNOWN] = "chart.board.not-known",
	};
	enum doc_chart_state state = DOC_STATE_NOT_KNOWN;
	struct label_value value = {STR("band"), band};
	if (band.n > 0 && !board_band_state(band, &state))
		return words_phrase(words, "chart.band", &value, 1, NULL);
	return words_phrase(words, keys[state], NULL, 0, NULL);
}

/* A task with its status in each year, its bands and its evidence. */
static void add_task(struct summary *summary, const struct doc_task *task)
{
	struct words *words = &summary->words;
	struct vec_of(struct str) items = {0};
	for (size_t i = 0; i < summary->years.n || i == 0; i++) {
		int year = summary->years.n > 0 ? summary->years.at[i] : 0;
		struct str status = words_phrase(words, status_label(board_status(summary->plan, &summary->years, task, year)), NULL, 0, NULL);
		struct label_value values[] = {{STR("year"), year_text(summary, year)}, {STR("status"), status}};
		vec_push(&items, words->arena, year > 0 ? words_phrase(words, "chart.board.step", values, 2, NULL) : status);
	}
	struct label_value values[] = {
		{STR("task"), plan_task_name(task, words->arena)}, {STR("steps"), words_list(words, items.at, items.n)},
		{STR("before"), band_words(words, task->band_before)}, {STR("after"), band_words(words, task->band_after)},
		{STR("evidence"), task->evidence},
	};
	words_add(words, "chart.board.task", values, 2, NULL);
	if (task->band_before.n > 0 || task->band_after.n > 0)
		words_add(words, "chart.board.bands", values, 5, NULL);
	if (task->evidence.n > 0)
		words_add(words, "chart.board.evidenced", values, 5, NULL);
}

struct str board_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	struct summary summary = {.plan = chart->plan, .years = board_years(chart->plan, arena), .words = words_start(labels, arena)};
	summary.last = summary.years.n > 0 ? summary.years.at[summary.years.n - 1] : 0;
	add_subject(&summary, chart->name);
	add_status(&summary);
	add_trend(&summary);
	add_names(&summary, DOC_STATUS_DELAYED, "chart.plan.names.delayed");
	add_names(&summary, DOC_STATUS_STOPPED, "chart.plan.names.stopped");
	for (size_t i = 0; i < chart->plan->task_count; i++)
		add_task(&summary, &chart->plan->tasks[i]);
	return words_finish(&summary.words);
}
