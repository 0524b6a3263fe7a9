#include "grid.h"

#include "chart/series.h"

/* A series of whole numbers, its words made here from the numbers, and those of the program. */
struct said {
	int years[6];
	int numbers[6];            /* -1: not reported */
	size_t n;
};

static const struct said said[] = {
	{{2012, 2013, 2014}, {5, 7, 6}, 3},
	{{2012, 2013, 2014, 2015}, {900, 30, 30, 4}, 4},
	{{1999, 2001, 2002}, {12, -1, 12}, 3},
	{{2012, 2013}, {8, 8}, 2},
	{{2010, 2011, 2012, 2015, 2016}, {1, 2, -1, 800, 70}, 5},
	{{2010, 2014, 2015}, {3, -1, 4}, 3},
};

struct phrases { const char *lang, *rose, *fell, *same, *extremes, *equal, *missing, *gap, *span; };

static const struct phrases phrases[] = {
	{"en", "X rose from %d (%s) to %d (%s).", "X fell from %d (%s) to %d (%s).", "X began and ended with %d (%s, %s).", "X: highest %d (%s), lowest %d (%s).",
		"X: %d throughout.", "X: not reported for %s.", "No data: %s.", "%d to %d"},
	{"ar", "X: ارتفاع من %d (%s) إلى %d (%s).", "X: انخفاض من %d (%s) إلى %d (%s).", "X: القيمة الأولى تساوي الأخيرة، وهي %d (%s، %s).", "X: الأعلى %d (%s)، والأدنى %d (%s).",
		"X: %d في كل البنود.", "X: لم يُبلَّغ عن %s.", "لا بيانات: %s.", "من %d إلى %d"},
};

static const char *year_text(struct fixture *f, int year)
{
	return str_format(&f->own, "%d", year).at;
}

/* Years with this number: one, or two joined by the word for “and”. */
static const char *years_with(struct fixture *f, const struct said *data, int number, const char *lang)
{
	const char *found = NULL;
	for (size_t i = 0; i < data->n; i++)
		if (data->numbers[i] == number)
			found = found ? str_format(&f->own, strcmp(lang, "ar") == 0 ? "%s و%d" : "%s and %d", found, data->years[i]).at : year_text(f, data->years[i]);
	return found;
}

static void need(const struct str words, const char *sentence)
{
	if (!strstr(words.at, sentence))
		fail_msg("“%s” does not say “%s”", words.at, sentence);
}

static void check_words(struct fixture *f, const struct said *data, const struct phrases *in, struct str words)
{
	int first = data->numbers[0], last = data->numbers[data->n - 1], most = first, least = first;
	const char *from = year_text(f, data->years[0]), *to = year_text(f, data->years[data->n - 1]);
	for (size_t i = 0; i < data->n; i++) {
		most = data->numbers[i] > most ? data->numbers[i] : most;
		least = data->numbers[i] >= 0 && data->numbers[i] < least ? data->numbers[i] : least;
		int before = i > 0 ? data->years[i - 1] + 1 : 0, after = data->years[i] - 1;
		if (i > 0 && before == after)
			need(words, str_format(&f->own, in->gap, year_text(f, before)).at);
		else if (i > 0 && before < after)
			need(words, str_format(&f->own, in->gap, str_format(&f->own, in->span, before, after).at).at);
	}
	if (most == least) {
		need(words, str_format(&f->own, in->equal, most).at);
	} else {
		need(words, first == last ? str_format(&f->own, in->same, first, from, to).at : str_format(&f->own, first < last ? in->rose : in->fell, first, from, last, to).at);
		need(words, str_format(&f->own, in->extremes, most, years_with(f, data, most, in->lang), least, years_with(f, data, least, in->lang)).at);
	}
	if (years_with(f, data, -1, in->lang))
		need(words, str_format(&f->own, in->missing, years_with(f, data, -1, in->lang)).at);
}

static void words_say_what_the_lines_show(void **state)
{
	struct fixture *f = *state;
	for (size_t k = 0; k < COUNT(phrases); k++)
		for (size_t i = 0; i < COUNT(said); i++) {
			struct grid_made made;
			struct labels labels;
			fixture_clear(f);
			grid_labels(f, phrases[k].lang, &labels);
			grid_empty(&made, DOC_CHART_TIME_SERIES);
			struct doc_series *series = grid_add_series(f, &made, STR("X"));
			for (size_t e = 0; e < said[i].n; e++) {
				grid_add_entry(&made, str_from(year_text(f, said[i].years[e])));
				series->values[e] = said[i].numbers[e] < 0 ? grid_value(STR("NR")) : grid_number(f, said[i].numbers[e], 0);
			}
			made.grid.annual = true;
			grid_dates(&made);
			struct str words = chart_alternative(&made.chart, &labels, &f->own);
			words.at = str_copy(words, &f->own);
			check_words(f, &said[i], &phrases[k], words);
		}
}

