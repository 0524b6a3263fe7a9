#include "ink.h"
#include "random.h"

#include "chart/wheel.h"

#define MM(mm) length_from_micrometres((mm) * 1000)
#define SEEDS 1000
#define POINTS_MOST 138

/* A wheel made up, and what it is drawn with. */
struct made {
	struct doc_chart chart;
	struct doc_scores wheel;
	struct doc_sector dimensions[8], categories[POINTS_MOST], points[POINTS_MOST];
};

static const char *const words_latin[] = {
	"Water", "and", "Supply", "ICT", "Monitoring", "Emergency", "Service", "Response", "Time:", "Public", "Transportation", "3G", "of",
	"Infrastructure", "(share)", "Electricity", "Ålesund", "Wastewatertreatmentplantcapacityutilizationratemeasuredannually",
};
static const char *const words_arabic[] = {"مياه", "الصرف", "الصحي", "الكهرباء", "خدمات", "الطوارئ", "3G", "النقل", "العام", "و", "معدل", "الاستجابة"};

static struct str random_name(struct arena *arena, uint64_t *seed, bool arabic, unsigned most)
{
	struct buf name = {.arena = arena};
	for (unsigned n = 1 + next_random(seed) % most; n > 0; n--) {
		const char *word = arabic ? words_arabic[next_random(seed) % (sizeof words_arabic / sizeof *words_arabic)] : words_latin[next_random(seed) % (sizeof words_latin / sizeof *words_latin)];
		buf_add_str(&name, str_from(word));
		if (n > 1)
			buf_add_byte(&name, ' ');
	}
	return buf_str(&name);
}

static void add_category(struct fixture *f, struct made *made, uint64_t *seed, bool arabic, size_t count)
{
	struct doc_scores *wheel = &made->wheel;
	struct doc_sector *category = &made->categories[wheel->category_count++];
	*category = (struct doc_sector){.name = random_name(&f->own, seed, arabic, 4), .first = wheel->point_count, .count = count};
	random_state(category, seed);
	for (size_t i = 0; i < count; i++) {
		struct doc_sector *point = &made->points[wheel->point_count];
		*point = (struct doc_sector){.name = random_name(&f->own, seed, arabic, 7), .first = wheel->point_count++, .count = 1};
		if (next_random(seed) % 2)
			point->brief = random_name(&f->own, seed, arabic, 3);
		random_state(point, seed);
	}
}

static void make(struct fixture *f, uint64_t seed, struct made *made)
{
	bool arabic = seed % 5 == 4;
	/* Every other wheel has many narrow categories. */
	bool crowded = seed % 2;
	size_t n = crowded ? 90 + next_random(&seed) % (POINTS_MOST - 89) : 1 + next_random(&seed) % POINTS_MOST, most = crowded ? 3 : 12;
	*made = (struct made){.chart = {.type = DOC_CHART_WHEEL, .name = random_name(&f->own, &seed, arabic, 3)}};
	made->wheel = (struct doc_scores){.year = STR("2020"), .most = 4, .dimensions = made->dimensions, .categories = made->categories, .points = made->points};
	made->chart.scores = &made->wheel;
	made->chart.height = next_random(&seed) % 2 ? 0 : MM(258);
	while (made->wheel.point_count < n) {
		struct doc_sector *dimension = &made->dimensions[made->wheel.dimension_count++];
		*dimension = (struct doc_sector){.name = random_name(&f->own, &seed, arabic, 3), .first = made->wheel.point_count, .colour = 0x4a3e94};
		random_state(dimension, &seed);
		size_t end = made->wheel.dimension_count == 8 || n - dimension->first < 8 ? n : dimension->first + 1 + next_random(&seed) % (n - dimension->first);
		while (made->wheel.point_count < end) {
			size_t left = end - made->wheel.point_count, count = 1 + next_random(&seed) % most;
			add_category(f, made, &seed, arabic, count < left ? count : left);
		}
		dimension->count = made->wheel.point_count - dimension->first;
	}
}

