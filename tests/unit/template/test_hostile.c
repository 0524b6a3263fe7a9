/* Stylesheets that mean harm: each ends in one error that names what stopped it, within seconds. */
#include "bench.h"
#include "locale/format.h"

#define MATCH(body) "<xsl:template match=\"/\">" body "</xsl:template>\n"

#define OPEN "<x><x><x><x><x><x><x><x><x><x><x><x><x><x><x>"
#define CLOSE "</x></x></x></x></x></x></x></x></x></x></x></x></x></x></x>"

/* Variables with a text of 60 kB, and with a set of 40,000 nodes. */
#define LONG "<xsl:variable name=\"a\" select=\"'0123456789 0123456789 0123456789 0123456789 '\"/>" \
	"<xsl:variable name=\"b\" select=\"concat($a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a)\"/>" \
	"<xsl:variable name=\"c\" select=\"concat($b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b)\"/>" \
	"<xsl:variable name=\"long\" select=\"concat($c,$c,$c,$c)\"/>"
#define MANY LONG "<xsl:variable name=\"d\" select=\"concat($c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c)\"/>" \
	"<xsl:variable name=\"many\" select=\"str:tokenize($d)\"/>"

struct hostile {
	const char *name;
	const char *sheet;
	enum diag_code code;
	const char *place;  /* line and column in publication.xsl; NULL: not asked */
	const char *hint;   /* how its hint begins; NULL: not asked */
};

