#include "chart/block.h"

#include "chart/axis.h"

#define NOTE_LEADING (LENGTH_PT * 10)
#define NOTE_LINES 6
#define STEP (LENGTH_PT * 7)

static bool break_lines(struct draw_pen *pen, struct str text, const struct style *style, length measure, uint32_t most, struct chart_block *block)
{
	struct text_piece piece = {
		.kind = TEXT_CHARACTERS, .text = text, .style = style, .lang = pen->context->lang, .node = pen->node, .at = pen->at,
		.artifact = pen->node == 0,
	};
	struct text_setting setting = {.rtl = format_is_rtl(pen->context->lang), .align = STYLE_START, .measure = measure};
	struct text_lines lines = {0};
	/* A line that is too wide is no fault yet. */
	struct diag quiet = {.arena = pen->arena, .sources = pen->context->diag->sources};
	if (!text_break(pen->context->shaper, &piece, 1, &setting, pen->arena, &quiet, &lines))
		return false;
	block->lines = arena_array(pen->arena, lines.n, struct chart_label);
	block->n = lines.n;
	block->width = 0;
	for (uint32_t i = 0; i < lines.n; i++) {
		block->lines[i] = label_from_line(&lines.at[i]);
		if (block->lines[i].width > block->width)
			block->width = block->lines[i].width;
	}
	return lines.n <= most && block->width <= measure;
}

/* Lines, and the room they have. */
struct fitting {
	struct draw_pen *pen;
	const struct style *style;
	length measure;
	uint32_t most;
	struct chart_block block;  /* the last that was broken */
};

static bool fits(struct str text, void *what)
{
	struct fitting *fitting = what;
	fitting->block.text = text;
	return break_lines(fitting->pen, text, fitting->style, fitting->measure, fitting->most, &fitting->block);
}

struct chart_block block_fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length leading, length measure,
	uint32_t most, bool *ret_shortened)
{
	bool tails = format_is_rtl(pen->context->lang);
	struct fitting fitting = {.pen = pen, .style = style, .measure = measure, .most = most, .block = {.leading = tails ? leading * 5 / 4 : leading}};
	struct chart_block empty = fitting.block;
	struct str text = name->full;
	*ret_shortened = text.n > 0;
	if (measure <= 0 || text.n == 0)
		return empty;
	/* Letters that no font has are reported by shaping alone. */
	label_shape(pen, text, style);
	*ret_shortened = !fits(text, &fitting);
	if (*ret_shortened && name->brief.n > 0) {
		text = name->brief;
		label_shape(pen, text, style);
	}
	if (pen->missing)
		return empty;
	if (*ret_shortened && (name->brief.n == 0 || !fits(text, &fitting))) {
		text = label_search(text, false, pen->arena, fits, &fitting);
		if (text.n == 0 || !fits(text, &fitting))
			return empty;
	}
	return fitting.block;
}

void block_draw(struct draw_pen *pen, const struct chart_block *block, length x, length baseline, enum block_side side, colour halo)
{
	for (uint32_t i = 0; i < block->n; i++) {
		const struct chart_label *line = &block->lines[i];
		length at = side == BLOCK_LEFT ? x : side == BLOCK_RIGHT ? x - line->width : x - line->width / 2;
		label_draw(pen, line, at, baseline + i * block->leading, (struct frame_turn){0}, halo);
	}
}

length block_middle(const struct chart_block *block, length top, length height)
{
	if (block->n == 0)
		return top;
	return top + (height + block->lines[0].cap - block_fall(block)) / 2;
}

length block_fall(const struct chart_block *block)
{
	return block->n > 1 ? (length)(block->n - 1) * block->leading : 0;
}

length block_draw_note(struct draw_pen *pen, unsigned shortened, length top)
{
	if (shortened == 0)
		return 0;
	int64_t count = shortened;
	struct str digits = str_format(pen->arena, "%u", shortened);
	format_number(pen->format, digits, -1, pen->arena, &digits);
	struct label_value value = {STR("count"), digits};
	struct label_name note = {labels_format(pen->context->labels, STR("chart.shortened"), &value, 1, &count, pen->arena, NULL), {0}};
	bool cut;
	struct chart_block block = block_fit(pen, &note, axis_style(pen), NOTE_LEADING, pen->group->width, NOTE_LINES, &cut);
	length end = pen->context->rtl ? pen->group->width : 0;
	block_draw(pen, &block, end, top + NOTE_LEADING, pen->context->rtl ? BLOCK_RIGHT : BLOCK_LEFT, COLOUR_NONE);
	return ((length)block.n * block.leading + LENGTH_PT * 3 + STEP - 1) / STEP * STEP;
}
