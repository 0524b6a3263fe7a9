/*
 * A method small enough to change one thing at a time. Shared by the tests of method.
 */
#ifndef CITYPROFILE_TEST_METHOD_SAMPLE_H
#define CITYPROFILE_TEST_METHOD_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "method/find.h"

#define SAMPLE_METHOD \
	"<method xmlns='urn:cityprofile:method:1' xml:id='tiny-1' xml:lang='en' complete='yes'>\n" \
	"<name>Tiny</name><name xml:lang='nb'>Liten</name>\n" \
	"<scoring cap='100' aggregation='points-over-data-points' unverified='score'>\n" \
	"<band letter='A' from='95' points='4'><name>high</name></band>\n" \
	"<band letter='D' from='0' to='33' points='1'><name>low</name></band>\n" \
	"<band letter='C' from='33' to='95' points='2'><name>middle</name></band>\n" \
	"</scoring>\n" \
	"<units><unit id='percent'><name>%</name></unit></units>\n" \
	"<dimension code='EC'><name>Economy</name><sub-dimension code='EC:I'><name>Infrastructure</name></sub-dimension>\n" \
	"<category code='EC/water'><name>Water</name></category></dimension>\n" \
	"<dimension code='EN'><name>Environment</name><sub-dimension code='EN:A'><name>Air</name></sub-dimension></dimension>\n" \
	"<indicator code='EC:I:1C' printed='EC: I: 1C' class='core' dimension='EC' sub-dimension='EC:I' category='EC/water'>\n" \
	"<name>Piped water</name><alias code='EC:I:9C'/>\n" \
	"<data-point kind='share' unit='percent' decimals='1' factor='100' direction='higher' valid-from='0' valid-to='100'" \
	" plausible-from='40' plausible-to='99'><numerator>households</numerator><definition status='derived' source='us'>Share.</definition></data-point>\n" \
	"</indicator>\n" \
	"<indicator code='EN:A:2C' class='core' dimension='EN' sub-dimension='EN:A'>\n" \
	"<name>Particles</name>\n" \
	"<data-point id='pm2.5' kind='ratio' unit='percent' decimals='1' direction='lower'><name>PM2.5</name>" \
	"<definition status='derived' source='us'>Fine.</definition></data-point>\n" \
	"<data-point id='pm10' kind='ratio' unit='percent' decimals='1' direction='lower'><name>PM10</name>" \
	"<definition status='derived' source='us'>Coarse.</definition></data-point>\n" \
	"</indicator>\n" \
	"<indicator code='EN:A:3A' class='advanced' dimension='EN'>\n" \
	"<name>Open data</name>\n" \
	"<data-point kind='yes-no' unit='percent' decimals='0' direction='higher'><definition status='published' source='us'>Whether.</definition></data-point>\n" \
	"</indicator>\n" \
	"</method>\n"

#define SAMPLE_SET_START \
	"<benchmarks xmlns='urn:cityprofile:benchmarks:1' xml:id='tiny-set-1' xml:lang='en' method='tiny-1' status='indicative'>\n" \
	"<name>Tiny set</name><notice>Indicative.</notice>\n"
#define SAMPLE_SET_END "</benchmarks>\n"

/** A run: everything that one test needs and frees. */
struct run {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
};

static void run_start(struct run *run)
{
	memset(run, 0, sizeof *run);
	run->sources.arena = &run->arena;
	run->diag = (struct diag){.arena = &run->arena, .sources = &run->sources};
}

/** Returns `text` with the first `from` replaced by `to`; fails when there is none. */
static inline struct str run_replace(struct run *run, const char *text, const char *from, const char *to)
{
	const char *found = strstr(text, from);
	assert_non_null(found);
	return str_format(&run->arena, "%.*s%s%s", (int)(found - text), text, to, found + strlen(from));
}

static struct xml_tree run_parse(struct run *run, struct str text)
{
	struct xml_tree tree;
	uint32_t file = source_add(&run->sources, STR("sample.xml"), text);
	assert_true(xml_tree_parse(file, STR("."), &xml_limits_default, &run->arena, &run->diag, &tree));
	return tree;
}

static inline bool run_method(struct run *run, struct str text, struct method *ret_method)
{
	struct xml_tree tree = run_parse(run, text);
	bool good = method_read(&tree, &run->arena, &run->diag, ret_method);
	xml_tree_finish(&tree);
	return good;
}

static inline bool run_set(struct run *run, struct str text, const struct method *method, struct benchmarks *ret_set)
{
	struct xml_tree tree = run_parse(run, text);
	bool good = benchmarks_read(&tree, method, NULL, &run->arena, &run->diag, ret_set);
	xml_tree_finish(&tree);
	return good;
}

/** Assert that exactly one thing was reported, under this code, and that its place shows `text`. */
static inline void run_assert_one(struct run *run, const char *slug, const char *text)
{
	if (run->diag.n != 1 || strcmp(diag_info(run->diag.at[0].code)->slug, slug) != 0) {
		for (size_t i = 0; i < run->diag.n; i++) {
			print_error("reported: %s: %.*s\n", diag_info(run->diag.at[i].code)->slug, STR_ARG(run->diag.at[i].message));
		}
		fail_msg("expected only %s", slug);
	}
	char *shown = str_copy(source_text(&run->sources, run->diag.at[0].span), &run->arena);
	assert_string_equal(shown, text);
}

#endif