static struct frame_group draw_wheel(struct fixture *f, const struct made *made, bool rtl)
{
	struct frame_group group = {0};
	struct chart_context context = {
		.sheet = &f->sheet, .labels = &f->labels, .shaper = f->shaper, .lang = rtl ? STR("ar") : STR("en"), .rtl = rtl, .measure = MM(170),
		.arena = &f->own, .diag = &f->diag,
	};
	if (!chart_draw(&made->chart, &context, 7, (struct span){1, 3, 9}, &group))
		fail_msg("%s", fixture_report(f));
	return group;
}

static void nothing_overlaps_whatever_the_data(void **state)
{
	struct fixture *f = *state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		fixture_clear(f);
		make(f, seed, &made);
		struct frame_group group = draw_wheel(f, &made, seed % 5 == 4);
		assert_int_equal(group.width, (made.chart.height ? made.chart.height : MM(184)) / 2 * 2);
		ink_check_inside(&group, &f->own, seed);
		ink_check_apart(&group, &f->own, seed);
	}
}

/* 108 data points in 12 categories of nine, in three dimensions. */
static void make_regular(struct fixture *f, struct made *made)
{
	fixture_clear(f);
	*made = (struct made){.chart = {.type = DOC_CHART_WHEEL, .name = STR("City")}};
	made->wheel = (struct doc_scores){.year = STR("2020"), .most = 4, .dimensions = made->dimensions, .categories = made->categories, .points = made->points,
		.dimension_count = 3, .category_count = 12, .point_count = 108};
	made->chart.scores = &made->wheel;
	for (size_t i = 0; i < 108; i++)
		made->points[i] = (struct doc_sector){.name = STR("Point"), .band = STR("B"), .points = 3, .first = i, .count = 1};
	for (size_t i = 0; i < 12; i++)
		made->categories[i] = (struct doc_sector){.name = STR("Category"), .band = STR("B"), .first = 9 * i, .count = 9};
	for (size_t i = 0; i < 3; i++)
		made->dimensions[i] = (struct doc_sector){.name = STR("Dimension"), .band = STR("B"), .first = 36 * i, .count = 36, .colour = 0x4a3e94};
}

static const struct frame_item *find_text(const struct frame_group *group, const char *text)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT && str_is(group->at[i].as.text->text, text))
			return &group->at[i];
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT && group->at[i].as.text->text.n > 4 && memcmp(group->at[i].as.text->text.at, text, 4) == 0)
			print_error("there is “%.*s”\n", STR_ARG(group->at[i].as.text->text));
	fail_msg("no text “%s”", text);
	return NULL;
}

static size_t count_fills(const struct frame_group *group, colour fill, enum frame_pattern pattern)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++)
		n += group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.fill == fill && group->at[i].as.path.paint.pattern == pattern;
	return n;
}

static void cells_are_filled_by_points(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_regular(f, &made);
	made.points[0].band = STR("D");
	made.points[0].points = 1;
	made.points[1] = (struct doc_sector){.name = STR("N"), .state = DOC_STATE_NOT_REPORTED, .first = 1, .count = 1};
	made.points[2] = (struct doc_sector){.name = STR("N"), .state = DOC_STATE_NO_BENCHMARK, .first = 2, .count = 1};
	made.points[3] = (struct doc_sector){.name = STR("N"), .state = DOC_STATE_NOT_VERIFIED, .first = 3, .count = 1};
	struct frame_group group = draw_wheel(f, &made, false);
	assert_int_equal(count_fills(&group, 0xe4eaee, FRAME_SOLID), 105); /* tracks */
	assert_int_equal(count_fills(&group, 0x7c8a96, FRAME_HATCH), 1);
	assert_int_equal(count_fills(&group, 0x5f6e7b, FRAME_DOTS), 1);
	assert_int_equal(count_fills(&group, 0x7c8a96, FRAME_LINES), 1);
	assert_int_equal(count_fills(&group, 0xb5452e, FRAME_SOLID), 1);
	/* A quarter of the cell, from 0.430 R to 0.47875 R, where the first sector stands upright at its left edge. */
	length radius = group.width / 2;
	for (size_t i = 0; i < group.n; i++) {
		const struct frame_item *item = &group.at[i];
		if (item->kind != FRAME_PATH || item->as.path.paint.fill != 0xb5452e)
			continue;
		assert_int_equal(item->x + item->as.path.points[0].x[0], radius);
		assert_true(labs((long)(item->y + item->as.path.points[0].y[0] - (radius - length_scale(radius, 47875, 100000)))) <= 1);
	}
}

