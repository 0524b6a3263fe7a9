/*
 * Inside of the reader: the model as data. Each kind of element is one record, each attribute or child one
 * field of it; one reader fills records, one writer shows them, and a test holds them against the schema.
 */
#ifndef CITYPROFILE_PROFILE_RECORD_H
#define CITYPROFILE_PROFILE_RECORD_H

#include "profile/profile.h"

enum field_kind {
	/* attributes */
	FIELD_TEXT,
	FIELD_LIST,
	FIELD_DATE,
	FIELD_NUMBER,
	/* children */
	FIELD_PARTS,   /* elements that hold text */
	FIELD_RECORDS, /* elements of a record */
	FIELD_GROUP,   /* one element around elements of a record */
	/* the element itself */
	FIELD_OWN_TEXT, /* its text, collapsed */
	FIELD_OWN_PART, /* its text as a part */
};

struct record;

struct field {
	const char *name; /* of the attribute or child; "" for the element itself */
	enum field_kind kind;
	size_t offset;
	const struct record *record; /* of RECORDS and GROUP */
};

/** One kind of element. The struct begins with a profile_head. */
struct record {
	const char *element; /* the child of a group; NULL where fields name it */
	size_t size;
	const struct field *fields;
	size_t field_count;
};

extern const struct record profile_record;

/** The layout behind profile_many. */
struct many {
	void *at;
	size_t n;
};

/** Returns the vector at a field; lent contents. */
struct many record_many(const void *record, size_t offset);
/** Returns the name of an element; of a misspelt one that which was meant. Lent. */
const char *profile_element_name(const xmlNode *node);
/** Returns whether a node is to be read as the element of this name. */
bool profile_element_is(const xmlNode *node, const char *name);
/** Returns the attribute that is to be read under this name (with prefix xml: for that namespace), whether it is sound or not, or NULL. Lent. */
const xmlAttr *profile_attribute_lookup(const xmlNode *node, const char *name);
/** Returns the head of an element inside one with this access. */
struct profile_head profile_head_of(const xmlNode *node, enum profile_access outer);
/** Returns an element with all that is in it. Lent from tree and arena. */
struct profile_part profile_part_of(const xmlNode *node, enum profile_access outer, struct arena *arena);
/** Returns an attribute's value. */
struct profile_text profile_text_of(const xmlNode *node, const char *name);
/** Returns an attribute's value as a date; an impossible one is an error. */
struct profile_date profile_date_of(const xmlNode *node, const char *name, struct diag *diag);

/** Fill the flat list of observations from `indicators`. */
void profile_flatten_observations(struct profile *profile, struct arena *arena, struct diag *diag);
/** Fill the flat lists of ids, references, codes, facts, images and charts. */
void profile_collect(struct profile *profile, struct arena *arena, struct diag *diag);

#endif
