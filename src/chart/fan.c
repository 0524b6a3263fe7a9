#include "chart/fan.h"

#include "chart/band.h"
#include "chart/scores_words.h"
#include "chart/wheel.h"

/* Radii in thousandths of the fan's. */
#define IDENTITY_INNER 215
#define IDENTITY_OUTER 228
#define DIMENSION_INNER 240
#define DIMENSION_OUTER 340
#define CATEGORY_INNER 360
#define CATEGORY_OUTER 500
#define POINT_INNER 520
#define NAME_INNER 1030
/* The measure for which sizes are given: from 6 mm to 6 mm of the edges of a page. */
#define USUAL_MEASURE length_from_micrometres(198000)
#define USUAL_RADIUS length_from_micrometres(92000)
#define WIDE_RADIUS length_from_micrometres(76000)
#define WIDE (120 * TRIG_DEGREE)
/* Sectors are those of a wheel of this many, unless the fan gets too narrow or more than half a circle. */
#define WHOLE_COUNT 108
#define LEAST_SPAN (60 * TRIG_DEGREE)
#define MOST_SPAN (180 * TRIG_DEGREE)
/* Names: size, the least of it, and the room over the fan, of which a name at 12 o'clock has all. */
#define NAME_SIZE (LENGTH_PT * 84 / 10)
#define NAME_LEAST (LENGTH_PT * 65 / 10)
#define NAME_ROOM (100 * LENGTH_PT)
/* The room beside the fan, at least. */
#define SIDE_ROOM (40 * LENGTH_PT)
/* Under the centre, where the arcs end. */
#define FOOT (6 * LENGTH_PT)

struct fan {
	struct wheel wheel;
	length size, room;         /* of names */
	length side;               /* from the centre to either edge */
	colour ground;
};

static angle find_span(size_t count)
{
	angle span = trig_part((int64_t)count, WHOLE_COUNT);
	return span < LEAST_SPAN ? LEAST_SPAN : span > MOST_SPAN ? MOST_SPAN : span;
}

/* A measure given for the usual place, in the present one. */
static length fit_measure(length value, length measure)
{
	return measure < USUAL_MEASURE ? length_scale(value, measure, USUAL_MEASURE) : value;
}

static struct fan start_fan(struct draw_pen *pen, const struct doc_chart *chart)
{
	length measure = pen->context->measure;
	angle span = find_span(chart->scores->point_count);
	length radius = chart->height ? chart->height / 2 : fit_measure(span > WIDE ? WIDE_RADIUS : USUAL_RADIUS, measure);
	length size = fit_measure(NAME_SIZE, measure);
	struct fan fan = {
		.wheel = {.pen = pen, .chart = chart, .data = chart->scores, .start = -span / 2, .span = span},
		.size = size > NAME_LEAST ? size : NAME_LEAST,
		.ground = chart->colour != COLOUR_NONE ? chart->colour : draw_colour(pen, "white"),
	};
	fan.room = length_scale(NAME_ROOM, fan.size, NAME_SIZE);
	length least = trig_scale(length_scale(radius, NAME_INNER, 1000), trig_sine(span / 2)) + length_scale(SIDE_ROOM, fan.size, NAME_SIZE);
	fan.side = measure > 2 * least ? measure / 2 : least;
	fan.wheel.whole = (struct arc_ring){fan.side, length_scale(radius, NAME_INNER, 1000) + fan.room, 0, radius};
	return fan;
}

/* On paper the track is a grey; on a tint, white. */
static colour track_colour(const struct fan *fan)
{
	return draw_colour(fan->wheel.pen, fan->wheel.chart->colour != COLOUR_NONE ? "white" : "track");
}

static void draw_rings(const struct fan *fan)
{
	const struct wheel *wheel = &fan->wheel;
	const struct doc_scores *data = wheel->data;
	struct arc_ring identity = wheel_ring(wheel, IDENTITY_INNER, IDENTITY_OUTER), dimension = wheel_ring(wheel, DIMENSION_INNER, DIMENSION_OUTER);
	struct arc_ring categories = wheel_ring(wheel, CATEGORY_INNER, CATEGORY_OUTER), points = wheel_ring(wheel, POINT_INNER, 1000);
	wheel_sector(wheel, &identity, 0, data->point_count, 0, draw_fill(data->dimensions[0].colour));
	wheel_sector(wheel, &dimension, 0, data->point_count, 0, wheel_paint(wheel, &data->dimensions[0]));
	for (size_t i = 0; i < data->category_count; i++)
		wheel_sector(wheel, &categories, data->categories[i].first, data->categories[i].count, 0, wheel_paint(wheel, &data->categories[i]));
	for (size_t i = 0; i < data->point_count; i++)
		wheel_cell(wheel, &points, i, track_colour(fan));
}

static void draw_separators(const struct fan *fan)
{
	const struct wheel *wheel = &fan->wheel;
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	struct arc_ring points = wheel_ring(wheel, POINT_INNER - 2, 1002), categories = wheel_ring(wheel, CATEGORY_INNER - 2, 1002);
	paint.stroke = fan->ground;
	paint.stroke_width = LENGTH_PT * 11 / 10;
	wheel_rays(wheel, &points, NULL, 1, wheel->data->point_count, paint);
	paint.stroke_width = LENGTH_PT * 22 / 10;
	wheel_rays(wheel, &categories, wheel->data->categories, 1, wheel->data->category_count, paint);
}

