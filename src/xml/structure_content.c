#include <string.h>

#include "xml/nearest.h"
#include "xml/structure_run.h"
#include "xml/xml.h"

/*
 * Children that do not fit are explained by the fewest corrections that make them fit: leave a child out, put one in, put
 * one in the place of another. A child left out in one place and put in at another stands in the wrong place. The
 * search is a shortest path over (children read, state), taken in windows so that it stays small for any number of children.
 */

enum correction { KEEP, DROP, REPLACE, INSERT };

/* A replacement of a name nobody knows is cheaper than leaving it out and missing the right one; so every fault counts once. */
enum cost {
	COST_DROP = 2,
	COST_INSERT = 3,
	COST_REPLACE_NEAR = 2,
	COST_REPLACE_ALIEN = 3,
	COST_REPLACE_KNOWN = 4,
	COST_NEVER = 1 << 28,
};

#define WINDOW 256

/* How a (column, state) was reached. */
struct cell {
	uint32_t cost;
	uint16_t from;
	uint16_t element; /* on the edge taken */
	enum correction by;
};

struct step {
	enum correction by;
	size_t child;     /* read, or before which one is put in */
	uint16_t element;
	uint16_t from, to; /* states */
	bool settled;     /* reported with another */
};

struct search {
	struct structure_run *run;
	struct arena *arena; /* of this search alone */
	const struct structure_type *type;
	const xmlNode *parent;
	struct structure_children *children;
	size_t from, end; /* the window */
	uint16_t start;
	struct cell *cells;
	struct step *steps;
	size_t step_count;
};

static const char *element_name(const struct structure_run *run, uint16_t element)
{
	return element == STRUCTURE_NONE ? "an element of another vocabulary" : run->schema->elements[element].name;
}

static const char *node_name(const xmlNode *node)
{
	return (const char *)node->name;
}

static const struct structure_state *state_of(const struct search *search, uint16_t state)
{
	return &search->run->schema->states[search->type->first_state + state];
}

static const struct structure_edge *edges_of(const struct search *search, const struct structure_state *state)
{
	return &search->run->schema->edges[state->first_edge];
}

static struct cell *cell(const struct search *search, size_t child, uint16_t state)
{
	return &search->cells[(child - search->from) * search->type->state_count + state];
}

static void offer(struct search *search, size_t child, uint16_t state, struct cell way)
{
	struct cell *known = cell(search, child, state);
	if (way.cost < known->cost)
		*known = way;
}

/* Whether the type takes the node anywhere among its children. */
static bool takes(const struct search *search, const xmlNode *node)
{
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		if (structure_step(search->run->schema, search->type, state, node))
			return true;
	}
	return false;
}

static bool known_anywhere(const struct search *search, const xmlNode *node)
{
	return structure_in_namespace(search->run->schema, node) && structure_element_lookup(search->run->schema, node_name(node));
}

/* The child that the parent takes and that the node was probably meant to be. */
static struct str near_child(const struct search *search, const xmlNode *node)
{
	struct nearest nearest = {.asked = str_from(node_name(node))};
	if (known_anywhere(search, node))
		return nearest.best;
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		const struct structure_state *from = state_of(search, state);
		for (uint16_t i = 0; i < from->edge_count; i++) {
			uint16_t element = edges_of(search, from)[i].element;
			if (element != STRUCTURE_NONE)
				nearest_offer(&nearest, str_from(element_name(search->run, element)));
		}
	}
	return nearest.best;
}

/* Put elements in: shortest ways within one column, repeated until nothing gets cheaper. */
static void relax_insertions(struct search *search, size_t child)
{
	for (bool changed = true; changed;) {
		changed = false;
		for (uint16_t state = 0; state < search->type->state_count; state++) {
			const struct structure_state *from = state_of(search, state);
			uint32_t cost = cell(search, child, state)->cost + COST_INSERT;
			for (uint16_t i = 0; i < from->edge_count; i++) {
				const struct structure_edge *edge = &edges_of(search, from)[i];
				if (edge->element == STRUCTURE_NONE || cost >= cell(search, child, edge->to)->cost)
					continue;
				offer(search, child, edge->to, (struct cell){cost, state, edge->element, INSERT});
				changed = true;
			}
		}
	}
}

