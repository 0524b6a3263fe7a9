#include "chart/gantt.h"

#include "chart/plan_words.h"

/* The words for a Gantt chart: how many tasks over what years, how far they are, which begin first and end last, which are late, and
 * which have no time. */
struct summary {
	const struct doc_plan *plan;
	struct words words;
	bool *holds;               /* the tasks that a sentence is about */
};

typedef bool test(const struct doc_plan *plan, const struct doc_task *task);

static bool is_undated(const struct doc_plan *plan, const struct doc_task *task)
{
	(void)plan;
	return task->first_day == 0 && task->last_day == 0;
}

static bool is_delayed(const struct doc_plan *plan, const struct doc_task *task)
{
	return plan_status(plan, task) == DOC_STATUS_DELAYED;
}

static bool is_stopped(const struct doc_plan *plan, const struct doc_task *task)
{
	return plan_status(plan, task) == DOC_STATUS_STOPPED;
}

/* Not ended though its planned end has gone by. */
static bool is_over(const struct doc_plan *plan, const struct doc_task *task)
{
	enum doc_status status = plan_status(plan, task);
	bool open = status == DOC_STATUS_NOT_STARTED || status == DOC_STATUS_IN_PROGRESS || status == DOC_STATUS_DELAYED;
	return open && task->last_day > 0 && plan->report_day > task->last_day;
}

static void add_all(struct summary *summary, const char *key, test *holds)
{
	for (size_t i = 0; i < summary->plan->task_count; i++)
		summary->holds[i] = holds(summary->plan, &summary->plan->tasks[i]);
	plan_add_tasks(&summary->words, key, summary->plan, summary->holds);
}

/* The first day on which a task begins, or the last on which one ends; 0: none has such a day. */
static long find_day(const struct doc_plan *plan, bool first)
{
	long found = 0;
	for (size_t i = 0; i < plan->task_count; i++) {
		long day = first ? plan->tasks[i].first_day : plan->tasks[i].last_day;
		if (day > 0 && (found == 0 || (first ? day < found : day > found)))
			found = day;
	}
	return found;
}

static void add_extreme(struct summary *summary, const char *key, bool first)
{
	const struct doc_plan *plan = summary->plan;
	struct words *words = &summary->words;
	long day = find_day(plan, first);
	struct str *names = arena_array(words->arena, plan->task_count, struct str);
	size_t n = 0;
	for (size_t i = 0; i < plan->task_count; i++)
		if ((first ? plan->tasks[i].first_day : plan->tasks[i].last_day) == day)
			names[n++] = plan_task_name(&plan->tasks[i], words->arena);
	struct label_value values[] = {
		{STR("year"), day > 0 ? str_format(words->arena, "%d", plan_year(day)) : (struct str){0}},
		{STR("tasks"), n > 0 ? words_list(words, names, n) : (struct str){0}},
	};
	/* What all have in common tells nothing. */
	if (day > 0 && n < plan->task_count)
		words_add(words, key, values, 2, NULL);
}

static void add_status(struct summary *summary)
{
	struct words *words = &summary->words;
	struct plan_tally tally = plan_count(summary->plan);
	struct label_value values[] = {{STR("statuses"), plan_statuses(words, &tally)}, {STR("date"), summary->plan->report_date}};
	format_date(words->format, summary->plan->report_date, words->arena, &values[1].text);
	if (values[0].text.n > 0)
		words_add(words, summary->plan->report_day > 0 ? "chart.plan.status.at" : "chart.plan.status", values, 2, NULL);
}

static void add_subject(struct summary *summary, struct str name)
{
	const struct doc_plan *plan = summary->plan;
	struct words *words = &summary->words;
	long from = 0, to = 0;
	for (size_t i = 0; i < plan->task_count; i++) {
		const long days[] = {plan->tasks[i].first_day, plan->tasks[i].last_day};
		for (size_t k = 0; k < 2; k++) {
			from = days[k] > 0 && (from == 0 || days[k] < from) ? days[k] : from;
			to = days[k] > to ? days[k] : to;
		}
	}
	struct label_value values[] = {
		{STR("name"), name}, {STR("tasks"), words_counted(words, "chart.plan.tasks", (struct label_value){0}, plan->task_count)},
		{STR("from"), from > 0 ? str_format(words->arena, "%d", plan_year(from)) : (struct str){0}},
		{STR("to"), to > 0 ? str_format(words->arena, "%d", plan_year(to)) : (struct str){0}},
	};
	if (name.n > 0)
		words_add(words, "chart.plan.name", values, 4, NULL);
	words_add(words, from > 0 ? "chart.gantt" : "chart.gantt.none", values, 4, NULL);
}

struct str gantt_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	struct summary summary = {.plan = chart->plan, .words = words_start(labels, arena)};
	size_t milestones = 0;
	summary.holds = arena_array(arena, chart->plan->task_count, bool);
	for (size_t i = 0; i < chart->plan->task_count; i++)
		milestones += chart->plan->tasks[i].milestone_count;
	add_subject(&summary, chart->name);
	add_status(&summary);
	add_extreme(&summary, "chart.gantt.first", true);
	add_extreme(&summary, "chart.gantt.last", false);
	add_all(&summary, "chart.plan.names.delayed", is_delayed);
	add_all(&summary, "chart.plan.names.stopped", is_stopped);
	add_all(&summary, "chart.gantt.over", is_over);
	if (milestones > 0)
		words_add_counted(&summary.words, "chart.gantt.milestones", (struct label_value){0}, milestones);
	add_all(&summary, "chart.gantt.names.undated", is_undated);
	return words_finish(&summary.words);
}
