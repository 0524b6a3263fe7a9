/*
 * Objects: a PDF file as numbered dictionaries and streams, stored and serialized by libharu, which
 * is used for nothing else. Bodies are written by us, so that none of libharu's limits and silent
 * changes (clamped reals, cut names, unescaped strings) can touch them.
 *
 * An object's number is known as soon as it is added; its body may come later. Bodies and stream
 * bytes are borrowed until store_write.
 */
#ifndef CITYPROFILE_PDF_OBJECT_H
#define CITYPROFILE_PDF_OBJECT_H

#include "base/str.h"

struct store;

/** Returns a new store, or NULL when the libharu at run time is not the one compiled for: its structures are read directly. */
struct store *store_create(void);
/** Release a store; accepts NULL. */
void store_destroy(struct store *store);
/** Returns the version of libharu that is needed. Static. */
const char *store_version_needed(void);
/** Returns the version of libharu that is there. Static. */
const char *store_version_found(void);

/** Add a dictionary without a body yet. Returns its number, > 0. */
uint32_t store_add(struct store *store);
/** Give dictionary `number` its body: what stands between << and >>. */
void store_set(struct store *store, uint32_t number, struct str body);
/** Add a stream: entries of its dictionary (without Length) and its bytes as they shall stand in the file. Returns its number. */
uint32_t store_add_stream(struct store *store, struct str entries, struct str bytes);
/**
 * Append the whole file, version 1.7. Its identifier is the MD5 of all bytes before the trailer.
 * Returns false when libharu reports an error; `out` is then of no use.
 */
bool store_write(struct store *store, uint32_t root, uint32_t info, struct buf *out);
/** MD5 of some bytes, as 32 hexadecimal digits. */
void store_digest(struct str bytes, char ret_hex[32]);

#endif
