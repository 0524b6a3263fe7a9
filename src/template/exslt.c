/*
 * EXSLT for templates: what gives the same result on every machine and cannot be made to eat all memory in one step. And functions,
 * of XPath itself too, that go through one argument for each part of another: libxml2 counts each call as one step, so they are charged
 * steps by the sizes of their arguments.
 */
#include "template/engine.h"

#include <libexslt/exslt.h>
#include <libxslt/extensions.h>

/* Bytes or nodes compared that are charged as one step. They take as long as most steps do. */
#define STEP_COMPARISONS 64

/* Random numbers differ between runs; the others go through libm, which differs between machines. */
static const char *const math_removed[] = {
	"random", "sqrt", "power", "constant", "log", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp",
};

/* Functions charged by the product of the sizes of their first two arguments. */
static const struct charged {
	const char *name;
	const xmlChar *namespace;  /* NULL: a function of XPath */
	xmlXPathFunction function; /* NULL: that of EXSLT, which is registered by its real name */
	const char *real;          /* with a space, so that no template can write it */
	int texts;                 /* so many of its first arguments are taken as texts */
	bool cuts;                 /* makes a node of each piece of a text, which takes a hundred times its size */
} charged_functions[] = {
	{"contains", NULL, xmlXPathContainsFunction, NULL, 2, false},
	{"substring-before", NULL, xmlXPathSubstringBeforeFunction, NULL, 2, false},
	{"substring-after", NULL, xmlXPathSubstringAfterFunction, NULL, 2, false},
	{"translate", NULL, xmlXPathTranslateFunction, NULL, 3, false},
	{"replace", EXSLT_STRINGS_NAMESPACE, NULL, "real replace", 1, false},
	{"tokenize", EXSLT_STRINGS_NAMESPACE, NULL, "real tokenize", 2, true},
	{"split", EXSLT_STRINGS_NAMESPACE, NULL, "real split", 2, true},
	{"difference", EXSLT_SETS_NAMESPACE, NULL, "real difference", 0, false},
	{"intersection", EXSLT_SETS_NAMESPACE, NULL, "real intersection", 0, false},
	{"has-same-node", EXSLT_SETS_NAMESPACE, NULL, "real has-same-node", 0, false},
	{"leading", EXSLT_SETS_NAMESPACE, NULL, "real leading", 0, false},
	{"trailing", EXSLT_SETS_NAMESPACE, NULL, "real trailing", 0, false},
};

#define CHARGED_COUNT (sizeof charged_functions / sizeof *charged_functions)

/* The function that is being called. */
static const struct charged *charged_find(const xmlXPathContext *context)
{
	for (size_t i = 0; i < CHARGED_COUNT; i++)
		if (xmlStrEqual((const xmlChar *)charged_functions[i].name, context->function) && xmlStrEqual(charged_functions[i].namespace, context->functionURI))
			return &charged_functions[i];
	return NULL;
}

/* Bytes of a text or nodes of a set; at least 1. */
static unsigned long argument_size(const xmlXPathParserContext *parser, int count, int index)
{
	if (index >= count || parser->valueNr < count)
		return 1;
	const xmlXPathObject *value = parser->valueTab[parser->valueNr - count + index];
	size_t size = 0;
	if (value->type == XPATH_STRING)
		size = str_from((const char *)value->stringval).n;
	else if ((value->type == XPATH_NODESET || value->type == XPATH_XSLT_TREE) && value->nodesetval)
		size = (size_t)value->nodesetval->nodeNr;
	return size > 0 ? size : 1;
}

/* Charges steps. Returns false when that is more than the limit. */
static bool charge(xmlXPathParserContext *parser, unsigned long one, unsigned long other)
{
	xmlXPathContext *context = parser->context;
	unsigned long left = context->opCount < context->opLimit ? context->opLimit - context->opCount : 0;
	unsigned long steps = one / STEP_COMPARISONS > left / other ? left + 1 : one * other / STEP_COMPARISONS;
	context->opCount += steps;
	if (steps <= left)
		return true;
	xmlXPathErr(parser, XPATH_OP_LIMIT_EXCEEDED);
	return false;
}

/* Makes texts of the first arguments, so that their sizes are known. */
static void make_texts(xmlXPathParserContext *parser, int count, int texts)
{
	for (int i = 0; i < count && i < texts && count <= parser->valueNr; i++) {
		xmlXPathObject **value = &parser->valueTab[parser->valueNr - count + i];
		if ((*value)->type != XPATH_STRING)
			*value = xmlXPathConvertString(*value);
	}
	if (parser->valueNr > 0)
		parser->value = parser->valueTab[parser->valueNr - 1];
}

static void charged_call(xmlXPathParserContext *parser, int count)
{
	struct trouble *trouble = xsltXPathGetTransformContext(parser)->_private;
	const struct charged *called = charged_find(parser->context);
	make_texts(parser, count, called->texts);
	unsigned long first = argument_size(parser, count, 0);
	if (called->cuts && first > TEMPLATE_SPLIT_LIMIT) {
		trouble_report(trouble, DIAG_TEMPLATE_MEMORY, "a text longer than the limit of %zu bytes cannot be cut into pieces",
			TEMPLATE_SPLIT_LIMIT);
		xmlXPathErr(parser, XPATH_MEMORY_ERROR);
		return;
	}
	if (!charge(parser, first, argument_size(parser, count, 1)))
		return;
	xmlXPathFunction function = called->function ? called->function
		: xsltExtModuleFunctionLookup((const xmlChar *)called->real, called->namespace);
	function(parser, count);
}

static void function_charge(const struct charged *charged)
{
	const xmlChar *name = (const xmlChar *)charged->name, *namespace = charged->namespace;
	xmlXPathFunction function = xsltExtModuleFunctionLookup(name, namespace);
	xsltRegisterExtModuleFunction((const xmlChar *)charged->real, namespace, function);
	xsltUnregisterExtModuleFunction(name, namespace);
	xsltRegisterExtModuleFunction(name, namespace, charged_call);
}

void exslt_charge(xsltTransformContext *context)
{
	for (size_t i = 0; i < CHARGED_COUNT; i++)
		if (!charged_functions[i].namespace) {
			/* A name that is known is not registered again. */
			xmlXPathRegisterFunc(context->xpathCtxt, (const xmlChar *)charged_functions[i].name, NULL);
			xmlXPathRegisterFunc(context->xpathCtxt, (const xmlChar *)charged_functions[i].name, charged_call);
		}
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
	for (size_t i = 0; i < CHARGED_COUNT; i++)
		if (charged_functions[i].namespace)
			function_charge(&charged_functions[i]);
}
