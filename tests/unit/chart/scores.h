/*
 * What the tests of charts of scores share: scores made up, drawing, words in the languages of the template, and sums made again.
 */
#ifndef CITYPROFILE_TESTS_CHART_SCORES_H
#define CITYPROFILE_TESTS_CHART_SCORES_H

#include "fixture.h"

#include "ink.h"
#include "random.h"

#define SEEDS 500
#define SECTORS_MOST 400
#define MM(mm) length_from_micrometres((mm) * 1000)

/* Scores made up. */
struct made {
	struct doc_chart chart;
	struct doc_scores scores;
	struct doc_sector dimensions[6], parts[SECTORS_MOST], categories[SECTORS_MOST], points[SECTORS_MOST];
};

static inline struct str random_name(struct arena *arena, uint64_t *seed, bool arabic)
{
	static const char *const latin[] = {"Water", "and", "Supply", "ICT", "Åpenhet", "Emergency", "(share)", "Public", "Transportation", "3G", "Wastewatertreatmentplantcapacityutilizationratemeasuredannually"};
	static const char *const other[] = {"مياه", "الصرف", "الصحي", "خدمات", "الطوارئ", "3G", "النقل", "و", "الاستجابة", "المؤسسي", "العام"};
	struct buf name = {.arena = arena};
	for (unsigned n = 1 + next_random(seed) % 5; n > 0; n--) {
		buf_add_str(&name, str_from((arabic ? other : latin)[next_random(seed) % 11]));
		if (n > 1)
			buf_add_byte(&name, ' ');
	}
	return buf_str(&name);
}

static inline struct doc_scores *made_scores(struct made *made, enum doc_chart_type type)
{
	*made = (struct made){.chart = {.type = type, .name = STR("City"), .colour = COLOUR_NONE}};
	made->scores = (struct doc_scores){.year = STR("2020"), .most = 4, .dimensions = made->dimensions, .parts = made->parts, .categories = made->categories, .points = made->points};
	made->chart.scores = &made->scores;
	return &made->scores;
}

/* A group in a band, or with percent -2 not scored. It begins at the end of what there is. */
static inline struct doc_sector made_group(const struct doc_scores *scores, struct str name, int64_t percent)
{
	struct doc_sector group = {.name = name, .state = DOC_STATE_NOT_REPORTED, .percent_hundredths = -1, .first = scores->point_count, .first_category = scores->category_count, .first_part = scores->part_count};
	if (percent == -2)
		return group;
	group.state = DOC_STATE_SCORED;
	group.percent_hundredths = percent;
	group.band = percent >= 9500 ? STR("A") : percent >= 6600 ? STR("B") : percent >= 3300 ? STR("C") : STR("D");
	return group;
}

/* A category whose data points are written as letters: A to D, r (not reported), v (not verified), n (no benchmark), k (not known). */
static inline void made_category(struct made *made, struct str name, int64_t percent, const char *points)
{
	static const char letters[] = "DCBA";
	struct doc_scores *scores = &made->scores;
	struct doc_sector category = made_group(scores, name, percent);
	for (const char *c = points; *c; c++) {
		const char *band = strchr(letters, *c);
		struct doc_sector point = {.name = STR("Point"), .first = scores->point_count, .count = 1, .percent_hundredths = -1};
		point.state = band ? DOC_STATE_SCORED : *c == 'r' ? DOC_STATE_NOT_REPORTED : *c == 'v' ? DOC_STATE_NOT_VERIFIED : *c == 'n' ? DOC_STATE_NO_BENCHMARK : DOC_STATE_NOT_KNOWN;
		if (band) {
			point.points = (unsigned)(band - letters) + 1;
			point.band = (struct str){band, 1};
		}
		made->points[scores->point_count++] = point;
	}
	category.count = scores->point_count - category.first;
	made->categories[scores->category_count++] = category;
}

/* Close a group begun before what it holds. */
static inline void made_close(const struct doc_scores *scores, struct doc_sector *group)
{
	group->count = scores->point_count - group->first;
	group->category_count = scores->category_count - group->first_category;
	group->part_count = scores->part_count - group->first_part;
}

