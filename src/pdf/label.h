/*
 * Labels: how readers number the pages, made from the folios as printed: ranges of arabic or roman
 * numbers where folios count on, plain text elsewhere.
 */
#ifndef CITYPROFILE_PDF_LABEL_H
#define CITYPROFILE_PDF_LABEL_H

#include "pdf/writer.h"

/** Append the number tree of labels as a direct dictionary; false, nothing appended, when no page has a folio. */
bool label_add_tree(struct writer *writer, struct buf *out);
/** Append a roman number, 1 to 3999, in lower case. */
void label_add_roman(struct buf *out, unsigned number);

#endif
