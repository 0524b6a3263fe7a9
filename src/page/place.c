#include "page/maker.h"

/* How a part runs over its pages. */
struct run {
	struct page_maker *maker;
	const struct galley_part *part;
	struct breaks_start start;
	struct vec_of(const struct galley_item *) floats; /* put off to the next page */
	bool first;
};

/* The footnotes of one page, in order of their marks. */
struct notes {
	struct vec_of(const struct galley_list *) lists;
	length height;
};

static struct page_sheet open_sheet(struct page_maker *maker, const struct galley_part *part, bool first)
{
	const struct style_page *master = part->master;
	const struct doc_node *node = part->part;
	bool counted = node->as.part.folio != DOC_FOLIO_NONE;
	struct page_sheet sheet = {
		.part = part, .first = first, .recto = !counted || !maker->verso,
		.folio = folio_text(node->as.part.folio, maker->folio, maker->arena),
	};
	if (counted) {
		maker->folio++;
		maker->verso = !maker->verso;
	}
	sheet.origin = sheet.recto != maker->galley->document->rtl ? master->inner : master->outer;
	return sheet;
}

static void close_sheet(struct page_maker *maker, const struct page_sheet *sheet)
{
	const struct style_page *master = sheet->part->master;
	struct frame_page page = {
		.width = master->width, .height = master->height, .items = sheet->items, .folio = sheet->folio, .recto = sheet->recto,
	};
	page.items.width = master->width;
	page.items.height = master->height;
	vec_push(&maker->pages, maker->arena, page);
}

/* A page without anything, so that the next part starts on the right-hand side. */
static void add_blank(struct page_maker *maker, const struct galley_part *part)
{
	struct page_sheet sheet = open_sheet(maker, part, true);
	close_sheet(maker, &sheet);
}

static void add_targets(struct page_maker *maker, const struct galley_item *item, length y)
{
	for (size_t i = 0; i < item->target_count; i++) {
		const struct doc_node *node = maker->galley->document->nodes[item->targets[i].node];
		uint32_t page = (uint32_t)maker->pages.n;
		length at = y + item->targets[i].y;
		if (node->id.n > 0)
			vec_push(&maker->targets, maker->arena, ((struct frame_target){node->id, page, at, node->number}));
		if (node->outline.n > 0)
			vec_push(&maker->outlines, maker->arena,
				((struct frame_outline){node->outline, node->outline_level, page, at, node->number}));
	}
}

static void draw_item(struct page_maker *maker, struct page_sheet *sheet, const struct galley_item *item, length y)
{
	length top = sheet->part->master->top + y;
	if (item->ground != COLOUR_NONE && item->height > 0)
		frame_add_rectangle(&sheet->items, maker->arena, sheet->origin + item->ground_x, top, item->ground_width, item->height,
			item->ground, 0, FRAME_BACKGROUND);
	frame_add_group(&sheet->items, maker->arena, &item->content, sheet->origin, top);
	add_targets(maker, item, top);
}

static void draw_placed(struct page_maker *maker, struct page_sheet *sheet, const struct galley_item *item)
{
	frame_add_group(&sheet->items, maker->arena, &item->content, 0, 0);
	add_targets(maker, item, 0);
}

static void collect_notes(struct notes *notes, struct arena *arena, const struct galley_item *item)
{
	if (!item->notes)
		return;
	vec_push(&notes->lists, arena, item->notes);
	notes->height += item->notes->height;
}

static void draw_list(struct page_maker *maker, struct page_sheet *sheet, struct breaks_cursor *cursor, const struct galley_list *list)
{
	for (size_t i = 0; list && i < list->n; i++) {
		length y = breaks_take(cursor, &list->at[i]);
		draw_item(maker, sheet, &list->at[i], y);
	}
}

/* Footnotes end at the bottom of the text area, a short rule above them. */
static void draw_notes(struct page_maker *maker, struct page_sheet *sheet, const struct notes *notes)
{
	const struct style_page *master = sheet->part->master;
	const struct style *style = master->note_style;
	if (notes->lists.n == 0)
		return;
	length y = breaks_capacity(master) - notes->height;
	const struct style_area *area = style_area_lookup(master, master->note_area);
	if (style && area) {
		length start = maker->galley->document->rtl
			? master->width - master->inner - master->outer - area->start - master->note_rule_length : area->start;
		frame_add_rectangle(&sheet->items, maker->arena, sheet->origin + start,
			master->top + y - style->pad_after - style->rule_before_width, master->note_rule_length,
			style->rule_before_width, style->rule_colour, 0, FRAME_LAYOUT);
	}
	for (size_t i = 0; i < notes->lists.n; i++)
		for (size_t k = 0; k < notes->lists.at[i]->n; k++) {
			const struct galley_item *item = &notes->lists.at[i]->at[k];
			draw_item(maker, sheet, item, y);
			y += item->kind == GALLEY_PENALTY ? 0 : item->height;
		}
}

