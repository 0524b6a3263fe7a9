#include "galley/inline.h"

#include "locale/format.h"

/* Leaders: dots of 1 pt every 4 pt, 6 pt clear at both ends, on one raster for all lines. */
#define LEADER_PITCH (4 * LENGTH_PT)
#define LEADER_DOT LENGTH_PT
#define LEADER_CLEAR (6 * LENGTH_PT)

/* What inlines inherit on the way down. */
struct inherited {
	const struct style *style;
	struct str lang;
	bool artifact;
};

static void collect(struct galley_context *context, struct inline_run *run, const struct doc_node *parent,
	struct inherited inherited);

static struct text_piece *add_piece(struct galley_context *context, struct inline_run *run, const struct doc_node *node,
	const struct inherited *inherited, enum text_piece_kind kind)
{
	struct text_piece piece = {
		.kind = kind, .style = inherited->style, .lang = inherited->lang, .at = node->at,
		.node = inherited->artifact ? 0 : node->number, .artifact = inherited->artifact,
	};
	struct inline_source source = {.node = node, .style = inherited->style};
	vec_push(&run->pieces, context->arena, piece);
	vec_push(&run->sources, context->arena, source);
	return &run->pieces.at[run->pieces.n - 1];
}

static length cap_height(const struct galley_context *context, const struct style *style)
{
	const struct font_face *face = font_lookup(text_shaper_fonts(context->shaper), style->family, style->weight, style->italic);
	return length_scale(style->size, face->cap_height, face->upem);
}

/* A chart in a line is a box, its middle on the middle of the capitals. */
static void add_chart(struct galley_context *context, struct inline_run *run, const struct doc_node *node,
	const struct inherited *inherited)
{
	struct frame_group drawing = {0};
	struct chart_context setting = flow_chart_context(context, inherited->lang, 0);
	if (!chart_draw(&node->as.chart, &setting, inherited->artifact ? 0 : node->number, node->at, &drawing)) {
		context->failed = true;
		return;
	}
	struct text_piece *piece = add_piece(context, run, node, inherited, TEXT_BOX);
	piece->width = drawing.width;
	piece->ascent = (drawing.height + cap_height(context, inherited->style)) / 2;
	piece->descent = drawing.height - piece->ascent;
	run->sources.at[run->sources.n - 1].drawing = drawing;
}

static struct str look_up_folio(struct galley_context *context, struct str id)
{
	struct str folio = document_folio(context->references, id);
	vec_push(context->folios, context->arena, ((struct doc_reference){id, folio}));
	return folio.n > 0 ? folio : STR("00");
}

static void collect_node(struct galley_context *context, struct inline_run *run, const struct doc_node *node,
	struct inherited inherited)
{
	if (node->style)
		inherited.style = style_over(inherited.style, node->style, context->arena);
	if (node->lang.n > 0)
		inherited.lang = node->lang;
	if (str_is(node->role, "Artifact"))
		inherited.artifact = true;

	switch (node->kind) {
	case DOC_TEXT:
		add_piece(context, run, node, &inherited, TEXT_CHARACTERS)->text = node->as.text.string;
		return;
	case DOC_PAGE_OF:
		add_piece(context, run, node, &inherited, TEXT_CHARACTERS)->text = look_up_folio(context, node->as.link.to);
		return;
	case DOC_SPAN:
	case DOC_LINK:
		collect(context, run, node, inherited);
		return;
	case DOC_CHART:
		add_chart(context, run, node, &inherited);
		return;
	case DOC_NOTE:
		add_piece(context, run, node, &inherited, TEXT_ANCHOR);
		return;
	case DOC_LEADER:
		add_piece(context, run, node, &inherited, TEXT_LEADER);
		return;
	case DOC_BREAK:
		add_piece(context, run, node, &inherited, TEXT_BREAK);
		return;
	default:
		return;
	}
}

static void collect(struct galley_context *context, struct inline_run *run, const struct doc_node *parent,
	struct inherited inherited)
{
	for (const struct doc_node *child = parent->first; child; child = child->next)
		if (child->kind != DOC_LABEL)
			collect_node(context, run, child, inherited);
}

