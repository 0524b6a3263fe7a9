/*
 * Indicator methods: what is measured, in which groups and units, and how performance becomes
 * points, read from data (profiles/schema/method.xsd). Stands beside profile; score reads both.
 *
 * Invariants of a method that was read: codes are unique at their level; every indicator has a
 * dimension, and its sub-dimension and category lie in that dimension; units exist; bands rise from
 * 0 without gap or overlap, the last one without end and within reach of the cap, and their points do not fall; ranges are not empty; where groups are means of
 * their children, every indicator that counts has a group of the level that dimensions are made of.
 * Data points stand in the order of the file, which is that of results; those of an extension come
 * behind those of the method it extends. All memory is the arena's; the XML tree may go.
 */
#ifndef CITYPROFILE_METHOD_METHOD_H
#define CITYPROFILE_METHOD_METHOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "xml/xml.h"

/** What a method may have at most, all in one file; groups at all levels together. */
#define METHOD_GROUPS_LIMIT 1000
#define METHOD_UNITS_LIMIT 1000
#define METHOD_BANDS_LIMIT 100
#define METHOD_INDICATORS_LIMIT 5000
#define METHOD_POINTS_LIMIT 5000
#define METHOD_ALIASES_LIMIT 200
#define METHOD_ITEMS_LIMIT 1000
#define METHOD_RELATIONS_LIMIT 1000

/** An index that points at nothing. */
#define METHOD_NONE SIZE_MAX

/** A word or short text of an attribute with its place; empty text: absent. */
struct method_word {
	struct str text;
	struct span span;
};

/** A number of an attribute with its place; empty value.text: absent. */
struct method_number {
	struct decimal value;
	struct span span;
};

/** A text for readers in one language. */
struct method_text {
	struct str lang; /* BCP 47, resolved */
	struct str text; /* white space collapsed */
	struct span span;
};

/** The same text in several languages, in the order of the file. */
struct method_texts vec_of(struct method_text);

enum method_status { METHOD_PUBLISHED, METHOD_DERIVED };

/** A text with where it comes from. */
struct method_sourced {
	struct method_text text;
	enum method_status status;
	struct method_word source;
};
/** Sourced texts, in the order of the file. */
struct method_sourced_texts vec_of(struct method_sourced);

/** METHOD_INDICATOR: no level of groups, but what groups are made of. */
enum method_level { METHOD_DIMENSION, METHOD_SUB_DIMENSION, METHOD_CATEGORY, METHOD_INDICATOR };

/** A group. A dimension is followed by its sub-dimensions, then its categories. */
struct method_group {
	enum method_level level;  /* not METHOD_INDICATOR */
	struct method_word code;  /* EC, EC:P, EC/innovation */
	size_t dimension;         /* index of its dimension; of itself for a dimension */
	int64_t weight;           /* in the mean of its dimension */
	struct method_texts names, short_names;
	struct span span;
};

struct method_unit {
	struct method_word id;
	struct method_texts names;
};

/** A range of performance [from, to) in per cent of target. Sorted, lowest first. */
struct method_band {
	struct method_word letter;
	struct method_number from, to; /* to: absent for the highest */
	int64_t points;             /* no fewer than those of the band below */
	struct span points_span;
	struct method_texts names;
	struct span span;
};

/** Words, in the order of the file. */
struct method_words vec_of(struct method_word);

/** METHOD_LOCAL: an indicator of one city, which enters no group and no count of the method. */
enum method_class { METHOD_CORE, METHOD_ADVANCED, METHOD_LOCAL };

struct method_indicator {
	struct method_word code;    /* without blanks: EC:P:IN:1C */
	struct method_word printed; /* as the owner prints it; the code where the file says nothing */
	enum method_class class;
	struct method_word type;    /* word of the owner for the kind of indicator, such as smart; may be empty */
	int64_t weight;             /* mean of children: in the mean of its group; points: multiplies the weights of its data points */
	size_t dimension, sub_dimension, category; /* indexes of groups; the last two may be METHOD_NONE. Of a local one only the dimension, beside which it shows */
	struct method_texts names;
	struct method_words aliases;
	size_t first_point, point_count; /* its data points */
	struct span span;
};

enum method_kind {
	METHOD_SHARE,
	METHOD_RATE,
	METHOD_RATIO,
	METHOD_COUNT,
	METHOD_TIME,
	METHOD_INDEX,
	METHOD_YES_NO,
	METHOD_LIST, /* of some things those that are met; a value 0 says: none of them */
};

/** METHOD_OPTIMUM: one value is best, more and less are both worse. */
enum method_direction { METHOD_HIGHER, METHOD_LOWER, METHOD_NEITHER, METHOD_OPTIMUM };

/** One of the things of a list. */
struct method_item {
	struct method_word id;
	struct method_texts names;
};
/** Things of a list, in the order of the file. */
struct method_items vec_of(struct method_item);

/** The data point of the predecessor from which one comes. */
struct method_former {
	struct method_word code; /* as written; empty: it is new */
	bool comparable;         /* values under both mean the same */
};

/** A data point: one value of an indicator. */
struct method_point {
	struct str code;          /* EC:I:T:4A/public-transport */
	struct method_word id;    /* public-transport; empty when the indicator's code is enough */
	size_t indicator;
	size_t unit;
	enum method_kind kind;
	enum method_direction direction;
	int64_t decimals;         /* printed */
	int64_t weight;           /* its own; in points, times that of its indicator */
	struct method_number factor; /* absent: 1 */
	struct method_number valid_from, valid_to, plausible_from, plausible_to;
	struct method_word sdg, sector;
	struct method_texts names, short_names, numerators, denominators; /* names may be empty: those of the indicator hold */
	struct method_items items;   /* of a list; two or more */
	struct method_sourced_texts definitions, bases; /* bases: what direction, unit and the like rest on */
	struct method_former formerly;
	struct span span;
};

