#include "base/arena.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "profile/schema.h"

/* Text, as far as its form goes: how deep sections stand, and what says nothing. */

/* Levels of sections that templates number: A. 1. (a) (i). */
#define SECTION_LEVELS 4

/* Elements that are there for their words; without any, readers meet a number, a bullet or a bookmark of nothing. */
static const char *const worded[] = {
	"title", "lead", "p", "li", "term", "caption", "headnote", "statement", "credit",
};

/* Elements that are set on one line somewhere: at the edge of pages, in the contents, among the bookmarks. */
static const char *const lines[] = {
	"title", "subtitle", "name", "short-name", "term",
};

static bool is_line(const xmlNode *node)
{
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (xml_is(node, PROFILE_NAMESPACE, lines[i]))
			return true;
	}
	return false;
}

/* It is set again wherever it is named, on every page of a chapter perhaps. */
static void check_length(const struct checking *checking, const xmlNode *node)
{
	struct arena scratch = {0};
	if (is_line(node) && utf8_count(xml_text_collapsed(node, &scratch)) > CHECK_LINE_LIMIT) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_LINE_TOO_LONG, xml_span(node),
			"<%s> is longer than the limit of %d characters", (const char *)node->name, CHECK_LINE_LIMIT);
		diag_hint(checking->diag, entry, "make it short, and say the rest in the text");
	}
	arena_finish(&scratch);
}

static bool is_worded(const xmlNode *node)
{
	for (size_t i = 0; i < sizeof worded / sizeof worded[0]; i++) {
		if (xml_is(node, PROFILE_NAMESPACE, worded[i]))
			return true;
	}
	return false;
}

static bool has_content(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		bool is_text = child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE;
		if (child->type == XML_ELEMENT_NODE || (is_text && !xmlIsBlankNode(child)))
			return true;
	}
	return false;
}

static void check_words(const struct checking *checking, const xmlNode *node)
{
	if (!is_worded(node) || xml_fault(node).left_out || has_content(node))
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_EMPTY_TEXT, xml_span(node), "<%s> has no words", (const char *)node->name);
	diag_hint(checking->diag, entry, "write them, or take the element away");
}

/* Returns how many sections stand around what is in the element. Only the first level too deep is reported, not those inside. */
static int check_level(const struct checking *checking, const xmlNode *node, int levels)
{
	if (!xml_is(node, PROFILE_NAMESPACE, "section"))
		return levels;
	levels++;
	if (levels == SECTION_LEVELS + 1) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_SECTION_TOO_DEEP, xml_span(node),
			"sections stand in one another at most %d deep", SECTION_LEVELS);
		diag_hint(checking->diag, entry, "move it one level up, or write a paragraph that begins with <strong>");
	}
	return levels;
}

static void check_node(const struct checking *checking, const xmlNode *node, int levels)
{
	levels = check_level(checking, node, levels);
	check_words(checking, node);
	check_length(checking, node);
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		check_node(checking, child, levels);
}

void check_text(const struct checking *checking)
{
	check_node(checking, checking->profile->head.node, 0);
}
