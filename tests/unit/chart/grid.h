/*
 * What tests of charts with entries and series share: grids made of short texts or at random, drawn with the labels of the profile's
 * own template, and their checks.
 */
#ifndef CITYPROFILE_TESTS_CHART_GRID_H
#define CITYPROFILE_TESTS_CHART_GRID_H

#include "fixture.h"
#include "random.h"

#include "base/date.h"

#define GRID_ENTRIES 210
#define GRID_SERIES 8
#define MM(mm) length_from_micrometres((mm) * 1000)
#define COUNT(array) (sizeof (array) / sizeof *(array))

struct grid_made {
	struct doc_chart chart;
	struct doc_grid grid;
	struct doc_entry entries[GRID_ENTRIES];
	struct doc_series series[GRID_SERIES];
};

static inline void grid_labels(struct fixture *f, const char *lang, struct labels *ret_labels)
{
	struct xml_tree tree = {0};
	fixture_tree(f, str_format(&f->arena, "templates/smart-city-profile-1/labels/%s.xml", lang).at, &tree);
	assert_true(labels_read(&tree, &f->arena, &f->diag, ret_labels));
	xml_tree_finish(&tree);
}

static inline int grid_start(void **state)
{
	fixture_start(state);
	struct fixture *f = *state;
	grid_labels(f, "en", &f->labels);
	return 0;
}

/* Cut the text before the next bar off. */
static inline struct str grid_next(const char **rest)
{
	const char *end = strchr(*rest, '|');
	struct str piece = {*rest, end ? (size_t)(end - *rest) : strlen(*rest)};
	*rest = end ? end + 1 : NULL;
	return piece;
}

/* A number, ~number for one that is expected, or the letters of a state. */
static inline struct doc_value grid_value(struct str text)
{
	struct doc_value value = {.state = DOC_STATE_SCORED, .given = true};
	if (text.at[0] == 'N') {
		value.given = false;
		value.state = str_is(text, "NR") ? DOC_STATE_NOT_REPORTED : str_is(text, "NV") ? DOC_STATE_NOT_VERIFIED : str_is(text, "NB") ? DOC_STATE_NO_BENCHMARK : DOC_STATE_NOT_KNOWN;
		return value;
	}
	value.forecast = text.at[0] == '~';
	assert_true(decimal_parse(str_from_byte(text, value.forecast), &value.number));
	return value;
}

static inline void grid_empty(struct grid_made *made, enum doc_chart_type type)
{
	*made = (struct grid_made){.chart = {.type = type}};
	made->grid.entries = made->entries;
	made->grid.series = made->series;
	made->chart.grid = &made->grid;
}

static inline void grid_add_entry(struct grid_made *made, struct str name)
{
	size_t i = made->grid.entry_count++;
	made->entries[i] = (struct doc_entry){.at = {1, 10 + (unsigned)i, 11 + (unsigned)i}, .name = name};
}

static inline struct doc_series *grid_add_series(struct fixture *f, struct grid_made *made, struct str name)
{
	size_t i = made->grid.series_count++;
	made->series[i] = (struct doc_series){.at = {1, 500 + (unsigned)i, 501 + (unsigned)i}, .name = name, .colour = COLOUR_NONE, .values = arena_array(&f->own, GRID_ENTRIES, struct doc_value)};
	return &made->series[i];
}

/* Entries as “a|b”, each series as “name|1|2”; ends with NULL. */
static inline void grid_make(struct fixture *f, struct grid_made *made, enum doc_chart_type type, const char *entries, ...)
{
	va_list rows;
	fixture_clear(f);
	grid_empty(made, type);
	for (const char *rest = entries; rest;)
		grid_add_entry(made, grid_next(&rest));
	va_start(rows, entries);
	for (const char *rest; (rest = va_arg(rows, const char *));) {
		struct doc_series *series = grid_add_series(f, made, grid_next(&rest));
		for (size_t i = 0; i < made->grid.entry_count; i++)
			series->values[i] = grid_value(grid_next(&rest));
		assert_null(rest);
	}
	va_end(rows);
}

/* Give entries the dates that their names are. */
static inline void grid_dates(struct grid_made *made)
{
	for (size_t i = 0; i < made->grid.entry_count; i++) {
		struct date_range range;
		assert_true(date_parse(made->entries[i].name, &range));
		made->entries[i].first_day = date_day_number(range.first);
		made->entries[i].last_day = date_day_number(range.last);
	}
}

static inline bool grid_try(struct fixture *f, const struct grid_made *made, const struct labels *labels, length measure, struct frame_group *ret_group)
{
	struct chart_context context = {
		.sheet = &f->sheet, .labels = labels, .shaper = f->shaper, .lang = labels->lang, .rtl = str_is(labels->lang, "ar"), .measure = measure,
		.arena = &f->own, .diag = &f->diag,
	};
	return chart_draw(&made->chart, &context, 7, (struct span){1, 3, 9}, ret_group);
}

