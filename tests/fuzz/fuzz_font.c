/* TrueType files: opened, asked for glyphs, shaped, drawn as outlines, and embedded in a PDF of one page. */
#include "harness.h"
#include "base/utf8.h"
#include "pdf/pdf.h"
#include "text/font_set.h"

#define CHECKSUM 0xb1b0afbau
#define ADJUSTMENT 8 /* of the table head */

static void start(void)
{
}

static uint32_t number_at(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void set_number(uint8_t *at, uint32_t number)
{
	for (unsigned i = 0; i < 4; i++)
		at[i] = (uint8_t)(number >> (24 - 8 * i));
}

static uint32_t sum_of(const uint8_t *at, size_t n)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += (uint32_t)at[i] << (24 - 8 * (i % 4));
	return sum;
}

/* Put the checksums of the tables right, and the one over the whole file, which stands in the table head. */
static void mend(char *bytes, size_t n)
{
	uint8_t *at = (uint8_t *)bytes, *total = NULL;
	size_t tables = n < 12 ? 0 : (size_t)at[4] << 8 | at[5];
	for (size_t i = 0; i < tables && 28 + 16 * i <= n; i++) {
		uint8_t *entry = at + 12 + 16 * i;
		size_t offset = number_at(entry + 8), size = number_at(entry + 12);
		if (offset > n || size > n - offset)
			continue;
		if (memcmp(entry, "head", 4) == 0 && size >= ADJUSTMENT + 4)
			set_number(total = at + offset + ADJUSTMENT, 0);
		set_number(entry + 4, sum_of(at + offset, size));
	}
	if (total)
		set_number(total, CHECKSUM - sum_of(at, n));
}

/* The characters of a text that the face has. */
static struct str present(const struct font_set *set, const struct style *style, const uint32_t *characters, struct arena *arena)
{
	struct buf text = {.arena = arena};
	buf_add(&text, "", 0);
	for (; *characters; characters++)
		if (font_for_character(set, style, *characters))
			utf8_add(&text, *characters);
	return buf_str(&text);
}

/* Lines on one page, one paragraph each. */
static void add_lines(struct trial *trial, const struct text_lines *lines, struct frame_page *page)
{
	for (uint32_t i = 0; i < lines->n; i++)
		for (uint32_t k = 0; k < lines->at[i].run_count; k++) {
			struct text_run *run = &lines->at[i].runs[k];
			struct frame_item item = {.kind = FRAME_TEXT, .node = run->node, .x = run->x, .y = 50 * LENGTH_PT, .width = run->width, .as.text = run};
			frame_add(&page->items, &trial->arena, &item);
		}
}

static bool write_page(struct trial *trial, struct frame_page *page)
{
	struct frame_node nodes[] = {{0}, {.role = STR("P"), .leaf = true}};
	struct frames frames = {.pages = page, .page_count = 1, .nodes = nodes, .node_count = 1, .lang = STR("en")};
	struct pdf_metadata metadata = {.title = STR("Input"), .created = STR("2026-01-01")};
	struct buf text = {.arena = &trial->arena};
	struct str pdf;
	frame_dump(&frames, &text);
	trial_digest(trial, buf_str(&text));
	if (!pdf_write(&frames, &metadata, NULL, 0, &trial->arena, &trial->diag, &pdf))
		return false;
	trial_digest(trial, pdf);
	return true;
}

static bool set_text(struct trial *trial, const struct font_set *set)
{
	static const uint32_t latin[] = {'A', 'V', 'T', 'o', ' ', 'f', 'i', 'n', 0xe5, ',', ' ', '2', '0', '%', ' ', 'e', 0x301, 0};
	static const uint32_t arabic[] = {0x645, 0x62f, 0x64a, 0x646, 0x629, ' ', 0x644, 0x627, 0x64e, 0};
	struct style style = {.family = STR("text"), .weight = 400, .size = 10 * LENGTH_PT, .leading = 14 * LENGTH_PT};
	struct text_piece pieces[] = {
		{.kind = TEXT_CHARACTERS, .text = present(set, &style, latin, &trial->arena), .style = &style, .lang = STR("en"), .node = 1},
		{.kind = TEXT_CHARACTERS, .text = present(set, &style, arabic, &trial->arena), .style = &style, .lang = STR("ar"), .node = 1},
	};
	struct text_setting setting = {.align = STYLE_JUSTIFY, .measure = 60 * LENGTH_PT};
	struct frame_page page = {.width = 200 * LENGTH_PT, .height = 100 * LENGTH_PT};
	struct text_shaper *shaper = text_shaper_create(set, trial_path(".", &trial->arena));
	struct text_lines lines;
	bool fine = text_break(shaper, pieces, 2, &setting, &trial->arena, &trial->diag, &lines);
	if (fine) {
		struct text_path path = text_outline(set->faces.at[0], 10 * LENGTH_PT, pieces[0].text, &trial->arena);
		trial_digest(trial, str_format(&trial->arena, "%zu %ld", path.n, (long)path.width));
		add_lines(trial, &lines, &page);
		fine = write_page(trial, &page);
	}
	text_shaper_destroy(shaper);
	return fine;
}

static bool run(struct str bytes, struct trial *trial)
{
	struct font_set set = {0};
	struct font_face *face = font_face_open(&set, trial_file(bytes), (struct span){0}, &trial->arena, &trial->diag);
	if (!face)
		return false;
	face->family = STR("text");
	face->weight = 400;
	struct font_family family = {.name = face->family};
	vec_push(&family.faces, &trial->arena, face);
	vec_push(&set.families, &trial->arena, &family);
	vec_push(&set.general, &trial->arena, &family);
	bool accepted = set_text(trial, &set) && !diag_failed(&trial->diag);
	font_set_destroy(&set);
	return accepted;
}

const struct harness harness = {
	.name = "font", .ending = ".ttf", .largest = 65536, .mend = mend, .mutations = 600, .start = start, .run = run,
};
