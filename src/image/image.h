/*
 * Images: PNG and JPEG files checked and decoded whole before use, by libpng and libjpeg-turbo,
 * because libharu's own readers crash on damaged files.
 *
 * What is damaged in any part is refused whole. Images are turned upright as Exif says. Gamma and
 * colour profiles are ignored: pixels count as sRGB. So is what follows a file's end. Nothing but pixels is passed on.
 */
#ifndef CITYPROFILE_IMAGE_IMAGE_H
#define CITYPROFILE_IMAGE_IMAGE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

/** Largest image file, in bytes, and largest number of pixels of one image. */
#define IMAGE_FILE_LIMIT FILE_LIMIT
#define IMAGE_PIXELS_LIMIT (64 * 1000 * 1000)
/** Passes over its pixels that a progressive JPEG file may ask for. Files may hold thousands, each touching every pixel; real ones have about ten. */
#define IMAGE_SCANS_LIMIT 100

enum image_kind { IMAGE_PIXELS, IMAGE_DEFLATED, IMAGE_JPEG };

/** A decoded image. Owned by an arena. */
struct image {
	enum image_kind kind;
	uint32_t width, height;   /* pixels, after orientation */
	unsigned components;      /* 1 grey, 3 RGB; 8 bits each */
	const uint8_t *pixels;    /* IMAGE_PIXELS: rows of width * components bytes */
	const uint8_t *alpha;     /* rows of width bytes, or NULL */
	struct str packed;        /* for pass-through, verified by unpacking once; IMAGE_JPEG: the file without what is not its pixels'; IMAGE_DEFLATED: rows with their PNG filters in zlib form */
	uint32_t dots_per_metre;  /* 0 unknown */
	uint64_t digest;          /* of content; equal images share one object */
};

/**
 * Read and check an image file. `at` is the place that names it. PNG of 8 bits without transparency and interlacing is passed through, other
 * forms are converted to pixels of 8 bits; JPEG in CMYK is refused.
 * Returns false with an error in diag, *ret_image untouched.
 */
bool image_read(struct str path, struct span at, struct arena *arena, struct diag *diag, struct image *ret_image);
/** Returns the bytes of memory that an image takes: its pixels, or its file where that is passed through. */
uint64_t image_size(const struct image *image);

#endif
