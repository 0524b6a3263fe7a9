#include <string.h>

#include "xml/nearest.h"
#include "xml/structure_search.h"
#include "xml/xml.h"

/*
 * Children that do not fit are explained by the fewest corrections that make them fit: leave a child out, put one in,
 * put one in the place of another. A child left out in one place and put in at another stands in the wrong place. The
 * search is a shortest path over (children read, state), taken in windows so that it stays small for any number of
 * children.
 */

/* A replacement of a name nobody knows is cheaper than leaving it out and missing the right one; so every fault counts
 * once. */
enum cost {
	COST_DROP = 2,
	COST_INSERT = 3,
	COST_REPLACE_NEAR = 2,
	COST_REPLACE_ALIEN = 3,
	COST_REPLACE_KNOWN = 4,
	COST_NEVER = 1 << 28,
};

#define WINDOW 256

const char *structure_element_name(const struct structure_run *run, uint16_t element)
{
	return element == STRUCTURE_NONE ? "an element of another vocabulary" : run->schema->elements[element].name;
}

const struct structure_state *structure_state_of(const struct structure_search *search, uint16_t state)
{
	return &search->run->schema->states[search->type->first_state + state];
}

const struct structure_edge *structure_edges_of(
	const struct structure_search *search, const struct structure_state *state)
{
	return &search->run->schema->edges[state->first_edge];
}

static struct structure_cell *cell(const struct structure_search *search, size_t child, uint16_t state)
{
	return &search->cells[(child - search->from) * search->type->state_count + state];
}

static void offer(struct structure_search *search, size_t child, uint16_t state, struct structure_cell way)
{
	struct structure_cell *known = cell(search, child, state);
	if (way.cost < known->cost)
		*known = way;
}

bool structure_takes(const struct structure_search *search, const xmlNode *node)
{
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		if (structure_step(search->run->schema, search->type, state, node))
			return true;
	}
	return false;
}

bool structure_known(const struct structure_search *search, const xmlNode *node)
{
	return structure_in_namespace(search->run->schema, node) &&
	       structure_element_lookup(search->run->schema, node_name(node));
}

struct str structure_near_child(const struct structure_search *search, const xmlNode *node)
{
	struct nearest nearest = {.asked = str_from(node_name(node)), .effort = &search->run->diag->effort};
	if (structure_known(search, node))
		return nearest.best;
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		const struct structure_state *from = structure_state_of(search, state);
		for (uint16_t i = 0; i < from->edge_count; i++) {
			uint16_t element = structure_edges_of(search, from)[i].element;
			if (element != STRUCTURE_NONE)
				nearest_offer(&nearest, str_from(structure_element_name(search->run, element)));
		}
	}
	return nearest.best;
}

/* Put elements in: shortest ways within one column, repeated until nothing gets cheaper. */
static void relax_insertions(struct structure_search *search, size_t child)
{
	for (bool changed = true; changed;) {
		changed = false;
		for (uint16_t state = 0; state < search->type->state_count; state++) {
			const struct structure_state *from = structure_state_of(search, state);
			uint32_t cost = cell(search, child, state)->cost + COST_INSERT;
			for (uint16_t i = 0; i < from->edge_count; i++) {
				const struct structure_edge *edge = &structure_edges_of(search, from)[i];
				if (edge->element == STRUCTURE_NONE || cost >= cell(search, child, edge->to)->cost)
					continue;
				offer(search, child, edge->to,
					(struct structure_cell){cost, state, edge->element, CORRECTION_INSERT});
				changed = true;
			}
		}
	}
}

/* Read one child: keep it, leave it out, or put another in its place. Where two ways cost the same, the later child is
 * the one left out. */
static void relax_child(struct structure_search *search, size_t child)
{
	const xmlNode *node = search->children->at[child];
	struct str near = structure_near_child(search, node);
	uint32_t replace = structure_takes(search, node) ? COST_REPLACE_KNOWN : COST_REPLACE_ALIEN;
	for (uint16_t state = 0; state < search->type->state_count; state++)
		offer(search, child + 1, state,
			(struct structure_cell){
				cell(search, child, state)->cost + COST_DROP, state, STRUCTURE_NONE, CORRECTION_DROP});
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		uint32_t cost = cell(search, child, state)->cost;
		const struct structure_edge *own = structure_step(search->run->schema, search->type, state, node);
		const struct structure_state *from = structure_state_of(search, state);
		if (own)
			offer(search, child + 1, own->to,
				(struct structure_cell){cost, state, own->element, CORRECTION_KEEP});
		for (uint16_t i = 0; i < from->edge_count; i++) {
			const struct structure_edge *edge = &structure_edges_of(search, from)[i];
			if (edge == own || edge->element == STRUCTURE_NONE)
				continue;
			uint32_t price = str_is(near, structure_element_name(search->run, edge->element))
						 ? COST_REPLACE_NEAR
						 : replace;
			offer(search, child + 1, edge->to,
				(struct structure_cell){cost + price, state, edge->element, CORRECTION_REPLACE});
		}
	}
}