enum method_relation_kind {
	METHOD_SUM,       /* the values add up to `total`, give or take `tolerance` */
	METHOD_NOT_ABOVE, /* the first value is not above the second */
};

/** What must hold between values of one city. */
struct method_relation {
	enum method_relation_kind kind;
	struct vec_of(size_t) points;  /* indexes; for METHOD_NOT_ABOVE two. All of one unit, none an answer or a list */
	struct method_number total, tolerance; /* METHOD_SUM; tolerance may be absent: 0 */
	struct method_sourced why;
	struct span span;
};

/** A code or alias under which an indicator is found. */
struct method_name {
	const struct method_word *word;
	size_t indicator;
	size_t order; /* in the file */
};

/** A data point as it is found by its indicator and id. */
struct method_entry {
	size_t indicator;
	struct str id;
	size_t point;
};

enum method_unverified { METHOD_UNVERIFIED_SCORE, METHOD_UNVERIFIED_EXCLUDE };

enum method_aggregation {
	METHOD_POINTS, /* points of all scored data points over the most that these can have */
	METHOD_MEAN,   /* weighted mean of the children that have a score */
};

struct method {
	struct method_word id;
	struct method_word base;    /* id of the method that this one extends by local indicators; empty: it extends none */
	struct method_word predecessor; /* id of the version before; empty: none */
	struct method_texts names, notes;
	bool complete;              /* holds all data points of the method it names */
	enum method_aggregation aggregation;
	enum method_level children; /* METHOD_MEAN: what dimensions are made of; sub-dimensions and categories are made of indicators */
	enum method_unverified unverified;
	struct method_number cap;
	struct method_sourced_texts bases;
	struct vec_of(struct method_band) bands;
	struct vec_of(struct method_unit) units;
	struct vec_of(struct method_group) groups;
	struct vec_of(struct method_indicator) indicators;
	struct vec_of(struct method_point) points;
	struct vec_of(struct method_relation) relations;
	struct vec_of(struct method_name) names_by_code; /* sorted; of equal ones the first in the file first */
	const struct method_entry *points_by_id;         /* sorted by indicator and id; as many as points */
	struct span span;
};

/** Returns the word of the format for a level: dimension, sub-dimension, category, indicator; static. */
const char *method_level_word(enum method_level level);
/** Returns the word of the format for a kind of value; static. */
const char *method_kind_word(enum method_kind kind);
/** Returns the word of the format for a class of indicator; static. */
const char *method_class_word(enum method_class class);
/** Returns the word of the format for a direction; static. */
const char *method_direction_word(enum method_direction direction);
/** Returns the word of the format for the status of a statement; static. */
const char *method_status_word(enum method_status status);

/** Returns the word of the format for a way to aggregate; static. */
const char *method_aggregation_word(enum method_aggregation aggregation);

/** Returns whether the text is an id as methods and benchmark sets have: small letters, digits and single hyphens, a number last. */
bool method_is_id(struct str text);

/**
 * Read a method from its tree.
 *
 * tree    borrowed; may be freed afterwards.   arena  owns the method.
 * Returns false, with errors in diag at their places and *ret_method untouched, on faults of structure
 * (reported first, all of them) or of content (all of them).
 */
bool method_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct method *ret_method);

/** Returns the id of the method that a tree extends, with its place; empty when it is no extension. arena owns it. */
struct method_word method_extended(const struct xml_tree *tree, struct arena *arena);

/**
 * Read an extension: the method it extends with local indicators added.
 *
 * base    borrowed; what method_extended names. Its texts are shared, so they must live as long as *ret_method.
 * Otherwise as method_read; the id is that of the extension.
 */
bool method_read_extension(const struct xml_tree *tree, const struct method *base, struct arena *arena, struct diag *diag,
	struct method *ret_method);

/** Returns the id of the method whose rules hold: the one it extends, or its own. Lent. */
struct str method_rules(const struct method *method);

/** Returns whether an indicator counts in a group: it lies in the group and is not local. */
bool method_counts(const struct method *method, size_t indicator, size_t group);

/**
 * Find a data point by its code, blanks ignored, or by an alias of its indicator.
 * Returns false, *ret_point untouched, when there is none; the code of an indicator finds its data point only where that has no id.
 */
bool method_lookup(const struct method *method, struct str code, size_t *ret_point);

/** Returns the indicator of this code, blanks ignored; aliases do not count. NULL: there is none. Lent. */
const struct method_indicator *method_indicator_lookup(const struct method *method, struct str code);

/** Report former codes that the predecessor does not have, as errors at their places. Returns whether there was none. */
bool method_check_predecessor(const struct method *method, const struct method *predecessor, struct diag *diag);

/** Report a code that the method lacks as an error at `span`, with the likeliest code as hint. */
void method_report_unknown(const struct method *method, struct str code, struct span span, struct diag *diag);

/** Returns the text in `lang`, else in its primary language, else the first; empty when there is none. Lent. */
struct str method_text_choose(const struct method_texts *texts, struct str lang);
/** Returns the names of a data point: its own or its indicator's. Lent. */
const struct method_texts *method_point_names(const struct method *method, size_t point);
/** Returns the code of a data point by an alias of its indicator, as method_lookup finds it; arena owns it. */
struct str method_point_alias(const struct method *method, size_t point, size_t alias, struct arena *arena);
/** Returns the short names of a data point, or its names where it has none. Lent. */
const struct method_texts *method_point_short_names(const struct method *method, size_t point);
/** Returns the most points that a data point can have. */
int64_t method_points_maximum(const struct method *method);

#endif
