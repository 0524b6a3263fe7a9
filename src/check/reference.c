#include <string.h>

#include "base/file.h"
#include "check/checks.h"
#include "xml/nearest.h"

/* What the references of the format lead to; tests/unit/check holds the table against the schema. */
static const struct {
	const char *element; /* NULL: any */
	const char *attribute;
	const char *kinds;
} targets[] = {
	{"boundary", "within", "boundary"},
	{"source", "within", "source"},
	{"relation", "to", "edition"},
	{"ref", "to", "chapter section table figure box finding recommendation action source"},
	{NULL, "boundary", "boundary"},
	{NULL, "source", "source"},
	{NULL, "body", "body"},
	{NULL, "lead", "body"},
	{NULL, "partners", "body"},
	{NULL, "issuer", "body"},
	{NULL, "addresses", "finding"},
	{NULL, "theme", "theme"},
	{NULL, "mission", "mission"},
};

#define TARGETS (sizeof targets / sizeof targets[0])

/* What is asked of every reference, and is found once. */
struct references {
	const struct checking *checking;
	bool unnamed[TARGETS]; /* an element of these kinds lacks its id */
	bool prints_findings, prints_recommendations;
};

/* The kinds of element that a reference may lead to, separated by blanks; NULL when the table does not know it. */
static const char *kinds_of(const struct profile_reference *reference)
{
	for (size_t i = 0; i < TARGETS; i++) {
		if (strcmp(targets[i].attribute, reference->attribute) == 0 &&
			(!targets[i].element || strcmp(targets[i].element, reference->element) == 0))
			return targets[i].kinds;
	}
	return "";
}

/* Whether an element that a reference may lead to lacks its id; kinds are those of the table. */
static bool lacks_id(const struct references *references, const char *kinds)
{
	for (size_t i = 0; i < TARGETS; i++) {
		if (targets[i].kinds == kinds && references->unnamed[i])
			return true;
	}
	return false;
}

/* Ids that are missing come first. */
static void find_unnamed(struct references *references)
{
	const struct profile *profile = references->checking->profile;
	for (size_t i = 0; i < profile->ids.n && profile->ids.at[i].id.n == 0; i++) {
		for (size_t k = 0; k < TARGETS; k++)
			references->unnamed[k] |= str_is_among(str_from(profile->ids.at[i].name), targets[k].kinds);
	}
}

/* `section, table or box` */
static const char *kinds_words(const char *kinds, struct arena *arena)
{
	struct buf out = {.arena = arena};
	struct str rest = str_from(kinds), kind;
	bool first = true;
	while (str_next_word(&rest, &kind)) {
		buf_format(&out, "%s%.*s", first ? "" : str_trim(rest).n > 0 ? ", " : " or ", STR_ARG(kind));
		first = false;
	}
	return out.at;
}

static void dangling(const struct references *references, const struct profile_reference *reference, const char *kinds)
{
	const struct checking *checking = references->checking;
	struct nearest nearest = {.asked = reference->to, .effort = &checking->diag->effort};
	/* Perhaps one that lacks its id is meant, and that was reported. */
	if (lacks_id(references, kinds))
		return;
	for (size_t i = 0; i < checking->profile->ids.n; i++) {
		const struct profile_id *id = &checking->profile->ids.at[i];
		if (!nearest_offer(&nearest, str_is_among(str_from(id->name), kinds) ? id->id : STR("")))
			break;
	}
	const char *words = kinds_words(kinds, checking->arena);
	struct diag_entry *entry = diag_add(checking->diag, DIAG_DANGLING_REFERENCE, reference->span,
		"there is no %s with the id “%.*s”", words, STR_ARG(reference->to));
	if (nearest_found(&nearest))
		diag_hint(checking->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
	else
		diag_hint(checking->diag, entry, "%s takes the xml:id of a %s", reference->attribute, words);
}

/* A public reference prints what it leads to; only a restricted source has a form for that, its type. Returns whether it may. */
static bool check_access(
	const struct checking *checking, const struct profile_reference *reference, const struct profile_id *target)
{
	bool is_printed = strcmp(reference->element, "ref") == 0;
	bool has_form = target->access == PROFILE_RESTRICTED && strcmp(target->name, "source") == 0;
	if (!is_printed || has_form || reference->access != PROFILE_PUBLIC || target->access == PROFILE_PUBLIC)
		return true;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_CLOSED_IN_PUBLIC, reference->span,
		"public text refers to “%.*s”, which is %s", STR_ARG(reference->to),
		profile_access_word(target->access));
	diag_hint(checking->diag, entry, "refer to something public, or close the text around with access=\"%s\"",
		profile_access_word(target->access));
	diag_relate(entry, target->span, "it stands here");
	return false;
}

/* Chapters of these roles print what nothing else prints. A source without a list is called by its title. */
static const char *printing_role(const char *kind)
{
	if (strcmp(kind, "finding") == 0)
		return "findings";
	return strcmp(kind, "recommendation") == 0 || strcmp(kind, "action") == 0 ? "recommendations" : NULL;
}

static bool is_role_printed(const struct profile *profile, const char *role)
{
	for (size_t i = 0; i < profile->narrative.n; i++) {
		const struct profile_chapter *chapter = &profile->narrative.at[i];
		if (chapter->role.left_out || (str_is(chapter->role.text, role) && chapter->head.access == PROFILE_PUBLIC))
			return true;
	}
	return false;
}

