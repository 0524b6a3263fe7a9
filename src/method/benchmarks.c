#include "method/benchmarks.h"

#include "method/number.h"
#include "method/read.h"
#include "xml/structure.h"

/* The table of the format, made from profiles/schema/benchmarks.xsd when the program is built. */
extern const struct structure_schema benchmarks_schema;

const char *benchmark_formula_word(enum benchmark_formula formula)
{
	static const char *const words[] = {"none", "ratio", "linear", "yes-no"};
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

static struct diag_entry *bad_target(struct reader *r, struct span span, const char *message)
{
	return diag_add(r->diag, DIAG_BENCHMARK_TARGET, span, "%s", message);
}

static void check_ratio(struct reader *r, const struct benchmark *b)
{
	if (b->direction == METHOD_NEITHER) {
		bad_target(r, b->span, "a ratio needs a direction");
	}
	if (b->value.value.negative || decimal_is_zero(&b->value.value)) {
		bad_target(r, b->value.span, "the target of a ratio must be above zero");
	}
}

static void check_linear(struct reader *r, const struct benchmark *b)
{
	if (b->floor.value.text.n == 0 || b->direction == METHOD_NEITHER) {
		bad_target(r, b->span, "linear needs a floor and a direction");
		return;
	}
	int order = number_compare(&b->value.value, &b->floor.value);
	if (b->direction == METHOD_HIGHER ? order <= 0 : order >= 0) {
		bad_target(r, b->floor.span, "the floor must lie on the worse side of the target");
	}
}

static void check_target(struct reader *r, const struct benchmark *b)
{
	bool answer = str_is(b->value_text.text, "yes") || str_is(b->value_text.text, "no");
	bool wants_answer = r->method->points.at[b->point].kind == METHOD_YES_NO;
	if (wants_answer != (b->formula == BENCHMARK_YES_NO)) {
		bad_target(r, b->span, wants_answer ? "the data point takes an answer, so the formula must be yes-no"
											: "the data point takes a number, so the formula cannot be yes-no");
	} else if (answer != wants_answer) {
		bad_target(r, b->value_text.span, wants_answer ? "the target must be yes or no" : "the target must be a number");
	} else if (b->formula == BENCHMARK_RATIO && b->value.value.text.n > 0) {
		check_ratio(r, b);
	} else if (b->formula == BENCHMARK_LINEAR && b->value.value.text.n > 0) {
		check_linear(r, b);
	}
	if (b->formula != BENCHMARK_LINEAR && b->floor.value.text.n > 0) {
		bad_target(r, b->floor.span, "only linear has a floor");
	}
}

static void check_words(struct reader *r, const struct benchmark *b)
{
	for (size_t i = 0; i < b->words.n; i++) {
		struct str rest = b->words.at[i].text, word;
		size_t count = 0;
		while (str_next_word(&rest, &word)) {
			count += !str_is(word, "[...]");
		}
		if (count > BENCHMARKS_WORDS_LIMIT) {
			diag_add(r->diag, DIAG_BENCHMARK_WORDS, b->words.at[i].span, "%zu words are quoted; the limit is %d", count, BENCHMARKS_WORDS_LIMIT);
		}
	}
}

static void read_sources(struct reader *r, const xmlNode *element, struct benchmark *b)
{
	for (const xmlNode *e = read_next(element, NULL, "source"); e != NULL; e = read_next(element, e, "source")) {
		*vec_add(&b->sources, r->arena) = (struct benchmark_source){
			.title = read_text(e, r->arena),
			.address = read_word(e, "address", r->arena),
			.page = read_word(e, "page", r->arena),
			.year = read_word(e, "year", r->arena),
		};
	}
}

/** Read what only `benchmark` has, not `no-benchmark`. */
static void read_target(struct reader *r, const xmlNode *e, struct benchmark *b)
{
	static const char *const formulas[] = {"none", "ratio", "linear", "yes-no", NULL};
	static const char *const directions[] = {"higher", "lower", NULL};
	static const char *const statuses[] = {"published", "derived", "project", NULL};
	struct method_word direction = read_word(e, "direction", r->arena);
	b->formula = (enum benchmark_formula)read_choice(e, "formula", formulas);
	b->value_text = read_word(e, "value", r->arena);
	b->yes = str_is(b->value_text.text, "yes");
	if (!b->yes && !str_is(b->value_text.text, "no")) {
		b->value = read_number(e, "value", r->arena, r->diag);
	}
	b->floor = read_number(e, "floor", r->arena, r->diag);
	b->direction = direction.text.n > 0 ? (enum method_direction)read_choice(e, "direction", directions) : METHOD_NEITHER;
	b->status = (enum benchmark_status)read_choice(e, "status", statuses);
	read_sources(r, e, b);
	b->words = read_texts(e, "words", r->arena);
	check_target(r, b);
	check_words(r, b);
}

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
	b->reasons = read_texts(e, "reason", r->arena);
	if (xml_is(e, benchmarks_schema.namespace_uri, "benchmark")) {
		read_target(r, e, b);
	}
	r->set->by_point[b->point] = b;
}

bool benchmarks_read(const struct xml_tree *tree, const struct method *method, struct arena *arena,
	struct diag *diag, struct benchmarks *ret_set)
{
	static const char *const statuses[] = {"official", "indicative", "fictional", NULL};
	size_t errors_before = diag->errors;
	const xmlNode *root = tree->root;
	if (!structure_check(&benchmarks_schema, "benchmarks", root, diag)) {
		return false;
	}
	struct benchmarks set = {
		.id = read_word(root, "xml:id", arena),
		.method = read_word(root, "method", arena),
		.status = (enum benchmarks_status)read_choice(root, "status", statuses),
		.names = read_texts(root, "name", arena),
		.notices = read_texts(root, "notice", arena),
		.notes = read_texts(root, "note", arena),
		.by_point = arena_array(arena, method->points.n, const struct benchmark *),
		.span = xml_span(root),
	};
	report_unversioned(set.id, diag);
	if (!str_equal(set.method.text, method->id.text)) {
		diag_add(diag, DIAG_BENCHMARKS_METHOD, set.method.span, "the set is for %.*s, but the method is %.*s",
			STR_ARG(set.method.text), STR_ARG(method->id.text));
		return false;
	}
	struct reader reader = {.method = method, .set = &set, .arena = arena, .diag = diag};
	struct method_word *codes = arena_array(arena, method->points.n, struct method_word);
	for (const xmlNode *e = xml_first(root); e != NULL; e = xml_next(e)) {
		bool present;
		xml_attribute(e, "indicator", &present);
		if (present) {
			read_benchmark(&reader, e, codes);
		}
	}
	if (diag->errors > errors_before) {
		return false;
	}
	*ret_set = set;
	return true;
}
