#include "galley/blocks.h"

/* Dots in an inch of an image that does not state how many, and below how many on paper an image looks coarse. */
#define USUAL_DPI 300
#define COARSE_DPI 150
#define INCH (72 * LENGTH_PT)
/* An image is not made lower than this for the sake of its caption and notes. */
#define LEAST_IMAGE (36 * LENGTH_PT)

static length page_room(const struct galley_context *context)
{
	return context->master->height - context->master->top - context->master->bottom;
}

/* The width that the file's resolution gives. */
static length natural_width(const struct image *image)
{
	if (image->dots_per_metre == 0)
		return length_scale(INCH, image->width, USUAL_DPI);
	return length_scale(INCH, (int64_t)image->width * 10000, (int64_t)image->dots_per_metre * 254);
}

static void shrink_to(length *value, length most)
{
	if (*value > most)
		*value = most;
}

/* An image as wide as the template says or in its own size, but never larger than the region is wide and a figure may be high. */
static struct frame_item image_item(const struct flow *flow, const struct doc_node *node)
{
	const struct image *image = node->as.image.image;
	length width = node->as.image.width ? node->as.image.width : natural_width(image);
	length highest = flow->image_height ? flow->image_height : page_room(flow->context) * 3 / 5;
	shrink_to(&width, flow->region.width);
	shrink_to(&width, length_scale(highest, image->width, image->height));
	if (width < 1)
		width = 1;
	length height = length_scale(width, image->height, image->width);
	shrink_to(&height, highest);
	return (struct frame_item){
		.kind = FRAME_IMAGE, .node = flow_leaf(node), .artifact = FRAME_LAYOUT,
		.x = flow_x(flow->context, flow->region.start, width), .width = width,
		.height = height > 0 ? height : 1, .as.image = image,
	};
}

static void report_coarse(struct flow *flow, const struct doc_node *node, length width)
{
	const struct image *image = node->as.image.image;
	int64_t dpi = image->width * (int64_t)INCH / width;
	if (dpi >= COARSE_DPI)
		return;
	struct diag_entry *entry = diag_add(flow->context->diag, DIAG_IMAGE_COARSE, node->at,
		"the image is printed with %lld dots per inch and will look coarse", (long long)dpi);
	diag_hint(flow->context->diag, entry, "at this size it should be at least %lld pixels wide",
		(long long)((width * COARSE_DPI + INCH - 1) / INCH));
}

void figure_image_set(struct flow *flow, const struct doc_node *node)
{
	flow_open(flow, node, node->style->before);
	flow->keep = 0;
	struct frame_item item = image_item(flow, node);
	report_coarse(flow, node, item.width);
	struct galley_item box = flow_box(node);
	box.height = item.height;
	frame_add(&box.content, flow->context->arena, &item);
	flow_add_box(flow, &box);
	flow_close(flow, node->style);
}

/* From where to where something is seen. */
struct ink {
	length top, bottom;
};

static void reach(struct ink *ink, length top, length bottom)
{
	ink->top = top < ink->top ? top : ink->top;
	ink->bottom = bottom > ink->bottom ? bottom : ink->bottom;
}

/* Nobody sees white on paper: what keeps lines off letters, and gaps between areas. */
static bool is_seen(const struct frame_paint *paint)
{
	const colour white = 0xffffff;
	bool filled = paint->fill != COLOUR_NONE && paint->fill != white, stroked = paint->stroke != COLOUR_NONE && paint->stroke != white;
	return filled || stroked || (paint->pattern != FRAME_SOLID && paint->ground != COLOUR_NONE);
}

static void reach_path(struct ink *ink, const struct frame_item *item)
{
	for (size_t i = 0; i < item->as.path.n && is_seen(&item->as.path.paint); i++) {
		const struct text_path_point *point = &item->as.path.points[i];
		length y = item->y + point->y[point->verb == TEXT_CURVE ? 2 : 0];
		if (point->verb != TEXT_CLOSE)
			reach(ink, y, y);
	}
}

