/* Carrying a template out: rights, limits, inputs, parameters. */
#include "template/engine.h"

#include <libxml/globals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "base/deadline.h"

#define INPUT_PREFIX "cityprofile:"

static const struct template_input *input_find(const struct template_run *run, const char *url)
{
	if (!str_starts(str_from(url), STR(INPUT_PREFIX)))
		return NULL;
	for (size_t i = 0; i < run->input_count; i++)
		if (strcmp(run->inputs[i].name, url + sizeof INPUT_PREFIX - 1) == 0)
			return &run->inputs[i];
	return NULL;
}

/* libxslt takes the named inputs for addresses on a network. */
static int input_permit(xsltSecurityPrefs *preferences, xsltTransformContext *context, const char *url)
{
	const struct trouble *trouble = context->_private;
	return input_find(trouble->run, url) != NULL;
}

static xsltSecurityPrefs *rights_make(void)
{
	xsltSecurityPrefs *rights = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(rights, XSLT_SECPREF_READ_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(rights, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(rights, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(rights, XSLT_SECPREF_READ_NETWORK, input_permit);
	xsltSetSecurityPrefs(rights, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	return rights;
}

/*
 * Inputs are given to libxslt as documents it has read already, so that it neither reads nor frees them. It knows them by
 * the address in the tree, which is lent for the run.
 */
struct lent {
	xmlDoc *doc;
	const xmlChar *url;
};

static struct lent *inputs_lend(xsltTransformContext *context, const struct template_run *run, struct arena *arena)
{
	struct lent *lent = arena_array(arena, run->input_count, struct lent);
	for (size_t i = 0; i < run->input_count; i++) {
		xmlDoc *doc = (xmlDoc *)run->inputs[i].doc;
		lent[i] = (struct lent){doc, doc->URL};
		doc->URL = (const xmlChar *)str_format(arena, INPUT_PREFIX "%s", run->inputs[i].name).at;
		xsltDocument *known = xsltNewDocument(context, doc);
		known->main = 1; /* not libxslt's to free */
	}
	return lent;
}

static void inputs_return(const struct lent *lent, size_t count)
{
	for (size_t i = count; i > 0; i--)
		lent[i - 1].doc->URL = lent[i - 1].url;
}

static void limits_set(xsltTransformContext *context)
{
	context->maxTemplateDepth = TEMPLATE_DEPTH_LIMIT;
	context->maxTemplateVars = TEMPLATE_VARIABLE_LIMIT;
	context->opLimit = TEMPLATE_OPERATION_LIMIT;
	context->xpathCtxt->opLimit = TEMPLATE_OPERATION_LIMIT;
}

static void parameter_set(xsltTransformContext *context, const char *name, struct str value, struct arena *arena)
{
	xsltQuoteOneUserParam(context, (const xmlChar *)name, (const xmlChar *)str_copy(value, arena));
}

static void context_prepare(xsltTransformContext *context, struct trouble *trouble, xsltSecurityPrefs *rights)
{
	const struct template *template = trouble->template;
	context->_private = trouble;
	xsltSetTransformErrorFunc(context, trouble, trouble_receive);
	xsltSetCtxtSecurityPrefs(rights, context);
	xsltSetCtxtSortFunc(context, sort_nodes);
	limits_set(context);
	functions_register(context);
	exslt_charge(context);
	parameter_set(context, "edition", trouble->run->edition, trouble->scratch);
	parameter_set(context, "lang", template->lang, trouble->scratch);
	for (size_t i = 0; i < trouble->run->parameter_count; i++)
		parameter_set(context, trouble->run->parameters[i].name, trouble->run->parameters[i].value, trouble->scratch);
}

/* The instruction being carried out, as “file:line:column”. Libxslt is stopped anywhere, but what this looks at stays as it is. */
static size_t instruction_place(const void *context, char *text)
{
	const struct trouble *trouble = context;
	const xmlNode *instruction = trouble->context->inst;
	struct span span = instruction ? template_span(trouble->template, xml_span(instruction)) : (struct span){0};
	return source_place_text(trouble->diag->sources, span, text, DEADLINE_PLACE_SIZE);
}

/* libxslt's handlers for what has no context, and libxml2's for this thread, are ours as long as the run lasts. */
static xmlDoc *transform(xsltTransformContext *context, struct trouble *trouble)
{
	xmlStructuredErrorFunc handler = xmlStructuredError;
	void *handler_context = xmlStructuredErrorContext;
	xsltSetGenericErrorFunc(trouble, trouble_receive);
	xmlSetStructuredErrorFunc(trouble, trouble_receive_error);
	struct deadline deadline = {
		.seconds = TEMPLATE_SECONDS_LIMIT, .code = DIAG_TEMPLATE_TIME, .work = "the template", .of_thread = true,
		.place = instruction_place, .context = trouble,
	};
	trouble->allowance->context = context;
	allowance_use(trouble->allowance);
	deadline_start(&deadline);
	xmlDoc *result = xsltApplyStylesheetUser(trouble->template->stylesheet, (xmlDoc *)trouble->run->profile, NULL, NULL, NULL, context);
	deadline_finish(&deadline);
	allowance_use(NULL);
	xmlSetStructuredErrorFunc(handler_context, handler);
	xsltSetGenericErrorFunc(NULL, NULL);
	return result;
}

bool template_carry_out(struct template *template, const struct template_run *run, struct diag *diag, xmlDoc **ret_document)
{
	struct arena scratch = {0};
	struct allowance allowance = {0};
	struct trouble trouble = {
		.diag = diag, .template = template, .scratch = &scratch, .allowance = &allowance, .run = run,
		.format = format_create(template->lang), .errors = diag->errors,
	};
	xsltSecurityPrefs *rights = rights_make();
	xsltTransformContext *context = xsltNewTransformContext(template->stylesheet, (xmlDoc *)run->profile);
	trouble.context = context;
	context_prepare(context, &trouble, rights);
	struct lent *lent = inputs_lend(context, run, &scratch);
	xmlDoc *result = transform(context, &trouble);
	bool good = trouble_finish(&trouble, result);
	xsltFreeTransformContext(context);
	inputs_return(lent, run->input_count);
	xsltFreeSecurityPrefs(rights);
	format_destroy(trouble.format);
	arena_finish(&scratch);
	if (!good) {
		xmlFreeDoc(result);
		return false;
	}
	*ret_document = result;
	return true;
}