static inline int64_t random_percent(uint64_t *seed)
{
	static const int64_t often[] = {0, 3299, 3300, 9500, 10000, 12345};
	if (next_random(seed) % 4 == 0)
		return -2;
	return next_random(seed) % 3 == 0 ? often[next_random(seed) % 6] : (int64_t)(next_random(seed) % 10001);
}

static inline void random_categories(struct fixture *f, struct made *made, uint64_t *seed, bool arabic, size_t count)
{
	for (size_t i = 0; i < count && made->scores.point_count < SECTORS_MOST - 16; i++) {
		char points[16] = {0};
		for (size_t k = 0, n = 1 + next_random(seed) % 15; k < n; k++)
			points[k] = "ABCDrvnk"[next_random(seed) % 8];
		/* One after the other, so that every compiler tries the same. */
		int64_t percent = random_percent(seed);
		made_category(made, random_name(&f->own, seed, arabic), percent, points);
		if (next_random(seed) % 2)
			made->categories[made->scores.category_count - 1].brief = random_name(&f->own, seed, arabic);
	}
}

static inline struct doc_sector random_group(struct fixture *f, const struct doc_scores *scores, uint64_t *seed, bool arabic)
{
	int64_t percent = random_percent(seed);
	return made_group(scores, random_name(&f->own, seed, arabic), percent);
}

/* One to five dimensions, each perhaps with sub-dimensions; every fifth seed Arabic. Few names or many. */
static inline bool make_random(struct fixture *f, enum doc_chart_type type, uint64_t seed, struct made *made)
{
	bool arabic = seed % 5 == 4;
	struct doc_scores *scores = made_scores(made, type);
	fixture_clear(f);
	size_t dimensions = next_random(&seed) % 2 ? 1 : 1 + next_random(&seed) % 5, most = next_random(&seed) % 3 ? 6 : 45 / dimensions;
	/* A dimension has data points, so there is none when all are used. */
	while (scores->dimension_count < dimensions && scores->point_count < SECTORS_MOST - 16) {
		struct doc_sector dimension = random_group(f, scores, &seed, arabic);
		dimension.colour = 0x2c7b48;
		for (size_t parts = next_random(&seed) % 5; parts > 1; parts--) {
			struct doc_sector part = random_group(f, scores, &seed, arabic);
			random_categories(f, made, &seed, arabic, 1 + next_random(&seed) % most);
			made_close(scores, &part);
			made->parts[scores->part_count++] = part;
		}
		if (scores->part_count == dimension.first_part)
			random_categories(f, made, &seed, arabic, 1 + next_random(&seed) % most);
		made_close(scores, &dimension);
		made->dimensions[scores->dimension_count++] = dimension;
	}
	return arabic;
}

/* No two categories are called alike: what is said of one is found. */
static inline void make_apart(struct fixture *f, struct made *made)
{
	for (size_t i = 0; i < made->scores.category_count; i++)
		made->categories[i].name = str_format(&f->own, "%.*s %zu", STR_ARG(made->categories[i].name), i + 1);
}

/* The width of a place, by a seed: a column, the text, the page; narrow ones too. */
static inline length random_measure(uint64_t seed)
{
	static const int64_t widths[] = {126500, 83000, 170000, 39500, 60000, 0};
	return length_from_micrometres(widths[seed % 6]);
}

/* Draw; false for a chart that is too high for a page, and says so. */
static inline bool try_scores(struct fixture *f, const struct made *made, bool rtl, length measure, struct frame_group *ret_group)
{
	struct chart_context context = {
		.sheet = &f->sheet, .labels = &f->labels, .shaper = f->shaper, .lang = rtl ? STR("ar") : STR("en"), .rtl = rtl, .measure = measure,
		.arena = &f->own, .diag = &f->diag,
	};
	if (chart_draw(&made->chart, &context, 7, (struct span){1, 3, 9}, ret_group)) {
		if (f->diag.n > 0)
			fail_msg("%s", fixture_report(f));
		return true;
	}
	if (f->diag.n != 1 || fixture_count(f, DIAG_CHART_TALL) != 1)
		fail_msg("%s", fixture_report(f));
	return false;
}

