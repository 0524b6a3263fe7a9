/* xsl:sort in the language of the edition, the same on every machine. */
#include "template/engine.h"

#include <libxslt/xsltutils.h>
#include <stdlib.h>

#include "base/memory.h"

struct sort_key {
	xmlXPathObject **values;   /* one for each node */
	bool number, descending;
};

struct sort {
	struct format *format;
	struct sort_key *keys;
	int key_count;
};

/* Not a number stands before all numbers. */
static int number_compare(double a, double b)
{
	int none_a = a != a, none_b = b != b;
	return none_a || none_b ? none_b - none_a : (a > b) - (a < b);
}

static int key_compare(const struct sort *sort, const struct sort_key *key, size_t a, size_t b)
{
	const xmlXPathObject *one = key->values[a], *two = key->values[b];
	int order = 0;
	if (one && two && key->number)
		order = number_compare(one->floatval, two->floatval);
	else if (one && two)
		order = format_compare(sort->format, str_from((const char *)one->stringval), str_from((const char *)two->stringval));
	return key->descending ? -order : order;
}

static int index_compare(const void *a, const void *b, void *context)
{
	size_t one = *(const size_t *)a, two = *(const size_t *)b;
	const struct sort *sort = context;
	for (int i = 0; i < sort->key_count; i++) {
		int order = sort->keys[i].values ? key_compare(sort, &sort->keys[i], one, two) : 0;
		if (order)
			return order;
	}
	return (one > two) - (one < two); /* equal ones keep their order */
}

static void key_compute(xsltTransformContext *context, xmlNode *element, struct sort_key *key)
{
	key->number = str_is(xml_attribute(element, "data-type", NULL), "number");
	key->descending = str_is(xml_attribute(element, "order", NULL), "descending");
	key->values = xsltComputeSortResult(context, element);
}

static void key_finish(struct sort_key *key, size_t count)
{
	for (size_t i = 0; key->values && i < count; i++)
		xmlXPathFreeObject(key->values[i]);
	xmlFree(key->values);
}

void sort_nodes(xsltTransformContext *context, xmlNode **sorts, int sort_count)
{
	xmlNodeSet *list = context->nodeList;
	if (!list || list->nodeNr <= 1 || sort_count <= 0)
		return;
	struct trouble *trouble = context->_private;
	struct arena arena = {0};
	size_t count = (size_t)list->nodeNr;
	struct sort sort = {trouble->format, arena_array(&arena, (size_t)sort_count, struct sort_key), sort_count};
	size_t *order = arena_array(&arena, count, size_t);
	xmlNode **nodes = arena_array(&arena, count, xmlNode *);
	for (int i = 0; i < sort_count; i++)
		key_compute(context, sorts[i], &sort.keys[i]);
	for (size_t i = 0; i < count; i++) {
		order[i] = i;
		nodes[i] = list->nodeTab[i];
	}
	qsort_r(order, count, sizeof *order, index_compare, &sort);
	for (size_t i = 0; i < count; i++)
		list->nodeTab[i] = nodes[order[i]];
	for (int i = 0; i < sort_count; i++)
		key_finish(&sort.keys[i], count);
	arena_finish(&arena);
}
