#include "chart/strip.h"

#include "chart/axis.h"
#include "chart/band.h"
#include "chart/block.h"
#include "chart/fill.h"
#include "chart/mark.h"
#include "chart/scores_words.h"

/* Measures of the visual design. */
#define HEAD (14 * LENGTH_PT)
#define ROW (21 * LENGTH_PT)
#define ROW_HIGH (28 * LENGTH_PT) /* where a name has two lines */
#define ROW_LOW (14 * LENGTH_PT)  /* where there are many */
#define BAR_LEAST (14 * LENGTH_PT)
#define BAR_HEIGHT (12 * LENGTH_PT)
#define SIGN (LENGTH_PT * 13 / 2)
#define SIGN_ROOM (11 * LENGTH_PT)
#define TILE (11 * LENGTH_PT)
#define GAP (8 * LENGTH_PT)
#define BETWEEN (LENGTH_PT * 8 / 10)
#define NAME_SIZE (LENGTH_PT * 17 / 2)
#define NAME_LEADING (LENGTH_PT * 21 / 2)
#define TEXT_SIZE (LENGTH_PT * 15 / 2)
#define TEXT_ROOM (5 * LENGTH_PT)
#define ABOVE (LENGTH_PT * 6 / 5) /* from a bar up to letters over it */
#define BETWEEN_LETTERS (LENGTH_PT * 3 / 2)

/* Strips while they are drawn. Places count from where lines of the page begin. */
struct strip {
	struct draw_pen *pen;
	const struct doc_scores *data;
	const struct doc_sector *rows;
	size_t row_count;
	length row;                /* height of one */
	bool signs;                /* rows are dimensions, which have them */
	const struct style *name_style;
	length name_at, name_width;
	length bar_at, bar_width, bar_height;
	length band_at, band_width;
	unsigned shortened;
};

/* A piece of a strip: how many data points are in a band or state. */
struct segment {
	struct str letters;
	size_t count;
	struct frame_paint paint;
	colour shade, halo;
	length at, width;          /* of the piece */
	struct chart_label over;   /* letters that have no room in it; else empty */
	length over_at;
};

/* Pieces share what the white between them leaves, exactly by their counts. */
static struct segment *find_segments(const struct strip *strip, const struct doc_sector *row, size_t *ret_n)
{
	struct draw_pen *pen = strip->pen;
	size_t n;
	const struct scores_band *bands = scores_bands(strip->data, row->first, row->count, pen->arena, &n);
	struct segment *segments = arena_array(pen->arena, n + 4, struct segment);
	for (size_t i = 0; i < n; i++)
		segments[i] = (struct segment){.letters = bands[i].letter, .count = bands[i].count, .paint = band_paint(pen, bands[i].letter), .shade = band_text_colour(pen, bands[i].letter), .halo = COLOUR_NONE};
	for (size_t i = 0; i < sizeof scores_missing_states / sizeof *scores_missing_states; i++) {
		enum doc_chart_state state = scores_missing_states[i];
		size_t count = scores_count_state(strip->data, row->first, row->count, state);
		struct frame_paint paint = band_pattern_outlined(pen, state);
		if (count > 0)
			segments[n++] = (struct segment){.letters = band_letters(state), .count = count, .paint = paint, .shade = draw_colour(pen, "slate"), .halo = paint.ground};
	}
	length whole = strip->bar_width - (length)(n - 1) * BETWEEN;
	for (size_t i = 0, done = 0; i < n; i++) {
		length from = length_scale(whole, (int64_t)done, (int64_t)row->count);
		done += segments[i].count;
		segments[i].at = strip->bar_at + from + (length)i * BETWEEN;
		segments[i].width = length_scale(whole, (int64_t)done, (int64_t)row->count) - from;
	}
	*ret_n = n;
	return segments;
}

/* Letters and number; the letters alone where both do not fit; those over the bar where that does not either. */
static void draw_text(const struct strip *strip, struct segment *segment, struct draw_box box)
{
	struct draw_pen *pen = strip->pen;
	const struct style *style = label_style(pen, "condensed", 700, TEXT_SIZE, segment->shade);
	struct str number = str_format(pen->arena, "%zu", segment->count);
	format_number(pen->format, number, -1, pen->arena, &number);
	struct chart_label label = label_shape(pen, str_format(pen->arena, "%.*s %.*s", STR_ARG(segment->letters), STR_ARG(number)), style);
	if (label.width + TEXT_ROOM > box.width) {
		/* Of a pattern enough must show to be known by. */
		length beside = segment->halo == COLOUR_NONE ? LENGTH_PT : TEXT_ROOM;
		label = label_shape(pen, segment->letters, style);
		if (label.width + beside > box.width) {
			segment->over = label_shape(pen, segment->letters, label_style(pen, "condensed", 700, TEXT_SIZE, draw_colour(pen, "slate")));
			return;
		}
	}
	label_draw(pen, &label, box.x + (box.width - label.width) / 2, box.y + (box.height + label.cap) / 2, (struct frame_turn){0}, segment->halo);
}

