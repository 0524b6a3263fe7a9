/* Finding one's way in a document, and from its characters back to the source. */
#include "document/document.h"

#include "base/utf8.h"

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

const struct doc_node *document_lookup(const struct document *document, struct str id)
{
	for (uint32_t i = 1; id.n > 0 && i <= document->node_count; i++)
		if (str_equal(document->nodes[i]->id, id))
			return document->nodes[i];
	return NULL;
}

const struct doc_node *document_next(const struct doc_node *node, const struct doc_node *top)
{
	if (node->first)
		return node->first;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* A walk over text as written: references count as one character, CR LF as one. */
struct raw_text {
	struct str bytes;
	size_t byte;
	bool literal;  /* CDATA: an ampersand is one */
	size_t passed; /* characters */
};

static uint32_t raw_reference(struct str reference)
{
	static const struct { const char *text; uint32_t value; } names[] = {
		{"&#32;", ' '}, {"&#x20;", ' '}, {"&#10;", '\n'}, {"&#xA;", '\n'}, {"&#xa;", '\n'}, {"&#9;", '\t'}, {"&#x9;", '\t'},
		{"&#13;", '\r'}, {"&#xD;", '\r'}, {"&#xd;", '\r'},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(reference, names[i].text))
			return names[i].value;
	return 0; /* some character, which is no white space */
}

static uint32_t raw_next(struct raw_text *raw)
{
	size_t start = raw->byte;
	raw->passed++;
	if (raw->bytes.at[start] == '&' && !raw->literal) {
		while (raw->byte < raw->bytes.n && raw->bytes.at[raw->byte] != ';')
			raw->byte++;
		if (raw->byte < raw->bytes.n)
			raw->byte++;
		return raw_reference((struct str){raw->bytes.at + start, raw->byte - start});
	}
	uint32_t c = utf8_next(raw->bytes, &raw->byte);
	if (c == '\r' && raw->byte < raw->bytes.n && raw->bytes.at[raw->byte] == '\n')
		raw->byte++;
	return c;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Finds the character of the source that the first of a run of characters was made from. Returns false when the two texts do not go together. */
static bool raw_find(struct raw_text *raw, struct str text, size_t character, size_t *ret_index)
{
	bool after_space = text.n > 0 && text.at[0] != ' ';
	size_t at = 0, made = 0;
	while (raw->byte < raw->bytes.n) {
		size_t index = raw->passed;
		uint32_t c = raw_next(raw);
		if (is_space(c)) {
			if (after_space)
				continue;
			c = ' ';
		}
		after_space = c == ' ';
		if (at >= text.n)
			return false;
		uint32_t wanted = utf8_next(text, &at);
		if (c != 0 && c != wanted)
			return false;
		if (made++ == character) {
			*ret_index = index;
			return true;
		}
	}
	return false;
}

struct span document_character_span(const struct source_list *sources, const struct doc_node *text, size_t character)
{
	static const struct str cdata = {"<![CDATA[", 9};
	struct raw_text raw = {.bytes = source_text(sources, text->at)};
	size_t index;
	if (!text->as.text.from_source)
		return text->at;
	if (str_starts(raw.bytes, cdata)) {
		raw.literal = true;
		raw.byte = cdata.n;
	}
	if (!raw_find(&raw, text->as.text.string, character, &index))
		return text->at;
	return xml_character_span(sources, text->at, index);
}
