#include "press/chart.h"

#include "base/number.h"
#include "svg/svg.h"

/* How far a drawing may stand out at the sides: half a line. */
#define OVERHANG LENGTH_PT
/* Paper left free all round. */
#define MARGIN (3 * LENGTH_PT)
/* A circle is not made smaller than this. */
#define LEAST_CIRCLE (60 * LENGTH_PT)

/* A page of the charts, and the range of nodes that it shows. */
struct chart_page {
	const struct doc_node *part;
	uint32_t page;
	uint32_t first, end;       /* nodes */
};

/* What is asked for of a side, less the margins; 0 if nothing is. */
static length room(length wished)
{
	return wished > 0 ? wished - 2 * MARGIN : 0;
}

static struct str points_text(length value, struct arena *arena)
{
	struct buf text = {.arena = arena};
	number_add_length(&text, value);
	buf_add_str(&text, STR("pt"));
	return buf_str(&text);
}

size_t chart_parameters(struct press *press, struct template_parameter *parameters)
{
	const struct press_chart_wish *wish = press->loaded->chart;
	size_t n = 0;
	if (!wish)
		return 0;
	parameters[n++] = (struct template_parameter){"chart", wish->type};
	parameters[n++] = (struct template_parameter){"chart-all", wish->all ? STR("yes") : STR("")};
	parameters[n++] = (struct template_parameter){"chart-group", wish->group};
	parameters[n++] = (struct template_parameter){"chart-data", wish->data ? STR("yes") : STR("")};
	parameters[n++] = (struct template_parameter){"chart-size", wish->width > 0 ? points_text(room(wish->width), &press->arena) : STR("")};
	return n;
}

const struct style_sheet *chart_sheet(struct press *press, const struct style_sheet *sheet)
{
	const struct press_chart_wish *wish = press->loaded->chart;
	if (!wish || wish->width == 0)
		return sheet;
	length width = room(wish->width);
	struct style_sheet *sized = arena_new(&press->arena, struct style_sheet);
	struct style_page *pages = arena_array(&press->arena, sheet->page_count, struct style_page);
	for (size_t i = 0; i < sheet->page_count; i++) {
		pages[i] = sheet->pages[i];
		/* The columns of a table are as wide as they are: it may be too wide, which shows when it stands there. */
		bool table = str_is(pages[i].name, "chart-table");
		if (!str_starts(pages[i].name, STR("chart")) || (table && width < pages[i].width))
			continue;
		pages[i].width = width;
		for (unsigned k = 0; k < pages[i].area_count && !table; k++) {
			pages[i].areas[k].start = 0;
			pages[i].areas[k].width = width;
		}
	}
	*sized = *sheet;
	sized->pages = pages;
	return sized;
}

bool chart_check(struct press *press)
{
	const struct document *document = &press->loaded->document;
	const struct doc_node *part = document->root->first;
	if (!press->loaded->chart)
		return true;
	if (!part) {
		chart_report_none(press);
		return false;
	}
	for (; part; part = part->next) {
		if (str_starts(part->as.part.master, STR("chart")) && part->id.n > 0)
			continue;
		diag_add(&press->diag, DIAG_CHART_UNKNOWN, press->loaded->tools.at, "the template “%.*s” makes no charts on their own",
			STR_ARG(template_info(press->loaded->tools.template)->id));
		return false;
	}
	return true;
}

/* The rectangle that the items of a page cover, with half the width of their lines. */
static struct frame_bounds page_bounds(const struct frame_page *page)
{
	struct frame_bounds all = {0};
	length right = 0, bottom = 0;
	for (size_t i = 0; i < page->items.n; i++) {
		const struct frame_item *item = &page->items.at[i];
		struct frame_bounds box = frame_item_bounds(item);
		length line = item->kind == FRAME_PATH && item->as.path.paint.stroke != COLOUR_NONE ? item->as.path.paint.stroke_width / 2 : 0;
		all.x = i == 0 || box.x - line < all.x ? box.x - line : all.x;
		all.y = i == 0 || box.y - line < all.y ? box.y - line : all.y;
		right = i == 0 || box.x + box.width + line > right ? box.x + box.width + line : right;
		bottom = i == 0 || box.y + box.height + line > bottom ? box.y + box.height + line : bottom;
	}
	all.width = right - all.x;
	all.height = bottom - all.y;
	return all;
}

