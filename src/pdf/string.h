/*
 * Strings and names as PDF writes them: text strings in ASCII or UTF-16, names with their escapes,
 * bytes in hexadecimal.
 */
#ifndef CITYPROFILE_PDF_STRING_H
#define CITYPROFILE_PDF_STRING_H

#include "base/str.h"

/** Longest name that PDF/A allows, in bytes as stored. */
#define NAME_LIMIT 127

/** Append a text string, in parentheses when it is printable ASCII, else as UTF-16BE in hexadecimal. */
void string_add_text(struct buf *out, struct str text);
/** Returns the number of bytes the text takes when stored. */
size_t string_stored_size(struct str text);
/** Append a name with its slash; bytes that are not regular characters become #xx. */
void string_add_name(struct buf *out, struct str name);
/** Append <hex> of the bytes. */
void string_add_bytes(struct buf *out, struct str bytes);
/** Append the text as UTF-16BE in hexadecimal digits, without brackets or byte order mark. */
void string_add_utf16(struct buf *out, struct str text);
/** Append `value` as `digits` hexadecimal digits. */
void string_add_hex(struct buf *out, uint32_t value, unsigned digits);

#endif
