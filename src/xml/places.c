#include "xml/places.h"

#include <assert.h>

#include "xml/scan.h"

/* The walk: `next` is the node that the next token must belong to, `parent` the open element. */
struct walk {
	struct arena *arena;
	uint32_t file;
	struct str bytes;
	xmlNode *parent;        /* NULL outside the root */
	xmlNode *next;
	xmlAttr *attribute;
	struct scan_range text; /* text and CDATA collected so far */
};

static struct span to_span(const struct walk *walk, struct scan_range range)
{
	return (struct span){walk->file, (uint32_t)range.start, (uint32_t)range.end};
}

static struct xml_place *place_create(const struct walk *walk, struct scan_range all, struct scan_range name)
{
	struct xml_place *place = arena_new(walk->arena, struct xml_place);
	place->span = place->whole = to_span(walk, all);
	place->name = to_span(walk, name);
	return place;
}

/* The first line of a range that is not blank, without the blanks around it. */
static struct scan_range first_line(const struct walk *walk, struct scan_range range)
{
	struct str text = {walk->bytes.at + range.start, range.end - range.start};
	struct str trimmed = str_trim(text);
	size_t start = range.start + (size_t)(trimmed.at - text.at), end = start;
	while (end < start + trimmed.n && walk->bytes.at[end] != '\n' && walk->bytes.at[end] != '\r') {
		end++;
	}
	return trimmed.n > 0 ? (struct scan_range){start, end} : range;
}

/* Markup ends a run of text. A run without characters, such as an empty CDATA section, has no node or loses it. */
static void close_text(struct walk *walk)
{
	xmlNode *node = walk->next;
	if (walk->text.end > walk->text.start && node != NULL && node->type == XML_TEXT_NODE) {
		walk->next = node->next;
		if (node->content == NULL || node->content[0] == '\0') {
			xmlUnlinkNode(node);
			xmlFreeNode(node);
		} else {
			node->_private = place_create(walk, walk->text, first_line(walk, walk->text));
		}
	}
	walk->text = (struct scan_range){0, 0};
}

static void add_text(struct walk *walk, struct scan_range all)
{
	if (walk->parent != NULL) {
		walk->text.start = walk->text.end > 0 ? walk->text.start : all.start;
		walk->text.end = all.end;
	}
}

static void open_element(struct walk *walk, const struct scan_token *token)
{
	assert(walk->next != NULL && walk->next->type == XML_ELEMENT_NODE);
	walk->next->_private = place_create(walk, token->all, token->name);
	walk->attribute = walk->next->properties;
}

static void add_attribute(struct walk *walk, const struct scan_token *token)
{
	struct str name = {walk->bytes.at + token->name.start, token->name.end - token->name.start};
	/* libxml2 keeps namespace declarations apart from attributes. */
	if (str_is(name, "xmlns") || str_starts(name, STR("xmlns:"))) {
		return;
	}
	assert(walk->attribute != NULL);
	struct xml_place *place = place_create(walk, token->all, token->name);
	place->span = to_span(walk, token->value);
	walk->attribute->_private = place;
	walk->attribute = walk->attribute->next;
}

static void close_element(struct walk *walk, size_t end)
{
	struct xml_place *place = walk->parent->_private;
	place->whole.end = (uint32_t)end;
	walk->next = walk->parent->next;
	walk->parent = walk->parent->parent->type == XML_ELEMENT_NODE ? walk->parent->parent : NULL;
}

/* The start tag is complete: step into the element, and out again if it is empty. */
static void enter_element(struct walk *walk, const struct scan_token *token)
{
	assert(walk->attribute == NULL);
	struct xml_place *place = walk->next->_private;
	place->span.end = (uint32_t)token->all.end;
	walk->parent = walk->next;
	walk->next = walk->next->children;
	if (token->empty) {
		close_element(walk, token->all.end);
	}
}

static void add_other(struct walk *walk, const struct scan_token *token)
{
	assert(walk->next != NULL && (walk->next->type == XML_COMMENT_NODE || walk->next->type == XML_PI_NODE));
	walk->next->_private = place_create(walk, token->all, first_line(walk, token->all));
	walk->next = walk->next->next;
}

static void take_token(struct walk *walk, const struct scan_token *token)
{
	switch (token->kind) {
	case SCAN_OPEN:
		open_element(walk, token);
		break;
	case SCAN_ATTRIBUTE:
		add_attribute(walk, token);
		break;
	case SCAN_OPENED:
		enter_element(walk, token);
		break;
	case SCAN_CLOSE:
		close_element(walk, token->all.end);
		break;
	case SCAN_COMMENT:
	case SCAN_INSTRUCTION:
		add_other(walk, token);
		break;
	case SCAN_TEXT:
	case SCAN_CDATA:
	case SCAN_DECLARATION:
	case SCAN_DOCTYPE:
	case SCAN_BAD:
	case SCAN_END:
		break;
	}
}

void places_fill(xmlDoc *doc, uint32_t file, struct str bytes, struct arena *arena)
{
	struct walk walk = {.arena = arena, .file = file, .bytes = bytes, .next = doc->children};
	struct scan scan = scan_start(bytes);
	struct scan_token token;
	for (scan_next(&scan, &token); token.kind != SCAN_END; scan_next(&scan, &token)) {
		if (token.kind == SCAN_TEXT || token.kind == SCAN_CDATA) {
			add_text(&walk, token.all);
		} else {
			close_text(&walk);
			take_token(&walk, &token);
		}
	}
	assert(walk.next == NULL && walk.parent == NULL);
}
