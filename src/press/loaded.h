/*
 * What a session has loaded and made so far, stage by stage. Internal to press.
 */
#ifndef CITYPROFILE_PRESS_LOADED_H
#define CITYPROFILE_PRESS_LOADED_H

#include <pthread.h>

#include "check/check.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "press/data.h"
#include "press/press.h"
#include "profile/profile.h"
#include "profile/public.h"
#include "score/scorecard.h"
#include "template/template.h"

/** What a second thread loads while profile and score run. */
struct press_tools {
	pthread_t thread;
	bool started, running;
	struct str template_folder, common, lang, fonts_path, data_folder;
	struct span at;            /* that names the template */
	struct template *template;
	struct arena arena;        /* the thread's own */
	struct source_list sources;
	struct diag diag;
	struct font_set *fonts;
	struct text_shaper *shaper;
};

struct press_loaded {
	struct data_folders folders;
	struct str path, folder;   /* the profile's file and its folder */
	struct xml_tree tree;      /* as written */
	struct xml_tree public_tree; /* without what is not public; what the template sees */
	struct profile profile;
	struct str edition;        /* xml:id of the edition that is made */
	bool has_method;
	struct method method;
	struct benchmarks benchmarks;
	struct scorecard scorecard;
	struct press_tools tools;
	xmlDoc *scorecard_doc, *document_doc;
	struct document document;
	struct doc_references references;
	struct galley galley;
	struct frames frames;
};

/** Read a profile into its model. Returns false with errors in press->diag. */
bool load_model(struct press *press, struct str profile);
/** After load_model: read its method and benchmarks, score it and check the rules. Returns false with errors in press->diag. */
bool load_scorecard(struct press *press);
/** Find the template and start loading it with fonts and patterns on a second thread. Returns false with errors in diag. */
bool load_tools_start(struct press *press);
/** Wait for it. Returns false with errors in diag. */
bool load_tools_join(struct press *press);
/** Release whatever was loaded. Accepts NULL. */
void loaded_destroy(struct press_loaded *loaded);

/** Returns the metadata of the PDF, dates from the document or SOURCE_DATE_EPOCH; without either a warning. */
struct pdf_metadata metadata_make(struct press *press);

#endif
