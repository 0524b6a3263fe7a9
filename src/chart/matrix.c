#include "chart/matrix.h"

#include "chart/band.h"
#include "chart/block.h"
#include "chart/fill.h"
#include "chart/mark.h"
#include "chart/scores_words.h"

/* Measures of the visual design. */
#define USUAL_WIDTH 170000 /* micrometres */
#define HEAD_WIDTH 39500
#define GAP (4 * LENGTH_PT)
#define EDGE (5 * LENGTH_PT)
#define PAD (7 * LENGTH_PT)
#define CELL_LEAST (100 * LENGTH_PT)
#define CELL_BASELINE (13 * LENGTH_PT)
#define CELL_END (8 * LENGTH_PT)
#define TITLE_SIZE (9 * LENGTH_PT)
#define TITLE_LEADING (11 * LENGTH_PT)
#define LIST_SIZE (8 * LENGTH_PT)
#define LIST_LEADING (LENGTH_PT * 48 / 5)
#define LIST_BEFORE (12 * LENGTH_PT)
#define TILE (11 * LENGTH_PT)
#define TILE_TOP (LENGTH_PT * 9 / 2)
#define HEAD_SIZE (10 * LENGTH_PT)
#define HEAD_LEADING (12 * LENGTH_PT)
#define SCORE_SIZE (14 * LENGTH_PT)
#define SCORE_BEFORE (17 * LENGTH_PT)
#define TITLE_LINES 4
#define LIST_LINES 400

/* A matrix while it is drawn. Places count from where lines of the page begin. */
struct matrix {
	struct draw_pen *pen;
	const struct doc_scores *data;
	length head_width, cells_width;
	unsigned shortened;
};

/* A sub-dimension, or a category where there are none, as it is set. */
struct cell {
	const struct doc_sector *sector;
	struct chart_block title, list;
	struct chart_label score;
	length height;
};

static struct frame_paint group_paint(struct draw_pen *pen, const struct doc_sector *group)
{
	return group->state == DOC_STATE_SCORED ? draw_fill(band_colour(pen, group->band)) : band_pattern(pen, group->state);
}

static void draw_block(const struct matrix *matrix, const struct chart_block *block, length at, length baseline, colour halo)
{
	struct draw_pen *pen = matrix->pen;
	block_draw(pen, block, fill_side(pen, at, 0), baseline, pen->context->rtl ? BLOCK_RIGHT : BLOCK_LEFT, halo);
}

static struct chart_block fit(struct matrix *matrix, struct label_name name, const struct style *style, length leading, length measure, uint32_t most)
{
	bool shortened;
	struct chart_block block = block_fit(matrix->pen, &name, style, leading, measure, most, &shortened);
	matrix->shortened += shortened;
	return block;
}

/* The names of all categories of a sub-dimension, one after another; none of them so long that it would stand out of the cell. */
static struct chart_block fit_list(struct matrix *matrix, const struct doc_sector *part, length measure)
{
	struct draw_pen *pen = matrix->pen;
	const struct style *style = label_style(pen, "condensed", 400, LIST_SIZE, draw_colour(pen, "slate"));
	struct str text = {0};
	for (size_t i = part->first_category; i < part->first_category + part->category_count; i++) {
		const struct doc_sector *category = &matrix->data->categories[i];
		struct chart_block name = fit(matrix, (struct label_name){category->name, category->brief}, style, LIST_LEADING, measure, LIST_LINES);
		struct label_value values[] = {{STR("before"), text}, {STR("next"), name.text}};
		text = text.n > 0 ? labels_format(pen->context->labels, STR("chart.matrix.list"), values, 2, NULL, pen->arena, NULL) : name.text;
	}
	return fit(matrix, (struct label_name){text, {0}}, style, LIST_LEADING, measure, LIST_LINES);
}

static struct cell make_cell(struct matrix *matrix, const struct doc_sector *sector, bool is_part, length width)
{
	struct draw_pen *pen = matrix->pen;
	struct cell cell = {.sector = sector};
	length measure = width - EDGE - 2 * PAD, room = TILE;
	if (sector->state == DOC_STATE_SCORED && sector->percent_hundredths >= 0) {
		cell.score = label_shape(pen, scores_percent(pen->format, sector->percent_hundredths, pen->arena), label_style(pen, "condensed", 400, LIST_SIZE, draw_colour(pen, "ink")));
		room += cell.score.width + GAP;
	}
	cell.title = fit(matrix, (struct label_name){sector->name, sector->brief}, label_style(pen, "text", 500, TITLE_SIZE, draw_colour(pen, "ink")),
		TITLE_LEADING, measure - room - 2 * GAP, TITLE_LINES);
	if (is_part)
		cell.list = fit_list(matrix, sector, measure);
	cell.height = CELL_BASELINE + block_fall(&cell.title) + CELL_END;
	if (cell.list.n > 0)
		cell.height += LIST_BEFORE + block_fall(&cell.list);
	return cell;
}

