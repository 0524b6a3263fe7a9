#include "chart/names.h"

#include "chart/axis.h"

static void report_shortened(struct draw_pen *pen, struct str name, struct span at)
{
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_NAME_SHORTENED, at, "the name “%.*s” has no room and is shortened", STR_ARG(name));
	diag_hint(pen->context->diag, entry, "give it a shorter name, or a short-name for charts");
}

struct chart_label names_fit(struct draw_pen *pen, struct str name, struct str brief, struct span at, const struct style *style, length limit)
{
	bool shortened;
	struct chart_label label = label_fit(pen, &(struct label_name){name, brief}, style, limit, &shortened);
	/* The short form in full is what the author wants. */
	if (shortened && (brief.n == 0 || label_shape(pen, brief, style).width > limit))
		report_shortened(pen, name, at);
	return label;
}

/* Set a text on as few lines as it needs, the first as long as can be; false when it needs more. */
static bool set_lines(struct draw_pen *pen, struct str text, bool two, const struct style *style, length limit, struct names_line *name)
{
	name->lines[0] = label_shape(pen, text, style);
	name->count = 1;
	name->width = name->lines[0].width;
	for (size_t i = text.n; two && name->width > limit && i-- > 1;) {
		if (text.at[i] != ' ')
			continue;
		name->lines[0] = label_shape(pen, (struct str){text.at, i}, style);
		if (name->lines[0].width > limit)
			continue;
		name->lines[1] = label_shape(pen, str_from_byte(text, i + 1), style);
		name->count = 2;
		name->width = name->lines[0].width > name->lines[1].width ? name->lines[0].width : name->lines[1].width;
		break;
	}
	return name->width <= limit;
}

static struct names_line set_name(struct draw_pen *pen, const struct doc_entry *entry, bool two, const struct style *style, length limit)
{
	struct names_line name = {0};
	if (set_lines(pen, entry->name, two, style, limit, &name) || (entry->brief.n > 0 && set_lines(pen, entry->brief, two, style, limit, &name)))
		return name;
	name = (struct names_line){.count = 1};
	name.lines[0] = names_fit(pen, entry->name, entry->brief, entry->at, style, limit);
	name.width = name.lines[0].width;
	return name;
}

struct names names_make(struct draw_pen *pen, const struct doc_entry *entries, size_t n, bool two, length limit)
{
	struct names names = {.at = arena_array(pen->arena, n, struct names_line), .n = n};
	const struct style *style = axis_label_style(pen, false, draw_colour(pen, "ink"));
	for (size_t i = 0; i < n; i++) {
		names.at[i] = set_name(pen, &entries[i], two, style, limit);
		names.width = names.at[i].width > names.width ? names.at[i].width : names.width;
	}
	return names;
}

void names_draw(struct draw_pen *pen, const struct names_line *name, length y)
{
	length top = y - (name->count - 1) * NAMES_LEADING / 2;
	for (unsigned i = 0; i < name->count; i++) {
		const struct chart_label *label = &name->lines[i];
		label_draw(pen, label, pen->context->rtl ? pen->group->width - label->width : 0, top + i * NAMES_LEADING + label->cap / 2, (struct frame_turn){0}, COLOUR_NONE);
	}
}
