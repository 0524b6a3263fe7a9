/*
 * What libxslt and libxml2 have to complain of, made into reports. libxslt sends a context line ("... file F line N
 * ..."), then the message; the line is the number that stylesheet.c gave the element, so the element is known.
 */
#include "template/engine.h"

#include <string.h>

struct span template_span(const struct template *template, struct span span)
{
	if (span.file > 0)
		span.file += template->file_offset;
	return span;
}

static const struct sheet_file *file_find(const struct template *template, struct str url)
{
	for (size_t i = 0; i < template->files.n; i++)
		if (str_equal(template->files.at[i].url, url))
			return &template->files.at[i];
	return NULL;
}

/* Reads a context line. Returns whether the text is one. */
static bool context_read(struct trouble *trouble, struct str text)
{
	static const char before_file[] = ": file ", before_line[] = " line ";
	const char *file = memmem(text.at, text.n, before_file, sizeof before_file - 1);
	if (!file)
		return false;
	file += sizeof before_file - 1;
	size_t left = (size_t)(text.at + text.n - file);
	const char *line = memmem(file, left, before_line, sizeof before_line - 1);
	trouble->element = NULL;
	if (!line)
		return true;
	const struct sheet_file *found = file_find(trouble->template, (struct str){file, (size_t)(line - file)});
	size_t number = 0;
	for (const char *c = line + sizeof before_line - 1; c < text.at + text.n && *c >= '0' && *c <= '9'; c++)
		number = number * 10 + (size_t)(*c - '0');
	if (found && number < found->element_count)
		trouble->element = found->elements[number];
	return true;
}

/* The attribute that holds the expression that went wrong, at the column where it did. */
static struct span expression_span(const struct trouble *trouble, const xmlNode *element)
{
	const struct source_list *sources = trouble->diag->sources;
	for (const xmlAttr *attribute = element->properties; attribute && trouble->expression.n > 0; attribute = attribute->next) {
		struct str value = xml_attribute(element, (const char *)attribute->name, NULL);
		if (attribute->ns || !str_equal(value, trouble->expression))
			continue;
		struct span span = template_span(trouble->template, xml_span((const xmlNode *)attribute));
		if (trouble->expression_column <= 0)
			return span;
		return xml_character_span(sources, span, (size_t)trouble->expression_column);
	}
	return template_span(trouble->template, xml_span(element));
}

static const xmlNode *element_now(const struct trouble *trouble)
{
	if (trouble->element)
		return trouble->element;
	return trouble->context ? trouble->context->inst : NULL;
}

struct span context_span(const xsltTransformContext *context)
{
	const xmlNode *node = context->node;
	if (node && node->type == XML_DOCUMENT_NODE)
		node = xmlDocGetRootElement((xmlDoc *)node);
	return node && node->type != XML_NAMESPACE_DECL ? xml_span(node) : (struct span){0};
}

static void relate(struct diag_entry *entry, struct span span)
{
	if (span.file > 0)
		diag_relate(entry, span, "while working on this");
}

static struct diag_entry *report(struct trouble *trouble, enum diag_code code, struct str text)
{
	const xmlNode *element = element_now(trouble);
	struct span span = element ? expression_span(trouble, element) : trouble->template->at;
	struct diag_entry *entry = diag_add(trouble->diag, code, span, "%.*s", STR_ARG(text));
	if (trouble->context)
		relate(entry, context_span(trouble->context));
	trouble->element = NULL;
	trouble->expression = (struct str){0};
	return entry;
}

/* Reports an error once for an instruction: what libxslt says after it is only how it gets out. */
static struct diag_entry *report_once(struct trouble *trouble, enum diag_code code, struct str text)
{
	const xmlNode *element = element_now(trouble);
	if (element && element == trouble->last)
		return NULL;
	trouble->last = element;
	return report(trouble, code, text);
}

static bool mentions(struct str text, const char *words)
{
	return memmem(text.at, text.n, words, strlen(words)) != NULL;
}

/* Reports a limit the first time. What libxslt says after it is only how it stops. */
static void limit_report(struct trouble *trouble, enum diag_code code, struct str text)
{
	if (!trouble->limit_told)
		report(trouble, code, text);
	trouble->limit_told = true;
}

/* The element of the profile that is being worked on; NULL when none is. */
static const xmlNode *element_worked_on(const struct trouble *trouble)
{
	const xmlNode *node = trouble->context ? trouble->context->node : NULL;
	if (!node || node->type == XML_NAMESPACE_DECL || node->doc != trouble->run->profile)
		node = trouble->worked_on;
	while (node && node->type != XML_ELEMENT_NODE && node->type != XML_DOCUMENT_NODE)
		node = node->parent;
	return node && node->type == XML_ELEMENT_NODE ? node : NULL;
}

/* The instruction at which it stops may be anyone's; what the author can mend is what it was stopped over. */
static void operations_report(struct trouble *trouble)
{
	if (trouble->limit_told)
		return;
	trouble->limit_told = true;
	const xmlNode *worked_on = element_worked_on(trouble);
	struct diag_entry *entry = report(trouble, DIAG_TEMPLATE_OPERATIONS,
		str_format(trouble->scratch, "the template needs more than the limit of %lu steps", TEMPLATE_OPERATION_LIMIT));
	if (!worked_on)
		return;
	relate(entry, xml_span(worked_on));
	diag_hint(trouble->diag, entry, "it was working on <%s>: split what is long there, show fewer of its kind, or make two publications; "
		"in a template of your own, use keys in place of loops within loops", (const char *)worked_on->name);
}