/* Letters over the bar stand in the middle of their pieces, or give way to one another; false when they have no room in a row. */
static bool place_over(const struct strip *strip, struct segment *segments, size_t n)
{
	length from = strip->bar_at, to = strip->bar_at + strip->bar_width;
	for (size_t i = 0; i < n; i++) {
		length middle = segments[i].at + (segments[i].width - segments[i].over.width) / 2;
		segments[i].over_at = middle > from ? middle : from;
		if (segments[i].over.width > 0)
			from = segments[i].over_at + segments[i].over.width + BETWEEN_LETTERS;
	}
	for (size_t i = n; i-- > 0;) {
		if (segments[i].over.width == 0)
			continue;
		if (segments[i].over_at + segments[i].over.width > to)
			segments[i].over_at = to - segments[i].over.width;
		to = segments[i].over_at - BETWEEN_LETTERS;
	}
	return to + BETWEEN_LETTERS >= strip->bar_at;
}

static void draw_bar(const struct strip *strip, const struct doc_sector *row, length top)
{
	struct draw_pen *pen = strip->pen;
	size_t n;
	struct segment *segments = find_segments(strip, row, &n);
	for (size_t i = 0; i < n; i++) {
		struct draw_box box = {fill_side(pen, segments[i].at, segments[i].width), top, segments[i].width, strip->bar_height};
		draw_rectangle(pen, box, 0, segments[i].paint);
		draw_text(strip, &segments[i], box);
	}
	/* Where rows leave no room over their bars, the legend is all there is. */
	if (strip->row < ROW || !place_over(strip, segments, n))
		return;
	for (size_t i = 0; i < n; i++)
		label_draw(pen, &segments[i].over, fill_side(pen, segments[i].over_at, segments[i].over.width), top - ABOVE, (struct frame_turn){0}, COLOUR_NONE);
}

/* The sign that goes with the colour of a dimension. */
static void draw_sign(const struct strip *strip, const struct doc_sector *row, length top)
{
	static const struct { const char *colour, *sign; } signs[] = {{"environment", "disc"}, {"society", "triangle"}};
	struct draw_pen *pen = strip->pen, part = *pen;
	struct doc_chart sign = {.type = DOC_CHART_SIGN, .name = STR("square"), .colour = row->colour, .height = SIGN};
	struct frame_group own = {0};
	colour found;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (style_colour_lookup(pen->context->sheet, str_from(signs[i].colour), &found) && found == row->colour)
			sign.name = str_from(signs[i].sign);
	part.group = &own;
	mark_sign(&part, &sign);
	frame_add_group(pen->group, pen->arena, &own, fill_side(pen, 0, SIGN), top + (strip->row - SIGN) / 2);
}

static void draw_band(const struct strip *strip, const struct doc_sector *row, length top)
{
	struct draw_pen *pen = strip->pen;
	length x = fill_side(pen, strip->band_at + (strip->band_width - TILE) / 2, TILE), y = top + (strip->row - TILE) / 2;
	if (row->state == DOC_STATE_SCORED) {
		mark_band(pen, row->band, x, y, TILE);
		return;
	}
	struct chart_label label = label_shape(pen, band_letters(row->state), label_style(pen, "condensed", 700, TEXT_SIZE, draw_colour(pen, "slate")));
	label_draw(pen, &label, x + (TILE - label.width) / 2, y + (TILE + label.cap) / 2, (struct frame_turn){0}, COLOUR_NONE);
}

static void draw_row(struct strip *strip, const struct doc_sector *row, length top)
{
	struct draw_pen *pen = strip->pen;
	bool shortened, rtl = pen->context->rtl;
	if (strip->signs)
		draw_sign(strip, row, top);
	struct chart_block name = block_fit(pen, &(struct label_name){row->name, row->brief}, strip->name_style, NAME_LEADING, strip->name_width,
		strip->row == ROW_HIGH ? 2 : 1, &shortened);
	strip->shortened += shortened;
	length at = fill_side(pen, strip->name_at, 0);
	block_draw(pen, &name, at, block_middle(&name, top, strip->row), rtl ? BLOCK_RIGHT : BLOCK_LEFT, COLOUR_NONE);
	draw_bar(strip, row, top + (strip->row - BAR_HEIGHT) / 2);
	draw_band(strip, row, top);
}

