#include "check/chart.h"

#include "base/rational.h"
#include "base/utf8.h"
#include "profile/schema.h"

/* The table inside a chart: columns by their names, rows of as many numbers. */

/* A table while its rows are read. */
struct table {
	const struct chart_checking *c;
	size_t columns, rows;
	size_t numbers;    /* of the present row */
	bool has_gap;      /* the present row has a number that is not there */
	int before;        /* last day of the row before */
	bool is_doubtful;  /* a column or number was reported: no sums are made */
	bool is_shares;
	struct chart_sum *sums; /* of each column */
};

static struct diag_entry *report(const struct table *table, enum diag_code code, struct span span, const char *message)
{
	return diag_add(table->c->checking->diag, code, span, "%s", message);
}

static bool is_row(const xmlNode *node, const char *name)
{
	return xml_is(node, PROFILE_NAMESPACE, name);
}

/* Numbers */

/* With a point in place of a comma it would be a number. */
static bool has_comma(struct str word, struct arena *arena, struct str *ret_mended)
{
	struct decimal value;
	if (decimal_parse(word, &value))
		return false;
	char *copy = str_copy(word, arena);
	for (char *at = copy; *at; at++)
		*at = *at == ',' ? '.' : *at;
	*ret_mended = str_from(copy);
	return decimal_parse(*ret_mended, &value);
}

static void report_number(struct table *table, struct str word, struct span span)
{
	const struct checking *checking = table->c->checking;
	struct str mended;
	struct decimal value;
	table->is_doubtful = true;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_CHART_NUMBER, span, "“%.*s” is no number", STR_ARG(word));
	if (has_comma(word, checking->arena, &mended))
		diag_hint(checking->diag, entry, "decimals follow a point: %.*s; thousands are not parted", STR_ARG(mended));
	else if (decimal_parse(word, &value))
		diag_hint(checking->diag, entry, "a number has at most %d digits: round it, or state it in a larger unit", XML_DIGITS_LIMIT);
	else if (word.n > 3 && str_is((struct str){word.at, 3}, "\u2212"))
		diag_hint(checking->diag, entry, "it begins with a minus sign (U+2212): write the hyphen of the keyboard");
	else
		diag_hint(checking->diag, entry, "numbers are digits with a decimal point, as -1234.5; two full stops stand for one that is not there");
}

static void add_number(struct table *table, const struct decimal *value)
{
	mpq_t number;
	mpq_init(number);
	rational_set_decimal(number, value);
	chart_sum_add(&table->sums[table->numbers], number, value);
	mpq_clear(number);
}

static void check_number(struct table *table, struct str word, struct span span)
{
	bool is_positive = table->is_shares || str_is(table->c->chart->type.text, "pyramid");
	bool is_counted = table->numbers < table->columns;
	struct decimal value;
	if (str_is(word, "..")) {
		table->has_gap = true;
		if (is_counted)
			table->sums[table->numbers].has_gap = true;
	} else if (!decimal_parse(word, &value) || value.int_digits + value.frac_digits > XML_DIGITS_LIMIT) {
		report_number(table, word, span);
	} else if (value.negative && is_positive && !decimal_is_zero(&value)) {
		table->is_doubtful = true;
		struct diag_entry *entry = report(table, DIAG_CHART_BELOW_ZERO, span, "parts and people are not fewer than none");
		diag_hint(table->c->checking->diag, entry, "show values below zero as bars");
	} else if (is_counted) {
		add_number(table, &value);
	}
	table->numbers++;
}

/* The words of one text node. */
static void check_words(struct table *table, const xmlNode *node)
{
	const struct source_list *sources = table->c->checking->diag->sources;
	struct str text = str_from((const char *)node->content), rest = text, word;
	const struct xml_place *place = xml_place(node);
	while (str_next_word(&rest, &word)) {
		struct span span = table->c->chart->head.span;
		if (place) {
			size_t start = utf8_count((struct str){text.at, (size_t)(word.at - text.at)});
			span = xml_character_span(sources, place->span, start);
			span.end = xml_character_span(sources, place->span, start + utf8_count(word) - 1).end;
		}
		check_number(table, word, span);
	}
}

/* Rows */

static void check_date(struct table *table, const xmlNode *row)
{
	struct diag *diag = table->c->checking->diag;
	bool given = false;
	struct date_range range;
	struct str date = str_trim(xml_attribute(row, "date", &given));
	if (!given)
		date = str_trim(xml_attribute(row, "name", NULL));
	struct span span = xml_attribute_span(row, given ? "date" : "name");
	if (!date_parse(date, &range)) {
		/* A date of the wrong form was reported. */
		if (given)
			return;
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_DATE, span, "“%.*s” is no date, and the row has no other", STR_ARG(date));
		diag_hint(diag, entry, "give it a date: 2020, 2020-06, 2020-06-30 or an interval of two of these");
		return;
	}
	if (range.first <= table->before) {
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_DATE, span, "%.*s does not lie after the row before", STR_ARG(date));
		diag_hint(diag, entry, "put the rows in the order of time, one for each date");
	}
	table->before = range.last;
}

