#include "pdf/deflate.h"

#include <assert.h>
#include <libdeflate.h>

#include "base/memory.h"

/* 6: as small as zlib's best in half the time; more gains nothing on page content. */
#define LEVEL 6

struct str deflate_bytes(struct str bytes, struct arena *arena)
{
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
	if (!compressor) {
		memory_exhausted(0);
	}
	size_t room = libdeflate_zlib_compress_bound(compressor, bytes.n);
	char *packed = arena_take(arena, room);
	size_t n = libdeflate_zlib_compress(compressor, bytes.at, bytes.n, packed, room);
	libdeflate_free_compressor(compressor);
	assert(n > 0);
	return (struct str){packed, n};
}
