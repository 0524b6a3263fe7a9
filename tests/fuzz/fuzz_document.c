/* Documents: read, set, cut into pages and written as PDF, with the project's fonts and a small style sheet. */
#include "harness.h"
#include "base/json.h"
#include "page/page.h"
#include "pdf/pdf.h"

/* Inputs until the shaper, whose cache of words only grows, is made anew. */
#define SHAPER_LIFE 500

static struct {
	struct arena arena;
	struct source_list sources;
	struct style_sheet sheet;
	struct labels labels;
	struct font_set *fonts;
	struct text_shaper *shaper;
	unsigned uses;
} fixed;

static void start(void)
{
	struct diag diag = {.arena = &fixed.arena, .sources = &fixed.sources};
	struct xml_tree styles, labels;
	fixed.sources.arena = &fixed.arena;
	trial_fixture("tests/unit/galley/styles.xml", &fixed.arena, &fixed.sources, &styles);
	trial_fixture("tests/unit/galley/labels.xml", &fixed.arena, &fixed.sources, &labels);
	trial_expect(style_read(&styles, &fixed.arena, &diag, &fixed.sheet));
	trial_expect(labels_read(&labels, &fixed.arena, &diag, &fixed.labels));
	xml_tree_finish(&styles);
	xml_tree_finish(&labels);
	fixed.fonts = font_set_create(trial_path("fonts/fonts.xml", &fixed.arena), &fixed.arena, &diag);
	trial_expect(fixed.fonts);
}

static void finish(void)
{
	text_shaper_destroy(fixed.shaper);
	font_set_destroy(fixed.fonts);
	arena_finish(&fixed.arena);
}

static struct text_shaper *shaper(void)
{
	if (fixed.uses++ % SHAPER_LIFE == 0) {
		text_shaper_destroy(fixed.shaper);
		fixed.shaper = text_shaper_create(fixed.fonts, trial_path(".", &fixed.arena));
	}
	return fixed.shaper;
}

static struct str json_text(struct trial *trial, json_t *json)
{
	struct buf text = {.arena = &trial->arena};
	json_print(json, &text);
	json_decref(json);
	trial_digest(trial, buf_str(&text));
	return buf_str(&text);
}

/* A part taken over from the last pass must be what setting it anew would give. */
static void compare_galleys(struct trial *trial, const struct document *document, const struct doc_references *references, struct str text)
{
	struct diag diag = {.arena = &trial->arena, .sources = &trial->sources};
	struct galley again;
	trial_expect(galley_set(document, references, NULL, fixed.shaper, &trial->arena, &diag, &again));
	trial_expect(str_equal(text, json_text(trial, galley_to_json(&again, &trial->sources))));
}

static bool set_pages(struct trial *trial, const struct document *document, struct doc_references *references, struct galley *galley, struct frames *ret_frames)
{
	struct galley last = *galley;
	if (!galley_set(document, references, last.n > 0 ? &last : NULL, shaper(), &trial->arena, &trial->diag, galley))
		return false;
	struct str text = json_text(trial, galley_to_json(galley, &trial->sources));
	if (last.n > 0)
		compare_galleys(trial, document, references, text);
	if (!page_make(galley, fixed.shaper, &trial->arena, &trial->diag, ret_frames))
		return false;
	*references = page_references(ret_frames, &trial->arena);
	return true;
}

static bool write_pdf(struct trial *trial, const struct frames *frames)
{
	struct pdf_metadata metadata = {.title = STR("Input"), .created = STR("2026-01-01")};
	struct buf text = {.arena = &trial->arena};
	struct str pdf;
	frame_dump(frames, &text);
	trial_digest(trial, buf_str(&text));
	if (!pdf_write(frames, &metadata, NULL, 0, &trial->arena, &trial->diag, &pdf))
		return false;
	trial_expect(str_starts(pdf, STR("%PDF-")) && pdf.n > 500);
	trial_digest(trial, pdf);
	return true;
}

static bool run(struct str bytes, struct trial *trial)
{
	struct doc_references references = {0};
	struct xml_tree tree;
	struct document document;
	struct galley galley = {0};
	struct frames frames;
	if (!trial_parse(trial, bytes, &tree))
		return false;
	bool accepted = document_read(tree.doc, tree.folder, &fixed.sheet, &fixed.labels, &trial->arena, &trial->diag, &document);
	/* The trees go before layout, as in the program. */
	xml_tree_finish(&tree);
	if (!accepted)
		return false;
	json_text(trial, document_to_json(&document, &references, &trial->sources));
	/* Twice, since the second time page numbers are known. */
	return set_pages(trial, &document, &references, &galley, &frames) && set_pages(trial, &document, &references, &galley, &frames) &&
		!diag_failed(&trial->diag) && write_pdf(trial, &frames);
}

const struct harness harness = {
	.name = "document", .ending = ".xml", .schemas = {"document.xsd"}, .xml = true, .largest = 4096,
	.mutations = 600, .start = start, .run = run, .finish = finish,
};
