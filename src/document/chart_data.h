/*
 * The data of charts, and the attribute readers that it shares with all elements. Internal to document.
 */
#ifndef CITYPROFILE_DOCUMENT_CHART_DATA_H
#define CITYPROFILE_DOCUMENT_CHART_DATA_H

#include "document/read.h"

/** Read a `chart` element's attributes into its node. */
void chart_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node);
/** Read scores from the elements within a `chart` element. */
void scores_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node);
/** Read a grid likewise. */
void grid_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node);
/** Read a plan likewise. */
void plan_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node);
/** Returns whether an element holds what the schema says, in its order, and no text; reported when it does not. */
bool chart_content_check(struct doc_reader *reader, const xmlNode *source, struct span at);
/** Read per cent with at most two decimals, zero or more, as hundredths; exact, since the number is digits. Returns false, *ret_hundredths untouched, on anything else. */
bool percent_parse(struct str text, int64_t *ret_hundredths);
/** Returns whether a type says nothing by itself. */
bool chart_is_decoration(enum doc_chart_type type);
/** Returns the words of enum doc_chart_type, in order, separated by spaces. */
const char *chart_type_words(void);
/** Returns the words of enum doc_chart_state for what is scored likewise. */
const char *chart_state_words(void);
/** Returns those for the values of a grid, which are more. */
const char *chart_reason_words(void);
/** Returns the words of enum doc_status likewise. */
const char *chart_status_words(void);

/** Returns an attribute's value as a copy, empty when absent. */
struct str attribute_copy(struct doc_reader *reader, const xmlNode *source, const char *name);
/** Report a value that is not `wanted`. */
void attribute_bad(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, const char *wanted);
/** Report an attribute that is not there. */
void attribute_require(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at);
/** Returns which of the words the value is, counted from 0, `absent` without the attribute or after an error. */
unsigned attribute_word(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, const char *words, unsigned absent);
/** Returns a colour of the palette; COLOUR_NONE when absent. */
colour attribute_colour(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at);
/** Returns whether a flag is “yes”. */
bool attribute_flag(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at);
/** Returns the place that `at` states; `otherwise` without one, or when it is none, which is reported. */
struct span attribute_span(struct doc_reader *reader, const xmlNode *source, struct span otherwise);
/** Read a date or period into the numbers of its first and last day; zeros when absent. */
void attribute_days(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, long *ret_first, long *ret_last);
/** Returns a whole number of a range; `absent` when absent. */
unsigned attribute_count(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, unsigned least, unsigned most, unsigned absent);
/** Report attributes that an element does not have: neither among `common` nor among `own`. */
void unknown_report(struct doc_reader *reader, const xmlNode *source, const char *common, const char *own, struct span at);
/** Returns a length; 0 when absent. */
length attribute_length(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at);

#endif
