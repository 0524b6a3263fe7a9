#include "scores.h"

#include "chart/matrix.h"

#define GAP PT(4)
#define EDGE PT(5)

struct box { length x, y, width, height; colour fill; enum frame_pattern pattern; };

/* The rectangles of a fill, in the order of drawing; x from where lines begin. */
static size_t boxes_of(const struct frame_group *group, bool rtl, length width, colour fill, struct box *boxes)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_PATH || (width && item->width != width) || (fill != COLOUR_NONE && item->as.path.paint.fill != fill))
			continue;
		boxes[n++] = (struct box){rtl ? group->width - item->x - item->width : item->x, item->y, item->width, item->height, item->as.path.paint.fill, item->as.path.paint.pattern};
	}
	return n;
}

static colour fill_of(const struct doc_sector *group)
{
	static const colour fills[] = {0x0f3b63, 0x4f9bbf, 0xf4be55, 0xb5452e};
	return group->state == DOC_STATE_SCORED ? fills[group->band.at[0] - 'A'] : 0x7c8a96;
}

/* Cells lie in lines from the block to the end of the page, 4 pt apart, each with the edge of its band. */
static void check_cells(const struct made *made, const struct frame_group *group, bool rtl, uint64_t seed)
{
	static struct box cells[SECTORS_MOST], edges[SECTORS_MOST * 4];
	size_t n = boxes_of(group, rtl, 0, 0xf4f7f9, cells), edge_count = boxes_of(group, rtl, EDGE, COLOUR_NONE, edges), number = 0;
	for (size_t d = 0; d < made->scores.dimension_count; d++) {
		const struct doc_sector *dimension = &made->dimensions[d], *sectors = dimension->part_count ? &made->parts[dimension->first_part] : &made->categories[dimension->first_category];
		size_t count = dimension->part_count ? dimension->part_count : dimension->category_count;
		for (size_t i = 0; i < count; i++, number++) {
			assert_true(number < n && number < edge_count);
			const struct box *cell = &cells[number], *before = i > 0 ? &cells[number - 1] : NULL;
			assert_int_equal(edges[number].x, cell->x);
			assert_int_equal(edges[number].y, cell->y);
			assert_int_equal(edges[number].height, cell->height);
			if (edges[number].fill != fill_of(&sectors[i]) || (edges[number].pattern != FRAME_SOLID) != (sectors[i].state != DOC_STATE_SCORED))
				fail_msg("seed %llu: cell %zu has not the colour of its band", (unsigned long long)seed, number);
			assert_true(cell->x + cell->width <= group->width);
			if (before && before->y == cell->y)
				assert_int_equal(cell->x, before->x + before->width + GAP);
			else if (before)
				assert_int_equal(cell->y, before->y + before->height + GAP);
		}
	}
	assert_int_equal(number, n);
}

static void cells_have_their_bands_and_nothing_overlaps(void **state)
{
	struct fixture *f = *state;
	size_t drawn = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		struct frame_group group = {0};
		bool arabic = make_random(f, DOC_CHART_MATRIX, seed, &made);
		if (!try_scores(f, &made, arabic, random_measure(seed / 5), &group))
			continue;
		drawn++;
		assert_int_equal(group.height % PT(7), 0);
		ink_check_inside(&group, &f->own, seed);
		ink_check_apart(&group, &f->own, seed);
		check_cells(&made, &group, arabic, seed);
	}
	assert_true(drawn > SEEDS * 2 / 3);
}

