#include "xml/counts.h"

/* More kinds of things than any format counts. */
#define KINDS 16

struct counting {
	const char *namespace_uri;
	const struct xml_count *counts;
	size_t seen[KINDS];
	struct diag *diag;
	bool passed;
};

static void count_element(struct counting *counting, const xmlNode *element)
{
	for (size_t i = 0; i < KINDS && counting->counts[i].names; i++) {
		const struct xml_count *count = &counting->counts[i];
		if (!str_is_among(str_from((const char *)element->name), count->names) || counting->seen[i]++ != count->limit)
			continue;
		counting->passed = true;
		diag_add(counting->diag, DIAG_TOO_MANY, xml_span(element), "the file has more %s than the limit of %zu", count->things, count->limit);
	}
}

static void count_inside(struct counting *counting, const xmlNode *element)
{
	if (!xml_is(element, counting->namespace_uri, (const char *)element->name))
		return;
	count_element(counting, element);
	for (const xmlNode *child = xml_first(element); child; child = xml_next(child))
		count_inside(counting, child);
}

bool xml_counts_check(const xmlNode *root, const struct xml_count *counts, struct diag *diag)
{
	struct counting counting = {.namespace_uri = root->ns ? (const char *)root->ns->href : "", .counts = counts, .diag = diag};
	count_inside(&counting, root);
	return !counting.passed;
}
