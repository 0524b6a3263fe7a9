/*
 * Access: who may see an element. Own or inherited; comments and bodies met are internal unless they say
 * otherwise; nothing inside an element is more open than the element.
 */
#ifndef CITYPROFILE_PROFILE_ACCESS_H
#define CITYPROFILE_PROFILE_ACCESS_H

#include <libxml/tree.h>

/** Ordered: what is higher is seen by fewer. */
enum profile_access {
	PROFILE_PUBLIC,
	PROFILE_RESTRICTED,
	PROFILE_INTERNAL,
};

/** Returns the access of an element. */
enum profile_access profile_access(const xmlNode *element);
/** Returns the access of an element inside one whose access is known. */
enum profile_access profile_access_inside(enum profile_access parent, const xmlNode *element);
/** Returns the word that the format uses; static. */
const char *profile_access_word(enum profile_access access);

#endif
