/* EXSLT for templates: what gives the same result on every machine and cannot be made to eat all memory in one step. */
#include "template/engine.h"

#include <libexslt/exslt.h>
#include <libxslt/extensions.h>

/* Random numbers differ between runs; the others go through libm, which differs between machines. */
static const char *const math_removed[] = {
	"random", "sqrt", "power", "constant", "log", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp",
};

/* The first argument of what is about to be called. */
static size_t first_length(xmlXPathParserContext *parser, int count)
{
	if (count < 1 || parser->valueNr < count)
		return 0;
	const xmlXPathObject *value = parser->valueTab[parser->valueNr - count];
	return value->type == XPATH_STRING ? str_from((const char *)value->stringval).n : 0;
}

/* Calls the real function, which is registered under the name and "-unlimited", unless the text is too long. */
static void limited_call(xmlXPathParserContext *parser, int count, const char *real)
{
	struct trouble *trouble = xsltXPathGetTransformContext(parser)->_private;
	if (first_length(parser, count) > TEMPLATE_SPLIT_LIMIT) {
		trouble_report(trouble, DIAG_TEMPLATE_MEMORY, "a text longer than the limit of %zu bytes cannot be cut into pieces",
			TEMPLATE_SPLIT_LIMIT);
		xmlXPathErr(parser, XPATH_MEMORY_ERROR);
		return;
	}
	xmlXPathFunction function = xsltExtModuleFunctionLookup((const xmlChar *)real, EXSLT_STRINGS_NAMESPACE);
	function(parser, count);
}

static void tokenize_limited(xmlXPathParserContext *parser, int count)
{
	limited_call(parser, count, "tokenize-unlimited");
}

static void split_limited(xmlXPathParserContext *parser, int count)
{
	limited_call(parser, count, "split-unlimited");
}

static void function_limit(const char *name, const char *real, xmlXPathFunction limited)
{
	xmlXPathFunction function = xsltExtModuleFunctionLookup((const xmlChar *)name, EXSLT_STRINGS_NAMESPACE);
	xsltRegisterExtModuleFunction((const xmlChar *)real, EXSLT_STRINGS_NAMESPACE, function);
	xsltUnregisterExtModuleFunction((const xmlChar *)name, EXSLT_STRINGS_NAMESPACE);
	xsltRegisterExtModuleFunction((const xmlChar *)name, EXSLT_STRINGS_NAMESPACE, limited);
}

void exslt_start(void)
{
	exsltCommonRegister();
	exsltSetsRegister();
	exsltStrRegister();
	exsltMathRegister();
	for (size_t i = 0; i < sizeof math_removed / sizeof *math_removed; i++)
		xsltUnregisterExtModuleFunction((const xmlChar *)math_removed[i], EXSLT_MATH_NAMESPACE);
	xsltUnregisterExtModuleFunction((const xmlChar *)"padding", EXSLT_STRINGS_NAMESPACE);
	function_limit("tokenize", "tokenize-unlimited", tokenize_limited);
	function_limit("split", "split-unlimited", split_limited);
}
