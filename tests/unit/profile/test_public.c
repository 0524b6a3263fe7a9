/* The public copy holds what is public and nothing else, and is itself a valid profile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "profile/profile.h"
#include "profile/public.h"

struct setting {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct xml_tree tree;
};

static void start(struct setting *setting)
{
	*setting = (struct setting){0};
	setting->sources.arena = &setting->arena;
	setting->diag = (struct diag){.arena = &setting->arena, .sources = &setting->sources};
}

static void finish(struct setting *setting)
{
	xml_tree_finish(&setting->tree);
	arena_finish(&setting->arena);
}

static bool read_text(struct setting *setting, struct str text, struct profile *profile)
{
	uint32_t file = source_add(&setting->sources, STR("test.xml"), text);
	bool read = xml_tree_parse(file, STR("."), &xml_limits_default, &setting->arena, &setting->diag, &setting->tree) &&
		profile_read(&setting->tree, &setting->arena, &setting->diag, profile);
	for (size_t i = 0; i < setting->diag.n; i++)
		print_error("%.*s\n", STR_ARG(setting->diag.at[i].message));
	return read;
}

/* What stands in the profile, with everything that is not public named after fruit. */
static const char *const full_text =
	"<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' standing='fictional' method='m-1' template='t-1'>\n"
	"\t<!-- cherry -->\n"
	"\t<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/>\n"
	"\t\t<comment>cherry</comment></publication>\n"
	"\t<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/>\n"
	"\t\t<population boundary='b.town' date='2020' value='1000' source='s.cherry s.open'/></city>\n"
	"\t<bodies access='internal'><body xml:id='o.cherry' type='company'><name>cherry</name></body></bodies>\n"
	"\t<sources>\n"
	"\t\t<source xml:id='s.open' type='report'><title>Report</title></source>\n"
	"\t\t<source xml:id='s.cherry' type='utility-record' access='restricted' body='o.cherry' address='http://cherry.example'><title>cherry</title></source>\n"
	"\t\t<source xml:id='s.cherry.2' type='plan' access='restricted'><title>cherry</title></source>\n"
	"\t\t<source xml:id='s.cherry.3' type='survey' access='internal'><title>cherry</title></source>\n"
	"\t</sources>\n"
	"\t<process><mission xml:id='m.cherry' kind='research' access='restricted'><title>cherry</title></mission></process>\n"
	"\t<indicators boundary='b.town' period='2019' source='s.cherry.3'>\n"
	"\t\t<observation indicator='A:B' value='1'/>\n"
	"\t\t<observation indicator='A:C' value='777' access='restricted'><note>cherry</note></observation>\n"
	"\t</indicators>\n"
	"\t<indicators boundary='b.town' period='2018' access='internal'><observation indicator='A:B' value='888'/></indicators>\n"
	"\t<findings>\n"
	"\t\t<finding xml:id='f.open' kind='strength'><statement>Fine</statement><evidence mission='m.cherry'/><evidence indicator='A:B' mission='m.cherry'/></finding>\n"
	"\t\t<finding xml:id='f.cherry' kind='strength' access='restricted'><statement>cherry</statement></finding>\n"
	"\t</findings>\n"
	"\t<recommendations><recommendation xml:id='r.open' addresses='f.cherry f.open'><title>Do</title>\n"
	"\t\t<action xml:id='r.open.a' lead='o.cherry'><title>Act</title></action></recommendation>"
	"<recommendation xml:id='r.cherry' access='restricted'><title>cherry</title><action xml:id='r.cherry.a' from='2020'><title>cherry</title></action></recommendation></recommendations>\n"
	"\t<narrative><chapter xml:id='c.one'><title>One</title>\n"
	"\t\t<p>See <ref to='f.cherry'>the finding</ref>, <ref to='f.open'/> and <fact indicator='A:C'>much</fact><fact indicator='A:B' period='2018'/>.</p>\n"
	"\t\t<p access='internal'>cherry</p><?cherry cherry?>\n"
	"\t\t<figure><caption>Two</caption><chart type='bars' of='A:B A:C'/></figure>\n"
	"\t\t<figure><caption>cherry</caption><chart type='time-series' of='A:C'/></figure>\n"
	"\t\t<figure><caption>Rows</caption><chart type='bars'><column name='N'/><row name='Here'>1</row><row name='cherry' access='restricted'>777</row></chart></figure>\n"
	"\t\t<figure><caption>cherry</caption><chart type='bars'><column name='N'/><row name='cherry' access='restricted'>777</row></chart></figure>\n"
	"\t\t<figure><caption>Plan</caption><chart type='status-board' of='r.cherry r.open'/></figure>\n"
	"\t\t<figure><caption>cherry</caption><chart type='status-board' of='r.cherry'/></figure>\n"
	"\t\t<figure><caption>cherry</caption><chart type='status-board'><task name='cherry' access='internal'/></chart></figure>\n"
	"\t\t<figure><caption>cherry</caption><chart type='gantt'/></figure></chapter>\n"
	"\t\t<chapter xml:id='c.cherry' access='restricted'><title>cherry</title></chapter></narrative>\n"
	"</profile>\n";