static void words_tell_breaks_and_forecasts(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_TIME_SERIES, "2012|2013|2014|2017|2018|2019|2020|2022|2024",
		"Share|36.0|35.1|33.6|31.2|30.7|28.4|26.2|~22.0|~18.0", "Target|NK|NK|NK|NK|NK|NK|NK|NK|15", NULL);
	made.grid.annual = true;
	made.series[1].target = true;
	grid_dates(&made);
	made.series[0].values[5].broken = true;
	made.grid.unit = STR("Per cent");
	made.chart.name = STR("Ålesund");
	struct str words = chart_alternative(&made.chart, &f->labels, &f->own);
	assert_string_equal(str_copy(words, &f->own), "Time series, Ålesund: 2 series, 9 entries, 10 values. Unit: Per cent. Share (from 2019 on) fell from 28.4 (2019) to 26.2 (2020). "
		"Share (from 2019 on): 18.0 is expected for 2024. Share (from 2019 on): highest 28.4 (2019), lowest 18.0 (2024). "
		"Share (from 2019 on): 2 values are expected, not observed. "
		"Share was measured in another way from 2019 on. Target: 15 (2024). Target: values to be reached. No data: 2015 to 2016.");
}

/* Nothing is compared across a break; one that lies on a year without value counts as well. */
static void nothing_is_compared_across_a_break(void **state)
{
	static const struct { const char *numbers, *broken, *words; } rows[] = {
		{"X|50|40|90|60", "0010", "X (from 2017 on) fell from 90 (2017) to 60 (2018). X (from 2017 on): highest 90 (2017), lowest 60 (2018). X was measured in another way from 2017 on."},
		{"X|50|40|NK|60", "0010", "X (from 2017 on): 60 (2018). X was measured in another way from 2017 on. X: not known for 2017."},
		{"X|50|40|30|60", "0101", "X (from 2018 on): 60 (2018). X was measured in another way from 2016 and 2018 on."},
		{"X|50|40|30|NK", "0001", "X fell from 50 (2015) to 30 (2017). X: highest 50 (2015), lowest 30 (2017). X: not known for 2018."},
		{"X|~50|~40|~30|~20", "0000", "X: 20 is expected for 2018. X: highest 50 (2015), lowest 20 (2018). X: 4 values are expected, not observed."},
		{"X|NK|40|30|20", "0100", "X fell from 40 (2016) to 20 (2018). X: highest 40 (2016), lowest 20 (2018). X: not known for 2015."},
	};
	struct fixture *f = *state;
	for (size_t k = 0; k < COUNT(rows); k++) {
		struct grid_made made;
		grid_make(f, &made, DOC_CHART_TIME_SERIES, "2015|2016|2017|2018", rows[k].numbers, NULL);
		grid_dates(&made);
		for (size_t i = 0; i < 4; i++)
			made.series[0].values[i].broken = rows[k].broken[i] == '1';
		need(chart_alternative(&made.chart, &f->labels, &f->own), rows[k].words);
	}
}

/* Long lists are counted. */
static void words_count_what_is_too_much_to_list(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	fixture_clear(f);
	grid_empty(&made, DOC_CHART_TIME_SERIES);
	struct doc_series *series = grid_add_series(f, &made, STR("X"));
	for (int i = 0; i < 30; i++) {
		grid_add_entry(&made, str_from(year_text(f, 1900 + 3 * i)));
		series->values[i] = grid_number(f, i, 0);
		series->values[i].broken = i > 0;
	}
	made.grid.annual = true;
	grid_dates(&made);
	struct str words = chart_alternative(&made.chart, &f->labels, &f->own);
	words.at = str_copy(words, &f->own);
	need(words, "X changed its way of measuring 29 times.");
	need(words, "No data: 58 years.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_say_what_the_lines_show),
		cmocka_unit_test(words_tell_breaks_and_forecasts),
		cmocka_unit_test(nothing_is_compared_across_a_break),
		cmocka_unit_test(words_count_what_is_too_much_to_list),
	};
	return cmocka_run_group_tests_name("chart/series_alternative", tests, grid_start, fixture_finish);
}
