#include "ink.h"
#include "random.h"

#include "chart/fan.h"
#include "chart/trig.h"

#define MM(mm) length_from_micrometres((mm) * 1000)
#define SEEDS 500
#define POINTS_MOST 90

/* A fan made up, and what it is drawn with. */
struct made {
	struct doc_chart chart;
	struct doc_scores scores;
	struct doc_sector dimension, categories[POINTS_MOST], points[POINTS_MOST];
	length measure;
};

static struct str random_name(struct arena *arena, uint64_t *seed, bool arabic)
{
	static const char *const words[2][6] = {
		{"Water", "and", "Sanitation", "Åpenhet", "Qualityofpublictransportationservices", "(gap)"},
		{"مياه", "الصرف", "الصحي", "و", "الكهرباء", "الاستجابة"},
	};
	struct buf name = {.arena = arena};
	for (unsigned n = 1 + next_random(seed) % 5; n > 0; n--) {
		buf_add_str(&name, str_from(words[arabic][next_random(seed) % 6]));
		if (n > 1)
			buf_add_byte(&name, ' ');
	}
	return buf_str(&name);
}

static void start(struct fixture *f, struct made *made)
{
	fixture_clear(f);
	*made = (struct made){
		.chart = {.type = DOC_CHART_FAN, .name = STR("City"), .colour = COLOUR_NONE, .scores = &made->scores},
		.scores = {.year = STR("2020"), .most = 4, .dimensions = &made->dimension, .categories = made->categories, .points = made->points, .dimension_count = 1},
		.dimension = {.name = STR("Economy"), .band = STR("B"), .colour = 0x4a3e94, .percent_hundredths = -1},
		.measure = MM(198),
	};
}

static struct doc_sector *add_category(struct made *made, struct str name, size_t count)
{
	struct doc_scores *scores = &made->scores;
	struct doc_sector *category = &made->categories[scores->category_count++];
	*category = (struct doc_sector){.name = name, .band = STR("B"), .percent_hundredths = -1, .first = scores->point_count, .count = count};
	for (size_t i = 0; i < count; i++) {
		made->points[scores->point_count] = (struct doc_sector){.name = STR("Point"), .band = STR("B"), .points = 3, .first = scores->point_count, .count = 1};
		scores->point_count++;
	}
	made->dimension.count = scores->point_count;
	made->dimension.category_count = scores->category_count;
	return category;
}

static void make_random(struct fixture *f, uint64_t seed, struct made *made)
{
	bool arabic = seed % 5 == 4;
	start(f, made);
	size_t n = 1 + next_random(&seed) % POINTS_MOST;
	made->measure = MM(80 + next_random(&seed) % 120);
	if (next_random(&seed) % 3 == 0)
		made->chart.height = MM(60 + next_random(&seed) % 120);
	random_state(&made->dimension, &seed);
	while (made->scores.point_count < n) {
		size_t left = n - made->scores.point_count, count = 1 + next_random(&seed) % 9;
		random_state(add_category(made, random_name(&f->own, &seed, arabic), count < left ? count : left), &seed);
	}
	for (size_t i = 0; i < n; i++)
		random_state(&made->points[i], &seed);
}

static struct frame_group draw_fan(struct fixture *f, const struct made *made, bool rtl)
{
	struct frame_group group = {0};
	struct chart_context context = {
		.sheet = &f->sheet, .labels = &f->labels, .shaper = f->shaper, .lang = rtl ? STR("ar") : STR("en"), .rtl = rtl, .measure = made->measure,
		.arena = &f->own, .diag = &f->diag,
	};
	if (!chart_draw(&made->chart, &context, 7, (struct span){1, 3, 9}, &group))
		fail_msg("%s", fixture_report(f));
	return group;
}

static void nothing_overlaps_whatever_the_data(void **state)
{
	struct fixture *f = *state;
	size_t named = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		make_random(f, seed, &made);
		struct frame_group group = draw_fan(f, &made, seed % 5 == 4);
		ink_check_inside(&group, &f->own, seed);
		ink_check_apart(&group, &f->own, seed);
		named += fixture_count(f, DIAG_CHART_CROWDED) == 0;
	}
	/* Most fans have names. */
	assert_true(named > SEEDS / 2);
}

/* 51 data points in three categories, as they lie in a wheel of 108. */
static void make_economy(struct fixture *f, struct made *made)
{
	start(f, made);
	add_category(made, STR("First"), 17);
	add_category(made, STR("Second"), 17);
	add_category(made, STR("Third"), 17);
}

/* Number `wanted` among the filled paths of a colour. */
static const struct frame_item *find_fill(const struct frame_group *group, colour fill, size_t wanted)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.fill == fill && wanted-- == 0)
			return &group->at[i];
	fail_msg("no path of colour %06x", (unsigned)fill);
	return NULL;
}

static size_t count_fills(const struct frame_group *group, colour fill)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++)
		n += group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.fill == fill;
	return n;
}

static void assert_near(length value, length wanted)
{
	if (labs((long)(value - wanted)) > 2)
		fail_msg("%lld is not %lld", (long long)value, (long long)wanted);
}

