/*
 * What the readers of methods and benchmark sets share: typed values out of a tree whose structure
 * was checked. Internal to method.
 */
#ifndef CITYPROFILE_METHOD_READ_H
#define CITYPROFILE_METHOD_READ_H

#include "method/method.h"

/** Returns an attribute trimmed and copied into the arena; `xml:id` by that name. Empty when absent. */
struct method_word read_word(const xmlNode *element, const char *name, struct arena *arena);
/** Returns an attribute that is a number, or an absent one; one of too many digits is an error in diag, and absent. */
struct method_number read_number(const xmlNode *element, const char *name, struct arena *arena, struct diag *diag);
/** Returns an attribute that is a count. */
int64_t read_count(const xmlNode *element, const char *name);
/** Returns the index of an attribute's value among `words` (ended by NULL); 0 when absent. */
int read_choice(const xmlNode *element, const char *name, const char *const *words);
/** Returns the text of an element with its language. */
struct method_text read_text(const xmlNode *element, struct arena *arena);
/** Returns the texts of all children called `name`. */
struct method_texts read_texts(const xmlNode *parent, const char *name, struct arena *arena);
/** Returns the sourced texts of all children called `name`. */
struct method_sourced_texts read_sourced(const xmlNode *parent, const char *name, struct arena *arena);
/** Returns the first child, or the next one after `child`, called `name`; NULL when there is none. */
xmlNode *read_next(const xmlNode *parent, const xmlNode *child, const char *name);

/** What the parts of the reader of methods work on. */
struct method_reader {
	struct method *method; /* being filled; its scoring was read first */
	struct arena *arena;
	struct diag *diag;
};

/** Read the units that stand in an element; NULL: none. */
void read_units(struct method_reader *reader, const xmlNode *units);
/** Read all indicators of a root element. */
void read_indicators(struct method_reader *reader, const xmlNode *root);
/** Read all relations of a root element; its indicators were read. */
void read_relations(struct method_reader *reader, const xmlNode *root);

/** Returns whether a file keeps to the limits of methods; passed ones are errors. */
bool method_counts_check(const xmlNode *root, struct diag *diag);
/** Report names and titles that are too long to be set. */
void method_lines_check(const xmlNode *root, struct diag *diag);

/** Put the codes of all indicators and data points in order, for method_lookup; once they are all read. */
void method_index(struct method *method, struct arena *arena);

/** Report a word that stands twice: an error at the second, related to the first. */
void report_twice(struct method_word first, struct method_word second, struct diag *diag);

/** Report an xml:id that does not end in a version. */
void report_unversioned(struct method_word id, struct diag *diag);

/** Report every fault of content; bands are sorted. */
void method_check(const struct method *method, struct diag *diag);
/** Part of method_check: how groups aggregate, lists, versions, local indicators. */
void method_check_rules(const struct method *method, struct diag *diag);
/** Report a relation that cannot be checked as it stands. */
void relation_check(const struct method *method, const struct method_relation *relation, struct diag *diag);

#endif
