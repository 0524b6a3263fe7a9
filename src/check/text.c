#include "check/checks.h"
#include "profile/schema.h"
#include "xml/lines.h"

/* Text, as far as its form goes: how deep sections stand, and what says nothing. */

/* Levels of sections that templates number: A. 1. (a) (i). */
#define SECTION_LEVELS 4

/* Elements that are there for their words; without any, readers meet a number, a bullet or a bookmark of nothing. */
static const char *const worded[] = {
	"title", "lead", "p", "li", "term", "caption", "headnote", "statement", "credit",
};

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
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		check_node(checking, child, levels);
}

void check_text(const struct checking *checking)
{
	static const struct xml_lines lines = {
		"title subtitle name short-name term", "name short-name unit group code evidence origin authorization",
	};
	check_node(checking, checking->profile->head.node, 0);
	xml_lines_check(checking->profile->head.node, &lines, checking->diag);
}
