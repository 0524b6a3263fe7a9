/*
 * Attachments: files that travel inside, each with its relation to the document.
 */
#ifndef CITYPROFILE_PDF_ATTACHMENT_H
#define CITYPROFILE_PDF_ATTACHMENT_H

#include "pdf/writer.h"

/** Add the files and append the catalogue's entries AF and Names for them. A bad name, type or relation is an error. */
void attachment_write_all(struct writer *writer, const struct pdf_attachment *attachments, size_t n, struct buf *catalogue);

#endif