static void check_printed(
	const struct references *references, const struct profile_reference *reference, const struct profile_id *target)
{
	const struct checking *checking = references->checking;
	const char *role = strcmp(reference->element, "ref") == 0 ? printing_role(target->name) : NULL;
	if (!role || reference->access != PROFILE_PUBLIC ||
		(strcmp(role, "findings") == 0 ? references->prints_findings : references->prints_recommendations))
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_REFERENCE_NOT_PRINTED, reference->span,
		"no chapter prints the %s “%.*s”", target->name, STR_ARG(reference->to));
	diag_hint(checking->diag, entry, "add a chapter with role=“%s”, or write it without <ref>", role);
	diag_relate(entry, target->span, "it stands here");
}

static void check_reference(const struct references *references, const struct profile_reference *reference)
{
	const struct checking *checking = references->checking;
	const char *kinds = kinds_of(reference);
	const struct profile_id *target = profile_id_lookup(checking->profile, reference->to);
	if (!target) {
		dangling(references, reference, kinds);
	} else if (target->left_out) {
		return;
	} else if (!str_is_among(str_from(target->name), kinds)) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_WRONG_REFERENCE, reference->span,
			"“%.*s” is the id of a <%s>", STR_ARG(reference->to), target->name);
		diag_hint(checking->diag, entry, "%s takes the xml:id of a %s", reference->attribute,
			kinds_words(kinds, checking->arena));
		diag_relate(entry, target->span, "it stands here");
	} else {
		if (check_access(checking, reference, target))
			check_printed(references, reference, target);
	}
}

static void check_ids(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	for (size_t i = 1, first = 0; i < profile->ids.n; i++) {
		if (!str_equal(profile->ids.at[i].id, profile->ids.at[first].id)) {
			first = i;
			continue;
		}
		/* An element given twice, which was reported, gives its ids twice. */
		if (profile->ids.at[i].id.n == 0 || profile->ids.at[i].left_out || profile->ids.at[first].left_out)
			continue;
		struct diag_entry *entry = diag_add(checking->diag, DIAG_DUPLICATE_ID, profile->ids.at[i].span,
			"the id “%.*s” is given twice", STR_ARG(profile->ids.at[i].id));
		diag_hint(checking->diag, entry, "give this element an id of its own");
		diag_relate(entry, profile->ids.at[first].span, "first given here");
	}
}

const struct check_point *check_point_lookup(const struct check_points *points, struct str code)
{
	size_t low = 0, high = points->n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (str_compare(points->at[middle].code, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < points->n && str_equal(points->at[low].code, code) ? &points->at[low] : NULL;
}

/* Codes of observations are looked up where they are scored. */
static void check_code(const struct checking *checking, const struct profile_reference *code)
{
	if (strcmp(code->element, "observation") == 0 ||
		check_point_lookup(checking->points, code->to))
		return;
	struct nearest nearest = {.asked = code->to, .effort = &checking->diag->effort};
	for (size_t i = 0; i < checking->points->n && nearest_offer(&nearest, checking->points->at[i].code); i++)
		;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_UNKNOWN_INDICATOR, code->span,
		"the method %.*s has no data point %.*s", STR_ARG(checking->profile->method.text), STR_ARG(code->to));
	if (nearest_found(&nearest))
		diag_hint(checking->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
}

/* Whether a path leaves its folder by its mere words, so that nothing need be asked about what lies there. */
static bool climbs_out(struct str path)
{
	int depth = 0;
	bool out = path.n > 0 && path.at[0] == '/';
	while (path.n > 0 && !out) {
		const char *slash = memchr(path.at, '/', path.n);
		struct str segment = {path.at, slash ? (size_t)(slash - path.at) : path.n};
		depth += str_is(segment, "..") ? -1 : segment.n > 0 && !str_is(segment, ".");
		out = depth < 0;
		path = str_from_byte(path, segment.n + (slash != NULL));
	}
	return out;
}

static void check_image(const struct checking *checking, const struct profile_image *image)
{
	struct str path = path_join(checking->folder, image->src.text, checking->arena);
	bool out = climbs_out(image->src.text);
	if (image->src.left_out || image->src.text.n == 0)
		return;
	if (!out && !file_is_regular(path)) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_FILE_NOT_FOUND, image->src.span,
			"there is no image “%.*s”", STR_ARG(image->src.text));
		diag_hint(checking->diag, entry, "src is the path from the folder of the profile's first file");
	} else if (out || !path_inside(path, checking->folder)) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_IMAGE_OUTSIDE, image->src.span,
			"the image “%.*s” lies outside the folder of the profile", STR_ARG(image->src.text));
		diag_hint(checking->diag, entry, "copy it into the folder of the profile");
	}
}

void check_references(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	struct references references = {
		.checking = checking,
		.prints_findings = is_role_printed(profile, "findings"),
		.prints_recommendations = is_role_printed(profile, "recommendations"),
	};
	find_unnamed(&references);
	check_ids(checking);
	for (size_t i = 0; i < profile->references.n; i++)
		check_reference(&references, &profile->references.at[i]);
	for (size_t i = 0; checking->points && i < profile->codes.n; i++)
		check_code(checking, &profile->codes.at[i]);
	for (size_t i = 0; i < profile->images.n; i++)
		check_image(checking, &profile->images.at[i]);
}
