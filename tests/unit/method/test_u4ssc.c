/* The complete U4SSC method: its counts, codes and texts against the public record. */
#include "sample.h"

#include "base/utf8.h"

static void load(struct run *run, struct method *ret_method)
{
	struct str data = str_from(getenv("CITYPROFILE_DATA"));
	run_start(run);
	struct method_folders folders = {.data = &data, .data_count = 1};
	assert_true(method_load(STR("u4ssc-2017"), &folders, (struct span){0}, &run->arena, &run->diag, ret_method));
	assert_int_equal(run->diag.n, 0);
}

static const struct { const char *code; size_t core, advanced, points; } groups[] = {
	{"EC", 23, 22, 51},
	{"EC:ICT", 8, 9, 19},
	{"EC:P", 4, 3, 7},
	{"EC:I", 11, 10, 25},
	{"EC/ict-infrastructure", 4, 1, 6},
	{"EC/water-and-sanitation", 6, 1, 7},
	{"EC/drainage", 0, 1, 1},
	{"EC/electricity-supply", 4, 2, 6},
	{"EC/transport", 4, 7, 15},
	{"EC/public-sector", 0, 3, 4},
	{"EC/innovation", 2, 1, 3},
	{"EC/employment", 2, 2, 4},
	{"EC/waste", 1, 0, 1},
	{"EC/buildings", 0, 2, 2},
	{"EC/urban-planning", 0, 2, 2},
	{"EN", 12, 5, 28},
	{"EN:EN", 9, 4, 24},
	{"EN:E", 3, 1, 4},
	{"EN/air-quality", 2, 0, 6},
	{"EN/water-and-sanitation", 4, 0, 6},
	{"EN/waste", 1, 0, 6},
	{"EN/environmental-quality", 1, 1, 2},
	{"EN/public-space-and-nature", 1, 3, 4},
	{"EN/energy", 3, 1, 4},
	{"SC", 19, 10, 29},
	{"SC:EH", 8, 4, 12},
	{"SC:SH", 11, 6, 17},
	{"SC/education", 4, 0, 4},
	{"SC/health", 3, 3, 6},
	{"SC/culture", 1, 1, 2},
	{"SC/housing", 1, 1, 2},
	{"SC/social-inclusion", 4, 1, 5},
	{"SC/safety", 6, 3, 9},
	{"SC/food-security", 0, 1, 1},
};