/* Make the circle of a part smaller. Of a fan, half of one is seen. */
static bool shrink(struct document *document, uint32_t first, uint32_t end, length by)
{
	for (uint32_t i = first; i < end; i++) {
		struct doc_node *node = document->nodes[i];
		bool fan = node->kind == DOC_CHART && node->as.chart.type == DOC_CHART_FAN;
		bool wheel = node->kind == DOC_CHART && node->as.chart.type == DOC_CHART_WHEEL;
		length height = node->as.chart.height - (fan ? 2 * by : by);
		if ((!fan && !wheel) || height < LEAST_CIRCLE)
			continue;
		node->as.chart.height = height;
		return true;
	}
	return false;
}

bool chart_fit(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	uint32_t page = 0;
	bool any = false;
	if (!loaded->chart || loaded->chart->height == 0)
		return false;
	for (const struct doc_node *part = loaded->document.root->first; part && page < loaded->frames.page_count; part = part->next) {
		uint32_t end = part->next ? part->next->number : loaded->document.node_count + 1;
		length over = page_bounds(&loaded->frames.pages[page++]).height - room(loaded->chart->height);
		any |= over > 0 && shrink(&loaded->document, part->number, end, over + LENGTH_PT);
	}
	return any;
}

/* Whole millimetres, rounded up but for what is no hundredth of one. */
static long long millimetres(length value)
{
	return (long long)((value * 254 + 720 * LENGTH_PT * 99 / 100) / (720 * LENGTH_PT));
}

static bool check_size(struct press *press, const struct doc_node *part, const struct frame_page *page, struct frame_bounds box)
{
	const struct press_chart_wish *wish = press->loaded->chart;
	bool wide = box.x < -OVERHANG || box.x + box.width > page->width + OVERHANG || (wish->width > 0 && page->width > room(wish->width));
	if (!wide && (wish->height == 0 || box.height <= room(wish->height)))
		return true;
	struct diag_entry *entry = diag_add(&press->diag, DIAG_CHART_SIZE, part->at, "the chart %.*s needs %lld mm by %lld mm, more than there is",
		STR_ARG(part->id), millimetres((wide ? box.width : page->width) + 2 * MARGIN), millimetres(box.height + 2 * MARGIN));
	diag_hint(&press->diag, entry, "give it more with --size");
	return false;
}

/* Cut a page off above and below what it holds, but for the margins, which come to its sides too; or set what it holds into the middle of the height that is asked for. */
static void crop(struct frames *frames, struct frame_page *page, struct frame_bounds box, length height)
{
	length up = height > 0 ? box.y - (height - box.height) / 2 : box.y - MARGIN;
	for (size_t i = 0; i < page->items.n; i++) {
		page->items.at[i].x += MARGIN;
		page->items.at[i].y -= up;
	}
	for (uint32_t i = 0; i < frames->target_count; i++)
		frames->targets[i].y -= up;
	for (uint32_t i = 0; i < frames->outline_count; i++)
		frames->outlines[i].y -= up;
	page->width += 2 * MARGIN;
	page->height = height > 0 ? height : box.height + 2 * MARGIN;
}

/* The frames of one page alone: what belongs to other pages makes no elements. */
static struct frames alone(struct press *press, const struct chart_page *chart)
{
	struct arena *arena = &press->arena;
	struct frames frames = press->loaded->frames;
	struct frame_page *page = arena_new(arena, struct frame_page);
	struct frame_node *nodes = arena_array(arena, (size_t)frames.node_count + 1, struct frame_node);
	struct frame_target *targets = arena_array(arena, frames.target_count, struct frame_target);
	struct frame_outline *outlines = arena_array(arena, frames.outline_count, struct frame_outline);
	*page = frames.pages[chart->page];
	for (uint32_t i = 1; i <= frames.node_count; i++) {
		nodes[i] = frames.nodes[i];
		if (i > 1 && (i < chart->first || i >= chart->end))
			nodes[i].role = nodes[i].alt = (struct str){0};
	}
	uint32_t target_count = 0, outline_count = 0;
	for (uint32_t i = 0; i < frames.target_count; i++)
		if (frames.targets[i].page == chart->page)
			targets[target_count++] = frames.targets[i];
	for (uint32_t i = 0; i < frames.outline_count; i++)
		if (frames.outlines[i].page == chart->page)
			outlines[outline_count++] = frames.outlines[i];
	for (uint32_t i = 0; i < target_count; i++)
		targets[i].page = 0;
	for (uint32_t i = 0; i < outline_count; i++)
		outlines[i].page = 0;
	frames.pages = page;
	frames.page_count = 1;
	frames.nodes = nodes;
	frames.targets = targets;
	frames.target_count = target_count;
	frames.outlines = outlines;
	frames.outline_count = outline_count;
	return frames;
}

