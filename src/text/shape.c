#include "text/paragraph.h"

#include <unicode/uchar.h>

/*
 * Items are shaped word by word, each with the spaces after it, because the same words come again and again: the cache saves
 * nine tenths of the work. What is lost is kerning between a space and the word after it, of which the fonts have none worth
 * the price. Joining scripts shape in their surroundings when a word does not end at a space; those words are not kept.
 */

static bool script_joins(hb_script_t script)
{
	return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_NKO || script == HB_SCRIPT_MONGOLIAN;
}

static bool spaced_apart(const struct paragraph *par, uint32_t start, uint32_t end)
{
	bool before = start == 0 || unit_is_space(par->units[start - 1]);
	bool after = end == par->n || unit_is_space(par->units[end]) || unit_is_space(par->units[end - 1]);
	return before && after;
}

static bool item_tracked(const struct paragraph *par, const struct text_item *item)
{
	return par->pieces[item->piece].style->tracking != 0 && !script_joins(item->script);
}

void shaper_run(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned feature_count)
{
	static const char *const shapers[] = {"ot", NULL};
	hb_shape_full(font, buffer, features, feature_count, shapers);
}

static void buffer_shape(hb_buffer_t *buffer, const struct word_key *key)
{
	hb_feature_t features[] = {
		{HB_TAG('k', 'e', 'r', 'n'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
		{HB_TAG('l', 'i', 'g', 'a'), key->tracked ? 0 : 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
		{HB_TAG('c', 'l', 'i', 'g'), key->tracked ? 0 : 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
	};
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_direction(buffer, key->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, key->script);
	hb_buffer_set_language(buffer, key->language);
	shaper_run(key->face->font, buffer, features, sizeof features / sizeof *features);
}

/* HarfBuzz hands glyphs out from left to right; ours go as the text is read. */
static void shape_fill(struct word_shape *shape, hb_buffer_t *buffer, uint32_t start)
{
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, NULL);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
	for (uint32_t i = 0; i < shape->n; i++) {
		uint32_t from = shape->key.rtl ? shape->n - 1 - i : i;
		shape->at[i] = (struct shape_glyph){infos[from].codepoint, infos[from].cluster - start, positions[from].x_advance,
			positions[from].x_offset, positions[from].y_offset};
	}
}

const struct word_shape *paragraph_shape_part(struct paragraph *par, const struct text_item *item, uint32_t start, uint32_t end)
{
	struct text_shaper *shaper = par->shaper;
	bool alone = end - start <= WORD_CACHE_LONGEST && (!script_joins(item->script) || spaced_apart(par, start, end));
	struct word_key key = {item->face, item->script, item->language->hb, (item->level & 1) != 0, item_tracked(par, item),
		par->units + start, end - start};
	uint64_t hash = 0;
	const struct word_shape *kept = alone ? word_cache_lookup(shaper, &key, &hash) : NULL;
	if (kept != NULL) {
		return kept;
	}
	hb_buffer_clear_contents(shaper->buffer);
	if (alone) {
		hb_buffer_add_utf16(shaper->buffer, key.units, (int)key.n, 0, (int)key.n);
	} else {
		hb_buffer_add_utf16(shaper->buffer, par->units, (int)par->n, start, (int)key.n);
	}
	buffer_shape(shaper->buffer, &key);
	uint32_t n = hb_buffer_get_length(shaper->buffer);
	struct word_shape *shape = word_cache_keep(shaper, &key, hash, n, alone ? NULL : par->scratch);
	shape_fill(shape, shaper->buffer, alone ? 0 : start);
	return shape;
}

/* The end of the word at `from`: past the spaces after it. */
static uint32_t word_end(const struct paragraph *par, uint32_t from, uint32_t end)
{
	uint32_t i = from;
	while (i < end && !unit_is_space(par->units[i])) {
		i++;
	}
	while (i < end && unit_is_space(par->units[i])) {
		i++;
	}
	return i;
}

static uint32_t cluster_end(const struct word_shape *shape, uint32_t glyph)
{
	uint32_t next = glyph + 1;
	while (next < shape->n && shape->at[next].cluster == shape->at[glyph].cluster) {
		next++;
	}
	return next < shape->n ? shape->at[next].cluster : shape->key.n;
}

/* Tracking goes after the last glyph of what a reader takes for one letter: marks are not spaced from their base. */
static bool ends_letter(const struct paragraph *par, const struct word_shape *shape, uint32_t glyph, uint32_t start)
{
	if (glyph + 1 == shape->n) {
		return true;
	}
	uint32_t next = shape->at[glyph + 1].cluster;
	bool mark = u_hasBinaryProperty((UChar32)paragraph_character(par, start + next), UCHAR_GRAPHEME_EXTEND);
	return next != shape->at[glyph].cluster && !mark;
}

length paragraph_advance(const struct paragraph *par, const struct text_item *item, const struct word_shape *shape, uint32_t glyph,
	uint32_t start, length *ret_tracked)
{
	const struct style *style = par->pieces[item->piece].style;
	length natural = length_scale(style->size, shape->at[glyph].advance, item->face->upem);
	bool spaced = shape->key.tracked && ends_letter(par, shape, glyph, start);
	*ret_tracked = natural + (spaced ? style->tracking : 0);
	return natural;
}

/* Put the widths of a word's clusters into the table; a cluster of several units is dealt out to them evenly. */
static void word_measure(struct paragraph *par, const struct text_item *item, const struct text_word *word)
{
	const struct word_shape *shape = word->shape;
	for (uint32_t i = 0; i < shape->n; i++) {
		uint32_t from = word->start + shape->at[i].cluster;
		uint32_t units = word->start + cluster_end(shape, i) - from;
		length advance;
		paragraph_advance(par, item, shape, i, word->start, &advance);
		for (uint32_t k = 0; k < units; k++) {
			par->width[from + k + 1] += length_scale(advance, k + 1, units) - length_scale(advance, k, units);
		}
		if (unit_stretches(par->units[from])) {
			par->space[from + 1] += advance;
		}
	}
}

/* Shape the words of an item. Returns whether a glyph is missing after all, which a font's own rules may bring about. */
static bool item_shape(struct paragraph *par, uint32_t number, struct diag *diag)
{
	struct text_item *item = &par->items.at[number];
	bool missing = false;
	item->word = (uint32_t)par->words.n;
	for (uint32_t i = item->start; i < item->end;) {
		uint32_t end = word_end(par, i, item->end);
		struct text_word word = {i, end, number, paragraph_shape_part(par, item, i, end)};
		for (uint32_t k = 0; k < word.shape->n; k++) {
			if (word.shape->at[k].id == 0) {
				paragraph_report_missing(par, i + word.shape->at[k].cluster, diag);
				missing = true;
			}
		}
		word_measure(par, item, &word);
		vec_push(&par->words, par->scratch, word);
		i = end;
	}
	return missing;
}

static void object_measure(struct paragraph *par, const struct text_item *item)
{
	const struct text_piece *piece = &par->pieces[item->piece];
	if (piece->kind == TEXT_BOX) {
		par->width[item->start + 1] = piece->width;
	} else if (piece->kind == TEXT_LEADER) {
		if (par->leader == NULL) {
			par->leader = arena_array(par->scratch, par->n + 1, uint32_t);
		}
		par->leader[item->start + 1] = 1;
	}
}

static void sum_up(struct paragraph *par)
{
	for (uint32_t i = 0; i < par->n; i++) {
		par->width[i + 1] += par->width[i];
		par->space[i + 1] += par->space[i];
	}
	for (uint32_t i = 0; par->leader != NULL && i < par->n; i++) {
		par->leader[i + 1] += par->leader[i];
	}
}

bool paragraph_shape(struct paragraph *par, struct diag *diag)
{
	bool missing = false;
	par->width = arena_array(par->scratch, par->n + 1, length);
	par->space = arena_array(par->scratch, par->n + 1, length);
	for (uint32_t i = 0; i < par->items.n; i++) {
		if (par->items.at[i].face != NULL) {
			missing = item_shape(par, i, diag) || missing;
		} else {
			object_measure(par, &par->items.at[i]);
		}
	}
	sum_up(par);
	return !missing;
}

const struct text_item *paragraph_item(const struct paragraph *par, uint32_t unit)
{
	size_t low = 0, high = par->items.n;
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;
		if (par->items.at[middle].start <= unit) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return &par->items.at[low];
}

length paragraph_tracking_before(const struct paragraph *par, uint32_t end)
{
	const struct text_item *item = end > 0 ? paragraph_item(par, end - 1) : NULL;
	return item != NULL && item->face != NULL && item_tracked(par, item) ? par->pieces[item->piece].style->tracking : 0;
}
