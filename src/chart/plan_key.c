#include "chart/plan_words.h"

#include "chart/fill.h"
#include "chart/label.h"

#define SIGN (10 * LENGTH_PT)
#define GAP (4 * LENGTH_PT)
#define BETWEEN (14 * LENGTH_PT)
#define ROW (14 * LENGTH_PT)

length plan_key_draw(struct draw_pen *pen, const struct plan_tally *tally, length y)
{
	const struct style *name_style = label_style(pen, "condensed", 400, 8 * LENGTH_PT, draw_colour(pen, "ink"));
	const struct style *count_style = label_style(pen, "condensed", 400, 8 * LENGTH_PT, draw_colour(pen, "slate"));
	length x = 0, middle = y + ROW / 2;
	for (enum doc_status status = 0; status < STATUS_COUNT; status++) {
		if (status == DOC_STATUS_NOT_KNOWN && tally->of[status] == 0)
			continue;
		struct str text = labels_format(pen->context->labels, str_from(status_label(status)), NULL, 0, NULL, pen->arena, NULL);
		struct chart_label name = label_shape(pen, text, name_style);
		struct chart_label count = label_shape(pen, str_format(pen->arena, "%zu", tally->of[status]), count_style);
		length width = SIGN + GAP + name.width + GAP + count.width;
		if (x > 0 && x + width > pen->group->width) {
			x = 0;
			middle += ROW;
		}
		status_sign(pen, status, fill_side(pen, x, SIGN), middle - SIGN / 2, SIGN);
		label_draw(pen, &name, fill_side(pen, x + SIGN + GAP, name.width), middle + name.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
		label_draw(pen, &count, fill_side(pen, x + width - count.width, count.width), middle + count.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
		x += width + BETWEEN;
	}
	return middle + ROW / 2 - y;
}