static void draw_top(struct run *run, struct page_sheet *sheet, struct notes *notes)
{
	length y = 0;
	for (size_t i = 0; i < run->start.float_count; i++) {
		const struct galley_item *item = run->start.floats[i];
		draw_item(run->maker, sheet, item, y);
		collect_notes(notes, run->maker->arena, item);
		y += item->height + BREAKS_FLOAT_SPACE;
	}
	struct breaks_cursor cursor = {.master = run->part->master, .y = y, .top = true};
	draw_list(run->maker, sheet, &cursor, run->start.continued);
}

/* Draw the items of a page; floats without room wait for the next. Returns where the last one ended. */
static length draw_body(struct run *run, struct page_sheet *sheet, const struct breaks_plan *plan, struct notes *notes)
{
	const struct galley_list *list = &run->part->list;
	struct breaks_cursor cursor = breaks_start_cursor(run->part->master, &run->start);
	for (size_t i = run->start.from; i < plan->end; i++) {
		const struct galley_item *item = &list->at[i];
		if (item->kind == GALLEY_PLACED) {
			draw_placed(run->maker, sheet, item);
		} else if (item->kind == GALLEY_FLOAT && !breaks_float_fits(&cursor, item, notes->height)) {
			vec_push(&run->floats, run->maker->arena, item);
		} else if (item->kind != GALLEY_PENALTY) {
			length y = breaks_take(&cursor, item);
			draw_item(run->maker, sheet, item, y);
			collect_notes(notes, run->maker->arena, item);
		}
	}
	if (plan->end < list->n)
		draw_list(run->maker, sheet, &cursor, list->at[plan->end].before);
	return cursor.y;
}

/* A part that stands at the foot of its page moves down as a whole. */
static void move_down(struct page_maker *maker, struct page_sheet *sheet, size_t first_target, length by)
{
	for (size_t i = 0; i < sheet->items.n; i++)
		sheet->items.at[i].y += by;
	for (size_t i = first_target; i < maker->targets.n; i++)
		maker->targets.at[i].y += by;
}

static void report_too_tall(struct page_maker *maker, const struct galley_part *part, size_t index)
{
	const struct galley_item *item = &part->list.at[index];
	struct diag_entry *entry = diag_add(maker->diag, DIAG_BOX_TOO_TALL, item->at,
		"this is taller than a page and cannot be broken: %lld pt of %lld pt", (long long)(item->height / LENGTH_PT),
		(long long)(breaks_capacity(part->master) / LENGTH_PT));
	diag_hint(maker->diag, entry, "shorten it, or split it in two");
	maker->failed = true;
}

static void make_page(struct run *run)
{
	struct page_maker *maker = run->maker;
	const struct galley_part *part = run->part;
	struct notes notes = {0};
	struct page_sheet sheet = open_sheet(maker, part, run->first);
	size_t first_target = maker->targets.n;
	struct breaks_plan plan = breaks_find(&part->list, part->master, &run->start);
	if (plan.too_tall)
		report_too_tall(maker, part, plan.tall);

	draw_top(run, &sheet, &notes);
	length used = draw_body(run, &sheet, &plan, &notes);
	draw_notes(maker, &sheet, &notes);
	if (part->part->as.part.align_end)
		move_down(maker, &sheet, first_target, breaks_capacity(part->master) - used);
	struct frame_group content = sheet.items;
	sheet.items = (struct frame_group){0};
	furniture_ground(maker, &sheet);
	frame_add_group(&sheet.items, maker->arena, &content, 0, 0);
	furniture_lines(maker, &sheet);
	close_sheet(maker, &sheet);

	run->first = false;
	run->start.continued = plan.end < part->list.n ? part->list.at[plan.end].after : NULL;
	run->start.from = plan.end < part->list.n && part->list.at[plan.end].kind == GALLEY_PENALTY ? plan.end + 1 : plan.end;
}

/* Hand the floats that waited to the next page. */
static void carry_floats(struct run *run)
{
	run->start.floats = run->floats.at;
	run->start.float_count = run->floats.n;
	run->floats.at = NULL;
	run->floats.n = run->floats.capacity = 0;
}

void place_part(struct page_maker *maker, const struct galley_part *part)
{
	const struct doc_node *node = part->part;
	struct run run = {.maker = maker, .part = part, .first = true};
	if (node->as.part.folio_restart) {
		if (maker->verso)
			add_blank(maker, part);
		maker->folio = 1;
	}
	if (node->as.part.recto && maker->verso)
		add_blank(maker, part);
	do {
		make_page(&run);
		carry_floats(&run);
	} while (!maker->failed && (run.start.from < part->list.n || run.start.float_count > 0));
}
