#include "compare/text.h"

#include "compare/note.h"
#include "score/wording.h"

struct scorecard_view text_view(const struct comparison *comparison, struct arena *arena)
{
	struct method *method = arena_new(arena, struct method);
	struct scorecard *card = arena_new(arena, struct scorecard);
	*method = *comparison->method;
	if (method->base.text.n > 0) {
		/* An extension of whichever city came first is not what all have in common. */
		method->id.text = method_rules(comparison->method);
		method->names = (struct method_texts){0};
	}
	*card = (struct scorecard){.method = method, .benchmarks = comparison->benchmarks};
	return (struct scorecard_view){.card = card, .lang = comparison->lang, .colour = comparison->colour};
}

/** Returns what a city's values are of: "Harbour town (municipality)", "municipality and 2 others". */
static struct str territory(const struct compare_city *city, struct arena *arena)
{
	struct buf text = {.arena = arena};
	if (city->boundaries == 0) {
		return STR("-");
	}
	if (city->boundary_named || city->boundary_kind.n == 0) {
		buf_add_str(&text, city->boundary);
	}
	if (city->boundary_kind.n > 0) {
		buf_format(&text, city->boundary_named ? " (%.*s)" : "%.*s", STR_ARG(city->boundary_kind));
	}
	if (city->boundaries > 1) {
		buf_format(&text, " and %zu other%s", city->boundaries - 1, city->boundaries > 2 ? "s" : "");
	}
	return buf_str(&text);
}

static void write_cities(const struct comparison *comparison, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {"City", "Profile", "Standing", "Period", "Territory", "Collected under"};
	struct table table = {.arena = arena, .columns = 6};
	bool others = false;
	for (size_t i = 0; i < comparison->cities.n; i++) {
		others = others || comparison->cities.at[i].method.n > 0;
	}
	table.columns -= !others;
	table_add_row(&table, heads);
	for (size_t i = 0; i < comparison->cities.n; i++) {
		const struct compare_city *city = &comparison->cities.at[i];
		struct str period = note_period(city, arena);
		table_add(&table, city->name);
		table_add(&table, city->id);
		table_add(&table, city->standing);
		table_add(&table, period.n > 0 ? period : STR("-"));
		table_add(&table, territory(city, arena));
		if (others) {
			table_add(&table, city->method.n > 0 ? city->method : method_rules(comparison->method));
		}
	}
	table_write(&table, out);
}

void compare_to_text(const struct comparison *comparison, struct arena *arena, struct buf *out)
{
	struct scorecard_view view = text_view(comparison, arena);
	struct note_sentences sentences = note_make_sentences(comparison, arena);
	rows_head(&view, out);
	write_cities(comparison, arena, out);
	for (size_t i = 0; i < sentences.n; i++) {
		buf_add_str(out, i == 0 ? STR("\n") : STR(""));
		table_wrap(out, 2, STR("-"), sentences.at[i]);
	}
	text_groups(comparison, arena, out);
	text_points(comparison, arena, out);
}
