#include "profile/record.h"

#include <stddef.h>
#include <string.h>

/* The names of fields are those of the format; tests/unit/profile holds the tables against the schema. */

#define TEXT(type, attribute, member) {attribute, FIELD_TEXT, offsetof(struct type, member), NULL}
#define LIST(type, attribute, member) {attribute, FIELD_LIST, offsetof(struct type, member), NULL}
#define DATE(type, attribute, member) {attribute, FIELD_DATE, offsetof(struct type, member), NULL}
#define NUMBER(type, attribute, member) {attribute, FIELD_NUMBER, offsetof(struct type, member), NULL}
#define PARTS(type, child, member) {child, FIELD_PARTS, offsetof(struct type, member), NULL}
#define RECORDS(type, child, member, kind) {child, FIELD_RECORDS, offsetof(struct type, member), &kind}
#define GROUP(type, child, member, kind) {child, FIELD_GROUP, offsetof(struct type, member), &kind}
#define RECORD(name, child, type, table) static const struct record name = {child, sizeof(struct type), table, sizeof table / sizeof table[0]}

static const struct field relation_fields[] = {
	TEXT(profile_relation, "type", type),
	TEXT(profile_relation, "to", to),
};
RECORD(relation, NULL, profile_relation, relation_fields);

static const struct field identifier_fields[] = {
	TEXT(profile_identifier, "type", type),
	TEXT(profile_identifier, "value", value),
};
RECORD(identifier, NULL, profile_identifier, identifier_fields);

static const struct field edition_fields[] = {
	TEXT(profile_edition, "lang", lang),
	TEXT(profile_edition, "status", status),
	DATE(profile_edition, "date", date),
	RECORDS(profile_edition, "relation", relations, relation),
	RECORDS(profile_edition, "identifier", identifiers, identifier),
};
RECORD(edition, NULL, profile_edition, edition_fields);

static const struct field describes_fields[] = {
	DATE(profile_describes, "date", date),
	TEXT(profile_describes, "address", address),
	TEXT(profile_describes, "pages", pages),
	PARTS(profile_describes, "title", titles),
	PARTS(profile_describes, "publisher", publishers),
	RECORDS(profile_describes, "identifier", identifiers, identifier),
	PARTS(profile_describes, "note", notes),
};
RECORD(describes, NULL, profile_describes, describes_fields);

static const struct field publication_fields[] = {
	TEXT(profile_publication, "type", type),
	TEXT(profile_publication, "issuer", issuer),
	TEXT(profile_publication, "authorization", authorization),
	PARTS(profile_publication, "series", series),
	PARTS(profile_publication, "title", titles),
	PARTS(profile_publication, "subtitle", subtitles),
	PARTS(profile_publication, "place", places),
	RECORDS(profile_publication, "edition", editions, edition),
	PARTS(profile_publication, "notice", notices),
	RECORDS(profile_publication, "describes", describes, describes),
	PARTS(profile_publication, "comment", comments),
	PARTS(profile_publication, "extension", extensions),
};
RECORD(publication, NULL, profile_publication, publication_fields);

static const struct field name_fields[] = {
	DATE(profile_name, "from", from),
	DATE(profile_name, "to", to),
	{"", FIELD_OWN_TEXT, offsetof(struct profile_name, text), NULL},
};
RECORD(name, NULL, profile_name, name_fields);

static const struct field region_fields[] = {
	DATE(profile_name, "from", from),
	DATE(profile_name, "to", to),
	TEXT(profile_name, "kind", kind),
	LIST(profile_name, "source", source),
	{"", FIELD_OWN_TEXT, offsetof(struct profile_name, text), NULL},
};
RECORD(region, NULL, profile_name, region_fields);

static const struct field location_fields[] = {
	NUMBER(profile_location, "latitude", latitude),
	NUMBER(profile_location, "longitude", longitude),
	LIST(profile_location, "source", source),
};
RECORD(location, NULL, profile_location, location_fields);

static const struct field boundary_fields[] = {
	TEXT(profile_boundary, "kind", kind),
	DATE(profile_boundary, "from", from),
	DATE(profile_boundary, "to", to),
	LIST(profile_boundary, "within", within),
	NUMBER(profile_boundary, "area-km2", area),
	NUMBER(profile_boundary, "land-km2", land),
	NUMBER(profile_boundary, "water-km2", water),
	LIST(profile_boundary, "source", source),
	RECORDS(profile_boundary, "name", names, name),
	PARTS(profile_boundary, "note", notes),
	PARTS(profile_boundary, "comment", comments),
};
RECORD(boundary, NULL, profile_boundary, boundary_fields);

static const struct field population_fields[] = {
	TEXT(profile_population, "boundary", boundary),
	DATE(profile_population, "date", date),
	NUMBER(profile_population, "value", value),
	TEXT(profile_population, "kind", kind),
	LIST(profile_population, "flags", flags),
	LIST(profile_population, "source", source),
	PARTS(profile_population, "note", notes),
	PARTS(profile_population, "comment", comments),
};
RECORD(population, NULL, profile_population, population_fields);