static void draw_outlines(const struct fan *fan)
{
	const struct wheel *wheel = &fan->wheel;
	const struct doc_scores *data = wheel->data;
	struct arc_ring dimension = wheel_ring(wheel, DIMENSION_INNER, DIMENSION_OUTER), categories = wheel_ring(wheel, CATEGORY_INNER, CATEGORY_OUTER);
	struct arc_ring points = wheel_ring(wheel, POINT_INNER, 1000);
	wheel_outlines(wheel, &dimension, data->dimensions, 1);
	wheel_outlines(wheel, &categories, data->categories, data->category_count);
	wheel_outlines(wheel, &points, data->points, data->point_count);
}

/* The letters of the dimension, in the middle of its ring. */
static void draw_letter(const struct fan *fan)
{
	const struct wheel *wheel = &fan->wheel;
	const struct doc_sector *dimension = &wheel->data->dimensions[0];
	struct draw_pen *pen = wheel->pen;
	struct arc_ring ring = wheel_ring(wheel, DIMENSION_INNER, DIMENSION_OUTER);
	if (dimension->state == DOC_STATE_SCORED)
		draw_letters(pen, font_lookup(pen->fonts, STR("text"), 700, false), length_scale(ring.outer - ring.inner, 55, 100), dimension->band, ring.x,
			ring.y - (ring.inner + ring.outer) / 2, band_text_colour(pen, dimension->band));
}

/* How long a name at an angle may be: to the side, and to the top. Marks and tails stand out beside its end. */
static length name_limit(const struct fan *fan, angle a, length radius)
{
	int64_t across = trig_sine(a) < 0 ? -trig_sine(a) : trig_sine(a), up = trig_cosine(a);
	length half = length_scale(fan->size, 85, 100), limit = INT64_MAX;
	if (across > FRAME_TURN_ONE / 64)
		limit = length_scale(fan->side - trig_scale(half, up), FRAME_TURN_ONE, across) - radius;
	if (up > FRAME_TURN_ONE / 64 && length_scale(radius + fan->room - trig_scale(half, across), FRAME_TURN_ONE, up) - radius < limit)
		limit = length_scale(radius + fan->room - trig_scale(half, across), FRAME_TURN_ONE, up) - radius;
	return limit;
}

/* A name, and after it, as it is read, the letter of its band, or those of what is missing. */
static void draw_name(const struct fan *fan, const struct doc_sector *category)
{
	const struct wheel *wheel = &fan->wheel;
	struct draw_pen *pen = wheel->pen;
	struct arc_ring ring = wheel_ring(wheel, NAME_INNER, NAME_INNER);
	angle a = wheel_middle(wheel, category->first, category->count);
	colour ink = draw_colour(pen, "ink");
	bool shortened, scored = category->state == DOC_STATE_SCORED;
	struct chart_label letter = label_shape(pen, scored ? category->band : band_letters(category->state), label_style(pen, "condensed", 700, fan->size, ink));
	length gap = fan->size / 4;
	struct chart_label name = label_fit_words(pen, &(struct label_name){category->name, category->brief}, label_style(pen, "condensed", 400, fan->size, ink),
		name_limit(fan, a, ring.inner) - gap - letter.width, &shortened);
	/* On the right, reading from the left leads outwards. */
	bool outwards = label_is_outwards(a) != format_is_rtl(pen->context->lang);
	length first = outwards ? name.width : letter.width;
	label_draw_radial(pen, &name, &ring, ring.inner + (outwards ? 0 : first + gap), a, 0, COLOUR_NONE);
	label_draw_radial(pen, &letter, &ring, ring.inner + (outwards ? first + gap : 0), a, 0, COLOUR_NONE);
}

/* The least distance between two names. */
static length name_distance(const struct fan *fan)
{
	const struct wheel *wheel = &fan->wheel;
	const struct doc_sector *categories = wheel->data->categories;
	struct arc_ring ring = wheel_ring(wheel, NAME_INNER, NAME_INNER);
	length least = INT64_MAX;
	for (size_t i = 1; i < wheel->data->category_count; i++) {
		length distance = trig_arc_length(wheel_part(wheel, categories[i - 1].count + categories[i].count) / 2, ring.inner);
		least = distance < least ? distance : least;
	}
	return least;
}

static void draw_names(const struct fan *fan)
{
	const struct doc_scores *data = fan->wheel.data;
	struct draw_pen *pen = fan->wheel.pen;
	if (name_distance(fan) < length_scale(fan->size, 125, 100)) {
		struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_CROWDED, pen->at,
			"the fan has no room for the names of its %zu categories; they are left out", data->category_count);
		diag_hint(pen->context->diag, entry, "make it larger by “height”");
		return;
	}
	for (size_t i = 0; i < data->category_count; i++)
		draw_name(fan, &data->categories[i]);
}

void fan_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct fan fan = start_fan(pen, chart);
	pen->group->width = 2 * fan.side;
	pen->group->height = fan.wheel.whole.y + FOOT;
	draw_rings(&fan);
	draw_separators(&fan);
	draw_outlines(&fan);
	draw_letter(&fan);
	draw_names(&fan);
}

struct str fan_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_scores *data = chart->scores;
	struct words words = words_start(labels, arena);
	struct label_value values[] = {
		{STR("city"), chart->name}, {STR("year"), data->year},
		{STR("points"), words_counted(&words, "chart.scores.points", (struct label_value){0}, data->point_count)},
		{STR("categories"), words_counted(&words, "chart.scores.categories", (struct label_value){0}, data->category_count)},
		{STR("score"), scores_words_group(&words, data, &data->dimensions[0])},
	};
	words_add(&words, data->year.n > 0 ? "chart.fan.year" : "chart.fan", values, sizeof values / sizeof *values, NULL);
	scores_words_points(&words, data);
	scores_words_extremes(&words, data, data->categories, data->category_count, "chart.scores.best", "chart.scores.weakest");
	scores_words_rows(&words, data, data->categories, data->category_count);
	return words_finish(&words);
}
