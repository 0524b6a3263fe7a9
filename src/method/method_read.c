#include "method/read.h"
#include "method/number.h"
#include "xml/nearest.h"
#include "xml/structure.h"

/* The table of the format, made from profiles/schema/method.xsd when the program is built. */
extern const struct structure_schema method_schema;

/** Read a weight; one that has no effect is an error, and says why. */
static int64_t read_weight(struct method_reader *r, const xmlNode *e, const char *no_effect)
{
	struct method_word word = read_word(e, "weight", r->arena);
	if (word.text.n == 0) {
		return 1;
	}
	if (no_effect != NULL) {
		struct diag_entry *entry = diag_add(r->diag, DIAG_METHOD_WEIGHT, word.span, "the weight has no effect: %s", no_effect);
		diag_hint(r->diag, entry, "take the weight out");
	}
	return read_count(e, "weight");
}

/** Put the bands in order, lowest first; there are few. */
static void sort_bands(struct method *method)
{
	struct method_band *bands = method->bands.at;
	for (size_t i = 1; i < method->bands.n; i++) {
		struct method_band band = bands[i];
		size_t k = i;
		for (; k > 0 && number_compare(&bands[k - 1].from.value, &band.from.value) > 0; k--) {
			bands[k] = bands[k - 1];
		}
		bands[k] = band;
	}
}

static void read_bands(struct method_reader *r, const xmlNode *scoring)
{
	for (const xmlNode *e = read_next(scoring, NULL, "band"); e != NULL; e = read_next(scoring, e, "band")) {
		*vec_add(&r->method->bands, r->arena) = (struct method_band){
			.letter = read_word(e, "letter", r->arena),
			.from = read_number(e, "from", r->arena, r->diag),
			.to = read_number(e, "to", r->arena, r->diag),
			.points = read_count(e, "points"),
			.points_span = xml_attribute_span(e, "points"),
			.names = read_texts(e, "name", r->arena),
			.span = xml_span(e),
		};
	}
}

static void read_scoring(struct method_reader *r, const xmlNode *scoring)
{
	static const char *const unverified[] = {"score", "exclude", NULL};
	static const char *const aggregations[] = {"points-over-data-points", "mean-of-children", NULL};
	static const char *const children[] = {"dimension", "sub-dimension", "category", "indicator", NULL};
	r->method->cap = read_number(scoring, "cap", r->arena, r->diag);
	r->method->aggregation = (enum method_aggregation)read_choice(scoring, "aggregation", aggregations);
	r->method->children = (enum method_level)read_choice(scoring, "dimension-children", children);
	r->method->unverified = (enum method_unverified)read_choice(scoring, "unverified", unverified);
	r->method->bases = read_sourced(scoring, "basis", r->arena);
	read_bands(r, scoring);
	sort_bands(r->method);
	bool mean = r->method->aggregation == METHOD_MEAN, named = r->method->children != METHOD_DIMENSION;
	if (mean != named) {
		diag_add(r->diag, DIAG_METHOD_GROUPS, named ? xml_attribute_span(scoring, "dimension-children") : xml_span(scoring),
			mean ? "mean-of-children needs dimension-children, which says what a dimension is the mean of"
				 : "points-over-data-points has no use for dimension-children");
	}
}

void read_units(struct method_reader *r, const xmlNode *units)
{
	for (const xmlNode *e = units != NULL ? xml_first(units) : NULL; e != NULL; e = xml_next(e)) {
		*vec_add(&r->method->units, r->arena) = (struct method_unit){
			.id = read_word(e, "id", r->arena),
			.names = read_texts(e, "name", r->arena),
		};
	}
}

/** Returns why a weight on a group of this level would have no effect, or NULL. */
static const char *group_without_weight(const struct method *method, enum method_level level)
{
	if (method->aggregation == METHOD_POINTS) {
		return "groups add up points of data points";
	}
	/* Where it was not said what dimensions are the mean of, that is the fault. */
	bool unsaid = method->children == METHOD_DIMENSION;
	return unsaid || method->children == level ? NULL : "dimensions are not the mean of such groups";
}

static void read_group(struct method_reader *r, const xmlNode *e, enum method_level level, size_t dimension)
{
	*vec_add(&r->method->groups, r->arena) = (struct method_group){
		.level = level,
		.code = read_word(e, "code", r->arena),
		.dimension = dimension,
		.weight = level == METHOD_DIMENSION ? 1 : read_weight(r, e, group_without_weight(r->method, level)),
		.names = read_texts(e, "name", r->arena),
		.short_names = read_texts(e, "short-name", r->arena),
		.span = xml_span(e),
	};
}

