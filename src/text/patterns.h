/*
 * Hyphenation pattern files (hyphenation/hyph_<lang>.dic), checked before libhyphen sees them: it trusts a file to
 * be well made, and writes beyond its tables when one is not.
 *
 * Invariant: what libhyphen is given holds patterns of plain letters and digits only. A pattern that changes the spelling where it
 * parts a word becomes one that forbids parting there, since the text stays the author's.
 */
#ifndef CITYPROFILE_TEXT_PATTERNS_H
#define CITYPROFILE_TEXT_PATTERNS_H

#include <hyphen.h>

#include "base/diag.h"

/**
 * Read a pattern file.
 * path  NUL-terminated.   scratch  holds the file's bytes meanwhile.   diag  one warning, at no place, when it cannot be used.
 * Returns the patterns, which the caller frees with hnj_hyphen_free, or NULL.
 */
HyphenDict *patterns_read(struct str path, struct arena *scratch, struct diag *diag);
/** Report that a pattern file cannot be used, and why. */
void patterns_refuse(struct str path, struct str reason, struct diag *diag);

#endif
