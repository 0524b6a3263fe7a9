#include "chart/radar.h"

#include "chart/axis.h"
#include "chart/band.h"
#include "chart/bar.h"
#include "chart/block.h"
#include "chart/fill.h"
#include "chart/radar_names.h"
#include "chart/scores_words.h"
#include "chart/texture.h"

/* Measures of the visual design. */
#define LEAST_WIDTH (150 * LENGTH_PT)
#define RADIUS (76 * LENGTH_PT)
#define SIDE_ROOM (41 * LENGTH_PT) /* for names beside it, at least */
#define LINE (LENGTH_PT * 5 / 4)
#define DOT (LENGTH_PT * 26 / 10)
#define SQUARE (6 * LENGTH_PT)
#define HUNDRED 10000
#define RINGS 5
#define FEWEST 3
#define MOST 40
#define ROW (21 * LENGTH_PT)
#define ROW_LOW (14 * LENGTH_PT) /* where there are many */
#define BAR_WIDTH (87 * LENGTH_PT)
#define BAR_HEIGHT (10 * LENGTH_PT)
#define GAP (8 * LENGTH_PT)

static bool is_scored(const struct doc_scores *data, size_t i)
{
	return data->categories[i % data->category_count].state == DOC_STATE_SCORED;
}

/* Where on its spoke a category stands; beyond the best is no place. */
static void find_point(const struct radar *radar, size_t i, length *ret_x, length *ret_y)
{
	i %= radar->data->category_count;
	int64_t percent = radar->data->categories[i].percent_hundredths;
	arc_point(&radar->whole, radar_angle(radar, i), length_scale(radar->whole.outer, percent < HUNDRED ? percent : HUNDRED, HUNDRED), ret_x, ret_y);
}

static void draw_ring(const struct radar *radar, unsigned ring)
{
	struct draw_pen *pen = radar->pen;
	size_t n = radar->data->category_count;
	length *corners = arena_array(pen->arena, 2 * n, length);
	for (size_t i = 0; i < n; i++)
		arc_point(&radar->whole, radar_angle(radar, i), length_scale(radar->whole.outer, ring, RINGS), &corners[2 * i], &corners[2 * i + 1]);
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = draw_colour(pen, ring == RINGS ? "slate" : "line");
	paint.stroke_width = LENGTH_PT * (ring == RINGS ? 6 : 4) / 10;
	draw_polygon(pen, corners, n, paint);
}

static void draw_grid(const struct radar *radar)
{
	for (size_t i = 0; i < radar->data->category_count; i++) {
		length x, y;
		arc_point(&radar->whole, radar_angle(radar, i), radar->whole.outer, &x, &y);
		axis_line(radar->pen, radar->whole.x, radar->whole.y, x, y, LENGTH_PT * 4 / 10, "line");
	}
	for (unsigned ring = 1; ring <= RINGS; ring++)
		draw_ring(radar, ring);
}

/* The numbers of the rings beside the first spoke, where the others turn to. */
static void draw_numbers(const struct radar *radar)
{
	struct draw_pen *pen = radar->pen;
	for (unsigned ring = 1; ring <= RINGS; ring++) {
		struct str text = str_format(pen->arena, "%u", ring * 100 / RINGS);
		format_number(pen->format, text, -1, pen->arena, &text);
		struct chart_label label = label_shape(pen, text, axis_style(pen));
		length x = radar->whole.x + (pen->context->rtl ? -4 * LENGTH_PT - label.width : 4 * LENGTH_PT);
		label_draw(pen, &label, x, radar->whole.y - length_scale(radar->whole.outer, ring, RINGS) + label.cap / 2 + LENGTH_PT,
			(struct frame_turn){0}, draw_colour(pen, "white"));
	}
}

/* Twelve hundredths of a colour on white. */
static colour tint(colour shade)
{
	colour mixed = 0;
	for (int shift = 0; shift <= 16; shift += 8)
		mixed |= ((255 * 88 + (shade >> shift & 255) * 12 + 50) / 100) << shift;
	return mixed;
}

