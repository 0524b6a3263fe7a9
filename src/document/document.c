/* Finding one's way in a document. */
#include "document/document.h"

struct str document_folio(const struct doc_references *references, struct str id)
{
	size_t low = 0, high = references ? references->n : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(references->at[middle].id, id);
		if (order == 0)
			return references->at[middle].folio;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return (struct str){0};
}

const struct doc_node *document_next(const struct doc_node *node, const struct doc_node *top)
{
	if (node->first)
		return node->first;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}