static const struct field city_fields[] = {
	TEXT(profile_city, "country", country),
	TEXT(profile_city, "locode", locode),
	RECORDS(profile_city, "name", names, name),
	RECORDS(profile_city, "country-name", country_names, name),
	RECORDS(profile_city, "region", regions, region),
	RECORDS(profile_city, "location", locations, location),
	RECORDS(profile_city, "boundary", boundaries, boundary),
	RECORDS(profile_city, "population", populations, population),
	PARTS(profile_city, "comment", comments),
	PARTS(profile_city, "extension", extensions),
};
RECORD(city, NULL, profile_city, city_fields);

static const struct field theme_fields[] = {
	RECORDS(profile_theme, "name", names, name),
};
RECORD(theme, "theme", profile_theme, theme_fields);

static const struct field body_fields[] = {
	TEXT(profile_body, "type", type),
	TEXT(profile_body, "country", country),
	TEXT(profile_body, "address", address),
	RECORDS(profile_body, "name", names, name),
	PARTS(profile_body, "short-name", short_names),
	PARTS(profile_body, "comment", comments),
	PARTS(profile_body, "extension", extensions),
};
RECORD(body, "body", profile_body, body_fields);

static const struct field source_fields[] = {
	TEXT(profile_source, "type", type),
	DATE(profile_source, "date", date),
	DATE(profile_source, "accessed", accessed),
	TEXT(profile_source, "address", address),
	TEXT(profile_source, "pages", pages),
	TEXT(profile_source, "within", within),
	TEXT(profile_source, "body", body),
	PARTS(profile_source, "title", titles),
	PARTS(profile_source, "publisher", publishers),
	PARTS(profile_source, "note", notes),
	PARTS(profile_source, "comment", comments),
	PARTS(profile_source, "extension", extensions),
};
RECORD(source, "source", profile_source, source_fields);

static const struct field met_fields[] = {
	TEXT(profile_met, "body", body),
	TEXT(profile_met, "role", role),
};
RECORD(met, NULL, profile_met, met_fields);

static const struct field mission_fields[] = {
	TEXT(profile_mission, "kind", kind),
	DATE(profile_mission, "from", from),
	DATE(profile_mission, "to", to),
	LIST(profile_mission, "source", source),
	PARTS(profile_mission, "title", titles),
	RECORDS(profile_mission, "met", met, met),
	PARTS(profile_mission, "outcome", outcomes),
	PARTS(profile_mission, "comment", comments),
};
RECORD(mission, "mission", profile_mission, mission_fields);

#define REPORTED \
	TEXT(profile_value, "value", value), \
	NUMBER(profile_value, "numerator", numerator), \
	NUMBER(profile_value, "denominator", denominator), \
	TEXT(profile_value, "missing", missing), \
	TEXT(profile_value, "printed", printed), \
	LIST(profile_value, "flags", flags)

#define CONTEXT(type) \
	TEXT(type, "boundary", context.boundary), \
	DATE(type, "period", context.period), \
	LIST(type, "source", context.source), \
	TEXT(type, "quality", context.quality), \
	TEXT(type, "origin", context.origin), \
	TEXT(type, "verified", context.verified)

static const struct field earlier_fields[] = {
	TEXT(profile_value, "method", method),
	REPORTED,
	CONTEXT(profile_value),
	PARTS(profile_value, "note", notes),
	PARTS(profile_value, "comment", comments),
};
RECORD(earlier, NULL, profile_value, earlier_fields);

static const struct field observation_fields[] = {
	TEXT(profile_value, "indicator", indicator),
	REPORTED,
	CONTEXT(profile_value),
	PARTS(profile_value, "reason", reasons),
	PARTS(profile_value, "note", notes),
	RECORDS(profile_value, "earlier", earlier, earlier),
	PARTS(profile_value, "comment", comments),
	PARTS(profile_value, "extension", extensions),
};
RECORD(observation, NULL, profile_value, observation_fields);

static const struct field indicators_fields[] = {
	TEXT(profile_indicators, "unmentioned", unmentioned),
	CONTEXT(profile_indicators),
	RECORDS(profile_indicators, "observation", observations, observation),
};
RECORD(indicators, NULL, profile_indicators, indicators_fields);

static const struct field evidence_fields[] = {
	TEXT(profile_evidence, "indicator", indicator),
	DATE(profile_evidence, "period", period),
	TEXT(profile_evidence, "mission", mission),
	LIST(profile_evidence, "source", source),
	{"", FIELD_OWN_PART, offsetof(struct profile_evidence, words), NULL},
};
RECORD(evidence, NULL, profile_evidence, evidence_fields);