static void sectors_are_those_of_the_wheel(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_economy(f, &made);
	made.points[0].band = STR("D");
	made.points[0].points = 1;
	struct frame_group group = draw_fan(f, &made, false);
	assert_int_equal(group.width, MM(198));
	/* 51 tracks; the arc of identity; the first spoke is a quarter of its track, 85 degrees from 12 o'clock to the left. */
	assert_int_equal(count_fills(&group, 0xe4eaee), 51);
	assert_int_equal(count_fills(&group, 0x4a3e94), 1);
	const struct frame_item *track = find_fill(&group, 0xe4eaee, 0), *spoke = find_fill(&group, 0xb5452e, 0), *identity = find_fill(&group, 0x4a3e94, 0);
	length radius = MM(76), x = MM(99), y = group.height - 6 * LENGTH_PT;
	int64_t sine = trig_sine(85 * TRIG_DEGREE), cosine = trig_cosine(85 * TRIG_DEGREE);
	assert_near(track->x + track->as.path.points[0].x[0], x - trig_scale(radius, sine));
	assert_near(track->y + track->as.path.points[0].y[0], y - trig_scale(radius, cosine));
	assert_near(spoke->x + spoke->as.path.points[0].x[0], x - trig_scale(length_scale(radius, 64, 100), sine));
	assert_near(identity->x + identity->as.path.points[0].x[0], x - trig_scale(length_scale(radius, 228, 1000), sine));
	/* A wider radius where there are no more than 36. */
	start(f, &made);
	add_category(&made, STR("One"), 36);
	group = draw_fan(f, &made, false);
	track = find_fill(&group, 0xe4eaee, 0);
	assert_near(track->x + track->as.path.points[0].x[0], x - trig_scale(MM(92), trig_sine(60 * TRIG_DEGREE)));
}

static void few_sectors_are_wider_and_many_narrower(void **state)
{
	struct fixture *f = *state;
	struct made made;
	start(f, &made);
	add_category(&made, STR("One"), 3);
	struct frame_group group = draw_fan(f, &made, false);
	const struct frame_item *track = find_fill(&group, 0xe4eaee, 0);
	assert_near(track->x + track->as.path.points[0].x[0], MM(99) - trig_scale(MM(92), trig_sine(30 * TRIG_DEGREE)));
	start(f, &made);
	add_category(&made, STR("One"), 80);
	group = draw_fan(f, &made, false);
	track = find_fill(&group, 0xe4eaee, 0);
	assert_near(track->x + track->as.path.points[0].x[0], MM(99) - MM(76));
}

static const struct frame_item *find_text(const struct frame_group *group, const char *text, size_t wanted)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT && str_is(group->at[i].as.text->text, text) && wanted-- == 0)
			return &group->at[i];
	fail_msg("no text “%s”", text);
	return NULL;
}

/* Names stand at 1.03 of the radius and are read as on the wheel, the letter after the name; what is not scored has none. */
static void names_are_read_with_their_letters(void **state)
{
	struct fixture *f = *state;
	struct made made;
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		make_economy(f, &made);
		made.categories[0].band = STR("C");
		made.categories[1].state = DOC_STATE_NOT_REPORTED;
		struct frame_group group = draw_fan(f, &made, rtl);
		const struct frame_item *first = find_text(&group, "First", 0), *letter = find_text(&group, "C", 0), *last = find_text(&group, "Third", 0);
		assert_true(rtl ? first->x > MM(99) : first->x < MM(99));
		assert_true(rtl ? last->x < MM(99) : last->x > MM(99));
		/* To the left, reading from the left leads inwards; mirrored pages have words of their own, which are read the other way. */
		assert_true((letter->x > first->x) == !rtl);
		assert_true(first->turn.cosine > 0 && last->turn.cosine > 0);
		size_t letters = 0;
		for (size_t i = 0; i < group.n; i++)
			letters += group.at[i].kind == FRAME_TEXT && group.at[i].as.text->text.n == 1;
		assert_int_equal(letters, 2);
	}
}

static void lines_have_the_colour_of_the_ground(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_economy(f, &made);
	made.chart.colour = 0xf0eef7;
	struct frame_group group = draw_fan(f, &made, false);
	size_t strokes = 0;
	for (size_t i = 0; i < group.n; i++)
		if (group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.stroke_width > 0) {
			assert_int_equal(group.at[i].as.path.paint.stroke, 0xf0eef7);
			strokes++;
		}
	assert_int_equal(strokes, 2);
	assert_int_equal(count_fills(&group, 0xe4eaee), 0);
	assert_int_equal(count_fills(&group, 0xffffff), 51);
}

static void too_many_names_are_left_out_and_told(void **state)
{
	struct fixture *f = *state;
	struct made made;
	start(f, &made);
	for (size_t i = 0; i < 80; i++)
		add_category(&made, STR("Name"), 1);
	made.chart.height = MM(60);
	struct frame_group group = draw_fan(f, &made, false);
	assert_int_equal(fixture_count(f, DIAG_CHART_CROWDED), 1);
	for (size_t i = 0; i < group.n; i++)
		assert_true(group.at[i].kind != FRAME_TEXT);
}

static void words_say_what_the_fan_shows(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_economy(f, &made);
	made.dimension.percent_hundredths = 7512;
	made.points[0].band = STR("A");
	made.points[0].points = 4;
	made.points[50].state = DOC_STATE_NOT_KNOWN;
	made.categories[0].band = STR("A");
	struct str words = chart_alternative(&made.chart, &f->labels, &f->own);
	assert_string_equal(str_copy(words, &f->own), "Fan of City 2020, Economy 75.12 B: 51 points, 3 categories. Scored 50: A 1 and B 49. Missing: NK 1. Best First A. All weakest Second and Third B. "
		"First A: A 1 and B 16. Second B: B 17. Third B: B 16 and NK 1.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_overlaps_whatever_the_data),
		cmocka_unit_test(sectors_are_those_of_the_wheel),
		cmocka_unit_test(few_sectors_are_wider_and_many_narrower),
		cmocka_unit_test(names_are_read_with_their_letters),
		cmocka_unit_test(lines_have_the_colour_of_the_ground),
		cmocka_unit_test(too_many_names_are_left_out_and_told),
		cmocka_unit_test(words_say_what_the_fan_shows),
	};
	return cmocka_run_group_tests_name("chart/fan", tests, fixture_start, fixture_finish);
}
