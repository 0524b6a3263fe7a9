/*
 * Gaps of random cities by a fixed seed: the value that is named lifts a data point and one unit less in its last decimal does not; the
 * data points that are named lift their group and none of them is one too many. What if on the same cities: to set what there is changes nothing.
 */
#include "random.h"

#include "base/deadline.h"
#include "base/rational.h"
#include "score/change.h"
#include "score/gap.h"

#if DEADLINE_SLOWNESS > 1
#define CITIES 100
#else
#define CITIES 1000
#endif

/** Set data points and return what comes of it. */
static struct change set(struct city *city, const struct str *settings, size_t n)
{
	struct change change;
	city->run.diag.n = 0;
	if (!change_make(&city->card, settings, n, &city->run.arena, &city->run.diag, &change)) {
		fail_msg("%.*s: %.*s", STR_ARG(settings[0]), STR_ARG(city->run.diag.at[0].message));
	}
	return change;
}

/** Write CODE=VALUE; of a list the words of what is met and of as many others as it takes. */
static struct str write_setting(struct city *city, size_t point, struct str value)
{
	const struct method_point *definition = &city->method.points.at[point];
	struct buf text = {.arena = &city->run.arena};
	int64_t wanted = 0;
	buf_format(&text, "%.*s=", STR_ARG(definition->code));
	if (definition->kind != METHOD_LIST || str_is(value, "0")) {
		buf_add_str(&text, value);
		return buf_str(&text);
	}
	assert_true(str_to_integer(value, &wanted));
	for (size_t i = 0; i < definition->items.n && wanted > 0; i++, wanted--) {
		buf_format(&text, "%.*s%s", STR_ARG(definition->items.at[i].id.text), wanted > 1 ? "," : "");
	}
	return buf_str(&text);
}

/** Set to the value with its last decimal one unit worse. Returns false when that is not possible. */
static bool spoil(const struct city *city, const struct gap_point *gap, mpq_t value)
{
	const struct method_point *definition = &city->method.points.at[gap->point];
	struct decimal needed;
	mpq_t present, unit;
	if (definition->kind == METHOD_YES_NO) {
		return false;
	}
	mpq_inits(present, unit, NULL);
	assert_true(decimal_parse(gap->next.value, &needed));
	rational_set_text(present, city->card.points[gap->point].exact);
	rational_set_decimal(value, &needed);
	mpq_set_ui(unit, 1, 1);
	mpz_ui_pow_ui(mpq_denref(unit), 10, needed.frac_digits);
	if (mpq_cmp(value, present) > 0) {
		mpq_neg(unit, unit);
	}
	mpq_add(value, value, unit);
	bool possible = definition->kind != METHOD_LIST || mpq_sgn(value) >= 0;
	mpq_t limit;
	mpq_init(limit);
	if (definition->valid_from.value.text.n > 0) {
		rational_set_decimal(limit, &definition->valid_from.value);
		possible = possible && mpq_cmp(value, limit) >= 0;
	}
	if (definition->valid_to.value.text.n > 0) {
		rational_set_decimal(limit, &definition->valid_to.value);
		possible = possible && mpq_cmp(value, limit) <= 0;
	}
	mpq_clears(present, unit, limit, NULL);
	return possible;
}

/** The value that is named lifts the data point, as far as is said; one unit less in its last decimal does not. */
static void assert_next(struct city *city, const struct gap_point *gap)
{
	size_t band = city->card.points[gap->point].performance.band;
	struct str setting = write_setting(city, gap->point, gap->next.value);
	struct change change = set(city, &setting, 1);
	const struct score_point *after = &change.after.points[gap->point];
	if (after->performance.band <= band || !str_equal(after->performance.exact, gap->next.performance.exact)) {
		fail_msg("%.*s does not lift it", STR_ARG(setting));
	}
	mpq_t less;
	mpq_init(less);
	if (spoil(city, gap, less)) {
		setting = write_setting(city, gap->point, rational_text(less, &city->run.arena));
		change = set(city, &setting, 1);
		if (change.after.points[gap->point].performance.band > band) {
			fail_msg("%.*s lifts it as well", STR_ARG(setting));
		}
	}
	mpq_clear(less);
}

/** The data points named lift the group, and without any one of them the others do not. */
static void assert_lifts(struct city *city, const struct gap_group *gap)
{
	size_t band = city->card.groups[gap->group].performance.band, n = gap->lifts.n;
	struct str *settings = arena_array(&city->run.arena, n, struct str);
	for (size_t i = 0; i < n; i++) {
		settings[i] = write_setting(city, gap->lifts.at[i].point, gap->lifts.at[i].aim.value);
	}
	struct change change = set(city, settings, n);
	assert_true(change.after.groups[gap->group].performance.band > band);
	size_t left_out = random_below(n);
	settings[left_out] = settings[n - 1];
	change = set(city, settings, n - 1);
	assert_int_equal(change.after.groups[gap->group].performance.band, band);
}

