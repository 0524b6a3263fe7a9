#include <string.h>

#include "xml/nearest.h"
#include "xml/structure_search.h"
#include "xml/xml.h"

/* What is wrong with the children of an element, said in the words of the one who wrote them. */

static const xmlNode *kept_node(const struct structure_search *search, const struct structure_correction *step)
{
	return step->by == CORRECTION_KEEP || step->by == CORRECTION_REPLACE ? search->children->at[step->child] : NULL;
}

/* The kept children before and after a step. */
static const xmlNode *kept_before(const struct structure_search *search, size_t step)
{
	const xmlNode *node = NULL;
	while (!node && step-- > 0)
		node = kept_node(search, &search->steps[step]);
	return node;
}

static const xmlNode *kept_after(const struct structure_search *search, size_t step)
{
	const xmlNode *node = NULL;
	while (!node && ++step < search->step_count)
		node = kept_node(search, &search->steps[step]);
	return node;
}

/* `after <name> and before <population>`, as far as there are such. */
static const char *place_words(const struct structure_search *search, size_t step)
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
static const char *choice_words(const struct structure_search *search, const struct structure_correction *step)
{
	const struct structure_state *from = structure_state_of(search, step->from);
	struct buf out = {.arena = search->arena};
	for (uint16_t i = 0; i < from->edge_count; i++) {
		const struct structure_edge *edge = &structure_edges_of(search, from)[i];
		if (edge->element != STRUCTURE_NONE && edge->to == step->to)
			buf_format(&out, "%s<%s>", out.n > 0 ? " or " : "",
				structure_element_name(search->run, edge->element));
	}
	return out.at;
}

static void report_missing(struct structure_search *search, size_t index)
{
	struct structure_run *run = search->run;
	const struct structure_correction *step = &search->steps[index];
	struct diag_entry *entry = structure_fault(run, DIAG_MISSING_ELEMENT, xml_span(search->parent), "<%s> lacks %s",
		node_name(search->parent), choice_words(search, step));
	const char *summary = run->schema->elements[step->element].summary;
	diag_hint(run->diag, entry, "add it%s%s%s", place_words(search, index), summary[0] ? ": " : "", summary);
	structure_lacks(search->parent, run->schema->elements[step->element].name);
}

/* Elements of which the given one may be a child, for a hint. */
static const char *parents_words(const struct structure_search *search, const xmlNode *node)
{
	const struct structure_schema *schema = search->run->schema;
	struct buf out = {.arena = search->arena};
	size_t n = 0;
	for (uint16_t i = 0; i < schema->element_count; i++) {
		struct structure_search inside = *search;
		inside.type = &schema->types[schema->elements[i].type];
		if (structure_takes(&inside, node) && ++n <= 6)
			buf_format(&out, "%s<%s>", n > 1 ? ", " : "", schema->elements[i].name);
	}
	if (n > 6)
		buf_format(&out, " and %zu others", n - 6);
	return n > 0 ? out.at : NULL;
}

/* The nearest name in the parent, else in the whole vocabulary. */
static struct str near_name(const struct structure_search *search, const xmlNode *node)
{
	struct str near = structure_near_child(search, node);
	if (near.n > 0)
		return near;
	struct nearest nearest = {.asked = str_from(node_name(node)), .effort = &search->run->diag->effort};
	for (uint16_t i = 0; i < search->run->schema->element_count; i++)
		nearest_offer(&nearest, str_from(search->run->schema->elements[i].name));
	return nearest.best;
}

static void report_unknown(
	struct structure_search *search, const struct structure_correction *step, const xmlNode *node)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry =
		structure_fault(run, DIAG_UNKNOWN_ELEMENT, xml_span(node), "there is no element <%s>", node_name(node));
	struct str near = near_name(search, node);
	if (near.n > 0)
		diag_hint(run->diag, entry, "did you mean <%.*s>?", STR_ARG(near));
	else if (step->by == CORRECTION_REPLACE)
		diag_hint(run->diag, entry, "%s is expected here", choice_words(search, step));
	else
		diag_hint(run->diag, entry, "<%s> holds: %s", node_name(search->parent),
			search->type->content[0] ? search->type->content : "no elements");
}

static void report_other_namespace(struct structure_search *search, const xmlNode *node)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry;
	if (node->ns) {
		const char *parents = parents_words(search, node);
		entry = structure_fault(run, DIAG_WRONG_NAMESPACE, xml_span(node),
			"<%s> is of another vocabulary and cannot stand in <%s>", node_name(node),
			node_name(search->parent));
		if (parents)
			diag_hint(run->diag, entry, "elements of other vocabularies stand in %s", parents);
	} else {
		entry = structure_fault(
			run, DIAG_WRONG_NAMESPACE, xml_span(node), "<%s> is in no namespace", node_name(node));
		diag_hint(run->diag, entry, "its namespace is %s, as that of <%s>", run->schema->namespace_uri,
			node_name(search->parent));
	}
}

