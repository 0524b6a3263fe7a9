#include "pdf/text.h"

#include "base/number.h"
#include "base/utf8.h"
#include "pdf/font.h"
#include "pdf/string.h"
#include "pdf/structure.h"

/* Positions are corrected when they are off by half a thousandth of the size, which is what an integer in TJ can mend. */
#define MILLI 1000

/* A glyph made ready: its code, where it stands from the run's left edge, and to what cluster it belongs. */
struct placed {
	uint32_t code;
	length x, rise;
	bool needs_actual;  /* more glyphs than characters: the cluster says its text as a whole */
	struct str cluster;
};

static bool is_allowed(uint32_t c)
{
	return c >= 0x20 && !(c >= 0x7f && c < 0xa0) && c != 0xfeff && c != 0xfffd && (c & 0xfffe) != 0xfffe;
}

static bool check_run(struct page *page, const struct frame_item *item)
{
	const struct text_run *run = item->as.text;
	uint32_t glyph_count = hb_face_get_glyph_count(run->face->face);
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		if (run->glyphs[i].id == 0 || run->glyphs[i].id >= glyph_count) {
			page_error(page, DIAG_PDF_GLYPH, item, "font %.*s has no glyph for part of “%.*s”",
				STR_ARG(run->face->postscript_name), STR_ARG(run->text));
			return false;
		}
	}
	for (size_t i = 0; i < run->text.n;) {
		uint32_t c = utf8_next(run->text, &i);
		if (!is_allowed(c)) {
			page_error(page, DIAG_PDF_TEXT, item, "text holds the character U+%04X, which is no text", c);
			return false;
		}
	}
	return true;
}

static struct placed *place_glyphs(const struct text_run *run, struct arena *arena)
{
	struct placed *placed = arena_array(arena, run->glyph_count, struct placed);
	length *x = arena_array(arena, run->glyph_count, length);
	frame_glyph_origins(run, x);
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		placed[i].x = x[i];
		placed[i].rise = run->glyphs[i].dy;
	}
	return placed;
}

/* Deal a cluster's characters out to its glyphs, one each and the rest to the last: put together they are the source text. */
static void deal_cluster(struct page *page, struct font_use *use, const struct text_run *run, struct placed *placed,
	uint32_t first, uint32_t end, struct str text)
{
	bool short_of_text = utf8_count(text) < end - first;
	size_t at = 0;
	struct str share = text;
	for (uint32_t i = first; i < end; i++) {
		size_t next = at;
		if (i + 1 == end) {
			next = text.n;
		} else if (at < text.n) {
			utf8_next(text, &next);
		}
		if (next > at) {
			share = (struct str){text.at + at, next - at};
		}
		at = next;
		placed[i].code = font_code_lookup(page->writer, use, run->glyphs[i].id, share);
		placed[i].needs_actual = short_of_text;
		placed[i].cluster = text;
	}
}

static bool code_glyphs(struct page *page, const struct frame_item *item, struct placed *placed)
{
	const struct text_run *run = item->as.text;
	struct font_use *use = font_use_lookup(page->writer, run->face);
	uint32_t n = run->glyph_count - (run->hyphen ? 1 : 0);
	size_t from = 0;
	for (uint32_t first = 0, end; first < n; first = end) {
		for (end = first + 1; end < n && run->glyphs[end].character == run->glyphs[first].character; end++) {
		}
		size_t to = end < n ? run->glyphs[end].character : run->text.n;
		if (to <= from || to > run->text.n) {
			page_error(page, DIAG_PDF_TEXT, item, "the glyphs of “%.*s” do not follow its characters", STR_ARG(run->text));
			return false;
		}
		deal_cluster(page, use, run, placed, first, end, (struct str){run->text.at + from, to - from});
		from = to;
	}
	if (run->hyphen) {
		/* Soft hyphen: readers join the word again. */
		placed[n] = (struct placed){.code = font_code_lookup(page->writer, use, run->glyphs[n].id, STR("\xc2\xad")),
			.x = placed[n].x, .rise = placed[n].rise};
	}
	return true;
}

/* The array of TJ for glyphs [first, end), which share their rise. `*pen` is the reader's pen in thousandths of 1/1000 em from `origin`. */
static void add_array(struct page *page, const struct text_run *run, const struct placed *placed, uint32_t first, uint32_t end,
	length origin, int64_t *pen)
{
	const struct font_use *use = font_use_lookup(page->writer, run->face);
	struct buf *ops = &page->ops;
	bool open = false;
	buf_add_byte(ops, '[');
	for (uint32_t i = first; i < end; i++) {
		int64_t wanted = length_scale(placed[i].x - origin, MILLI * MILLI, run->size);
		int64_t step = length_scale(*pen - wanted, 1, MILLI);
		if (step != 0) {
			if (open) {
				buf_add_byte(ops, '>');
			}
			number_add_ratio(ops, step, 1, 0);
			open = false;
			*pen -= step * MILLI;
		}
		if (!open) {
			buf_add_byte(ops, '<');
			open = true;
		}
		string_add_hex(ops, placed[i].code, 4);
		*pen += use->codes.at[placed[i].code].width;
	}
	buf_add_str(ops, STR(">]TJ\n"));
}