/* The cheapest state at the window's end; the end of all children must be one that accepts. */
static uint16_t best_end(const struct structure_search *search)
{
	bool whole = search->end == search->children->n;
	uint16_t best = 0;
	uint32_t cost = COST_NEVER;
	for (uint16_t state = 0; state < search->type->state_count; state++) {
		uint32_t reached = cell(search, search->end, state)->cost;
		if ((!whole || structure_state_of(search, state)->accepts) && reached < cost) {
			best = state;
			cost = reached;
		}
	}
	return best;
}

/* Walk back from the end; steps come out in order. */
static void trace_back(struct structure_search *search, uint16_t state)
{
	size_t room = (search->end - search->from + 1) * ((size_t)search->type->state_count + 1);
	search->steps = arena_array(search->arena, room, struct structure_correction);
	struct structure_correction *first = search->steps + room;
	for (size_t child = search->end;;) {
		const struct structure_cell *here = cell(search, child, state);
		if (child == search->from && here->cost == 0)
			break;
		if (here->by != CORRECTION_INSERT)
			child--;
		*--first = (struct structure_correction){
			.by = here->by, .child = child, .element = here->element, .from = here->from, .to = state};
		state = here->from;
	}
	search->step_count = (size_t)(search->steps + room - first);
	search->steps = first;
}

static uint16_t run_search(struct structure_search *search)
{
	size_t columns = search->end - search->from + 1;
	search->cells = arena_array(search->arena, columns * search->type->state_count, struct structure_cell);
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

/* A child that is kept is checked by its edge's declaration. */
static void declare_kept(struct structure_search *search)
{
	for (size_t i = 0; i < search->step_count; i++) {
		const struct structure_correction *step = &search->steps[i];
		if (step->by == CORRECTION_KEEP)
			search->children->declared[step->child] = step->element;
	}
}

/* The child of this name that could stand where one was left out or replaced; STRUCTURE_NONE when none could. */
static uint16_t named_child(
	const struct structure_search *search, const struct structure_correction *step, struct str name)
{
	const struct structure_state *from = structure_state_of(search, step->from);
	if (step->by == CORRECTION_REPLACE)
		return str_is(name, structure_element_name(search->run, step->element)) ? step->element : STRUCTURE_NONE;
	for (uint16_t i = 0; name.n > 0 && i < from->edge_count; i++) {
		uint16_t element = structure_edges_of(search, from)[i].element;
		if (element != STRUCTURE_NONE && str_is(name, structure_element_name(search->run, element)))
			return element;
	}
	return STRUCTURE_NONE;
}

static void declare_as_meant(
	struct structure_search *search, const struct structure_correction *step, const xmlNode *node)
{
	uint16_t meant = named_child(search, step, structure_near_child(search, node));
	if (meant == STRUCTURE_NONE)
		return;
	search->children->declared[step->child] = meant;
	structure_read_as(node, structure_element_name(search->run, meant));
}

/* One in the wrong place is still checked as what it is, and a misspelt one as what was meant; of others the name says
 * nothing sure, so only what is inside them is looked at. */
static void declare_left_out(struct structure_search *search)
{
	const struct structure_schema *schema = search->run->schema;
	for (size_t i = 0; i < search->step_count; i++) {
		const struct structure_correction *step = &search->steps[i];
		if (step->by != CORRECTION_DROP && step->by != CORRECTION_REPLACE)
			continue;
		const xmlNode *node = search->children->at[step->child];
		if (structure_takes(search, node) && structure_known(search, node))
			search->children->declared[step->child] =
				(uint16_t)(structure_element_lookup(schema, node_name(node)) - schema->elements);
		else
			declare_as_meant(search, step, node);
	}
}

void structure_explain(struct structure_run *run, const struct structure_type *type, const xmlNode *parent,
	struct structure_children *children, size_t stopped)
{
	size_t done = 0;
	uint16_t done_state = 0;
	bool open = true; /* the end was not yet looked at */
	while (stopped < children->n || open) {
		struct arena arena = {0};
		struct structure_search search = {.run = run,
			.arena = &arena,
			.type = type,
			.parent = parent,
			.children = children,
			.start = done_state};
		struct structure_children before = *children;
		before.n = stopped > done + WINDOW ? stopped - WINDOW : done;
		search.from = structure_follow(run->schema, type, &before, done, &search.start);
		search.end = children->n - stopped > WINDOW ? stopped + WINDOW : children->n;
		done_state = run_search(&search);
		done = search.end;
		declare_kept(&search);
		structure_report(&search);
		declare_left_out(&search);
		arena_finish(&arena);
		uint16_t state = done_state;
		stopped = structure_follow(run->schema, type, children, done, &state);
		open = stopped == children->n && !run->schema->states[type->first_state + state].accepts;
	}
}
