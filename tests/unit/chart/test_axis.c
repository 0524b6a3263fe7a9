#include "grid.h"

#include "chart/axis.h"
#include "chart/names.h"

/* A pen, what it draws on, and the numbers of an axis. */
struct sheet {
	struct chart_context context;
	struct frame_group group;
	struct draw_pen pen;
	struct decimal values[8];
};

static void sheet_start(struct fixture *f, struct sheet *sheet, const char *lang)
{
	fixture_clear(f);
	*sheet = (struct sheet){.context = {
		.sheet = &f->sheet, .labels = &f->labels, .shaper = f->shaper, .lang = str_from(lang), .rtl = strcmp(lang, "ar") == 0, .arena = &f->own, .diag = &f->diag,
	}};
	sheet->pen = (struct draw_pen){
		.group = &sheet->group, .node = 7, .context = &sheet->context, .fonts = f->fonts, .at = {1, 3, 9}, .arena = &f->own, .format = format_create(str_from(lang)),
	};
	sheet->group.width = PT(300);
}

static void sheet_axis(struct sheet *sheet, const char *values, const struct axis_wish *wish, struct axis *ret_axis)
{
	struct axis_wish own = *wish;
	own.values = sheet->values;
	for (const char *rest = values; rest;)
		assert_true(decimal_parse(grid_next(&rest), &sheet->values[own.n++]));
	axis_make(&sheet->pen, &own, ret_axis);
}

static void sheet_finish(struct sheet *sheet, struct axis *axis)
{
	axis_release(axis);
	format_destroy(sheet->pen.format);
}

static const struct frame_item *find_line(const struct frame_group *group, length width, size_t number)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.stroke_width == width && number-- == 0)
			return &group->at[i];
	return NULL;
}

static void a_vertical_axis_has_grid_numbers_and_its_unit_once(void **state)
{
	struct fixture *f = *state;
	struct sheet sheet;
	struct axis axis;
	for (int rtl = 0; rtl < 2; rtl++) {
		sheet_start(f, &sheet, rtl ? "ar" : "en");
		sheet_axis(&sheet, "-500|1500", &(struct axis_wish){.vertical = true, .from_zero = true, .ticks = 5, .size = PT(100), .room = PT(80), .unit_room = PT(300), .unit = STR("Metres")}, &axis);
		length room = axis_room(&axis);
		axis.plot = (struct draw_box){rtl ? 0 : room, PT(20), PT(300) - room, PT(100)};
		axis_draw(&sheet.pen, &axis);
		axis_draw_zero(&sheet.pen, &axis);
		/* -500, 0, 500, 1,000, 1,500. */
		for (int i = 0; i < 5; i++) {
			const struct frame_item *line = find_line(&sheet.group, PT(0.4), (size_t)i);
			assert_non_null(line);
			assert_int_equal(line->y, PT(120) - PT(25) * i);
			assert_int_equal(line->width, PT(300) - room);
			assert_int_equal(line->x, rtl ? 0 : room);
		}
		const struct frame_item *most = grid_text(&sheet.group, "1,500"), *unit = grid_text(&sheet.group, "Metres");
		assert_non_null(most);
		assert_int_equal(room, most->width + PT(5));
		assert_int_equal(most->x, rtl ? PT(300) - most->width : 0);
		assert_int_equal(most->as.text->size, PT(7.5));
		assert_non_null(unit);
		assert_int_equal(rtl ? unit->x + unit->width : unit->x, rtl ? PT(300) : 0);
		assert_true(unit->y < PT(20));
		const struct frame_item *zero = find_line(&sheet.group, PT(0.75), 0);
		assert_non_null(zero);
		assert_null(find_line(&sheet.group, PT(0.75), 1));
		assert_int_equal(zero->y, PT(95));
		assert_int_equal(axis_zero(&axis), PT(95));
		sheet_finish(&sheet, &axis);
	}
}

