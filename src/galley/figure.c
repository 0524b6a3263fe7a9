#include "galley/blocks.h"

/* An image as wide as the template says, at most as the region. */
static struct frame_item image_item(const struct flow *flow, const struct doc_node *node)
{
	const struct image *image = node->as.image.image;
	length room = flow->region.width;
	length width = node->as.image.width && node->as.image.width < room ? node->as.image.width : room;
	return (struct frame_item){
		.kind = FRAME_IMAGE, .node = flow_leaf(node), .artifact = FRAME_LAYOUT,
		.x = flow_x(flow->context, flow->region.start, width), .width = width,
		.height = length_scale(width, image->height, image->width), .as.image = image,
	};
}

void figure_image_set(struct flow *flow, const struct doc_node *node)
{
	flow_open(flow, node, node->style->before);
	flow->keep = 0;
	struct frame_item item = image_item(flow, node);
	struct galley_item box = flow_box(node);
	box.height = item.height;
	frame_add(&box.content, flow->context->arena, &item);
	flow_add_box(flow, &box);
	flow_close(flow, node->style);
}

void figure_chart_set(struct flow *flow, const struct doc_node *node)
{
	struct galley_context *context = flow->context;
	struct frame_group drawing = {0};
	flow_open(flow, node, 0);
	flow->keep = 0;
	if (!chart_draw(&node->as.chart, flow_leaf(node), context->document->rtl,
			context->document->sheet, text_shaper_fonts(context->shaper), node->at, context->arena, context->diag, &drawing)) {
		context->failed = true;
		return;
	}
	struct galley_item box = flow_box(node);
	box.height = drawing.height;
	frame_add_group(&box.content, context->arena, &drawing, flow_x(context, flow->region.start, drawing.width), 0);
	flow_add_box(flow, &box);
	flow->started = true;
}

void figure_set(struct flow *flow, const struct doc_node *node)
{
	struct arena *arena = flow->context->arena;
	struct galley_list list = {0};
	struct flow inner = flow_start(flow->context, &list, flow->region);
	flow_children(&inner, node);

	flow_open(flow, node, node->style->before);
	flow->keep = 0;
	flow_adopt(flow, &inner);
	struct galley_item item = flow_box(node);
	item.kind = node->as.figure.floating ? GALLEY_FLOAT : GALLEY_BOX;
	item.height = list_flatten(&list, &item, arena, 0);
	flow_add_box(flow, &item);
	flow_close(flow, node->style);
}
