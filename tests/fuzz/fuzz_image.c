/* PNG and JPEG files. */
#include "harness.h"
#include "image/image.h"

static void start(void)
{
}

static bool run(struct str bytes, struct trial *trial)
{
	struct image image;
	if (!image_read(trial_file(bytes), (struct span){0}, &trial->arena, &trial->diag, &image))
		return false;
	size_t pixels = (size_t)image.width * image.height;
	trial_expect(pixels > 0 && pixels <= IMAGE_PIXELS_LIMIT && (image.components == 1 || image.components == 3));
	if (image.kind == IMAGE_PIXELS)
		trial_digest(trial, (struct str){(const char *)image.pixels, pixels * image.components});
	if (image.alpha)
		trial_digest(trial, (struct str){(const char *)image.alpha, pixels});
	trial_digest(trial, image.packed);
	return true;
}

const struct harness harness = {
	.name = "image", .ending = "", .largest = 16384, .mutations = 1200, .start = start, .run = run,
};