static void report_not_allowed(
	struct structure_search *search, const struct structure_correction *step, const xmlNode *node)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry = structure_fault(run, DIAG_ELEMENT_NOT_ALLOWED, xml_span(node),
		"<%s> cannot stand %s in <%s>", node_name(node),
		step->by == CORRECTION_REPLACE && structure_takes(search, node) ? "here" : "anywhere",
		node_name(search->parent));
	const char *parents = parents_words(search, node);
	if (step->by == CORRECTION_REPLACE)
		diag_hint(run->diag, entry, "%s is expected here", choice_words(search, step));
	else if (parents)
		diag_hint(run->diag, entry, "<%s> stands in %s", node_name(node), parents);
}

/* A name that the parent takes, left out here and put in elsewhere. Returns the step that puts it in, or NULL. */
static struct structure_correction *put_in_elsewhere(struct structure_search *search, const xmlNode *node)
{
	for (size_t i = 0; i < search->step_count; i++) {
		struct structure_correction *step = &search->steps[i];
		if (step->by == CORRECTION_INSERT && !step->settled &&
			strcmp(structure_element_name(search->run, step->element), node_name(node)) == 0)
			return step;
	}
	return NULL;
}

static void report_order(struct structure_search *search, const xmlNode *node, const char *place)
{
	struct structure_run *run = search->run;
	struct diag_entry *entry = structure_fault(run, DIAG_WRONG_ORDER, xml_span(node),
		"<%s> stands in the wrong place%s%s", node_name(node), place ? ": it belongs" : "", place ? place : "");
	diag_hint(run->diag, entry, "<%s> holds, in this order: %s", node_name(search->parent), search->type->content);
}

/* Whether a second element of this name may come after the first. */
static bool repeats(const struct structure_search *search, const xmlNode *node)
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
			const struct structure_state *from = structure_state_of(search, state);
			for (uint16_t i = 0; reached[state] && i < from->edge_count; i++) {
				uint16_t to = structure_edges_of(search, from)[i].to;
				changed |= !reached[to];
				reached[to] = true;
			}
		}
	}
	return false;
}

static const xmlNode *kept_among(const struct structure_search *search, const xmlNode *node, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		const xmlNode *other = search->children->at[i];
		if (other != node && search->children->declared[i] != STRUCTURE_NONE &&
			xmlStrEqual(other->name, node->name))
			return other;
	}
	return NULL;
}

static struct structure_seen *seen_of(const struct structure_search *search, const xmlChar *name)
{
	struct structure_children *children = search->children;
	for (size_t i = 0; i < children->seen.n; i++) {
		if (xmlStrEqual(children->seen.at[i].name, name))
			return &children->seen.at[i];
	}
	struct structure_seen *seen = vec_add(&children->seen, &search->run->scratch);
	seen->name = name;
	return seen;
}

/* A child of the same name that is kept, the first one. Those before the window are settled, and are looked through only once for
 * each name; behind it none is kept so far. */
static const xmlNode *kept_same(const struct structure_search *search, const xmlNode *node)
{
	struct structure_seen *seen = seen_of(search, node->name);
	if (!seen->first)
		seen->first = kept_among(search, node, seen->until, search->from);
	seen->until = search->from;
	return seen->first ? seen->first : kept_among(search, node, search->from, search->end);
}

/* A child left out although its parent takes its name: given twice, or in the wrong place. */
static void report_misplaced(struct structure_search *search, const xmlNode *node)
{
	struct structure_correction *put_in = put_in_elsewhere(search, node);
	const xmlNode *same = kept_same(search, node);
	if (put_in) {
		put_in->settled = true;
		report_order(search, node, place_words(search, (size_t)(put_in - search->steps)));
	} else if (same && !repeats(search, node)) {
		struct diag_entry *entry = structure_fault(search->run, DIAG_REPEATED_ELEMENT, xml_span(node),
			"<%s> stands twice in <%s>", node_name(node), node_name(search->parent));
		diag_hint(search->run->diag, entry, "keep one of the two");
		diag_relate(entry, xml_span(same), "the other one stands here");
		structure_leave_out(node);
	} else {
		report_order(search, node, NULL);
	}
}

static void report_child(struct structure_search *search, const struct structure_correction *step)
{
	const xmlNode *node = search->children->at[step->child];
	if (structure_takes(search, node) && step->by != CORRECTION_REPLACE) {
		report_misplaced(search, node);
		return;
	}
	structure_leave_out(node);
	if (!structure_in_namespace(search->run->schema, node) && !structure_takes(search, node))
		report_other_namespace(search, node);
	else if (!structure_known(search, node) && !structure_takes(search, node))
		report_unknown(search, step, node);
	else
		report_not_allowed(search, step, node);
}

/* Misplaced children first, so that what they settle is not reported as missing. */
void structure_report(struct structure_search *search)
{
	for (size_t i = 0; i < search->step_count; i++) {
		if (search->steps[i].by == CORRECTION_DROP || search->steps[i].by == CORRECTION_REPLACE)
			report_child(search, &search->steps[i]);
	}
	for (size_t i = 0; i < search->step_count; i++) {
		if (search->steps[i].by == CORRECTION_INSERT && !search->steps[i].settled)
			report_missing(search, i);
	}
}
