/* Style sheets: read, and every style laid over every other. */
#include "harness.h"
#include "style/style.h"

static void start(void)
{
}

static void digest_style(struct trial *trial, const struct style *style)
{
	struct str line = str_format(&trial->arena, "%.*s %d %d %ld %ld %x\n", STR_ARG(style->name), style->weight, style->italic, (long)style->size,
		(long)style->leading, style->colour);
	trial_digest(trial, line);
}

static void look(struct trial *trial, const struct style_sheet *sheet)
{
	for (size_t i = 0; i < sheet->style_count; i++) {
		const struct style *style = &sheet->styles[i];
		trial_expect(style_lookup(sheet, style->name) == style);
		trial_expect(style->size > 0 && style->leading > 0 && style->size <= LENGTH_LIMIT);
		digest_style(trial, style);
		digest_style(trial, style_over(&sheet->styles[0], style, &trial->arena));
	}
	for (size_t i = 0; i < sheet->page_count; i++) {
		const struct style_page *page = &sheet->pages[i];
		trial_expect(style_page_lookup(sheet, page->name) == page);
		trial_expect(page->width > 0 && page->height > 0);
		for (unsigned k = 0; k < page->area_count; k++)
			trial_expect(page->areas[k].width > 0 && style_area_lookup(page, page->areas[k].name));
	}
	for (size_t i = 0; i < sheet->palette_count; i++) {
		colour value;
		trial_expect(style_colour_lookup(sheet, sheet->palette[i].name, &value) && value == sheet->palette[i].value);
	}
}

static bool run(struct str bytes, struct trial *trial)
{
	struct xml_tree tree;
	struct style_sheet sheet;
	if (!trial_parse(trial, bytes, &tree))
		return false;
	bool accepted = style_read(&tree, &trial->arena, &trial->diag, &sheet);
	if (accepted)
		look(trial, &sheet);
	xml_tree_finish(&tree);
	return accepted;
}

const struct harness harness = {
	.name = "styles", .ending = ".xml", .schemas = {"styles.xsd"}, .xml = true, .largest = 8192, .mutations = 600,
	.start = start, .run = run,
};