/* What a row says of its numbers is shown by the kind of chart. */
static void check_flags(const struct table *table, const xmlNode *row)
{
	static const struct { const char *name, *types, *message, *hint; } flags[] = {
		{"forecast", "time-series bars pyramid", "does not show that numbers are expected", "use bars or a time-series, leave the row out, or say so in the caption"},
		{"break", "time-series", "does not show that numbers were measured otherwise", "use a time-series, leave the row out, or say so in the caption"},
	};
	const struct chart_kind *kind = table->c->kind;
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
		if (str_is_among(str_from(kind->type), flags[i].types) || !str_is(str_trim(xml_attribute(row, flags[i].name, NULL)), "yes"))
			continue;
		struct diag_entry *entry = diag_add(table->c->checking->diag, DIAG_CHART_FLAG, xml_attribute_span(row, flags[i].name), "a chart of type %s %s", kind->type,
			flags[i].message);
		diag_hint(table->c->checking->diag, entry, "%s", flags[i].hint);
	}
}

/* What is given cannot be missing. */
static void check_missing(const struct table *table, const xmlNode *row)
{
	bool given = false;
	struct str reason = str_trim(xml_attribute(row, "missing", &given));
	if (!given || table->has_gap || table->numbers == 0)
		return;
	struct diag_entry *entry = report(table, DIAG_CHART_MISSING, xml_attribute_span(row, "missing"),
		str_format(table->c->checking->arena, "the row says “%.*s” of its numbers, and has all of them", STR_ARG(reason)).at);
	diag_hint(table->c->checking->diag, entry, "write two full stops in place of the number that is not there, or take missing away");
}

static void check_row(struct table *table, const xmlNode *row)
{
	struct diag *diag = table->c->checking->diag;
	table->numbers = 0;
	table->has_gap = false;
	table->rows++;
	for (const xmlNode *child = row->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			check_words(table, child);
	}
	if (str_is(table->c->chart->type.text, "time-series"))
		check_date(table, row);
	check_flags(table, row);
	check_missing(table, row);
	if (table->numbers == table->columns)
		return;
	table->is_doubtful = true;
	struct diag_entry *entry = diag_add(diag, DIAG_CHART_ROW, xml_span(row), "the chart has %zu %s, this row %zu %s", table->columns,
		table->columns == 1 ? "column" : "columns", table->numbers, table->numbers == 1 ? "number" : "numbers");
	if (table->numbers < table->columns)
		diag_hint(diag, entry, "write two full stops for a number that is not there");
	else
		diag_hint(diag, entry, "numbers are parted by blanks, so thousands are not: 12345");
}

/* Columns */

/* Returns the first column that is one too many, or NULL. */
static const xmlNode *count_columns(struct table *table)
{
	const xmlNode *beyond = NULL;
	size_t told = 0;
	for (const xmlNode *node = xml_first(table->c->chart->head.node); node; node = xml_next(node)) {
		if (!is_row(node, "column"))
			continue;
		table->is_doubtful |= xml_fault(node).left_out;
		table->columns++;
		/* Targets have a look of their own. */
		told += !str_is(str_trim(xml_attribute(node, "target", NULL)), "yes");
		if (!beyond && told > table->c->kind->most)
			beyond = node;
	}
	return beyond;
}

static void check_columns(struct table *table)
{
	const struct chart_checking *c = table->c;
	const xmlNode *beyond = count_columns(table);
	if (str_is(c->chart->type.text, "pyramid") && table->columns != 2 && !table->is_doubtful) {
		struct diag_entry *entry = report(table, DIAG_CHART_SIDES, c->chart->head.span, "a pyramid has two columns");
		diag_hint(c->checking->diag, entry, "give one to men and one to women; show other groups as bars");
	} else if (beyond && c->kind->most > 0) {
		chart_report_many(c, xml_span(beyond), table->columns);
	}
}

static void check_sums(const struct table *table)
{
	size_t i = 0;
	for (const xmlNode *node = xml_first(table->c->chart->head.node); node && i < table->columns; node = xml_next(node)) {
		if (is_row(node, "column"))
			chart_sum_check(&table->sums[i++], table->c, xml_span(node));
	}
}

void chart_check_table(const struct chart_checking *c)
{
	struct table table = {.c = c, .is_shares = str_is(c->chart->type.text, "shares")};
	check_columns(&table);
	table.sums = arena_array(c->checking->arena, table.columns, struct chart_sum);
	for (size_t i = 0; i < table.columns; i++)
		chart_sum_start(&table.sums[i]);
	for (const xmlNode *node = xml_first(c->chart->head.node); node; node = xml_next(node)) {
		if (is_row(node, "row"))
			check_row(&table, node);
	}
	if (table.is_shares && !table.is_doubtful)
		check_sums(&table);
	for (size_t i = 0; i < table.columns; i++)
		chart_sum_finish(&table.sums[i]);
}