static void test_only_what_is_public(void **context)
{
	struct setting setting, again;
	struct profile profile, public_profile;
	struct str bytes;
	start(&setting);
	assert_true(read_text(&setting, str_from(full_text), &profile));
	assert_true(profile_public(&setting.tree, &setting.arena, &setting.diag, &bytes));
	char *text = str_copy(bytes, &setting.arena);
	static const char *const closed[] = {"cherry", "777", "888", "internal", "process", "bodies", "survey", "plan", "<evidence/>"};
	for (size_t i = 0; i < sizeof closed / sizeof closed[0]; i++) {
		if (strstr(text, closed[i]))
			print_error("%s\n", text);
		assert_null(strstr(text, closed[i]));
	}
	static const char *const open[] = {
		"<evidence indicator=\"A:B\"/>", "addresses=\"f.open\"", "<p>See the finding, <ref to=\"f.open\"/> and much.</p>",
		"source=\"s.restricted.1 s.open\"", "<source type=\"utility-record\" xml:id=\"s.restricted.1\"><title xml:lang=\"en\">Utility record</title></source>",
		"<action xml:id=\"r.open.a\">", "of=\"A:B\"", "<row name=\"Here\">1</row></chart>", "of=\"r.open\"",
	};
	for (size_t i = 0; i < sizeof open / sizeof open[0]; i++) {
		if (!strstr(text, open[i]))
			print_error("lacks %s\n%s\n", open[i], text);
		assert_non_null(strstr(text, open[i]));
	}
	start(&again);
	assert_true(read_text(&again, bytes, &public_profile));
	assert_int_equal(public_profile.observations.n, 1);
	finish(&again);
	finish(&setting);
}

/* The copy of a copy is the copy: nothing that is public is lost. */
static void test_copy_is_stable(void **context)
{
	struct setting setting, again;
	struct profile profile;
	struct str bytes, twice;
	start(&setting);
	assert_true(read_text(&setting, str_from(full_text), &profile));
	assert_true(profile_public(&setting.tree, &setting.arena, &setting.diag, &bytes));
	start(&again);
	assert_true(read_text(&again, bytes, &profile));
	assert_true(profile_public(&again.tree, &again.arena, &again.diag, &twice));
	assert_true(str_equal(bytes, twice));
	finish(&again);
	finish(&setting);
}

/* What holds for values that nobody mentions stays, though every value that is mentioned goes; indicators that say nothing go. */
static void test_unmentioned_stays(void **context)
{
	static const char *const text =
		"<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' standing='reconstruction' method='m-1' template='t-1'>"
		"<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>"
		"<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/></city>"
		"<indicators boundary='b.town' period='2019' unmentioned='not-known'>"
		"<observation indicator='A:B' value='1' access='restricted'><earlier period='2018' value='2'/></observation></indicators>"
		"<indicators boundary='b.town' period='2017'><observation indicator='A:B' value='3' access='restricted'/></indicators>"
		"<indicators boundary='b.town' period='2016' unmentioned='not-known'><observation indicator='A:B' value='4'>"
		"<earlier period='2015' value='5' method='m-0'/><earlier period='2014' value='6' method='m-1'/></observation></indicators>"
		"<narrative><chapter xml:id='c.one'><title>One</title></chapter></narrative></profile>";
	struct setting setting, again;
	struct profile profile;
	struct str bytes;
	start(&setting);
	assert_true(read_text(&setting, str_from(text), &profile));
	assert_true(profile_public(&setting.tree, &setting.arena, &setting.diag, &bytes));
	start(&again);
	assert_true(read_text(&again, bytes, &profile));
	assert_int_equal(profile.unmentioned, OBSERVATION_NOT_KNOWN);
	assert_int_equal(profile.indicators.n, 2);
	assert_true(str_is(profile.indicators.at[0].context.period.text, "2019"));
	assert_int_equal(profile.observations.n, 3);
	assert_int_equal(profile.observations.at[0].method.n, 0);
	assert_true(str_is(profile.observations.at[1].method, "m-0"));
	/* The version of the profile itself, named outright. */
	assert_int_equal(profile.observations.at[2].method.n, 0);
	finish(&again);
	finish(&setting);
}

