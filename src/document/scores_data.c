/* Scores: dimensions, their sub-dimensions if the template gives them, their categories, and the data points of these. */
#include "document/chart_data.h"

#define SECTOR_ATTRIBUTES "name short-name state band percent"
#define POINTS_LIMIT 1000

/* Scores while they are read. */
struct scores_reader {
	struct doc_reader *reader;
	struct span at;
	unsigned most;
	struct vec_of(struct doc_sector) dimensions, parts, categories, points;
};

/* Whether an element is of the name; the schema has seen to its order. */
static bool is_named(const xmlNode *source, const char *name)
{
	return str_is(str_from((const char *)source->name), name);
}

static void sector_read(struct scores_reader *scores, const xmlNode *source, const char *own, struct doc_sector *sector)
{
	struct doc_reader *reader = scores->reader;
	unknown_report(reader, source, SECTOR_ATTRIBUTES, own, scores->at);
	attribute_require(reader, source, "name", scores->at);
	sector->name = attribute_copy(reader, source, "name");
	sector->brief = attribute_copy(reader, source, "short-name");
	sector->state = attribute_word(reader, source, "state", scores->at, chart_state_words(), DOC_STATE_SCORED);
	sector->band = attribute_copy(reader, source, "band");
	sector->percent_hundredths = -1;
	struct str percent = xml_attribute(source, "percent", NULL);
	if (percent.n > 0 && !percent_parse(percent, &sector->percent_hundredths))
		attribute_bad(reader, source, "percent", scores->at, "a number of at most two decimals, zero or more");
	sector->first = scores->points.n;
	sector->first_category = scores->categories.n;
	sector->first_part = scores->parts.n;
	sector->colour = COLOUR_NONE;
	if (sector->state == DOC_STATE_SCORED)
		attribute_require(reader, source, "band", scores->at);
}

/* What an element holds is counted when it has been read. */
static void sector_close(const struct scores_reader *scores, struct doc_sector *sector)
{
	sector->count = scores->points.n - sector->first;
	sector->category_count = scores->categories.n - sector->first_category;
	sector->part_count = scores->parts.n - sector->first_part;
}

static void point_read(struct scores_reader *scores, const xmlNode *source)
{
	struct doc_sector sector = {.count = 1};
	sector_read(scores, source, "points", &sector);
	if (sector.state == DOC_STATE_SCORED)
		attribute_require(scores->reader, source, "points", scores->at);
	sector.points = attribute_count(scores->reader, source, "points", scores->at, 0, scores->most, 0);
	if (chart_content_check(scores->reader, source, scores->at))
		vec_push(&scores->points, scores->reader->arena, sector);
}

static void category_read(struct scores_reader *scores, const xmlNode *source)
{
	struct doc_sector sector = {0};
	sector_read(scores, source, "", &sector);
	if (!chart_content_check(scores->reader, source, scores->at))
		return;
	for (const xmlNode *child = xml_first(source); child && scores->points.n <= DOCUMENT_SECTORS_LIMIT; child = xml_next(child))
		point_read(scores, child);
	sector_close(scores, &sector);
	if (scores->categories.n <= DOCUMENT_SECTORS_LIMIT)
		vec_push(&scores->categories, scores->reader->arena, sector);
}

static void part_read(struct scores_reader *scores, const xmlNode *source)
{
	struct doc_sector sector = {0};
	sector_read(scores, source, "", &sector);
	if (!chart_content_check(scores->reader, source, scores->at))
		return;
	for (const xmlNode *child = xml_first(source); child; child = xml_next(child))
		category_read(scores, child);
	sector_close(scores, &sector);
	vec_push(&scores->parts, scores->reader->arena, sector);
}

static void dimension_read(struct scores_reader *scores, const xmlNode *source)
{
	struct doc_sector sector = {0};
	sector_read(scores, source, "colour", &sector);
	attribute_require(scores->reader, source, "colour", scores->at);
	sector.colour = attribute_colour(scores->reader, source, "colour", scores->at);
	if (!chart_content_check(scores->reader, source, scores->at))
		return;
	for (const xmlNode *child = xml_first(source); child; child = xml_next(child))
		(is_named(child, "category") ? category_read : part_read)(scores, child);
	sector_close(scores, &sector);
	vec_push(&scores->dimensions, scores->reader->arena, sector);
}

static bool has_empty(const struct scores_reader *scores)
{
	for (size_t i = 0; i < scores->categories.n; i++)
		if (scores->categories.at[i].count == 0)
			return true;
	return false;
}

static bool has_unstated(const struct scores_reader *scores)
{
	for (size_t i = 0; i < scores->categories.n; i++)
		if (scores->categories.at[i].state == DOC_STATE_SCORED && scores->categories.at[i].percent_hundredths < 0)
			return true;
	return false;
}

/* What types need beyond what the schema says. */
static void size_check(const struct scores_reader *scores, enum doc_chart_type type)
{
	struct diag *diag = scores->reader->diag;
	bool of_points = type == DOC_CHART_WHEEL || type == DOC_CHART_FAN || type == DOC_CHART_BAND_STRIP;
	if (scores->dimensions.n == 0)
		diag_add(diag, DIAG_DOCUMENT_INVALID, scores->at, "a chart of this type holds dimensions");
	else if (of_points && has_empty(scores))
		diag_add(diag, DIAG_DOCUMENT_INVALID, scores->at, "in a chart of this type, each category holds data points");
	else if (type == DOC_CHART_RADAR && has_unstated(scores))
		diag_add(diag, DIAG_DOCUMENT_INVALID, scores->at, "in a radar, each category with a band has a percentage");
	else if (type == DOC_CHART_FAN && scores->dimensions.n > 1)
		diag_add(diag, DIAG_DOCUMENT_INVALID, scores->at, "a fan holds one dimension");
	if (scores->points.n > DOCUMENT_SECTORS_LIMIT || scores->categories.n > DOCUMENT_SECTORS_LIMIT)
		diag_add(diag, DIAG_DOCUMENT_TOO_LARGE, scores->at, "a chart has more data points or categories than the limit of %d", DOCUMENT_SECTORS_LIMIT);
}

void scores_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	size_t errors = reader->diag->errors;
	struct doc_scores *data = arena_new(reader->arena, struct doc_scores);
	attribute_require(reader, source, "most", node->at);
	data->year = attribute_copy(reader, source, "year");
	data->most = attribute_count(reader, source, "most", node->at, 1, POINTS_LIMIT, 1);
	struct scores_reader scores = {.reader = reader, .at = node->at, .most = data->most};
	for (const xmlNode *child = xml_first(source); child; child = xml_next(child))
		if (is_named(child, "dimension"))
			dimension_read(&scores, child);
	if (reader->diag->errors == errors)
		size_check(&scores, node->as.chart.type);
	data->dimensions = scores.dimensions.at;
	data->dimension_count = scores.dimensions.n;
	data->parts = scores.parts.at;
	data->part_count = scores.parts.n;
	data->categories = scores.categories.at;
	data->category_count = scores.categories.n;
	data->points = scores.points.at;
	data->point_count = scores.points.n;
	node->as.chart.scores = data;
}
