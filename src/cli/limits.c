#include <inttypes.h>
#include <stdio.h>

#include "check/check.h"
#include "cli/command.h"
#include "method/benchmarks.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "press/press.h"
#include "score/trend.h"
#include "svg/svg.h"
#include "template/template.h"
#include "text/text.h"
#include "xml/lines.h"

/* A limit as the module keeps it that has the error. */
static const struct { const char *name; uint64_t value; const char *unit, *advice; } limits[] = {
	{"file", FILE_LIMIT, "bytes", "of one file, and of all parts of a profile together: leave out or shorten"},
	{"depth", XML_DEPTH_LIMIT, "elements", "one in another in a file: look for a missing end tag"},
	{"elements", XML_ELEMENTS_LIMIT, "elements", "in a file with all its parts: leave out, or make two profiles"},
	{"attributes", XML_ATTRIBUTES_LIMIT, "attributes", "of one element: look for damage"},
	{"text", XML_TEXT_LIMIT, "bytes", "between two tags, or of a value or comment: make paragraphs"},
	{"name", XML_NAME_LIMIT, "bytes", "of the name of an element or attribute: look for damage"},
	{"includes", XML_INCLUDES_LIMIT, "files", "included in a profile: join some"},
	{"digits", XML_DIGITS_LIMIT, "digits", "of one number: round it"},
	{"computed-digits", DECIMAL_DIGITS_LIMIT, "digits", "of a number that a template prints: let it be rounded"},
	{"reports", DIAG_LIMIT, "messages", "shown in one run: mend these, then run again"},
	{"groups", METHOD_GROUPS_LIMIT, "groups", "of a method, at all levels: make two methods"},
	{"units", METHOD_UNITS_LIMIT, "units", "of a method: leave out what nothing is measured in"},
	{"bands", METHOD_BANDS_LIMIT, "bands", "of a method: join some"},
	{"indicators", METHOD_INDICATORS_LIMIT, "indicators", "of a method: make two methods"},
	{"data-points", METHOD_POINTS_LIMIT, "data points", "of a method: make two methods"},
	{"aliases", METHOD_ALIASES_LIMIT, "aliases", "of a method: leave out those that nobody uses"},
	{"items", METHOD_ITEMS_LIMIT, "items", "of all lists of a method: make yes-or-no data points"},
	{"relations", METHOD_RELATIONS_LIMIT, "relations", "of a method: leave out what follows from others"},
	{"benchmarks", BENCHMARKS_ENTRIES_LIMIT, "entries", "of a benchmark set: look for damage"},
	{"set-depth", BENCHMARKS_DEPTH_LIMIT, "sets", "extending one another: extend fewer"},
	{"trend-periods", TREND_PERIODS_LIMIT, "periods", "of a trend: score single periods"},
	{"quoted-words", BENCHMARKS_WORDS_LIMIT, "words", "quoted for one target: quote only those with the figure"},
	{"image-file", IMAGE_FILE_LIMIT, "bytes", "of one image: scale it down"},
	{"image-pixels", IMAGE_PIXELS_LIMIT, "pixels", "of one image: scale it down, 300 to an inch are enough"},
	{"image-scans", IMAGE_SCANS_LIMIT, "scans", "of a progressive JPEG: save it anew"},
	{"images", DOCUMENT_IMAGES_LIMIT, "bytes", "of all images of a publication, decoded: scale them down"},
	{"font-file", FONT_FILE_LIMIT, "bytes", "of one font: take one with fewer scripts"},
	{"font-faces", FONT_FACES_LIMIT, "faces", "in fonts.xml: leave out what no style uses"},
	{"hyphenation-file", TEXT_PATTERNS_LIMIT, "bytes", "of the hyphenation patterns of a language: leave out what is rare"},
	{"font-families", FONT_FAMILIES_LIMIT, "families", "in fonts.xml: leave out what no style uses"},
	{"font-scripts", FONT_SCRIPTS_LIMIT, "scripts", "in fonts.xml: leave out scripts of no text"},
	{"styles", STYLE_STYLES_LIMIT, "styles", "in a style sheet: leave out what no template uses"},
	{"page-masters", STYLE_PAGES_LIMIT, "masters", "in a style sheet: leave out what no template uses"},
	{"style-depth", STYLE_DEPTH_LIMIT, "styles", "based one on another: base them on fewer"},
	{"page-areas", STYLE_AREAS_LIMIT, "areas", "of one page master: join some"},
	{"length", LENGTH_LIMIT_POINTS, "points", "of any length in styles and documents: check the unit"},
	{"stylesheet-elements", TEMPLATE_ELEMENTS_LIMIT, "elements", "in one file of a stylesheet: split it"},
	{"template-memory", TEMPLATE_MEMORY_LIMIT, "bytes", "held by a template: look for a text or tree that doubles"},
	{"template-turnover", TEMPLATE_TURNOVER_LIMIT, "bytes", "taken by a template over all: look for a text that grows in a loop"},
	{"template-depth", TEMPLATE_DEPTH_LIMIT, "calls", "of templates one in another: look for one that calls itself"},
	{"template-variables", TEMPLATE_VARIABLE_LIMIT, "variables", "at once in a template: look for one that calls itself"},
	{"template-tree", TEMPLATE_TREE_LIMIT, "elements", "one in another while a template runs: look for one that calls itself"},
	{"template-operations", TEMPLATE_OPERATION_LIMIT, "steps", "of a template: split the publication; in the template, use keys in place of loops within loops"},
	{"template-seconds", TEMPLATE_SECONDS_LIMIT, "seconds", "of processor time of a template: compare smaller sets of nodes"},
	{"template-split", TEMPLATE_SPLIT_LIMIT, "bytes", "of a text that a template cuts into pieces: cut less"},
	{"document-depth", DOCUMENT_DEPTH_LIMIT, "elements", "one in another in what a template makes: make it flatter"},
	{"table-columns", DOCUMENT_COLUMNS_LIMIT, "columns", "of one table: make two tables"},
	{"table-cells", DOCUMENT_CELLS_LIMIT, "cells", "of one table: make two tables"},
	{"chart-sectors", DOCUMENT_SECTORS_LIMIT, "sectors", "of one chart, data points or categories: make two charts"},
	{"chart-values", DOCUMENT_VALUES_LIMIT, "values", "of one chart: make two charts"},
	{"chart-tasks", DOCUMENT_TASKS_LIMIT, "tasks", "of one chart, or marks of one task: make two charts"},
	{"footnotes", DOCUMENT_NOTES_LIMIT, "footnotes", "of a publication: put them into the text, or split it"},
	{"line", XML_LINE_LIMIT, "characters", "of a title, name, unit or term: make it short"},
	{"facts", CHECK_FACTS_LIMIT, "facts", "of a profile: say fewer numbers"},
	{"charts", CHECK_CHARTS_LIMIT, "charts", "of a profile: split it"},
	{"paragraph", TEXT_PARAGRAPH_LIMIT, "characters", "of one paragraph: make two"},
	{"marks", TEXT_MARKS_LIMIT, "marks", "on one letter: leave some out"},
	{"languages", TEXT_LANGUAGES_LIMIT, "languages", "of a publication: give the same language the same xml:lang"},
	{"seconds", PRESS_SECONDS_LIMIT, "seconds", "of processor time for a profile: make two publications"},
	{"passes", PRESS_PASSES, "passes", "until page references settle: a warning says if they do not"},
	{"pages", PAGE_LIMIT, "pages", "of a publication: split it"},
	{"page-side", PDF_SIDE_LIMIT / LENGTH_PT, "points", "of a page's width and height: check the unit"},
	{"pdf-string", PDF_STRING_LIMIT, "bytes", "of a description, title or address in the PDF: shorten it"},
	{"chart-pixels", PNG_PIXELS_LIMIT, "pixels", "of a chart as PNG: ask for fewer dots to an inch, or for SVG"},
	{"font-codes", PDF_CODES_LIMIT, "pairs", "of glyph and text for one font: use a second font"},
};

void limits_print(void)
{
	puts("What is larger than these is refused with an error that names the limit.\n");
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		printf("%-19s %11" PRIu64 " %-11s %s\n", limits[i].name, limits[i].value, limits[i].unit, limits[i].advice);
}
