/*
 * Deflate: bytes packed for FlateDecode by libdeflate. A pure function, so that pages may be packed in threads.
 */
#ifndef CITYPROFILE_PDF_DEFLATE_H
#define CITYPROFILE_PDF_DEFLATE_H

#include "base/arena.h"
#include "base/str.h"

/** Returns the bytes in zlib form, owned by the arena. */
struct str deflate_bytes(struct str bytes, struct arena *arena);

#endif
