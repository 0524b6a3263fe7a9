/* Chart data: what a chart shows, never how. */
#include "document/chart_data.h"

const char *chart_type_words(void)
{
	return "performance-bar band-tile sdg-tile sign dash arrow swatch wheel";
}

const char *chart_state_words(void)
{
	return "scored not-reported not-verified no-benchmark not-known";
}

/* Per cent with at most two decimals, as hundredths; exact, since the number is digits. */
static bool percent_parse(struct str text, int64_t *ret_hundredths)
{
	struct decimal value;
	if (!decimal_parse(text, &value) || value.negative || value.int_digits > 12 || value.frac_digits > 2)
		return false;
	int64_t hundredths = 0;
	for (size_t i = 0; i < value.text.n; i++)
		if (value.text.at[i] != '.')
			hundredths = hundredths * 10 + (value.text.at[i] - '0');
	for (unsigned i = value.frac_digits; i < 2; i++)
		hundredths *= 10;
	*ret_hundredths = hundredths;
	return true;
}

/* A limit that a bar cannot show has no place on it. */
static void limits_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct str rest = xml_attribute(source, "limits", NULL), word;
	struct vec_of(int64_t) limits = {0};
	int64_t limit, before = 0;
	while (str_next_word(&rest, &word)) {
		if (!percent_parse(word, &limit) || limit <= 0 || limit < before || limit >= 10000) {
			attribute_bad(reader, source, "limits", node->at, "numbers of at most two decimals between 0 and 100, in rising order");
			return;
		}
		vec_push(&limits, reader->arena, limit);
		before = limit;
	}
	node->as.chart.limits = limits.at;
	node->as.chart.limit_count = limits.n;
}

static void scored_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct doc_chart *chart = &node->as.chart;
	attribute_require(reader, source, "band", node->at);
	if (chart->type != DOC_CHART_PERFORMANCE_BAR)
		return;
	attribute_require(reader, source, "percent", node->at);
	struct str percent = xml_attribute(source, "percent", NULL);
	if (percent.n > 0 && !percent_parse(percent, &chart->percent_hundredths))
		attribute_bad(reader, source, "percent", node->at, "a number of at most two decimals, zero or more");
	limits_read(reader, source, node);
}

void chart_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct doc_chart *chart = &node->as.chart;
	attribute_require(reader, source, "type", node->at);
	chart->type = attribute_word(reader, source, "type", node->at, chart_type_words(), DOC_CHART_DASH);
	chart->state = attribute_word(reader, source, "state", node->at, chart_state_words(), DOC_STATE_SCORED);
	chart->band = attribute_copy(reader, source, "band");
	chart->name = attribute_copy(reader, source, "name");
	chart->colour = attribute_colour(reader, source, "colour", node->at);
	chart->height = attribute_length(reader, source, "height", node->at);
	if (chart->type == DOC_CHART_WHEEL)
		wheel_data_read(reader, source, node);
	if (chart->type == DOC_CHART_SDG_TILE || chart->type == DOC_CHART_SIGN || chart->type == DOC_CHART_WHEEL)
		attribute_require(reader, source, "name", node->at);
	if (chart->state == DOC_STATE_SCORED && (chart->type == DOC_CHART_PERFORMANCE_BAR || chart->type == DOC_CHART_BAND_TILE))
		scored_read(reader, source, node);
}
