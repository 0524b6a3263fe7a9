#include "image/image.h"

#include <stdio.h>

#include "image/decode.h"

/* FNV-1a, 64 bits. */
static uint64_t digest(struct str bytes)
{
	uint64_t hash = 0xcbf29ce484222325u;
	for (size_t i = 0; i < bytes.n; i++) {
		hash = (hash ^ (unsigned char)bytes.at[i]) * 0x100000001b3u;
	}
	return hash;
}

bool decode_refuse(struct decode_fault *fault, enum diag_code code, const char *reason)
{
	size_t n = strlen(reason);
	n = n < sizeof fault->reason ? n : sizeof fault->reason - 1;
	fault->code = code;
	memcpy(fault->reason, reason, n);
	fault->reason[n] = '\0';
	return false;
}

bool decode_check_size(uint64_t width, uint64_t height, struct decode_fault *ret_fault)
{
	if (width > IMAGE_PIXELS_LIMIT || height > IMAGE_PIXELS_LIMIT || width * height > IMAGE_PIXELS_LIMIT) {
		char reason[80];
		snprintf(reason, sizeof reason, "it has more pixels than the limit of %d", IMAGE_PIXELS_LIMIT);
		return decode_refuse(ret_fault, DIAG_IMAGE_TOO_LARGE, reason);
	}
	return true;
}

static bool decode(struct str bytes, struct arena *arena, struct image *ret_image, struct decode_fault *ret_fault)
{
	if (str_starts(bytes, STR("\x89PNG\r\n\x1a\n"))) {
		return decode_png_rows(bytes, arena, ret_image) || decode_png(bytes, arena, ret_image, ret_fault);
	}
	if (str_starts(bytes, STR("\xff\xd8\xff"))) {
		return decode_jpeg(bytes, arena, ret_image, ret_fault);
	}
	return decode_refuse(ret_fault, DIAG_IMAGE_FORMAT, "it is neither PNG nor JPEG");
}

uint64_t image_size(const struct image *image)
{
	uint64_t pixels = (uint64_t)image->width * image->height;
	return image->kind != IMAGE_PIXELS ? image->packed.n : pixels * (image->components + (image->alpha != NULL));
}

bool image_read(struct str path, struct span at, struct arena *arena, struct diag *diag, struct image *ret_image)
{
	struct str bytes;
	struct image image = {0};
	struct decode_fault fault;
	if (!file_read(path, IMAGE_FILE_LIMIT, at, arena, diag, &bytes)) {
		return false;
	}
	if (!decode(bytes, arena, &image, &fault)) {
		diag_add(diag, fault.code, at, "the image “%.*s” cannot be used: %s", STR_ARG(path), fault.reason);
		return false;
	}
	image.digest = digest(bytes);
	*ret_image = image;
	return true;
}
