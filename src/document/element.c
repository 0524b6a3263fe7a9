/* The vocabulary of documents: what each element is, holds and stands for. document.xsd says the same to authors. */
#include "document/read.h"

#define BLOCKS CLASS_BLOCK
#define INLINES (CLASS_INLINE | CLASS_TEXT | CLASS_CHART)

static const struct doc_element elements[] = {
	{"document", DOC_DOCUMENT, CLASS_DOCUMENT, CLASS_PART, "Document", ""},
	{"part", DOC_PART, CLASS_PART, BLOCKS, "Part",
		"master folio restart start head-verso head-recto notice tab tab-index colour align continues"},
	{"section", DOC_SECTION, CLASS_BLOCK, BLOCKS, "Sect", ""},
	{"p", DOC_PARAGRAPH, CLASS_BLOCK, INLINES | CLASS_LABEL, "P", ""},
	{"heading", DOC_PARAGRAPH, CLASS_BLOCK, INLINES | CLASS_LABEL, "H", "level"},
	{"list", DOC_LIST, CLASS_BLOCK, CLASS_ITEM, "L", ""},
	{"item", DOC_ITEM, CLASS_ITEM, BLOCKS | CLASS_LABEL, "LI", ""},
	{"table", DOC_TABLE, CLASS_BLOCK, CLASS_CAPTION | CLASS_ROWS | CLASS_TABLE_NOTE, "Table", "continued continues"},
	{"caption", DOC_CAPTION, CLASS_CAPTION, BLOCKS, "Caption", ""},
	{"thead", DOC_HEAD, CLASS_ROWS, CLASS_ROW, "THead", ""},
	{"tbody", DOC_GROUP, CLASS_ROWS, CLASS_ROW, "TBody", ""},
	{"tr", DOC_TR, CLASS_ROW, CLASS_CELL, "TR", ""},
	{"th", DOC_CELL, CLASS_CELL, BLOCKS, "TH", "colspan rowspan scope"},
	{"td", DOC_CELL, CLASS_CELL, BLOCKS, "TD", "colspan rowspan"},
	{"table-note", DOC_TABLE_NOTE, CLASS_TABLE_NOTE, BLOCKS, "Div", ""},
	{"figure", DOC_FIGURE, CLASS_BLOCK, CLASS_CAPTION | CLASS_IMAGE | CLASS_CHART | CLASS_TABLE_NOTE, "Figure", "float"},
	{"image", DOC_IMAGE, CLASS_IMAGE, 0, "", "src width"},
	{"box", DOC_BOX, CLASS_BLOCK, BLOCKS, "Div", ""},
	{"columns", DOC_COLUMNS, CLASS_BLOCK, CLASS_COLUMN, "", "align"},
	{"column", DOC_COLUMN, CLASS_COLUMN, BLOCKS, "", "start width"},
	{"place", DOC_PLACE, CLASS_BLOCK, BLOCKS, "", "x y width baseline align"},
	{"rule", DOC_RULE, CLASS_BLOCK, 0, "Artifact", ""},
	{"space", DOC_SPACE, CLASS_BLOCK, 0, "", "height"},
	{"t", DOC_TEXT, CLASS_INLINE, CLASS_TEXT, "", ""},
	{"span", DOC_SPAN, CLASS_INLINE, INLINES, "", ""},
	{"link", DOC_LINK, CLASS_INLINE, INLINES, "Link", "to href contents"},
	{"page-of", DOC_PAGE_OF, CLASS_INLINE, 0, "", "to"},
	{"note", DOC_NOTE, CLASS_INLINE, BLOCKS, "Note", ""},
	{"leader", DOC_LEADER, CLASS_INLINE, 0, "Artifact", ""},
	{"br", DOC_BREAK, CLASS_INLINE, 0, "", ""},
	{"chart", DOC_CHART, CLASS_CHART, 0, "Figure", "type state status percent limits band name colour height year most unit annual stacked goals report-date alone"},
	{"label", DOC_LABEL, CLASS_LABEL, INLINES, "Lbl", ""},
};

const struct doc_element *element_lookup(struct str name)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (str_is(name, elements[i].name))
			return &elements[i];
	return NULL;
}

const char *element_name(enum doc_kind kind)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (elements[i].kind == kind)
			return elements[i].name;
	return "";
}
