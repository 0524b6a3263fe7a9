#include "chart/plan_words.h"

#include "base/date.h"

enum doc_status plan_status(const struct doc_plan *plan, const struct doc_task *task)
{
	enum doc_status status = task->status;
	for (size_t i = 0; i < task->step_count && task->status == DOC_STATUS_NOT_KNOWN; i++)
		if (plan->report_day == 0 || task->steps[i].day <= plan->report_day)
			status = task->steps[i].status;
	return status;
}

struct plan_tally plan_count(const struct doc_plan *plan)
{
	struct plan_tally tally = {0};
	for (size_t i = 0; i < plan->task_count; i++)
		tally.of[plan_status(plan, &plan->tasks[i])]++;
	return tally;
}

bool plan_is_known(const struct plan_tally *tally)
{
	size_t known = 0;
	for (size_t i = 0; i < DOC_STATUS_NOT_KNOWN; i++)
		known += tally->of[i];
	return known > 0;
}

int plan_year(long day)
{
	return date_from_day_number(day) / 10000;
}

struct str plan_task_name(const struct doc_task *task, struct arena *arena)
{
	if (task->code.n == 0)
		return task->name;
	return str_format(arena, "%.*s %.*s", STR_ARG(task->code), STR_ARG(task->name));
}

struct str plan_statuses(struct words *words, const struct plan_tally *tally)
{
	static const struct { enum doc_status status; const char *key; } order[] = {
		{DOC_STATUS_COMPLETED, "chart.plan.completed"}, {DOC_STATUS_IN_PROGRESS, "chart.plan.in-progress"},
		{DOC_STATUS_DELAYED, "chart.plan.delayed"}, {DOC_STATUS_STOPPED, "chart.plan.stopped"},
		{DOC_STATUS_NOT_STARTED, "chart.plan.not-started"}, {DOC_STATUS_NOT_KNOWN, "chart.plan.not-known"},
	};
	struct str items[STATUS_COUNT];
	size_t n = 0;
	for (size_t i = 0; i < STATUS_COUNT; i++)
		if (tally->of[order[i].status] > 0)
			items[n++] = words_counted(words, order[i].key, (struct label_value){0}, tally->of[order[i].status]);
	return plan_is_known(tally) ? words_list(words, items, n) : (struct str){0};
}

void plan_add_tasks(struct words *words, const char *key, const struct doc_plan *plan, const bool *holds)
{
	struct str *names = arena_array(words->arena, plan->task_count, struct str);
	size_t n = 0;
	for (size_t i = 0; i < plan->task_count; i++)
		if (holds[i])
			names[n++] = plan_task_name(&plan->tasks[i], words->arena);
	struct label_value value = {STR("tasks"), n > 0 ? words_list(words, names, n) : (struct str){0}};
	int64_t count = (int64_t)n;
	if (n > 0)
		words_add(words, key, &value, 1, &count);
}
