#include "frame/frame.h"

#include <inttypes.h>

/* Three decimals, always, so that dumps line up and differ only where pages do. */
static void add_decimal(struct buf *out, int64_t value, int64_t one)
{
	int64_t thousandths = length_scale(value, 1000, one);
	uint64_t magnitude = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
	buf_format(out, "%s%" PRIu64 ".%03" PRIu64, thousandths < 0 ? "-" : "", magnitude / 1000, magnitude % 1000);
}

static void add_points(struct buf *out, length value)
{
	add_decimal(out, value, LENGTH_PT);
}

static void add_turn(struct buf *out, struct frame_turn turn)
{
	add_decimal(out, turn.cosine, FRAME_TURN_ONE);
	buf_add_byte(out, ' ');
	add_decimal(out, turn.sine, FRAME_TURN_ONE);
}

static void add_quoted(struct buf *out, struct str text)
{
	buf_add_byte(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (c == '"' || c == '\\') {
			buf_add_byte(out, '\\');
			buf_add_byte(out, (char)c);
		} else if (c < 0x20 || c == 0x7f) {
			buf_format(out, "\\x%02x", c);
		} else {
			buf_add_byte(out, (char)c);
		}
	}
	buf_add_byte(out, '"');
}

/* ` key "text"`, nothing for empty text. */
static void add_field(struct buf *out, const char *key, struct str text)
{
	if (text.n > 0) {
		buf_format(out, " %s ", key);
		add_quoted(out, text);
	}
}

static void add_length(struct buf *out, const char *key, length value)
{
	buf_format(out, " %s ", key);
	add_points(out, value);
}

static void add_colour(struct buf *out, const char *key, colour shade)
{
	if (shade != COLOUR_NONE) {
		buf_format(out, " %s #%06X", key, (unsigned)shade);
	}
}

static void add_owner(struct buf *out, const struct frame_item *item)
{
	static const char *const artifacts[] = {
		[FRAME_LAYOUT] = "layout",
		[FRAME_HEADER] = "header",
		[FRAME_FOOTER] = "footer",
		[FRAME_BACKGROUND] = "background",
		[FRAME_REPEAT] = "repeat",
	};
	if (item->node > 0) {
		buf_format(out, " node %" PRIu32, item->node);
	} else {
		buf_format(out, " %s", artifacts[item->artifact]);
	}
}

/* Of text on a curve, where each glyph stands and how it is turned; of other turned text, its turn. */
static void add_places(struct buf *out, const struct frame_item *item)
{
	if (item->places == NULL) {
		buf_add_str(out, STR(" turn "));
		add_turn(out, item->turn);
		return;
	}
	buf_add_str(out, STR(" curve"));
	for (uint32_t i = 0; i < frame_item_run(item)->glyph_count; i++) {
		add_length(out, "at", item->places[i].x);
		buf_add_byte(out, ' ');
		add_points(out, item->places[i].y);
		buf_add_str(out, STR(" turn "));
		add_turn(out, item->places[i].turn);
	}
}

static void add_text(struct buf *out, const struct frame_item *item)
{
	const struct text_run *run = frame_item_run(item);
	buf_add_byte(out, ' ');
	add_quoted(out, run->text);
	buf_format(out, "%s %.*s%s", run->hyphen ? " hyphen" : "", STR_ARG(run->face->postscript_name), run->rtl ? " rtl" : "");
	add_length(out, "size", run->size);
	add_length(out, "width", run->width);
	if (run->raise != 0) {
		add_length(out, "raise", run->raise);
	}
	if (item->kind == FRAME_HALO) {
		add_colour(out, "colour", item->as.halo.colour);
		add_length(out, "line", item->as.halo.stroke_width);
	} else {
		add_colour(out, "colour", run->colour);
		add_field(out, "lang", run->lang);
	}
	if (frame_is_turned(item)) {
		add_places(out, item);
	}
}

static void add_path(struct buf *out, const struct frame_item *item)
{
	static const char *const patterns[] = {
		[FRAME_SOLID] = "",
		[FRAME_HATCH] = " hatch",
		[FRAME_LINES] = " lines",
		[FRAME_DOTS] = " dots",
	};
	const struct frame_paint *paint = &item->as.path.paint;
	add_colour(out, "fill", paint->fill);
	buf_add_str(out, str_from(patterns[paint->pattern]));
	add_colour(out, "ground", paint->ground);
	if (paint->stroke != COLOUR_NONE) {
		add_colour(out, "stroke", paint->stroke);
		add_length(out, "line", paint->stroke_width);
	}
	if (paint->dash_on > 0) {
		add_length(out, "dash", paint->dash_on);
		add_length(out, "gap", paint->dash_off);
	}
	buf_add_str(out, paint->round_caps ? STR(" round:") : STR(":"));
	for (size_t i = 0; i < item->as.path.n; i++) {
		const struct text_path_point *point = &item->as.path.points[i];
		int n = point->verb == TEXT_CURVE ? 3 : point->verb == TEXT_CLOSE ? 0 : 1;
		static const char verbs[] = {[TEXT_MOVE] = 'M', [TEXT_LINE] = 'L', [TEXT_CURVE] = 'C', [TEXT_CLOSE] = 'Z'};
		buf_format(out, " %c", verbs[point->verb]);
		for (int k = 0; k < n; k++) {
			buf_add_byte(out, ' ');
			add_points(out, point->x[k]);
			buf_add_byte(out, ' ');
			add_points(out, point->y[k]);
		}
	}
}

