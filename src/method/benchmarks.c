#include "method/benchmarks.h"

#include "method/read.h"
#include "method/target.h"
#include "xml/counts.h"
#include "xml/structure.h"

/* The table of the format, made from profiles/schema/benchmarks.xsd when the program is built. */
extern const struct structure_schema benchmarks_schema;

static const struct xml_count counts[] = {
	{"benchmark no-benchmark", BENCHMARKS_ENTRIES_LIMIT, "entries"},
	{NULL, 0, NULL},
};

const char *benchmark_formula_word(enum benchmark_formula formula)
{
	static const char *const words[] = {"none", "ratio", "linear", "yes-no", "optimum", "count-of", "thresholds"};
	return words[formula];
}

const char *benchmark_status_word(enum benchmark_status status)
{
	static const char *const words[] = {"published", "derived", "project"};
	return words[status];
}

const char *benchmarks_status_word(enum benchmarks_status status)
{
	static const char *const words[] = {"official", "indicative", "fictional"};
	return words[status];
}

const char *benchmarks_access_word(enum benchmarks_access access)
{
	static const char *const words[] = {"public", "restricted"};
	return words[access];
}

const struct benchmark *benchmark_lookup(const struct benchmarks *set, size_t point)
{
	return set->by_point[point];
}

struct reader {
	const struct method *method;
	struct benchmarks *set;
	struct arena *arena;
	struct diag *diag;
};

static void read_benchmark(struct reader *r, const xmlNode *e, struct method_word *codes)
{
	struct method_word code = read_word(e, "indicator", r->arena);
	struct benchmark *b = arena_new(r->arena, struct benchmark);
	if (!method_lookup(r->method, code.text, &b->point)) {
		method_report_unknown(r->method, code.text, code.span, r->diag);
		return;
	}
	if (codes[b->point].text.n > 0) {
		report_twice(codes[b->point], code, r->diag);
		return;
	}
	codes[b->point] = code;
	b->span = xml_span(e);
	b->set = r->set->id.text;
	b->reasons = read_texts(e, "reason", r->arena);
	if (xml_is(e, benchmarks_schema.namespace_uri, "benchmark")) {
		target_read(e, r->method, r->arena, r->diag, b);
	}
	r->set->by_point[b->point] = b;
}

static void read_entries(struct reader *r, const xmlNode *root)
{
	struct method_word *codes = arena_array(r->arena, r->method->points.n, struct method_word);
	for (const xmlNode *e = xml_first(root); e != NULL; e = xml_next(e)) {
		bool present;
		xml_attribute(e, "indicator", &present);
		if (present) {
			read_benchmark(r, e, codes);
		}
	}
}

/** What owners of a method ask for is published by them or taken over: targets that the makers of a set chose make no official set. */
static void check_claim(const struct reader *r, const xmlNode *root)
{
	const struct benchmark *first = NULL;
	size_t own = 0;
	for (size_t i = 0; r->set->status == BENCHMARKS_OFFICIAL && i < r->method->points.n; i++) {
		const struct benchmark *b = r->set->by_point[i];
		if (b != NULL && b->formula != BENCHMARK_NONE && b->status == BENCHMARK_PROJECT) {
			first = first == NULL || b->span.start < first->span.start ? b : first;
			own++;
		}
	}
	if (own > 0) {
		struct diag_entry *entry = diag_add(r->diag, DIAG_BENCHMARKS_STATUS, xml_attribute_span(root, "status"),
			"the set is official, but %zu of its targets %s the status project", own, own == 1 ? "has" : "have");
		diag_relate(entry, first->span, own == 1 ? "it stands here" : "the first of them stands here");
		diag_hint(r->diag, entry, "write published or derived where the owners of the method set the target, or call the set indicative");
	}
}