/** Every indicator as printed, with the ids of its data points. */
static const struct { const char *printed, *ids; } codes[] = {
	{"EC: ICT: ICT: 1C", ""}, {"EC: ICT: ICT: 2C", ""}, {"EC: ICT: ICT: 3C", ""}, {"EC: ICT: ICT: 4C", "3g 4g"},
	{"EC: ICT: ICT: 5A", ""}, {"EC: ICT: WS: 1C", ""}, {"EC: ICT: WS: 2A", ""}, {"EC: ICT: D: 1A", ""},
	{"EC: ICT: ES: 1C", ""}, {"EC: ICT: ES: 2A", ""}, {"EC: ICT: ES: 3A", ""}, {"EC: ICT: T: 1C", ""},
	{"EC: ICT: T: 2C", ""}, {"EC: ICT: T: 3A", ""}, {"EC: ICT: PS: 1A", "number percentage"}, {"EC: ICT: PS: 2A", ""},
	{"EC: ICT: PS: 3A", ""}, {"EC: P: IN: 1C", ""}, {"EC: P: IN: 2C", ""}, {"EC: P: IN: 3A", ""}, {"EC: P: EM: 1C", ""},
	{"EC: P: EM: 2C", ""}, {"EC: P: EM: 3A", ""}, {"EC: P: EM: 4A", ""}, {"EC: I: WS: 1C", ""}, {"EC: I: WS: 2C", ""},
	{"EC: I: WS: 3C", ""}, {"EC: I: WS: 4C", ""}, {"EC: I: WS: 5C", ""}, {"EC: I: WA: 1C", ""}, {"EC: I: ES: 1C", ""},
	{"EC: I: ES: 2C", ""}, {"EC: I: ES: 3C", ""}, {"EC: I: T: 1C", ""}, {"EC: I: T: 2A", ""}, {"EC: I: T: 3C", ""},
	{"EC: I: T: 4A", "private-vehicles public-transport walking cycling para-transport"}, {"EC: I: T: 5A", ""},
	{"EC: I: T: 6A", ""}, {"EC: I: T: 7A", ""}, {"EC: I: T: 8A", ""}, {"EC: I: B: 1A", ""}, {"EC: I: B: 2A", ""},
	{"EC: I: UP: 1A", ""}, {"EC: I: UP: 2A", ""}, {"EN: EN: AQ: 1C", "pm2.5 pm10 no2 so2 o3"}, {"EN: EN: AQ: 2C", ""},
	{"EN: EN: WS: 1C", ""}, {"EN: EN: WS: 2C", ""}, {"EN: EN: WS: 3C", ""},
	{"EN: EN: WS: 4C", "primary secondary tertiary"},
	{"EN: EN: WA: 1C", "landfill burnt-open incinerated open-dump recycled other"}, {"EN: EN: EQ: 1C", ""},
	{"EN: EN: EQ: 2A", ""}, {"EN: EN: PSN: 1C", ""}, {"EN: EN: PSN: 2A", ""}, {"EN: EN: PSN: 3A", ""},
	{"EN: EN: PSN: 4A", ""}, {"EN: E: E: 1C", ""}, {"EN: E: E: 2C", ""}, {"EN: E: E: 3C", ""}, {"EN: E: E: 4A", ""},
	{"SC: EH: ED:1C", ""}, {"SC: EH: ED:2C", ""}, {"SC: EH: ED: 3C", ""}, {"SC: EH: ED: 4C", ""}, {"SC: EH: ED: 5A", ""},
	{"SC: EH: H:1C", ""}, {"SC: EH: H: 2C", ""}, {"SC: EH: H:3C", ""}, {"SC: EH: H: 4A", ""}, {"SC: EH: H: 5A", ""},
	{"SC: EH: C: 1C", ""}, {"SC: EH: C: 2A", ""}, {"SC: SH: HO: 1C", ""}, {"SC: SH: HO: 2A", ""}, {"SC: SH: SI: 1C", ""},
	{"SC: SH: SI: 2C", ""}, {"SC: SH: SI: 3C", ""}, {"SC: SH: SI: 4C", ""}, {"SC: SH: SI: 5A", ""}, {"SC: SH: SA: 1C", ""},
	{"SC: SH: SA: 2C", ""}, {"SC: SH: SA: 3A", ""}, {"SC: SH: SA: 4A", ""}, {"SC: SH: SA: 5A", ""}, {"SC: SH: SA: 6C", ""},
	{"SC: SH: SA: 7C", ""}, {"SC: SH: SA: 8C", ""}, {"SC: SH: SA: 9C", ""}, {"SC: SH: FS: 1A", ""},
};

static const char *const langs[] = {"en", "fr", "es", "ru", "ar", "zh", "nb"};

static void test_counts(void **state)
{
	struct run run;
	struct method m;
	size_t levels[3] = {0}, classes[2] = {0}, names = 0;
	load(&run, &m);
	assert_true(m.complete);
	assert_int_equal(m.indicators.n, 91);
	assert_int_equal(m.points.n, 108);
	assert_int_equal(m.relations.n, 7);
	for (size_t i = 0; i < m.indicators.n; i++) {
		classes[m.indicators.at[i].class]++;
		assert_int_not_equal(m.indicators.at[i].sub_dimension, METHOD_NONE);
		assert_int_not_equal(m.indicators.at[i].category, METHOD_NONE);
	}
	assert_int_equal(classes[METHOD_CORE], 54);
	assert_int_equal(classes[METHOD_ADVANCED], 37);
	for (size_t i = 0; i < m.groups.n; i++) {
		bool earlier = false;
		levels[m.groups.at[i].level]++;
		for (size_t k = 0; m.groups.at[i].level == METHOD_CATEGORY && k < i; k++) {
			earlier |= m.groups.at[k].level == METHOD_CATEGORY &&
				str_equal(m.groups.at[k].names.at[0].text, m.groups.at[i].names.at[0].text);
		}
		names += m.groups.at[i].level == METHOD_CATEGORY && !earlier;
	}
	assert_int_equal(levels[METHOD_DIMENSION], 3);
	assert_int_equal(levels[METHOD_SUB_DIMENSION], 7);
	assert_int_equal(levels[METHOD_CATEGORY], 24);
	assert_int_equal(names, 22);
	arena_finish(&run.arena);
}

