/*
 * The data of charts, and the attribute readers that it shares with all elements. Internal to document.
 */
#ifndef CITYPROFILE_DOCUMENT_CHART_DATA_H
#define CITYPROFILE_DOCUMENT_CHART_DATA_H

#include "document/read.h"

/** Read a `chart` element's attributes into its node. */
void chart_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node);
/** Read the rings of a wheel from the elements within its `chart` element. */
void wheel_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node);
/** Returns the words of enum doc_chart_type, in order, separated by spaces. */
const char *chart_type_words(void);
/** Returns the words of enum doc_chart_state likewise. */
const char *chart_state_words(void);

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
/** Returns a whole number of a range; `absent` when absent. */
unsigned attribute_count(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, unsigned least, unsigned most, unsigned absent);
/** Report attributes that an element does not have: neither among `common` nor among `own`. */
void unknown_report(struct doc_reader *reader, const xmlNode *source, const char *common, const char *own, struct span at);
/** Returns a length; 0 when absent. */
length attribute_length(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at);

#endif
