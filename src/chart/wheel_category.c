#include "chart/wheel.h"

#include "chart/band.h"

/*
 * Names of categories: radial, on one line or two, in the middle of what the letter leaves of the ring, or further out where
 * the sector is wider. Each way of setting is tried on the name, then on its short form, then on fewer and fewer words of that.
 */

#define INNER 222
#define OUTER 420

/* Ways to set a name; sizes in hundredths of a point. */
static const struct setting { unsigned lines; int64_t size, leading; bool narrow; } settings[] = {
	{1, 620, 680, false},
	{2, 620, 680, false},
	{2, 530, 550, true},
	{1, 530, 550, true},
};

/* The room that a name has, and the lines it was set in. */
struct category {
	struct wheel *wheel;
	const struct doc_sector *sector;
	struct arc_ring ring;
	angle half;                /* of the sector */
	length from, to;           /* radii between which the name stands */
	length edge;               /* kept free at the sides of the sector by capitals; marks and tails may reach into it */
	length off_above, off_below; /* how far marks and tails keep off the sides; negative: how far they may reach over them */
	colour shade, halo;
	struct chart_label lines[2];
	unsigned count;
	length leading, middle;    /* middle: radius of the middle of the lines */
};

/* Half the width of the sector at a radius, measured straight across; very wide ones count as unbounded. */
static length half_width(const struct category *category, length radius)
{
	if (category->half > 60 * TRIG_DEGREE)
		return INT64_MAX / 4;
	return length_scale(radius, trig_sine(category->half), trig_cosine(category->half)) - category->edge;
}

/* The radius at which half of the sector is as wide as this. */
static length radius_for(const struct category *category, length half)
{
	if (category->half > 60 * TRIG_DEGREE)
		return 0;
	return length_scale(half, trig_cosine(category->half), trig_sine(category->half));
}

/* How wide a sector must be at least on the side of a line to which its letters reach farther; `middle` is that of its capitals. */
static length line_reach(const struct category *category, const struct chart_label *line, length middle)
{
	length above, below;
	label_ink(line, &above, &below);
	length up = above - line->cap / 2 - middle + category->off_above, down = below + line->cap / 2 + middle + category->off_below;
	return (up > down ? up : down) + LENGTH_PT / 8;
}

/* How far line `i` stands below the middle of the lines. */
static length line_offset(const struct category *category, unsigned i)
{
	return (2 * (length)i - (category->count - 1)) * category->leading / 2;
}

/* Marks of the second line stand clear of the tails of the first; capitals of other scripts may differ in height. */
static void space_lines(struct category *category)
{
	length above, below, unused, first = category->lines[0].cap, second = category->lines[1].cap;
	if (category->count < 2)
		return;
	category->lines[0].cap = category->lines[1].cap = first > second ? first : second;
	label_ink(&category->lines[0], &unused, &below);
	label_ink(&category->lines[1], &above, &unused);
	if (above + below + LENGTH_PT / 8 > category->leading)
		category->leading = above + below + LENGTH_PT / 8;
}

/* Find where the lines stand; false when they do not fit. */
static bool place_lines(struct category *category)
{
	length widest = 0;
	space_lines(category);
	category->middle = (category->from + category->to) / 2;
	length block = line_offset(category, category->count - 1) + category->lines[0].cap / 2 + category->edge;
	for (unsigned i = 0; i < category->count; i++) {
		length reach = line_reach(category, &category->lines[i], line_offset(category, i)), width = category->lines[i].width;
		length needed = radius_for(category, reach > block ? reach : block) + width / 2;
		widest = width > widest ? width : widest;
		category->middle = needed > category->middle ? needed : category->middle;
	}
	return category->middle - widest / 2 >= category->from && category->middle + widest / 2 <= category->to;
}

/* Split a text at a blank. Returns by how much the second line is longer than the first. */
static length split_at(struct category *category, struct str text, size_t blank, const struct style *style)
{
	struct draw_pen *pen = category->wheel->pen;
	category->lines[0] = label_shape(pen, (struct str){text.at, blank}, style);
	category->lines[1] = label_shape(pen, str_from_byte(text, blank + 1), style);
	return category->lines[1].width - category->lines[0].width;
}

/* Split a text where its halves are most alike; false for a single word. From blank to blank the first grows and the second shrinks. */
static bool split(struct category *category, struct str text, const struct style *style)
{
	struct vec_of(size_t) blanks = {0};
	for (size_t i = 1; i + 1 < text.n; i++) {
		if (text.at[i] == ' ')
			vec_push(&blanks, category->wheel->pen->arena, i);
	}
	if (blanks.n == 0)
		return false;
	/* The first blank at which the first line is the longer, or the last blank. */
	size_t least = 0, most = blanks.n - 1;
	while (least < most) {
		size_t middle = least + (most - least) / 2;
		if (split_at(category, text, blanks.at[middle], style) <= 0)
			most = middle;
		else
			least = middle + 1;
	}
	length longer = split_at(category, text, blanks.at[least], style), widest = longer > 0 ? category->lines[1].width : category->lines[0].width;
	if (least == 0)
		return true;
	/* At the blank before the second line is the longer. */
	split_at(category, text, blanks.at[least - 1], style);
	if (category->lines[1].width > widest)
		split_at(category, text, blanks.at[least], style);
	return true;
}

static bool set_text(struct category *category, struct str text)
{
	struct draw_pen *pen = category->wheel->pen;
	length arc = trig_arc_length(2 * category->half, (category->ring.inner + category->ring.outer) / 2);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		if (settings[i].narrow && arc >= wheel_size(category->wheel, 1400))
			continue;
		const struct style *style = label_style(pen, "text", 500, wheel_size(category->wheel, settings[i].size), category->shade);
		category->count = settings[i].lines;
		category->leading = wheel_size(category->wheel, settings[i].leading);
		if (category->count == 1)
			category->lines[0] = label_shape(pen, text, style);
		else if (!split(category, text, style))
			continue;
		if (place_lines(category))
			return true;
	}
	return false;
}

