#include "text/paragraph.h"

#include <unicode/ubidi.h>

#include "base/utf8.h"

/* One thing on a line, in logical order: a run, or a mark. */
struct slot {
	uint8_t level;
	bool mark;
	uint32_t index;            /* in the line's runs or marks */
};

/* The line being made. */
struct lining {
	struct paragraph *par;
	struct arena *arena;
	const struct text_break_place *place;
	uint32_t start;            /* first unit */
	bool first, last;
	struct text_line *line;
	struct vec_of(struct text_run) runs;
	struct vec_of(struct text_mark) marks;
	struct vec_of(struct slot) slots;
	size_t item;               /* next item, next anchor: lines come in order */
	size_t anchor;
	/* Code points of one piece counted so far, so that a long piece is not counted anew for every run. */
	uint32_t counted_piece, counted_byte, counted;
};

static void grow_to(length *largest, length value)
{
	if (value > *largest) {
		*largest = value;
	}
}

/* The number of the code point at a byte of a piece; asked for in rising order. */
static uint32_t character_number(struct lining *lining, uint32_t piece, uint32_t byte)
{
	if (lining->counted_piece != piece) {
		lining->counted_piece = piece;
		lining->counted_byte = 0;
		lining->counted = 0;
	}
	const char *text = lining->par->pieces[piece].text.at;
	lining->counted += (uint32_t)utf8_count((struct str){text + lining->counted_byte, byte - lining->counted_byte});
	lining->counted_byte = byte;
	return lining->counted;
}

static uint32_t unit_byte(const struct paragraph *par, const struct text_item *item, uint32_t unit)
{
	bool within = unit < par->piece_start[item->piece + 1];
	return within ? par->bytes[unit] : (uint32_t)par->pieces[item->piece].text.n;
}

/* A word, or the part of it that stands on this line: cut within, it is shaped anew, for the cut may part a ligature. */
static const struct word_shape *word_part(struct lining *lining, const struct text_word *word, uint32_t start, uint32_t end,
	uint32_t *from)
{
	uint32_t to = word->end < end ? word->end : end;
	*from = word->start > start ? word->start : start;
	if (*from == word->start && to == word->end) {
		return word->shape;
	}
	return paragraph_shape_part(lining->par, &lining->par->items.at[word->item], *from, to);
}

/* Append a shape's glyphs to a run. What is space at the end of the line keeps its glyph, but takes no room. */
static void run_add_shape(struct lining *lining, struct text_run *run, const struct text_item *item, const struct word_shape *shape,
	uint32_t start, uint32_t first_byte)
{
	const struct paragraph *par = lining->par;
	length size = run->size;
	for (uint32_t i = 0; i < shape->n; i++) {
		const struct shape_glyph *from = &shape->at[i];
		struct text_glyph *glyph = &run->glyphs[run->glyph_count++];
		uint32_t unit = start + from->cluster;
		glyph->id = from->id;
		glyph->character = par->bytes[unit] - first_byte;
		glyph->natural = paragraph_advance(par, item, shape, i, start, &glyph->advance);
		glyph->dx = length_scale(size, from->dx, item->face->upem);
		glyph->dy = length_scale(size, from->dy, item->face->upem);
		if (unit >= lining->place->trim && unit_is_space(par->units[unit])) {
			glyph->advance = 0;
		}
		run->width += glyph->advance;
	}
}