static size_t count_outlines(const struct frame_group *group, const struct frame_item **ret_last)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_paint *paint = &group->at[i].as.path.paint;
		if (group->at[i].kind != FRAME_PATH || paint->fill != COLOUR_NONE || paint->stroke != 0x7c8a96)
			continue;
		assert_int_equal(paint->stroke_width, PT(0.5));
		*ret_last = &group->at[i];
		n++;
	}
	return n;
}

/* A group without score has the pattern of its own state, and what has a pattern a line round it, over what parts it from others. */
static void patterns_are_those_of_states_and_have_outlines(void **state)
{
	static const struct { enum doc_chart_state state; enum frame_pattern pattern; colour fill; } rows[] = {
		{DOC_STATE_NOT_REPORTED, FRAME_HATCH, 0x7c8a96}, {DOC_STATE_NOT_VERIFIED, FRAME_LINES, 0x7c8a96}, {DOC_STATE_NO_BENCHMARK, FRAME_DOTS, 0x5f6e7b},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
		struct made made;
		bool fan = i % 2;
		const struct frame_item *outline = NULL, *separator = NULL;
		make_regular(f, &made);
		if (fan) {
			made.chart.type = DOC_CHART_FAN;
			made.chart.colour = COLOUR_NONE;
			made.wheel.dimension_count = 1;
			made.wheel.category_count = 4;
			made.wheel.point_count = 36;
		}
		made.dimensions[0].state = made.categories[3].state = made.points[30].state = rows[i / 2].state;
		struct frame_group group = draw_wheel(f, &made, false);
		assert_int_equal(count_fills(&group, rows[i / 2].fill, rows[i / 2].pattern), 3);
		assert_int_equal(count_outlines(&group, &outline), 3);
		for (size_t k = 0; k < group.n; k++)
			if (group.at[k].kind == FRAME_PATH && group.at[k].as.path.paint.stroke == 0xffffff && group.at[k].as.path.paint.fill == COLOUR_NONE)
				separator = &group.at[k];
		assert_true(outline > separator && separator);
	}
}

static void names_are_turned_to_be_read(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_regular(f, &made);
	made.points[0].name = STR("Up");
	made.points[26].name = STR("Right");
	made.points[53].name = STR("Down");
	made.points[54].name = STR("Rising");
	made.points[107].name = STR("Falling");
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		struct frame_group group = draw_wheel(f, &made, rtl);
		length middle = group.width / 2;
		/* Outwards on the right, inwards on the left: letters never stand on their heads. */
		for (size_t i = 0; i < group.n; i++)
			if (group.at[i].kind == FRAME_TEXT && !group.at[i].places && frame_is_turned(&group.at[i]))
				assert_true(group.at[i].turn.cosine >= 0);
		const struct frame_item *up = find_text(&group, "Up"), *last = find_text(&group, "Falling");
		assert_true(rtl ? up->x < middle : up->x > middle);
		assert_true(rtl ? last->x > middle : last->x < middle);
		assert_true(rtl ? up->turn.sine > 0 : up->turn.sine < 0);
		/* From 0.641 of the radius outwards, whichever way the text runs. */
		if (!rtl) {
			const struct frame_item *right = find_text(&group, "Right");
			assert_true(labs((long)(right->x - middle - length_scale(middle, 641, 1000))) < 2 * LENGTH_PT);
		}
	}
}

static void names_are_shortened_in_order(void **state)
{
	static const struct { const char *full, *brief, *printed; } rows[] = {
		{"Access to Electricity", "Access", "Access to Electricity"},
		{"Percentage of households with access to an electricity supply", "Access to electricity", "Access to electricity"},
		{"Percentage of households with access to an electricity supply", "", "Percentage of households with…"},
		/* No word is cut: the name is left out, and counts. */
		{"Wastewatertreatmentplantcapacityutilizationratemeasuredannually", "", ""},
		{"Percentage of households (with access: to an electricity supply)", "Percentage of all households: measured in every year", "Percentage of all households…"},
	};
	struct fixture *f = *state;
	struct made made;
	make_regular(f, &made);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		made.points[10 * i].name = str_from(rows[i].full);
		made.points[10 * i].brief = str_from(rows[i].brief);
	}
	struct frame_group group = draw_wheel(f, &made, false);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].printed[0])
			find_text(&group, rows[i].printed);
	for (size_t i = 0; i < group.n; i++)
		assert_false(group.at[i].kind == FRAME_TEXT && str_starts(group.at[i].as.text->text, STR("Waste")));
	assert_true(find_text(&group, "4 names cut")->y > group.width);
	made.chart.alone = true;
	group = draw_wheel(f, &made, false);
	find_text(&group, "4 names short");
}