static void draw_lines(const struct category *category, angle a)
{
	for (unsigned i = 0; i < category->count; i++) {
		label_draw_radial(category->wheel->pen, &category->lines[i], &category->ring, category->middle - category->lines[i].width / 2, a,
			line_offset(category, i), category->halo);
	}
}

/* A single data point's sector: name and letter on one line from the outer edge, as far in as its letters fit. */
static bool set_narrow(struct category *category, struct str text)
{
	struct draw_pen *pen = category->wheel->pen;
	const struct style *style = label_style(pen, "text", 500, wheel_size(category->wheel, 520), category->shade);
	if (category->sector->state == DOC_STATE_SCORED)
		text = str_format(pen->arena, "%.*s%s%.*s", STR_ARG(text), text.n > 0 ? " " : "", STR_ARG(category->sector->band));
	category->lines[0] = label_shape(pen, text, style);
	category->count = 1;
	length inner = category->to - category->lines[0].width;
	category->middle = (inner + category->to) / 2;
	length cap = category->lines[0].cap / 2, reach = line_reach(category, &category->lines[0], 0);
	return inner >= category->from && inner >= radius_for(category, reach > cap ? reach : cap);
}

/* A way to set a category's name, and the category. */
struct setting_name {
	struct category *category;
	bool (*set)(struct category *category, struct str text);
};

static bool name_fits(struct str text, void *what)
{
	const struct setting_name *name = what;
	return name->set(name->category, text);
}

static void draw_name(struct category *category, angle a, bool (*set)(struct category *, struct str))
{
	struct setting_name name = {category, set};
	const struct doc_sector *sector = category->sector;
	struct draw_pen *pen = category->wheel->pen;
	struct str text = sector->name;
	bool fits = set(category, text);
	category->wheel->shortened += !fits;
	if (!fits && sector->brief.n > 0) {
		text = sector->brief;
		fits = set(category, text);
	}
	if (!fits && text.n > 0 && !pen->missing) {
		text = label_search(text, true, pen->arena, name_fits, &name);
		fits = (text.n > 0 || set == set_narrow) && set(category, text);
	}
	if (fits)
		draw_lines(category, a);
}

static void draw_letter(const struct category *category, angle a, length radius)
{
	struct draw_pen *pen = category->wheel->pen;
	length x, y;
	arc_point(&category->ring, a, radius, &x, &y);
	draw_letters_turned(pen, font_lookup(pen->fonts, STR("text"), 700, false), wheel_size(category->wheel, 700), category->sector->band, x, y,
		label_radial_turn(a), category->shade, COLOUR_NONE);
}

/* Whether a sector has no room for a letter beside its name. */
static bool is_narrow(const struct category *category, length letter)
{
	return half_width(category, letter) * 2 < wheel_size(category->wheel, 500);
}

/* Whether the tails of names in a sector point clockwise. */
static bool hangs_clockwise(const struct wheel *wheel, const struct doc_sector *sector)
{
	return label_is_outwards(wheel_middle(wheel, sector->first, sector->count));
}

/*
 * In a narrow sector tails may hang over its side, where the white line is, unless the sector on that side is narrow too; a wider
 * one there keeps clear of them.
 */
static void find_sides(struct category *category, length letter)
{
	const struct wheel *wheel = category->wheel;
	const struct doc_scores *data = wheel->data;
	size_t number = (size_t)(category->sector - data->categories), n = data->category_count;
	bool clockwise = hangs_clockwise(wheel, category->sector), narrow = is_narrow(category, letter);
	for (unsigned side = 0; side < 2; side++) {
		/* First the sector before this one, clockwise. */
		const struct doc_sector *beside = &data->categories[(number + ((side == 1) != wheel->pen->context->rtl ? 1 : n - 1)) % n];
		struct category other = {.wheel = category->wheel, .half = wheel_part(wheel, beside->count) / 2, .edge = category->edge};
		length *off = (side == 1) == clockwise ? &category->off_below : &category->off_above;
		if (narrow && off == &category->off_below && !is_narrow(&other, letter))
			*off = -wheel_size(wheel, 125);
		else if (!narrow && is_narrow(&other, letter) && hangs_clockwise(wheel, beside) == (side == 0))
			*off = wheel_size(wheel, 125);
	}
}

void wheel_category(struct wheel *wheel, const struct doc_sector *sector)
{
	bool scored = sector->state == DOC_STATE_SCORED;
	angle a = wheel_middle(wheel, sector->first, sector->count);
	struct category category = {
		.wheel = wheel, .sector = sector, .ring = wheel_ring(wheel, INNER, OUTER),
		.half = wheel_part(wheel, sector->count) / 2,
		.edge = wheel_size(wheel, 65),
		.shade = scored ? band_text_colour(wheel->pen, sector->band) : draw_colour(wheel->pen, "ink"),
		.halo = scored ? COLOUR_NONE : draw_colour(wheel->pen, "white"),
	};
	length letter = category.ring.inner + wheel_size(wheel, 620);
	category.from = category.ring.inner + wheel_size(wheel, 200);
	category.to = category.ring.outer - wheel_size(wheel, 150);
	find_sides(&category, letter);
	if (is_narrow(&category, letter)) {
		draw_name(&category, a, set_narrow);
		return;
	}
	if (scored) {
		draw_letter(&category, a, letter);
		category.from = letter + wheel_size(wheel, 400);
	}
	draw_name(&category, a, set_text);
}
