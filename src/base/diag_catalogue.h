/*
 * The catalogue of diagnostics as a page of documentation (Markdown), made from diag_codes.def,
 * so that no code goes undocumented: docs/diagnostics.md is this text, and a test compares them.
 */
#ifndef CITYPROFILE_BASE_DIAG_CATALOGUE_H
#define CITYPROFILE_BASE_DIAG_CATALOGUE_H

#include "base/str.h"

/** Append the page: every code with its severity, meaning and explanation, in the order of the slugs. */
void diag_catalogue_write(struct buf *out);

#endif
