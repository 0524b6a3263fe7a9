#include "galley/galley.h"

static const char *const kind_names[] = {
	[GALLEY_BOX] = "box", [GALLEY_GLUE] = "glue", [GALLEY_PENALTY] = "penalty", [GALLEY_FLOAT] = "float",
	[GALLEY_PLACED] = "placed",
};

static json_t *list_to_json(const struct galley_list *list, struct source_list *sources);

/* The letters of a box, for a reader of the dump. */
static void add_text(json_t *object, const struct frame_group *content)
{
	struct arena arena = {0};
	struct buf text = {.arena = &arena};
	for (size_t i = 0; i < content->n; i++)
		if (content->at[i].kind == FRAME_TEXT)
			buf_add_str(&text, content->at[i].as.text->text);
	if (text.n > 0)
		json_set_str(object, "text", buf_str(&text));
	arena_finish(&arena);
}

static json_t *item_to_json(const struct galley_item *item, struct source_list *sources)
{
	json_t *object = json_object();
	json_set_str(object, "kind", str_from(kind_names[item->kind]));
	if (item->kind == GALLEY_PENALTY) {
		json_set_int(object, "cost", item->cost);
		if (item->before)
			json_set(object, "before", list_to_json(item->before, sources));
		if (item->after)
			json_set(object, "after", list_to_json(item->after, sources));
		return object;
	}
	json_set_int(object, "node", item->node);
	json_set_span(object, "at", sources, item->at);
	json_set_int(object, "height", item->height);
	if (item->baseline >= 0)
		json_set_int(object, "baseline", item->baseline);
	if (item->grid)
		json_set_bool(object, "grid", true);
	add_text(object, &item->content);
	json_set_int(object, "items", (int64_t)item->content.n);
	if (item->notes)
		json_set(object, "notes", list_to_json(item->notes, sources));
	return object;
}

static json_t *list_to_json(const struct galley_list *list, struct source_list *sources)
{
	json_t *array = json_array();
	for (size_t i = 0; i < list->n; i++)
		json_add(array, item_to_json(&list->at[i], sources));
	return array;
}

json_t *galley_to_json(const struct galley *galley, struct source_list *sources)
{
	json_t *parts = json_array();
	for (size_t i = 0; i < galley->n; i++) {
		json_t *part = json_object();
		json_set_str(part, "master", galley->parts[i].master->name);
		json_set(part, "items", list_to_json(&galley->parts[i].list, sources));
		json_add(parts, part);
	}
	json_t *object = json_object();
	json_set(object, "parts", parts);
	return object;
}
