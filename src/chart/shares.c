#include "chart/shares.h"

#include <string.h>

#include "chart/axis.h"
#include "chart/band.h"
#include "chart/fill.h"
#include "chart/grid_words.h"
#include "chart/legend.h"
#include "chart/names.h"
#include "chart/shares_parts.h"
#include "chart/shares_tags.h"
#include "chart/value.h"

#define BAR (LENGTH_PT * 14)
#define PITCH (LENGTH_PT * 21)
#define ROW (LENGTH_PT * 14)
#define LEGEND_GAP (LENGTH_PT * 7)
#define UNIT_UP (LENGTH_PT * 11)
#define PARTING (LENGTH_PT * 8 / 10)
/* Parts narrower than this are not parted from their neighbours by white, which would hide them. */
#define PARTED_LEAST (2 * PARTING)
/* More parts than this are never told apart in one bar. */
#define PARTS_MOST 40

/* Shares while they are drawn. */
struct shares {
	struct draw_pen *pen;
	const struct doc_grid *grid;
	const size_t *order;
	struct shares_bar *bars;   /* of each series */
	length start, whole;       /* of all bars, from the start edge */
	bool unit_printed;
};

static struct frame_paint part_paint(const struct shares *shares, const struct shares_part *part)
{
	if (part->entry == shares->grid->entry_count)
		return band_pattern(shares->pen, part->value->state);
	return draw_fill(fill_make(shares->pen, COLOUR_NONE, part->place).ground);
}

/* What stands in a part if it fits: its value, or the letters of what is missing. */
static struct chart_label inside(const struct shares *shares, const struct shares_part *part, bool unit)
{
	struct draw_pen *pen = shares->pen;
	bool left = part->entry == shares->grid->entry_count;
	struct str text = left ? band_letters(part->value->state) : value_text(pen, &part->value->number);
	if (unit && !left)
		text = str_format(pen->arena, "%.*s\xc2\xa0%.*s", STR_ARG(text), STR_ARG(shares->grid->unit));
	colour shade = left ? draw_colour(pen, "slate") : fill_make(pen, COLOUR_NONE, part->place).text;
	struct chart_label label = value_label_inside(pen, text, shade);
	if (label.width + VALUE_ROOM_INSIDE > part->end - part->start)
		return (struct chart_label){0};
	return label;
}

static void draw_inside(const struct shares *shares, const struct shares_part *part, const struct chart_label *label, length y)
{
	struct draw_pen *pen = shares->pen;
	bool left = part->entry == shares->grid->entry_count;
	length x = shares->start + (part->start + part->end - label->width) / 2;
	label_draw(pen, label, fill_side(pen, x, label->width), y + BAR / 2 + label->cap / 2, (struct frame_turn){0}, left ? draw_colour(pen, "white") : COLOUR_NONE);
}

/* White between two parts that are both wide enough to remain. */
static void draw_partings(const struct shares *shares, const struct shares_bar *bar, length y)
{
	struct frame_paint white = draw_fill(draw_colour(shares->pen, "white"));
	for (size_t i = 1; i < bar->n; i++) {
		const struct shares_part *before = &bar->parts[i - 1], *part = &bar->parts[i];
		if (before->end - before->start >= PARTED_LEAST && part->end - part->start >= PARTED_LEAST)
			fill_box(shares->pen, (struct draw_box){shares->start + part->start - PARTING / 2, y, PARTING, BAR}, white);
	}
}

/* The first value has the unit, if that is one word and fits there. */
static bool unit_fits(const struct shares *shares)
{
	const struct shares_bar *bar = &shares->bars[0];
	struct str unit = shares->grid->unit;
	return unit.n > 0 && !memchr(unit.at, ' ', unit.n) && bar->n > 0 && inside(shares, &bar->parts[0], true).run_count > 0 && bar->parts[0].entry < shares->grid->entry_count;
}

/* Returns how many values have no room in it. */
static size_t draw_bar(struct shares *shares, size_t series, length y)
{
	const struct shares_bar *bar = &shares->bars[series];
	size_t left_out = 0;
	for (size_t i = 0; i < bar->n; i++) {
		const struct shares_part *part = &bar->parts[i];
		if (part->end > part->start)
			fill_box(shares->pen, (struct draw_box){shares->start + part->start, y, part->end - part->start, BAR}, part_paint(shares, part));
	}
	draw_partings(shares, bar, y);
	for (size_t i = 0; i < bar->n; i++) {
		struct chart_label label = inside(shares, &bar->parts[i], series == 0 && i == 0 && shares->unit_printed);
		if (label.run_count > 0)
			draw_inside(shares, &bar->parts[i], &label, y);
		left_out += label.run_count == 0 && bar->parts[i].entry < shares->grid->entry_count;
	}
	return left_out;
}