/* Read one child: keep it, leave it out, or put another in its place. Where two ways cost the same, the later child is the one left out. */
static void relax_child(struct search *search, size_t child)
{
	const xmlNode *node = search->children->at[child];
	struct str near = near_child(search, node);
	uint32_t replace = takes(search, node) ? COST_REPLACE_KNOWN : COST_REPLACE_ALIEN;
	for (uint16_t state = 0; state < search->type->state_count; state++)
		offer(search, child + 1, state, (struct cell){cell(search, child, state)->cost + COST_DROP, state, STRUCTURE_NONE, DROP});
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		uint32_t cost = cell(search, child, state)->cost;
		const struct structure_edge *own = structure_step(search->run->schema, search->type, state, node);
		const struct structure_state *from = state_of(search, state);
		if (own)
			offer(search, child + 1, own->to, (struct cell){cost, state, own->element, KEEP});
		for (uint16_t i = 0; i < from->edge_count; i++) {
			const struct structure_edge *edge = &edges_of(search, from)[i];
			if (edge == own || edge->element == STRUCTURE_NONE)
				continue;
			uint32_t price = str_is(near, element_name(search->run, edge->element)) ? COST_REPLACE_NEAR : replace;
			offer(search, child + 1, edge->to, (struct cell){cost + price, state, edge->element, REPLACE});
		}
	}
}

/* The cheapest state at the window's end; the end of all children must be one that accepts. */
static uint16_t best_end(const struct search *search)
{
	bool whole = search->end == search->children->n;
	uint16_t best = 0;
	uint32_t cost = COST_NEVER;
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		uint32_t reached = cell(search, search->end, state)->cost;
		if ((!whole || state_of(search, state)->accepts) && reached < cost) {
			best = state;
			cost = reached;
		}
	}
	return best;
}

/* Walk back from the end; steps come out in order. */
static void trace_back(struct search *search, uint16_t state)
{
	size_t room = (search->end - search->from + 1) * ((size_t)search->type->state_count + 1);
	search->steps = arena_array(search->arena, room, struct step);
	struct step *first = search->steps + room;
	for (size_t child = search->end;;) {
		const struct cell *here = cell(search, child, state);
		if (child == search->from && here->cost == 0)
			break;
		if (here->by != INSERT)
			child--;
		*--first = (struct step){.by = here->by, .child = child, .element = here->element, .from = here->from, .to = state};
		state = here->from;
	}
	search->step_count = (size_t)(search->steps + room - first);
	search->steps = first;
}

static uint16_t run_search(struct search *search)
{
	size_t columns = search->end - search->from + 1;
	search->cells = arena_array(search->arena, columns * search->type->state_count, struct cell);
	for (size_t i = 0; i < columns * search->type->state_count; i++)
		search->cells[i].cost = COST_NEVER;
	cell(search, search->from, search->start)->cost = 0;
	relax_insertions(search, search->from);
	for (size_t child = search->from; child < search->end; child++) {
		relax_child(search, child);
		relax_insertions(search, child + 1);
	}
	uint16_t end = best_end(search);
	trace_back(search, end);
	return end;
}

/* Reports */

static const xmlNode *kept_node(const struct search *search, const struct step *step)
{
	return step->by == KEEP || step->by == REPLACE ? search->children->at[step->child] : NULL;
}

/* The kept children before and after a step. */
static const xmlNode *kept_before(const struct search *search, size_t step)
{
	const xmlNode *node = NULL;
	while (!node && step-- > 0)
		node = kept_node(search, &search->steps[step]);
	return node;
}

static const xmlNode *kept_after(const struct search *search, size_t step)
{
	const xmlNode *node = NULL;
	while (!node && ++step < search->step_count)
		node = kept_node(search, &search->steps[step]);
	return node;
}

/* `after <name> and before <population>`, as far as there are such. */
static const char *place_words(const struct search *search, size_t step)
{
	const xmlNode *before = kept_before(search, step), *after = kept_after(search, step);
	struct buf out = {.arena = search->arena};
	if (before)
		buf_format(&out, " after <%s>", node_name(before));
	if (after)
		buf_format(&out, "%s before <%s>", before ? " and" : "", node_name(after));
	if (!before && !after)
		buf_format(&out, " inside");
	return out.at;
}

/* All that may stand where an element is missing: `<th> or <td>`. */
static const char *choice_words(const struct search *search, const struct step *step)
{
	const struct structure_state *from = state_of(search, step->from);
	struct buf out = {.arena = search->arena};
	for (uint16_t i = 0; i < from->edge_count; i++) {
		const struct structure_edge *edge = &edges_of(search, from)[i];
		if (edge->element != STRUCTURE_NONE && edge->to == step->to)
			buf_format(&out, "%s<%s>", out.n > 0 ? " or " : "", element_name(search->run, edge->element));
	}
	return out.at;
}

static void report_missing(struct search *search, size_t index)
{
	struct structure_run *run = search->run;
	const struct step *step = &search->steps[index];
	struct diag_entry *entry = structure_fault(run, DIAG_MISSING_ELEMENT, xml_span(search->parent), "<%s> lacks %s", node_name(search->parent), choice_words(search, step));
	const char *summary = run->schema->elements[step->element].summary;
	diag_hint(run->diag, entry, "add it%s%s%s", place_words(search, index), summary[0] ? ": " : "", summary);
}

