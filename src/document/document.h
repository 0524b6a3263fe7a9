/*
 * The document: what a template makes of a profile. Blocks, inlines and chart data; styles and strings
 * are resolved, every node says where in the source it came from; it knows no page and no font.
 *
 * One node type, linked as a tree (parent, first child, next sibling). Nodes are numbered in document
 * order from 1; the number is the node's identity in galley, frames and PDF, and ordering by it is
 * reading order. The form in XML, which templates write, is profiles/schema/document.xsd; every element is named below.
 */
#ifndef CITYPROFILE_DOCUMENT_DOCUMENT_H
#define CITYPROFILE_DOCUMENT_DOCUMENT_H

#include "base/decimal.h"
#include "base/json.h"
#include "image/image.h"
#include "locale/labels.h"
#include "style/style.h"

/** What one document may hold; each limit has an error that names it. */
#define DOCUMENT_DEPTH_LIMIT 100
#define DOCUMENT_COLUMNS_LIMIT 100                                /* of one table */
#define DOCUMENT_CELLS_LIMIT 20000                                /* of one table */
#define DOCUMENT_SECTORS_LIMIT 2000                               /* data points of one chart */
#define DOCUMENT_VALUES_LIMIT 20000                               /* values of one chart */
#define DOCUMENT_TASKS_LIMIT 1000                                 /* tasks of one chart, and marks of each */
#define DOCUMENT_NOTES_LIMIT 10000                                /* footnotes */
#define DOCUMENT_IMAGES_LIMIT ((size_t)256 * 1024 * 1024)       /* bytes of all images, decoded */

/** Kinds of node; in comments the XML element and the fields of `as` that it uses. */
enum doc_kind {
	DOC_DOCUMENT,   /* document */
	DOC_PART,       /* part: a run of pages on one master; as.part */
	DOC_SECTION,    /* section: structure only */
	DOC_PARAGRAPH,  /* p, heading: inlines, perhaps a DOC_LABEL first; as.paragraph */
	DOC_LIST,       /* list: items */
	DOC_ITEM,       /* item: a DOC_LABEL, then blocks */
	DOC_TABLE,      /* table: caption, columns, head, groups, foot; as.table */
	DOC_CAPTION,    /* caption: paragraphs, of a table or figure */
	DOC_HEAD,       /* thead: rows */
	DOC_GROUP,      /* tbody: rows */
	DOC_TR,         /* tr */
	DOC_CELL,       /* th, td: blocks; as.cell */
	DOC_TABLE_NOTE, /* table-note: blocks after the table, kept with it */
	DOC_FIGURE,     /* figure: image or chart with a caption above and notes below; as.figure */
	DOC_IMAGE,      /* image; as.image */
	DOC_BOX,        /* box: blocks on a ground or under a rule, by its style */
	DOC_COLUMNS,    /* columns: blocks side by side; children DOC_COLUMN; never broken over pages; as.columns */
	DOC_COLUMN,     /* column; as.column */
	DOC_PLACE,      /* place: blocks at a fixed place of the page; as.place */
	DOC_RULE,       /* rule: a horizontal rule in the style's rule_before_width and colour */
	DOC_SPACE,      /* space: as.space */
	/* inlines */
	DOC_TEXT,       /* t, or bare text: as.text */
	DOC_SPAN,       /* span: inlines in another style or language */
	DOC_LINK,       /* link: inlines that lead to a target or an address; as.link */
	DOC_PAGE_OF,    /* page-of: the folio of a target, filled by press; as.link.to */
	DOC_NOTE,       /* note: a footnote called here; its blocks (children) go to the foot of the page. The mark in the text is ordinary inlines before it */
	DOC_LEADER,     /* leader: a row of dots that fills the line */
	DOC_BREAK,      /* br */
	DOC_CHART,      /* chart: as an inline box in a paragraph, or as a block in a figure; as.chart */
	DOC_LABEL,      /* label: the hanging number or mark of a heading or item; inlines */
};

enum doc_folio { DOC_FOLIO_NONE, DOC_FOLIO_ROMAN, DOC_FOLIO_ARABIC };

