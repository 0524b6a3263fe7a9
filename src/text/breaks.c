#include "text/paragraph.h"

#include <string.h>
#include <unicode/uchar.h>

/*
 * ICU says where a line may end by the rules of Unicode and of the language. Taken back is what it allows beside fixed spaces,
 * leaders and boxes, and between a figure and its unit.
 */

/* Letters behind a slash, from which on they may begin a line. */
#define SHORT_WORD 4

static bool unit_holds(uint16_t unit)
{
	return unit == 0x00a0 || unit == 0x2007 || unit == 0x202f || unit == 0x2060 || unit == 0xfeff;
}

/* A leader keeps what stands on either side of it, as a title keeps its page number. */
static bool beside_leader(const struct paragraph *par, uint32_t at)
{
	uint32_t before = at, after = at;
	if (par->leader == NULL) {
		return false;
	}
	while (before > 0 && unit_is_space(par->units[before - 1])) {
		before--;
	}
	while (after < par->n && unit_is_space(par->units[after])) {
		after++;
	}
	return (before > 0 && par->units[before - 1] == UNIT_LEADER) || (after < par->n && par->units[after] == UNIT_LEADER);
}

/* A short word behind a slash stays with what is before it: a unit such as µg/m³ is one. So does all behind two slashes. */
static bool behind_slash(const struct paragraph *par, uint32_t at)
{
	uint32_t end = at;
	if (at < 2 || par->units[at - 1] != '/') {
		return false;
	}
	if (!u_isalpha(par->units[at - 2])) {
		return par->units[at - 2] == '/';
	}
	while (end < par->n && u_isalpha(par->units[end])) {
		end++;
	}
	return end - at < SHORT_WORD;
}

/* A box clings to the word it touches; between two boxes a line may end. */
static bool glued_box(const struct paragraph *par, uint32_t at)
{
	bool before = par->units[at - 1] == UNIT_BOX, after = par->units[at] == UNIT_BOX;
	return before != after && !unit_is_space(par->units[at - 1]) && !unit_is_space(par->units[at]);
}

static const uint16_t *const measure_units[] = {
	u"%", u"‰", u"°C", u"°", u"€", u"$", u"£",
	u"mm", u"cm", u"m", u"km", u"m²", u"km²", u"ha", u"m³", u"l",
	u"g", u"kg", u"t", u"kt", u"Mt", u"W", u"kW", u"MW", u"GW", u"kWh", u"MWh", u"GWh", u"TWh", u"TJ", u"GJ",
	u"dB", u"ppm", u"Mbit/s", u"Gbit/s", u"min", u"a.m.", u"p.m.", u"USD", u"EUR", u"NOK",
};

/* Whether a figure stands before the space at `at` and a unit of measure after it. */
static bool within_quantity(const struct paragraph *par, uint32_t at)
{
	if (at < 2 || par->units[at - 1] != ' ' || !u_isdigit(par->units[at - 2])) {
		return false;
	}
	for (size_t i = 0; i < sizeof measure_units / sizeof *measure_units; i++) {
		uint32_t n = 0;
		while (measure_units[i][n] != 0 && at + n < par->n && par->units[at + n] == measure_units[i][n]) {
			n++;
		}
		if (measure_units[i][n] == 0 && (at + n == par->n || !u_isalnum(par->units[at + n]))) {
			return true;
		}
	}
	return false;
}

/* An address on a line: the units after its "//" up to the next space. */
struct address {
	uint32_t start, end;
};

/* The next address that begins at or after a unit; where there is none, it starts at the paragraph's end. */
static struct address next_address(const struct paragraph *par, uint32_t from)
{
	struct address address = {par->n, par->n};
	for (uint32_t i = from; i + 3 < par->n && address.start == par->n; i++) {
		if (par->units[i] == ':' && par->units[i + 1] == '/' && par->units[i + 2] == '/') {
			address.start = i + 3;
		}
	}
	address.end = address.start;
	while (address.end < par->n && !unit_separates(par->units[address.end])) {
		address.end++;
	}
	return address;
}