static inline struct frame_group draw_scores(struct fixture *f, const struct made *made, bool rtl, length measure)
{
	struct frame_group group = {0};
	if (!try_scores(f, made, rtl, measure, &group))
		fail_msg("%s", fixture_report(f));
	return group;
}

/* The words for a chart with the labels of the template in a language. */
static inline const char *words_in(struct fixture *f, const struct made *made, const char *lang)
{
	struct xml_tree tree = {0};
	struct labels labels = {0};
	fixture_tree(f, str_format(&f->arena, "templates/smart-city-profile-1/labels/%s.xml", lang).at, &tree);
	assert_true(labels_read(&tree, &f->arena, &f->diag, &labels));
	const char *words = str_copy(chart_alternative(&made->chart, &labels, &f->own), &f->own);
	xml_tree_finish(&tree);
	/* A label that is missing stands as its key in brackets. */
	assert_null(strstr(words, "[chart."));
	assert_null(strchr(words, '{'));
	return words;
}

/* Fail unless the words say this. */
static inline void expect_words(const char *words, struct str wanted)
{
	if (!strstr(words, wanted.at))
		fail_msg("“%s” does not say “%s”", words, wanted.at);
}

/* A percentage in 1/100 as it is to be printed. */
static inline struct str printed(struct fixture *f, int64_t hundredths)
{
	return str_format(&f->own, "%d.%02d", (int)(hundredths / 100), (int)(hundredths % 100));
}

static inline size_t count_text(const struct frame_group *group, const char *text)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++)
		n += group->at[i].kind == FRAME_TEXT && str_is(group->at[i].as.text->text, text);
	return n;
}

/* Three dimensions with sub-dimensions, all of whose numbers are known. */
static inline void make_known(struct fixture *f, enum doc_chart_type type, struct made *made)
{
	static const struct { const char *dimension, *part, *category; int64_t percent; const char *points; } rows[] = {
		{"Economy", "ICT", "Networks", 8750, "AABr"}, {"Economy", "ICT", "Water", 2500, "Dnn"}, {"Economy", "Productivity", "Innovation", 5000, "CCv"},
		{"Environment", "Environment", "Air", 10000, "AA"}, {"Environment", "Environment", "Waste", 7500, "B"}, {"Society", "Health", "Hospitals", -2, "rk"},
	};
	struct doc_scores *scores = made_scores(made, type);
	fixture_clear(f);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (i == 0 || strcmp(rows[i].dimension, rows[i - 1].dimension) != 0) {
			made->dimensions[scores->dimension_count] = made_group(scores, str_from(rows[i].dimension), i == 5 ? -2 : i == 3 ? 9166 : 5555);
			made->dimensions[scores->dimension_count++].colour = 0x2c7b48;
		}
		if (i == 0 || strcmp(rows[i].part, rows[i - 1].part) != 0) {
			made->parts[scores->part_count] = made_group(scores, str_from(rows[i].part), i == 5 ? -2 : i == 0 ? 7500 : rows[i].percent);
			scores->part_count++;
		}
		made_category(made, str_from(rows[i].category), rows[i].percent, rows[i].points);
		struct doc_sector *dimension = &made->dimensions[scores->dimension_count - 1], *part = &made->parts[scores->part_count - 1];
		made_close(scores, dimension);
		made_close(scores, part);
		part->part_count = 0;
	}
}

/* One dimension with categories of these percentages (-2: not scored), a data point each. */
static inline void make_one(struct fixture *f, enum doc_chart_type type, struct made *made, const int64_t *percents, size_t n)
{
	struct doc_scores *scores = made_scores(made, type);
	fixture_clear(f);
	made->dimensions[0] = made_group(scores, STR("Society"), 5000);
	made->dimensions[0].colour = 0x4a3e94;
	for (size_t i = 0; i < n; i++)
		made_category(made, str_format(&f->own, "Category %c", (int)('a' + i % 26)), percents[i], percents[i] == -2 ? "r" : "B");
	made_close(scores, &made->dimensions[0]);
	scores->dimension_count = 1;
}

#endif
