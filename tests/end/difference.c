/*
 * How much two pictures differ, as the eye sees them from afar: each is made smaller, squares of SIDE by SIDE pixels to one; then the mean of the
 * differences of all channels, and the largest, in hundredths of one of 255. Pictures of two sizes are an error.
 * Usage: difference SIDE FIRST.png SECOND.png
 */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>

#define CHANNELS 3

struct picture {
	png_uint_32 width, height;
	png_bytep pixels;
};

static int picture_read(const char *path, struct picture *picture)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	const png_color white = {255, 255, 255};
	if (!png_image_begin_read_from_file(&image, path)) {
		return 0;
	}
	image.format = PNG_FORMAT_RGB;
	*picture = (struct picture){image.width, image.height, malloc(PNG_IMAGE_SIZE(image))};
	return picture->pixels && png_image_finish_read(&image, &white, picture->pixels, 0, NULL);
}

/* The sum of a channel over a square; squares at the right and lower edges may be cut off. */
static long square_sum(const struct picture *picture, png_uint_32 x0, png_uint_32 y0, png_uint_32 side, int channel, long *ret_count)
{
	long sum = 0, count = 0;
	for (png_uint_32 y = y0; y < y0 + side && y < picture->height; y++) {
		for (png_uint_32 x = x0; x < x0 + side && x < picture->width; x++) {
			sum += picture->pixels[((size_t)y * picture->width + x) * CHANNELS + (size_t)channel];
			count++;
		}
	}
	*ret_count = count;
	return sum;
}

static void compare(const struct picture *one, const struct picture *two, png_uint_32 side)
{
	long long all = 0, squares = 0;
	long largest = 0;
	for (png_uint_32 y = 0; y < one->height; y += side) {
		for (png_uint_32 x = 0; x < one->width; x += side) {
			for (int channel = 0; channel < CHANNELS; channel++) {
				long count, first = square_sum(one, x, y, side, channel, &count), second = square_sum(two, x, y, side, channel, &count);
				long difference = labs(first - second) * 100 / count;
				all += difference;
				squares++;
				largest = difference > largest ? difference : largest;
			}
		}
	}
	printf("%lld %ld\n", all / squares, largest);
}

int main(int count, char **arguments)
{
	struct picture one = {0}, two = {0};
	int status = 1;
	if (count != 4 || !picture_read(arguments[2], &one) || !picture_read(arguments[3], &two)) {
		fputs("cannot be read\n", stderr);
	} else if (one.width != two.width || one.height != two.height) {
		fprintf(stderr, "%ux%u and %ux%u pixels\n", one.width, one.height, two.width, two.height);
	} else {
		compare(&one, &two, (png_uint_32)strtoul(arguments[1], NULL, 10));
		status = 0;
	}
	free(one.pixels);
	free(two.pixels);
	return status;
}
