#include "chart/status.h"

#include "chart/arc.h"

#define SIZE (10 * LENGTH_PT)
/* Measures of signs are in thousandths of their size. */
#define PART(size, thousandths) length_scale(size, thousandths, 1000)

const char *status_label(enum doc_status status)
{
	static const char *const keys[STATUS_COUNT] = {
		[DOC_STATUS_NOT_STARTED] = "chart.status.not-started", [DOC_STATUS_IN_PROGRESS] = "chart.status.in-progress",
		[DOC_STATUS_COMPLETED] = "chart.status.completed", [DOC_STATUS_DELAYED] = "chart.status.delayed",
		[DOC_STATUS_STOPPED] = "chart.status.stopped", [DOC_STATUS_NOT_KNOWN] = "chart.status.not-known",
	};
	return keys[status];
}

colour status_colour(struct draw_pen *pen, enum doc_status status)
{
	static const char *const names[STATUS_COUNT] = {
		[DOC_STATUS_IN_PROGRESS] = "status-in-progress", [DOC_STATUS_COMPLETED] = "status-completed",
		[DOC_STATUS_DELAYED] = "status-delayed", [DOC_STATUS_STOPPED] = "status-stopped",
	};
	return names[status] ? draw_colour(pen, names[status]) : COLOUR_NONE;
}

/* Where a sign stands. */
struct sign {
	struct draw_pen *pen;
	length x, y, size;
};

static struct frame_paint stroke(colour shade, length width)
{
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = shade;
	paint.stroke_width = width;
	return paint;
}

/* A ring within the sign, as wide as its stroke. */
static void draw_ring(const struct sign *sign, colour shade)
{
	length width = PART(sign->size, 100), middle = sign->size / 2;
	draw_disc(sign->pen, sign->x + middle, sign->y + middle, middle - width / 2, stroke(shade, width));
}

/* The half that is done lies at the end: where time goes on. */
static void draw_half(const struct sign *sign, colour shade)
{
	length middle = sign->size / 2;
	struct arc_ring ring = {sign->x + middle, sign->y + middle, 0, middle - PART(sign->size, 50)};
	angle from = sign->pen->context->rtl ? TRIG_TURN / 2 : 0;
	draw_ring(sign, shade);
	arc_sector(sign->pen, &ring, from, from + TRIG_TURN / 2, draw_fill(shade));
}

static void draw_tick(const struct sign *sign)
{
	static const int64_t at[] = {270, 520, 440, 690, 740, 340};
	length points[6];
	for (size_t i = 0; i < 6; i++)
		points[i] = (i % 2 ? sign->y : sign->x) + PART(sign->size, at[i]);
	draw_line(sign->pen, points, 3, stroke(draw_colour(sign->pen, "status-completed-text"), PART(sign->size, 130)));
}

static void draw_warning(const struct sign *sign, colour shade)
{
	length x = sign->x, y = sign->y, size = sign->size, edge = PART(size, 30);
	const length corners[] = {x + size / 2, y + PART(size, 60), x + size - edge, y + PART(size, 940), x + edge, y + PART(size, 940)};
	struct frame_paint paint = draw_fill(shade);
	paint.stroke = draw_colour(sign->pen, "bronze");
	paint.stroke_width = PART(size, 40);
	draw_polygon(sign->pen, corners, 3, paint);
	colour mark = draw_colour(sign->pen, "status-delayed-text");
	length width = PART(size, 110);
	draw_rectangle(sign->pen, (struct draw_box){x + size / 2 - width / 2, y + PART(size, 370), width, PART(size, 290)}, 0, draw_fill(mark));
	draw_rectangle(sign->pen, (struct draw_box){x + size / 2 - width / 2, y + PART(size, 740), width, width}, 0, draw_fill(mark));
}

static void draw_cross(const struct sign *sign, colour shade)
{
	length edge = PART(sign->size, 40), from = PART(sign->size, 300), to = sign->size - from;
	length x = sign->x, y = sign->y;
	struct frame_paint paint = stroke(draw_colour(sign->pen, "status-stopped-text"), PART(sign->size, 130));
	draw_rectangle(sign->pen, (struct draw_box){x + edge, y + edge, sign->size - 2 * edge, sign->size - 2 * edge}, 0, draw_fill(shade));
	draw_line(sign->pen, (const length[]){x + from, y + from, x + to, y + to}, 2, paint);
	draw_line(sign->pen, (const length[]){x + from, y + to, x + to, y + from}, 2, paint);
}

void status_sign(struct draw_pen *pen, enum doc_status status, length x, length y, length size)
{
	struct sign sign = {pen, x, y, size};
	colour shade = status_colour(pen, status);
	switch (status) {
	case DOC_STATUS_NOT_STARTED:
		draw_ring(&sign, draw_colour(pen, "slate"));
		break;
	case DOC_STATUS_IN_PROGRESS:
		draw_half(&sign, shade);
		break;
	case DOC_STATUS_COMPLETED:
		draw_disc(pen, x + size / 2, y + size / 2, size / 2, draw_fill(shade));
		draw_tick(&sign);
		break;
	case DOC_STATUS_DELAYED:
		draw_warning(&sign, shade);
		break;
	case DOC_STATUS_STOPPED:
		draw_cross(&sign, shade);
		break;
	case DOC_STATUS_NOT_KNOWN:
		draw_rectangle(pen, (struct draw_box){x + PART(size, 250), y + PART(size, 450), PART(size, 500), PART(size, 100)}, 0, draw_fill(draw_colour(pen, "slate")));
		break;
	}
}

void status_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	length size = chart->height ? chart->height : SIZE;
	pen->group->width = pen->group->height = size;
	status_sign(pen, chart->status, 0, 0, size);
}

struct str status_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return labels_format(labels, str_from(status_label(chart->status)), NULL, 0, NULL, arena, NULL);
}