/* Set the pen to a point of the page with the writing direction turned. */
static void add_matrix(struct page *page, struct frame_turn turn, length x, length y)
{
	writer_add_matrix(&page->ops, page->height, turn, x, y);
	buf_add_str(&page->ops, STR("Tm\n"));
}

/* Text on a curve: a matrix for each glyph, which has its offsets in its place. */
static void add_curve(struct page *page, const struct frame_item *item, const struct placed *placed)
{
	const struct text_run *run = item->as.text;
	struct buf *ops = &page->ops;
	buf_add_str(ops, STR("BT\n"));
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		const struct frame_place *place = &item->places[i];
		add_matrix(page, place->turn, item->x + place->x, item->y + place->y);
		buf_add_byte(ops, '<');
		string_add_hex(ops, placed[i].code, 4);
		buf_add_str(ops, STR(">Tj\n"));
	}
	buf_add_str(ops, STR("ET\n"));
}

/* Set the pen to a point of the line, `along` from its left edge. */
static void add_start(struct page *page, const struct frame_item *item, length along)
{
	length rise = item->as.text->raise;
	struct frame_turn turn = item->turn;
	if (!frame_is_turned(item)) {
		writer_add_point(&page->ops, page->height, item->x + along, item->y - rise);
		buf_add_str(&page->ops, STR("Td\n"));
		return;
	}
	length x = length_scale(along, turn.cosine, FRAME_TURN_ONE) + length_scale(rise, turn.sine, FRAME_TURN_ONE);
	length y = length_scale(along, turn.sine, FRAME_TURN_ONE) - length_scale(rise, turn.cosine, FRAME_TURN_ONE);
	add_matrix(page, turn, item->x + x, item->y + y);
}

/* One text object with glyphs [first, end). */
static void add_object(struct page *page, const struct frame_item *item, const struct placed *placed, uint32_t first, uint32_t end)
{
	const struct text_run *run = item->as.text;
	struct buf *ops = &page->ops;
	length origin = placed[first].x;
	length rise = 0;
	int64_t pen = 0;
	buf_add_str(ops, STR("BT\n"));
	add_start(page, item, origin);
	for (uint32_t i = first, next; i < end; i = next) {
		for (next = i + 1; next < end && placed[next].rise == placed[i].rise; next++) {
		}
		if (placed[i].rise != rise) {
			rise = placed[i].rise;
			number_add_length(ops, rise);
			buf_add_str(ops, STR(" Ts\n"));
		}
		add_array(page, run, placed, i, next, origin, &pen);
	}
	buf_add_str(ops, rise != 0 ? STR("0 Ts\nET\n") : STR("ET\n"));
}

static void set_font(struct page *page, const struct text_run *run)
{
	struct writer *writer = page->writer;
	const struct font_use *use = font_use_lookup(writer, run->face);
	page_set_fill(page, run->colour);
	if (page->font == use && page->font_size == run->size) {
		return;
	}
	buf_format(&page->ops, "/F%u ", use->number);
	number_add_length(&page->ops, run->size);
	buf_add_str(&page->ops, STR(" Tf\n"));
	page->font = use;
	page->font_size = run->size;
}

/* Glyphs go out in stretches: a cluster that needs its text said stands alone. Artifacts say nothing. */
static void add_stretches(struct page *page, const struct frame_item *item, const struct placed *placed)
{
	const struct text_run *run = item->as.text;
	for (uint32_t i = 0, end; i < run->glyph_count; i = end) {
		bool actual = placed[i].needs_actual && item->node > 0;
		for (end = i + 1; end < run->glyph_count; end++) {
			bool same_cluster = placed[end].cluster.at == placed[i].cluster.at;
			bool same = actual ? same_cluster : !(placed[end].needs_actual && item->node > 0);
			if (!same) {
				break;
			}
		}
		if (actual) {
			page_mark_actual(page, item->node, placed[i].cluster);
		} else {
			page_mark(page, item);
		}
		set_font(page, run);
		add_object(page, item, placed, i, end);
		if (actual) {
			page_unmark(page);
		}
	}
}

/* Readers take letters that stand on no common line for words of their own, so turned text says itself as a whole. */
static void add_whole(struct page *page, const struct frame_item *item, const struct placed *placed)
{
	const struct text_run *run = item->as.text;
	if (item->node > 0) {
		page_mark_actual(page, item->node, run->text);
	} else {
		page_mark(page, item);
	}
	set_font(page, run);
	if (item->places != NULL) {
		add_curve(page, item, placed);
	} else {
		add_object(page, item, placed, 0, run->glyph_count);
	}
	if (item->node > 0) {
		page_unmark(page);
	}
}

void text_show(struct page *page, const struct frame_item *item)
{
	const struct text_run *run = item->as.text;
	if (run->glyph_count == 0 || run->size <= 0 || !check_run(page, item)) {
		return;
	}
	struct placed *placed = place_glyphs(run, &page->writer->page_arena);
	if (!code_glyphs(page, item, placed)) {
		return;
	}
	if (frame_is_turned(item)) {
		add_whole(page, item, placed);
	} else {
		add_stretches(page, item, placed);
	}
	if (item->node > 0) {
		struct frame_bounds bounds = frame_item_bounds(item);
		structure_cover(page->writer, page->index, item->node, bounds.x, bounds.y, bounds.width, bounds.height);
	}
}