/* What is read for those who cannot see it: the words of its figures. */
static struct str description(struct press *press, const struct chart_page *chart)
{
	const struct document *document = &press->loaded->document;
	struct buf words = {.arena = &press->arena};
	for (uint32_t i = chart->first; i < chart->end; i++) {
		struct str alt = press->loaded->frames.nodes[i].alt;
		if (document->nodes[i]->kind == DOC_FIGURE && alt.n > 0)
			buf_format(&words, "%s%.*s", words.n > 0 ? " " : "", STR_ARG(alt));
	}
	return buf_str(&words);
}

/* The name of a chart as one of a file and of XML: of what is ASCII letters, digits, “_” and “.” stay, and all else becomes a hyphen. */
static struct str safe_name(struct str id, struct arena *arena)
{
	char *name = str_copy(id, arena);
	for (size_t i = 0; i < id.n; i++) {
		unsigned char c = (unsigned char)name[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c >= 0x80;
		name[i] = plain ? name[i] : '-';
	}
	return (struct str){name, id.n};
}

/* A name that no chart has yet; codes that differ may have become the same. */
static struct str own_name(const struct press_chart *charts, size_t n, struct str id, struct arena *arena)
{
	struct str plain = safe_name(id, arena), name = plain;
	unsigned number = 1;
	for (size_t i = 0; i < n; i++) {
		if (!str_equal(charts[i].name, name))
			continue;
		name = str_format(arena, "%.*s-%u", STR_ARG(plain), ++number);
		i = (size_t)-1; /* from the start again */
	}
	return name;
}

static bool write_pdf(struct press *press, const struct frames *frames, struct str title, struct str *ret_bytes)
{
	struct pdf_metadata metadata = metadata_make(press);
	if (title.n > 0)
		metadata.title = title;
	return pdf_write(frames, &metadata, NULL, 0, &press->arena, &press->diag, ret_bytes);
}

/* Write a chart that has its name. */
static bool write_chart(struct press *press, const struct chart_page *chart, struct press_chart *ret_chart)
{
	const struct press_chart_wish *wish = press->loaded->chart;
	struct frames frames = alone(press, chart);
	struct frame_bounds box = page_bounds(frames.pages);
	struct svg_words words = {
		.name = ret_chart->name, .title = chart->part->outline,
		.description = description(press, chart), .lang = frames.lang,
	};
	struct buf text = {.arena = &press->arena};
	if (!check_size(press, chart->part, frames.pages, box))
		return false;
	crop(&frames, frames.pages, box, wish->height);
	switch (wish->format) {
	case PRESS_CHART_SVG:
		svg_write(frames.pages, &words, wish->outlines, &text);
		ret_chart->bytes = buf_str(&text);
		return true;
	case PRESS_CHART_PDF:
		return write_pdf(press, &frames, words.title, &ret_chart->bytes);
	case PRESS_CHART_PNG:
		return png_write(frames.pages, &words, wish->dpi, &press->arena, &press->diag, &ret_chart->bytes);
	}
	return false;
}

static bool write_charts(struct press *press, struct press_charts *ret_charts)
{
	const struct press_loaded *loaded = press->loaded;
	struct vec_of(struct press_chart) charts = {0};
	bool written = true;
	for (const struct doc_node *part = loaded->document.root->first; part; part = part->next) {
		struct chart_page chart = {
			.part = part, .page = (uint32_t)charts.n, .first = part->number,
			.end = part->next ? part->next->number : loaded->document.node_count + 1,
		};
		if (loaded->frames.page_count <= charts.n || (!part->next && loaded->frames.page_count > charts.n + 1)) {
			diag_add(&press->diag, DIAG_CHART_SIZE, part->at, "a chart does not fit on one page");
			return false;
		}
		struct str name = own_name(charts.at, charts.n, part->id, &press->arena);
		struct press_chart *made = vec_add(&charts, &press->arena);
		made->name = name;
		written = write_chart(press, &chart, made) && written;
	}
	*ret_charts = (struct press_charts){charts.at, charts.n};
	return written;
}

bool press_chart(struct press *press, struct str profile, const struct press_chart_wish *wish, struct press_charts *ret_charts)
{
	struct press_charts charts;
	press->loaded->chart = wish;
	load_deadline_start(press, "reading the profile");
	bool made = make_stages(press, profile, PRESS_FRAMES) && !diag_failed(&press->diag);
	press->loaded->deadline.work = "making the output";
	made = made && write_charts(press, &charts) && !diag_failed(&press->diag);
	load_deadline_finish(press);
	if (made)
		*ret_charts = charts;
	return made;
}