static void read_dimension(struct method_reader *r, const xmlNode *dimension)
{
	size_t index = r->method->groups.n;
	read_group(r, dimension, METHOD_DIMENSION, index);
	const xmlNode *e;
	for (e = read_next(dimension, NULL, "sub-dimension"); e != NULL; e = read_next(dimension, e, "sub-dimension")) {
		read_group(r, e, METHOD_SUB_DIMENSION, index);
	}
	for (e = read_next(dimension, NULL, "category"); e != NULL; e = read_next(dimension, e, "category")) {
		read_group(r, e, METHOD_CATEGORY, index);
	}
}

static void hint_nearest(struct method_reader *r, struct diag_entry *entry, const struct nearest *nearest)
{
	if (nearest_found(nearest)) {
		diag_hint(r->diag, entry, "did you mean %.*s?", STR_ARG(nearest->best));
	}
}

/** Returns whether a group may be named at a level; at the lower ones, in the dimension only. */
static bool is_group_of(const struct method_group *group, enum method_level level, size_t dimension)
{
	return group->level == level && (level == METHOD_DIMENSION || group->dimension == dimension);
}

static void report_no_group(struct method_reader *r, struct method_word code, enum method_level level, size_t dimension)
{
	struct diag_entry *entry = diag_add(r->diag, DIAG_METHOD_REFERENCE, code.span, "there is no %s %.*s%s", method_level_word(level),
		STR_ARG(code.text), level == METHOD_DIMENSION ? "" : " in the dimension of the indicator");
	struct nearest nearest = {.asked = code.text, .effort = &r->diag->effort};
	for (size_t i = 0; i < r->method->groups.n; i++) {
		if (is_group_of(&r->method->groups.at[i], level, dimension) && !nearest_offer(&nearest, r->method->groups.at[i].code.text)) {
			break;
		}
	}
	hint_nearest(r, entry, &nearest);
}

/** Find the group that an attribute names. */
static size_t read_group_reference(struct method_reader *r, const xmlNode *e, enum method_level level, size_t dimension)
{
	struct method_word code = read_word(e, method_level_word(level), r->arena);
	if (code.text.n == 0) {
		return METHOD_NONE;
	}
	for (size_t i = 0; i < r->method->groups.n; i++) {
		const struct method_group *group = &r->method->groups.at[i];
		if (is_group_of(group, level, dimension) && str_equal(group->code.text, code.text)) {
			return i;
		}
	}
	/* In a dimension that is unknown itself, nothing more can be said. */
	if (level == METHOD_DIMENSION || dimension != METHOD_NONE) {
		report_no_group(r, code, level, dimension);
	}
	return METHOD_NONE;
}

static size_t read_unit_reference(struct method_reader *r, const xmlNode *e)
{
	struct method_word id = read_word(e, "unit", r->arena);
	for (size_t i = 0; i < r->method->units.n; i++) {
		if (str_equal(r->method->units.at[i].id.text, id.text)) {
			return i;
		}
	}
	struct diag_entry *entry = diag_add(r->diag, DIAG_METHOD_REFERENCE, id.span, "there is no unit %.*s", STR_ARG(id.text));
	struct nearest nearest = {.asked = id.text, .effort = &r->diag->effort};
	for (size_t i = 0; i < r->method->units.n && nearest_offer(&nearest, r->method->units.at[i].id.text); i++) {
	}
	hint_nearest(r, entry, &nearest);
	return METHOD_NONE;
}

static struct method_items read_items(struct method_reader *r, const xmlNode *point)
{
	struct method_items items = {0};
	for (const xmlNode *e = read_next(point, NULL, "item"); e != NULL; e = read_next(point, e, "item")) {
		struct method_item item = {.id = read_word(e, "id", r->arena), .names = read_texts(e, "name", r->arena)};
		vec_push(&items, r->arena, item);
	}
	return items;
}

static struct method_former read_formerly(struct method_reader *r, const xmlNode *point)
{
	const xmlNode *e = read_next(point, NULL, "formerly");
	if (e == NULL) {
		return (struct method_former){0};
	}
	return (struct method_former){
		.code = read_word(e, "code", r->arena),
		.comparable = str_is(read_word(e, "comparable", r->arena).text, "yes"),
	};
}

/** Returns why a weight on a data point of this indicator would have no effect, or NULL. */
static const char *point_without_weight(const struct method *method, const struct method_indicator *indicator)
{
	bool local = indicator->class == METHOD_LOCAL && method->aggregation == METHOD_POINTS;
	return local ? "a local indicator enters no group" : NULL;
}

