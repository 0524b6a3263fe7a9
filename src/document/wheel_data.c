/* The data of a wheel: dimensions, their categories, and the data points of these. */
#include "document/chart_data.h"

#include "xml/structure.h"

extern const struct structure_schema document_schema;

#define SECTOR_ATTRIBUTES "name short-name state band"
#define POINTS_LIMIT 1000

/* A wheel while it is read. */
struct wheel_reader {
	struct doc_reader *reader;
	struct span at;
	unsigned most;
	struct vec_of(struct doc_sector) dimensions, categories, points;
};

static void sector_read(struct wheel_reader *wheel, const xmlNode *source, const char *own, struct doc_sector *sector)
{
	struct doc_reader *reader = wheel->reader;
	unknown_report(reader, source, SECTOR_ATTRIBUTES, own, wheel->at);
	attribute_require(reader, source, "name", wheel->at);
	sector->name = attribute_copy(reader, source, "name");
	sector->brief = attribute_copy(reader, source, "short-name");
	sector->state = attribute_word(reader, source, "state", wheel->at, chart_state_words(), DOC_STATE_SCORED);
	sector->band = attribute_copy(reader, source, "band");
	sector->first = wheel->points.n;
	sector->colour = COLOUR_NONE;
	if (sector->state == DOC_STATE_SCORED)
		attribute_require(reader, source, "band", wheel->at);
}

/* Whether an element holds what the schema says, and no text. */
static bool is_well_formed(struct wheel_reader *wheel, const xmlNode *source)
{
	const struct structure_element *element = structure_element_lookup(&document_schema, (const char *)source->name);
	const struct structure_type *type = structure_element_type(&document_schema, element);
	for (const xmlNode *child = source->children; child; child = child->next)
		if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && str_trim(str_from((const char *)child->content)).n > 0) {
			diag_add(wheel->reader->diag, DIAG_DOCUMENT_INVALID, wheel->at, "text may not stand directly in “%s”", (const char *)source->name);
			return false;
		}
	if (structure_children_accepted(&document_schema, type, source))
		return true;
	diag_add(wheel->reader->diag, DIAG_DOCUMENT_INVALID, wheel->at, "“%s” holds, in this order: %s", (const char *)source->name, type->content);
	return false;
}

static void point_read(struct wheel_reader *wheel, const xmlNode *source)
{
	struct doc_sector sector = {.count = 1};
	sector_read(wheel, source, "points", &sector);
	if (sector.state == DOC_STATE_SCORED)
		attribute_require(wheel->reader, source, "points", wheel->at);
	sector.points = attribute_count(wheel->reader, source, "points", wheel->at, 0, wheel->most, 0);
	if (is_well_formed(wheel, source))
		vec_push(&wheel->points, wheel->reader->arena, sector);
}

static void category_read(struct wheel_reader *wheel, const xmlNode *source)
{
	struct doc_sector sector = {0};
	sector_read(wheel, source, "", &sector);
	if (!is_well_formed(wheel, source))
		return;
	for (const xmlNode *child = xml_first(source); child && wheel->points.n <= DOCUMENT_SECTORS_LIMIT; child = xml_next(child))
		point_read(wheel, child);
	sector.count = wheel->points.n - sector.first;
	vec_push(&wheel->categories, wheel->reader->arena, sector);
}

static void dimension_read(struct wheel_reader *wheel, const xmlNode *source)
{
	struct doc_sector sector = {0};
	sector_read(wheel, source, "colour", &sector);
	attribute_require(wheel->reader, source, "colour", wheel->at);
	sector.colour = attribute_colour(wheel->reader, source, "colour", wheel->at);
	if (!is_well_formed(wheel, source))
		return;
	for (const xmlNode *child = xml_first(source); child; child = xml_next(child))
		category_read(wheel, child);
	sector.count = wheel->points.n - sector.first;
	vec_push(&wheel->dimensions, wheel->reader->arena, sector);
}

static void size_check(const struct wheel_reader *wheel)
{
	struct diag *diag = wheel->reader->diag;
	if (wheel->points.n == 0)
		diag_add(diag, DIAG_DOCUMENT_INVALID, wheel->at, "a wheel needs at least one data point");
	else if (wheel->points.n > DOCUMENT_SECTORS_LIMIT)
		diag_add(diag, DIAG_DOCUMENT_TOO_LARGE, wheel->at, "a wheel has more data points than the limit of %d", DOCUMENT_SECTORS_LIMIT);
}

void wheel_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	size_t errors = reader->diag->errors;
	struct doc_wheel *data = arena_new(reader->arena, struct doc_wheel);
	attribute_require(reader, source, "most", node->at);
	data->year = attribute_copy(reader, source, "year");
	data->most = attribute_count(reader, source, "most", node->at, 1, POINTS_LIMIT, 1);
	struct wheel_reader wheel = {.reader = reader, .at = node->at, .most = data->most};
	if (!is_well_formed(&wheel, source))
		return;
	for (const xmlNode *child = xml_first(source); child; child = xml_next(child))
		dimension_read(&wheel, child);
	if (reader->diag->errors == errors)
		size_check(&wheel);
	data->dimensions = wheel.dimensions.at;
	data->dimension_count = wheel.dimensions.n;
	data->categories = wheel.categories.at;
	data->category_count = wheel.categories.n;
	data->points = wheel.points.at;
	data->point_count = wheel.points.n;
	node->as.chart.wheel = data;
}
