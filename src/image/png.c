#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "base/memory.h"
#include "image/decode.h"

/* Largest ancillary chunk looked at. */
#define CHUNK_LIMIT (8 * 1024 * 1024)

/* Everything that must survive a longjmp lives here, not in local variables. */
struct job {
	jmp_buf failure;
	png_structp png;
	png_infop info;
	struct str rest;          /* bytes not yet read */
	size_t size;              /* of the whole file */
	struct arena scratch;
	uint8_t *rows;            /* all channels together */
	unsigned channels;
	unsigned orientation;
	struct image image;
	struct decode_fault *fault;
};

static void fail(png_structp png, png_const_charp message)
{
	struct job *job = png_get_error_ptr(png);
	decode_refuse(job->fault, DIAG_IMAGE_DAMAGED, message);
	longjmp(job->failure, 1);
}

/* A warning on the pixels is an error, such as more of them than the image has; what else may be wrong with a file is not used. */
static void judge_warning(png_structp png, png_const_charp message)
{
	if (str_starts(str_from(message), STR("IDAT: "))) {
		fail(png, message);
	}
}

static void *take(png_structp png, png_alloc_size_t size)
{
	return memory_take(size);
}

static void give(png_structp png, void *memory)
{
	memory_free(memory);
}

static void read_bytes(png_structp png, png_bytep out, size_t n)
{
	struct job *job = png_get_io_ptr(png);
	if (n > job->rest.n) {
		png_error(png, "it is cut short");
	}
	memcpy(out, job->rest.at, n);
	job->rest = str_from_byte(job->rest, n);
}

/* Whatever the file holds becomes 8 bits of grey or RGB, with alpha where there is transparency. */
static void set_transformations(struct job *job)
{
	png_set_expand(job->png);
	png_set_scale_16(job->png);
	png_set_interlace_handling(job->png);
	png_read_update_info(job->png, job->info);
}

static void read_resolution(struct job *job)
{
	png_uint_32 x, y;
	int unit;
	if (png_get_pHYs(job->png, job->info, &x, &y, &unit) && unit == PNG_RESOLUTION_METER && x == y) {
		job->image.dots_per_metre = x;
	}
}

static void read_orientation(struct job *job)
{
	png_uint_32 n;
	png_bytep exif;
	job->orientation = 1;
	if (png_get_eXIf_1(job->png, job->info, &n, &exif)) {
		job->orientation = decode_orientation(exif, n);
	}
}

static bool read_header(struct job *job)
{
	png_read_info(job->png, job->info);
	struct image *image = &job->image;
	image->width = png_get_image_width(job->png, job->info);
	image->height = png_get_image_height(job->png, job->info);
	if (!decode_check_size(image->width, image->height, job->fault)) {
		return false;
	}
	uint64_t packed = (uint64_t)png_get_rowbytes(job->png, job->info) * image->height;
	if (packed / DECODE_DEFLATE_RATIO > job->size) {
		return decode_refuse(job->fault, DIAG_IMAGE_DAMAGED, "it is too short for its number of pixels");
	}
	set_transformations(job);
	job->channels = png_get_channels(job->png, job->info);
	return true;
}

static void read_rows(struct job *job)
{
	size_t stride = png_get_rowbytes(job->png, job->info);
	job->rows = arena_take_array(&job->scratch, job->image.height, stride);
	png_bytepp pointers = arena_array(&job->scratch, job->image.height, png_bytep);
	for (uint32_t y = 0; y < job->image.height; y++) {
		pointers[y] = job->rows + y * stride;
	}
	png_read_image(job->png, pointers);
	png_read_end(job->png, job->info);
	read_resolution(job);
	read_orientation(job);
}

/*
 * Whether every chunk has room in the file, up to its end: the library takes as much memory as a chunk says it is long before it
 * reads it. Signature, then length, name, data and checksum of each.
 */
static bool is_whole(struct str bytes)
{
	enum { SIGNATURE = 8, FRAME = 12 };
	for (struct str rest = str_from_byte(bytes, SIGNATURE); rest.n >= FRAME;) {
		uint32_t n = png_get_uint_32((png_const_bytep)rest.at);
		if (n > rest.n - FRAME) {
			return false;
		}
		if (memcmp(rest.at + 4, "IEND", 4) == 0) {
			return true;
		}
		rest = str_from_byte(rest, FRAME + (size_t)n);
	}
	return false;
}

static bool read_all(struct job *job)
{
	if (!is_whole(job->rest)) {
		return decode_refuse(job->fault, DIAG_IMAGE_DAMAGED, "it is cut short");
	}
	if (setjmp(job->failure) != 0) {
		return false;
	}
	job->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, job, fail, judge_warning, NULL, take, give);
	if (!job->png) {
		memory_exhausted(0);
	}
	job->info = png_create_info_struct(job->png);
	png_set_read_fn(job->png, job, read_bytes);
	png_set_crc_action(job->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
	png_set_user_limits(job->png, IMAGE_PIXELS_LIMIT, IMAGE_PIXELS_LIMIT);
	png_set_chunk_malloc_max(job->png, CHUNK_LIMIT);
	if (!read_header(job)) {
		return false;
	}
	read_rows(job);
	return true;
}

/* PDF keeps colour and transparency apart. */
static void split_channels(struct job *job, struct arena *arena)
{
	struct image *image = &job->image;
	size_t n = (size_t)image->width * image->height;
	bool has_alpha = job->channels == 2 || job->channels == 4;
	image->kind = IMAGE_PIXELS;
	image->components = job->channels - has_alpha;
	uint8_t *pixels = arena_take(arena, n * image->components);
	uint8_t *alpha = has_alpha ? arena_take(arena, n) : NULL;
	const uint8_t *from = job->rows;
	uint8_t *to = pixels;
	for (size_t i = 0; i < n; i++) {
		for (unsigned k = 0; k < image->components; k++) {
			*to++ = *from++;
		}
		if (has_alpha) {
			alpha[i] = *from++;
		}
	}
	image->pixels = pixels;
	image->alpha = alpha;
}

bool decode_png(struct str bytes, struct arena *arena, struct image *ret_image, struct decode_fault *ret_fault)
{
	struct job job = {.rest = bytes, .size = bytes.n, .fault = ret_fault};
	bool done = read_all(&job);
	if (job.png) {
		png_destroy_read_struct(&job.png, &job.info, NULL);
	}
	if (done) {
		split_channels(&job, arena);
		decode_turn(&job.image, job.orientation, arena);
		*ret_image = job.image;
	}
	arena_finish(&job.scratch);
	return done;
}
