#include <stdlib.h>
#include <string.h>

#include "check/checks.h"

/* What stands within what: sources and boundaries name the larger ones that they are part of. */

/* One source or boundary, and what it names. */
struct part {
	struct str id;
	const struct profile_text *within;
	size_t n, next;     /* links, and the first not yet followed */
	struct part *below; /* from which the present walk came here */
	bool met, on_way;
};

struct parts {
	const struct checking *checking;
	struct part *at;
	size_t n;
};

static int compare_parts(const void *a, const void *b)
{
	return str_compare(((const struct part *)a)->id, ((const struct part *)b)->id);
}

static struct part *part_lookup(const struct parts *parts, struct str id)
{
	struct part asked = {.id = id};
	return bsearch(&asked, parts->at, parts->n, sizeof asked, compare_parts);
}

static void report_circle(const struct parts *parts, const struct part *part, struct str whole, struct span span)
{
	struct diag_entry *entry = diag_add(parts->checking->diag, DIAG_WITHIN_ITSELF, span,
		str_equal(part->id, whole) ? "“%.*s” is said to be a part of itself" : "“%.*s” is said to be a part of what is a part of it",
		STR_ARG(part->id));
	diag_hint(parts->checking->diag, entry, "within names what is larger");
}

static struct part *step_to(struct part *part, struct part *from)
{
	part->met = part->on_way = true;
	part->below = from;
	return part;
}

/* Follow every link once, without recursion, since chains may be long; what leads back to the way closes a circle. */
static void walk(const struct parts *parts, struct part *start)
{
	for (struct part *part = step_to(start, NULL); part;) {
		if (part->next == part->n) {
			part->on_way = false;
			part = part->below;
			continue;
		}
		const struct profile_text *link = &part->within[part->next++];
		struct part *whole = part_lookup(parts, link->text);
		if (whole && whole->on_way)
			report_circle(parts, part, whole->id, link->span);
		else if (whole && !whole->met)
			part = step_to(whole, part);
	}
}

static void walk_all(const struct parts *parts)
{
	qsort(parts->at, parts->n, sizeof *parts->at, compare_parts);
	for (size_t i = 0; i < parts->n; i++) {
		if (!parts->at[i].met)
			walk(parts, &parts->at[i]);
	}
}

static void check_sources(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	struct parts parts = {checking, arena_array(checking->arena, profile->sources.n + 1, struct part), 0};
	for (size_t i = 0; i < profile->sources.n; i++) {
		const struct profile_source *source = &profile->sources.at[i];
		if (source->head.id.n > 0 && !source->within.left_out)
			parts.at[parts.n++] = (struct part){source->head.id, &source->within, source->within.text.n > 0};
	}
	walk_all(&parts);
}

static void check_boundaries(const struct checking *checking, const struct profile_city *city)
{
	struct parts parts = {checking, arena_array(checking->arena, city->boundaries.n + 1, struct part), 0};
	for (size_t i = 0; i < city->boundaries.n; i++) {
		const struct profile_boundary *boundary = &city->boundaries.at[i];
		if (boundary->head.id.n > 0)
			parts.at[parts.n++] = (struct part){boundary->head.id, boundary->within.at, boundary->within.n};
	}
	walk_all(&parts);
}

/* The dates of a boundary */

/* A value for a time of which no day lies in the life of its territory. */
static void check_life(const struct checking *checking, struct str boundary, struct date_range time, struct span span)
{
	const struct profile_id *id = profile_id_lookup(checking->profile, boundary);
	struct date_range from, to;
	if (!id || strcmp(id->name, "boundary") != 0)
		return;
	struct str from_text = str_trim(xml_attribute(id->node, "from", NULL)), to_text = str_trim(xml_attribute(id->node, "to", NULL));
	bool has_from = date_parse(from_text, &from), has_to = date_parse(to_text, &to);
	bool early = has_from && date_before(time, from), late = has_to && date_before(to, time);
	/* Dates in the wrong order are reported as such. */
	if ((!early && !late) || (has_from && has_to && date_before(to, from)))
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_BOUNDARY_TIME, span, "“%.*s” exists only %s %.*s",
		STR_ARG(boundary), early ? "from" : "until", STR_ARG(early ? from_text : to_text));
	diag_hint(checking->diag, entry, "name the boundary of that time; if the value was recalculated for this one, say so in a note");
	diag_relate(entry, xml_attribute_span(id->node, early ? "from" : "to"), "the date stands here");
}

static void check_times(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	struct date_range time;
	for (size_t i = 0; i < profile->observations.n; i++) {
		const struct observation *observation = &profile->observations.at[i];
		if (!observation->unsure && observation->form != OBSERVATION_NONE && date_parse(observation->period, &time))
			check_life(checking, observation->boundary, time, observation->span);
	}
	for (size_t i = 0; i < profile->cities.n; i++) {
		for (size_t k = 0; k < profile->cities.at[i].populations.n; k++) {
			const struct profile_population *population = &profile->cities.at[i].populations.at[k];
			if (population->date.text.n > 0)
				check_life(checking, population->boundary.text, population->date.range, population->head.span);
		}
	}
}

void check_within(const struct checking *checking)
{
	check_sources(checking);
	for (size_t i = 0; i < checking->profile->cities.n; i++)
		check_boundaries(checking, &checking->profile->cities.at[i]);
	check_times(checking);
}