static inline struct frame_group grid_draw(struct fixture *f, const struct grid_made *made, const struct labels *labels, length measure)
{
	struct frame_group group = {0};
	if (!grid_try(f, made, labels, measure, &group))
		fail_msg("%s", fixture_report(f));
	assert_int_equal(group.width, measure ? measure : length_from_micrometres(126500));
	assert_int_equal(group.height % (7 * LENGTH_PT), 0);
	assert_true(group.height > 0 && group.height < 670 * LENGTH_PT);
	return group;
}

static inline struct str grid_random_name(struct fixture *f, uint64_t *seed, bool arabic)
{
	static const char *const latin[] = {"Water", "and", "Supply", "ICT", "Ålesund", "Emergency", "0–4", "(share)", "Wastewatertreatmentplantcapacityutilizationratemeasuredyearly"};
	static const char *const other[] = {"مياه", "الصرف", "الصحي", "خدمات", "الطوارئ", "3G", "أخرى"};
	struct buf name = {.arena = &f->own};
	for (uint32_t n = 1 + next_random(seed) % 5; n > 0; n--) {
		buf_add_str(&name, str_from(arabic ? other[next_random(seed) % COUNT(other)] : latin[next_random(seed) % COUNT(latin)]));
		if (n > 1)
			buf_add_byte(&name, ' ');
	}
	return buf_str(&name);
}

/* Digits of a whole number with its last `decimals` behind the point. */
static inline struct doc_value grid_number(struct fixture *f, int64_t number, unsigned decimals)
{
	struct doc_value value = {.state = DOC_STATE_SCORED, .given = true};
	int64_t power = 1, magnitude = number < 0 ? -number : number;
	for (unsigned i = 0; i < decimals; i++)
		power *= 10;
	struct str text = str_format(&f->own, "%s%lld", number < 0 ? "-" : "", (long long)(magnitude / power));
	if (decimals > 0)
		text = str_format(&f->own, "%s.%0*lld", text.at, (int)decimals, (long long)(magnitude % power));
	assert_true(decimal_parse(text, &value.number));
	return value;
}

static inline struct doc_value grid_missing(uint64_t *seed)
{
	return (struct doc_value){.state = 1 + next_random(seed) % 4};
}

/* Filled rectangles of a colour and height, from the start edge of the page. */
static inline size_t grid_boxes(const struct frame_group *group, colour fill, length height, bool rtl, struct frame_bounds *boxes)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_PATH || item->height != height || (item->as.path.paint.fill != fill && item->as.path.paint.stroke != fill))
			continue;
		boxes[n++] = (struct frame_bounds){rtl ? group->width - item->x - item->width : item->x, item->y, item->width, item->height};
	}
	return n;
}

static inline const struct frame_item *grid_text(const struct frame_group *group, const char *text)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT && str_is(group->at[i].as.text->text, text))
			return &group->at[i];
	return NULL;
}

static inline struct frame_bounds grid_capitals(const struct frame_item *item)
{
	const struct text_run *run = item->as.text;
	length cap = length_scale(run->size, run->face->cap_height, run->face->upem), hair = run->width / 64;
	return (struct frame_bounds){item->x + hair, item->y - cap, run->width - 2 * hair, cap};
}

/* No level text over another, nothing outside. */
static inline void grid_check(const struct frame_group *group, uint64_t seed)
{
	for (size_t i = 0; i < group->n; i++) {
		struct frame_bounds bounds = frame_item_bounds(&group->at[i]), a;
		if (bounds.x < -LENGTH_PT || bounds.y < -LENGTH_PT || bounds.x + bounds.width > group->width + LENGTH_PT || bounds.y + bounds.height > group->height + LENGTH_PT)
			fail_msg("seed %llu: item %zu lies outside the chart: %lld %lld %lld %lld", (unsigned long long)seed, i, (long long)bounds.x, (long long)bounds.y, (long long)bounds.width, (long long)bounds.height);
		if (group->at[i].kind != FRAME_TEXT || frame_is_turned(&group->at[i]))
			continue;
		a = grid_capitals(&group->at[i]);
		assert_true(group->at[i].as.text->size >= PT(6.5));
		for (size_t k = 0; k < i; k++) {
			if (group->at[k].kind != FRAME_TEXT || frame_is_turned(&group->at[k]))
				continue;
			struct frame_bounds b = grid_capitals(&group->at[k]);
			if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
				fail_msg("seed %llu: “%.*s” and “%.*s” overlap", (unsigned long long)seed, STR_ARG(group->at[i].as.text->text), STR_ARG(group->at[k].as.text->text));
		}
	}
}

/* Refused: one error with this code, at this place of the author's. */
static inline void grid_refused(struct fixture *f, const struct grid_made *made, enum diag_code code, unsigned start)
{
	struct frame_group group = {0};
	assert_false(grid_try(f, made, &f->labels, 0, &group));
	if (fixture_count(f, code) != 1)
		fail_msg("%s", fixture_report(f));
	for (size_t i = 0; i < f->diag.n; i++)
		if (f->diag.at[i].code == code) {
			assert_int_equal(f->diag.at[i].span.start, start);
			assert_int_equal(f->diag.at[i].severity, DIAG_ERROR);
		}
}

#endif