static const struct hostile cases[] = {
	{"template calls itself", MATCH("<xsl:call-template name=\"a\"/>")
		"<xsl:template name=\"a\"><xsl:call-template name=\"a\"/></xsl:template>", DIAG_TEMPLATE_DEPTH, NULL},
	{"template applies itself", MATCH("<p><xsl:apply-templates select=\".\"/></p>"), DIAG_TEMPLATE_DEPTH, NULL},
	{"string doubles", MATCH("<xsl:call-template name=\"a\"><xsl:with-param name=\"s\" select=\"'0123456789'\"/></xsl:call-template>")
		"<xsl:template name=\"a\"><xsl:param name=\"s\"/><xsl:call-template name=\"a\">"
		"<xsl:with-param name=\"s\" select=\"concat($s, $s)\"/></xsl:call-template></xsl:template>", DIAG_TEMPLATE_MEMORY, NULL},
	{"tree doubles", MATCH("<xsl:call-template name=\"a\"><xsl:with-param name=\"s\"><x/></xsl:with-param></xsl:call-template>")
		"<xsl:template name=\"a\"><xsl:param name=\"s\"/><xsl:call-template name=\"a\">"
		"<xsl:with-param name=\"s\"><xsl:copy-of select=\"$s\"/><xsl:copy-of select=\"$s\"/></xsl:with-param></xsl:call-template></xsl:template>",
		DIAG_TEMPLATE_MEMORY, NULL},
	{"text doubles in one expression", MATCH("<xsl:variable name=\"a\" select=\"concat('0123456789', '0123456789', '0123456789', '0123456789')\"/>"
		"<xsl:variable name=\"b\" select=\"concat($a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a,$a)\"/>"
		"<xsl:variable name=\"c\" select=\"concat($b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b,$b)\"/>"
		"<xsl:variable name=\"d\" select=\"concat($c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c,$c)\"/>"
		"<xsl:variable name=\"e\" select=\"concat($d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d,$d)\"/>"
		"<xsl:variable name=\"f\" select=\"concat($e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e,$e)\"/>"
		"<xsl:variable name=\"g\" select=\"concat($f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f,$f)\"/>"
		"<p><xsl:value-of select=\"$g\"/></p>"), DIAG_TEMPLATE_MEMORY, NULL},
	{"loops in loops", MATCH("<xsl:variable name=\"n\" select=\"str:tokenize(translate('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a', ' b '), '')\"/>"
		"<xsl:for-each select=\"$n\"><xsl:for-each select=\"$n\"><xsl:for-each select=\"$n\"><xsl:for-each select=\"$n\"><xsl:for-each select=\"$n\">"
		"<xsl:if test=\"count($n[. = 'x']) = 5\"><p/></xsl:if></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each>"),
		DIAG_TEMPLATE_OPERATIONS, NULL},
	{"long text in a long text", MATCH(LONG "<p><xsl:value-of select=\"contains(concat($long, 'y'), concat($long, 'x'))\"/></p>"), DIAG_TEMPLATE_OPERATIONS, NULL},
	{"many nodes by many", MATCH(MANY "<p><xsl:value-of select=\"count(set:difference($many, $many))\"/></p>"), DIAG_TEMPLATE_OPERATIONS, NULL},
	{"loops over a part of the profile", "<xsl:template match=\"/\">" MANY "<xsl:for-each select=\"//p:chapter\">"
		"<p><xsl:value-of select=\"count(set:difference($many, $many))\"/></p></xsl:for-each></xsl:template>", DIAG_TEMPLATE_OPERATIONS, NULL,
		"it was working on <chapter>: split what is long there"},
	{"loops over something else, for a part of the profile", "<xsl:template match=\"/\">" MANY "<p at=\"{cp:at(//p:chapter)}\"/>"
		"<xsl:for-each select=\"$many[1]\"><p><xsl:value-of select=\"count(set:difference($many, $many))\"/></p></xsl:for-each></xsl:template>",
		DIAG_TEMPLATE_OPERATIONS, NULL, "it was working on <chapter>: split what is long there"},
	{"much text cut at once", MATCH(MANY "<xsl:variable name=\"e\" select=\"concat($d, $d, $d)\"/><p><xsl:value-of select=\"str:tokenize($e)\"/></p>"),
		DIAG_TEMPLATE_MEMORY, NULL},
	{"reads a file", MATCH("<p><xsl:value-of select=\"document('file:///etc/passwd')\"/></p>"), DIAG_TEMPLATE_ACCESS, "2:29"},
	{"reads a file without scheme", MATCH("<p><xsl:value-of select=\"document('/etc/passwd')\"/></p>"), DIAG_TEMPLATE_ACCESS, "2:29"},
	{"reads its own folder", MATCH("<p><xsl:value-of select=\"document('styles.xml')\"/></p>"), DIAG_TEMPLATE_ACCESS, "2:29"},
	{"reads itself", MATCH("<p><xsl:value-of select=\"document('')\"/></p>"), DIAG_TEMPLATE_ACCESS, "2:29"},
	{"reads the network", MATCH("<p><xsl:value-of select=\"document('http://example.invalid/x')\"/></p>"), DIAG_TEMPLATE_ACCESS, "2:29"},
	{"reads an input that is not given", MATCH("<p><xsl:value-of select=\"document('cityprofile:secrets')\"/></p>"), DIAG_TEMPLATE_ACCESS, "2:29"},
	{"writes by exsl:document", MATCH("<exsl:document href=\"written.xml\"><p/></exsl:document>"), DIAG_TEMPLATE_ACCESS, NULL},
	{"writes by xsl:document", "<xsl:template match=\"/\"><xsl:document xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" href=\"written.xml\"><p/></xsl:document></xsl:template>",
		DIAG_TEMPLATE_ACCESS, NULL},
	{"imports from outside", "<xsl:import href=\"../../../etc/other.xsl\"/>", DIAG_TEMPLATE_ACCESS, "2:2"},
	{"imports by address", "<xsl:import href=\"file:///etc/passwd\"/>", DIAG_TEMPLATE_ACCESS, "2:2"},
	{"imports from the network", "<xsl:import href=\"http://example.invalid/x.xsl\"/>", DIAG_TEMPLATE_ACCESS, "2:2"},
	{"includes from outside", "<xsl:include href=\"/etc/passwd\"/>", DIAG_TEMPLATE_ACCESS, "2:2"},
	{"escapes by an escape", "<xsl:include href=\"%2e%2e/%2e%2e/etc/passwd\"/>", DIAG_TEMPLATE_ACCESS, "2:2"},
	{"imports itself", "<xsl:import href=\"publication.xsl\"/>", DIAG_TEMPLATE_INVALID, "2:2"},
	{"strips the profile", "<xsl:strip-space elements=\"*\"/>", DIAG_TEMPLATE_INVALID, "2:2"},
	{"sorts by the machine's language", MATCH("<xsl:for-each select=\"//*\"><xsl:sort lang=\"de\"/></xsl:for-each>"), DIAG_TEMPLATE_INVALID, "2:68"},
	{"sorts as it finds", MATCH("<xsl:for-each select=\"//*\"><xsl:sort order=\"{'descending'}\"/></xsl:for-each>"), DIAG_TEMPLATE_INVALID, "2:69"},
	{"tree too deep to be copied", MATCH("<xsl:variable name=\"deep\"><xsl:call-template name=\"a\"><xsl:with-param name=\"n\" select=\"400\"/></xsl:call-template></xsl:variable>"
		"<p><xsl:copy-of select=\"$deep\"/></p>")
		"<xsl:template name=\"a\"><xsl:param name=\"n\"/><xsl:if test=\"$n &gt; 0\">" OPEN OPEN OPEN OPEN "<xsl:call-template name=\"a\">"
		"<xsl:with-param name=\"n\" select=\"$n - 1\"/></xsl:call-template>" CLOSE CLOSE CLOSE CLOSE "</xsl:if></xsl:template>", DIAG_TEMPLATE_DEPTH, NULL},
	{"trees wrapped in trees", MATCH("<xsl:call-template name=\"a\"><xsl:with-param name=\"s\"/></xsl:call-template>")
		"<xsl:template name=\"a\"><xsl:param name=\"s\"/><xsl:call-template name=\"a\"><xsl:with-param name=\"s\">" OPEN OPEN OPEN OPEN
		"<xsl:copy-of select=\"$s\"/>" CLOSE CLOSE CLOSE CLOSE "</xsl:with-param></xsl:call-template></xsl:template>", DIAG_TEMPLATE_DEPTH, NULL},
	{"random numbers", MATCH("<p><xsl:value-of select=\"math:random()\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"pads to a gigabyte", MATCH("<p><xsl:value-of select=\"str:padding(1000000000, 'x')\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"expression that is none", MATCH("<p><xsl:value-of select=\"1 + * )\"/></p>"), DIAG_TEMPLATE_INVALID, NULL},
	{"deep expression", MATCH("<p><xsl:value-of select=\""
		"((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1"
		"\"/></p>"), DIAG_TEMPLATE_INVALID, NULL},
	{"not XML", "<xsl:template", DIAG_XML_SYNTAX, NULL},
	{"stops", MATCH("<xsl:message terminate=\"yes\">No city.</xsl:message>"), DIAG_TEMPLATE_STOPPED, "2:26"},
	{"unknown label", MATCH("<p><xsl:value-of select=\"cp:label('no-such')\"/></p>"), DIAG_LABEL_MISSING, "2:29"},
	{"place of nothing", MATCH("<p at=\"{cp:at(nowhere)}\"/>"), DIAG_TEMPLATE_FAILED, NULL},
	{"number of a word", MATCH("<p><xsl:value-of select=\"cp:number('many')\"/></p>"), DIAG_TEMPLATE_FAILED, "2:29"},
	{"place of an element made", MATCH("<xsl:variable name=\"v\"><x>made</x></xsl:variable><p><xsl:value-of select=\"cp:at(exsl:node-set($v)/*)\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"place of text made", MATCH("<xsl:variable name=\"v\"><x>made</x></xsl:variable><p><xsl:value-of select=\"cp:at(exsl:node-set($v)/*/text())\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"place of a tree made", MATCH("<xsl:variable name=\"v\"><x>made</x></xsl:variable><p><xsl:value-of select=\"cp:at(exsl:node-set($v))\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"place of a namespace", MATCH("<p><xsl:value-of select=\"cp:at(/*/namespace::*)\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"place of a word", MATCH("<p><xsl:value-of select=\"cp:at('here')\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"place without arguments", MATCH("<p><xsl:value-of select=\"cp:at()\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"number without arguments", MATCH("<p><xsl:value-of select=\"cp:number()\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"decimals that are no number", MATCH("<p><xsl:value-of select=\"cp:number('1', 'many')\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"decimals past the limit", MATCH("<p><xsl:value-of select=\"cp:number('1', '65')\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"date of a word", MATCH("<p><xsl:value-of select=\"cp:date('soon')\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"label without arguments", MATCH("<p><xsl:value-of select=\"cp:label()\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"label with half a pair", MATCH("<p><xsl:value-of select=\"cp:label('a', 'b')\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"question for no label", MATCH("<p><xsl:value-of select=\"cp:has-label()\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"list without arguments", MATCH("<p><xsl:value-of select=\"cp:list()\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"key of no tree", MATCH("<p><xsl:value-of select=\"cp:key('a', 'b')\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"wrong count of arguments", MATCH("<p><xsl:value-of select=\"cp:date()\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
	{"unknown variable", MATCH("<p><xsl:value-of select=\"$nowhere\"/></p>"), DIAG_TEMPLATE_FAILED, NULL},
};

static void hostile_is_stopped(void **state)
{
	const struct hostile *hostile = *state;
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, hostile->sheet);
	assert_false(bench_run(&bench, "en"));
	assert_null(bench.result);
	if (bench.diag.n != 1)
		print_error("%.*s", STR_ARG(bench_reports(&bench)));
	assert_int_equal(bench.diag.n, 1);
	assert_string_equal(diag_info(bench.diag.at[0].code)->slug, diag_info(hostile->code)->slug);
	if (hostile->place) {
		struct span span = bench.diag.at[0].span;
		struct position at = source_position(&bench.sources, span.file, span.start);
		assert_string_equal(str_format(&bench.arena, "%u:%u", at.line, at.column).at, hostile->place);
	}
	if (hostile->hint)
		assert_true(str_starts(bench.diag.at[0].hint, str_from(hostile->hint)));
	assert_int_not_equal(access("written.xml", F_OK), 0);
	bench_finish(&bench);
}

int main(void)
{
	struct CMUnitTest tests[sizeof cases / sizeof *cases];
	xml_start();
	locale_start();
	template_start();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tests[i] = (struct CMUnitTest){cases[i].name, hostile_is_stopped, NULL, NULL, (void *)&cases[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