/* A value of a closed territory goes, and is not taken for one of another. */
static void test_closed_boundary(void **context)
{
	static const char *const text =
		"<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' standing='fictional' method='m-1' template='t-1'>"
		"<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>"
		"<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/>"
		"<boundary xml:id='b.port' kind='district' access='restricted'/></city>"
		"<indicators boundary='b.town' period='2019'><observation indicator='A:B' value='1'><earlier period='2018' boundary='b.port' value='2'/></observation>"
		"<observation indicator='A:C' boundary='b.port' value='3'/></indicators>"
		"<indicators boundary='b.port' period='2017'><observation indicator='A:B' value='4'/><observation indicator='A:C' boundary='b.town' value='5'/></indicators>"
		"<narrative><chapter xml:id='c.one'><title>One</title></chapter></narrative></profile>";
	struct setting setting, again;
	struct profile profile;
	struct str bytes;
	start(&setting);
	assert_true(read_text(&setting, str_from(text), &profile));
	assert_true(profile_public(&setting.tree, &setting.arena, &setting.diag, &bytes));
	start(&again);
	assert_true(read_text(&again, bytes, &profile));
	assert_int_equal(profile.observations.n, 2);
	assert_true(str_is(profile.observations.at[0].text, "1"));
	assert_true(str_is(profile.observations.at[1].text, "5"));
	finish(&again);
	finish(&setting);
}

/* A value whose source may not be told has none; it does not take that of the values around it, which keep theirs. */
static void test_closed_source(void **context)
{
	static const char *const text =
		"<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' standing='fictional' method='m-1' template='t-1'>"
		"<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>"
		"<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/></city>"
		"<sources><source xml:id='s.open' type='utility-record'><title>Open</title></source>"
		"<source xml:id='s.other' type='utility-record'><title>Other</title></source>"
		"<source xml:id='s.inner' type='utility-record' access='internal'><title>Inner</title></source></sources>"
		"<indicators boundary='b.town' period='2019' source='s.open'>"
		"<observation indicator='A:A' value='1'><earlier period='2018' source='s.inner' value='2'/></observation>"
		"<observation indicator='A:B' source='s.inner' value='3'><earlier period='2018' source='s.other' value='4'/></observation>"
		"<observation indicator='A:C' source='s.other' value='5'/><observation indicator='A:D' source='s.inner' value='6'/></indicators>"
		"<narrative><chapter xml:id='c.one'><title>One</title></chapter></narrative></profile>";
	static const struct { const char *value, *source; } left[] = {{"1", "s.open"}, {"3", ""}, {"4", "s.other"}, {"5", "s.other"}, {"6", ""}};
	struct setting setting, again;
	struct profile profile;
	struct str bytes;
	start(&setting);
	assert_true(read_text(&setting, str_from(text), &profile));
	assert_true(profile_public(&setting.tree, &setting.arena, &setting.diag, &bytes));
	start(&again);
	assert_true(read_text(&again, bytes, &profile));
	assert_int_equal(profile.observations.n, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_true(str_is(profile.observations.at[i].text, left[i].value));
		assert_true(str_is(profile.observations.at[i].source, left[i].source));
	}
	finish(&again);
	finish(&setting);
}

static void test_nothing_public(void **context)
{
	static const char *const texts[] = {
		"<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' standing='fictional' method='m-1' template='t-1' access='restricted'>"
		"<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>"
		"<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/></city>"
		"<narrative><chapter xml:id='c.one'><title>One</title></chapter></narrative></profile>",
		"<profile xmlns='urn:cityprofile:profile:1' xml:id='p' xml:lang='en' standing='fictional' method='m-1' template='t-1'>"
		"<publication type='ssc-profile'><edition xml:id='e.en' lang='en' status='draft'/></publication>"
		"<city country='XX'><name>Town</name><boundary xml:id='b.town' kind='municipality'/></city>"
		"<narrative><chapter xml:id='c.one' access='internal'><title>One</title></chapter></narrative></profile>",
	};
	for (size_t i = 0; i < 2; i++) {
		struct setting setting;
		struct profile profile;
		struct str bytes = {0};
		start(&setting);
		assert_true(read_text(&setting, str_from(texts[i]), &profile));
		assert_false(profile_public(&setting.tree, &setting.arena, &setting.diag, &bytes));
		assert_int_equal(setting.diag.n, 1);
		assert_int_equal(setting.diag.at[0].code, DIAG_NOTHING_PUBLIC);
		finish(&setting);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_what_is_public),
		cmocka_unit_test(test_copy_is_stable),
		cmocka_unit_test(test_unmentioned_stays),
		cmocka_unit_test(test_closed_boundary),
		cmocka_unit_test(test_closed_source),
		cmocka_unit_test(test_nothing_public),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