/* Letters in a row count from the height of capitals to the foot of a p, whatever they are; halos lie behind letters. */
static struct ink find_ink(const struct frame_group *drawing)
{
	struct ink ink = {INT64_MAX, INT64_MIN};
	for (size_t i = 0; i < drawing->n; i++) {
		const struct frame_item *item = &drawing->at[i];
		if (item->kind == FRAME_PATH) {
			reach_path(&ink, item);
		} else if (item->kind == FRAME_TEXT && !frame_is_turned(item)) {
			length size = item->as.text->size;
			reach(&ink, item->y - size * 3 / 4, item->y + size / 4);
		} else if (item->kind != FRAME_HALO) {
			struct frame_bounds box = frame_item_bounds(item);
			reach(&ink, box.y, box.y + box.height);
		}
	}
	return ink.top < ink.bottom ? ink : (struct ink){0, drawing->height};
}

void figure_chart_set(struct flow *flow, const struct doc_node *node)
{
	struct galley_context *context = flow->context;
	struct frame_group drawing = {0};
	flow_open(flow, node, 0);
	flow->keep = 0;
	struct chart_context setting = flow_chart_context(context, flow_lang(node), flow->region.width);
	if (!chart_draw(&node->as.chart, &setting, flow_leaf(node), node->at, &drawing)) {
		context->failed = true;
		return;
	}
	struct galley_item box = flow_box(node);
	/* Caption and source are as far from what is seen of every kind, unless the height is that of the page's design. */
	struct ink ink = {0, drawing.height};
	if (node->parent->kind == DOC_FIGURE && node->as.chart.height == 0)
		ink = find_ink(&drawing);
	box.height = ink.bottom - ink.top;
	/* What is wider than its place stands over both edges alike; wider than the measure, in the middle of the page. */
	length start = flow->region.start - (drawing.width > flow->region.width ? (drawing.width - flow->region.width) / 2 : 0);
	if (drawing.width > context->measure) {
		start = -(drawing.width - context->measure) / 2;
		box.wide_count = drawing.about_middle > 0 ? drawing.about_middle : drawing.n;
	}
	frame_add_group(&box.content, context->arena, &drawing, flow_x(context, start, drawing.width), -ink.top);
	flow_add_box(flow, &box);
	flow->started = true;
}

/* Set what a figure holds, its image as high as it may be or, if `image_height` is not 0, at most as high as that. */
static struct flow set_within(const struct flow *flow, const struct doc_node *node, length image_height, struct galley_list *list)
{
	struct flow inner = flow_start(flow->context, list, flow->region);
	inner.image_height = image_height;
	flow_children(&inner, node);
	return inner;
}

static length image_height(const struct galley_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].content.n > 0 && list->at[i].content.at[0].kind == FRAME_IMAGE)
			return list->at[i].height;
	return 0;
}

/*
 * Caption, image and notes stand on one page: where words take more than two fifths of it, the image gives way, as long as
 * something of it is left to see. What the first setting reported is reported anew by the second.
 */
static struct flow set_on_page(struct flow *flow, const struct doc_node *node, struct galley_list *list)
{
	struct diag *diag = flow->context->diag;
	struct diag before = *diag;
	struct flow inner = set_within(flow, node, 0, list);
	length image = image_height(list), beyond = list->height - page_room(flow->context);
	if (beyond <= 0 || image - beyond < LEAST_IMAGE)
		return inner;
	*diag = before;
	*list = (struct galley_list){0};
	return set_within(flow, node, image - beyond, list);
}

void figure_set(struct flow *flow, const struct doc_node *node)
{
	struct arena *arena = flow->context->arena;
	struct galley_list list = {0};
	struct flow inner = set_on_page(flow, node, &list);

	flow_open(flow, node, node->style->before);
	flow->keep = 0;
	flow_adopt(flow, &inner);
	struct galley_item item = flow_box(node);
	item.kind = node->as.figure.floating ? GALLEY_FLOAT : GALLEY_BOX;
	item.height = list_flatten(&list, &item, arena, 0);
	flow_add_box(flow, &item);
	flow_close(flow, node->style);
}