static void read_point(struct method_reader *r, const xmlNode *e, size_t indicator)
{
	static const char *const kinds[] = {"share", "rate", "ratio", "count", "time", "index", "yes-no", "list", NULL};
	static const char *const directions[] = {"higher", "lower", "none", "optimum", NULL};
	const struct method_indicator *parent = &r->method->indicators.at[indicator];
	struct str code = parent->code.text;
	struct method_word id = read_word(e, "id", r->arena);
	*vec_add(&r->method->points, r->arena) = (struct method_point){
		.code = id.text.n > 0 ? str_format(r->arena, "%.*s/%.*s", STR_ARG(code), STR_ARG(id.text)) : code,
		.id = id,
		.indicator = indicator,
		.unit = read_unit_reference(r, e),
		.kind = (enum method_kind)read_choice(e, "kind", kinds),
		.direction = (enum method_direction)read_choice(e, "direction", directions),
		.decimals = read_count(e, "decimals"),
		.weight = read_weight(r, e, point_without_weight(r->method, parent)),
		.factor = read_number(e, "factor", r->arena, r->diag),
		.valid_from = read_number(e, "valid-from", r->arena, r->diag),
		.valid_to = read_number(e, "valid-to", r->arena, r->diag),
		.plausible_from = read_number(e, "plausible-from", r->arena, r->diag),
		.plausible_to = read_number(e, "plausible-to", r->arena, r->diag),
		.sdg = read_word(e, "sdg", r->arena),
		.sector = read_word(e, "sector", r->arena),
		.names = read_texts(e, "name", r->arena),
		.short_names = read_texts(e, "short-name", r->arena),
		.numerators = read_texts(e, "numerator", r->arena),
		.denominators = read_texts(e, "denominator", r->arena),
		.items = read_items(r, e),
		.definitions = read_sourced(e, "definition", r->arena),
		.bases = read_sourced(e, "basis", r->arena),
		.formerly = read_formerly(r, e),
		.span = xml_span(e),
	};
}

static struct method_words read_aliases(struct method_reader *r, const xmlNode *indicator)
{
	struct method_words aliases = {0};
	for (const xmlNode *e = read_next(indicator, NULL, "alias"); e != NULL; e = read_next(indicator, e, "alias")) {
		vec_push(&aliases, r->arena, read_word(e, "code", r->arena));
	}
	return aliases;
}

static void read_indicator(struct method_reader *r, const xmlNode *e)
{
	static const char *const classes[] = {"core", "advanced", "local", NULL};
	enum method_class class = (enum method_class)read_choice(e, "class", classes);
	size_t index = r->method->indicators.n, dimension = read_group_reference(r, e, METHOD_DIMENSION, METHOD_NONE);
	struct method_indicator *indicator = vec_add(&r->method->indicators, r->arena);
	*indicator = (struct method_indicator){
		.code = read_word(e, "code", r->arena),
		.printed = read_word(e, "printed", r->arena),
		.class = class,
		.type = read_word(e, "type", r->arena),
		.weight = read_weight(r, e, class == METHOD_LOCAL ? "a local indicator enters no group" : NULL),
		.dimension = dimension,
		.sub_dimension = read_group_reference(r, e, METHOD_SUB_DIMENSION, dimension),
		.category = read_group_reference(r, e, METHOD_CATEGORY, dimension),
		.names = read_texts(e, "name", r->arena),
		.aliases = read_aliases(r, e),
		.first_point = r->method->points.n,
		.span = xml_span(e),
	};
	if (indicator->printed.text.n == 0) {
		indicator->printed = indicator->code;
	}
	for (const xmlNode *p = read_next(e, NULL, "data-point"); p != NULL; p = read_next(e, p, "data-point")) {
		read_point(r, p, index);
		indicator->point_count++;
	}
}

void read_indicators(struct method_reader *r, const xmlNode *root)
{
	for (const xmlNode *e = read_next(root, NULL, "indicator"); e != NULL; e = read_next(root, e, "indicator")) {
		read_indicator(r, e);
	}
}

bool method_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct method *ret_method)
{
	size_t errors_before = diag->errors;
	if (!method_counts_check(tree->root, diag) || !structure_check(&method_schema, "method", tree->root, diag)) {
		return false;
	}
	const xmlNode *root = tree->root;
	method_lines_check(root, diag);
	struct method method = {
		.id = read_word(root, "xml:id", arena),
		.predecessor = read_word(root, "predecessor", arena),
		.names = read_texts(root, "name", arena),
		.notes = read_texts(root, "note", arena),
		.complete = str_is(read_word(root, "complete", arena).text, "yes"),
		.span = xml_span(root),
	};
	struct method_reader reader = {.method = &method, .arena = arena, .diag = diag};
	read_scoring(&reader, read_next(root, NULL, "scoring"));
	read_units(&reader, read_next(root, NULL, "units"));
	for (const xmlNode *e = read_next(root, NULL, "dimension"); e != NULL; e = read_next(root, e, "dimension")) {
		read_dimension(&reader, e);
	}
	read_indicators(&reader, root);
	method_index(&method, arena);
	read_relations(&reader, root);
	method_check(&method, diag);
	if (diag->errors > errors_before) {
		return false;
	}
	*ret_method = method;
	return true;
}
