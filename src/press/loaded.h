/*
 * What a session has loaded and made so far, stage by stage. Internal to press.
 */
#ifndef CITYPROFILE_PRESS_LOADED_H
#define CITYPROFILE_PRESS_LOADED_H

#include <pthread.h>
#include <semaphore.h>

#include "base/deadline.h"
#include "check/check.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "press/data.h"
#include "press/press.h"
#include "press/shelf.h"
#include "profile/profile.h"
#include "profile/public.h"
#include "score/scorecard.h"
#include "template/template.h"

/** What a second thread loads: the template while scores and rules run, fonts and patterns while the template does its work. */
struct press_tools {
	pthread_t thread;
	bool running;
	sem_t template_loaded;
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
	bool sound;                /* the profile's structure is right */
	const struct press_chart_wish *chart; /* that shall stand alone; NULL: the publication is made */
	struct str edition;        /* xml:id of the edition that is made */
	struct str lang;           /* of that edition */
	struct shelf *shelf;       /* where methods and sets come from: the session's own, unless several profiles share one */
	struct shelf own_shelf;
	const struct method *method;       /* the profile's; NULL: not read */
	struct profile_codes codes;        /* other codes of its data points; the profile's model has them no more */
	const struct method *scoring;      /* by which it is scored: the profile's, or another version of it */
	const struct version *version;     /* from the one to the other; NULL where they are the same */
	const struct benchmarks *benchmarks;
	struct scorecard scorecard;        /* of everything, closed values too */
	struct scorecard public_scorecard; /* what the template sees */
	struct press_tools tools;
	struct check_figures figures;      /* what the public facts without words print */
	struct check_observed observed;    /* public numbers of all periods */
	xmlDoc *scorecard_doc, *facts_doc, *document_doc;
	struct document document;
	struct doc_references references;
	struct str public_copy;    /* of the profile, as it is attached */
	struct galley galley;
	struct frames frames;
	struct arena pages;        /* frames of the last pass */
	struct deadline deadline;  /* for all of it */
};

/*
 * The stages, in order. Each works on press->loaded, where the one before left its result, and returns false with errors in
 * press->diag. press_render calls them; a program that measures them may do so one by one.
 */
/** Returns the file of a profile, which is named by it or by the folder that holds profile.xml. The session owns it. */
struct str load_path(struct press *press, struct str profile);
/** Find the data folders and read the profile's files into one tree. */
bool load_tree(struct press *press, struct str profile);
/** Check the tree's structure and read what is sound of it into its model, so that it can be checked on. Returns whether there is a model. */
bool load_profile(struct press *press);
/** Limit the time of everything up to load_deadline_finish. `work`: what comes first. */
void load_deadline_start(struct press *press, const char *work);
/** No longer limit it. Before anything is written. */
void load_deadline_finish(struct press *press);
/** load_tree and load_profile. */
bool load_model(struct press *press, struct str profile);
/** Find the edition asked for, or the first: its id and language. */
bool load_edition(struct press *press);
/** Returns where methods and sets are looked for: in the data folders and beside the profile. Lent. */
struct method_folders method_folders(const struct press_loaded *loaded);
/** Read the method that the profile names and, if it is another, that asked for, with the way from one to the other. Returns whether there is one to score by. */
bool load_method(struct press *press);
/** Read the benchmark set asked for, or that which the profile names; loaded->benchmarks stays NULL when there is none, or it cannot be used. */
bool load_benchmarks(struct press *press);
/** Read method and benchmarks, and score the profile. */
bool load_scores(struct press *press);
/** Check the rules; without a method, where load_scores failed early, those that need none. */
bool load_checks(struct press *press);
/** Returns the scorecard with everything by which it is printed. Lent. */
struct scorecard_view loaded_view(const struct press_loaded *loaded);
/** load_scores and load_checks; the second also when the first fails. Returns whether both found no error, nor load_profile a fault of structure. */
bool load_scorecard(struct press *press);
/** Returns the other codes of the data points of the method that was loaded. The session owns them. */
struct profile_codes load_codes(struct press *press);
/** Returns the codes that a profile may name, by the method that was loaded. The session owns them. */
struct check_points load_points(struct press *press);
/** Find the template and start loading it, then fonts and patterns, on a second thread. */
bool load_tools_start(struct press *press);
/** Wait for the template. */
bool load_template_join(struct press *press);
/** Wait for fonts and patterns. Called also when what comes between has failed, so that all faults are told. */
bool load_fonts_join(struct press *press);
/** Make what the template sees: the profile without what is not public, and its scorecard. */
bool make_public(struct press *press);
/** Carry out the template. */
bool make_document_xml(struct press *press);
/** Read what the template made. */
bool make_document(struct press *press);

/** All stages up to the one asked for, PRESS_FRAMES at most. Returns false on errors. */
bool make_stages(struct press *press, struct str profile, enum press_stage stage);
/** Give up the trees that the document was made from. */
void drop_trees(struct press *press);

/** A pass of galley and page. Zero-initialize before the first. */
struct press_pass {
	unsigned number;           /* from 1 */
	bool settled;              /* all page references came out as they were set */
	struct diag reports;       /* of this pass alone; only those of the last one count */
};

/** Set the document with the references known so far. Errors go to pass->reports. */
bool pass_galley(struct press *press, struct press_pass *pass);
/** Cut the galley into pages and see whether the references have settled. Errors go to pass->reports. */
bool pass_page(struct press *press, struct press_pass *pass);

/** Returns what the facts without words print, and the numbers of all periods, as a tree for templates in the namespace urn:cityprofile:facts:1. The caller frees it with xmlFreeDoc. */
xmlDoc *facts_to_xml(struct press *press, const struct check_figures *figures, const struct check_observed *observed);

/** Write the frames as PDF, with metadata and the public copy; the session owns the bytes. */
bool make_pdf(struct press *press, struct str *ret_bytes);

/** Release whatever was loaded. */
void loaded_destroy(struct press_loaded *loaded);

/** Returns the metadata of the PDF, dates from the document or SOURCE_DATE_EPOCH; without either a warning. */
struct pdf_metadata metadata_make(struct press *press);

#endif
