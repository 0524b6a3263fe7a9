#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "image/decode.h"

/* Everything that must survive a longjmp lives here, not in local variables. */
struct job {
	struct jpeg_error_mgr errors; /* first: the library hands back its address */
	struct jpeg_progress_mgr progress;
	struct jpeg_decompress_struct jpeg;
	jmp_buf failure;
	struct arena scratch;
	unsigned orientation;
	bool keep;                    /* pixels are needed, not the file */
	uint8_t *pixels;
	struct image image;
	struct decode_fault *fault;
};

static void fail(j_common_ptr common)
{
	struct job *job = (struct job *)common->err;
	char message[JMSG_LENGTH_MAX];
	job->errors.format_message(common, message);
	decode_refuse(job->fault, DIAG_IMAGE_DAMAGED, message);
	longjmp(job->failure, 1);
}

/* Level -1 is a warning: corrupt data that the library would paint over. Here it is an error. */
static void judge_message(j_common_ptr common, int level)
{
	if (level < 0) {
		fail(common);
	}
}

static void count_scans(j_common_ptr common)
{
	struct job *job = (struct job *)common->err;
	if (job->jpeg.input_scan_number > IMAGE_SCANS_LIMIT) {
		char reason[80];
		snprintf(reason, sizeof reason, "it has more scans than the limit of %d", IMAGE_SCANS_LIMIT);
		decode_refuse(job->fault, DIAG_IMAGE_DAMAGED, reason);
		longjmp(job->failure, 1);
	}
}

static void read_orientation(struct job *job)
{
	job->orientation = 1;
	for (jpeg_saved_marker_ptr marker = job->jpeg.marker_list; marker; marker = marker->next) {
		if (marker->data_length > 6 && memcmp(marker->data, "Exif\0\0", 6) == 0) {
			job->orientation = decode_orientation(marker->data + 6, marker->data_length - 6);
			return;
		}
	}
}

static void read_resolution(struct job *job)
{
	const struct jpeg_decompress_struct *jpeg = &job->jpeg;
	if (!jpeg->saw_JFIF_marker || jpeg->X_density != jpeg->Y_density) {
		return;
	}
	if (jpeg->density_unit == 1) {
		job->image.dots_per_metre = (jpeg->X_density * 10000u + 127) / 254;
	} else if (jpeg->density_unit == 2) {
		job->image.dots_per_metre = jpeg->X_density * 100u;
	}
}

static bool read_header(struct job *job)
{
	struct jpeg_decompress_struct *jpeg = &job->jpeg;
	jpeg_save_markers(jpeg, JPEG_APP0 + 1, 0xffff);
	jpeg_read_header(jpeg, TRUE);
	if (!decode_check_size(jpeg->image_width, jpeg->image_height, job->fault)) {
		return false;
	}
	bool grey = jpeg->jpeg_color_space == JCS_GRAYSCALE;
	if (!grey && jpeg->jpeg_color_space != JCS_YCbCr && jpeg->jpeg_color_space != JCS_RGB) {
		return decode_refuse(job->fault, DIAG_IMAGE_FORMAT, "its colours are neither grey nor RGB (CMYK is not accepted)");
	}
	jpeg->out_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
	job->image.width = jpeg->image_width;
	job->image.height = jpeg->image_height;
	job->image.components = grey ? 1 : 3;
	read_resolution(job);
	read_orientation(job);
	/* Readers of PDF know neither arithmetic coding nor, without guessing, plain RGB. */
	job->keep = job->orientation != 1 || jpeg->arith_code || jpeg->jpeg_color_space == JCS_RGB;
	return true;
}

/* Every row is decoded, wanted or not: damage shows only so. */
static void read_rows(struct job *job, struct arena *arena)
{
	struct jpeg_decompress_struct *jpeg = &job->jpeg;
	jpeg_start_decompress(jpeg);
	size_t stride = (size_t)jpeg->output_width * job->image.components;
	job->pixels = job->keep ? arena_take_array(arena, jpeg->output_height, stride) : arena_take(&job->scratch, stride);
	while (jpeg->output_scanline < jpeg->output_height) {
		JSAMPROW row = job->pixels + (job->keep ? jpeg->output_scanline * stride : 0);
		jpeg_read_scanlines(jpeg, &row, 1);
	}
	jpeg_finish_decompress(jpeg);
}

static bool read_all(struct job *job, struct str bytes, struct arena *arena)
{
	if (setjmp(job->failure) != 0) {
		return false;
	}
	jpeg_create_decompress(&job->jpeg);
	job->jpeg.progress = &job->progress;
	jpeg_mem_src(&job->jpeg, (const unsigned char *)bytes.at, bytes.n);
	if (!read_header(job)) {
		return false;
	}
	read_rows(job, arena);
	return true;
}

bool decode_jpeg(struct str bytes, struct arena *arena, struct image *ret_image, struct decode_fault *ret_fault)
{
	struct job job = {.fault = ret_fault};
	job.jpeg.err = jpeg_std_error(&job.errors);
	job.errors.error_exit = fail;
	job.errors.emit_message = judge_message;
	job.progress.progress_monitor = count_scans;
	bool done = read_all(&job, bytes, arena);
	if (done && !job.keep && !decode_jpeg_bare(bytes, job.image.components, arena, &job.image.packed)) {
		done = decode_refuse(ret_fault, DIAG_IMAGE_DAMAGED, "its segments do not fit together");
	}
	jpeg_destroy_decompress(&job.jpeg);
	arena_finish(&job.scratch);
	if (!done) {
		return false;
	}
	if (job.keep) {
		job.image.kind = IMAGE_PIXELS;
		job.image.pixels = job.pixels;
		decode_turn(&job.image, job.orientation, arena);
	} else {
		job.image.kind = IMAGE_JPEG;
	}
	*ret_image = job.image;
	return true;
}