/* The letter of a cell at its end: a tile, or the letters of what is missing. */
static void draw_letter(const struct matrix *matrix, const struct cell *cell, length at, length top)
{
	struct draw_pen *pen = matrix->pen;
	length x = fill_side(pen, at, TILE);
	if (cell->sector->state == DOC_STATE_SCORED) {
		mark_band(pen, cell->sector->band, x, top + TILE_TOP, TILE);
		return;
	}
	struct chart_label label = label_shape(pen, band_letters(cell->sector->state), label_style(pen, "condensed", 700, LIST_SIZE, draw_colour(pen, "slate")));
	label_draw(pen, &label, x + (TILE - label.width) / 2, top + TILE_TOP + (TILE + label.cap) / 2, (struct frame_turn){0}, COLOUR_NONE);
}

static void draw_cell(const struct matrix *matrix, const struct cell *cell, length at, length top, length width, length height)
{
	struct draw_pen *pen = matrix->pen;
	length tile = at + width - PAD - TILE, text = at + EDGE + PAD;
	draw_rectangle(pen, (struct draw_box){fill_side(pen, at, width), top, width, height}, 0, draw_fill(draw_colour(pen, "cell")));
	draw_rectangle(pen, (struct draw_box){fill_side(pen, at, EDGE), top, EDGE, height}, 0, group_paint(pen, cell->sector));
	draw_block(matrix, &cell->title, text, top + CELL_BASELINE, COLOUR_NONE);
	draw_block(matrix, &cell->list, text, top + CELL_BASELINE + block_fall(&cell->title) + LIST_BEFORE, COLOUR_NONE);
	draw_letter(matrix, cell, tile, top);
	if (cell->score.run_count > 0)
		label_draw(pen, &cell->score, fill_side(pen, tile - GAP - cell->score.width, cell->score.width), top + TILE_TOP + (TILE + cell->score.cap) / 2, (struct frame_turn){0}, COLOUR_NONE);
}

/* The block of a dimension: its name, its percentage if stated, and its letter. */
static void draw_head(const struct matrix *matrix, const struct doc_sector *dimension, const struct chart_block *name, length top, length height)
{
	struct draw_pen *pen = matrix->pen;
	bool scored = dimension->state == DOC_STATE_SCORED;
	colour shade = scored ? band_text_colour(pen, dimension->band) : draw_colour(pen, "ink"), halo = scored ? COLOUR_NONE : draw_colour(pen, "white");
	draw_rectangle(pen, (struct draw_box){fill_side(pen, 0, matrix->head_width), top, matrix->head_width, height}, 0, group_paint(pen, dimension));
	draw_block(matrix, name, PAD, top + CELL_BASELINE, halo);
	length at = PAD, baseline = top + CELL_BASELINE + block_fall(name) + SCORE_BEFORE;
	struct chart_label letter = label_shape(pen, scored ? dimension->band : band_letters(dimension->state), label_style(pen, "text", 700, SCORE_SIZE, shade));
	if (scored && dimension->percent_hundredths >= 0) {
		struct label_value value = {STR("value"), scores_percent(pen->format, dimension->percent_hundredths, pen->arena)};
		struct chart_label label = label_shape(pen, labels_format(pen->context->labels, STR("chart.percent"), &value, 1, NULL, pen->arena, NULL),
			label_style(pen, "text", 300, SCORE_SIZE, shade));
		/* In a narrow place the letter stands alone. */
		if (at + label.width + GAP + letter.width <= matrix->head_width - PAD) {
			label_draw(pen, &label, fill_side(pen, at, label.width), baseline, (struct frame_turn){0}, COLOUR_NONE);
			at += label.width + GAP;
		}
	}
	label_draw(pen, &letter, fill_side(pen, at, letter.width), baseline, (struct frame_turn){0}, halo);
}