/* Within an address a line may end after what parts it, where letters or digits go on: a hyphen is never added. */
static bool address_breaks(const struct paragraph *par, const struct address *address, uint32_t at)
{
	static const uint16_t parts[] = u"/.-_?&=";
	if (at <= address->start || at >= address->end || !(u_isalnum(par->units[at]) || par->units[at] == '%')) {
		return false;
	}
	for (size_t i = 0; parts[i] != 0; i++) {
		if (par->units[at - 1] == parts[i]) {
			return true;
		}
	}
	return false;
}

static bool may_break(const struct paragraph *par, uint32_t at)
{
	return !unit_holds(par->units[at - 1]) && !unit_holds(par->units[at]) && !beside_leader(par, at) && !glued_box(par, at) &&
		!within_quantity(par, at) && !behind_slash(par, at);
}

uint32_t paragraph_hyphen_glyph(const struct font_face *face)
{
	hb_codepoint_t glyph = 0;
	if (!hb_font_get_nominal_glyph(face->font, 0x2010, &glyph)) {
		hb_font_get_nominal_glyph(face->font, '-', &glyph);
	}
	return glyph;
}

struct text_break_place paragraph_hyphen_place(const struct paragraph *par, uint32_t at)
{
	struct text_break_place place = {.at = at, .trim = at, .dashed = true, .trail = paragraph_tracking_before(par, at)};
	const struct text_item *item = paragraph_item(par, at - 1);
	uint32_t glyph = item->face != NULL ? paragraph_hyphen_glyph(item->face) : 0;
	if (glyph != 0) {
		place.hyphenated = true;
		hb_position_t advance = hb_font_get_glyph_h_advance(item->face->font, glyph);
		place.hyphen = length_scale(par->pieces[item->piece].style->size, advance, item->face->upem);
	}
	return place;
}

static void place_add(struct paragraph *par, uint32_t at, bool forced)
{
	uint16_t last = at > 0 ? par->units[at - 1] : 0;
	struct text_break_place place = {.at = at, .trim = at, .forced = forced, .dashed = last == '-' || last == 0x2010};
	uint32_t from = par->places.n > 0 ? par->places.at[par->places.n - 1].at : 0;
	if (last == UNIT_SOFT_HYPHEN && !forced) {
		place = paragraph_hyphen_place(par, at);
	}
	while (place.trim > from && (unit_is_space(par->units[place.trim - 1]) || par->units[place.trim - 1] == UNIT_BREAK)) {
		place.trim--;
	}
	place.trail = place.trim > from ? paragraph_tracking_before(par, place.trim) : 0;
	vec_push(&par->places, par->scratch, place);
}

static struct text_language *paragraph_language(const struct paragraph *par)
{
	for (size_t i = 0; i < par->items.n; i++) {
		if (par->items.at[i].language != NULL) {
			return par->items.at[i].language;
		}
	}
	return language_lookup(par->shaper, (struct str){"", 0});
}

/* Add the places within addresses that lie between two places. */
static void addresses_break(struct paragraph *par, struct address *address, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		if (i >= address->end) {
			*address = next_address(par, i);
		}
		if (address->start >= to) {
			return;
		}
		if (address_breaks(par, address, i)) {
			place_add(par, i, false);
		}
	}
}

void paragraph_find_breaks(struct paragraph *par)
{
	struct address address = next_address(par, 0);
	uint32_t from = 1;
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *lines = language_lines(paragraph_language(par));
	ubrk_setText(lines, par->units, (int32_t)par->n, &status);
	int32_t n = U_SUCCESS(status) ? (int32_t)par->n : 0;
	for (int32_t at = n > 0 ? ubrk_next(lines) : UBRK_DONE; at != UBRK_DONE && at < n; at = ubrk_next(lines)) {
		uint32_t unit = (uint32_t)at;
		addresses_break(par, &address, from, unit);
		from = unit + 1;
		if (par->units[unit - 1] == UNIT_BREAK) {
			place_add(par, unit, true);
		} else if (may_break(par, unit)) {
			place_add(par, unit, false);
		}
	}
	addresses_break(par, &address, from, par->n);
	place_add(par, par->n, true);
	/* The iterator lives on; what it points at does not. */
	ubrk_setText(lines, u"", 0, &status);
}
