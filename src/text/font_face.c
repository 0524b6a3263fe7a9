#include "text/font_set.h"

#include <endian.h>
#include <hb-ot.h>
#include <string.h>

/* fsType of table OS/2: the licence allows no embedding when this bit stands without the two milder ones. */
#define EMBEDDING_RESTRICTED 0x0002
#define EMBEDDING_PREVIEW 0x0004
#define EMBEDDING_EDITABLE 0x0008

static int16_t table_int16(hb_face_t *face, hb_tag_t tag, unsigned offset, int16_t missing)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned n;
	const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(blob, &n);
	int16_t value = n >= offset + 2 ? (int16_t)(bytes[offset] << 8 | bytes[offset + 1]) : missing;
	hb_blob_destroy(blob);
	return value;
}

/* The sum over a whole file that its checksum is made to give; the checksum stands in the table head. */
#define FILE_SUM 0xb1b0afbau
#define CHECKSUM_OFFSET 8

static uint32_t number_at(const char *at)
{
	uint32_t number;
	memcpy(&number, at, sizeof number);
	return be32toh(number);
}

/* The bytes as unsigned 32-bit numbers, filled up with zeros, added up. */
static uint32_t sum_of(const char *bytes, size_t n)
{
	char rest[4] = {0};
	uint32_t sum = 0;
	size_t whole = n - n % 4;
	for (size_t i = 0; i < whole; i += 4) {
		sum += number_at(bytes + i);
	}
	memcpy(rest, bytes + whole, n - whole);
	return sum + number_at(rest);
}

/* `entry` is the table's in the directory: tag, checksum, offset, length. */
static bool table_intact(struct str file, const char *entry)
{
	size_t offset = number_at(entry + 8), n = number_at(entry + 12);
	if (offset > file.n || n > file.n - offset) {
		return false;
	}
	uint32_t sum = sum_of(file.at + offset, n);
	if (memcmp(entry, "head", 4) == 0 && n >= CHECKSUM_OFFSET + 4) {
		sum -= number_at(file.at + offset + CHECKSUM_OFFSET);
	}
	return sum == number_at(entry + 4);
}

/* Font files carry checksums, so that damage need not be guessed at from what it does to the page. */
static bool file_intact(struct str file)
{
	if (file.n < 12 || sum_of(file.at, file.n) != FILE_SUM) {
		return false;
	}
	size_t tables = number_at(file.at + 4) >> 16;
	for (size_t i = 0; i < tables; i++) {
		if (28 + 16 * i > file.n || !table_intact(file, file.at + 12 + 16 * i)) {
			return false;
		}
	}
	return true;
}

static bool face_embeddable(hb_face_t *face)
{
	int type = table_int16(face, HB_TAG('O', 'S', '/', '2'), 8, 0);
	return (type & EMBEDDING_RESTRICTED) == 0 || (type & (EMBEDDING_PREVIEW | EMBEDDING_EDITABLE)) != 0;
}

static struct str face_postscript_name(hb_face_t *face, struct arena *arena)
{
	char name[128];
	unsigned n = sizeof name;
	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
	return str_from(str_copy((struct str){name, n}, arena));
}

static void face_measure(struct font_face *face)
{
	const hb_tag_t hhea = HB_TAG('h', 'h', 'e', 'a');
	hb_position_t cap_height;
	face->upem = hb_face_get_upem(face->face);
	face->ascent = table_int16(face->face, hhea, 4, (int16_t)face->upem);
	face->descent = table_int16(face->face, hhea, 6, 0);
	if (!hb_ot_metrics_get_position(face->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height)) {
		cap_height = face->ascent;
	}
	face->cap_height = cap_height;
}

struct font_face *font_face_open(struct font_set *set, struct str path, struct span at, struct arena *arena, struct diag *diag)
{
	if (!file_is_regular(path)) {
		diag_hint(diag, diag_add(diag, DIAG_FILE_NOT_FOUND, at, "the font file %.*s cannot be found", STR_ARG(path)),
			"font files stand beside the description that names them");
		return NULL;
	}
	/* Read and not mapped: a mapped file that somebody cuts short ends the program. */
	struct str bytes;
	if (!file_read(path, FONT_FILE_LIMIT, at, arena, diag, &bytes)) {
		return NULL;
	}
	hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	struct font_face *face = arena_new(arena, struct font_face);
	face->bytes = bytes;
	face->file = face->path = path;
	/* Asked first: HarfBuzz lets go of bytes that it finds to be no font. */
	bool intact = file_intact(face->bytes);
	face->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	face->font = hb_font_create(face->face);
	if (!intact || hb_face_get_glyph_count(face->face) == 0) {
		diag_add(diag, DIAG_FONT_UNUSABLE, at, "the file %.*s is not a font, or is damaged", STR_ARG(path));
		font_face_close(face);
		return NULL;
	}
	if (!face_embeddable(face->face)) {
		diag_add(diag, DIAG_FONT_UNUSABLE, at, "the licence of the font %.*s does not let it be embedded", STR_ARG(path));
		font_face_close(face);
		return NULL;
	}
	face_measure(face);
	face->postscript_name = face_postscript_name(face->face, arena);
	face->number = (unsigned)set->faces.n;
	hb_font_make_immutable(face->font);
	hb_face_make_immutable(face->face);
	vec_push(&set->faces, arena, face);
	return face;
}

void font_face_close(struct font_face *face)
{
	hb_font_destroy(face->font);
	hb_face_destroy(face->face);
}