/* Lines of cells of one width beside the block, each as high as its highest; the last one as long as the block. Returns the height. */
static length draw_row(struct matrix *matrix, const struct doc_sector *dimension, length top)
{
	struct draw_pen *pen = matrix->pen;
	bool parts = dimension->part_count > 0;
	const struct doc_sector *sectors = parts ? &matrix->data->parts[dimension->first_part] : &matrix->data->categories[dimension->first_category];
	size_t n = parts ? dimension->part_count : dimension->category_count;
	size_t columns = matrix->cells_width > CELL_LEAST ? (size_t)((matrix->cells_width + GAP) / (CELL_LEAST + GAP)) : 1;
	columns = columns < n ? columns : n > 0 ? n : 1;
	length width = (matrix->cells_width - (length)(columns - 1) * GAP) / (length)columns, y = top;
	struct chart_block name = fit(matrix, (struct label_name){dimension->name, dimension->brief}, label_style(pen, "text", 500, HEAD_SIZE,
		dimension->state == DOC_STATE_SCORED ? band_text_colour(pen, dimension->band) : draw_colour(pen, "ink")), HEAD_LEADING, matrix->head_width - 2 * PAD, TITLE_LINES);
	length least = CELL_BASELINE + block_fall(&name) + SCORE_BEFORE + CELL_END;
	struct cell *cells = arena_array(pen->arena, columns, struct cell);
	for (size_t first = 0; first < n; first += columns) {
		size_t count = n - first < columns ? n - first : columns;
		length height = first + count == n ? least - (y - top) : 0;
		for (size_t i = 0; i < count; i++) {
			cells[i] = make_cell(matrix, &sectors[first + i], parts, width);
			height = cells[i].height > height ? cells[i].height : height;
		}
		for (size_t i = 0; i < count; i++)
			draw_cell(matrix, &cells[i], matrix->head_width + GAP + (length)i * (width + GAP), y, width, height);
		y += height + GAP;
	}
	length height = y - GAP - top;
	draw_head(matrix, dimension, &name, top, n > 0 ? height : least);
	return n > 0 ? height : least;
}

void matrix_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct matrix matrix = {.pen = pen, .data = chart->scores};
	length width = pen->context->measure ? pen->context->measure : length_from_micrometres(USUAL_WIDTH), head = length_from_micrometres(HEAD_WIDTH), y = 0;
	pen->group->width = width;
	matrix.head_width = head < width / 3 ? head : width / 3;
	matrix.cells_width = width - matrix.head_width - GAP;
	for (size_t i = 0; i < matrix.data->dimension_count; i++)
		y += (i > 0 ? GAP : 0) + draw_row(&matrix, &matrix.data->dimensions[i], y + (i > 0 ? GAP : 0));
	if (fill_height(pen, y, pen->at, "dimensions"))
		pen->group->height += block_draw_note(pen, matrix.shortened, pen->group->height);
}

/* A sentence for each dimension, with all that its row says. */
static void add_row(struct words *words, const struct doc_scores *data, const struct doc_sector *dimension)
{
	struct vec_of(struct str) items = {0};
	bool parts = dimension->part_count > 0;
	size_t n = parts ? dimension->part_count : dimension->category_count;
	for (size_t i = 0; i < n; i++) {
		const struct doc_sector *sector = parts ? &data->parts[dimension->first_part + i] : &data->categories[dimension->first_category + i];
		struct str item = scores_words_group(words, data, sector);
		vec_push(&items, words->arena, item);
	}
	struct label_value values[] = {{STR("group"), scores_words_group(words, data, dimension)}, {STR("cells"), words_list(words, items.at, items.n)}};
	words_add(words, "chart.matrix.row", values, 2, NULL);
}

struct str matrix_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_scores *data = chart->scores;
	struct words words = words_start(labels, arena);
	struct label_value values[] = {
		{STR("title"), scores_words_title(&words, chart, "chart.matrix.title")},
		{STR("dimensions"), words_counted(&words, "chart.scores.dimensions", (struct label_value){0}, data->dimension_count)},
		{STR("parts"), words_counted(&words, "chart.scores.parts", (struct label_value){0}, data->part_count)},
		{STR("categories"), words_counted(&words, "chart.scores.categories", (struct label_value){0}, data->category_count)},
	};
	/* A category may stand in several sub-dimensions, so it is counted only where there are none. */
	words_add(&words, data->part_count > 0 ? "chart.matrix" : "chart.matrix.categories", values, 4, NULL);
	if (data->part_count > 0)
		scores_words_extremes(&words, data, data->parts, data->part_count, "chart.matrix.best", "chart.matrix.weakest");
	else
		scores_words_extremes(&words, data, data->categories, data->category_count, "chart.scores.best", "chart.scores.weakest");
	for (size_t i = 0; i < data->dimension_count; i++)
		add_row(&words, data, &data->dimensions[i]);
	return words_finish(&words);
}
