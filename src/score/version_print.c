/* What another version of the method means for a scorecard, as text and JSON. */
#include "score/json_parts.h"
#include "score/version.h"

/** Returns what a data point of the profile's own method is called. */
static struct str former_name(const struct scorecard_view *view, size_t former, struct arena *arena)
{
	struct scorecard card = {.method = view->card->input.version->from};
	struct scorecard_view old = {.card = &card, .lang = view->lang};
	return wording_point(&old, former, arena);
}

static struct str tie_text(const struct scorecard *card, size_t point, struct arena *arena)
{
	switch (card->input.version->points[point].tie) {
	case VERSION_TAKEN_OVER:
		return version_is_taken(card, point) ? STR("taken over") : STR("");
	case VERSION_NOT_COMPARABLE:
		return STR("not comparable, left out");
	case VERSION_ABSENT:
		break;
	}
	return str_format(arena, "not in %.*s", STR_ARG(card->input.version->from->id.text));
}

static void add_points(const struct scorecard_view *view, struct table *table)
{
	const struct scorecard *card = view->card;
	const struct version *version = card->input.version;
	for (size_t i = 0; i < version->to->points.n; i++) {
		struct str text = tie_text(card, i, table->arena);
		size_t former = version->points[i].former;
		if (text.n > 0) {
			table_add(table, version->to->points.at[i].code);
			table_add(table, wording_point(view, i, table->arena));
			table_add(table, former != METHOD_NONE ? version->from->points.at[former].code : STR("-"));
			table_add(table, text);
		}
	}
}

static void add_dropped(const struct scorecard_view *view, struct table *table)
{
	const struct version *version = view->card->input.version;
	for (size_t i = 0; i < version->dropped.n; i++) {
		size_t former = version->dropped.at[i];
		table_add(table, STR("-"));
		table_add(table, former_name(view, former, table->arena));
		table_add(table, version->from->points.at[former].code);
		table_add(table, wording_is_local(version->from, former) ? STR("local, left out") : STR("dropped"));
	}
}

void version_to_text(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	const struct version *version = view->card->input.version;
	if (version == NULL) {
		return;
	}
	struct str from = version->from->id.text, to = version->to->id.text;
	const char *const heads[] = {"Code", "Data point", str_copy(from, arena), ""};
	struct table table = {.arena = arena, .columns = 4};
	buf_format(out, "\nThe profile is made for %.*s. Under %.*s, its values are", STR_ARG(from), STR_ARG(to));
	buf_add_str(out, STR(" taken over where both mean the same:\n\n"));
	table_add_row(&table, heads);
	add_points(view, &table);
	add_dropped(view, &table);
	table_write(&table, out);
}

json_t *version_to_json(const struct scorecard_view *view)
{
	const struct version *version = view->card->input.version;
	json_t *object = json_object(), *points = json_array(), *dropped = json_array();
	json_set_str(object, "method", version->from->id.text);
	for (size_t i = 0; i < version->to->points.n; i++) {
		json_t *point = json_object();
		size_t former = version->points[i].former;
		json_set_str(point, "code", version->to->points.at[i].code);
		if (former != METHOD_NONE) {
			json_set_str(point, "former_code", version->from->points.at[former].code);
		}
		json_set_str(point, "tie", str_from(version_tie_word(version->points[i].tie)));
		json_set_bool(point, "taken", version_is_taken(view->card, i));
		json_add(points, point);
	}
	for (size_t i = 0; i < version->dropped.n; i++) {
		json_t *point = json_object();
		json_set_str(point, "former_code", version->from->points.at[version->dropped.at[i]].code);
		json_set_bool(point, "local", wording_is_local(version->from, version->dropped.at[i]));
		json_add(dropped, point);
	}
	json_set(object, "points", points);
	json_set(object, "dropped", dropped);
	return object;
}
