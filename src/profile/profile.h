/*
 * The typed model of a city profile: what stands between the XML tree and everything that reads
 * a profile (score, check, press). Made by profile_read from what the structure check found sound in a tree.
 *
 * Invariants: every element and attribute of the schema is read and shown by profile_to_json; every record keeps
 * its node and span; strings lend from the tree or the arena, so the model lives no longer than both.
 * Repeated and optional children are vectors in source order. The elements that hold text are `profile_part`: a tree of its own,
 * since text is read by templates from the XML itself; what rules need of it stands in the flat lists at the end.
 */
#ifndef CITYPROFILE_PROFILE_PROFILE_H
#define CITYPROFILE_PROFILE_PROFILE_H

#include <jansson.h>

#include "profile/access.h"
#include "base/date.h"
#include "profile/observation.h"
#include "xml/xml.h"

enum profile_standing { PROFILE_OFFICIAL, PROFILE_UNOFFICIAL, PROFILE_RECONSTRUCTION, PROFILE_FICTIONAL };

/** What every element has. */
struct profile_head {
	const xmlNode *node;
	const char *name; /* of the element */
	struct str id;    /* xml:id, or empty */
	struct str lang;  /* the language in force */
	struct span span; /* of the element's name */
	enum profile_access access; /* own or inherited */
	bool doubtful; /* has an unknown attribute, which was reported: what the element seems to lack is not reported again */
};

/** The value of an attribute, trimmed; empty text with the element's span when absent. */
struct profile_text {
	struct str text;
	struct span span;
	bool left_out; /* given, but reported as wrong and read as absent */
};

struct profile_date {
	struct str text; /* empty: absent */
	struct span span;
	bool left_out;
	struct date_range range;
};

struct profile_number {
	struct decimal value; /* empty text: absent */
	struct span span;
	bool left_out;
};

/** A vector of records; the same layout for all. */
#define profile_many(type) struct { type *at; size_t n; }
/** The same with the element around it; head.node NULL when absent. */
#define profile_group(type) struct { struct profile_head head; type *at; size_t n; }

/** A list of words in an attribute. */
struct profile_list {
	struct profile_text *at;
	size_t n;
};

struct profile_attribute {
	const char *name;
	struct profile_text value;
};

/** An element that holds text, or, with head.node of a text node and head.name NULL, a piece of text. */
struct profile_part {
	struct profile_head head;
	struct str text; /* all text in it; white space collapsed, in an element trimmed too */
	profile_many(struct profile_attribute) attributes;
	profile_many(struct profile_part) parts;
};

/* Publication */

struct profile_relation {
	struct profile_head head;
	struct profile_text type, to;
};

struct profile_identifier {
	struct profile_head head;
	struct profile_text type, value;
};

struct profile_edition {
	struct profile_head head;
	struct profile_text lang, status;
	struct profile_date date;
	profile_many(struct profile_relation) relations;
	profile_many(struct profile_identifier) identifiers;
};

struct profile_describes {
	struct profile_head head;
	struct profile_date date;
	struct profile_text address, pages;
	profile_many(struct profile_part) titles, publishers, notes;
	profile_many(struct profile_identifier) identifiers;
};

struct profile_publication {
	struct profile_head head;
	struct profile_text type, issuer, authorization;
	profile_many(struct profile_part) series, titles, subtitles, places, notices, comments, extensions;
	profile_many(struct profile_edition) editions;
	profile_many(struct profile_describes) describes; /* at most one */
};

/* City */

/** A name, or the name of a country or region, and when it was right. */
struct profile_name {
	struct profile_head head;
	struct profile_date from, to;
	struct profile_text kind;
	struct profile_list source;
	struct str text; /* white space collapsed */
};

struct profile_location {
	struct profile_head head;
	struct profile_number latitude, longitude;
	struct profile_list source;
};