static void a_horizontal_axis_is_mirrored_with_its_page(void **state)
{
	struct fixture *f = *state;
	struct sheet sheet;
	struct axis axis;
	for (int rtl = 0; rtl < 2; rtl++) {
		sheet_start(f, &sheet, rtl ? "ar" : "en");
		sheet_axis(&sheet, "40|160", &(struct axis_wish){.from_zero = true, .ticks = 5, .size = PT(200), .room = PT(20), .unit_room = PT(200), .unit = STR("Metres")}, &axis);
		axis.plot = (struct draw_box){PT(50), PT(20), PT(200), PT(50)};
		axis_draw(&sheet.pen, &axis);
		struct decimal value;
		assert_true(decimal_parse(STR("50"), &value));
		assert_int_equal(axis_at(&axis, &value), rtl ? PT(200) : PT(100));
		assert_int_equal(axis_zero(&axis), rtl ? PT(250) : PT(50));
		const struct frame_item *tick = grid_text(&sheet.group, "50"), *unit = grid_text(&sheet.group, "Metres");
		assert_true(labs((long)(tick->x + tick->width / 2 - (rtl ? PT(200) : PT(100)))) <= 1);
		assert_true(tick->y > PT(70) && tick->y < PT(70) + axis_room(&axis));
		/* The unit is 11 pt above the plot, where the axis starts. */
		assert_int_equal(unit->y, PT(20) - PT(11));
		assert_int_equal(rtl ? unit->x + unit->width : unit->x, rtl ? PT(250) : PT(50));
		sheet_finish(&sheet, &axis);
	}
}

/* The plot shrinks, and numbers with it, but they never touch, and in the end they are refused. */
static void numbers_have_room_or_are_refused(void **state)
{
	struct fixture *f = *state;
	struct sheet sheet;
	struct axis axis;
	unsigned before = 100;
	bool refused = false;
	for (int width = 300; width > 10; width -= 10) {
		sheet_start(f, &sheet, "en");
		sheet_axis(&sheet, "0|1000000", &(struct axis_wish){.from_zero = true, .ticks = 9, .size = PT(width), .room = PT(20), .unit_room = PT(width)}, &axis);
		axis.plot = (struct draw_box){PT(50), PT(10), PT(width), PT(60)};
		axis_draw(&sheet.pen, &axis);
		grid_check(&(struct frame_group){.at = sheet.group.at, .n = sheet.group.n, .width = PT(500), .height = PT(100)}, (uint64_t)width);
		assert_int_equal(fixture_count(f, DIAG_CHART_NUMBERS_LONG), sheet.pen.missing);
		assert_true(sheet.pen.missing || !refused);
		refused = sheet.pen.missing;
		assert_true(axis.scale.tick_count <= before);
		before = axis.scale.tick_count;
		sheet_finish(&sheet, &axis);
	}
	assert_true(refused);
	sheet_start(f, &sheet, "en");
	sheet_axis(&sheet, "123456789012345678901234567890", &(struct axis_wish){.vertical = true, .from_zero = true, .ticks = 5, .size = PT(100), .room = PT(60)}, &axis);
	assert_true(sheet.pen.missing);
	assert_int_equal(fixture_count(f, DIAG_CHART_NUMBERS_LONG), 1);
	assert_int_equal(f->diag.at[0].span.start, 3);
	sheet_finish(&sheet, &axis);
}

static void a_long_unit_is_shortened_and_told(void **state)
{
	struct fixture *f = *state;
	struct sheet sheet;
	struct axis axis;
	sheet_start(f, &sheet, "en");
	sheet_axis(&sheet, "1|2", &(struct axis_wish){.vertical = true, .ticks = 5, .size = PT(100), .room = PT(60), .unit_room = PT(60), .unit = STR("Full-time equivalents per 100,000 inhabitants")}, &axis);
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 1);
	assert_true(axis.unit.width > 0 && axis.unit.width <= PT(60));
	sheet_finish(&sheet, &axis);
}

