#include "chart/wheel.h"

#include "chart/band.h"

/* Measures in millimetres of the wheel for which sizes are given, and radii in thousandths of the wheel's. */
#define USUAL_RADIUS 92
#define CENTRE 135
#define DIMENSION_INNER 147
#define DIMENSION_OUTER 214
#define CATEGORY_INNER 222
#define CATEGORY_OUTER 420
#define POINT_INNER 430
#define POINT_OUTER 625
#define LABEL_INNER 641
#define LABEL_LENGTH 359
/* The least size of names, whatever the size of the wheel. */
#define LABEL_SIZE (LENGTH_PT * 65 / 10)

length wheel_size(const struct wheel *wheel, int64_t hundredths)
{
	return length_scale(wheel->whole.outer, hundredths * LENGTH_PT, 100 * length_from_micrometres(USUAL_RADIUS * 1000));
}

struct arc_ring wheel_ring(const struct wheel *wheel, int64_t inner, int64_t outer)
{
	struct arc_ring ring = wheel->whole;
	ring.inner = length_scale(wheel->whole.outer, inner, 1000);
	ring.outer = length_scale(wheel->whole.outer, outer, 1000);
	return ring;
}

angle wheel_angle(const struct wheel *wheel, size_t i)
{
	angle a = wheel->start + wheel_part(wheel, i);
	return wheel->pen->context->rtl ? TRIG_TURN - a : a;
}

angle wheel_part(const struct wheel *wheel, size_t count)
{
	return length_scale(wheel->span, (int64_t)count, (int64_t)wheel->data->point_count);
}

angle wheel_middle(const struct wheel *wheel, size_t first, size_t count)
{
	return (wheel_angle(wheel, first) + wheel_angle(wheel, first + count)) / 2;
}

void wheel_sector(const struct wheel *wheel, const struct arc_ring *ring, size_t first, size_t count, angle gap, struct frame_paint paint)
{
	angle from = wheel_angle(wheel, first), to = wheel_angle(wheel, first + count);
	if (to < from) {
		angle end = from;
		from = to;
		to = end;
	}
	if (to - from > 2 * gap)
		arc_sector(wheel->pen, ring, from + gap, to - gap, paint);
}

struct frame_paint wheel_paint(const struct wheel *wheel, const struct doc_sector *sector)
{
	if (sector->state != DOC_STATE_SCORED)
		return band_pattern(wheel->pen, sector->state);
	return draw_fill(band_colour(wheel->pen, sector->band));
}

void wheel_outlines(const struct wheel *wheel, const struct arc_ring *ring, const struct doc_sector *sectors, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct frame_paint paint = band_pattern_outlined(wheel->pen, sectors[i].state);
		paint.fill = paint.ground = COLOUR_NONE;
		paint.pattern = FRAME_SOLID;
		if (sectors[i].state != DOC_STATE_SCORED)
			wheel_sector(wheel, ring, sectors[i].first, sectors[i].count, 0, paint);
	}
}

void wheel_cell(const struct wheel *wheel, const struct arc_ring *ring, size_t number, colour track)
{
	const struct doc_sector *point = &wheel->data->points[number];
	if (point->state != DOC_STATE_SCORED) {
		wheel_sector(wheel, ring, number, 1, 0, band_pattern(wheel->pen, point->state));
		return;
	}
	wheel_sector(wheel, ring, number, 1, 0, draw_fill(track));
	struct arc_ring filled = *ring;
	length depth = length_scale(ring->outer - ring->inner, point->points, wheel->data->most);
	/* Nothing is a mark too. */
	filled.outer = ring->inner + (depth > LENGTH_PT ? depth : LENGTH_PT);
	wheel_sector(wheel, &filled, number, 1, 0, draw_fill(band_colour(wheel->pen, point->band)));
}

void wheel_rays(const struct wheel *wheel, const struct arc_ring *ring, const struct doc_sector *sectors, size_t first, size_t n, struct frame_paint paint)
{
	if (n <= first)
		return;
	angle *angles = arena_array(wheel->pen->arena, n - first, angle);
	for (size_t i = first; i < n; i++)
		angles[i - first] = wheel_angle(wheel, sectors ? sectors[i].first : i);
	arc_rays(wheel->pen, ring, angles, n - first, paint);
}

static bool has_state(const struct doc_scores *data, enum doc_chart_state state)
{
	for (size_t i = 0; i < data->point_count; i++)
		if (data->points[i].state == state)
			return true;
	return false;
}

