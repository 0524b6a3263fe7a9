#include "galley/galley.h"

#include "galley/flow.h"

static void part_set(struct galley_context *context, const struct doc_node *part, struct galley_part *ret_part)
{
	const struct style_page *master = style_page_lookup(context->document->sheet, part->as.part.master);
	struct galley_part set = {.part = part, .master = master};
	context->folios = &set.folios;
	context->master = master;
	context->measure = master->width - master->inner - master->outer;
	struct region region = {0, context->measure};
	const struct style_area *text = style_area_lookup(master, STR("text"));
	if (text)
		region = (struct region){text->start, text->width};
	struct flow flow = flow_start(context, &set.list, region);
	flow_mark_target(&flow, part);
	flow_children(&flow, part);
	flow_finish(&flow, part);
	*ret_part = set;
}

static bool folios_stand(const struct galley_folios *folios, const struct doc_references *references)
{
	for (size_t i = 0; i < folios->n; i++)
		if (!str_equal(document_folio(references, folios->at[i].id), folios->at[i].folio))
			return false;
	return true;
}

/* Set a part, its reports apart, so that they can be given again with it. */
static void part_report(struct galley_context *context, const struct doc_node *part, struct galley_part *ret_part)
{
	struct diag *diag = context->diag;
	struct diag own = {.arena = diag->arena, .sources = diag->sources, .strict = diag->strict};
	context->diag = &own;
	part_set(context, part, ret_part);
	context->diag = diag;
	ret_part->reports = own.at;
	ret_part->report_count = own.n;
}

bool galley_set(const struct document *document, const struct doc_references *references, const struct galley *last, struct text_shaper *shaper,
	struct arena *arena, struct diag *diag, struct galley *ret_galley)
{
	struct galley_context context = {
		.document = document, .references = references, .shaper = shaper, .arena = arena, .diag = diag,
	};
	struct vec_of(struct galley_part) parts = {0};
	for (const struct doc_node *part = document->root->first; part; part = part->next) {
		const struct galley_part *before = last ? &last->parts[parts.n] : NULL;
		struct galley_part *set = vec_add(&parts, arena);
		if (before && folios_stand(&before->folios, references))
			*set = *before;
		else
			part_report(&context, part, set);
		for (size_t i = 0; i < set->report_count; i++)
			diag_take(diag, &set->reports[i]);
	}
	if (context.failed)
		return false;
	*ret_galley = (struct galley){.parts = parts.at, .n = parts.n, .document = document};
	return true;
}