static void test_groups(void **state)
{
	struct run run;
	struct method m;
	load(&run, &m);
	assert_int_equal(m.groups.n, sizeof groups / sizeof groups[0]);
	for (size_t i = 0; i < m.groups.n; i++) {
		size_t class_count[2] = {0}, points = 0;
		assert_true(str_is(m.groups.at[i].code.text, groups[i].code));
		for (size_t k = 0; k < m.indicators.n; k++) {
			if (method_counts(&m, k, i)) {
				class_count[m.indicators.at[k].class]++;
				points += m.indicators.at[k].point_count;
			}
		}
		assert_int_equal(class_count[METHOD_CORE], groups[i].core);
		assert_int_equal(class_count[METHOD_ADVANCED], groups[i].advanced);
		assert_int_equal(points, groups[i].points);
	}
	arena_finish(&run.arena);
}

/** Results come category after category, in the order of the categories. */
static void test_order(void **state)
{
	struct run run;
	struct method m;
	load(&run, &m);
	for (size_t i = 1; i < m.indicators.n; i++) {
		assert_true(m.indicators.at[i].category >= m.indicators.at[i - 1].category);
	}
	arena_finish(&run.arena);
}

/** Returns the code with `blanks` in place of each blank and on both sides of each sign. */
static struct str spaced(const char *code, const char *blanks, struct arena *arena)
{
	struct str spaced = STR("");
	for (; *code != '\0'; code++) {
		if (*code == ':' || *code == '/') {
			spaced = str_format(arena, "%.*s%s%c%s", STR_ARG(spaced), blanks, *code, blanks);
		} else if (*code != ' ') {
			spaced = str_format(arena, "%.*s%c", STR_ARG(spaced), *code);
		}
	}
	return str_format(arena, "%s%.*s%s", blanks, STR_ARG(spaced), blanks);
}

/** Assert that a code finds data point `code` of the method, with any spacing. */
static void assert_found(struct run *run, const struct method *m, struct str written, const char *code)
{
	static const char *const blanks[] = {"", " ", "   "};
	size_t point;
	assert_true(method_lookup(m, written, &point));
	assert_true(str_is(m->points.at[point].code, code));
	for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
		size_t other;
		assert_true(method_lookup(m, spaced(str_copy(written, &run->arena), blanks[i], &run->arena), &other));
		assert_int_equal(other, point);
	}
}

static void test_codes(void **state)
{
	struct run run;
	struct method m;
	size_t points = 0;
	load(&run, &m);
	assert_int_equal(sizeof codes / sizeof codes[0], 91);
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		struct str ids = str_from(codes[i].ids), id, printed = str_from(codes[i].printed);
		struct str code = spaced(codes[i].printed, "", &run.arena);
		size_t found = 0, point;
		while (str_next_word(&ids, &id)) {
			struct str full = str_format(&run.arena, "%.*s/%.*s", STR_ARG(code), STR_ARG(id));
			assert_found(&run, &m, str_format(&run.arena, "%.*s/%.*s", STR_ARG(printed), STR_ARG(id)), str_copy(full, &run.arena));
			found++;
		}
		if (found == 0) {
			assert_found(&run, &m, printed, str_copy(code, &run.arena));
			found = 1;
		} else {
			assert_false(method_lookup(&m, printed, &point));
		}
		points += found;
		for (size_t k = 0; k < m.indicators.n; k++) {
			if (str_equal(m.indicators.at[k].code.text, code)) {
				assert_true(str_equal(m.indicators.at[k].printed.text, printed));
				assert_int_equal(m.indicators.at[k].point_count, found);
			}
		}
	}
	assert_int_equal(points, 108);
	arena_finish(&run.arena);
}