static void draw_letter(const struct wheel *wheel, size_t number)
{
	const struct doc_sector *point = &wheel->data->points[number];
	bool scored = point->state == DOC_STATE_SCORED;
	/* Of two states that share a pattern, one says its letters where both occur. */
	if (!scored && !(point->state == DOC_STATE_NOT_KNOWN && has_state(wheel->data, DOC_STATE_NOT_REPORTED)))
		return;
	struct draw_pen *pen = wheel->pen;
	struct arc_ring ring = wheel_ring(wheel, POINT_INNER, POINT_OUTER);
	length size = wheel_size(wheel, 520), room = trig_arc_length(wheel_part(wheel, 1), ring.inner) - wheel_size(wheel, 70);
	if (size > room)
		size = room;
	angle a = wheel_middle(wheel, number, 1);
	length x, y;
	if (size <= 0)
		return;
	arc_point(&ring, a, ring.inner + wheel_size(wheel, scored ? 490 : 690), &x, &y);
	draw_letters_turned(pen, font_lookup(pen->fonts, STR("text"), 700, false), size, scored ? point->band : band_letters(point->state), x, y,
		label_radial_turn(a), scored ? band_text_colour(pen, point->band) : draw_colour(pen, "slate"), scored ? COLOUR_NONE : draw_colour(pen, "white"));
}

static void draw_rings(const struct wheel *wheel)
{
	const struct doc_scores *data = wheel->data;
	struct arc_ring dimensions = wheel_ring(wheel, DIMENSION_INNER, DIMENSION_OUTER);
	struct arc_ring categories = wheel_ring(wheel, CATEGORY_INNER, CATEGORY_OUTER);
	struct arc_ring identity = wheel_ring(wheel, 0, DIMENSION_INNER);
	identity.inner = identity.outer - wheel_size(wheel, 320);
	identity.outer -= wheel_size(wheel, 120);
	for (size_t i = 0; i < data->dimension_count; i++) {
		const struct doc_sector *dimension = &data->dimensions[i];
		wheel_sector(wheel, &identity, dimension->first, dimension->count, TRIG_DEGREE * 14 / 10, draw_fill(dimension->colour));
		wheel_sector(wheel, &dimensions, dimension->first, dimension->count, 0, wheel_paint(wheel, dimension));
	}
	for (size_t i = 0; i < data->category_count; i++)
		wheel_sector(wheel, &categories, data->categories[i].first, data->categories[i].count, 0, wheel_paint(wheel, &data->categories[i]));
	struct arc_ring points = wheel_ring(wheel, POINT_INNER, POINT_OUTER);
	for (size_t i = 0; i < data->point_count; i++)
		wheel_cell(wheel, &points, i, draw_colour(wheel->pen, "track"));
}

/* White lines over the rings, from the given one outwards, before each sector that is not alone. */
static void draw_separators(const struct wheel *wheel, const struct doc_sector *sectors, size_t n, int64_t inner, int64_t hundredths)
{
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = draw_colour(wheel->pen, "white");
	paint.stroke_width = wheel_size(wheel, hundredths);
	struct arc_ring ring = wheel_ring(wheel, inner, POINT_OUTER + 3);
	wheel_rays(wheel, &ring, sectors, 0, n > 1 ? n : 0, paint);
}

/* Ticks between categories, and a line out to the edge between dimensions. */
static void draw_ticks(const struct wheel *wheel, const struct doc_sector *sectors, size_t n, int64_t inner, length depth, int64_t hundredths)
{
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = draw_colour(wheel->pen, "slate");
	paint.stroke_width = wheel_size(wheel, hundredths);
	struct arc_ring ring = wheel_ring(wheel, inner, 1000);
	if (depth > 0)
		ring.outer = ring.inner + depth;
	wheel_rays(wheel, &ring, sectors, 0, n > 1 ? n : 0, paint);
}

static void draw_lines(const struct wheel *wheel)
{
	const struct doc_scores *data = wheel->data;
	draw_separators(wheel, NULL, data->point_count, POINT_INNER - 2, 70);
	draw_separators(wheel, data->categories, data->category_count, CATEGORY_INNER, 130);
	draw_separators(wheel, data->dimensions, data->dimension_count, DIMENSION_INNER - 20, 300);
	struct arc_ring dimensions = wheel_ring(wheel, DIMENSION_INNER, DIMENSION_OUTER), categories = wheel_ring(wheel, CATEGORY_INNER, CATEGORY_OUTER);
	struct arc_ring points = wheel_ring(wheel, POINT_INNER, POINT_OUTER);
	wheel_outlines(wheel, &dimensions, data->dimensions, data->dimension_count);
	wheel_outlines(wheel, &categories, data->categories, data->category_count);
	wheel_outlines(wheel, &points, data->points, data->point_count);
	draw_ticks(wheel, data->categories, data->category_count, POINT_OUTER + 2, wheel_size(wheel, 300), 50);
	draw_ticks(wheel, data->dimensions, data->dimension_count, LABEL_INNER, 0, 60);
}

