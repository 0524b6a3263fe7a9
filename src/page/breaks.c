#include "page/breaks.h"

/* Margins in millimetres and lines in points do not meet exactly: a page may be this much overfull. */
#define TOLERANCE (LENGTH_PT / 2)
/* A last page fuller than this part needs no help; the page before it gives what it can and stays this full. */
#define LAST_PART 3
#define FULL_ENOUGH(capacity) ((capacity) * 7 / 10)

length breaks_capacity(const struct style_page *master)
{
	return master->height - master->top - master->bottom;
}

length breaks_notes_room(const struct style_page *master, length height)
{
	const struct style *style = master->note_style;
	if (height == 0 || !style)
		return height;
	return height + style->pad_before + style->rule_before_width + style->pad_after;
}

/* How far a baseline moves to lie on the grid: to the nearest line, but upwards only into space. */
static length grid_shift(const struct breaks_cursor *cursor, const struct galley_item *item)
{
	const struct style_page *master = cursor->master;
	length step = master->grid_step;
	if (!item->grid || step <= 0 || item->baseline < 0)
		return 0;
	length over = (cursor->y + item->baseline - master->grid_first) % step;
	if (over < 0)
		over += step;
	length room = cursor->top ? step : cursor->glue;
	if (over == 0)
		return 0;
	return over <= step / 2 && over <= room ? -over : step - over;
}

length breaks_take(struct breaks_cursor *cursor, const struct galley_item *item)
{
	switch (item->kind) {
	case GALLEY_GLUE: {
		length y = cursor->y, height = item->height;
		if (cursor->passed)
			height = height > cursor->glue ? height - cursor->glue : 0;
		if (!cursor->top) {
			cursor->y += height;
			cursor->glue += height;
		}
		return y;
	}
	case GALLEY_BOX:
	case GALLEY_FLOAT: {
		length y = cursor->y + grid_shift(cursor, item);
		cursor->y = y + item->height;
		cursor->glue = 0;
		cursor->top = cursor->passed = false;
		return y;
	}
	case GALLEY_PENALTY:
	case GALLEY_PLACED:
		break;
	}
	return cursor->y;
}

struct breaks_cursor breaks_start_cursor(const struct style_page *master, const struct breaks_start *start)
{
	struct breaks_cursor cursor = {.master = master, .top = true, .waiting = start->waiting};
	for (size_t i = 0; i < start->float_count; i++)
		cursor.y += start->floats[i]->height + BREAKS_FLOAT_SPACE;
	for (size_t i = 0; start->continued && i < start->continued->n; i++)
		breaks_take(&cursor, &start->continued->at[i]);
	cursor.top = true;
	cursor.glue = 0;
	return cursor;
}

length breaks_notes(const struct galley_item *item)
{
	return item->notes ? item->notes->height : 0;
}

bool breaks_take_float(struct breaks_cursor *cursor, const struct galley_item *item, length notes)
{
	length room = breaks_capacity(cursor->master) + TOLERANCE - breaks_notes_room(cursor->master, notes + breaks_notes(item));
	if (!cursor->waiting && cursor->y + item->height <= room)
		return true;
	cursor->waiting = cursor->passed = true;
	return false;
}

/* The walk down one page. */
struct search {
	const struct galley_list *list;
	struct breaks_cursor cursor;
	length capacity, notes;
	bool found;                /* a break that may be taken */
	size_t best;
	int64_t best_cost;         /* in 1/1024 pt, as lengths */
	length best_white;
	bool any_found;            /* a break that fits, forbidden or not */
	size_t any;
	size_t boxes;
	length held;               /* where the last float in its place ends, with the footnotes up to there */
	bool kept;                 /* the last penalty allows no break */
	bool bare;                 /* a float was put off from under what keeps with it: nothing stands under that yet */
};

static length white_space(const struct search *search, const struct galley_item *penalty)
{
	length before = penalty && penalty->before ? penalty->before->height : 0;
	return search->capacity - search->cursor.y - before - breaks_notes_room(search->cursor.master, search->notes);
}

/* Weigh the break at a penalty. Later is better unless it costs more than the space it saves. */
static void weigh(struct search *search, size_t i)
{
	const struct galley_item *penalty = &search->list->at[i];
	length white = white_space(search, penalty);
	if (white < -TOLERANCE || search->boxes == 0)
		return;
	search->any = i;
	search->any_found = true;
	int64_t cost = white + penalty->cost * LENGTH_PT;
	if (penalty->cost >= GALLEY_NEVER || search->bare || (search->found && cost > search->best_cost))
		return;
	search->best = i;
	search->best_cost = cost;
	search->best_white = white;
	search->found = true;
}