struct profile_boundary {
	struct profile_head head;
	struct profile_text kind;
	struct profile_date from, to;
	struct profile_list within, source;
	struct profile_number area, land, water; /* square kilometres */
	profile_many(struct profile_name) names;
	profile_many(struct profile_part) notes, comments;
};

struct profile_population {
	struct profile_head head;
	struct profile_text boundary, kind;
	struct profile_date date;
	struct profile_number value;
	struct profile_list flags, source;
	profile_many(struct profile_part) notes, comments;
};

struct profile_city {
	struct profile_head head;
	struct profile_text country, locode;
	profile_many(struct profile_name) names, country_names, regions;
	profile_many(struct profile_location) locations; /* at most one */
	profile_many(struct profile_boundary) boundaries;
	profile_many(struct profile_population) populations;
	profile_many(struct profile_part) comments, extensions;
};

/* Themes, bodies, sources, process */

struct profile_theme {
	struct profile_head head;
	profile_many(struct profile_name) names;
};

struct profile_body {
	struct profile_head head;
	struct profile_text type, country, address;
	profile_many(struct profile_name) names;
	profile_many(struct profile_part) short_names, comments, extensions;
};

struct profile_source {
	struct profile_head head;
	struct profile_text type, address, pages, within, body;
	struct profile_date date, accessed;
	profile_many(struct profile_part) titles, publishers, notes, comments, extensions;
};

struct profile_met {
	struct profile_head head;
	struct profile_text body, role;
};

struct profile_mission {
	struct profile_head head;
	struct profile_text kind;
	struct profile_date from, to;
	struct profile_list source;
	profile_many(struct profile_part) titles, outcomes, comments;
	profile_many(struct profile_met) met;
};

/* Indicators */

/** Where a value comes from; as written, before inheritance. */
struct profile_context {
	struct profile_text boundary, quality, origin, verified;
	struct profile_date period;
	struct profile_list source;
};

/** An observation or an earlier value of it, as written; `indicator` is empty in the latter, `method` in the former. */
struct profile_value {
	struct profile_head head;
	struct profile_text indicator, method, value, missing, printed;
	struct profile_number numerator, denominator;
	struct profile_list flags;
	struct profile_context context;
	profile_many(struct profile_part) reasons, notes, comments, extensions;
	profile_many(struct profile_value) earlier;
};

struct profile_indicators {
	struct profile_head head;
	struct profile_text unmentioned;
	struct profile_context context;
	profile_many(struct profile_value) observations;
};

/* Findings and recommendations */

struct profile_evidence {
	struct profile_head head;
	struct profile_text indicator, mission;
	struct profile_date period;
	struct profile_list source;
	struct profile_part words;
};

struct profile_finding {
	struct profile_head head;
	struct profile_text kind, theme, dimension;
	profile_many(struct profile_part) statements, reasons, comments, extensions;
	profile_many(struct profile_evidence) evidence;
};

struct profile_budget {
	struct profile_head head;
	struct profile_number value, upper;
	struct profile_text currency, basis;
	struct profile_date price_date;
	struct profile_list source;
	profile_many(struct profile_part) notes;
};

struct profile_target {
	struct profile_head head;
	struct profile_text indicator, value;
	struct profile_date baseline_period, period;
	struct profile_list source;
	profile_many(struct profile_part) notes;
};

struct profile_milestone {
	struct profile_head head;
	struct profile_date date;
	struct profile_text name;
};

struct profile_step {
	struct profile_head head;
	struct profile_date date;
	struct profile_text status, evidence;
	struct profile_list source;
};

struct profile_action {
	struct profile_head head;
	struct profile_date from, to, done;
	struct profile_text lead;
	struct profile_list partners, indicator, sdg, source;
	profile_many(struct profile_part) titles, notes, comments, extensions;
	profile_many(struct profile_budget) budgets; /* at most one */
	profile_many(struct profile_target) targets;
	profile_many(struct profile_milestone) milestones;
	profile_many(struct profile_step) steps;
};

