#include "chart/dots.h"

#include "chart/grid_words.h"

/* Rows of a dot plot: their heights, and the words for what is missing in them. */

#define VALUE_GAP (LENGTH_PT * 7)
#define WORDS_GAP (LENGTH_PT * 6)
/* What words under the marks add to a row, and from its foot up to their baseline. */
#define WORDS_ROW (LENGTH_PT * 11)
#define WORDS_UP (LENGTH_PT * 4)

length dots_middle(const struct dots *dots, size_t entry)
{
	return dots->axis.plot.y + dots->rows[entry].top + DOTS_ROW / 2;
}

/* Who has no value for a reason; the reason alone where it holds for all. Empty when it holds for nobody. */
static struct str reason_words(const struct dots *dots, size_t entry, enum doc_chart_state state)
{
	struct draw_pen *pen = dots->pen;
	const struct doc_grid *grid = dots->grid;
	struct str names[DOT_FORMS];
	size_t n = 0, cities = 0;
	for (size_t s = 0; s < grid->series_count; s++) {
		const struct doc_value *value = &grid->series[s].values[entry];
		cities += !grid->series[s].target;
		if (!value->given && !grid->series[s].target && value->state == state)
			names[n++] = grid->series[s].name;
	}
	if (n == 0)
		return (struct str){0};
	struct label_value values[] = {{STR("name"), format_list(pen->format, names, n, pen->arena)}, {STR("reason"), grid_words_reason(pen->context->labels, state, pen->arena)}};
	return n == cities ? values[1].text : labels_format(pen->context->labels, STR("chart.missing.named"), values, 2, NULL, pen->arena, NULL);
}

static struct str missing_words(const struct dots *dots, size_t entry)
{
	struct str items[DOC_STATE_COUNT];
	size_t n = 0;
	for (int state = DOC_STATE_SCORED; state < DOC_STATE_COUNT; state++) {
		struct str words = reason_words(dots, entry, state);
		if (words.n > 0)
			items[n++] = words;
	}
	return format_list(dots->pen->format, items, n, dots->pen->arena);
}

/* How far marks and values of a row reach to the left and right; the other way round when it has none. */
static void measure_row(const struct dots *dots, size_t entry, length *ret_left, length *ret_right)
{
	length widest = 0;
	*ret_left = dots->area_x + dots->area_width;
	*ret_right = dots->area_x;
	for (size_t s = 0; s < dots->grid->series_count; s++) {
		const struct doc_value *value = &dots->grid->series[s].values[entry];
		if (!value->given)
			continue;
		length x = axis_at(&dots->axis, &value->number), width = dots_value(dots, s, entry).width;
		widest = width > widest ? width : widest;
		*ret_left = x < *ret_left ? x : *ret_left;
		*ret_right = x > *ret_right ? x : *ret_right;
	}
	if (widest > 0) {
		*ret_left -= VALUE_GAP + widest + WORDS_GAP;
		*ret_right += VALUE_GAP + widest + WORDS_GAP;
	}
}

/* Words stand in line with the marks, before or after them, else below. */
static void make_row(const struct dots *dots, size_t entry, struct dots_row *row)
{
	struct str words = missing_words(dots, entry);
	bool rtl = dots->pen->context->rtl;
	length left, right;
	row->height = DOTS_ROW;
	if (words.n == 0)
		return;
	row->missing = names_fit(dots->pen, words, (struct str){0}, dots->grid->entries[entry].at, axis_style(dots->pen), dots->area_width);
	length before = dots->area_x, after = dots->area_x + dots->area_width - row->missing.width;
	measure_row(dots, entry, &left, &right);
	bool fits_before = before + row->missing.width <= left, fits_after = after >= right;
	row->x = fits_before && (!rtl || !fits_after) ? before : fits_after ? after : rtl ? after : before;
	row->below = !fits_before && !fits_after;
	row->height += row->below ? WORDS_ROW : 0;
}

void dots_make_rows(struct dots *dots)
{
	length top = 0;
	dots->rows = arena_array(dots->pen->arena, dots->grid->entry_count, struct dots_row);
	for (size_t i = 0; i < dots->grid->entry_count; i++) {
		make_row(dots, i, &dots->rows[i]);
		dots->rows[i].top = top;
		top += dots->rows[i].height;
	}
	dots->axis.plot.height = top;
}

void dots_draw_missing(struct dots *dots, size_t entry)
{
	const struct dots_row *row = &dots->rows[entry];
	length y = dots_middle(dots, entry) + row->missing.cap / 2;
	struct place_spot spot = {row->x, row->below ? dots->axis.plot.y + row->top + row->height - WORDS_UP : y};
	if (row->missing.run_count == 0)
		return;
	place_take(&dots->place, place_label_box(&row->missing, spot, (struct frame_turn){0}));
	label_draw(dots->pen, &row->missing, spot.x, spot.y, (struct frame_turn){0}, draw_colour(dots->pen, "white"));
}