static void measures_are_those_of_the_design(void **state)
{
	struct fixture *f = *state;
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		struct made made;
		struct box heads[8], cells[8];
		make_known(f, DOC_CHART_MATRIX, &made);
		struct frame_group group = draw_scores(f, &made, rtl, 0);
		length head = length_from_micrometres(39500);
		assert_int_equal(group.width, MM(170));
		assert_int_equal(boxes_of(&group, rtl, head, COLOUR_NONE, heads), 3);
		assert_int_equal(boxes_of(&group, rtl, 0, 0xf4f7f9, cells), 4);
		assert_int_equal(heads[0].fill, 0xf4be55);
		assert_int_equal(heads[1].fill, 0x4f9bbf);
		assert_int_equal(heads[2].pattern, FRAME_HATCH);
		for (size_t i = 0; i < 3; i++) {
			assert_int_equal(heads[i].x, 0);
			if (i > 0)
				assert_int_equal(heads[i].y, heads[i - 1].y + heads[i - 1].height + GAP);
		}
		/* Two cells, then one, then one. */
		assert_int_equal(cells[0].x, head + GAP);
		assert_int_equal(cells[1].x, cells[0].x + cells[0].width + GAP);
		assert_true(group.width - cells[1].x - cells[1].width <= 1);
		assert_int_equal(cells[2].width, group.width - head - GAP);
		assert_int_equal(cells[2].y, heads[1].y);
		assert_int_equal(cells[2].height, heads[1].height);
		assert_int_equal(count_text(&group, "75.00"), 1);
		assert_int_equal(count_text(&group, "55.55 %"), rtl ? 0 : 1);
		assert_int_equal(count_text(&group, "Networks, Water"), 1);
		assert_int_equal(count_text(&group, "NR"), 2);
	}
}

static void bands_may_be_all_that_is_said(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_known(f, DOC_CHART_MATRIX, &made);
	for (size_t i = 0; i < SECTORS_MOST; i++)
		made.parts[i].percent_hundredths = made.categories[i].percent_hundredths = -1;
	for (size_t i = 0; i < 3; i++)
		made.dimensions[i].percent_hundredths = -1;
	struct frame_group group = draw_scores(f, &made, false, 0);
	for (size_t i = 0; i < group.n; i++)
		if (group.at[i].kind == FRAME_TEXT)
			assert_null(strpbrk(str_copy(group.at[i].as.text->text, &f->own), "0123456789"));
	assert_null(strstr(words_in(f, &made, "en"), "per cent"));
}

static void words_say_what_the_matrix_shows(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_known(f, DOC_CHART_MATRIX, &made);
	assert_string_equal(words_in(f, &made, "en"), "Matrix of City, 2020: 3 dimensions, 4 sub-dimensions. "
		"Best sub-dimension: Environment (band A). Weakest sub-dimension: Productivity (band C). "
		"Economy (55.55 per cent, band C): ICT (75.00 per cent, band B) and Productivity (50.00 per cent, band C). "
		"Environment (91.66 per cent, band B): Environment (100.00 per cent, band A). Society (not scored): Health (not scored).");
}

/* All numbers, derived again, in two languages. */
static void words_have_all_numbers(void **state)
{
	static const struct { const char *lang, *group; } languages[] = {{"en", "%.*s (%.*s per cent, band %.*s)"}, {"ar", "%.*s (%.*s في المائة، النطاق %.*s)"}};
	struct fixture *f = *state;
	for (uint64_t seed = 20; seed < 25; seed++) {
		struct made made;
		make_random(f, DOC_CHART_MATRIX, seed, &made);
		for (size_t l = 0; l < 2; l++) {
			const char *words = words_in(f, &made, languages[l].lang);
			const struct { const struct doc_sector *at; size_t n; } lists[] = {{made.dimensions, made.scores.dimension_count}, {made.parts, made.scores.part_count}};
			for (size_t k = 0; k < 2; k++)
				for (size_t i = 0; i < lists[k].n; i++) {
					const struct doc_sector *group = &lists[k].at[i];
					struct str percent = group->state == DOC_STATE_SCORED ? printed(f, group->percent_hundredths) : (struct str){0};
					expect_words(words, percent.n > 0 ? str_format(&f->own, languages[l].group, STR_ARG(group->name), STR_ARG(percent), STR_ARG(group->band)) : str_format(&f->own, "%.*s (", STR_ARG(group->name)));
				}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_have_their_bands_and_nothing_overlaps),
		cmocka_unit_test(measures_are_those_of_the_design),
		cmocka_unit_test(bands_may_be_all_that_is_said),
		cmocka_unit_test(words_say_what_the_matrix_shows),
		cmocka_unit_test(words_have_all_numbers),
	};
	return cmocka_run_group_tests_name("chart/matrix", tests, fixture_start, fixture_finish);
}