static void draw_dimension(struct wheel *wheel, const struct doc_sector *dimension)
{
	struct draw_pen *pen = wheel->pen;
	struct arc_ring ring = wheel_ring(wheel, DIMENSION_INNER, DIMENSION_OUTER);
	bool scored = dimension->state == DOC_STATE_SCORED;
	length radius = (ring.inner + ring.outer) / 2;
	length limit = trig_arc_length(wheel_part(wheel, dimension->count), radius) - wheel_size(wheel, 700);
	struct label_name name = {dimension->name, dimension->brief};
	if (scored) {
		name.full = str_format(pen->arena, "%.*s %.*s", STR_ARG(dimension->name), STR_ARG(dimension->band));
		if (name.brief.n > 0)
			name.brief = str_format(pen->arena, "%.*s %.*s", STR_ARG(dimension->brief), STR_ARG(dimension->band));
	}
	const struct style *style = label_style(pen, "text", 500, wheel_size(wheel, 660), scored ? band_text_colour(pen, dimension->band) : draw_colour(pen, "ink"));
	bool shortened;
	struct chart_label label = label_fit_words(pen, &name, style, limit, &shortened);
	if (shortened && scored && label.width < label_shape(pen, dimension->band, style).width) {
		label = label_shape(pen, dimension->band, style);
		/* A sliver has its letter further out. */
		if (label.width + wheel_size(wheel, 100) > trig_arc_length(wheel_part(wheel, dimension->count), ring.inner))
			label = (struct chart_label){0};
	}
	wheel->shortened += shortened;
	label_draw_round(pen, &label, &ring, radius, wheel_middle(wheel, dimension->first, dimension->count), scored ? COLOUR_NONE : draw_colour(pen, "white"));
}

/* How far a name moves across its ray so that marks and tails stay within its sector, as wide as `room` where the name begins. */
static length name_shift(const struct chart_label *label, length room)
{
	length above, below;
	label_ink(label, &above, &below);
	length up = above - label->cap / 2, down = below + label->cap / 2;
	if (down > room / 2)
		return room / 2 - down;
	return up > room / 2 ? up - room / 2 : 0;
}

static void report_crowded(const struct wheel *wheel)
{
	const struct chart_context *context = wheel->pen->context;
	struct diag_entry *entry = diag_add(context->diag, DIAG_CHART_CROWDED, wheel->pen->at,
		"the wheel has no room for the names of its %zu data points; they are left out", wheel->data->point_count);
	diag_hint(context->diag, entry, "make it larger by “height”, or show each dimension in a wheel of its own");
}

/* Names of data points; none where they would touch. */
static void draw_names(struct wheel *wheel)
{
	struct draw_pen *pen = wheel->pen;
	size_t n = wheel->data->point_count;
	length size = wheel_size(wheel, 650) > LABEL_SIZE ? wheel_size(wheel, 650) : LABEL_SIZE;
	struct arc_ring ring = wheel_ring(wheel, LABEL_INNER, 1000);
	/* A hair between what fills its sector and its neighbour. */
	length room = trig_arc_length(wheel_part(wheel, 1), ring.inner) - LENGTH_PT / 8;
	if (n > 1 && room < length_scale(size, 14, 10)) {
		report_crowded(wheel);
		return;
	}
	const struct style *style = label_style(pen, "condensed", 400, size, draw_colour(pen, "ink"));
	for (size_t i = 0; i < n; i++) {
		const struct doc_sector *point = &wheel->data->points[i];
		bool shortened;
		struct chart_label label = label_fit_words(pen, &(struct label_name){point->name, point->brief}, style, length_scale(wheel->whole.outer, LABEL_LENGTH, 1000), &shortened);
		wheel->shortened += shortened;
		label_draw_radial(pen, &label, &ring, ring.inner, wheel_middle(wheel, i, 1), name_shift(&label, room), COLOUR_NONE);
	}
}

static struct chart_label fit_centred(struct wheel *wheel, struct str text, const struct style *style)
{
	bool shortened;
	struct chart_label label = label_fit(wheel->pen, &(struct label_name){text, {0}}, style, length_scale(wheel->whole.outer, CENTRE * 2 - 50, 1000), &shortened);
	wheel->shortened += shortened;
	return label;
}