/* Elements of which the given one may be a child, for a hint. */
static const char *parents_words(const struct search *search, const xmlNode *node)
{
	const struct structure_schema *schema = search->run->schema;
	struct buf out = {.arena = search->arena};
	size_t n = 0;
	for (uint16_t i = 0; i < schema->element_count; i++) {
		struct search inside = *search;
		inside.type = &schema->types[schema->elements[i].type];
		if (takes(&inside, node) && ++n <= 6)
			buf_format(&out, "%s<%s>", n > 1 ? ", " : "", schema->elements[i].name);
	}
	if (n > 6)
		buf_format(&out, " and %zu others", n - 6);
	return n > 0 ? out.at : NULL;
}

/* The nearest name in the parent, else in the whole vocabulary. */
static struct str near_name(const struct search *search, const xmlNode *node)
{
	struct str near = near_child(search, node);
	if (near.n > 0)
		return near;
	struct nearest nearest = {.asked = str_from(node_name(node))};
	for (uint16_t i = 0; i < search->run->schema->element_count; i++)
		nearest_offer(&nearest, str_from(search->run->schema->elements[i].name));
	return nearest.best;
}

static void report_unknown(struct search *search, const struct step *step, const xmlNode *node)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry = structure_fault(run, DIAG_UNKNOWN_ELEMENT, xml_span(node), "there is no element <%s>", node_name(node));
	struct str near = near_name(search, node);
	if (near.n > 0)
		diag_hint(run->diag, entry, "did you mean <%.*s>?", STR_ARG(near));
	else if (step->by == REPLACE)
		diag_hint(run->diag, entry, "%s is expected here", choice_words(search, step));
	else
		diag_hint(run->diag, entry, "<%s> holds: %s", node_name(search->parent), search->type->content[0] ? search->type->content : "no elements");
}

static void report_other_namespace(struct search *search, const xmlNode *node)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry;
	if (node->ns) {
		const char *parents = parents_words(search, node);
		entry = structure_fault(run, DIAG_WRONG_NAMESPACE, xml_span(node), "<%s> is of another vocabulary and cannot stand in <%s>", node_name(node), node_name(search->parent));
		if (parents)
			diag_hint(run->diag, entry, "elements of other vocabularies stand in %s", parents);
	} else {
		entry = structure_fault(run, DIAG_WRONG_NAMESPACE, xml_span(node), "<%s> is in no namespace", node_name(node));
		diag_hint(run->diag, entry, "its namespace is %s, as that of <%s>", run->schema->namespace_uri, node_name(search->parent));
	}
}

static void report_not_allowed(struct search *search, const struct step *step, const xmlNode *node)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry = structure_fault(run, DIAG_ELEMENT_NOT_ALLOWED, xml_span(node), "<%s> cannot stand %s in <%s>", node_name(node), step->by == REPLACE && takes(search, node) ? "here" : "anywhere", node_name(search->parent));
	const char *parents = parents_words(search, node);
	if (step->by == REPLACE)
		diag_hint(run->diag, entry, "%s is expected here", choice_words(search, step));
	else if (parents)
		diag_hint(run->diag, entry, "<%s> stands in %s", node_name(node), parents);
}

/* A name that the parent takes, left out here and put in elsewhere. Returns the step that puts it in, or NULL. */
static struct step *put_in_elsewhere(struct search *search, const xmlNode *node)
{
	for (size_t i = 0; i < search->step_count; i++) {
		struct step *step = &search->steps[i];
		if (step->by == INSERT && !step->settled && strcmp(element_name(search->run, step->element), node_name(node)) == 0)
			return step;
	}
	return NULL;
}

static void report_order(struct search *search, const xmlNode *node, const char *place)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry = structure_fault(run, DIAG_WRONG_ORDER, xml_span(node), "<%s> stands in the wrong place%s%s", node_name(node), place ? ": it belongs" : "", place ? place : "");
	diag_hint(run->diag, entry, "<%s> holds, in this order: %s", node_name(search->parent), search->type->content);
}

