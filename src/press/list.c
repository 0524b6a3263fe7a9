#include <stdlib.h>

#include "base/file.h"
#include "method/find.h"
#include "press/loaded.h"

struct listing {
	struct press *press;
	struct method_folders folders;
	struct vec_of(struct press_listed) found;
};

static int compare_listed(const void *a, const void *b)
{
	const struct press_listed *one = a, *other = b;
	return str_compare(one->id, other->id);
}

static bool already_listed(const struct listing *listing, struct str id)
{
	for (size_t i = 0; i < listing->found.n; i++)
		if (str_equal(listing->found.at[i].id, id))
			return true;
	return false;
}

static void list_method(struct listing *listing, struct str folder, struct str name)
{
	struct press *press = listing->press;
	struct method method = {0};
	if (name.n < 5 || !str_is(str_from_byte(name, name.n - 4), ".xml"))
		return;
	struct str path = path_join(folder, name, &press->arena);
	if (method_load_file(path, &listing->folders, &press->arena, &press->diag, &method) && !already_listed(listing, method.id.text))
		vec_push(&listing->found, &press->arena,
			((struct press_listed){method.id.text, method_text_choose(&method.names, STR("en")), folder}));
}

static void list_template(struct listing *listing, struct str folder, struct str name)
{
	struct press *press = listing->press;
	struct template_info info;
	struct str path = path_join(folder, name, &press->arena);
	if (file_is_regular(path_join(path, STR("template.xml"), &press->arena)) &&
			template_info_read(path, (struct span){0}, &press->arena, &press->diag, &info) && !already_listed(listing, info.id))
		vec_push(&listing->found, &press->arena, ((struct press_listed){info.id, info.title, folder}));
}

static struct press_listed *list_folders(struct press *press, struct str below,
	void (*list)(struct listing *, struct str, struct str), size_t *ret_count)
{
	struct data_folders folders = data_folders_find(&press->settings, &press->arena, &press->diag);
	struct listing listing = {.press = press, .folders = {.data = folders.at, .data_count = folders.n}};
	for (size_t i = 0; i < folders.n; i++) {
		size_t n = 0;
		struct str folder = path_join(folders.at[i], below, &press->arena);
		struct str *names = folder_names(folder, &press->arena, &n);
		for (size_t k = 0; k < n; k++)
			list(&listing, folder, names[k]);
	}
	if (listing.found.n > 0)
		qsort(listing.found.at, listing.found.n, sizeof *listing.found.at, compare_listed);
	*ret_count = listing.found.n;
	return listing.found.at;
}

struct press_listed *press_list_methods(struct press *press, size_t *ret_count)
{
	return list_folders(press, STR("profiles/methods"), list_method, ret_count);
}

struct press_listed *press_list_templates(struct press *press, size_t *ret_count)
{
	return list_folders(press, STR("templates"), list_template, ret_count);
}
