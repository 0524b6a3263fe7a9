#include <string.h>

#include "check/chart.h"
#include "profile/schema.h"
#include "xml/nearest.h"

/* Charts of a plan: recommendations with their actions, or tasks that stand inside. */

/* What the chart of a plan has to show. */
struct plan {
	const struct chart_checking *c;
	size_t tasks, dated;
	bool is_doubtful; /* something was reported: nothing more is said */
};

/* Returns whether readers of the chart may see what has this access. */
static bool is_open(const struct plan *plan, enum profile_access access)
{
	return access == PROFILE_PUBLIC || plan->c->chart->head.access != PROFILE_PUBLIC;
}

static void add_recommendation(struct plan *plan, const struct profile_recommendation *recommendation)
{
	for (size_t i = 0; i < recommendation->actions.n; i++) {
		const struct profile_action *action = &recommendation->actions.at[i];
		if (!is_open(plan, action->head.access))
			continue;
		plan->tasks++;
		plan->dated += action->from.text.n > 0 || action->to.text.n > 0;
	}
}

/* Something was found in place of a recommendation, or nothing. */
static void report_unknown(struct plan *plan, const struct profile_text *subject, const struct profile_id *id)
{
	const struct checking *checking = plan->c->checking;
	plan->is_doubtful = true;
	if (id) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_WRONG_REFERENCE, subject->span, "“%.*s” is the id of a <%s>", STR_ARG(subject->text), id->name);
		diag_hint(checking->diag, entry, "the chart takes the xml:id of a recommendation");
		diag_relate(entry, id->span, "it stands here");
		return;
	}
	struct nearest nearest = {.asked = subject->text, .effort = &checking->diag->effort};
	for (size_t i = 0; i < checking->profile->recommendations.n; i++)
		nearest_offer(&nearest, checking->profile->recommendations.at[i].head.id);
	struct diag_entry *entry = diag_add(checking->diag, DIAG_DANGLING_REFERENCE, subject->span, "there is no recommendation with the id “%.*s”", STR_ARG(subject->text));
	if (nearest_found(&nearest))
		diag_hint(checking->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
	else
		diag_hint(checking->diag, entry, "the chart takes the xml:id of a recommendation");
}

static void check_subject(struct plan *plan, const struct profile_text *subject)
{
	const struct profile *profile = plan->c->checking->profile;
	const struct profile_id *id = profile_id_lookup(profile, subject->text);
	if (id && id->left_out) {
		plan->is_doubtful = true;
		return;
	}
	if (!id || strcmp(id->name, "recommendation") != 0) {
		report_unknown(plan, subject, id);
		return;
	}
	if (!is_open(plan, id->access)) {
		struct diag_entry *entry = diag_add(plan->c->checking->diag, DIAG_CLOSED_IN_PUBLIC, subject->span, "a public chart shows “%.*s”, which is %s",
			STR_ARG(subject->text), profile_access_word(id->access));
		diag_hint(plan->c->checking->diag, entry, "show something public, or close the figure with access=\"%s\"", profile_access_word(id->access));
		diag_relate(entry, id->span, "it stands here");
		plan->is_doubtful = true;
	}
	for (size_t i = 0; i < profile->recommendations.n; i++) {
		if (profile->recommendations.at[i].head.node == id->node)
			add_recommendation(plan, &profile->recommendations.at[i]);
	}
}

/* What is said of one task, as far as it is written well. */
struct task {
	const struct plan *plan;
	const xmlNode *node;
	bool has_report, has_start, has_done;
	struct date_range report, start, done;
	struct str status;
};

static bool read_date(const xmlNode *node, const char *name, struct date_range *ret_range)
{
	bool given = false;
	struct str text = str_trim(xml_attribute(node, name, &given));
	return given && date_parse(text, ret_range);
}

static void report_task(const struct task *task, const xmlNode *node, const char *attribute, const char *message, const char *hint)
{
	struct diag *diag = task->plan->c->checking->diag;
	struct diag_entry *entry = diag_add(diag, DIAG_CHART_PLAN, xml_attribute_span(node, attribute), "%s", message);
	diag_hint(diag, entry, "%s", hint);
}

static bool is_over(struct str status)
{
	return str_is(status, "completed") || str_is(status, "stopped");
}

/* A task has not gone as nothing can go. */
static void check_task(const struct plan *plan, const xmlNode *node)
{
	struct task task = {.plan = plan, .node = node, .status = str_trim(xml_attribute(node, "status", NULL))};
	task.has_report = read_date(plan->c->chart->head.node, "report-date", &task.report);
	task.has_start = read_date(node, "from", &task.start);
	task.has_done = read_date(node, "done", &task.done);
	if (task.has_done && task.has_report && date_before(task.report, task.done))
		report_task(&task, node, "done", "the task is done after the day of the report", "mend done, or give a later report-date");
	if (task.has_done && task.status.n > 0 && !is_over(task.status) && !str_is(task.status, "not-known"))
		report_task(&task, node, "status", str_format(plan->c->checking->arena, "the task is “%.*s”, and says when it was done", STR_ARG(task.status)).at,
			"a task with done is completed or stopped");
	if (!task.has_done && task.has_start && task.has_report && str_is(task.status, "completed") && date_before(task.report, task.start))
		report_task(&task, node, "status", "the task is completed, and starts after the day of the report", "mend from or status, or give a later report-date");
	for (const xmlNode *step = xml_first(node); step; step = xml_next(step)) {
		struct date_range date;
		if (xml_is(step, PROFILE_NAMESPACE, "step") && task.has_report && read_date(step, "date", &date) && date_before(task.report, date))
			report_task(&task, step, "date", "the step lies after the day of the report, and is not shown", "mend its date, or give a later report-date");
	}
}

/* Tasks inside the chart. */
static void add_tasks(struct plan *plan)
{
	for (const xmlNode *node = xml_first(plan->c->chart->head.node); node; node = xml_next(node)) {
		plan->tasks++;
		check_task(plan, node);
		for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
			plan->dated += xml_is(child, PROFILE_NAMESPACE, "milestone");
		plan->dated += xml_attribute(node, "from", NULL).n > 0 || xml_attribute(node, "to", NULL).n > 0;
	}
}

static void add_all(struct plan *plan)
{
	const struct profile *profile = plan->c->checking->profile;
	for (size_t i = 0; i < profile->recommendations.n; i++) {
		if (is_open(plan, profile->recommendations.at[i].head.access))
			add_recommendation(plan, &profile->recommendations.at[i]);
	}
}

static void check_tasks(const struct plan *plan, struct span span)
{
	struct diag *diag = plan->c->checking->diag;
	if (plan->tasks == 0) {
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_WITHOUT_VALUES, span, "there is no action that the chart shows");
		diag_hint(diag, entry, "give the recommendations actions, or the chart tasks");
	} else if (plan->dated == 0 && str_is(plan->c->chart->type.text, "gantt")) {
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_DATE, span, "nothing in the plan has a date");
		diag_hint(diag, entry, "say with from and to when it is done, or use a status-board");
	}
}

void chart_check_plan(const struct chart_checking *c)
{
	struct plan plan = {.c = c};
	const struct profile_list *of = &c->chart->of;
	for (size_t i = 0; i < of->n; i++)
		check_subject(&plan, &of->at[i]);
	if (xml_first(c->chart->head.node))
		add_tasks(&plan);
	else if (of->n == 0)
		add_all(&plan);
	if (!plan.is_doubtful)
		check_tasks(&plan, of->n > 0 ? of->at[0].span : c->chart->head.span);
}
