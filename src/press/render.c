#include "pdf/pdf.h"
#include "press/chart.h"
#include "score/trend.h"

static struct str json_bytes(struct press *press, json_t *value)
{
	struct buf text = {.arena = &press->arena};
	json_print(value, &text);
	json_decref(value);
	return buf_str(&text);
}

/* Hand on what was reported into a diag of its own. */
static void take_reports(struct press *press, const struct diag *reports)
{
	for (size_t i = 0; i < reports->n; i++)
		diag_take(&press->diag, &reports->at[i]);
}

/*
 * The template must not see a value that is not public, not even by its score: what is public is scored anew. Faults in it were
 * reported with those of the whole, so they are handed on only where they stop the work.
 */
bool make_public(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct profile profile;
	struct diag reports = {.arena = &press->arena, .sources = &press->sources};
	struct score_input input = loaded->scorecard.input;
	if (!profile_public_tree(&loaded->tree, &loaded->codes, &press->diag, &loaded->public_tree))
		return false;
	bool sound = profile_read(&loaded->public_tree, &press->arena, &reports, &profile);
	if (sound)
		profile_resolve_codes(&profile, &loaded->codes);
	input.observations = profile.observations.at;
	input.count = profile.observations.n;
	input.unmentioned = profile.unmentioned;
	if (sound && score_make(&input, &press->arena, &reports, &loaded->public_scorecard)) {
		struct check_points points = load_points(press);
		loaded->figures = check_figures(&profile, &points, &press->arena);
		loaded->observed = check_observed(&profile, &points, &press->arena);
		return true;
	}
	take_reports(press, &reports);
	return false;
}

bool make_document_xml(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	loaded->scorecard_doc = scorecard_to_xml(&loaded->public_scorecard, &press->arena);
	loaded->facts_doc = facts_to_xml(press, &loaded->figures, &loaded->observed);
	const struct template_input inputs[] = {{"scorecard", loaded->scorecard_doc}, {"facts", loaded->facts_doc}};
	struct template_parameter parameters[CHART_PARAMETERS];
	struct template_run run = {
		.profile = loaded->public_tree.doc, .inputs = inputs, .input_count = sizeof inputs / sizeof *inputs,
		.edition = loaded->edition, .parameters = parameters, .parameter_count = chart_parameters(press, parameters),
	};
	return template_carry_out(loaded->tools.template, &run, &press->diag, &loaded->document_doc);
}

bool make_document(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct template *template = loaded->tools.template;
	return document_read(loaded->document_doc, loaded->folder, chart_sheet(press, template_sheet(template)), template_labels(template),
		&press->arena, &press->diag, &loaded->document) && chart_check(press);
}

/* The profile's own tree stays: its model points into it. */
void drop_trees(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct buf copy = {.arena = &press->arena};
	xml_write(loaded->public_tree.root, NULL, NULL, &copy);
	loaded->public_copy = buf_str(&copy);
	template_drop_stylesheet(loaded->tools.template);
	xmlFreeDoc(loaded->document_doc);
	xmlFreeDoc(loaded->scorecard_doc);
	xmlFreeDoc(loaded->facts_doc);
	loaded->document_doc = loaded->scorecard_doc = loaded->facts_doc = NULL;
	xml_tree_finish(&loaded->public_tree);
}

static bool same_references(const struct doc_references *a, const struct doc_references *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_equal(a->at[i].id, b->at[i].id) || !str_equal(a->at[i].folio, b->at[i].folio))
			return false;
	return true;
}

bool pass_galley(struct press *press, struct press_pass *pass)
{
	struct press_loaded *loaded = press->loaded;
	pass->number++;
	pass->settled = false;
	pass->reports = (struct diag){.arena = &press->arena, .sources = &press->sources, .strict = press->diag.strict};
	const struct galley *last = pass->number > 1 ? &loaded->galley : NULL;
	return galley_set(&loaded->document, &loaded->references, last, loaded->tools.shaper, &press->arena, &pass->reports, &loaded->galley);
}

bool pass_page(struct press *press, struct press_pass *pass)
{
	struct press_loaded *loaded = press->loaded;
	arena_clear(&loaded->pages);
	if (!page_make(&loaded->galley, loaded->tools.shaper, &loaded->pages, &pass->reports, &loaded->frames))
		return false;
	struct doc_references found = page_references(&loaded->frames, &press->arena);
	pass->settled = same_references(&found, &loaded->references);
	/* What the last pass was set with stays, so that a dump shows what was printed. */
	if (!pass->settled && pass->number < PRESS_PASSES)
		loaded->references = found;
	return true;
}

/*
 * Page numbers stand in the text, and the text decides the pages: set, look where targets came to lie, and set
 * again until nothing moves. A swing between two settings is cut off after PRESS_PASSES.
 */