struct inline_run inline_collect(struct galley_context *context, const struct doc_node *node, const struct style *style)
{
	struct inherited inherited = {style, flow_lang(node), flow_leaf(node) == 0};
	struct inline_run run = {.rtl = format_is_rtl(inherited.lang)};
	collect(context, &run, node, inherited);
	return run;
}

void inline_add_artifact(struct galley_context *context, struct inline_run *run, struct str text, const struct style *style,
	const struct doc_node *node)
{
	struct inherited inherited = {style, flow_lang(node), true};
	add_piece(context, run, node, &inherited, TEXT_CHARACTERS)->text = text;
}

struct text_lines inline_break(struct galley_context *context, const struct inline_run *run, const struct style *style, length width,
	length first_indent)
{
	struct text_setting setting = {
		.rtl = run->rtl, .against = run->rtl != context->document->rtl, .align = style->align, .hyphenate = style->hyphenate,
		.measure = width, .first_indent = first_indent,
	};
	struct text_lines lines = {0};
	if (!text_break(context->shaper, run->pieces.at, run->pieces.n, &setting, context->arena, context->diag, &lines))
		context->failed = true;
	return lines;
}

length inline_baseline(const struct galley_context *context, const struct style *style)
{
	const struct font_face *face = font_lookup(text_shaper_fonts(context->shaper), style->family, style->weight, style->italic);
	length ascent = length_scale(style->size, face->ascent, face->upem);
	length descent = length_scale(style->size, -face->descent, face->upem);
	return (style->leading - ascent - descent) / 2 + ascent;
}

/* Returns the link that a leaf stands in, or NULL. */
static const struct doc_node *link_above(const struct doc_node *node)
{
	while (node && node->kind != DOC_LINK && node->kind != DOC_PARAGRAPH && node->kind != DOC_NOTE)
		node = node->parent;
	return node && node->kind == DOC_LINK ? node : NULL;
}

/* One link area a line and link: runs of the same link beside each other share it. */
static void draw_link(struct galley_context *context, const struct doc_node *link, const struct text_run *text, length origin,
	length baseline, struct galley_item *box)
{
	struct frame_group *content = &box->content;
	length top = baseline - length_scale(text->size, 9, 10), height = length_scale(text->size, 6, 5);
	length x = origin + text->x;
	for (size_t i = content->n; i-- > 0;) {
		struct frame_item *item = &content->at[i];
		if (item->kind != FRAME_LINK || item->node != link->number || item->y != top)
			continue;
		length start = item->x < x ? item->x : x;
		length end = item->x + item->width > x + text->width ? item->x + item->width : x + text->width;
		item->x = start;
		item->width = end - start;
		return;
	}
	struct frame_item item = {
		.kind = FRAME_LINK, .node = link->number, .x = x, .y = top, .width = text->width, .height = height,
		.as.link = {link->as.link.to, link->as.link.href, link->as.link.contents},
	};
	frame_add(content, context->arena, &item);
}

static void draw_run(struct galley_context *context, const struct text_run *text, length origin, length baseline,
	struct galley_item *box)
{
	struct frame_item item = {
		.kind = FRAME_TEXT, .node = text->artifact ? 0 : text->node, .artifact = FRAME_LAYOUT,
		.x = origin + text->x, .y = baseline, .width = text->width, .as.text = text,
	};
	frame_add(&box->content, context->arena, &item);
	const struct doc_node *link = text->node ? link_above(context->document->nodes[text->node]) : NULL;
	if (link)
		draw_link(context, link, text, origin, baseline, box);
}

static void draw_leader(struct galley_context *context, const struct text_mark *mark, const struct style *style, length origin,
	length baseline, struct galley_item *box)
{
	length from = origin + mark->x + LEADER_CLEAR, end = origin + mark->x + mark->width - LEADER_CLEAR;
	from = (from + LEADER_PITCH - 1) / LEADER_PITCH * LEADER_PITCH;
	if (from + LEADER_DOT > end)
		return;
	frame_add_rectangle(&box->content, context->arena, from, baseline - LEADER_DOT, LEADER_DOT, LEADER_DOT, style->colour, 0, FRAME_LAYOUT);
	/* All dots share the first one's outline. */
	struct frame_item dot = box->content.at[box->content.n - 1];
	for (dot.x += LEADER_PITCH; dot.x + LEADER_DOT <= end; dot.x += LEADER_PITCH)
		frame_add(&box->content, context->arena, &dot);
}