static void zero_is_on_the_axis_unless_it_presses_values(void **state)
{
	static const struct { const char *values; bool from_zero; } rows[] = {
		{"17.1|66.3", true}, {"63211|66258", false}, {"7|7", true}, {"0", true}, {"-5|5", true}, {"66|99", true}, {"66.1|99", false},
		{"-99|-66", true}, {"-99|-66.1", false}, {"-0.000000001|1", true},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decimal values[4];
		size_t n = 0;
		for (const char *rest = rows[i].values; rest;)
			assert_true(decimal_parse(grid_next(&rest), &values[n++]));
		if (axis_is_from_zero(values, n) != rows[i].from_zero)
			fail_msg("row %zu", i);
	}
}

/* Beside the unit, or in its place; in the end that is nearer to zero. */
static void an_axis_without_zero_says_where_it_begins(void **state)
{
	static const struct { const char *values, *unit, *said; bool vertical, zero; } rows[] = {
		{"32.4|43", "%", "% (axis from 32)", true, false}, {"32.4|43", "%", "%", true, true}, {"1032|1043", "", "axis from 1,032", false, false},
		{"-43|-32.4", "%", "% (axis from −32)", false, false}, {"-5|5", "%", "%", true, false}, {"0|5", "", NULL, true, false},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sheet sheet;
		struct axis axis;
		sheet_start(f, &sheet, "en");
		sheet_axis(&sheet, rows[i].values, &(struct axis_wish){.vertical = rows[i].vertical, .from_zero = rows[i].zero, .ticks = 5, .size = PT(200), .room = PT(60), .unit_room = PT(200), .unit = str_from(rows[i].unit)}, &axis);
		axis.plot = (struct draw_box){PT(60), PT(20), PT(200), PT(200)};
		axis_draw(&sheet.pen, &axis);
		assert_int_equal(axis_head(&axis), rows[i].said ? AXIS_UNIT_ROW : 0);
		if (rows[i].said && !grid_text(&sheet.group, rows[i].said))
			fail_msg("row %zu", i);
		sheet_finish(&sheet, &axis);
	}
}

static void names_take_two_lines_then_their_short_form(void **state)
{
	static const struct { const char *name, *brief; unsigned lines; const char *printed; size_t told; } rows[] = {
		{"Fire Service", "", 1, "Fire Service", 0},
		{"Full-time equivalents of the fire service", "", 2, "Full-time equivalents of", 0},
		{"Full-time equivalents of the fire service and of everybody else who helps", "Fire service", 1, "Fire service", 0},
		{"Full-time equivalents of the fire service and of everybody else who helps", "", 1, "Full-time equivalents of…", 1},
		{"Wastewatertreatmentplantcapacityutilizationratemeasuredannually", "", 1, "Wastewatertreatmentpl…", 1},
	};
	struct fixture *f = *state;
	struct sheet sheet;
	for (size_t i = 0; i < COUNT(rows); i++) {
		sheet_start(f, &sheet, "en");
		struct doc_entry entry = {.at = {1, 44, 45}, .name = str_from(rows[i].name), .brief = str_from(rows[i].brief)};
		struct names names = names_make(&sheet.pen, &entry, 1, true, PT(80));
		assert_int_equal(names.at[0].count, rows[i].lines);
		assert_true(names.width <= PT(80));
		assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), rows[i].told);
		names_draw(&sheet.pen, &names.at[0], PT(50));
		if (!grid_text(&sheet.group, rows[i].printed))
			fail_msg("row %zu: “%.*s”", i, STR_ARG(sheet.group.at[0].as.text->text));
		if (rows[i].told)
			assert_int_equal(f->diag.at[0].span.start, 44);
		format_destroy(sheet.pen.format);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_vertical_axis_has_grid_numbers_and_its_unit_once),
		cmocka_unit_test(a_horizontal_axis_is_mirrored_with_its_page),
		cmocka_unit_test(numbers_have_room_or_are_refused),
		cmocka_unit_test(a_long_unit_is_shortened_and_told),
		cmocka_unit_test(zero_is_on_the_axis_unless_it_presses_values),
		cmocka_unit_test(an_axis_without_zero_says_where_it_begins),
		cmocka_unit_test(names_take_two_lines_then_their_short_form),
	};
	return cmocka_run_group_tests_name("chart/axis", tests, grid_start, fixture_finish);
}
