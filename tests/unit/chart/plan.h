/*
 * What the tests of charts of plans share: plans made up, drawing, words in the languages of the template, and what is found in a drawing.
 */
#ifndef CITYPROFILE_TESTS_CHART_PLAN_H
#define CITYPROFILE_TESTS_CHART_PLAN_H

#include "fixture.h"

#include "base/date.h"
#include "ink.h"
#include "random.h"

#define MM(mm) length_from_micrometres((mm) * 1000)
#define SEEDS 500
#define TASKS_MOST 40
#define MARKS_MOST 6

/* A plan made up. */
struct made {
	struct doc_chart chart;
	struct doc_plan plan;
	struct doc_task tasks[TASKS_MOST];
	struct doc_mark marks[TASKS_MOST][2][MARKS_MOST];
};

static struct str random_words(struct arena *arena, uint64_t *seed, bool arabic, unsigned most)
{
	static const char *const latin[] = {"Water", "loss", "audit,", "of", "the", "Ålesund", "mains", "Wastewatertreatmentplantcapacityutilizationratemeasuredannually", "bus", "3G"};
	static const char *const other[] = {"مياه", "الصرف", "الصحي", "خدمات", "الطوارئ", "3G", "النقل", "و", "الاستجابة", "مُؤَشِّر"};
	struct buf text = {.arena = arena};
	for (unsigned n = 1 + next_random(seed) % most; n > 0; n--) {
		buf_add_str(&text, str_from((arabic ? other : latin)[next_random(seed) % 10]));
		if (n > 1)
			buf_add_byte(&text, ' ');
	}
	return buf_str(&text);
}

static long day_of(int year, int month, int day)
{
	return date_day_number(year * 10000 + month * 100 + day);
}

static inline long random_day(uint64_t *seed, unsigned years)
{
	return day_of(2000, 1, 1) + next_random(seed) % (years * 365);
}

/* Returns whether it could be drawn. */
static bool try_plan(struct fixture *f, const struct doc_chart *chart, bool rtl, length measure, struct frame_group *ret_group)
{
	struct chart_context context = {
		.sheet = &f->sheet, .labels = &f->labels, .shaper = f->shaper, .lang = rtl ? STR("ar") : STR("en"), .rtl = rtl, .measure = measure,
		.arena = &f->own, .diag = &f->diag,
	};
	*ret_group = (struct frame_group){0};
	return chart_draw(chart, &context, 7, (struct span){1, 3, 9}, ret_group);
}

static inline struct frame_group draw_plan(struct fixture *f, const struct doc_chart *chart, bool rtl, length measure)
{
	struct frame_group group;
	if (!try_plan(f, chart, rtl, measure, &group))
		fail_msg("%s", fixture_report(f));
	return group;
}

/* The labels of the template in a language. */
static inline struct labels read_labels(struct fixture *f, const char *lang)
{
	struct xml_tree tree = {0};
	struct labels labels = {0};
	fixture_tree(f, str_format(&f->arena, "templates/smart-city-profile-1/labels/%s.xml", lang).at, &tree);
	assert_true(labels_read(&tree, &f->arena, &f->diag, &labels));
	xml_tree_finish(&tree);
	return labels;
}

/* The text item that has this text, or NULL. */
static inline const struct frame_item *find_text(const struct frame_group *group, const char *text)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT && str_is(group->at[i].as.text->text, text))
			return &group->at[i];
	return NULL;
}

static inline size_t count_fills(const struct frame_group *group, colour fill)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++)
		n += group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.fill == fill;
	return n;
}

/* The number `nth`, from 0, of the paths of this fill, or NULL. */
static inline const struct frame_item *find_fill(const struct frame_group *group, colour fill, size_t nth)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.fill == fill && nth-- == 0)
			return &group->at[i];
	return NULL;
}

static inline void assert_contains(struct str words, const char *part, struct arena *arena)
{
	const char *text = str_copy(words, arena);
	if (!strstr(text, part))
		fail_msg("no “%s” in “%s”", part, text);
}

/* Fill a plan at random. */
static inline void make_plan(struct fixture *f, uint64_t seed, enum doc_chart_type type, struct made *made)
{
	bool arabic = seed % 5 == 4;
	unsigned most = next_random(&seed) % 4 ? 6 : 300, years = 1 + next_random(&seed) % most;
	memset(made, 0, sizeof *made);
	made->chart = (struct doc_chart){.type = type, .name = STR("City"), .plan = &made->plan};
	made->plan.tasks = made->tasks;
	made->plan.task_count = 1 + next_random(&seed) % 7;
	if (next_random(&seed) % 2) {
		made->plan.report_day = random_day(&seed, years);
		made->plan.report_date = str_from("2024-12-31");
	}
	for (size_t i = 0; i < made->plan.task_count; i++) {
		struct doc_task *task = &made->tasks[i];
		*task = (struct doc_task){.at = {1, (unsigned)i + 10, (unsigned)i + 11}, .name = random_words(&f->own, &seed, arabic, 12), .status = next_random(&seed) % 6,
			.milestones = made->marks[i][0], .steps = made->marks[i][1]};
		if (next_random(&seed) % 3)
			task->code = str_format(&f->own, "%u.%zu", next_random(&seed) % 300, i);
		if (next_random(&seed) % 2)
			task->group = str_format(&f->own, "%zu %.*s", i / 3, STR_ARG(random_words(&f->own, &seed, arabic, 9)));
		if (next_random(&seed) % 3)
			task->evidence = random_words(&f->own, &seed, arabic, 14);
		if (next_random(&seed) % 4)
			task->first_day = random_day(&seed, years);
		if (next_random(&seed) % 4)
			task->last_day = (task->first_day ? task->first_day : day_of(2000, 1, 1)) + next_random(&seed) % (years * 200);
		if (next_random(&seed) % 3 == 0)
			task->done_day = random_day(&seed, years);
		if (next_random(&seed) % 3 == 0)
			task->band_before = str_from((const char *[]){"A", "B", "C", "D", "NR", "NB"}[next_random(&seed) % 6]);
		if (next_random(&seed) % 3 == 0)
			task->band_after = str_from((const char *[]){"A", "B", "C", "D", "NV", "NK"}[next_random(&seed) % 6]);
		for (unsigned n = next_random(&seed) % 3; n > 0; n--)
			made->marks[i][0][task->milestone_count++].day = random_day(&seed, years);
		long day = day_of(2000 + (int)(next_random(&seed) % 4), 6, 1);
		for (unsigned n = next_random(&seed) % MARKS_MOST; n > 0; n--, day += 366)
			made->marks[i][1][task->step_count++] = (struct doc_mark){.day = day, .status = next_random(&seed) % 6};
	}
}

/* Nothing overlaps or lies outside, whatever the data. Few are too much for a page. */
static inline void check_seeds(struct fixture *f, enum doc_chart_type type)
{
	static const int64_t measures[] = {170000, 126500, 83000};
	size_t tall = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		struct frame_group group;
		length measure = length_from_micrometres(measures[seed % 3]);
		fixture_clear(f);
		make_plan(f, seed, type, &made);
		if (!try_plan(f, &made.chart, seed % 5 == 4, measure, &group)) {
			assert_int_equal(f->diag.errors, 1);
			assert_int_equal(fixture_count(f, DIAG_CHART_TALL), 1);
			tall++;
			continue;
		}
		assert_int_equal(group.width, measure);
		assert_int_equal(group.height % (7 * LENGTH_PT), 0);
		ink_check_inside(&group, &f->own, seed);
		ink_check_apart(&group, &f->own, seed);
	}
	assert_true(tall < SEEDS / 20);
}

#endif
