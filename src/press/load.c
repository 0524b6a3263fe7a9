#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "press/loaded.h"
#include "score/period.h"

void loaded_destroy(struct press_loaded *loaded)
{
	struct press_tools *tools = &loaded->tools;
	template_finish(tools->template);
	text_shaper_destroy(tools->shaper);
	font_set_destroy(tools->fonts);
	arena_finish(&tools->arena);
	xmlFreeDoc(loaded->document_doc);
	xmlFreeDoc(loaded->scorecard_doc);
	xmlFreeDoc(loaded->facts_doc);
	arena_finish(&loaded->pages);
	xml_tree_finish(&loaded->public_tree);
	xml_tree_finish(&loaded->tree);
}

void load_deadline_start(struct press *press, const char *work)
{
	press->loaded->deadline = (struct deadline){.seconds = PRESS_SECONDS_LIMIT, .code = DIAG_TIME_LIMIT, .work = work};
	deadline_start(&press->loaded->deadline);
}

void load_deadline_finish(struct press *press)
{
	deadline_finish(&press->loaded->deadline);
}

struct str load_path(struct press *press, struct str profile)
{
	if (!str_is(profile, "-") && file_is_folder(profile))
		return path_join(profile, STR("profile.xml"), &press->arena);
	return profile;
}

bool load_tree(struct press *press, struct str profile)
{
	struct press_loaded *loaded = press->loaded;
	loaded->folders = data_folders_find(&press->settings, &press->arena, &press->diag);
	loaded->path = load_path(press, profile);
	loaded->folder = path_folder(loaded->path);
	/* A file that is named may be a link to anywhere: whoever names it knows. One that is found may not. */
	if (!str_equal(loaded->path, profile) && !file_check_inside(loaded->path, loaded->folder, (struct span){0}, &press->diag))
		return false;
	return xml_tree_read(loaded->path, &xml_limits_default, (struct span){0}, &press->arena, &press->diag, &loaded->tree);
}

bool load_profile(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	loaded->sound = profile_read(&loaded->tree, &press->arena, &press->diag, &loaded->profile);
	return loaded->profile.head.node;
}

bool load_model(struct press *press, struct str profile)
{
	return load_tree(press, profile) && load_profile(press);
}

static int compare_points(const void *a, const void *b)
{
	const struct check_point *one = a, *other = b;
	return str_compare(one->code, other->code);
}

static struct str group_code(const struct method *method, size_t group)
{
	return group == METHOD_NONE ? (struct str){0} : method->groups.at[group].code.text;
}

/* A local data point is counted in no group of the method. */
static struct check_point check_point_of(const struct method *method, const struct method_point *point)
{
	const struct method_indicator *indicator = &method->indicators.at[point->indicator];
	struct check_point made = {
		.code = point->code, .factor = point->factor.value, .decimals = (unsigned)point->decimals,
		.unit = method->units.at[point->unit].id.text, .groups[3] = indicator->code.text,
		.is_number = point->kind != METHOD_YES_NO && point->kind != METHOD_LIST,
	};
	if (indicator->class == METHOD_LOCAL)
		return made;
	made.groups[0] = group_code(method, indicator->dimension);
	made.groups[1] = group_code(method, indicator->sub_dimension);
	made.groups[2] = group_code(method, indicator->category);
	return made;
}

/* Data points, and indicators that consist of several. */
struct check_points load_points(struct press *press)
{
	const struct method *method = press->loaded->method;
	struct check_point *points = arena_array(&press->arena, method->points.n + method->indicators.n, struct check_point);
	size_t n = 0;
	for (size_t i = 0; i < method->points.n; i++)
		points[n++] = check_point_of(method, &method->points.at[i]);
	for (size_t i = 0; i < method->indicators.n; i++)
		if (method->indicators.at[i].point_count > 1 || method->points.at[method->indicators.at[i].first_point].id.text.n > 0)
			points[n++] = (struct check_point){.code = method->indicators.at[i].code.text, .is_whole = true};
	qsort(points, n, sizeof *points, compare_points);
	struct str *dimensions = arena_array(&press->arena, method->groups.n, struct str);
	size_t dimension_count = 0;
	for (size_t i = 0; i < method->groups.n; i++)
		if (method->groups.at[i].level == METHOD_DIMENSION)
			dimensions[dimension_count++] = method->groups.at[i].code.text;
	return (struct check_points){points, n, dimensions, dimension_count};
}

static int compare_others(const void *a, const void *b)
{
	const struct profile_code *one = a, *other = b;
	return str_compare(one->other, other->other);
}

struct profile_codes load_codes(struct press *press)
{
	const struct method *method = press->loaded->method;
	struct vec_of(struct profile_code) codes = {0};
	for (size_t i = 0; i < method->points.n; i++) {
		const struct method_words *aliases = &method->indicators.at[method->points.at[i].indicator].aliases;
		for (size_t k = 0; k < aliases->n; k++) {
			struct profile_code code = {method_point_alias(method, i, k, &press->arena), method->points.at[i].code};
			vec_push(&codes, &press->arena, code);
		}
	}
	if (codes.n > 0)
		qsort(codes.at, codes.n, sizeof *codes.at, compare_others);
	return (struct profile_codes){codes.at, codes.n};
}

bool load_scores(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct profile *profile = &loaded->profile;
	if (!load_method(press))
		return false;
	loaded->codes = load_codes(press);
	profile_resolve_codes(profile, &loaded->codes);
	/* Without a set that can be used, the values can be held against the method all the same. */
	bool usable = load_benchmarks(press);
	struct score_input input = {
		.method = loaded->scoring,
		.benchmarks = loaded->benchmarks,
		.observations = profile->observations.at,
		.count = profile->observations.n,
		.unmentioned = profile->unmentioned,
		.period = press->settings.period,
		.version = loaded->version,
	};
	if (loaded->version) {
		struct version_observations seen = version_observe(loaded->version, input.observations, input.count, &press->arena, &press->diag);
		input.observations = seen.at;
		input.count = seen.n;
	}
	return score_make(&input, &press->arena, &press->diag, &loaded->scorecard) && period_check(&loaded->scorecard, &press->diag) && usable;
}

bool load_checks(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct check_points points = {0};
	if (loaded->method)
		points = load_points(press);
	return check_profile(&loaded->profile, loaded->method ? &points : NULL, loaded->folder, &press->arena, &press->diag);
}

bool load_scorecard(struct press *press)
{
	/* What fails in the scores leaves the rules their say. */
	bool scored = load_scores(press);
	return load_checks(press) && scored && press->loaded->sound;
}
