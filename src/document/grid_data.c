/* A grid: entries, and series with a value for each of them. */
#include "document/chart_data.h"

/* A grid while it is read. */
struct grid_reader {
	struct doc_reader *reader;
	struct span at;
	size_t value_count;
	struct vec_of(struct doc_entry) entries;
	struct vec_of(struct doc_series) series;
};

static void entry_read(struct grid_reader *grid, const xmlNode *source)
{
	struct doc_reader *reader = grid->reader;
	struct doc_entry entry = {.at = attribute_span(reader, source, grid->at)};
	unknown_report(reader, source, "name short-name date", "at", entry.at);
	attribute_require(reader, source, "name", entry.at);
	entry.name = attribute_copy(reader, source, "name");
	entry.brief = attribute_copy(reader, source, "short-name");
	attribute_days(reader, source, "date", entry.at, &entry.first_day, &entry.last_day);
	if (chart_content_check(reader, source, entry.at))
		vec_push(&grid->entries, reader->arena, entry);
}

static struct doc_value value_read(struct grid_reader *grid, const xmlNode *source, struct span at)
{
	struct doc_reader *reader = grid->reader;
	struct doc_value value = {.state = DOC_STATE_NOT_KNOWN};
	unknown_report(reader, source, "number state band", "forecast break", at);
	struct str number = attribute_copy(reader, source, "number");
	if (number.n > 0 && !decimal_parse(number, &value.number))
		attribute_bad(reader, source, "number", at, "a number");
	value.given = value.number.text.n > 0;
	value.state = attribute_word(reader, source, "state", at, chart_reason_words(), value.given ? DOC_STATE_SCORED : DOC_STATE_NOT_KNOWN);
	if (value.given != (value.state == DOC_STATE_SCORED))
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "“value” needs “number”, or a state that says why it has none");
	value.band = attribute_copy(reader, source, "band");
	value.forecast = attribute_flag(reader, source, "forecast", at);
	value.broken = attribute_flag(reader, source, "break", at);
	chart_content_check(reader, source, at);
	return value;
}

static void series_read(struct grid_reader *grid, const xmlNode *source)
{
	struct doc_reader *reader = grid->reader;
	struct doc_series series = {.at = attribute_span(reader, source, grid->at)};
	struct vec_of(struct doc_value) values = {0};
	unknown_report(reader, source, "name short-name target colour", "at", series.at);
	attribute_require(reader, source, "name", series.at);
	series.name = attribute_copy(reader, source, "name");
	series.brief = attribute_copy(reader, source, "short-name");
	series.target = attribute_flag(reader, source, "target", series.at);
	series.colour = attribute_colour(reader, source, "colour", series.at);
	if (!chart_content_check(reader, source, series.at))
		return;
	for (const xmlNode *child = xml_first(source); child && grid->value_count <= DOCUMENT_VALUES_LIMIT; child = xml_next(child), grid->value_count++) {
		struct doc_value value = value_read(grid, child, series.at);
		vec_push(&values, reader->arena, value);
	}
	if (values.n != grid->entries.n && grid->value_count <= DOCUMENT_VALUES_LIMIT)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, series.at, "a series has %zu values for %zu entries", values.n, grid->entries.n);
	series.values = values.at;
	vec_push(&grid->series, reader->arena, series);
}

/* Lines need dates that rise; ages need two sides. */
static void type_check(const struct grid_reader *grid, enum doc_chart_type type)
{
	struct diag *diag = grid->reader->diag;
	if (type == DOC_CHART_PYRAMID && grid->series.n != 2)
		diag_add(diag, DIAG_DOCUMENT_INVALID, grid->at, "a pyramid has two series");
	long before = 0;
	for (size_t i = 0; type == DOC_CHART_TIME_SERIES && i < grid->entries.n; i++) {
		const struct doc_entry *entry = &grid->entries.at[i];
		if (entry->first_day <= before)
			diag_add(diag, DIAG_DOCUMENT_INVALID, entry->at, "entries of a time series have dates, in rising order");
		before = entry->last_day;
	}
}

void grid_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	size_t errors = reader->diag->errors;
	struct doc_grid *data = arena_new(reader->arena, struct doc_grid);
	struct grid_reader grid = {.reader = reader, .at = node->at};
	data->unit = attribute_copy(reader, source, "unit");
	data->annual = attribute_flag(reader, source, "annual", node->at);
	data->stacked = attribute_flag(reader, source, "stacked", node->at);
	for (const xmlNode *child = xml_first(source); child && grid.entries.n <= DOCUMENT_VALUES_LIMIT; child = xml_next(child)) {
		if (str_is(str_from((const char *)child->name), "entry"))
			entry_read(&grid, child);
		else if (str_is(str_from((const char *)child->name), "series"))
			series_read(&grid, child);
	}
	if (grid.value_count > DOCUMENT_VALUES_LIMIT || grid.entries.n > DOCUMENT_VALUES_LIMIT)
		diag_add(reader->diag, DIAG_DOCUMENT_TOO_LARGE, node->at, "a chart has more values than the limit of %d", DOCUMENT_VALUES_LIMIT);
	else if (reader->diag->errors == errors && grid.series.n == 0)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "a chart of this type holds entries and series");
	else if (reader->diag->errors == errors)
		type_check(&grid, node->as.chart.type);
	data->entries = grid.entries.at;
	data->entry_count = grid.entries.n;
	data->series = grid.series.at;
	data->series_count = grid.series.n;
	node->as.chart.grid = data;
}
