/*
 * Decoders: PNG and JPEG from bytes in memory. Inner part of image. Files are taken as hostile: the
 * libraries' errors come back by longjmp inside one function of each decoder and nowhere else.
 */
#ifndef CITYPROFILE_IMAGE_DECODE_H
#define CITYPROFILE_IMAGE_DECODE_H

#include "image/image.h"

/** Deflate cannot pack more than this many bytes into one: a file that claims to is lying about its size. */
#define DECODE_DEFLATE_RATIO 1032

/** Why an image was refused: a code of the catalogue and a reason in words. */
struct decode_fault {
	enum diag_code code;
	char reason[200];
};

/**
 * Take over the rows of a PNG file as they are packed. Returns false, *ret_image untouched, when they must be decoded first or
 * anything is wrong with them, which decode_png will name.
 */
bool decode_png_rows(struct str bytes, struct arena *arena, struct image *ret_image);
/** Decode a PNG file. Returns false with *ret_fault set, *ret_image untouched. */
bool decode_png(struct str bytes, struct arena *arena, struct image *ret_image, struct decode_fault *ret_fault);
/** Check a JPEG file by decoding it; what makes its pixels is passed through unless it must be turned or PDF cannot read its coding. As decode_png. */
bool decode_jpeg(struct str bytes, struct arena *arena, struct image *ret_image, struct decode_fault *ret_fault);
/**
 * Copy of a JPEG file in grey or YCbCr that was decoded without fault: frames, tables and scans, and what tells its colours. Everything else,
 * such as Exif, ICC profiles, comments and what follows the end, stays behind. Returns false, *ret_bare untouched, when it cannot be walked through.
 */
bool decode_jpeg_bare(struct str bytes, unsigned components, struct arena *arena, struct str *ret_bare);
/** Returns the orientation 1 to 8 in an Exif block that starts with its TIFF header; 1 when there is none. */
unsigned decode_orientation(const uint8_t *exif, size_t n);
/** Turn pixels and alpha upright and swap the sizes where needed. orientation 1 to 8. */
void decode_turn(struct image *image, unsigned orientation, struct arena *arena);
/** Fill in the fault. Returns false, for `return decode_refuse(...)`. */
bool decode_refuse(struct decode_fault *fault, enum diag_code code, const char *reason);
/** Check size and number of pixels. Returns false with the fault set. */
bool decode_check_size(uint64_t width, uint64_t height, struct decode_fault *ret_fault);

#endif