/* The unit above all, where no value has room for it; returns the height that it takes. */
static length draw_unit(struct shares *shares)
{
	struct draw_pen *pen = shares->pen;
	bool shortened;
	shares->unit_printed = unit_fits(shares);
	if (shares->grid->unit.n == 0 || shares->unit_printed)
		return 0;
	struct chart_label label = label_fit(pen, &(struct label_name){.full = shares->grid->unit}, axis_style(pen), shares->whole, &shortened);
	label_draw(pen, &label, fill_side(pen, shares->start, label.width), AXIS_UNIT_ROW - UNIT_UP, (struct frame_turn){0}, COLOUR_NONE);
	return AXIS_UNIT_ROW;
}

/* The names of entries without a value, each with the reason. */
static struct str missing_names(const struct shares *shares, size_t series)
{
	struct draw_pen *pen = shares->pen;
	const struct doc_grid *grid = shares->grid;
	const struct labels *labels = pen->context->labels;
	struct vec_of(struct str) names = {0};
	for (size_t i = 0; i < grid->entry_count; i++) {
		const struct doc_value *value = &grid->series[series].values[i];
		struct label_value values[] = {{STR("name"), grid->entries[i].name}, {STR("reason"), grid_words_reason(labels, value->state, pen->arena)}};
		if (!value->given)
			vec_push(&names, pen->arena, labels_format(labels, STR("chart.missing.named"), values, 2, NULL, pen->arena, NULL));
	}
	return format_list(pen->format, names.at, names.n, pen->arena);
}

/* What a part is called beside the bar: its name, and its value if that does not stand in it. */
static struct legend_item part_item(const struct shares *shares, const struct shares_part *part)
{
	struct draw_pen *pen = shares->pen;
	const struct doc_grid *grid = shares->grid;
	struct legend_item item = {.paint = part_paint(shares, part), .at = grid->series[0].at};
	if (part->entry == grid->entry_count) {
		item.name = missing_names(shares, 0);
		return item;
	}
	const struct doc_entry *entry = &grid->entries[part->entry];
	item.at = entry->at;
	item.name = entry->name;
	item.brief = entry->brief;
	if (inside(shares, part, false).run_count > 0)
		return item;
	struct str number = value_text(pen, &part->value->number);
	item.name = str_format(pen->arena, "%.*s\xc2\xa0%.*s", STR_ARG(entry->name), STR_ARG(number));
	if (entry->brief.n > 0)
		item.brief = str_format(pen->arena, "%.*s\xc2\xa0%.*s", STR_ARG(entry->brief), STR_ARG(number));
	return item;
}

static bool report_many(struct draw_pen *pen, struct span at, size_t count)
{
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_SERIES_MANY, at, "the chart has %zu parts, more than can be told apart", count);
	diag_hint(pen->context->diag, entry, "put the smallest together as “Other”, so that there are %d", FILL_COUNT);
	pen->missing = true;
	return false;
}

/* Fills that begin anew are told apart by names beside them, not by a legend. */
static bool check_count(const struct shares *shares, size_t most)
{
	const struct doc_grid *grid = shares->grid;
	return grid->entry_count <= most || report_many(shares->pen, grid->entries[shares->order[most]].at, grid->entry_count);
}

static void draw_legend(struct shares *shares, const struct legend_item *items, size_t n, length y)
{
	struct legend legend = legend_make(shares->pen, items, n, shares->pen->group->width);
	if (fill_height(shares->pen, y + (length)legend.rows * LEGEND_ROW, items[0].at, "parts"))
		legend_draw(shares->pen, &legend, y);
}

static void draw_single(struct shares *shares)
{
	const struct shares_bar *bar = &shares->bars[0];
	struct legend_item *items = arena_array(shares->pen->arena, bar->n, struct legend_item);
	struct shares_tags tags;
	length top = draw_unit(shares);
	for (size_t i = 0; i < bar->n; i++)
		items[i] = part_item(shares, &bar->parts[i]);
	if (shares_tags_place(shares->pen, bar, items, shares->whole, &tags)) {
		length bar_y = top + (tags.above ? ROW : 0);
		fill_height(shares->pen, bar_y + BAR + (tags.below ? ROW : 0), items[0].at, "parts");
		draw_bar(shares, 0, bar_y);
		shares_tags_draw(shares->pen, &tags, bar_y, BAR, ROW);
	} else if (check_count(shares, FILL_COUNT)) {
		draw_bar(shares, 0, top);
		draw_legend(shares, items, bar->n, top + BAR + LEGEND_GAP);
	}
}

