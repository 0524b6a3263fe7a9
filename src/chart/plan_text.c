#include "chart/plan_text.h"

#include "chart/fill.h"

/* More bytes than a column shows: what is longer is cut before its lines are sought. */
#define BYTES_MOST 600

static struct str cut(struct str text)
{
	if (text.n <= BYTES_MOST)
		return text;
	text.n = BYTES_MOST;
	while (text.n > 0 && ((unsigned char)text.at[text.n] & 0xc0) == 0x80)
		text.n--;
	return text;
}

/* Lines lie as far apart as those of a table, or further where marks and tails would touch. */
static void set_leading(struct plan_text *text)
{
	length below = 0;
	for (uint32_t i = 0; i < text->block.n; i++) {
		length above, next;
		label_ink(&text->block.lines[i], &above, &next);
		if (i > 0 && below + above + LENGTH_PT / 2 > text->block.leading)
			text->block.leading = below + above + LENGTH_PT / 2;
		below = next;
	}
	text->height = (length)text->block.n * text->block.leading;
}

struct plan_text plan_text_set(struct draw_pen *pen, struct str text, const struct style *style, length width, unsigned most)
{
	/* Letters that are missing are told once, and a line that is too long is none of the reader's business: it gets shorter. */
	struct diag quiet_diag = {.arena = pen->arena, .sources = pen->context->diag->sources};
	struct chart_context quiet_context = *pen->context;
	struct draw_pen quiet = *pen;
	struct plan_text made = {0};
	struct str trimmed = str_trim(text);
	if (trimmed.n == 0 || label_shape(pen, trimmed, style).run_count == 0)
		return made;
	quiet_context.diag = &quiet_diag;
	quiet.context = &quiet_context;
	made.block = block_fit(&quiet, &(struct label_name){.full = cut(trimmed)}, style, length_scale(style->size, 5, 4), width, most, &made.shortened);
	made.shortened = made.shortened || trimmed.n > BYTES_MOST;
	set_leading(&made);
	return made;
}

void plan_text_report(struct draw_pen *pen, const struct plan_text *set, struct str text, struct span at)
{
	if (!set->shortened)
		return;
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_NAME_SHORTENED, at, "“%.*s” has no room in the chart and is shortened", STR_ARG(str_trim(text)));
	diag_hint(pen->context->diag, entry, "use fewer words, or give the chart more width");
}

void plan_text_draw(struct draw_pen *pen, const struct plan_text *text, length x, length width, length y, enum style_align align)
{
	length baseline = block_middle(&text->block, y, 0);
	for (uint32_t i = 0; i < text->block.n; i++) {
		const struct chart_label *line = &text->block.lines[i];
		length indent = align == STYLE_END ? width - line->width : align == STYLE_CENTRE ? (width - line->width) / 2 : 0;
		label_draw(pen, line, fill_side(pen, x + indent, line->width), baseline + i * text->block.leading, (struct frame_turn){0}, COLOUR_NONE);
	}
}
