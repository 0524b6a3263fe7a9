/*
 * What letters fill on a page, for tests that nothing overlaps: for each piece of text a turned box around its outlines, tails and
 * marks included, not the larger one from ascent to descent.
 */
#ifndef CITYPROFILE_TESTS_CHART_INK_H
#define CITYPROFILE_TESTS_CHART_INK_H

#include "fixture.h"

#include "frame/frame.h"

/* A box, turned; corners clockwise as the text sees it. */
struct ink_box { length x[4], y[4]; struct str text; };

/* Glyphs are kept in the order of the text; which one stands at place `i` from the left? */
static inline uint32_t ink_number(const struct text_run *run, uint32_t i)
{
	return run->rtl ? run->glyph_count - 1 - i : i;
}

/* The box around the outlines of a run's glyphs from place `first`, from where the first of them starts on the baseline. */
static inline void ink_measure(const struct text_run *run, uint32_t first, uint32_t count, struct arena *arena, length ret_box[4])
{
	length along = 0;
	bool empty = true;
	for (uint32_t i = first; i < first + count; i++) {
		const struct text_glyph *glyph = &run->glyphs[ink_number(run, i)];
		struct text_path path = text_glyph_outline(run->face, run->size, glyph->id, arena);
		for (size_t k = 0; k < path.n; k++) {
			/* Fonts have points of the outline at its extremes; the controls of curves lie beyond them. */
			int end = path.at[k].verb == TEXT_CURVE ? 2 : 0;
			length x = along + glyph->dx + path.at[k].x[end], y = path.at[k].y[end] - glyph->dy;
			if (path.at[k].verb == TEXT_CLOSE)
				continue;
			ret_box[0] = empty || x < ret_box[0] ? x : ret_box[0];
			ret_box[1] = empty || y < ret_box[1] ? y : ret_box[1];
			ret_box[2] = empty || x > ret_box[2] ? x : ret_box[2];
			ret_box[3] = empty || y > ret_box[3] ? y : ret_box[3];
			empty = false;
		}
		along += glyph->advance;
	}
	if (empty)
		memset(ret_box, 0, 4 * sizeof *ret_box);
}

static inline void ink_place(struct ink_box *box, const length ink[4], length x, length y, struct frame_turn turn)
{
	if (turn.cosine == 0 && turn.sine == 0)
		turn.cosine = FRAME_TURN_ONE;
	for (int i = 0; i < 4; i++) {
		length along = ink[i == 1 || i == 2 ? 2 : 0], down = ink[i >= 2 ? 3 : 1];
		box->x[i] = x + (along * turn.cosine - down * turn.sine) / FRAME_TURN_ONE;
		box->y[i] = y + (along * turn.sine + down * turn.cosine) / FRAME_TURN_ONE;
	}
}

/* The box around `count` glyphs of text from number `first`, in the order in which they stand; on a curve, around one. */
static inline struct ink_box ink_glyphs(const struct frame_item *item, uint32_t first, uint32_t count, struct arena *arena)
{
	const struct text_run *run = frame_item_run(item);
	struct ink_box box = {.text = run->text};
	length ink[4], along = 0;
	ink_measure(run, first, count, arena, ink);
	if (item->places) {
		const struct frame_place *place = &item->places[ink_number(run, first)];
		ink_place(&box, ink, item->x + place->x, item->y + place->y, place->turn);
		return box;
	}
	for (uint32_t i = 0; i < first; i++)
		along += run->glyphs[ink_number(run, i)].advance;
	ink[0] += along;
	ink[2] += along;
	ink_place(&box, ink, item->x, item->y, item->turn);
	return box;
}

/* Convex boxes overlap unless a side of one parts them: all corners of the other lie beyond it. */
static inline bool ink_is_parted(const struct ink_box *a, const struct ink_box *b)
{
	for (int i = 0; i < 4; i++) {
		length dx = a->x[(i + 1) % 4] - a->x[i], dy = a->y[(i + 1) % 4] - a->y[i];
		bool apart = true;
		for (int k = 0; k < 4 && apart; k++)
			apart = dx * (b->y[k] - a->y[i]) - dy * (b->x[k] - a->x[i]) <= 0;
		if (apart)
			return true;
	}
	return false;
}

static inline bool ink_overlaps(const struct ink_box *a, const struct ink_box *b)
{
	return !ink_is_parted(a, b) && !ink_is_parted(b, a);
}

/* Whether letters of two pieces of text overlap. */
static inline bool ink_letters_overlap(const struct frame_item *a, const struct frame_item *b, struct arena *arena)
{
	for (uint32_t i = 0; i < a->as.text->glyph_count; i++) {
		struct ink_box one = ink_glyphs(a, i, 1, arena);
		for (uint32_t k = 0; k < b->as.text->glyph_count; k++) {
			struct ink_box other = ink_glyphs(b, k, 1, arena);
			if (ink_overlaps(&one, &other))
				return true;
		}
	}
	return false;
}

/* Fail when two pieces of text overlap: boxes around them first, then, where these do, boxes around each letter. */
static inline void ink_check_apart(const struct frame_group *group, struct arena *arena, uint64_t seed)
{
	struct vec_of(struct { const struct frame_item *item; struct ink_box box; }) texts = {0};
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		uint32_t pieces = item->kind != FRAME_TEXT ? 0 : item->places ? item->as.text->glyph_count : 1;
		for (uint32_t k = 0; k < pieces; k++) {
			struct ink_box box = ink_glyphs(item, k, item->places ? 1 : item->as.text->glyph_count, arena);
			vec_add(&texts, arena)->item = item;
			texts.at[texts.n - 1].box = box;
		}
	}
	for (size_t i = 0; i < texts.n; i++)
		for (size_t k = i + 1; k < texts.n; k++)
			if (texts.at[i].item != texts.at[k].item && ink_overlaps(&texts.at[i].box, &texts.at[k].box) &&
				ink_letters_overlap(texts.at[i].item, texts.at[k].item, arena))
				fail_msg("seed %llu: “%.*s” and “%.*s” overlap at %lld %lld and %lld %lld", (unsigned long long)seed,
					STR_ARG(texts.at[i].box.text), STR_ARG(texts.at[k].box.text), (long long)texts.at[i].box.x[3], (long long)texts.at[i].box.y[3],
					(long long)texts.at[k].box.x[3], (long long)texts.at[k].box.y[3]);
}

/* Fail when something lies outside the drawing by more than a point; of text, its letters. */
static inline void ink_check_inside(const struct frame_group *group, struct arena *arena, uint64_t seed)
{
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		struct frame_bounds bounds = frame_item_bounds(item);
		struct ink_box box = {
			{bounds.x, bounds.x + bounds.width, bounds.x + bounds.width, bounds.x}, {bounds.y, bounds.y, bounds.y + bounds.height, bounds.y + bounds.height}, {0},
		};
		const struct text_run *run = frame_item_run(item);
		if (run && !item->places && run->glyph_count > 0)
			box = ink_glyphs(item, 0, run->glyph_count, arena);
		for (int k = 0; k < 4; k++)
			if (box.x[k] < -LENGTH_PT || box.y[k] < -LENGTH_PT || box.x[k] > group->width + LENGTH_PT || box.y[k] > group->height + LENGTH_PT)
				fail_msg("seed %llu: item %zu lies outside the drawing", (unsigned long long)seed, i);
	}
}

#endif