/* The line of `count` spokes from number `first` on, closed when it goes all round. */
static void draw_part(const struct radar *radar, size_t first, size_t count, bool closed)
{
	struct draw_pen *pen = radar->pen;
	length *points = arena_array(pen->arena, 2 * count, length);
	for (size_t i = 0; i < count; i++)
		find_point(radar, first + i, &points[2 * i], &points[2 * i + 1]);
	struct frame_paint paint = draw_fill(closed ? tint(radar->shade) : COLOUR_NONE);
	paint.stroke = radar->shade;
	paint.stroke_width = LINE;
	paint.round_caps = true;
	if (closed)
		draw_polygon(pen, points, count, paint);
	else if (count > 1)
		draw_line(pen, points, count, paint);
}

/* The line breaks at each spoke without a score; a part may go on past 12 o’clock. */
static void draw_parts(const struct radar *radar)
{
	size_t n = radar->data->category_count;
	for (size_t i = 0; i < n; i++) {
		if (!is_scored(radar->data, i) || is_scored(radar->data, i + n - 1))
			continue;
		size_t count = 1;
		while (is_scored(radar->data, i + count))
			count++;
		draw_part(radar, i, count, false);
	}
}

static void draw_marks(const struct radar *radar)
{
	struct draw_pen *pen = radar->pen;
	for (size_t i = 0; i < radar->data->category_count; i++) {
		const struct doc_sector *category = &radar->data->categories[i];
		length x, y;
		if (category->state == DOC_STATE_SCORED) {
			find_point(radar, i, &x, &y);
			draw_disc(pen, x, y, DOT, band_paint(pen, category->band));
			continue;
		}
		arc_point(&radar->whole, radar_angle(radar, i), radar->whole.outer, &x, &y);
		texture_square(pen, category->state, x, y, SQUARE);
	}
}

static void draw_round(struct radar *radar)
{
	const struct doc_scores *data = radar->data;
	bool whole = true;
	for (size_t i = 0; i < data->category_count; i++)
		whole = whole && is_scored(data, i);
	radar_place_names(radar);
	draw_grid(radar);
	if (whole)
		draw_part(radar, 0, data->category_count, true);
	if (!whole)
		draw_parts(radar);
	draw_numbers(radar);
	draw_marks(radar);
	radar_draw_names(radar);
	fill_settle(radar->pen);
}

/* Too few or too many for a circle: a bar for each. */
static void draw_row(struct radar *radar, const struct doc_sector *category, length top, length height)
{
	struct draw_pen *pen = radar->pen, part = *pen;
	struct doc_chart bar = {.type = DOC_CHART_PERFORMANCE_BAR, .state = category->state, .band = category->band, .percent_hundredths = category->percent_hundredths};
	struct frame_group own = {0};
	bool shortened, rtl = pen->context->rtl;
	length width = pen->group->width, right = width - BAR_WIDTH - GAP;
	part.group = &own;
	bar_draw(&part, &bar);
	frame_add_group(pen->group, pen->arena, &own, rtl ? 0 : width - BAR_WIDTH, top + (height - BAR_HEIGHT) / 2);
	struct str number = category->state == DOC_STATE_SCORED ? scores_percent(pen->format, category->percent_hundredths, pen->arena) : (struct str){0};
	struct chart_label value = label_shape(pen, number, axis_label_style(pen, true, draw_colour(pen, "slate")));
	if (number.n > 0)
		label_draw(pen, &value, rtl ? width - right : right - value.width, top + (height + value.cap) / 2, (struct frame_turn){0}, COLOUR_NONE);
	struct chart_block name = block_fit(pen, &(struct label_name){category->name, category->brief}, axis_label_style(pen, false, draw_colour(pen, "ink")),
		LENGTH_PT * 10, right - value.width - GAP, height < ROW ? 1 : 2, &shortened);
	radar->shortened += shortened;
	block_draw(pen, &name, rtl ? width : 0, block_middle(&name, top, height), rtl ? BLOCK_RIGHT : BLOCK_LEFT, COLOUR_NONE);
}

