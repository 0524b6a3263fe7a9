/* What facts without words print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rational.h"
#include "check/check.h"
#include "locale/format.h"
#include "score/score.h"

#define START \
	"<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' standing='fictional' method='m-1' template='t-1'>" \
	"<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>" \
	"<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/><boundary xml:id='b.region' kind='region'/></city>" \
	"<indicators boundary='b.town' period='2019'>" \
	"<observation indicator='A:NUMBER' value='7.40'><earlier period='2018' value='8.1'/></observation>" \
	"<observation indicator='A:OTHER' value='12.3'/>" \
	"<observation indicator='A:OTHER' boundary='b.region' period='2017' value='50'/>" \
	"<observation indicator='A:SHARE' numerator='1' denominator='3'><earlier period='2018' numerator='1' denominator='8'/></observation>" \
	"<observation indicator='A:ZERO' value='0'/>" \
	"<observation indicator='A:YES' value='yes'/>" \
	"</indicators><narrative><chapter xml:id='c.a' role='city'><title>A</title><p>"
#define END "</p></chapter></narrative></profile>"

static const struct check_point points[] = {
	{.code = {"A:NUMBER", 8}, .decimals = 1},
	{.code = {"A:OTHER", 7}},
	{.code = {"A:SHARE", 7}, .factor = {{"100", 3}, false, 3, 0}, .decimals = 2},
	{.code = {"A:YES", 5}},
	{.code = {"A:ZERO", 6}},
};

static const struct {
	const char *fact, *wanted; /* "": prints nothing */
} cases[] = {
	{"<fact indicator='A:NUMBER'/>", "7.40"},
	{"<fact indicator='A:NUMBER'> <!-- none --> </fact>", "7.40"},
	{"<fact indicator='A:NUMBER' period='2018'/>", "8.1"},
	{"<fact indicator='A:NUMBER' rounded='0'/>", "7"},
	{"<fact indicator='A:NUMBER' rounded='3'/>", "7.400"},
	{"<fact indicator='A:NUMBER' more-than='7'/>", "7.40"},
	{"<fact indicator='A:NUMBER' change-from='2018'/>", "-0.70"},
	{"<fact indicator='A:NUMBER' change-from='2018' rounded='0'/>", "-1"},
	{"<fact indicator='A:NUMBER' period='2018' change-from='2019'/>", "0.70"},
	{"<fact indicator='A:NUMBER' change-from='2016'/>", ""},
	{"<fact indicator='A:NUMBER' per-cent-of='A:OTHER'/>", "60.2"},
	{"<fact indicator='A:NUMBER' per-cent-of='A:OTHER' rounded='0'/>", "60"},
	{"<fact indicator='A:NUMBER' per-cent-of='A:ZERO'/>", ""},
	{"<fact indicator='A:OTHER'/>", "12.3"},
	{"<fact indicator='A:OTHER' boundary='b.region'/>", "50"},
	{"<fact indicator='A:SHARE'/>", "33.33"},
	{"<fact indicator='A:SHARE' rounded='1'/>", "33.3"},
	{"<fact indicator='A:SHARE' change-from='2018'/>", "20.83"},
	{"<fact indicator='A:YES'/>", "yes"},
	{"<fact indicator='A:YES' change-from='2018'/>", ""},
	{"<fact indicator='A:NUMBER'>7.4</fact>", ""},
};

static struct str printed(const char *fact, struct arena *arena)
{
	const struct check_points method = {.at = points, .n = sizeof points / sizeof points[0]};
	struct source_list sources = {.arena = arena};
	struct diag diag = {.arena = arena, .sources = &sources};
	struct xml_tree tree;
	struct profile profile;
	uint32_t file = source_add(&sources, STR("test.xml"), str_format(arena, START "%s" END, fact));
	assert_true(xml_tree_parse(file, STR("."), &xml_limits_default, arena, &diag, &tree));
	assert_true(profile_read(&tree, arena, &diag, &profile));
	struct check_figures figures = check_figures(&profile, &method, arena);
	xml_tree_finish(&tree);
	assert_true(figures.n <= 1);
	if (figures.n > 0)
		assert_int_equal(figures.at[0].at.start, profile.facts.at[0].head.span.start);
	return figures.n > 0 ? figures.at[0].value : STR("");
}

static void prints_what_is_computed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct str found = printed(cases[i].fact, &arena);
		if (!str_is(found, cases[i].wanted))
			print_error("found '%.*s', wanted '%s' for %s\n", STR_ARG(found), cases[i].wanted, cases[i].fact);
		assert_true(str_is(found, cases[i].wanted));
		arena_finish(&arena);
	}
}

int main(void)
{
	locale_start();
	xml_start();
	rational_start();
	const struct CMUnitTest tests[] = {cmocka_unit_test(prints_what_is_computed)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