/** Take over what the set has no entry for. It may not make more of it, nor show what the other set hides. */
static void extend(struct reader *r, const struct benchmarks *base, const xmlNode *root)
{
	if (r->set->status < base->status) {
		struct diag_entry *entry = diag_add(r->diag, DIAG_BENCHMARKS_EXTENSION, xml_attribute_span(root, "status"),
			"the set is %s, but it extends one that is %s", benchmarks_status_word(r->set->status), benchmarks_status_word(base->status));
		diag_hint(r->diag, entry, "write status=\"%s\"", benchmarks_status_word(base->status));
	}
	if (r->set->access < base->access) {
		struct diag_entry *entry = diag_add(r->diag, DIAG_BENCHMARKS_EXTENSION, r->set->extends.span,
			"the set is public, but it extends one that is restricted");
		diag_hint(r->diag, entry, "write access=\"restricted\"");
	}
	for (size_t i = 0; i < r->method->points.n; i++) {
		if (r->set->by_point[i] == NULL) {
			r->set->by_point[i] = base->by_point[i];
		}
	}
	if (r->set->notices.n == 0 && !base->notice_is_standard) {
		r->set->notices = base->notices;
	}
}

/** What is not official says so, whoever made it. */
static void add_standard_notice(struct reader *r)
{
	struct str notice = benchmarks_standard_notice(r->set->status);
	if (notice.n == 0 || r->set->notices.n > 0) {
		return;
	}
	vec_push(&r->set->notices, r->arena, ((struct method_text){STR("en"), notice, r->set->span}));
	r->set->notice_is_standard = true;
}

/** Returns whether the set is for the method, or for the one that this extends. */
static bool check_method(struct reader *r)
{
	const struct method_word *wanted = &r->set->method;
	if (str_equal(wanted->text, r->method->id.text) || str_equal(wanted->text, method_rules(r->method))) {
		return true;
	}
	diag_add(r->diag, DIAG_BENCHMARKS_METHOD, wanted->span, "the set is for %.*s, but the method is %.*s", STR_ARG(wanted->text),
		STR_ARG(r->method->id.text));
	return false;
}

struct method_word benchmarks_extended(const struct xml_tree *tree, struct arena *arena)
{
	if (!xml_is(tree->root, benchmarks_schema.namespace_uri, "benchmarks")) {
		return (struct method_word){0};
	}
	return read_word(tree->root, "extends", arena);
}

bool benchmarks_read(const struct xml_tree *tree, const struct method *method, const struct benchmarks *base,
	struct arena *arena, struct diag *diag, struct benchmarks *ret_set)
{
	static const char *const statuses[] = {"official", "indicative", "fictional", NULL};
	static const char *const accesses[] = {"public", "restricted", NULL};
	size_t errors_before = diag->errors;
	const xmlNode *root = tree->root;
	if (!xml_counts_check(root, counts, diag) || !structure_check(&benchmarks_schema, "benchmarks", root, diag)) {
		return false;
	}
	method_lines_check(root, diag);
	struct benchmarks set = {
		.id = read_word(root, "xml:id", arena),
		.method = read_word(root, "method", arena),
		.extends = read_word(root, "extends", arena),
		.status = (enum benchmarks_status)read_choice(root, "status", statuses),
		.access = (enum benchmarks_access)read_choice(root, "access", accesses),
		.names = read_texts(root, "name", arena),
		.notices = read_texts(root, "notice", arena),
		.notes = read_texts(root, "note", arena),
		.by_point = arena_array(arena, method->points.n, const struct benchmark *),
		.span = xml_span(root),
	};
	struct reader reader = {.method = method, .set = &set, .arena = arena, .diag = diag};
	report_unversioned(set.id, diag);
	if (!check_method(&reader)) {
		return false;
	}
	read_entries(&reader, root);
	check_claim(&reader, root);
	if (base != NULL) {
		extend(&reader, base, root);
	}
	add_standard_notice(&reader);
	if (diag->errors > errors_before) {
		return false;
	}
	*ret_set = set;
	return true;
}