/* Take a box or float; returns whether the page still holds all of it. */
static bool take(struct search *search, const struct galley_item *item)
{
	if (item->kind == GALLEY_FLOAT && !breaks_take_float(&search->cursor, item, search->notes)) {
		search->bare = search->bare || search->kept;
		return true;
	}
	breaks_take(&search->cursor, item);
	if (item->kind == GALLEY_BOX || item->kind == GALLEY_FLOAT) {
		search->boxes++;
		search->bare = false;
	}
	search->notes += breaks_notes(item);
	if (item->kind == GALLEY_FLOAT)
		search->held = search->cursor.y + breaks_notes_room(search->cursor.master, search->notes);
	return item->kind == GALLEY_GLUE || white_space(search, NULL) >= -TOLERANCE;
}

static struct search search_start(const struct galley_list *list, const struct style_page *master, const struct breaks_start *start,
	length capacity)
{
	return (struct search){.list = list, .cursor = breaks_start_cursor(master, start), .capacity = capacity, .notes = start->notes};
}

static bool is_forced(const struct galley_item *item)
{
	return item->kind == GALLEY_PENALTY && item->cost <= GALLEY_FORCE;
}

/* The page ends before what no float may pass; earlier when that keeps with what stands above, or a heading would be left alone. */
static struct breaks_plan at_barrier(const struct search *search, size_t i)
{
	bool earlier = (search->kept || search->bare) && search->found;
	return (struct breaks_plan){.end = earlier ? search->best : i, .barrier = true};
}

/* Walk down the page to its end. */
static struct breaks_plan walk(const struct breaks_start *start, struct search *search)
{
	const struct galley_list *list = search->list;
	for (size_t i = start->from; i < list->n; i++) {
		const struct galley_item *item = &list->at[i];
		if (is_forced(item) && (search->boxes > 0 || start->float_count > 0))
			return (struct breaks_plan){.end = i};
		if (item->kind == GALLEY_PENALTY) {
			weigh(search, i);
			search->kept = item->cost >= GALLEY_NEVER;
			if (item->barrier && search->cursor.waiting)
				return at_barrier(search, i);
		} else if (!take(search, item)) {
			if (search->found)
				return (struct breaks_plan){.end = search->best};
			/* Floats may leave no room for text that keeps together: then they have the page to themselves. */
			if (start->float_count > 0)
				return (struct breaks_plan){.end = start->from, .floats_only = true};
			if (search->any_found)
				return (struct breaks_plan){.end = search->any};
			return (struct breaks_plan){.end = i + 1, .too_tall = true, .tall = i};
		}
	}
	return (struct breaks_plan){.end = list->n};
}

/* How much of a page what follows a break would fill, up to a forced break or the end of the list; no more than `most`. */
static length rest_height(const struct galley_list *list, const struct style_page *master, size_t at, length most)
{
	struct breaks_start start = {.continued = list->at[at].after};
	struct breaks_cursor cursor = breaks_start_cursor(master, &start);
	length notes = 0;
	for (size_t i = at + 1; i < list->n && !is_forced(&list->at[i]); i++) {
		breaks_take(&cursor, &list->at[i]);
		notes += breaks_notes(&list->at[i]);
		if (cursor.y + breaks_notes_room(master, notes) >= most)
			return most;
	}
	return cursor.y + breaks_notes_room(master, notes);
}

/* When little would be left for a last page, break earlier, where the page is full enough all the same. */
static void balance(const struct breaks_start *start, const struct search *search, struct breaks_plan *plan)
{
	const struct style_page *master = search->cursor.master;
	length wanted = search->capacity / LAST_PART;
	length rest = rest_height(search->list, master, plan->end, wanted);
	length capacity = search->capacity - (wanted - rest);
	if (rest >= wanted)
		return;
	if (capacity < FULL_ENOUGH(search->capacity))
		capacity = FULL_ENOUGH(search->capacity);
	/* A figure stays where it fits. */
	if (capacity < search->held)
		capacity = search->held;
	struct search shorter = search_start(search->list, master, start, capacity);
	struct breaks_plan other = walk(start, &shorter);
	if (shorter.found && other.end == shorter.best && capacity - shorter.best_white >= FULL_ENOUGH(search->capacity))
		*plan = other;
}

struct breaks_plan breaks_find(const struct galley_list *list, const struct style_page *master, const struct breaks_start *start)
{
	struct search search = search_start(list, master, start, breaks_capacity(master));
	if (start->flush)
		return (struct breaks_plan){.end = start->from, .floats_only = true};
	struct breaks_plan plan = walk(start, &search);
	if (search.found && plan.end == search.best && plan.end < list->n && !search.cursor.waiting)
		balance(start, &search, &plan);
	return plan;
}
