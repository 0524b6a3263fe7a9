/*
 * Galley: a document set to width but not yet cut into pages. For every part a list of boxes, glue,
 * penalties and floats; footnotes hang on the boxes that hold their marks. Only page knows pages.
 *
 * Coordinates in a box: x grows from one edge of the measure whatever the direction of reading (parts
 * that read from right to left are mirrored already), y from the top of the box. A pure function of
 * (document, references, sheet, fonts).
 */
#ifndef CITYPROFILE_GALLEY_GALLEY_H
#define CITYPROFILE_GALLEY_GALLEY_H

#include "chart/chart.h"

enum galley_kind {
	GALLEY_BOX,
	GALLEY_GLUE,      /* space; vanishes at the top of a page and after a break */
	GALLEY_PENALTY,   /* a possible break */
	GALLEY_FLOAT,     /* a figure that may move to the top of a later page, but past no barrier */
	GALLEY_PLACED,    /* content at a fixed place of the page; takes no space */
};

/** Cost of a break: 0 is indifferent, larger is worse. */
#define GALLEY_NEVER 10000
#define GALLEY_FORCE (-10000)

/** A place that links, page references or the outline lead to: the top of a block. */
struct galley_target {
	uint32_t node;             /* of the document; its id, outline title and level */
	length y;                  /* from the top of the item */
};

struct galley_item {
	enum galley_kind kind;
	struct span at;
	uint32_t node;             /* of the block, for messages and targets */
	length height;             /* box, glue, float */
	length baseline;           /* box: first baseline from its top; -1: has none */
	bool grid;                 /* box: the first baseline moves down to the next grid line */
	size_t wide_first, wide_count; /* items of its content that are wider than their place and stand in the middle of the page instead */
	struct frame_group content; /* box, placed, float; relative to measure and top (placed: to the trim edge) */
	colour ground;             /* painted behind the item over its height, so that broken boxes keep their ground */
	length ground_x, ground_width;
	int cost;                  /* penalty */
	bool recto;                /* penalty, forced: the next page is a right-hand one */
	bool barrier;              /* penalty: no float from above it stands below it */
	const struct galley_list *before, *after; /* penalty: set before and after the break if it is taken (continued tables and boxes); all artifacts */
	const struct galley_list *notes; /* box: footnotes called in it, one list after another */
	const struct galley_target *targets; /* box, float, placed: ids and outline entries within */
	size_t target_count;
};

struct galley_list {
	struct galley_item *at;
	size_t n, capacity;
	length height;             /* natural sum of boxes and glue */
};

struct galley_part {
	const struct doc_node *part;
	const struct style_page *master;
	struct galley_list list;
	struct galley_folios vec_of(struct doc_reference) folios; /* it was set with; nothing else changes between passes */
	const struct diag_entry *reports; /* what went to diag */
	size_t report_count;
};

struct galley {
	struct galley_part *parts;
	size_t n;
	const struct document *document; /* borrowed: roles, labels */
};

/**
 * Set a document.
 *
 * references  folios known from the last pass; page numbers not known yet are set as "00".
 * last        galley of the last pass, from the same document and arena, or NULL: a part none of whose folios has changed is taken
 *             over, with its reports.
 * Problems of setting (missing glyph: error; overfull line or cell: warning) go to diag.
 * arena owns the galley. Returns false, *ret_galley untouched, on an error.
 */
bool galley_set(const struct document *document, const struct doc_references *references, const struct galley *last, struct text_shaper *shaper,
	struct arena *arena, struct diag *diag, struct galley *ret_galley);
/** Returns the galley as JSON for `--stop-after galley`. A new reference. */
json_t *galley_to_json(const struct galley *galley, struct source_list *sources);

#endif