/* Set the blocks of a footnote in the master's area for notes and hang them on the box. */
static void draw_note(struct galley_context *context, const struct doc_node *note, struct galley_item *box)
{
	struct galley_list *list = arena_new(context->arena, struct galley_list);
	/* Notes of what stands at a fixed place of the page lie in the measure all the same. */
	length measure = context->measure;
	context->measure = context->master->width - context->master->inner - context->master->outer;
	const struct style_area *area = style_area_lookup(context->master, context->master->note_area);
	struct region region = area ? (struct region){area->start, area->width} : (struct region){0, context->measure};
	struct flow flow = flow_start(context, list, region);
	/* Space between notes stands above each; the first one's merges with that under the rule. */
	if (note->first && note->first->style)
		list_add_glue(list, context->arena, note->first->style->after, note);
	flow_mark_target(&flow, note);
	flow_children(&flow, note);
	flow_finish(&flow, note);
	context->measure = measure;
	/* A note called in a note follows it. */
	for (size_t i = 0, n = list->n; i < n; i++) {
		const struct galley_list *inner = list->at[i].notes;
		list->at[i].notes = NULL;
		if (inner)
			list_append(list, context->arena, inner);
	}
	list_add_notes(box, context->arena, list);
}

static void draw_mark(struct galley_context *context, const struct inline_run *run, const struct text_mark *mark, length origin,
	length baseline, struct galley_item *box)
{
	const struct text_piece *piece = &run->pieces.at[mark->piece];
	const struct inline_source *source = &run->sources.at[mark->piece];
	if (piece->kind == TEXT_BOX)
		frame_add_group(&box->content, context->arena, &source->drawing, origin + mark->x, baseline - piece->ascent);
	else if (piece->kind == TEXT_LEADER)
		draw_leader(context, mark, source->style, origin, baseline, box);
	else if (source->node->kind == DOC_NOTE)
		draw_note(context, source->node, box);
}

void inline_draw(struct galley_context *context, const struct inline_run *run, const struct text_line *line, length origin,
	length baseline, struct galley_item *box)
{
	for (uint32_t i = 0; i < line->run_count; i++)
		draw_run(context, &line->runs[i], origin, baseline, box);
	for (uint32_t i = 0; i < line->mark_count; i++)
		draw_mark(context, run, &line->marks[i], origin, baseline, box);
}

void inline_draw_label(struct galley_context *context, const struct doc_node *label, const struct style *style, length edge, length start,
	length baseline, struct galley_item *box)
{
	const struct style *own = label->style ? style_over(style, label->style, context->arena) : style;
	struct style unjustified = *own;
	unjustified.align = STYLE_START;
	unjustified.hyphenate = false;
	struct inline_run run = inline_collect(context, label, &unjustified);
	/* A space parts the label from its text for readers of the structure. */
	if (run.pieces.n > 0 && run.pieces.at[run.pieces.n - 1].kind == TEXT_CHARACTERS) {
		struct text_piece space = run.pieces.at[run.pieces.n - 1];
		struct inline_source source = run.sources.at[run.sources.n - 1];
		space.text = STR(" ");
		vec_push(&run.pieces, context->arena, space);
		vec_push(&run.sources, context->arena, source);
	}
	struct text_lines lines = inline_break(context, &run, &unjustified, context->measure, 0);
	for (uint32_t i = 0; i < lines.n; i++) {
		length from = style->label_inline ? edge : start - style->label_gap - lines.at[i].width;
		/* Lines start at the start edge of the width they were broken to. */
		length origin = context->document->rtl ? -from : from;
		inline_draw(context, &run, &lines.at[i], origin, baseline + i * own->leading, box);
	}
}
