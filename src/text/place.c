#include "text/paragraph.h"

#include "base/utf8.h"

/*
 * From a character of a piece back to the source. A piece's text had its white space collapsed, and in the source a character
 * may be written as a reference, so both are walked side by side. Text that is not the source's own (a label, a number) does
 * not match; then the piece's whole place is all that can be told.
 */

static uint32_t piece_at(const struct paragraph *par, uint32_t unit)
{
	uint32_t low = 0, high = (uint32_t)par->piece_count;
	while (low + 1 < high) {
		uint32_t middle = low + (high - low) / 2;
		if (par->piece_start[middle] <= unit) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

static bool is_white(struct str raw)
{
	return raw.n > 0 && (raw.at[0] == ' ' || raw.at[0] == '\t' || raw.at[0] == '\r' || raw.at[0] == '\n');
}

/* Whether a character of the source may stand for one of the text; a reference may stand for any. */
static bool matches(struct str raw, struct str text, size_t byte)
{
	size_t index = 0;
	return raw.n > 0 && (raw.at[0] == '&' || utf8_next(raw, &index) == utf8_next(text, &byte));
}

/* Takes the next character of the source; a row of white space counts as its last. Returns false at the end. */
static bool source_next(const struct source_list *sources, struct span *rest, struct span *ret_character)
{
	struct span next = xml_character_span(sources, *rest, 0);
	bool white = is_white(source_text(sources, next));
	while (white && is_white(source_text(sources, xml_character_span(sources, (struct span){rest->file, next.end, rest->end}, 0)))) {
		next = xml_character_span(sources, (struct span){rest->file, next.end, rest->end}, 0);
	}
	rest->start = next.end;
	*ret_character = next;
	return next.end > next.start;
}

/* Walk from the last place asked for, if it lies before this one: a paragraph with many faults is walked through once. */
static struct text_place_walk *walk_to(struct paragraph *par, uint32_t number, size_t wanted)
{
	struct text_place_walk *walk = &par->walk;
	if (!walk->started || walk->piece != number || walk->byte > wanted) {
		*walk = (struct text_place_walk){.started = true, .piece = number, .rest = par->pieces[number].at};
	}
	return walk;
}

struct span paragraph_span(struct paragraph *par, uint32_t unit, const struct source_list *sources)
{
	uint32_t number = piece_at(par, unit);
	const struct text_piece *piece = &par->pieces[number];
	size_t wanted = unit < par->n ? par->bytes[unit] : 0;
	struct text_place_walk *walk = walk_to(par, number, wanted);
	struct span rest = walk->rest, character;
	while (piece->kind == TEXT_CHARACTERS && !walk->foreign && walk->byte < piece->text.n && source_next(sources, &rest, &character)) {
		struct str raw = source_text(sources, character);
		bool dropped = is_white(raw) && piece->text.at[walk->byte] != ' '; /* at an edge */
		walk->foreign = !is_white(raw) && !matches(raw, piece->text, walk->byte);
		if (!dropped && !walk->foreign) {
			if (walk->byte >= wanted) {
				return character;
			}
			utf8_next(piece->text, &walk->byte);
		}
		walk->rest = rest;
	}
	return piece->at;
}