static bool settle_pages(struct press *press, struct press_pass *pass)
{
	bool made;
	do {
		made = pass_galley(press, pass) && pass_page(press, pass);
	} while (made && !pass->settled && pass->number < PRESS_PASSES);
	return made;
}

static bool make_pages(struct press *press)
{
	struct press_pass pass = {0};
	bool made = settle_pages(press, &pass);
	for (int i = 0; made && i < CHART_FITS && chart_fit(press); i++) {
		pass = (struct press_pass){0};
		made = settle_pages(press, &pass);
	}
	/* Reports of earlier passes speak of pages that are gone. */
	take_reports(press, &pass.reports);
	text_shaper_report(press->loaded->tools.shaper, &press->diag);
	if (made && !pass.settled)
		diag_add(&press->diag, DIAG_REFERENCES_UNSTABLE, press->loaded->document.root->at,
			"page references had not settled after %d passes", PRESS_PASSES);
	return made;
}

static struct str attachment_name(struct press *press)
{
	struct str id = xml_id(press->loaded->tree.root);
	return str_format(&press->arena, "%.*s.xml", STR_ARG(id.n > 0 ? id : STR("profile")));
}

bool make_pdf(struct press *press, struct str *ret_bytes)
{
	struct press_loaded *loaded = press->loaded;
	struct pdf_attachment attachment = {
		.name = attachment_name(press), .mime = STR("text/xml"), .relationship = STR("Source"), .bytes = loaded->public_copy,
		.description = labels_lookup(template_labels(loaded->tools.template), STR("attachment.source"), NULL),
	};
	struct pdf_metadata metadata = metadata_make(press);
	return !diag_failed(&press->diag) &&
		pdf_write(&loaded->frames, &metadata, &attachment, 1, &press->arena, &press->diag, ret_bytes);
}

/* As the command score gives it. */
static bool give_scorecard(struct press *press, struct str *ret_bytes)
{
	struct scorecard_view view = loaded_view(press->loaded);
	struct trend trend;
	if (!trend_make(view.card, &press->arena, &press->diag, &trend))
		return false;
	view.trend = &trend;
	*ret_bytes = json_bytes(press, scorecard_to_json(&view, &press->arena));
	return true;
}

static bool give_stage(struct press *press, enum press_stage stage, struct str *ret_bytes)
{
	struct press_loaded *loaded = press->loaded;
	struct buf text = {.arena = &press->arena};
	switch (stage) {
	case PRESS_PROFILE:
		*ret_bytes = json_bytes(press, profile_to_json(&loaded->profile, &press->sources));
		return true;
	case PRESS_SCORECARD:
		return give_scorecard(press, ret_bytes);
	case PRESS_DOCUMENT:
		*ret_bytes = json_bytes(press, document_to_json(&loaded->document, &loaded->references, &press->sources));
		return true;
	case PRESS_GALLEY:
		*ret_bytes = json_bytes(press, galley_to_json(&loaded->galley, &press->sources));
		return true;
	case PRESS_FRAMES:
		frame_dump(&loaded->frames, &text);
		*ret_bytes = buf_str(&text);
		return true;
	case PRESS_PDF:
		return make_pdf(press, ret_bytes);
	}
	return false;
}

bool make_stages(struct press *press, struct str profile, enum press_stage stage)
{
	const char *volatile *work = &press->loaded->deadline.work;
	if (!load_model(press, profile))
		return false;
	*work = "checking the profile";
	if (stage == PRESS_PROFILE)
		return press->loaded->sound;
	if (stage == PRESS_SCORECARD || !press->loaded->sound)
		return load_scorecard(press);
	bool started = load_tools_start(press);
	bool scored = load_scorecard(press);
	if (!started)
		return false;
	*work = "making the document";
	bool made = load_template_join(press) && scored && make_public(press) && make_document_xml(press) && make_document(press);
	if (!load_fonts_join(press) || !made)
		return false;
	drop_trees(press);
	*work = "setting the pages";
	return make_pages(press);
}

/* What only the pages show, such as a missing glyph or a row taller than a page, is a fault of the profile as well. */
bool press_validate(struct press *press, struct str profile)
{
	load_deadline_start(press, "reading the profile");
	bool made = make_stages(press, profile, PRESS_FRAMES);
	load_deadline_finish(press);
	return made && !diag_failed(&press->diag);
}

bool press_render(struct press *press, struct str profile, enum press_stage stage, struct str *ret_bytes)
{
	struct str bytes;
	load_deadline_start(press, "reading the profile");
	bool made = make_stages(press, profile, stage) && !diag_failed(&press->diag);
	press->loaded->deadline.work = "making the output";
	made = made && give_stage(press, stage, &bytes) && !diag_failed(&press->diag);
	load_deadline_finish(press);
	if (!made)
		return false;
	*ret_bytes = bytes;
	return true;
}
