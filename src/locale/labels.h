/*
 * Labels: the fixed words of a template in one language (labels/<lang>.xml), looked up by key.
 * A label may have places {name} for values, and plural forms chosen by a number.
 */
#ifndef CITYPROFILE_LOCALE_LABELS_H
#define CITYPROFILE_LOCALE_LABELS_H

#include "base/diag.h"
#include "xml/xml.h"

struct label {
	struct str key;
	struct str category;      /* plural category ("one", "few", ...), empty for the plain form */
	struct str text;
	struct span span;
};

/** Labels of one language, sorted by key and category. */
struct labels {
	struct str lang;
	const struct label *at;
	size_t n;
};

/** A value for a place {name} in a label. */
struct label_value {
	struct str name;
	struct str text;
};

/** Read a label file (profiles/schema/labels.xsd). Errors at their place. arena owns the labels; strings lend from the tree's text and are copied. */
bool labels_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct labels *ret_labels);
/** Returns the plain text of a key, or an empty slice with *ret_found false. ret_found may be NULL. */
struct str labels_lookup(const struct labels *labels, struct str key, bool *ret_found);
/** Returns the label with values filled in; `count` chooses the plural form (NULL: plain). Owned by the arena. Missing key: the key itself in brackets, and false in *ret_found. */
struct str labels_format(const struct labels *labels, struct str key, const struct label_value *values, size_t value_count,
	const int64_t *count, struct arena *arena, bool *ret_found);

#endif
