/* A document as JSON, for people and tests: only what is set. */
#include "document/chart_data.h"

static struct str nth_word(const char *words, unsigned n)
{
	struct str rest = str_from(words), word = {0};
	for (unsigned i = 0; i <= n && str_next_word(&rest, &word); i++)
		;
	return word;
}

static void set_if(json_t *object, const char *key, struct str value)
{
	if (value.n > 0)
		json_set_str(object, key, value);
}

static void chart_dump(json_t *object, const struct doc_chart *chart)
{
	json_set_str(object, "type", nth_word(chart_type_words(), chart->type));
	json_set_str(object, "state", nth_word(chart_state_words(), chart->state));
	if (chart->type == DOC_CHART_PERFORMANCE_BAR && chart->state == DOC_STATE_SCORED)
		json_set_int(object, "percent-hundredths", chart->percent_hundredths);
	set_if(object, "band", chart->band);
	set_if(object, "name", chart->name);
}

static void part_dump(json_t *object, const struct doc_node *node)
{
	json_set_str(object, "master", node->as.part.master);
	json_set_str(object, "folio", nth_word("none roman arabic", node->as.part.folio));
	set_if(object, "head-verso", node->as.part.head_verso);
	set_if(object, "head-recto", node->as.part.head_recto);
	set_if(object, "notice", node->as.part.notice);
	set_if(object, "tab", node->as.part.tab);
}

static void table_dump(json_t *object, const struct doc_node *node)
{
	json_set_int(object, "columns", node->as.table.column_count);
	set_if(object, "continued", node->as.table.continued);
	set_if(object, "continues", node->as.table.continues);
}

static void image_dump(json_t *object, const struct doc_node *node)
{
	json_set_int(object, "width", node->as.image.image->width);
	json_set_int(object, "height", node->as.image.image->height);
}

static void own_dump(json_t *object, const struct doc_node *node, const struct doc_references *references)
{
	switch (node->kind) {
	case DOC_PART:
		part_dump(object, node);
		break;
	case DOC_PARAGRAPH:
		if (node->as.paragraph.level > 0)
			json_set_int(object, "level", node->as.paragraph.level);
		break;
	case DOC_TABLE:
		table_dump(object, node);
		break;
	case DOC_CELL:
		json_set_int(object, "colspan", node->as.cell.colspan);
		json_set_int(object, "rowspan", node->as.cell.rowspan);
		break;
	case DOC_IMAGE:
		image_dump(object, node);
		break;
	case DOC_TEXT:
		json_set_str(object, "text", node->as.text.string);
		break;
	case DOC_LINK:
		set_if(object, "to", node->as.link.to);
		set_if(object, "href", node->as.link.href);
		break;
	case DOC_PAGE_OF:
		json_set_str(object, "to", node->as.link.to);
		json_set_str(object, "text", document_folio(references, node->as.link.to));
		break;
	case DOC_CHART:
		chart_dump(object, &node->as.chart);
		break;
	default:
		break;
	}
}

static json_t *node_dump(const struct doc_node *node, const struct doc_references *references, struct source_list *sources)
{
	json_t *object = json_object();
	bool heading = node->kind == DOC_PARAGRAPH && node->as.paragraph.level > 0;
	json_set_str(object, "kind", str_from(heading ? "heading" : element_name(node->kind)));
	json_set_int(object, "node", node->number);
	json_set_span(object, "at", sources, node->at);
	set_if(object, "id", node->id);
	if (node->style)
		json_set_str(object, "style", node->style->name);
	set_if(object, "area", node->area);
	set_if(object, "lang", node->lang);
	set_if(object, "role", node->role);
	set_if(object, "alt", node->alt);
	set_if(object, "outline", node->outline);
	own_dump(object, node, references);
	if (!node->first)
		return object;
	json_t *children = json_array();
	for (const struct doc_node *child = node->first; child; child = child->next)
		json_add(children, node_dump(child, references, sources));
	json_set(object, "children", children);
	return object;
}

static json_t *meta_dump(const struct doc_meta *meta)
{
	json_t *object = json_object();
	set_if(object, "title", meta->title);
	set_if(object, "creator", meta->creator);
	set_if(object, "subject", meta->subject);
	set_if(object, "description", meta->description);
	set_if(object, "keywords", meta->keywords);
	set_if(object, "date", meta->date);
	set_if(object, "standing", meta->standing);
	set_if(object, "identifier", meta->identifier);
	return object;
}

json_t *document_to_json(const struct document *document, const struct doc_references *references, struct source_list *sources)
{
	json_t *object = json_object();
	json_set_str(object, "lang", document->lang);
	json_set_bool(object, "rtl", document->rtl);
	json_set(object, "meta", meta_dump(&document->meta));
	json_set(object, "document", node_dump(document->root, references, sources));
	return object;
}