static void draw_rows(struct radar *radar)
{
	size_t n = radar->data->category_count;
	length row = n > MOST ? ROW_LOW : ROW;
	if (!fill_height(radar->pen, (length)n * row, radar->pen->at, "categories"))
		return;
	for (size_t i = 0; i < n; i++)
		draw_row(radar, &radar->data->categories[i], (length)i * row, row);
	fill_settle(radar->pen);
}

void radar_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	const struct doc_scores *data = chart->scores;
	struct radar radar = {.pen = pen, .data = data};
	length width = fill_measure(pen);
	pen->group->width = width > LEAST_WIDTH ? width : LEAST_WIDTH;
	radar.whole.outer = RADIUS < pen->group->width / 2 - SIDE_ROOM ? RADIUS : pen->group->width / 2 - SIDE_ROOM;
	radar.whole.x = pen->group->width / 2;
	radar.shade = data->dimension_count == 1 ? data->dimensions[0].colour : draw_colour(pen, "slate");
	(data->category_count >= FEWEST && data->category_count <= MOST ? draw_round : draw_rows)(&radar);
	pen->group->height += block_draw_note(pen, radar.shortened, pen->group->height);
}

/* Scored categories with the greatest or least percentage, and what it is. */
static void add_extreme(struct words *words, const struct doc_scores *data, int64_t percent, const char *key)
{
	struct vec_of(struct str) names = {0};
	struct str band = {0};
	for (size_t i = 0; i < data->category_count; i++)
		if (is_scored(data, i) && data->categories[i].percent_hundredths == percent) {
			vec_push(&names, words->arena, scores_words_name(words, data, &data->categories[i]));
			band = data->categories[i].band;
		}
	int64_t count = (int64_t)names.n;
	struct label_value values[] = {
		{STR("names"), words_list(words, names.at, names.n)}, {STR("band"), band},
		{STR("percent"), scores_percent(words->format, percent, words->arena)},
	};
	words_add(words, key, values, 3, &count);
}

static void add_extremes(struct words *words, const struct doc_scores *data)
{
	int64_t least = -1, greatest = -1;
	for (size_t i = 0; i < data->category_count; i++) {
		int64_t percent = data->categories[i].percent_hundredths;
		if (!is_scored(data, i))
			continue;
		least = least < 0 || percent < least ? percent : least;
		greatest = percent > greatest ? percent : greatest;
	}
	if (greatest < 0) {
		words_add(words, "chart.radar.none", NULL, 0, NULL);
	} else if (greatest == least) {
		add_extreme(words, data, greatest, "chart.radar.equal");
	} else {
		add_extreme(words, data, greatest, "chart.radar.highest");
		add_extreme(words, data, least, "chart.radar.lowest");
	}
}

struct str radar_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_scores *data = chart->scores;
	struct words words = words_start(labels, arena);
	struct label_value values[] = {
		{STR("title"), scores_words_title(&words, chart, "chart.radar.title")},
		{STR("dimension"), data->dimensions[0].name},
		{STR("categories"), words_counted(&words, "chart.scores.categories", (struct label_value){0}, data->category_count)},
	};
	words_add(&words, data->dimension_count == 1 ? "chart.radar.dimension" : "chart.radar", values, 3, NULL);
	add_extremes(&words, data);
	scores_words_empty(&words, data);
	struct vec_of(struct str) items = {0};
	for (size_t i = 0; i < data->category_count; i++) {
		struct str item = scores_words_group(&words, data, &data->categories[i]);
		vec_push(&items, arena, item);
	}
	struct label_value list = {STR("categories"), words_list(&words, items.at, items.n)};
	words_add(&words, "chart.radar.values", &list, 1, NULL);
	return words_finish(&words);
}
