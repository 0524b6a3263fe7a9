#include "profile/access.h"

#include <string.h>

#include "profile/schema.h"
#include "xml/xml.h"

static const char *const words[] = {"public", "restricted", "internal"};

static enum profile_access own_access(const xmlNode *element)
{
	struct str word = str_trim(xml_attribute(element, "access", NULL));
	for (int i = PROFILE_PUBLIC; i <= PROFILE_INTERNAL; i++) {
		if (str_is(word, words[i]))
			return (enum profile_access)i;
	}
	bool closed = xml_is(element, PROFILE_NAMESPACE, "comment") || xml_is(element, PROFILE_NAMESPACE, "met");
	return closed ? PROFILE_INTERNAL : PROFILE_PUBLIC;
}

enum profile_access profile_access_inside(enum profile_access parent, const xmlNode *element)
{
	enum profile_access own = own_access(element);
	return own > parent ? own : parent;
}

enum profile_access profile_access(const xmlNode *element)
{
	enum profile_access access = PROFILE_PUBLIC;
	for (; element && element->type == XML_ELEMENT_NODE; element = element->parent)
		access = profile_access_inside(access, element);
	return access;
}

const char *profile_access_word(enum profile_access access)
{
	return words[access];
}
