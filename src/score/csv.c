#include "score/csv.h"

static bool needs_quotes(struct str field)
{
	for (size_t i = 0; i < field.n; i++) {
		char c = field.at[i];
		if (c == ',' || c == '"' || c == '\r' || c == '\n') {
			return true;
		}
	}
	return false;
}

static void separate(struct csv *csv)
{
	buf_add_str(csv->out, csv->begun ? STR(",") : STR(""));
	csv->begun = true;
}

static void add_content(struct csv *csv, const char *guard, struct str field)
{
	bool quoted = needs_quotes(field);
	separate(csv);
	buf_add_str(csv->out, quoted ? STR("\"") : STR(""));
	buf_add_str(csv->out, str_from(guard));
	for (size_t i = 0; i < field.n; i++) {
		if (field.at[i] == '"') {
			buf_add_byte(csv->out, '"');
		}
		buf_add_byte(csv->out, field.at[i]);
	}
	buf_add_str(csv->out, quoted ? STR("\"") : STR(""));
}

/** Whether the text is digits, a slash and digits: the third of July to a spreadsheet, seven thirds to us. */
static bool is_fraction(struct str text)
{
	size_t slashes = 0;
	for (size_t i = 0; i < text.n; i++) {
		slashes += text.at[i] == '/';
		if (text.at[i] != '/' && (text.at[i] < '0' || text.at[i] > '9')) {
			return false;
		}
	}
	return slashes == 1;
}

void csv_add(struct csv *csv, struct str field)
{
	add_content(csv, "", field);
}

void csv_add_text(struct csv *csv, struct str text)
{
	char first = text.n > 0 ? text.at[0] : 'a';
	bool acts = first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
	add_content(csv, acts || is_fraction(text) ? "'" : "", text);
}

void csv_add_integer(struct csv *csv, int64_t number)
{
	separate(csv);
	buf_format(csv->out, "%lld", (long long)number);
}

void csv_end_row(struct csv *csv)
{
	buf_add_str(csv->out, STR("\r\n"));
	csv->begun = false;
}