static size_t first_word(const struct paragraph *par, const struct text_item *item, uint32_t unit)
{
	size_t low = item->word, high = par->words.n;
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;
		if (par->words.at[middle].start <= unit) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

static void run_add(struct lining *lining, const struct text_item *item, uint32_t start, uint32_t end)
{
	struct paragraph *par = lining->par;
	const struct text_piece *piece = &par->pieces[item->piece];
	const struct style *style = piece->style;
	uint32_t first_byte = par->bytes[start], from;
	struct text_run *run = vec_add(&lining->runs, lining->arena);
	*run = (struct text_run){.face = item->face, .size = style->size, .colour = style->colour, .raise = style->raise,
		.rtl = (item->level & 1) != 0, .artifact = piece->artifact, .node = piece->node, .lang = piece->lang,
		.text = {piece->text.at + first_byte, unit_byte(par, item, end) - first_byte},
		.first_character = character_number(lining, item->piece, first_byte)};
	size_t word = first_word(par, item, start), count = 1; /* one for a hyphen */
	for (size_t i = word; i < par->words.n && par->words.at[i].start < end; i++) {
		count += word_part(lining, &par->words.at[i], start, end, &from)->n;
	}
	run->glyphs = arena_array(lining->arena, count, struct text_glyph);
	for (size_t i = word; i < par->words.n && par->words.at[i].start < end; i++) {
		const struct word_shape *shape = word_part(lining, &par->words.at[i], start, end, &from);
		run_add_shape(lining, run, item, shape, from, first_byte);
	}
	grow_to(&lining->line->ascent, length_scale(style->size, item->face->ascent, item->face->upem));
	grow_to(&lining->line->descent, length_scale(style->size, -(int64_t)item->face->descent, item->face->upem));
	vec_push(&lining->slots, par->scratch, ((struct slot){item->level, false, (uint32_t)lining->runs.n - 1}));
}

static void mark_add(struct lining *lining, uint32_t number, uint8_t level)
{
	const struct text_piece *piece = &lining->par->pieces[number];
	bool box = piece->kind == TEXT_BOX;
	vec_push(&lining->marks, lining->arena, ((struct text_mark){.piece = number, .width = box ? piece->width : 0}));
	vec_push(&lining->slots, lining->par->scratch, ((struct slot){level, true, (uint32_t)lining->marks.n - 1}));
	if (box) {
		grow_to(&lining->line->ascent, piece->ascent);
		grow_to(&lining->line->descent, piece->descent);
	}
}

/* An anchor at a line's end goes with what it touches: with the word before it, unless a space lies between. */
static bool anchor_here(const struct lining *lining, const struct text_anchor *anchor, uint32_t unit)
{
	if (lining->last && unit >= lining->place->at) {
		return true;
	}
	if (anchor->at == lining->place->at) {
		return unit >= lining->place->at && lining->place->trim == lining->place->at;
	}
	return anchor->at <= unit;
}

/* Put the anchors that stand before a unit on the line. */
static void anchors_add(struct lining *lining, uint32_t unit, uint8_t level)
{
	const struct paragraph *par = lining->par;
	while (lining->anchor < par->anchors.n && anchor_here(lining, &par->anchors.at[lining->anchor], unit)) {
		mark_add(lining, par->anchors.at[lining->anchor++].piece, level);
	}
}

/* Everything between the line's two breaks. */
static void line_fill(struct lining *lining)
{
	struct paragraph *par = lining->par;
	uint8_t base = par->rtl ? 1 : 0;
	while (lining->item < par->items.n && par->items.at[lining->item].start < lining->place->at) {
		const struct text_item *item = &par->items.at[lining->item];
		uint32_t start = item->start > lining->start ? item->start : lining->start;
		uint32_t end = item->end < lining->place->at ? item->end : lining->place->at;
		enum text_piece_kind kind = par->pieces[item->piece].kind;
		anchors_add(lining, start, item->level);
		if (kind == TEXT_CHARACTERS) {
			run_add(lining, item, start, end);
		} else if (kind != TEXT_BREAK) {
			mark_add(lining, item->piece, item->level);
		}
		if (item->end > lining->place->at) {
			break;
		}
		lining->item++;
	}
	anchors_add(lining, lining->place->at, base);
}

static void hyphen_add(struct lining *lining)
{
	struct text_run *run = &lining->runs.at[lining->runs.n - 1];
	uint32_t glyph = paragraph_hyphen_glyph(run->face);
	run->glyphs[run->glyph_count++] = (struct text_glyph){.id = glyph, .character = (uint32_t)run->text.n,
		.advance = lining->place->hyphen, .natural = lining->place->hyphen};
	run->width += lining->place->hyphen;
	run->hyphen = true;
}

/* Tracking follows letters, not lines: the last letter seen has none after it. */
static void trailing_tracking_drop(struct lining *lining)
{
	for (size_t i = lining->slots.n; i-- > 0 && !lining->slots.at[i].mark;) {
		struct text_run *run = &lining->runs.at[lining->slots.at[i].index];
		for (uint32_t k = run->glyph_count; k-- > 0;) {
			struct text_glyph *glyph = &run->glyphs[k];
			if (glyph->advance != 0) {
				run->width -= glyph->advance - glyph->natural;
				glyph->advance = glyph->natural;
				return;
			}
		}
	}
}

static bool glyph_stretches(const struct text_run *run, const struct text_glyph *glyph)
{
	const unsigned char *at = (const unsigned char *)run->text.at + glyph->character;
	size_t left = run->text.n - glyph->character;
	return glyph->advance != 0 && ((left > 0 && at[0] == ' ') || (left > 1 && at[0] == 0xc2 && at[1] == 0xa0));
}

static length line_spaces(const struct lining *lining)
{
	length spaces = 0;
	for (size_t i = 0; i < lining->runs.n; i++) {
		const struct text_run *run = &lining->runs.at[i];
		for (uint32_t k = 0; k < run->glyph_count; k++) {
			spaces += glyph_stretches(run, &run->glyphs[k]) ? run->glyphs[k].advance : 0;
		}
	}
	return spaces;
}

/* Deal a gap out to the spaces by their width; each takes the difference of two rounded sums, so that all is dealt exactly. */
static void spaces_stretch(struct lining *lining, length gap, length spaces)
{
	length passed = 0;
	for (size_t i = 0; i < lining->runs.n; i++) {
		struct text_run *run = &lining->runs.at[i];
		for (uint32_t k = 0; k < run->glyph_count; k++) {
			struct text_glyph *glyph = &run->glyphs[k];
			if (glyph_stretches(run, glyph)) {
				length before = length_scale(gap, passed, spaces);
				passed += glyph->advance;
				length more = length_scale(gap, passed, spaces) - before;
				glyph->advance += more;
				run->width += more;
			}
		}
	}
}

static length slot_width(const struct lining *lining, const struct slot *slot)
{
	return slot->mark ? lining->marks.at[slot->index].width : lining->runs.at[slot->index].width;
}

static length line_width(const struct lining *lining)
{
	length width = 0;
	for (size_t i = 0; i < lining->slots.n; i++) {
		width += slot_width(lining, &lining->slots.at[i]);
	}
	return width;
}

/* Leaders share what is free. Returns whether there is one. */
static bool leaders_fill(struct lining *lining, length gap)
{
	int64_t count = 0, dealt = 0;
	for (size_t i = 0; i < lining->marks.n; i++) {
		count += lining->par->pieces[lining->marks.at[i].piece].kind == TEXT_LEADER;
	}
	for (size_t i = 0; gap > 0 && i < lining->marks.n; i++) {
		if (lining->par->pieces[lining->marks.at[i].piece].kind == TEXT_LEADER) {
			lining->marks.at[i].width = length_scale(gap, dealt + 1, count) - length_scale(gap, dealt, count);
			dealt++;
		}
	}
	return count > 0;
}

/* Bring the line to its measure. */
static void line_justify(struct lining *lining, length measure)
{
	bool justify = lining->par->setting->align == STYLE_JUSTIFY;
	length gap = measure - lining->line->width;
	if ((leaders_fill(lining, gap) && gap >= 0) || !justify || gap == 0 || (gap > 0 && lining->place->forced)) {
		return;
	}
	length spaces = line_spaces(lining);
	if (gap > spaces * SPACE_STRETCH / 1000) {
		return; /* holes are worse than an edge that is not even */
	}
	length least = -(spaces * SPACE_SHRINK / 1000);
	if (lining->line->overfull && gap < least) {
		gap = least;
	}
	if (spaces > 0) {
		spaces_stretch(lining, gap, spaces);
	}
}

/* Left edge of the line's content. What sticks out does so at the end edge. */
static length line_left(const struct lining *lining, length measure, length width)
{
	const struct text_setting *setting = lining->par->setting;
	length indent = lining->first ? setting->first_indent : 0;
	length gap = measure > width ? measure - width : 0;
	length inset = setting->align == STYLE_END ? gap : setting->align == STYLE_CENTRE ? gap / 2 : 0;
	bool from_right = lining->par->rtl != setting->against;
	return from_right ? setting->measure - indent - inset - width : indent + inset;
}

/* Give every run and mark its place, in the order that is seen. */
static void line_place(struct lining *lining, length left)
{
	size_t n = lining->slots.n;
	UBiDiLevel *levels = arena_array(lining->par->scratch, n + 1, UBiDiLevel);
	int32_t *order = arena_array(lining->par->scratch, n + 1, int32_t);
	for (size_t i = 0; i < n; i++) {
		levels[i] = lining->slots.at[i].level;
	}
	ubidi_reorderVisual(levels, (int32_t)n, order);
	for (size_t i = 0; i < n; i++) {
		const struct slot *slot = &lining->slots.at[order[i]];
		if (slot->mark) {
			lining->marks.at[slot->index].x = left;
		} else {
			lining->runs.at[slot->index].x = left;
		}
		left += slot_width(lining, slot);
	}
}

static void overfull_report(const struct lining *lining, struct diag *diag, length excess)
{
	struct paragraph *par = lining->par;
	length tenths = (excess * 10 + LENGTH_PT - 1) / LENGTH_PT;
	struct diag_entry *entry = diag_add(diag, DIAG_OVERFULL_LINE, paragraph_span(par, lining->start, diag->sources),
		"the line that begins here is %lld.%lld pt wider than its column", (long long)(tenths / 10), (long long)(tenths % 10));
	diag_hint(diag, entry, "let the long word be broken with soft hyphens (U+00AD), or shorten it");
}

static void line_make(struct lining *lining, const struct text_break_choice *choice, struct diag *diag)
{
	struct text_line *line = lining->line;
	lining->place = &choice->place;
	line->last = lining->last;
	line->hyphenated = choice->place.hyphenated;
	line->overfull = choice->overfull;
	line_fill(lining);
	trailing_tracking_drop(lining);
	if (choice->place.hyphenated) {
		hyphen_add(lining);
	}
	line->width = line_width(lining);
	length measure = paragraph_measure(lining->par, lining->first) - (lining->last ? lining->par->setting->tail : 0);
	line_justify(lining, measure);
	length width = line_width(lining);
	line_place(lining, line_left(lining, measure, width));
	if (line->overfull) {
		overfull_report(lining, diag, width - measure);
	}
	line->runs = lining->runs.at;
	line->run_count = (uint32_t)lining->runs.n;
	line->marks = lining->marks.at;
	line->mark_count = (uint32_t)lining->marks.n;
}

void paragraph_set_lines(struct paragraph *par, struct arena *arena, struct diag *diag, struct text_lines *ret_lines)
{
	struct lining lining = {.par = par, .arena = arena, .counted_piece = UINT32_MAX};
	struct text_line *lines = arena_array(arena, par->choices.n, struct text_line);
	for (size_t i = 0; i < par->choices.n; i++) {
		lining.line = &lines[i];
		lining.first = i == 0;
		lining.last = i + 1 == par->choices.n;
		lining.runs.at = NULL;
		lining.runs.n = lining.runs.capacity = 0;
		lining.marks.at = NULL;
		lining.marks.n = lining.marks.capacity = 0;
		lining.slots.n = 0;
		line_make(&lining, &par->choices.at[i], diag);
		lining.start = par->choices.at[i].place.at;
	}
	*ret_lines = (struct text_lines){lines, (uint32_t)par->choices.n};
}