/* Names have as much room as they need, but no more than two fifths of the width; the word over the bands as much as it needs. */
static void measure(struct strip *strip, const struct chart_label *head)
{
	length width = strip->pen->group->width, widest = 0;
	strip->name_at = strip->signs ? SIGN_ROOM : 0;
	for (size_t i = 0; i < strip->row_count; i++) {
		length name = label_shape(strip->pen, strip->rows[i].name, strip->name_style).width;
		widest = name > widest ? name : widest;
	}
	length most = width * 2 / 5 - strip->name_at;
	strip->name_width = widest < most ? widest : most;
	strip->row = widest > strip->name_width ? ROW_HIGH : ROW;
	if (HEAD + (length)strip->row_count * strip->row > FILL_HEIGHT_MOST)
		strip->row = ROW_LOW;
	strip->bar_at = strip->name_at + strip->name_width + GAP;
	strip->band_width = head->width > TILE ? head->width : TILE;
	strip->band_at = width - strip->band_width;
	strip->bar_width = strip->band_at - GAP - strip->bar_at;
	if (strip->bar_width < BAR_LEAST) {
		strip->name_width -= BAR_LEAST - strip->bar_width;
		strip->bar_at -= BAR_LEAST - strip->bar_width;
		strip->bar_width = BAR_LEAST;
	}
}

/* One strip of all data points, without words round it. */
static void draw_alone(struct strip *strip, length height)
{
	struct doc_sector all = {.count = strip->data->point_count};
	strip->bar_width = strip->pen->group->width;
	strip->bar_height = strip->pen->group->height = height;
	draw_bar(strip, &all, 0);
}

void strip_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	const struct doc_scores *data = chart->scores;
	struct strip strip = {.pen = pen, .data = data, .signs = data->dimension_count > 1, .bar_height = BAR_HEIGHT};
	strip.rows = strip.signs ? data->dimensions : data->categories;
	strip.row_count = strip.signs ? data->dimension_count : data->category_count;
	strip.name_style = label_style(pen, "text", 400, NAME_SIZE, draw_colour(pen, "ink"));
	pen->group->width = fill_measure(pen);
	if (chart->height > 0) {
		draw_alone(&strip, chart->height);
		return;
	}
	struct chart_label head = label_shape(pen, labels_format(pen->context->labels, STR("chart.strip.band"), NULL, 0, NULL, pen->arena, NULL),
		label_style(pen, "condensed", 700, TEXT_SIZE, draw_colour(pen, "ink")));
	measure(&strip, &head);
	if (!fill_height(pen, HEAD + (length)strip.row_count * strip.row, pen->at, strip.signs ? "dimensions" : "categories"))
		return;
	label_draw(pen, &head, fill_side(pen, strip.band_at + (strip.band_width - head.width) / 2, head.width), LENGTH_PT * 8, (struct frame_turn){0}, COLOUR_NONE);
	for (size_t i = 0; i < strip.row_count; i++)
		draw_row(&strip, &strip.rows[i], HEAD + (length)i * strip.row);
	pen->group->height += block_draw_note(pen, strip.shortened, pen->group->height);
}

/* How many of all are in each band or missing; which rows are best and weakest; then the same for each. */
struct str strip_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_scores *data = chart->scores;
	bool whole = data->dimension_count > 1;
	const struct doc_sector *rows = whole ? data->dimensions : data->categories;
	size_t n = whole ? data->dimension_count : data->category_count;
	struct words words = words_start(labels, arena);
	struct label_value values[] = {
		{STR("title"), scores_words_title(&words, chart, "chart.strip.title")},
		{STR("dimension"), data->dimensions[0].name},
		{STR("points"), words_counted(&words, "chart.scores.points", (struct label_value){0}, data->point_count)},
		{STR("groups"), words_counted(&words, whole ? "chart.scores.dimensions" : "chart.scores.categories", (struct label_value){0}, n)},
	};
	words_add(&words, whole ? "chart.strip" : "chart.strip.dimension", values, sizeof values / sizeof *values, NULL);
	scores_words_points(&words, data);
	scores_words_extremes(&words, data, rows, n, whole ? "chart.scores.best-dimension" : "chart.scores.best", whole ? "chart.scores.weakest-dimension" : "chart.scores.weakest");
	/* A strip alone does not show them. */
	if (chart->height == 0)
		scores_words_rows(&words, data, rows, n);
	return words_finish(&words);
}