static void add_item(struct buf *out, const struct frame_item *item)
{
	static const char *const kinds[] = {
		[FRAME_TEXT] = "text",
		[FRAME_PATH] = "path",
		[FRAME_IMAGE] = "image",
		[FRAME_LINK] = "link",
		[FRAME_HALO] = "halo",
	};
	buf_format(out, "  %s", kinds[item->kind]);
	add_length(out, "at", item->x);
	buf_add_byte(out, ' ');
	add_points(out, item->y);
	if (!frame_item_run(item)) {
		add_length(out, "size", item->width);
		buf_add_byte(out, ' ');
		add_points(out, item->height);
	}
	add_owner(out, item);
	switch (item->kind) {
	case FRAME_TEXT:
	case FRAME_HALO:
		add_text(out, item);
		break;
	case FRAME_PATH:
		add_path(out, item);
		break;
	case FRAME_IMAGE:
		buf_format(out, " pixels %" PRIu32 " %" PRIu32 " digest %016" PRIx64,
			item->as.image->width, item->as.image->height, item->as.image->digest);
		break;
	case FRAME_LINK:
		add_field(out, "to", item->as.link.to);
		add_field(out, "href", item->as.link.href);
		add_field(out, "contents", item->as.link.contents);
		break;
	}
	buf_add_byte(out, '\n');
}

static void add_page(struct buf *out, uint32_t number, const struct frame_page *page)
{
	buf_format(out, "page %" PRIu32, number);
	add_length(out, "size", page->width);
	buf_add_byte(out, ' ');
	add_points(out, page->height);
	buf_add_str(out, page->recto ? STR(" recto") : STR(" verso"));
	add_field(out, "folio", page->folio);
	buf_add_byte(out, '\n');
	for (size_t i = 0; i < page->items.n; i++) {
		add_item(out, &page->items.at[i]);
	}
}

static void add_node(struct buf *out, const struct frames *frames, uint32_t number)
{
	const struct frame_node *node = &frames->nodes[number];
	for (uint32_t above = node->parent; above > 0 && above < number; above = frames->nodes[above].parent) {
		buf_add_str(out, STR("  "));
	}
	buf_format(out, "  %" PRIu32 " ", number);
	buf_add_str(out, node->role.n > 0 ? node->role : STR("-"));
	buf_add_str(out, node->leaf ? STR(" leaf") : STR(""));
	add_field(out, "id", node->id);
	add_field(out, "lang", node->lang);
	add_field(out, "scope", node->scope);
	if (node->colspan > 1) {
		buf_format(out, " colspan %u", node->colspan);
	}
	if (node->rowspan > 1) {
		buf_format(out, " rowspan %u", node->rowspan);
	}
	buf_add_str(out, node->numbered ? STR(" numbered") : STR(""));
	add_field(out, "alt", node->alt);
	buf_add_byte(out, '\n');
}

static void add_place(struct buf *out, uint32_t page, length y, uint32_t node)
{
	buf_format(out, " page %" PRIu32, page + 1);
	add_length(out, "y", y);
	buf_format(out, " node %" PRIu32 "\n", node);
}

void frame_dump(const struct frames *frames, struct buf *out)
{
	buf_add_str(out, STR("frames"));
	add_field(out, "lang", frames->lang);
	buf_add_str(out, frames->rtl ? STR(" rtl\n") : STR("\n"));
	for (uint32_t i = 0; i < frames->page_count; i++) {
		add_page(out, i + 1, &frames->pages[i]);
	}
	buf_add_str(out, STR("targets\n"));
	for (uint32_t i = 0; i < frames->target_count; i++) {
		const struct frame_target *target = &frames->targets[i];
		buf_add_str(out, STR("  "));
		add_quoted(out, target->id);
		add_place(out, target->page, target->y, target->node);
	}
	buf_add_str(out, STR("outline\n"));
	for (uint32_t i = 0; i < frames->outline_count; i++) {
		const struct frame_outline *outline = &frames->outlines[i];
		buf_format(out, "  %u ", outline->level);
		add_quoted(out, outline->title);
		add_place(out, outline->page, outline->y, outline->node);
	}
	buf_add_str(out, STR("structure\n"));
	for (uint32_t i = 1; i <= frames->node_count; i++) {
		add_node(out, frames, i);
	}
}
