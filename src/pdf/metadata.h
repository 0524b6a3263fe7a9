/*
 * Metadata: the XMP packet, unpacked so that archives can read it, and the document information that
 * agrees with it. Dates are the caller's; the clock is never asked.
 */
#ifndef CITYPROFILE_PDF_METADATA_H
#define CITYPROFILE_PDF_METADATA_H

#include "pdf/writer.h"

/** Check title and date; what is wrong is an error. */
void metadata_check(struct writer *writer);
/** Add the information dictionary. Returns its number. */
uint32_t metadata_write_info(struct writer *writer);
/** Add the XMP packet. Returns its number. */
uint32_t metadata_write_xmp(struct writer *writer);
/** Append the date of the file as a PDF date string; false, nothing appended, when there is none. */
bool metadata_add_date(struct writer *writer, struct buf *out);

#endif
