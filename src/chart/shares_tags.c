#include "chart/shares_tags.h"

#include "chart/axis.h"
#include "chart/fill.h"

/* Between two names. */
#define GAP (LENGTH_PT * 5)

static void place_above(struct shares_tag *tag, const struct shares_part *part, bool last)
{
	tag->above = tag->label.width + (last ? 0 : GAP) <= part->end - part->start;
	tag->x = part->start;
}

/* Centred under the parts, each moved back by the one after it: narrow parts are the last. */
static void spread(struct shares_tags *tags, length whole)
{
	length most = whole;
	for (size_t i = tags->n; i-- > 0;) {
		struct shares_tag *tag = &tags->at[i];
		if (tag->above)
			continue;
		tag->x = tag->middle > tag->label.width / 2 ? tag->middle - tag->label.width / 2 : 0;
		if (tag->x + tag->label.width > most)
			tag->x = most - tag->label.width;
		most = tag->x - GAP;
	}
}

/* Whether each name stands within the bar and under the middle of its part. */
static bool is_placed(const struct shares_tags *tags)
{
	for (size_t i = 0; i < tags->n; i++) {
		const struct shares_tag *tag = &tags->at[i];
		if (tag->x < 0 || (!tag->above && (tag->middle < tag->x || tag->middle > tag->x + tag->label.width)))
			return false;
	}
	return true;
}

static bool try_place(struct draw_pen *pen, const struct shares_bar *bar, const struct legend_item *items, bool brief, length whole, struct shares_tags *ret_tags)
{
	const struct style *style = axis_label_style(pen, false, draw_colour(pen, "ink"));
	ret_tags->above = ret_tags->below = false;
	for (size_t i = 0; i < bar->n; i++) {
		const struct shares_part *part = &bar->parts[i];
		struct shares_tag *tag = &ret_tags->at[i];
		tag->label = label_shape(pen, brief && items[i].brief.n > 0 ? items[i].brief : items[i].name, style);
		tag->middle = (part->start + part->end) / 2;
		place_above(tag, part, i + 1 == bar->n);
		ret_tags->above |= tag->above;
		ret_tags->below |= !tag->above;
	}
	spread(ret_tags, whole);
	return is_placed(ret_tags);
}

bool shares_tags_place(struct draw_pen *pen, const struct shares_bar *bar, const struct legend_item *items, length whole, struct shares_tags *ret_tags)
{
	*ret_tags = (struct shares_tags){.at = arena_array(pen->arena, bar->n, struct shares_tag), .n = bar->n};
	return try_place(pen, bar, items, false, whole, ret_tags) || try_place(pen, bar, items, true, whole, ret_tags);
}

void shares_tags_draw(struct draw_pen *pen, const struct shares_tags *tags, length y, length bar, length row)
{
	for (size_t i = 0; i < tags->n; i++) {
		const struct shares_tag *tag = &tags->at[i];
		length baseline = tag->above ? y - row * 4 / 14 : y + bar + row * 4 / 14 + tag->label.cap;
		label_draw(pen, &tag->label, fill_side(pen, tag->x, tag->label.width), baseline, (struct frame_turn){0}, COLOUR_NONE);
	}
}