static bool limit_reported(struct trouble *trouble, struct str text)
{
	struct arena *arena = trouble->scratch;
	if (trouble->allowance && trouble->allowance->exceeded)
		return true; /* trouble_finish says where it was passed */
	if (mentions(text, "infinite template recursion"))
		limit_report(trouble, DIAG_TEMPLATE_DEPTH, str_format(arena, "templates are nested deeper than the limit of %d, or hold more than %d variables",
			TEMPLATE_DEPTH_LIMIT, TEMPLATE_VARIABLE_LIMIT));
	else if (mentions(text, "peration limit exceeded"))
		operations_report(trouble);
	return trouble->limit_told;
}

static void allowance_report(struct trouble *trouble)
{
	const struct allowance *allowance = trouble->allowance;
	struct span span = allowance->instruction ? template_span(trouble->template, xml_span(allowance->instruction)) : trouble->template->at;
	struct diag_entry *entry;
	if (allowance->exceeded == ALLOWANCE_MEMORY && allowance->turnover > TEMPLATE_TURNOVER_LIMIT)
		entry = diag_add(trouble->diag, DIAG_TEMPLATE_MEMORY, span, "the template takes more memory over all than the limit of %zu MB",
			TEMPLATE_TURNOVER_LIMIT / (1024 * 1024));
	else if (allowance->exceeded == ALLOWANCE_MEMORY)
		entry = diag_add(trouble->diag, DIAG_TEMPLATE_MEMORY, span, "the template uses more than the limit of %zu MB", TEMPLATE_MEMORY_LIMIT / (1024 * 1024));
	else
		entry = diag_add(trouble->diag, DIAG_TEMPLATE_DEPTH, span, "the template makes elements nested deeper than the limit of %d", TEMPLATE_TREE_LIMIT);
	relate(entry, allowance->node);
}

bool trouble_finish(struct trouble *trouble, const xmlDoc *result)
{
	if (trouble->allowance->exceeded && !trouble->limit_told)
		allowance_report(trouble);
	else if (trouble->diag->errors == trouble->errors && (!result || trouble->context->state != XSLT_STATE_OK))
		diag_add(trouble->diag, DIAG_TEMPLATE_FAILED, trouble->template->at, "the template made no document");
	return trouble->diag->errors == trouble->errors;
}

static void refusal_report(struct trouble *trouble)
{
	struct diag_entry *entry = report_once(trouble, DIAG_TEMPLATE_ACCESS, STR("a template may reach only its own folder, the common parts and the named inputs"));
	if (entry)
		diag_hint(trouble->diag, entry, "copy the file into the template's folder, or ask for one of the inputs cityprofile:NAME");
}

static bool is_refusal(struct str text)
{
	return mentions(text, " refused") || mentions(text, " denied");
}

static void message_report(struct trouble *trouble, struct str text)
{
	bool stops = str_is(xml_attribute(trouble->context->inst, "terminate", NULL), "yes");
	report(trouble, stops ? DIAG_TEMPLATE_STOPPED : DIAG_TEMPLATE_MESSAGE, text);
}

static bool is_message(const struct trouble *trouble)
{
	return trouble->context && !trouble->element && trouble->context->inst && xml_is(trouble->context->inst, XSL_NAMESPACE, "message");
}

static void fault_report(struct trouble *trouble, struct str text)
{
	struct arena *arena = trouble->scratch;
	/* The second complaint about one refusal, and what only repeats that an expression is bad. */
	if (is_refusal(text) || trouble->refused) {
		if (!mentions(text, "read rights") && !mentions(text, "write rights"))
			refusal_report(trouble);
		trouble->refused = false;
		return;
	}
	if (trouble->expression_fault.n > 0) {
		text = trouble->expression.n > 0
			? str_format(arena, "the expression “%.*s” is wrong: %.*s", STR_ARG(trouble->expression), STR_ARG(trouble->expression_fault))
			: str_format(arena, "an expression cannot be evaluated: %.*s", STR_ARG(trouble->expression_fault));
		trouble->expression_fault = (struct str){0};
	}
	report_once(trouble, trouble->context ? DIAG_TEMPLATE_FAILED : DIAG_TEMPLATE_INVALID, text);
}

void trouble_receive(void *context, const char *format, ...)
{
	struct trouble *trouble = context;
	struct buf piece = {.arena = trouble->scratch};
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(&piece, format, arguments);
	va_end(arguments);
	struct str text = str_trim(buf_str(&piece));
	if (text.n == 0 || limit_reported(trouble, text) || context_read(trouble, text))
		return;
	if (is_message(trouble))
		message_report(trouble, text);
	else
		fault_report(trouble, text);
}

void trouble_receive_error(void *context, xmlError *error)
{
	struct trouble *trouble = context;
	struct str text = str_trim(str_from(error->message));
	if (error->level == XML_ERR_WARNING || text.n == 0 || limit_reported(trouble, text))
		return;
	if (error->domain != XML_FROM_XPATH)
		return;
	trouble->expression = (struct str){str_copy(str_from(error->str1), trouble->scratch), str_from(error->str1).n};
	trouble->expression_column = error->int1;
	trouble->expression_fault = (struct str){str_copy(text, trouble->scratch), text.n};
	/* While compiling, libxslt says where; while running, it may say nothing more. */
	if (!trouble->context)
		return;
	trouble->element = NULL;
	fault_report(trouble, text);
}

void trouble_report(struct trouble *trouble, enum diag_code code, const char *format, ...)
{
	struct buf text = {.arena = trouble->scratch};
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(&text, format, arguments);
	va_end(arguments);
	trouble->element = NULL;
	report_once(trouble, code, buf_str(&text));
}