static const struct field finding_fields[] = {
	TEXT(profile_finding, "kind", kind),
	TEXT(profile_finding, "theme", theme),
	TEXT(profile_finding, "dimension", dimension),
	PARTS(profile_finding, "statement", statements),
	PARTS(profile_finding, "reason", reasons),
	RECORDS(profile_finding, "evidence", evidence, evidence),
	PARTS(profile_finding, "comment", comments),
	PARTS(profile_finding, "extension", extensions),
};
RECORD(finding, "finding", profile_finding, finding_fields);

static const struct field budget_fields[] = {
	NUMBER(profile_budget, "value", value),
	NUMBER(profile_budget, "upper", upper),
	TEXT(profile_budget, "currency", currency),
	DATE(profile_budget, "price-date", price_date),
	TEXT(profile_budget, "basis", basis),
	LIST(profile_budget, "source", source),
	PARTS(profile_budget, "note", notes),
};
RECORD(budget, NULL, profile_budget, budget_fields);

static const struct field target_fields[] = {
	TEXT(profile_target, "indicator", indicator),
	DATE(profile_target, "baseline-period", baseline_period),
	DATE(profile_target, "period", period),
	TEXT(profile_target, "value", value),
	LIST(profile_target, "source", source),
	PARTS(profile_target, "note", notes),
};
RECORD(target, NULL, profile_target, target_fields);

static const struct field milestone_fields[] = {
	DATE(profile_milestone, "date", date),
	TEXT(profile_milestone, "name", name),
};
RECORD(milestone, NULL, profile_milestone, milestone_fields);

static const struct field step_fields[] = {
	DATE(profile_step, "date", date),
	TEXT(profile_step, "status", status),
	TEXT(profile_step, "evidence", evidence),
	LIST(profile_step, "source", source),
};
RECORD(step, NULL, profile_step, step_fields);

static const struct field action_fields[] = {
	DATE(profile_action, "from", from),
	DATE(profile_action, "to", to),
	DATE(profile_action, "done", done),
	TEXT(profile_action, "lead", lead),
	LIST(profile_action, "partners", partners),
	LIST(profile_action, "indicator", indicator),
	LIST(profile_action, "sdg", sdg),
	LIST(profile_action, "source", source),
	PARTS(profile_action, "title", titles),
	RECORDS(profile_action, "budget", budgets, budget),
	RECORDS(profile_action, "target", targets, target),
	RECORDS(profile_action, "milestone", milestones, milestone),
	RECORDS(profile_action, "step", steps, step),
	PARTS(profile_action, "note", notes),
	PARTS(profile_action, "comment", comments),
	PARTS(profile_action, "extension", extensions),
};
RECORD(action, NULL, profile_action, action_fields);

static const struct field recommendation_fields[] = {
	TEXT(profile_recommendation, "theme", theme),
	LIST(profile_recommendation, "addresses", addresses),
	LIST(profile_recommendation, "sdg", sdg),
	TEXT(profile_recommendation, "sector", sector),
	LIST(profile_recommendation, "source", source),
	PARTS(profile_recommendation, "title", titles),
	PARTS(profile_recommendation, "reason", reasons),
	RECORDS(profile_recommendation, "action", actions, action),
	RECORDS(profile_recommendation, "target", targets, target),
	PARTS(profile_recommendation, "comment", comments),
	PARTS(profile_recommendation, "extension", extensions),
};
RECORD(recommendation, "recommendation", profile_recommendation, recommendation_fields);

static const struct field chapter_fields[] = {
	TEXT(profile_chapter, "dimension", dimension),
	TEXT(profile_chapter, "role", role),
	{"", FIELD_OWN_PART, offsetof(struct profile_chapter, content), NULL},
};
RECORD(chapter, "chapter", profile_chapter, chapter_fields);

static const struct field profile_fields[] = {
	TEXT(profile, "standing", standing_word),
	TEXT(profile, "method", method),
	TEXT(profile, "benchmarks", benchmarks),
	TEXT(profile, "rules", rules),
	TEXT(profile, "template", template_id),
	RECORDS(profile, "publication", publications, publication),
	RECORDS(profile, "city", cities, city),
	GROUP(profile, "themes", themes, theme),
	GROUP(profile, "bodies", bodies, body),
	GROUP(profile, "sources", sources, source),
	GROUP(profile, "process", process, mission),
	RECORDS(profile, "indicators", indicators, indicators),
	GROUP(profile, "findings", findings, finding),
	GROUP(profile, "recommendations", recommendations, recommendation),
	GROUP(profile, "narrative", narrative, chapter),
	PARTS(profile, "extension", extensions),
};
const struct record profile_record = {NULL, sizeof(struct profile), profile_fields, sizeof profile_fields / sizeof profile_fields[0]};

/* Pointers of all types are alike here; they are copied, never aliased. */
struct many record_many(const void *record, size_t offset)
{
	struct many many;
	memcpy(&many, (const char *)record + offset, sizeof many);
	return many;
}