/* Everything grows alike: on A3 by 129/92. */
static void sizes_grow_with_the_wheel(void **state)
{
	static const char *const texts[] = {"Point", "Category", "Dimension B", "City", "2020"};
	static const length sizes[] = {650, 620, 660, 1150, 660};
	struct fixture *f = *state;
	struct made made;
	for (unsigned large = 0; large < 2; large++) {
		make_regular(f, &made);
		made.chart.height = large ? MM(258) : 0;
		struct frame_group group = draw_wheel(f, &made, false);
		length radius = large ? MM(129) : MM(92);
		assert_int_equal(group.width, 2 * radius);
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
			length size = find_text(&group, texts[i])->as.text->size;
			if (labs((long)(size - length_scale(sizes[i] * LENGTH_PT, radius, 100 * MM(92)))) > 1)
				fail_msg("“%s” is %lld large", texts[i], (long long)size);
		}
		assert_int_equal(fixture_count(f, DIAG_CHART_CROWDED), 0);
	}
}

static void too_many_names_are_left_out_and_told(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_regular(f, &made);
	made.chart.height = MM(130);
	struct frame_group group = draw_wheel(f, &made, false);
	assert_int_equal(fixture_count(f, DIAG_CHART_CROWDED), 1);
	for (size_t i = 0; i < group.n; i++)
		assert_false(group.at[i].kind == FRAME_TEXT && str_is(group.at[i].as.text->text, "Point"));
}

static void words_say_what_the_wheel_shows(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_regular(f, &made);
	made.points[0].band = STR("A");
	made.points[0].points = 4;
	made.points[20].band = STR("D");
	made.points[20].points = 1;
	made.points[30].state = DOC_STATE_NOT_REPORTED;
	made.points[31].state = DOC_STATE_NO_BENCHMARK;
	made.categories[0].name = STR("First");
	made.categories[0].band = STR("A");
	made.categories[2].name = STR("Third");
	made.categories[11].name = STR("Last");
	made.categories[11].state = DOC_STATE_NOT_REPORTED;
	struct str words = chart_alternative(&made.chart, &f->labels, &f->own);
	assert_string_equal(str_copy(words, &f->own), "Wheel of City 2020: 108 points, 12 categories, 3 dimensions. Scored 106: A 1, B 104 and D 1. "
		"Missing: NR 1 and NB 1. Best First A. Weakest Third B. Empty Last. Table.");
	for (size_t i = 0; i < 108; i++)
		made.points[i].state = DOC_STATE_NOT_REPORTED;
	for (size_t i = 0; i < 12; i++)
		made.categories[i].state = DOC_STATE_NOT_REPORTED;
	words = chart_alternative(&made.chart, &f->labels, &f->own);
	assert_string_equal(str_copy(words, &f->own), "Wheel of City 2020: 108 points, 12 categories, 3 dimensions. None scored. Missing: NR 108. Table.");
	made.chart.alone = true;
	words = chart_alternative(&made.chart, &f->labels, &f->own);
	assert_string_equal(str_copy(words, &f->own), "Wheel of City 2020: 108 points, 12 categories, 3 dimensions. None scored. Missing: NR 108.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_overlaps_whatever_the_data),
		cmocka_unit_test(cells_are_filled_by_points),
		cmocka_unit_test(patterns_are_those_of_states_and_have_outlines),
		cmocka_unit_test(names_are_turned_to_be_read),
		cmocka_unit_test(names_are_shortened_in_order),
		cmocka_unit_test(sizes_grow_with_the_wheel),
		cmocka_unit_test(too_many_names_are_left_out_and_told),
		cmocka_unit_test(words_say_what_the_wheel_shows),
	};
	return cmocka_run_group_tests_name("chart/wheel", tests, fixture_start, fixture_finish);
}
