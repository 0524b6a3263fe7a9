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

struct span paragraph_span(const struct paragraph *par, uint32_t unit, const struct source_list *sources)
{
	const struct text_piece *piece = &par->pieces[piece_at(par, unit)];
	struct span rest = piece->at, character;
	size_t byte = 0, wanted = unit < par->n ? par->bytes[unit] : 0;
	if (piece->kind != TEXT_CHARACTERS) {
		return piece->at;
	}
	while (byte < piece->text.n && source_next(sources, &rest, &character)) {
		struct str raw = source_text(sources, character);
		if (is_white(raw) && piece->text.at[byte] != ' ') {
			continue; /* at an edge, where it was dropped */
		}
		if (!is_white(raw) && !matches(raw, piece->text, byte)) {
			break;
		}
		if (byte >= wanted) {
			return character;
		}
		utf8_next(piece->text, &byte);
	}
	return piece->at;
}
