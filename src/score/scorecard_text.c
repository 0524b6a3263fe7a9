#include "base/utf8.h"
#include "score/scorecard.h"

#define COLUMN_LIMIT 8

/** A table of text: cells row by row, each column as wide as its widest cell. */
struct table {
	size_t columns;
	unsigned right;  /* bit set: the column stands right */
	size_t widths[COLUMN_LIMIT];
	struct vec_of(struct str) cells;
};

static void add_cell(struct table *table, struct arena *arena, struct str cell)
{
	size_t column = table->cells.n % table->columns, width = utf8_count(cell);
	vec_push(&table->cells, arena, cell);
	if (width > table->widths[column]) {
		table->widths[column] = width;
	}
}

static void add_row(struct table *table, struct arena *arena, const char *const *cells)
{
	for (size_t i = 0; i < table->columns; i++) {
		add_cell(table, arena, str_from(cells[i]));
	}
}

static void write_blanks(struct buf *out, size_t n)
{
	while (n-- > 0) {
		buf_add_byte(out, ' ');
	}
}

/** Write the rows; no line ends in blanks. */
static void write_table(const struct table *table, struct buf *out)
{
	size_t pending = 0;
	for (size_t i = 0; i < table->cells.n; i++) {
		size_t column = i % table->columns;
		struct str cell = table->cells.at[i];
		size_t blanks = table->widths[column] - utf8_count(cell);
		bool right = (table->right >> column & 1) != 0;
		pending += right ? blanks : 0;
		if (cell.n > 0) {
			write_blanks(out, pending);
			buf_add_str(out, cell);
			pending = 0;
		}
		pending += (right ? 0 : blanks) + 2;
		if (column + 1 == table->columns) {
			buf_add_byte(out, '\n');
			pending = 0;
		}
	}
}

static struct str percent_cell(const struct score_performance *performance, struct arena *arena)
{
	return str_format(arena, "%lld.%02d", (long long)(performance->hundredths / 100), (int)(performance->hundredths % 100));
}

static struct str target_cell(const struct benchmark *benchmark, struct arena *arena)
{
	if (benchmark == NULL || benchmark->formula == BENCHMARK_NONE) {
		return STR("-");
	}
	const char *sign = benchmark->formula == BENCHMARK_YES_NO ? "" : benchmark->direction == METHOD_LOWER ? "<= " : ">= ";
	return str_format(arena, "%s%.*s", sign, STR_ARG(benchmark->value_text.text));
}

/** A data point is called by its short name; one without by that of the indicator, and its own where the two differ. */
static struct str point_name(const struct method *method, size_t index, struct str lang, struct arena *arena)
{
	const struct method_point *point = &method->points.at[index];
	struct str name = method_text_choose(method_point_short_names(method, index), lang);
	if (point->short_names.n > 0 || point->names.n == 0) {
		return name;
	}
	struct str indicator = method_text_choose(&method->indicators.at[point->indicator].names, lang);
	return str_format(arena, "%.*s: %.*s", STR_ARG(indicator), STR_ARG(name));
}

static void add_point(const struct scorecard *card, size_t index, struct str lang, struct arena *arena, struct table *table)
{
	const struct method *method = card->method;
	const struct score_point *point = &card->points[index];
	bool scored = point->state == SCORE_SCORED;
	add_cell(table, arena, method->points.at[index].code);
	add_cell(table, arena, point_name(method, index, lang, arena));
	add_cell(table, arena, point->exact.n > 0 ? point->rounded : STR("-"));
	add_cell(table, arena, method_text_choose(&method->units.at[method->points.at[index].unit].names, lang));
	add_cell(table, arena, target_cell(point->benchmark, arena));
	add_cell(table, arena, scored ? percent_cell(&point->performance, arena) : STR("-"));
	add_cell(table, arena, scored ? method->bands.at[point->performance.band].letter.text : STR("-"));
	add_cell(table, arena, scored ? STR("") : str_from(score_state_word(point->state)));
}

static void add_group(const struct scorecard *card, size_t index, struct str lang, struct arena *arena, struct table *table)
{
	const struct method_group *definition = &card->method->groups.at[index];
	const struct score_group *group = &card->groups[index];
	bool scored = group->counts[SCORE_SCORED] > 0;
	const char *indent = definition->level == METHOD_DIMENSION ? "" : "  ";
	struct str name = method_text_choose(&definition->names, lang);
	add_cell(table, arena, str_format(arena, "%s%.*s", indent, STR_ARG(definition->code.text)));
	add_cell(table, arena, str_format(arena, "%s%.*s", indent, STR_ARG(name)));
	add_cell(table, arena, str_format(arena, "%lld", (long long)group->data_points));
	add_cell(table, arena, str_format(arena, "%lld", (long long)group->reported));
	add_cell(table, arena, str_format(arena, "%lld", (long long)group->counts[SCORE_SCORED]));
	add_cell(table, arena, scored ? str_format(arena, "%lld of %lld", (long long)group->points, (long long)group->maximum) : STR("-"));
	add_cell(table, arena, scored ? percent_cell(&group->performance, arena) : STR("-"));
	add_cell(table, arena, scored ? card->method->bands.at[group->performance.band].letter.text : STR("-"));
}

static void write_head(const struct scorecard *card, struct str lang, struct buf *out)
{
	buf_format(out, "Method %.*s", STR_ARG(card->method->id.text));
	if (!card->method->complete) {
		buf_format(out, " (a part of it)");
	}
	if (card->benchmarks == NULL) {
		buf_format(out, ", no benchmarks\n\n");
		return;
	}
	buf_format(out, ", benchmarks %.*s", STR_ARG(card->benchmarks->id.text));
	struct str notice = method_text_choose(&card->benchmarks->notices, lang);
	if (notice.n > 0) {
		buf_format(out, ". %.*s", STR_ARG(notice));
	}
	buf_format(out, "\n\n");
}

void scorecard_to_text(const struct scorecard *card, struct str lang, struct arena *arena, struct buf *out)
{
	static const char *const point_heads[] = {"Code", "Data point", "Value", "Unit", "Target", "Per cent", "Band", "Not scored"};
	static const char *const group_heads[] = {"Code", "Group", "Data points", "Reported", "Scored", "Points", "Per cent", "Band"};
	struct table points = {.columns = 8, .right = 1u << 2 | 1u << 4 | 1u << 5};
	struct table groups = {.columns = 8, .right = 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5 | 1u << 6};
	add_row(&points, arena, point_heads);
	for (size_t i = 0; i < card->method->points.n; i++) {
		add_point(card, i, lang, arena, &points);
	}
	add_row(&groups, arena, group_heads);
	for (size_t i = 0; i < card->method->groups.n; i++) {
		add_group(card, i, lang, arena, &groups);
	}
	write_head(card, lang, out);
	write_table(&points, out);
	buf_add_byte(out, '\n');
	write_table(&groups, out);
}
