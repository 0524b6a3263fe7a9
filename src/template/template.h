/*
 * Templates: folders that turn a profile into a document by XSLT. Between score and document: in go
 * trees that nobody changes, out comes a tree of urn:cityprofile:document:1, read by document_read.
 *
 * A template is a folder with template.xml (profiles/schema/template.xsd), a stylesheet, a style sheet
 * and labels/<lang>.xml; what templates share stands in a folder called common, imported as
 * "../common/NAME.xsl".
 *
 * A template cannot harm: it reads its own folder, the common one, and the inputs named by the caller; it writes
 * nothing; memory, depth and steps of a run are limited, each by an error that names the limit. Of EXSLT there are
 * common, sets, strings (without padding) and what math has without random numbers and without functions that
 * differ between machines. Sorting follows the language of the edition, not of the machine. The profile's tree and the
 * other inputs are never copied or stripped, so every node keeps its place.
 *
 * Loading may run on a second thread: a template keeps files and reports of its own until template_join.
 * One template is loaded or run at a time, since libxslt has one error handler for all.
 */
#ifndef CITYPROFILE_TEMPLATE_TEMPLATE_H
#define CITYPROFILE_TEMPLATE_TEMPLATE_H

#include "document/document.h"

/** Limits of a run: bytes held at once, bytes taken over all (which bounds the time that copying strings can take), nesting, and so on. */
#define TEMPLATE_MEMORY_LIMIT ((size_t)256 * 1024 * 1024)
#define TEMPLATE_TURNOVER_LIMIT ((size_t)8 * 1024 * 1024 * 1024)
#define TEMPLATE_DEPTH_LIMIT 1000
#define TEMPLATE_VARIABLE_LIMIT 10000
#define TEMPLATE_TREE_LIMIT 4000
#define TEMPLATE_OPERATION_LIMIT (60UL * 1000 * 1000)
/** Elements of one stylesheet file (what fits where libxslt keeps line numbers), and bytes of a text that str:tokenize and str:split take. */
#define TEMPLATE_ELEMENTS_LIMIT 65000
#define TEMPLATE_SPLIT_LIMIT ((size_t)1024 * 1024)
/** Processor time of a run, for what steps do not count; the program ends when it is over (base/deadline.h). */
#define TEMPLATE_SECONDS_LIMIT 6

struct template;

/** What template.xml says. All strings owned by the arena it was read into. */
struct template_info {
	struct str folder;
	struct str id;                /* ends in its version: "smart-city-profile-1" */
	struct str title;
	struct str stylesheet, styles; /* file names in the folder */
	struct str *languages;        /* in the order of template.xml */
	size_t language_count;
};

/** A further tree that a template reads by document('cityprofile:NAME'). Borrowed, unchanged. */
struct template_input {
	const char *name;
	const xmlDoc *doc;
};

/** A parameter of the stylesheet; one that it does not declare changes nothing. Borrowed. */
struct template_parameter {
	const char *name;
	struct str value;
};

/** What a run needs beside the profile. All borrowed. */
struct template_run {
	const xmlDoc *profile;        /* the tree that the template sees: of a public edition, without what is not public */
	const struct template_input *inputs;
	size_t input_count;
	struct str edition;           /* xml:id of the edition: parameter "edition" */
	const struct template_parameter *parameters; /* further ones */
	size_t parameter_count;
};

/** Route libxml2's and libxslt's memory and files through this module; call once, after xml_start and locale_start. */
void template_start(void);

/**
 * Find a template by id: FOLDER/ID/template.xml in the first of the folders that has it.
 * at  the place that names the template. Returns false, with an error in diag, if there is none.
 */
bool template_find(struct str id, const struct str *folders, size_t folder_count, struct span at,
	struct arena *arena, struct diag *diag, struct str *ret_folder);
/** Read a folder's template.xml. Returns false, with errors in diag, *ret_info untouched, if it is not well made. */
bool template_info_read(struct str folder, struct span at, struct arena *arena, struct diag *diag, struct template_info *ret_info);

/**
 * Load the template in `folder` for a language: manifest, styles, labels, stylesheet with all it imports.
 * common  the folder of common parts; need not exist.   at  the place that names the template, of the caller's files.
 * Never fails: problems are kept for template_join. The strings are copied. Release with template_finish.
 */
struct template *template_load(struct str folder, struct str common, struct str lang, struct span at);
/**
 * Hand the files and reports of loading over to diag, whose thread this is; once, before any other use.
 * Returns false if the template cannot be used.
 */
bool template_join(struct template *template, struct diag *diag);
/** Returns what template.xml says. Lent; this and the next two are valid after a template_join that returned true. */
const struct template_info *template_info(const struct template *template);
/** Returns the style sheet. Lent. */
const struct style_sheet *template_sheet(const struct template *template);
/** Returns the labels of the language it was loaded for. Lent. */
const struct labels *template_labels(const struct template *template);

/**
 * Carry the template out. It may end the program: see TEMPLATE_SECONDS_LIMIT.
 * diag  errors at the place in the template, the place in the profile as related place; messages of the template as advice.
 * Returns false, *ret_document untouched, on any error. The tree is the caller's (xmlFreeDoc).
 */
bool template_carry_out(struct template *template, const struct template_run *run, struct diag *diag, xmlDoc **ret_document);

/** Release the stylesheet of a template that was carried out for the last time; sheet and labels stay. */
void template_drop_stylesheet(struct template *template);
/** Release a template with its sheet and labels. Accepts NULL. */
void template_finish(struct template *template);

#endif