struct profile_recommendation {
	struct profile_head head;
	struct profile_text theme, sector;
	struct profile_list addresses, sdg, source;
	profile_many(struct profile_part) titles, reasons, comments, extensions;
	profile_many(struct profile_action) actions;
	profile_many(struct profile_target) targets;
};

/* Narrative */

struct profile_chapter {
	struct profile_head head;
	struct profile_text dimension, role;
	struct profile_part content; /* title, lead, key figures, blocks, sections */
};

/* Flat lists over the whole profile, in source order */

/** An id. */
struct profile_id {
	struct str id;
	struct span span; /* of the attribute's value */
	const xmlNode *node;
	const char *name;    /* of the element; of a misspelt one what was meant */
	bool left_out;       /* stands in an element that was reported as wrong: the id is there, but of no known kind */
	enum profile_access access;
};

/** An attribute that names something: an id of another element, or the code of an indicator. */
struct profile_reference {
	struct str to;
	struct span span;
	const char *element;   /* that refers; of a misspelt one what was meant */
	const char *attribute;
	enum profile_access access;
};

/** A value stated in the text. */
struct profile_fact {
	struct profile_head head;
	struct profile_text indicator, boundary, more_than, less_than, per_cent_of, rounded;
	struct profile_date period, change_from;
	struct profile_part words; /* empty: printed from the data */
};

struct profile_image {
	struct profile_head head;
	struct profile_text src;
};

/** A chart of the narrative. What stands inside it is read from its node. */
struct profile_chart {
	struct profile_head head;
	struct profile_text type;
	struct profile_list of; /* data points by the codes under which the method lists them, groups, ids of recommendations */
};

struct profile {
	struct profile_head head;
	enum profile_standing standing;
	struct profile_text standing_word, method, benchmarks, rules, template_id;
	profile_many(struct profile_publication) publications; /* exactly one */
	profile_many(struct profile_city) cities;              /* exactly one */
	profile_group(struct profile_theme) themes;
	profile_group(struct profile_body) bodies;
	profile_group(struct profile_source) sources;
	profile_group(struct profile_mission) process;
	profile_many(struct profile_indicators) indicators;
	profile_group(struct profile_finding) findings;
	profile_group(struct profile_recommendation) recommendations;
	profile_group(struct profile_chapter) narrative;
	profile_many(struct profile_part) extensions;

	enum observation_missing unmentioned; /* what holds for data points without observation; OBSERVATION_REPORTED: nothing is said */
	profile_many(struct observation) observations; /* with inherited values; those of `earlier` follow theirs; unsure ones at the end too */
	profile_many(struct profile_id) ids;               /* by id; those given twice in source order */
	profile_many(struct profile_reference) references; /* to ids */
	profile_many(struct profile_reference) codes;      /* of indicators */
	profile_many(struct profile_fact) facts;
	profile_many(struct profile_image) images;
	profile_many(struct profile_chart) charts;
};

/**
 * Read a profile.
 *
 * tree       borrowed, unchanged; lives at least as long as the model.
 * arena      owns the model.
 * diag       every fault of structure; or dates and values that no schema can refuse.
 * Returns false, with errors in diag, if the structure is wrong. What is sound is in the model all the same, so that it can be
 * checked on: an attribute at fault is absent, an element at fault is not there, a misspelt one is what was meant. Only of
 * another kind of document there is no model: head.node is then NULL. That nothing may be made of a faulty model, diag_failed tells.
 */
bool profile_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct profile *ret_profile);

/** Returns everything the model holds as JSON, a new reference; `sources` gives the places. */
json_t *profile_to_json(const struct profile *profile, struct source_list *sources);

/** Returns the first element with this id, or NULL; the others with it follow. Lent. */
const struct profile_id *profile_id_lookup(const struct profile *profile, struct str id);

#endif