/* The names of series, as those of entries are set. */
static struct names series_names(const struct shares *shares)
{
	const struct doc_grid *grid = shares->grid;
	struct doc_entry *entries = arena_array(shares->pen->arena, grid->series_count, struct doc_entry);
	for (size_t i = 0; i < grid->series_count; i++)
		entries[i] = (struct doc_entry){.at = grid->series[i].at, .name = grid->series[i].name, .brief = grid->series[i].brief};
	return names_make(shares->pen, entries, grid->series_count, true, shares->pen->group->width * 35 / 100);
}

static bool is_missing(const struct doc_grid *grid, enum doc_chart_state state)
{
	for (size_t i = 0; i < grid->series_count; i++)
		for (size_t k = 0; k < grid->entry_count; k++)
			if (!grid->series[i].values[k].given && grid->series[i].values[k].state == state)
				return true;
	return false;
}

/* Entries in their order, and the states that are missing. */
static void draw_common_legend(struct shares *shares, length y)
{
	struct draw_pen *pen = shares->pen;
	const struct doc_grid *grid = shares->grid;
	struct vec_of(struct legend_item) items = {0};
	for (size_t i = 0; i < grid->entry_count; i++) {
		const struct doc_entry *entry = &grid->entries[shares->order[i]];
		struct frame_paint paint = draw_fill(fill_make(pen, COLOUR_NONE, i).ground);
		vec_push(&items, pen->arena, ((struct legend_item){paint, entry->name, entry->brief, entry->at}));
	}
	for (enum doc_chart_state state = DOC_STATE_NOT_REPORTED; state < DOC_STATE_COUNT; state++)
		if (is_missing(grid, state))
			vec_push(&items, pen->arena, ((struct legend_item){.paint = band_pattern(pen, state), .name = grid_words_reason(pen->context->labels, state, pen->arena), .at = pen->at}));
	draw_legend(shares, items.at, items.n, y);
}

static void cut_all(struct shares *shares)
{
	const struct doc_grid *grid = shares->grid;
	for (size_t i = 0; i < grid->series_count; i++)
		shares->bars[i] = shares_cut(shares->pen, grid, i, shares->order, shares->whole);
}

static void draw_several(struct shares *shares)
{
	const struct doc_grid *grid = shares->grid;
	size_t room = (size_t)((FILL_HEIGHT_MOST - ROW - LEGEND_GAP - LEGEND_ROW) / PITCH);
	if (!check_count(shares, FILL_COUNT))
		return;
	if (grid->series_count > room && !fill_height(shares->pen, (length)grid->series_count * PITCH, grid->series[room].at, "series"))
		return;
	struct names names = series_names(shares);
	shares->start = names.width + NAMES_GAP;
	shares->whole -= shares->start;
	cut_all(shares);
	length top = draw_unit(shares);
	size_t left_out = 0;
	for (size_t i = 0; i < grid->series_count; i++) {
		length y = top + (length)i * PITCH + (PITCH - BAR) / 2;
		names_draw(shares->pen, &names.at[i], y + BAR / 2);
		left_out += draw_bar(shares, i, y);
	}
	draw_common_legend(shares, top + (length)grid->series_count * PITCH + LEGEND_GAP);
	value_draw_note(shares->pen, left_out);
}

void shares_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	const struct doc_grid *grid = chart->grid;
	struct shares shares = {.pen = pen, .grid = grid};
	bool right = true;
	for (size_t i = 0; i < grid->series_count; i++)
		right = shares_check(pen, grid, i) && right;
	if (!right)
		return;
	pen->group->width = shares.whole = fill_measure(pen);
	shares.order = shares_order(pen, grid);
	shares.bars = arena_array(pen->arena, grid->series_count, struct shares_bar);
	if (grid->series_count > 1) {
		draw_several(&shares);
	} else if (check_count(&shares, PARTS_MOST)) {
		cut_all(&shares);
		draw_single(&shares);
	}
	fill_settle(pen);
}

struct str shares_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return grid_words("chart.shares", chart, labels, arena);
}
