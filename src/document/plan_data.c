/* A plan: tasks with their milestones and their status over time. */
#include "document/chart_data.h"

/* Marks of one task. */
struct marks {
	struct vec_of(struct doc_mark) milestones, steps;
};

/* The date of something as it is printed, and the first and last day of it. */
static struct str date_read(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, long *ret_first, long *ret_last)
{
	attribute_days(reader, source, name, at, ret_first, ret_last);
	return attribute_copy(reader, source, name);
}

static void mark_read(struct doc_reader *reader, const xmlNode *source, struct span at, struct marks *marks)
{
	bool milestone = str_is(str_from((const char *)source->name), "milestone");
	struct doc_mark mark = {0};
	long last;
	unknown_report(reader, source, "date", milestone ? "name" : "status", at);
	attribute_require(reader, source, "date", at);
	mark.date = date_read(reader, source, "date", at, &mark.day, &last);
	/* What is due in a period is due by its end. */
	mark.day = milestone ? last : mark.day;
	mark.name = attribute_copy(reader, source, "name");
	mark.status = attribute_word(reader, source, "status", at, chart_status_words(), DOC_STATUS_NOT_KNOWN);
	chart_content_check(reader, source, at);
	if (milestone)
		vec_push(&marks->milestones, reader->arena, mark);
	else
		vec_push(&marks->steps, reader->arena, mark);
}

static void task_read(struct doc_reader *reader, const xmlNode *source, struct span otherwise, struct doc_task *task)
{
	struct marks marks = {0};
	long first;
	task->at = attribute_span(reader, source, otherwise);
	unknown_report(reader, source, "at code name group start end done", "status band-before band-after evidence", task->at);
	attribute_require(reader, source, "name", task->at);
	task->code = attribute_copy(reader, source, "code");
	task->name = attribute_copy(reader, source, "name");
	task->group = attribute_copy(reader, source, "group");
	date_read(reader, source, "start", task->at, &task->first_day, &first);
	date_read(reader, source, "end", task->at, &first, &task->last_day);
	date_read(reader, source, "done", task->at, &first, &task->done_day);
	task->status = attribute_word(reader, source, "status", task->at, chart_status_words(), DOC_STATUS_NOT_KNOWN);
	task->band_before = attribute_copy(reader, source, "band-before");
	task->band_after = attribute_copy(reader, source, "band-after");
	task->evidence = attribute_copy(reader, source, "evidence");
	if (task->first_day > 0 && task->last_day > 0 && task->last_day < task->first_day)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, task->at, "“task” ends before it starts");
	if (!chart_content_check(reader, source, task->at))
		return;
	for (const xmlNode *child = xml_first(source); child && marks.milestones.n + marks.steps.n <= DOCUMENT_TASKS_LIMIT; child = xml_next(child))
		mark_read(reader, child, task->at, &marks);
	task->milestones = marks.milestones.at;
	task->milestone_count = marks.milestones.n;
	task->steps = marks.steps.at;
	task->step_count = marks.steps.n;
	if (marks.milestones.n + marks.steps.n > DOCUMENT_TASKS_LIMIT)
		diag_add(reader->diag, DIAG_DOCUMENT_TOO_LARGE, task->at, "a task has more marks than the limit of %d", DOCUMENT_TASKS_LIMIT);
}

void plan_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	size_t errors = reader->diag->errors;
	struct doc_plan *data = arena_new(reader->arena, struct doc_plan);
	struct vec_of(struct doc_task) tasks = {0};
	long first;
	data->report_date = date_read(reader, source, "report-date", node->at, &first, &data->report_day);
	for (const xmlNode *child = xml_first(source); child && tasks.n <= DOCUMENT_TASKS_LIMIT; child = xml_next(child)) {
		struct doc_task task = {0};
		if (!str_is(str_from((const char *)child->name), "task"))
			continue;
		task_read(reader, child, node->at, &task);
		vec_push(&tasks, reader->arena, task);
	}
	if (tasks.n > DOCUMENT_TASKS_LIMIT)
		diag_add(reader->diag, DIAG_DOCUMENT_TOO_LARGE, node->at, "a chart has more tasks than the limit of %d", DOCUMENT_TASKS_LIMIT);
	else if (reader->diag->errors == errors && tasks.n == 0)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "a chart of this type holds tasks");
	data->tasks = tasks.at;
	data->task_count = tasks.n;
	node->as.chart.plan = data;
}