static void test_aliases(void **state)
{
	static const struct { const char *alias, *code, *category; } aliases[] = {
		{"EC: ICT: ICT: 5C", "EC:ICT:ICT:5A", "EC/ict-infrastructure"},
		{"SC: EH: H: 6A", "SC:EH:ED:5A", "SC/health"},
		{"SA: EH: C: 1C", "SC:EH:C:1C", "SC/culture"},
		{"SA: EH: H: 5A", "SC:EH:H:5A", "SC/health"},
	};
	struct run run;
	struct method m;
	load(&run, &m);
	for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++) {
		size_t point;
		assert_found(&run, &m, str_from(aliases[i].alias), aliases[i].code);
		assert_true(method_lookup(&m, str_from(aliases[i].alias), &point));
		assert_true(str_is(m.groups.at[m.indicators.at[m.points.at[point].indicator].category].code.text, aliases[i].category));
	}
	arena_finish(&run.arena);
}

/** Each data point says what it is, which goals and sector it belongs to, and where that comes from. */
static void test_each_point(void **state)
{
	struct run run;
	struct method m;
	size_t published = 0, optimum = 0;
	load(&run, &m);
	for (size_t i = 0; i < m.points.n; i++) {
		const struct method_point *point = &m.points.at[i];
		assert_int_equal(point->definitions.n, 1);
		assert_true(point->definitions.at[0].text.text.n > 0);
		assert_true(point->definitions.at[0].source.text.n > 0);
		published += point->definitions.at[0].status == METHOD_PUBLISHED;
		for (size_t k = 0; k < point->bases.n; k++) {
			assert_true(point->bases.at[k].source.text.n > 0);
		}
		/* What was not seen in a publication does not stand alone: something of it is named as ours. */
		assert_true(point->definitions.at[0].status == METHOD_PUBLISHED || point->bases.n > 0);
		assert_true(point->sdg.text.n > 0);
		assert_true(point->sector.text.n > 0);
		optimum += point->direction == METHOD_OPTIMUM;
		assert_int_equal(point->items.n, point->kind == METHOD_LIST ? 5 : 0);
		assert_true(point->denominators.n == 0 || point->numerators.n == 1);
	}
	assert_int_equal(published, 45);
	assert_int_equal(optimum, 1);
	arena_finish(&run.arena);
}

/** Assert that a text stands once in each language, English first. */
static void assert_all_languages(const struct method_texts *texts)
{
	assert_int_equal(texts->n, sizeof langs / sizeof langs[0]);
	for (size_t i = 0; i < texts->n; i++) {
		assert_true(str_is(texts->at[i].lang, langs[i]));
		assert_true(texts->at[i].text.n > 0);
	}
}

static void test_languages(void **state)
{
	struct run run;
	struct method m;
	load(&run, &m);
	assert_all_languages(&m.names);
	for (size_t i = 0; i < m.groups.n; i++) {
		assert_all_languages(&m.groups.at[i].names);
	}
	for (size_t i = 0; i < m.units.n; i++) {
		assert_all_languages(&m.units.at[i].names);
	}
	for (size_t i = 0; i < m.indicators.n; i++) {
		assert_all_languages(&m.indicators.at[i].names);
	}
	arena_finish(&run.arena);
}

/** Short names fit into 26 characters, and no two data points share one. */
static void test_short_names(void **state)
{
	struct run run;
	struct method m;
	load(&run, &m);
	for (size_t i = 0; i < m.points.n; i++) {
		const struct method_texts *texts = &m.points.at[i].short_names;
		assert_all_languages(texts);
		for (size_t lang = 0; lang < texts->n; lang++) {
			assert_in_range(utf8_count(texts->at[lang].text), 1, 26);
			for (size_t k = 0; k < i; k++) {
				assert_false(str_equal(texts->at[lang].text, m.points.at[k].short_names.at[lang].text));
			}
		}
	}
	arena_finish(&run.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_aliases),
		cmocka_unit_test(test_each_point),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_short_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