static void draw_centred(const struct wheel *wheel, const struct chart_label *label, length baseline)
{
	label_draw(wheel->pen, label, wheel->whole.x - label->width / 2, wheel->whole.y + baseline, (struct frame_turn){0}, COLOUR_NONE);
}

/* City and year; a long name is set smaller before it is shortened, and the year keeps clear of its tails. */
static void draw_centre(struct wheel *wheel)
{
	struct draw_pen *pen = wheel->pen;
	length size = wheel_size(wheel, 1150), least = wheel_size(wheel, 660), limit = length_scale(wheel->whole.outer, CENTRE * 2 - 50, 1000);
	struct chart_label label = label_shape(pen, wheel->chart->name, label_style(pen, "text", 500, size, draw_colour(pen, "ink")));
	if (label.width > limit)
		size = length_scale(size, limit, label.width) > least ? length_scale(size, limit, label.width) : least;
	struct chart_label city = fit_centred(wheel, wheel->chart->name, label_style(pen, "text", 500, size, draw_colour(pen, "ink")));
	struct chart_label year = fit_centred(wheel, wheel->data->year, label_style(pen, "text", 400, least, draw_colour(pen, "slate")));
	length baseline = wheel_size(wheel, 160), year_baseline = wheel_size(wheel, 1050), above, below, unused;
	label_ink(&city, &unused, &below);
	label_ink(&year, &above, &unused);
	length clear = baseline + below + above + wheel_size(wheel, 50);
	draw_centred(wheel, &city, baseline);
	draw_centred(wheel, &year, clear > year_baseline ? clear : year_baseline);
}

/* How many names are not as the method prints them, under the circle, as notes stand; no wider than what stands around it. */
static void draw_note(struct wheel *wheel)
{
	struct draw_pen *pen = wheel->pen;
	const struct chart_context *context = pen->context;
	length side = 2 * wheel->whole.outer, leading = wheel_size(wheel, 1000);
	length inset = context->measure > 0 && context->measure < side ? (side - context->measure) / 2 : 0, measure = side - 2 * inset;
	int64_t count = wheel->shortened;
	struct label_value value = {STR("count"), str_format(pen->arena, "%lld", (long long)count)};
	struct str text = labels_format(context->labels, wheel->chart->alone ? STR("chart.shortened") : STR("chart.wheel.shortened"), &value, 1, &count, pen->arena, NULL);
	const struct style *style = label_style(pen, "text", 400, wheel_size(wheel, 750), draw_colour(pen, "slate"));
	struct text_piece piece = {.kind = TEXT_CHARACTERS, .text = text, .style = style, .lang = context->labels->lang, .node = pen->node, .at = pen->at, .artifact = pen->node == 0};
	struct text_setting setting = {.rtl = context->rtl, .align = STYLE_START, .measure = measure};
	struct text_lines lines = {0};
	if (!text_break(context->shaper, &piece, 1, &setting, pen->arena, context->diag, &lines)) {
		pen->missing = true;
		return;
	}
	pen->group->height += lines.n * leading;
	for (uint32_t i = 0; i < lines.n; i++)
		for (uint32_t k = 0; k < lines.at[i].run_count; k++) {
			const struct text_run *run = &lines.at[i].runs[k];
			struct frame_item item = {
				.kind = FRAME_TEXT, .node = pen->node, .artifact = FRAME_LAYOUT, .width = run->width, .as.text = run,
				.x = run->x + (context->rtl ? side - inset - measure : inset), .y = side + (i + 1) * leading - leading / 4,
			};
			frame_add(pen->group, pen->arena, &item);
		}
}

void wheel_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	length radius = (chart->height ? chart->height : length_from_micrometres(2 * USUAL_RADIUS * 1000)) / 2;
	struct wheel wheel = {.pen = pen, .chart = chart, .data = chart->scores, .whole = {radius, radius, 0, radius}, .span = TRIG_TURN};
	pen->group->width = pen->group->height = 2 * radius;
	draw_rings(&wheel);
	draw_lines(&wheel);
	for (size_t i = 0; i < wheel.data->point_count; i++)
		draw_letter(&wheel, i);
	for (size_t i = 0; i < wheel.data->category_count; i++)
		wheel_category(&wheel, &wheel.data->categories[i]);
	for (size_t i = 0; i < wheel.data->dimension_count; i++)
		draw_dimension(&wheel, &wheel.data->dimensions[i]);
	draw_names(&wheel);
	draw_centre(&wheel);
	pen->group->about_middle = pen->group->n;
	if (wheel.shortened > 0)
		draw_note(&wheel);
}
