/*
 * Drawings for the tests of svg: a page with one item, written.
 */
#ifndef CITYPROFILE_TEST_SVG_DRAWING_H
#define CITYPROFILE_TEST_SVG_DRAWING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../pdf/sample.h"
#include "svg/svg.h"

#define ROBOTO "fonts/RobotoCondensed-Regular.ttf"
#define ARABIC "fonts/NotoSansArabic-Regular.ttf"

static const struct text_path_point drawing_square[] = {
	{TEXT_MOVE, {0}, {0}}, {TEXT_LINE, {PT(10)}, {0}}, {TEXT_LINE, {PT(10)}, {PT(10)}}, {TEXT_LINE, {0}, {PT(10)}}, {TEXT_CLOSE, {0}, {0}},
};

static inline struct frame_item drawing_path(struct frame_paint paint)
{
	return (struct frame_item){
		.kind = FRAME_PATH, .x = PT(5), .y = PT(5), .width = PT(10), .height = PT(10), .as.path = {drawing_square, 5, paint},
	};
}

/* A page of 20 by 20 points. */
static inline struct frame_page drawing_page(struct sample *sample, const struct frame_item *items, size_t n)
{
	struct frame_page page = {.width = PT(20), .height = PT(20)};
	for (size_t i = 0; i < n; i++) {
		frame_add(&page.items, &sample->arena, &items[i]);
	}
	return page;
}

#endif
