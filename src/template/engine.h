/*
 * What the parts of the template engine share. Internal to template.
 */
#ifndef CITYPROFILE_TEMPLATE_ENGINE_H
#define CITYPROFILE_TEMPLATE_ENGINE_H

#include <libxml/xpathInternals.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/documents.h>

#include "locale/format.h"
#include "template/template.h"

#define TEMPLATE_NAMESPACE "urn:cityprofile:template:1"
#define XSL_NAMESPACE "http://www.w3.org/1999/XSL/Transform"

/** A stylesheet file: its elements are numbered, and the numbers stand where libxslt looks for lines. */
struct sheet_file {
	struct str url;
	const xmlNode **elements; /* by number; [0] is NULL */
	size_t element_count;
};

/** What of its allowance a run exceeded. */
enum allowance_limit { ALLOWANCE_KEPT, ALLOWANCE_MEMORY, ALLOWANCE_DEPTH };

/** Memory that a run may take, and the depth of trees that it makes of it. */
struct allowance {
	size_t live;       /* bytes held now */
	size_t turnover;   /* bytes taken since the start, those given back included */
	size_t count;        /* of allocations */
	enum allowance_limit exceeded;
	xsltTransformContext *context; /* told to stop */
	const xmlNode *instruction; /* at which it was exceeded */
	struct span node;    /* the place in the profile being worked on then */
};

/** A message of libxslt or libxml2 in the making: it comes in pieces. */
struct trouble {
	struct diag *diag;
	struct template *template;
	const xmlNode *element;      /* of the stylesheet, from the last context line */
	struct str expression;       /* XPath that could not be read or evaluated */
	struct str expression_fault;
	int expression_column;
	bool refused;                /* a file was refused: the next complaint is about it */
	bool limit_told;             /* one limit is one error, however many instructions it stops */
	const xmlNode *last;         /* that an error was reported of */
	size_t errors;               /* in diag before the run */
	xsltTransformContext *context; /* NULL while a stylesheet is compiled */
	struct allowance *allowance;
	struct format *format;       /* of the edition's language */
	const struct template_run *run;
	const xmlNode *worked_on;    /* of the profile: what cp:at() was asked of last */
	struct arena *scratch;
};

struct template {
	struct arena arena;
	struct source_list sources;  /* until template_join */
	struct diag diag;            /* until template_join */
	uint32_t file_offset;        /* added to file numbers of this template's places, after template_join */
	struct str folder, common, lang;
	struct span at;
	struct template_info info;
	struct style_sheet sheet;
	struct labels labels;
	xsltStylesheet *stylesheet;
	struct sheet_file_list vec_of(struct sheet_file) files;
	struct trouble *loading;     /* the loader's reports, while loading */
};

/** Read, check and compile the stylesheet into template->stylesheet. Returns false with errors in template->diag. */
bool stylesheet_load(struct template *template);
/** The loader for libxslt, process-wide: finds the template by the context that libxslt hands on. */
xmlDoc *stylesheet_file_load(const xmlChar *url, xmlDict *dict, int options, void *context, xsltLoadType type);

/** Receive a piece of a message; `context` is a struct trouble. For libxslt. */
void trouble_receive(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Receive an error of libxml2; `context` is a struct trouble. */
void trouble_receive_error(void *context, xmlError *error);
/** Report a fault in a call of an extension function, at the instruction being carried out. */
void trouble_report(struct trouble *trouble, enum diag_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));
/** Report how a run ended badly, where nothing has said so yet. Returns whether it ended well. */
bool trouble_finish(struct trouble *trouble, const xmlDoc *result);
/** Returns the place in the profile that a run is working on. */
struct span context_span(const xsltTransformContext *context);
/** Returns a span of the template's files as the joined diag knows it. */
struct span template_span(const struct template *template, struct span span);

/** Give libxml2 the counting allocator; once. */
void allowance_start(void);
/** Count what this thread takes from libxml2 and libxslt from now on; NULL: no longer. */
void allowance_use(struct allowance *allowance);

/** Make the cp: functions known to a run. Its _private is a struct trouble. */
void functions_register(xsltTransformContext *context);
/** Register EXSLT without what differs between machines or runs; once. */
void exslt_start(void);
/** Make functions of XPath known to a run that are charged steps by the sizes of their arguments. */
void exslt_charge(xsltTransformContext *context);
/** Sort by xsl:sort in the edition's language. For libxslt. */
void sort_nodes(xsltTransformContext *context, xmlNode **sorts, int sort_count);

#endif
