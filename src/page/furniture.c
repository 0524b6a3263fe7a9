#include "base/utf8.h"
#include "page/maker.h"

/* What reaches the edge goes 3 mm beyond it, so that no cut and no rounding shows paper. */
#define BLEED length_from_micrometres(3000)

/* Thumb tab of a dimension chapter: 6 x 28 mm at the outer edge, 32 mm from one to the next. */
#define TAB_WIDTH length_from_micrometres(6000)
#define TAB_HEIGHT length_from_micrometres(28000)
#define TAB_TOP length_from_micrometres(60000)
#define TAB_STEP length_from_micrometres(32000)
#define TAB_SIZE (LENGTH_PT * 15 / 2)

static bool outer_is_right(const struct page_maker *maker, const struct page_sheet *sheet)
{
	return sheet->recto != maker->galley->document->rtl;
}

static length measure(const struct page_sheet *sheet)
{
	const struct style_page *master = sheet->part->master;
	return master->width - master->inner - master->outer;
}

/* Break the text of an edge, unless it is that of the page before. Returns false when it cannot be set. */
static bool break_edge(struct page_maker *maker, const struct page_sheet *sheet, struct str text, const struct style_furniture *line, struct page_edge *edge)
{
	const struct document *document = maker->galley->document;
	struct text_piece piece = {
		.kind = TEXT_CHARACTERS, .text = text, .style = line->style, .lang = document->lang, .at = sheet->part->part->at,
		.artifact = true,
	};
	struct text_setting setting = {.rtl = document->rtl, .align = STYLE_START, .measure = measure(sheet)};
	if (edge->part == sheet->part && str_equal(edge->text, text))
		return true;
	*edge = (struct page_edge){0};
	if (!text_break(maker->shaper, &piece, 1, &setting, maker->arena, maker->diag, &edge->lines))
		return false;
	edge->part = sheet->part;
	edge->text = text;
	if (edge->lines.n > 1) {
		struct diag_entry *entry = diag_add(maker->diag, DIAG_OVERFULL_LINE, sheet->part->part->at,
			"“%.*s” is too long for one line at the edge of the page; its end is cut off", STR_ARG(text));
		diag_hint(maker->diag, entry, "give the chapter a short title");
	}
	return true;
}

/* Set one line at the right or at the other edge of the measure. */
static void add_line(struct page_maker *maker, struct page_sheet *sheet, struct str text, const struct style_furniture *line,
	bool right, enum page_edge_kind kind)
{
	struct page_edge *edge = &maker->edges[kind];
	if (!line->present || text.n == 0)
		return;
	if (!break_edge(maker, sheet, text, line, edge)) {
		maker->failed = true;
		return;
	}
	const struct document *document = maker->galley->document;
	const struct text_line *set = &edge->lines.at[0];
	enum frame_artifact artifact = kind == PAGE_HEAD_RECTO || kind == PAGE_HEAD_VERSO ? FRAME_HEADER : FRAME_FOOTER;
	/* Broken at the start edge; moved to where the page wants it. */
	length start = document->rtl ? measure(sheet) - set->width : 0;
	length wanted = right ? measure(sheet) - set->width : 0;
	for (uint32_t i = 0; i < set->run_count; i++) {
		const struct text_run *run = &set->runs[i];
		struct frame_item item = {
			.kind = FRAME_TEXT, .artifact = artifact, .x = sheet->origin + run->x - start + wanted, .y = line->baseline,
			.width = run->width, .as.text = run,
		};
		frame_add(&sheet->items, maker->arena, &item);
	}
}

static void add_tab_label(struct page_maker *maker, struct page_sheet *sheet, length x, length y)
{
	const struct font_set *fonts = text_shaper_fonts(maker->shaper);
	const struct doc_node *part = sheet->part->part;
	const struct style letters = {.family = STR("condensed"), .weight = 500};
	size_t first = 0;
	const struct font_face *face = font_for_character(fonts, &letters, utf8_next(part->as.part.tab, &first));
	if (!face)
		return;
	struct text_path path = text_outline(face, TAB_SIZE, part->as.part.tab, maker->arena);
	/* Turned a quarter to read upwards, centred in the tab. */
	for (size_t i = 0; i < path.n; i++)
		for (unsigned k = 0; k < 3; k++) {
			length px = path.at[i].x[k], py = path.at[i].y[k];
			path.at[i].x[k] = py;
			path.at[i].y[k] = -px;
		}
	length cap = length_scale(TAB_SIZE, face->cap_height, face->upem);
	struct frame_item item = {
		.kind = FRAME_PATH, .artifact = FRAME_LAYOUT, .x = x + (TAB_WIDTH + cap) / 2, .y = y + (TAB_HEIGHT + path.width) / 2,
		.as.path = {path.at, path.n, {.fill = 0xffffff, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}},
	};
	frame_add(&sheet->items, maker->arena, &item);
}

static void add_tab(struct page_maker *maker, struct page_sheet *sheet)
{
	const struct doc_node *part = sheet->part->part;
	if (part->as.part.tab.n == 0)
		return;
	bool outer_right = outer_is_right(maker, sheet);
	length x = outer_right ? sheet->part->master->width - TAB_WIDTH : 0;
	length y = TAB_TOP + TAB_STEP * part->as.part.tab_index;
	frame_add_rectangle(&sheet->items, maker->arena, outer_right ? x : x - BLEED, y, TAB_WIDTH + BLEED, TAB_HEIGHT, part->as.part.colour, 0, FRAME_BACKGROUND);
	add_tab_label(maker, sheet, x, y);
}

void furniture_ground(struct page_maker *maker, struct page_sheet *sheet)
{
	const struct style_page *master = sheet->part->master;
	length width = master->width + 2 * BLEED, height = master->height + 2 * BLEED;
	if (master->ground != COLOUR_NONE)
		frame_add_rectangle(&sheet->items, maker->arena, -BLEED, -BLEED, width, height, master->ground, 0, FRAME_BACKGROUND);
	if (master->band_height > 0)
		frame_add_rectangle(&sheet->items, maker->arena, -BLEED, -BLEED, width, master->band_height + BLEED,
			sheet->part->part->as.part.colour, 0, FRAME_BACKGROUND);
	add_tab(maker, sheet);
}

void furniture_lines(struct page_maker *maker, struct page_sheet *sheet)
{
	const struct style_page *master = sheet->part->master;
	const struct doc_node *part = sheet->part->part;
	bool outer_right = outer_is_right(maker, sheet);
	struct str head = sheet->recto ? part->as.part.head_recto : part->as.part.head_verso;
	if (!sheet->first && head.n > 0) {
		add_line(maker, sheet, head, &master->head, outer_right, sheet->recto ? PAGE_HEAD_RECTO : PAGE_HEAD_VERSO);
		if (master->head.present && master->head.rule_width > 0)
			frame_add_rectangle(&sheet->items, maker->arena, sheet->origin, master->head.rule_y, measure(sheet),
				master->head.rule_width, master->head.rule_colour, 0, FRAME_LAYOUT);
	}
	add_line(maker, sheet, sheet->folio, &master->folio, outer_right, PAGE_FOLIO);
	add_line(maker, sheet, part->as.part.notice, &master->notice, !outer_right, PAGE_NOTICE);
}
