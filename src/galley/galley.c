#include "galley/galley.h"

#include "galley/flow.h"

static bool part_set(struct galley_context *context, const struct doc_node *part, struct galley_part *ret_part)
{
	const struct style_page *master = style_page_lookup(context->document->sheet, part->as.part.master);
	if (!master) {
		struct diag_entry *entry = diag_add(context->diag, DIAG_MASTER_UNKNOWN, part->at,
			"there is no page master “%.*s”", STR_ARG(part->as.part.master));
		diag_hint(context->diag, entry, "page masters are listed in the template's styles.xml");
		return false;
	}
	context->master = master;
	context->measure = master->width - master->inner - master->outer;
	struct region region = {0, context->measure};
	const struct style_area *text = style_area_lookup(master, STR("text"));
	if (text)
		region = (struct region){text->start, text->width};
	struct galley_part set = {.part = part, .master = master};
	struct flow flow = flow_start(context, &set.list, region);
	flow_mark_target(&flow, part);
	flow_children(&flow, part);
	flow_finish(&flow, part);
	*ret_part = set;
	return true;
}

bool galley_set(const struct document *document, const struct doc_references *references, struct text_shaper *shaper,
	struct arena *arena, struct diag *diag, struct galley *ret_galley)
{
	struct galley_context context = {
		.document = document, .references = references, .shaper = shaper, .arena = arena, .diag = diag,
	};
	struct vec_of(struct galley_part) parts = {0};
	for (const struct doc_node *part = document->root->first; part; part = part->next)
		if (part->kind == DOC_PART && !part_set(&context, part, vec_add(&parts, arena)))
			context.failed = true;
	if (context.failed)
		return false;
	*ret_galley = (struct galley){.parts = parts.at, .n = parts.n, .document = document};
	return true;
}
