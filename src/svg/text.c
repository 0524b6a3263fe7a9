#include "svg/text.h"

#include <hb-ot.h>

#include "base/number.h"
#include "base/utf8.h"
#include "svg/outline.h"
#include "xml/xml.h"

#define NAME_LIMIT 128

/* Glyphs [first, end) and the bytes [from, to) of the text that they show. */
struct cluster {
	uint32_t first, end;
	size_t from, to;
};

/* Step through the clusters of a run; all zeros at first. The hyphen of a line break is none of them. */
static bool cluster_next(const struct text_run *run, struct cluster *cluster)
{
	uint32_t n = run->glyph_count - (run->hyphen ? 1 : 0), first = cluster->end;
	if (first >= n)
		return false;
	uint32_t end = first + 1;
	while (end < n && run->glyphs[end].character == run->glyphs[first].character)
		end++;
	*cluster = (struct cluster){first, end, cluster->to, end < n ? run->glyphs[end].character : run->text.n};
	return true;
}

static struct str cluster_text(const struct text_run *run, const struct cluster *cluster)
{
	return (struct str){run->text.at + cluster->from, cluster->to - cluster->from};
}

void text_add_colour(struct buf *out, colour colour)
{
	buf_format(out, "#%06x", (unsigned)colour);
}

/* The family as the font itself names it: that of the whole family where it has one, else that of its four common styles. */
static void add_family(struct buf *out, const struct font_face *face)
{
	static const hb_ot_name_id_t ids[] = {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY};
	char name[NAME_LIMIT];
	unsigned n = 0;
	for (size_t i = 0; i < sizeof ids / sizeof *ids && n == 0; i++) {
		n = sizeof name;
		if (hb_ot_name_get_utf8(face->face, ids[i], HB_LANGUAGE_INVALID, &n, name) == 0)
			n = 0;
	}
	buf_add_str(out, STR(" font-family=\"'"));
	xml_write_text(out, n > 0 ? (struct str){name, n} : face->family, true);
	buf_add_str(out, STR("', sans-serif\""));
}

static void add_font(struct buf *out, const struct text_run *run, struct str lang)
{
	add_family(out, run->face);
	buf_add_str(out, STR(" font-size=\""));
	number_add_length(out, run->size);
	buf_add_byte(out, '"');
	if (run->face->weight != 400)
		buf_format(out, " font-weight=\"%u\"", run->face->weight);
	if (run->face->italic)
		buf_add_str(out, STR(" font-style=\"italic\""));
	buf_add_str(out, STR(" fill=\""));
	text_add_colour(out, run->colour);
	buf_add_byte(out, '"');
	/* All letters of a run go one way, whatever they would do by themselves. */
	if (run->rtl)
		buf_add_str(out, STR(" direction=\"rtl\" unicode-bidi=\"bidi-override\""));
	if (run->lang.n > 0 && !str_equal(run->lang, lang)) {
		buf_add_str(out, STR(" xml:lang=\""));
		xml_write_text(out, run->lang, true);
		buf_add_byte(out, '"');
	}
	buf_add_str(out, STR(" xml:space=\"preserve\""));
}

static void add_transform(struct buf *out, struct frame_turn turn, length x, length y)
{
	const int64_t numbers[] = {turn.cosine, turn.sine, -(int64_t)turn.sine, turn.cosine};
	buf_add_str(out, STR(" transform=\"matrix("));
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		number_add_ratio(out, numbers[i], FRAME_TURN_ONE, 6);
		buf_add_byte(out, ' ');
	}
	number_add_operand(out, x);
	number_add_length(out, y);
	buf_add_str(out, STR(")\""));
}

/*
 * Whether what follows a cluster gets a place of its own: after a space; after what stands otherwise than the font says; after a
 * ligature, since lists of places count characters. Of what is read from the right, letters may join, so words stay whole.
 */
static bool ends_stretch(const struct text_run *run, const struct cluster *cluster)
{
	struct str text = cluster_text(run, cluster);
	if (str_is(text, " ") || str_is(text, "\xc2\xa0"))
		return true;
	if (run->rtl)
		return false;
	for (uint32_t i = cluster->first; i < cluster->end; i++)
		if (run->glyphs[i].advance != run->glyphs[i].natural)
			return true;
	return utf8_count(text) > 1 || text.n > 3;
}

static void close_stretch(struct buf *out, length y, struct str text)
{
	buf_add_str(out, STR("\" y=\""));
	number_add_length(out, y);
	buf_add_str(out, STR("\">"));
	xml_write_text(out, text, false);
	buf_add_str(out, STR("</tspan>"));
}

/* The place of a glyph for viewers, who add its offset themselves: the pen before it, in the direction of the run. */
static length pen_before(const struct text_run *run, const length *origins, uint32_t glyph)
{
	return origins[glyph] - run->glyphs[glyph].dx + (run->rtl ? run->glyphs[glyph].advance : 0);
}

static void add_stretches(struct buf *out, const struct text_run *run, length x, length y)
{
	length *origins = arena_array(out->arena, run->glyph_count, length);
	struct cluster cluster = {0};
	bool open = false;
	size_t from = 0;
	frame_glyph_origins(run, origins);
	while (cluster_next(run, &cluster)) {
		if (!open) {
			from = cluster.from;
			buf_add_str(out, STR("<tspan x=\""));
		} else if (!run->rtl) {
			buf_add_byte(out, ' ');
		}
		if (!open || !run->rtl)
			number_add_length(out, x + pen_before(run, origins, cluster.first));
		open = !ends_stretch(run, &cluster);
		if (!open)
			close_stretch(out, y, (struct str){run->text.at + from, cluster.to - from});
	}
	if (open)
		close_stretch(out, y, str_from_byte(run->text, from));
	if (run->hyphen) {
		buf_add_str(out, STR("<tspan x=\""));
		number_add_length(out, x + pen_before(run, origins, run->glyph_count - 1));
		close_stretch(out, y, STR("-"));
	}
}

/* Each cluster on its own: viewers that do not turn single letters of a text turn texts. */
static void add_curve(struct buf *out, const struct frame_item *item, struct str lang)
{
	const struct text_run *run = item->as.text;
	const struct frame_place *places = outline_places(item, out->arena);
	struct cluster cluster = {0};
	buf_add_str(out, STR("<g"));
	add_font(out, run, lang);
	buf_add_byte(out, '>');
	while (cluster_next(run, &cluster)) {
		const struct frame_place *place = &places[cluster.first];
		buf_add_str(out, STR("<text"));
		add_transform(out, place->turn, place->x, place->y);
		buf_add_byte(out, '>');
		xml_write_text(out, cluster_text(run, &cluster), false);
		buf_add_str(out, STR("</text>"));
	}
	buf_add_str(out, STR("</g>"));
}

void text_add(struct buf *out, const struct frame_item *item, struct str lang)
{
	const struct text_run *run = item->as.text;
	if (item->places) {
		add_curve(out, item, lang);
		return;
	}
	buf_add_str(out, STR("<text"));
	if (frame_is_turned(item))
		add_transform(out, item->turn, item->x, item->y);
	add_font(out, run, lang);
	buf_add_byte(out, '>');
	if (frame_is_turned(item))
		add_stretches(out, run, 0, -run->raise);
	else
		add_stretches(out, run, item->x, item->y - run->raise);
	buf_add_str(out, STR("</text>"));
}