/** To set what there is changes nothing. */
static void assert_same(struct city *city)
{
	struct vec_of(struct str) settings = {0};
	for (size_t i = 0; i < city->method.points.n; i++) {
		const struct observation *o = city->card.points[i].observation;
		struct str code = city->method.points.at[i].code;
		if (city->card.points[i].exact.n == 0) {
			continue;
		}
		char *value = str_copy(o->form == OBSERVATION_YES_NO ? city->card.points[i].exact : o->text, &city->run.arena);
		for (char *blank = strchr(value, ' '); blank != NULL; blank = strchr(blank, ' ')) {
			*blank = ',';
		}
		vec_push(&settings, &city->run.arena, o->form == OBSERVATION_FRACTION
			? str_format(&city->run.arena, "%.*s=%.*s/%.*s", STR_ARG(code), STR_ARG(o->numerator.text), STR_ARG(o->denominator.text))
			: str_format(&city->run.arena, "%.*s=%s", STR_ARG(code), value));
	}
	struct change change = set(city, settings.at, settings.n);
	for (size_t i = 0; i < city->method.points.n; i++) {
		const struct score_point *before = &city->card.points[i], *after = &change.after.points[i];
		assert_int_equal(before->state, after->state);
		assert_true(str_equal(before->exact, after->exact) && str_equal(before->performance.exact, after->performance.exact));
	}
	for (size_t i = 0; i < city->method.groups.n; i++) {
		assert_false(change_in_group(&change, i));
	}
}

/** Three data points and three groups of each city, by chance; all would take minutes. */
static void try_cities(struct city *fixed, size_t n)
{
	size_t points = 0, groups = 0;
	for (size_t i = 0; i < n; i++) {
		struct city city = *fixed;
		city.run.arena = (struct arena){0};
		city.run.diag = (struct diag){.arena = &city.run.arena, .sources = &city.run.sources};
		city.run.sources = (struct source_list){.arena = &city.run.arena};
		observe_random(&city);
		struct gaps gaps;
		assert_true(city_score(&city));
		gap_make(&city.card, &city.run.arena, &gaps);
		for (size_t k = 0; k < 3 && gaps.points.n > 0; k++) {
			const struct gap_point *gap = &gaps.points.at[random_below(gaps.points.n)];
			if (gap->next.possible) {
				assert_next(&city, gap);
				points++;
			}
		}
		for (size_t k = 0; k < 3 && gaps.groups.n > 0; k++) {
			const struct gap_group *gap = &gaps.groups.at[random_below(gaps.groups.n)];
			if (gap->liftable) {
				assert_lifts(&city, gap);
				groups++;
			}
		}
		assert_same(&city);
		arena_finish(&city.run.arena);
	}
	printf("# %zu cities by %.*s: %zu data points and %zu groups lifted\n", n, STR_ARG(fixed->method.id.text), points, groups);
	assert_true(points > n && groups > n);
}

static void test_points_method(void **state)
{
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	random_state = 20170002;
	try_cities(&city, CITIES / 2);
	city_finish(&city);
}

#define P(attributes) CITY_POINT("index", attributes, "")
#define THINGS "<item id='a'><name>a</name></item><item id='b'><name>b</name></item><item id='c'><name>c</name></item>" \
	"<item id='d'><name>d</name></item><item id='e'><name>e</name></item>"

/** Every formula, every level, weights; percentages up to 120. */
static void test_means_method(void **state)
{
	struct city city;
	city_write(&city, "cap='120' aggregation='mean-of-children' dimension-children='category'",
		"<dimension code='X'><name>Ex</name><sub-dimension code='X:S'><name>Es</name></sub-dimension>"
		"<category code='X/a' weight='3'><name>A</name></category><category code='X/b'><name>B</name></category></dimension>"
		CITY_INDICATOR("X:1C", "class='core' dimension='X' category='X/a' sub-dimension='X:S' weight='2'", P("id='p' weight='3'") P("id='q'") P("id='r'"))
		CITY_INDICATOR("X:2C", "class='core' dimension='X' category='X/a'", CITY_POINT("yes-no", "", ""))
		CITY_INDICATOR("X:3A", "class='advanced' dimension='X' category='X/b' weight='5'", P(""))
		CITY_INDICATOR("X:4C", "class='core' dimension='X' category='X/b' sub-dimension='X:S'", P(""))
		CITY_INDICATOR("X:5C", "class='core' dimension='X' category='X/b'", CITY_POINT("list", "", THINGS)),
		CITY_TARGET("X:1C/p", "formula='ratio' value='80' direction='higher'", "") CITY_TARGET("X:1C/q", "formula='ratio' value='7' direction='lower'", "")
		CITY_TARGET("X:1C/r", "formula='optimum' value='13'", "") CITY_TARGET("X:2C", "formula='yes-no' value='no'", "")
		CITY_TARGET("X:3A", "formula='linear' value='10' floor='60' direction='lower'", "")
		CITY_TARGET("X:4C", "formula='thresholds' value='10' direction='lower'", "<step limit='40' percent='30.5'/><step limit='20' percent='60'/><step limit='10' percent='100'/>")
		CITY_TARGET("X:5C", "formula='count-of' value='all'", ""));
	random_state = 7;
	try_cities(&city, CITIES / 2);
	city_finish(&city);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_points_method),
		cmocka_unit_test(test_means_method),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