/** Kinds of chart data. */
enum doc_chart_type {
	DOC_CHART_PERFORMANCE_BAR, /* bar of 0 to 100 per cent of target with its letter */
	DOC_CHART_BAND_TILE,       /* the letter alone on its colour */
	DOC_CHART_SDG_TILE,        /* a goal's number on its colour */
	DOC_CHART_SIGN,            /* sign of a dimension or a kind of finding, by name */
	DOC_CHART_DASH,            /* the drawn dash of a list item */
	DOC_CHART_ARROW,           /* the drawn arrow between base and target */
	DOC_CHART_SWATCH,          /* the pattern of a state, for a legend */
	DOC_CHART_STATUS_SIGN,     /* sign of how far a task is; in `status` */
	/* by dimension and category; data in `scores` */
	DOC_CHART_WHEEL,           /* the benchmarking wheel */
	DOC_CHART_FAN,             /* the part of it that opens the chapter of one dimension */
	DOC_CHART_MATRIX,          /* dimensions by sub-dimensions with their categories */
	DOC_CHART_RADAR,           /* categories from 0 to 100 on spokes */
	DOC_CHART_BAND_STRIP,      /* how many data points are in each band, a strip for each dimension, or for each category of one */
	/* rows and columns of numbers; data in `grid` */
	DOC_CHART_TIME_SERIES,     /* values over dates, a line for each series */
	DOC_CHART_BARS,            /* bars side by side, or end to end if `stacked` */
	DOC_CHART_PYRAMID,         /* two series of ages back to back */
	DOC_CHART_SHARES,          /* parts of a hundred, a bar for each series */
	DOC_CHART_DOT_PLOT,        /* cities, one mark each, on a line for each entry */
	/* work over years; data in `plan` */
	DOC_CHART_GANTT,           /* when it is planned and how far it is */
	DOC_CHART_STATUS_BOARD,    /* how far it was in each year */
	DOC_CHART_SDG_STRIP,       /* tiles of goals; data in `goals` */
	DOC_CHART_TYPES,
};

/** What data a type of chart has. */
enum doc_chart_data { DOC_DATA_NONE, DOC_DATA_SCORES, DOC_DATA_GRID, DOC_DATA_PLAN, DOC_DATA_GOALS };

/** State of a scored thing, as charts show it; after DOC_STATE_NOT_KNOWN reasons that only the values of a grid have. */
enum doc_chart_state {
	DOC_STATE_SCORED, DOC_STATE_NOT_REPORTED, DOC_STATE_NOT_VERIFIED, DOC_STATE_NO_BENCHMARK, DOC_STATE_NOT_KNOWN,
	DOC_STATE_NOT_APPLICABLE, DOC_STATE_NOT_COLLECTED, DOC_STATE_WITHHELD,
	DOC_STATE_COUNT,
};

/** A dimension, sub-dimension, category or data point of a method, with its score. */
struct doc_sector {
	struct str name, brief;     /* brief: the short name; empty without one */
	enum doc_chart_state state;
	struct str band;            /* letter; scored only */
	unsigned points;            /* of a scored data point */
	int64_t percent_hundredths; /* of a group, in 1/100 per cent; -1: not stated */
	colour colour;              /* of a dimension */
	size_t first, count;        /* the data points it spans */
	size_t first_category, category_count; /* of a dimension or sub-dimension: the categories it spans */
	size_t first_part, part_count;         /* of a dimension: its sub-dimensions */
};

/** Scores by dimension and category; all arrays in the order of the method. A dimension has sub-dimensions for all its categories, or none. */
struct doc_scores {
	struct str year;
	unsigned most;              /* points of the best band, at least 1 */
	struct doc_sector *dimensions, *parts, *categories, *points;
	size_t dimension_count, part_count, category_count, point_count;
};

/** What every series has a value for: a year, an age, a city. */
struct doc_entry {
	struct span at;
	struct str name, brief;
	long first_day, last_day;   /* day numbers (base/date.h); 0: it has no date */
};

/** One value. Without a number it is missing: `state` says why. */
struct doc_value {
	bool given;
	struct decimal number;      /* of a given value */
	enum doc_chart_state state; /* of one that is not; DOC_STATE_NOT_KNOWN without reason */
	struct str band;            /* letter; empty: none */
	bool forecast;              /* expected, not observed */
	bool broken;                /* measured otherwise than the value before: nothing joins the two */
};

/** A row of values, one for each entry. */
struct doc_series {
	struct span at;
	struct str name, brief;
	bool target;                /* values to be reached */
	colour colour;              /* COLOUR_NONE: that of its place among the series */
	struct doc_value *values;
};

struct doc_grid {
	struct str unit;            /* as it is printed; empty: none */
	bool annual;                /* one value a year is due: a year without one is a gap */
	bool stacked;
	struct doc_entry *entries;
	struct doc_series *series;
	size_t entry_count, series_count; /* at least one each */
};

enum doc_status { DOC_STATUS_NOT_STARTED, DOC_STATUS_IN_PROGRESS, DOC_STATUS_COMPLETED, DOC_STATUS_DELAYED, DOC_STATUS_STOPPED, DOC_STATUS_NOT_KNOWN };

/** A milestone of a task, or its status at a date. Days are day numbers (base/date.h). */
struct doc_mark {
	struct str name;            /* of a milestone */
	struct str date;            /* as it is printed */
	long day;
	enum doc_status status;     /* of a step */
};

/** An action of a plan. */
struct doc_task {
	struct span at;
	struct str code, name, group; /* group: the recommendation it belongs to; empty: none */
	long first_day, last_day;   /* planned; 0: no date */
	long done_day;              /* when it ended or was stopped; 0: it has not */
	enum doc_status status;
	struct doc_mark *milestones, *steps; /* in order of time */
	size_t milestone_count, step_count;
	struct str band_before, band_after, evidence; /* empty: not stated */
};

struct doc_plan {
	long report_day;            /* the day of what is known; 0: not stated */
	struct str report_date;     /* as it is printed */
	struct doc_task *tasks;
	size_t task_count;          /* at least 1 */
};