/* Whether a second element of this name may come after the first. */
static bool repeats(const struct search *search, const xmlNode *node)
{
	bool *reached = arena_array(search->arena, search->type->state_count, bool);
	bool changed = false;
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		const struct structure_edge *edge = structure_step(search->run->schema, search->type, state, node);
		if (edge)
			reached[edge->to] = changed = true;
	}
	while (changed) {
		changed = false;
		for (uint16_t state = 0; state < search->type->state_count; state++) {
			if (reached[state] && structure_step(search->run->schema, search->type, state, node))
				return true;
			const struct structure_state *from = state_of(search, state);
			for (uint16_t i = 0; reached[state] && i < from->edge_count; i++) {
				uint16_t to = edges_of(search, from)[i].to;
				changed |= !reached[to];
				reached[to] = true;
			}
		}
	}
	return false;
}

static const xmlNode *kept_same(const struct search *search, const xmlNode *node)
{
	for (size_t i = 0; i < search->children->n; i++) {
		const xmlNode *other = search->children->at[i];
		if (other != node && search->children->declared[i] != STRUCTURE_NONE && xmlStrEqual(other->name, node->name))
			return other;
	}
	return NULL;
}

/* A child left out although its parent takes its name: given twice, or in the wrong place. */
static void report_misplaced(struct search *search, const xmlNode *node)
{
	struct step *put_in = put_in_elsewhere(search, node);
	const xmlNode *same = kept_same(search, node);
	if (put_in) {
		put_in->settled = true;
		report_order(search, node, place_words(search, (size_t)(put_in - search->steps)));
	} else if (same && !repeats(search, node)) {
		struct diag_entry *entry = structure_fault(search->run, DIAG_REPEATED_ELEMENT, xml_span(node), "<%s> stands twice in <%s>", node_name(node), node_name(search->parent));
		diag_hint(search->run->diag, entry, "keep one of the two");
		diag_relate(entry, xml_span(same), "the other one stands here");
	} else {
		report_order(search, node, NULL);
	}
}

static void report_child(struct search *search, const struct step *step)
{
	const xmlNode *node = search->children->at[step->child];
	if (!structure_in_namespace(search->run->schema, node) && !takes(search, node))
		report_other_namespace(search, node);
	else if (!known_anywhere(search, node) && !takes(search, node))
		report_unknown(search, step, node);
	else if (step->by == REPLACE || !takes(search, node))
		report_not_allowed(search, step, node);
	else
		report_misplaced(search, node);
}

/* Misplaced children first, so that what they settle is not reported as missing. */
static void report_steps(struct search *search)
{
	for (size_t i = 0; i < search->step_count; i++) {
		if (search->steps[i].by == DROP || search->steps[i].by == REPLACE)
			report_child(search, &search->steps[i]);
	}
	for (size_t i = 0; i < search->step_count; i++) {
		if (search->steps[i].by == INSERT && !search->steps[i].settled)
			report_missing(search, i);
	}
}

/* A child that is kept is checked by its edge's declaration. */
static void declare_kept(struct search *search)
{
	for (size_t i = 0; i < search->step_count; i++) {
		const struct step *step = &search->steps[i];
		if (step->by == KEEP)
			search->children->declared[step->child] = step->element;
	}
}

/* One in the wrong place is still checked as what it is, and a misspelt one as what was meant; of others the name says nothing sure, so only what is inside them is looked at. */
static void declare_left_out(struct search *search)
{
	const struct structure_schema *schema = search->run->schema;
	for (size_t i = 0; i < search->step_count; i++) {
		const struct step *step = &search->steps[i];
		if (step->by != DROP && step->by != REPLACE)
			continue;
		const xmlNode *node = search->children->at[step->child];
		if (takes(search, node) && known_anywhere(search, node))
			search->children->declared[step->child] = (uint16_t)(structure_element_lookup(schema, node_name(node)) - schema->elements);
		else if (step->by == REPLACE && str_is(near_child(search, node), element_name(search->run, step->element)))
			search->children->declared[step->child] = step->element;
	}
}

void structure_explain(struct structure_run *run, const struct structure_type *type, const xmlNode *parent, struct structure_children *children, size_t stopped)
{
	size_t done = 0;
	uint16_t done_state = 0;
	bool open = true; /* the end was not yet looked at */
	while (stopped < children->n || open) {
		struct arena arena = {0};
		struct search search = {.run = run, .arena = &arena, .type = type, .parent = parent, .children = children, .start = done_state};
		struct structure_children before = *children;
		before.n = stopped > done + WINDOW ? stopped - WINDOW : done;
		search.from = structure_follow(run->schema, type, &before, done, &search.start);
		search.end = children->n - stopped > WINDOW ? stopped + WINDOW : children->n;
		done_state = run_search(&search);
		done = search.end;
		declare_kept(&search);
		report_steps(&search);
		declare_left_out(&search);
		arena_finish(&arena);
		uint16_t state = done_state;
		stopped = structure_follow(run->schema, type, children, done, &state);
		open = stopped == children->n && !run->schema->states[type->first_state + state].accepts;
	}
}
