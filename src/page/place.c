#include "page/maker.h"

/* How a part runs over its pages. */
struct run {
	struct page_maker *maker;
	const struct galley_part *part;
	struct breaks_start start;
	struct vec_of(const struct galley_item *) floats; /* put off to the next page */
	size_t carried;            /* floats that have their page */
	bool first;
	bool recto;                /* a right-hand page is due once the floats are flushed */
	bool shared;               /* the last page of floats that are flushed goes on with the text */
	bool stopped;              /* going on would repeat the same error on every page */
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
		.part = part, .first = first, .ground = COLOUR_NONE, .recto = !counted || !maker->verso,
		.folio = folio_text(node->as.part.folio, maker->folio, maker->arena),
	};
	if (counted) {
		maker->folio++;
		maker->verso = !maker->verso;
		maker->counted = part;
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

/* A page without anything, so that what follows starts on a right-hand page. It counts with the pages before it. */
static void add_blank(struct page_maker *maker)
{
	struct page_sheet sheet = open_sheet(maker, maker->counted, true);
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

/* Margins may differ: what is wider than the measure moves from the middle of that to the middle of the page. */
static void centre_wide(struct page_sheet *sheet, const struct galley_item *item, size_t first)
{
	const struct style_page *master = sheet->part->master;
	length by = (master->inner + master->outer) / 2 - sheet->origin;
	for (size_t i = 0; i < item->wide_count; i++)
		sheet->items.at[first + item->wide_first + i].x += by;
}

/* Draw an item at y, its ground from `ground_y` over `ground_height`. */
static void draw_grounded(struct page_maker *maker, struct page_sheet *sheet, const struct galley_item *item, length y,
	length ground_y, length ground_height)
{
	length top = sheet->part->master->top;
	if (item->ground != COLOUR_NONE && ground_height > 0)
		frame_add_rectangle(&sheet->items, maker->arena, sheet->origin + item->ground_x, top + ground_y, item->ground_width,
			ground_height, item->ground, 0, FRAME_BACKGROUND);
	size_t first = sheet->items.n;
	frame_add_group(&sheet->items, maker->arena, &item->content, sheet->origin, top + y);
	centre_wide(sheet, item, first);
	add_targets(maker, item, top + y);
}

static void draw_item(struct page_maker *maker, struct page_sheet *sheet, const struct galley_item *item, length y)
{
	draw_grounded(maker, sheet, item, y, y, item->height);
}

/* Take an item and draw it. A ground closes the gap that the grid leaves above it; space that vanished draws nothing. */
static void take_item(struct page_maker *maker, struct page_sheet *sheet, struct breaks_cursor *cursor, const struct galley_item *item)
{
	length above = cursor->y;
	bool inside = sheet->ground == item->ground;
	length y = breaks_take(cursor, item);
	sheet->ground = item->ground;
	if (item->kind == GALLEY_GLUE && cursor->y == y)
		return;
	length ground_y = inside && above < y ? above : y;
	draw_grounded(maker, sheet, item, y, ground_y, cursor->y - ground_y);
}

static void draw_placed(struct page_maker *maker, struct page_sheet *sheet, const struct galley_list *list, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		if (list->at[i].kind != GALLEY_PLACED)
			continue;
		frame_add_group(&sheet->placed, maker->arena, &list->at[i].content, 0, 0);
		add_targets(maker, &list->at[i], 0);
	}
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
	for (size_t i = 0; list && i < list->n; i++)
		take_item(maker, sheet, cursor, &list->at[i]);
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

static void draw_top(struct run *run, struct page_sheet *sheet, const struct breaks_plan *plan, struct notes *notes)
{
	length y = 0;
	for (size_t i = 0; i < run->start.float_count; i++) {
		const struct galley_item *item = run->start.floats[i];
		draw_item(run->maker, sheet, item, y);
		collect_notes(notes, run->maker->arena, item);
		y += item->height + BREAKS_FLOAT_SPACE;
	}
	struct breaks_cursor cursor = {.master = run->part->master, .y = y, .top = true};
	if (!plan->floats_only)
		draw_list(run->maker, sheet, &cursor, run->start.continued);
}

/* Draw the items of a page; floats without room wait for the next. Returns where the last one ended. */
static length draw_body(struct run *run, struct page_sheet *sheet, const struct breaks_plan *plan, struct notes *notes)
{
	const struct galley_list *list = &run->part->list;
	struct breaks_cursor cursor = breaks_start_cursor(run->part->master, &run->start);
	for (size_t i = run->start.from; i < plan->end; i++) {
		const struct galley_item *item = &list->at[i];
		if (item->kind == GALLEY_FLOAT && !breaks_take_float(&cursor, item, notes->height)) {
			vec_push(&run->floats, run->maker->arena, item);
			continue;
		}
		if (item->kind != GALLEY_PENALTY && item->kind != GALLEY_PLACED)
			take_item(run->maker, sheet, &cursor, item);
		collect_notes(notes, run->maker->arena, item);
	}
	if (plan->end < list->n && !plan->floats_only)
		draw_list(run->maker, sheet, &cursor, list->at[plan->end].before);
	return cursor.y;
}

/* What stands at the foot of its page moves down as a whole; `targets` and `outlines` are the first of the page. */
static void move_down(struct page_maker *maker, struct page_sheet *sheet, size_t targets, size_t outlines, length by)
{
	if (by <= 0)
		return;
	for (size_t i = 0; i < sheet->items.n; i++)
		sheet->items.at[i].y += by;
	for (size_t i = targets; i < maker->targets.n; i++)
		maker->targets.at[i].y += by;
	for (size_t i = outlines; i < maker->outlines.n; i++)
		maker->outlines.at[i].y += by;
}

static void report_too_tall(struct page_maker *maker, const struct style_page *master, const struct galley_item *item, const char *what,
	length height)
{
	struct diag_entry *entry = diag_add(maker->diag, DIAG_BOX_TOO_TALL, item->at,
		"%s taller than a page and cannot be broken: %lld pt of %lld pt", what, (long long)(height / LENGTH_PT),
		(long long)(breaks_capacity(master) / LENGTH_PT));
	diag_hint(maker->diag, entry, "shorten it, or split it in two");
	maker->failed = true;
}

/* Say what is too tall: the box, its footnotes, or what is repeated above it; the last would come again on every page. */
static void report_tall_item(struct run *run, const struct galley_item *item)
{
	const struct style_page *master = run->part->master;
	length capacity = breaks_capacity(master), notes = breaks_notes_room(master, breaks_notes(item));
	if (item->height > capacity) {
		report_too_tall(run->maker, master, item, "this is", item->height);
	} else if (item->height + notes > capacity) {
		report_too_tall(run->maker, master, item, "this with its footnotes is", item->height + notes);
	} else {
		length repeated = run->start.continued ? run->start.continued->height : 0;
		report_too_tall(run->maker, master, item, "this with what is repeated above it is", item->height + notes + repeated);
		run->stopped = true;
	}
}

/* Put all of a page together: what lies behind first. */
static void finish_sheet(struct page_maker *maker, struct page_sheet *sheet)
{
	struct frame_group content = sheet->items;
	sheet->items = (struct frame_group){0};
	furniture_ground(maker, sheet);
	frame_add_group(&sheet->items, maker->arena, &sheet->placed, 0, 0);
	frame_add_group(&sheet->items, maker->arena, &content, 0, 0);
	furniture_lines(maker, sheet);
	close_sheet(maker, sheet);
}

/*
 * Hand floats that wait to the next page: the first in any case, and those that fit below it. The rest waits on, in order.
 * Returns whether some wait.
 */
static bool carry_floats(struct run *run)
{
	const struct style_page *master = run->part->master;
	length height = 0, notes = 0;
	size_t n = 0;
	for (; n < run->floats.n - run->carried; n++) {
		const struct galley_item *item = run->floats.at[run->carried + n];
		length below = height + item->height, all = breaks_notes_room(master, notes + breaks_notes(item));
		if (below + all > breaks_capacity(master)) {
			if (n > 0)
				break;
			report_tall_item(run, item);
		}
		height = below + BREAKS_FLOAT_SPACE;
		notes += breaks_notes(item);
	}
	run->start.floats = run->floats.at ? run->floats.at + run->carried : NULL;
	run->start.float_count = n;
	run->start.notes = notes;
	run->carried += n;
	run->start.waiting = run->carried < run->floats.n;
	return n > 0;
}

/*
 * Set the start of the next page. A forced break waits until the floats before it have found their pages, what no float may pass
 * until the last of them has one, which it may share.
 */
static void go_on(struct run *run, const struct breaks_plan *plan)
{
	const struct galley_list *list = &run->part->list;
	const struct galley_item *end = plan->end < list->n ? &list->at[plan->end] : NULL;
	bool floats = carry_floats(run);
	if (plan->floats_only) {
		run->start.flush = run->start.flush && (run->shared ? run->start.waiting : floats);
	} else {
		bool is_break = end && end->kind == GALLEY_PENALTY;
		run->start.continued = end ? end->after : NULL;
		run->start.from = is_break ? plan->end + 1 : plan->end;
		run->shared = plan->barrier;
		run->start.flush = plan->barrier ? run->start.waiting : is_break && end->cost <= GALLEY_FORCE && floats;
		run->recto = is_break && end->recto;
	}
	if (run->recto && !run->start.flush && run->maker->verso)
		add_blank(run->maker);
	run->recto = run->recto && run->start.flush;
}

/* Whether there is room for one more page. */
static bool may_go_on(struct page_maker *maker, const struct galley_part *part)
{
	if (maker->pages.n < PAGE_LIMIT)
		return true;
	if (!maker->failed)
		diag_add(maker->diag, DIAG_TOO_MANY_PAGES, part->part->at, "there are more pages than the limit of %d", PAGE_LIMIT);
	maker->failed = true;
	return false;
}

static void make_page(struct run *run)
{
	struct page_maker *maker = run->maker;
	const struct galley_part *part = run->part;
	struct notes notes = {0};
	struct page_sheet sheet = open_sheet(maker, part, run->first);
	size_t targets = maker->targets.n, outlines = maker->outlines.n;
	struct breaks_plan plan = breaks_find(&part->list, part->master, &run->start);
	if (plan.too_tall)
		report_tall_item(run, &part->list.at[plan.tall]);

	draw_top(run, &sheet, &plan, &notes);
	length used = draw_body(run, &sheet, &plan, &notes);
	if (part->part->as.part.align_end)
		move_down(maker, &sheet, targets, outlines,
			breaks_capacity(part->master) - used - breaks_notes_room(part->master, notes.height));
	draw_notes(maker, &sheet, &notes);
	draw_placed(maker, &sheet, &part->list, run->start.from, plan.end);
	finish_sheet(maker, &sheet);
	run->first = false;
	go_on(run, &plan);
}

void place_part(struct page_maker *maker, const struct galley_part *part)
{
	const struct doc_node *node = part->part;
	struct run run = {.maker = maker, .part = part, .first = !node->as.part.continues};
	if (node->as.part.folio_restart) {
		if (maker->verso)
			add_blank(maker);
		maker->folio = 1;
	}
	if (node->as.part.recto && maker->verso)
		add_blank(maker);
	do {
		if (!may_go_on(maker, part))
			return;
		make_page(&run);
	} while (!run.stopped && (run.start.from < part->list.n || run.start.float_count > 0));
}