/** Data of one chart. */
struct doc_chart {
	enum doc_chart_type type;
	enum doc_chart_state state;
	int64_t percent_hundredths; /* performance in 1/100 per cent of target, not capped; scored only */
	const int64_t *limits;      /* where the bands of a bar part, in 1/100 per cent; none below the one before, all between 0 and 10,000 */
	size_t limit_count;
	struct str band;            /* letter; scored only */
	struct str name;            /* sign or goal number; else the city or thing that the chart is about, for its words */
	colour colour;              /* of sign, dash, arrow */
	enum doc_status status;     /* of a status sign */
	length height;              /* wanted height; 0: the kind's own */
	bool alone;                 /* there is no table of it: its words lead to none */
	/* By doc_chart_data; the others are empty. */
	const struct doc_scores *scores;
	const struct doc_grid *grid;
	const struct doc_plan *plan;
	const unsigned *goals;      /* 1 to 17, rising */
	size_t goal_count;
};

/** Returns whether charts of a type stand in a figure of their own, not in a line of text. */
bool doc_chart_is_figure(enum doc_chart_type type);

struct doc_node {
	enum doc_kind kind;
	uint32_t number;            /* 1.. in document order */
	struct doc_node *parent, *first, *last, *next;
	struct span at;             /* where in the source this came from; never "no place" on blocks */
	struct str id;              /* target name; empty: none */
	const struct style *style;  /* blocks: never NULL; inlines: NULL when inherited */
	struct str area;            /* area of the master; empty: inherited, at last "text" */
	struct str lang;            /* BCP 47; empty: inherited */
	struct str role;            /* structure type of the PDF ("P", "H1", "Sect", ...); "" gives no element; "Artifact" hides content from reading */
	struct str alt;             /* text alternative; required for figures and charts that are no artifacts */
	struct str outline;         /* title in the PDF outline; empty: none */
	unsigned outline_level;
	union {
		struct { struct str master, head_verso, head_recto, notice, tab; enum doc_folio folio; bool folio_restart, recto, align_end, continues; colour colour; unsigned tab_index; } part;
		struct { unsigned level; } paragraph;             /* heading level, 0 for text */
		struct { struct doc_table_column *columns; unsigned column_count; struct str continued, continues; } table; /* words for a broken table's caption and note line */
		struct { unsigned colspan, rowspan; bool header, category; struct str scope; } cell; /* category: heads its group; said again after a page break */
		struct { bool floating; } figure;
		struct { const struct image *image; length width; } image; /* width 0: full area */
		struct { bool top; } columns;                     /* tops aligned instead of first baselines (align="top") */
		struct { length start, width; } column;           /* within the area */
		struct { length x, y, width; bool baseline; enum style_align align; } place; /* from the trim edge at start and top; y is the first baseline if `baseline` */
		struct { length height; } space;
		struct { struct str string; } text;               /* white space collapsed */
		struct { struct str to, href, contents; } link;
		struct doc_chart chart;
	} as;
};

/** A table column: how it wants its width and where its text stands. */
struct doc_table_column {
	length width;               /* 0: automatic */
	enum style_align align;
	bool decimal;               /* numbers align on the decimal point */
	length pad_end;
};

/** Description for metadata; from the template's `meta` element. Empty strings: not stated. */
struct doc_meta {
	struct str title, creator, subject, description, keywords, date, standing, identifier;
};

struct document {
	struct doc_node *root;
	struct doc_node **nodes;    /* by number; [0] is NULL */
	uint32_t node_count;        /* numbers run from 1 to node_count */
	struct str lang;
	bool rtl;
	struct doc_meta meta;
	const struct style_sheet *sheet;
	const struct labels *labels; /* strings of the edition's language, for text alternatives */
};

/** The folios of targets, known after a page pass; empty in the first pass. Sorted by id. */
struct doc_references {
	const struct doc_reference { struct str id, folio; } *at;
	size_t n;
};

/**
 * Read a document from the tree that a template made.
 *
 * tree      elements of urn:cityprofile:document:1. Attribute `at` holds a span in text form.
 * folder    where image files of the profile are found (below it, links resolved).
 * Problems (unknown element or style, missing `at`, bad image, dangling `to`) are errors at the `at` of their block.
 * arena owns the document. Returns false, *ret_document untouched, on any error.
 */
bool document_read(const xmlDoc *tree, struct str folder, const struct style_sheet *sheet, const struct labels *labels,
	struct arena *arena, struct diag *diag, struct document *ret_document);
/** Returns the folio of a target, or the empty string when not known yet. Lent. */
struct str document_folio(const struct doc_references *references, struct str id);
/** Returns the next node in document order within `top`, or NULL at the end; start with `top` itself. Lent. */
const struct doc_node *document_next(const struct doc_node *node, const struct doc_node *top);
/** Returns the document as JSON, references filled: nested objects with "kind", "node", "at", and "text" strings in reading order. A new reference. */
json_t *document_to_json(const struct document *document, const struct doc_references *references, struct source_list *sources);

#endif
