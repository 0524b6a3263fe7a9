#include "score/csv.h"

#include "base/utf8.h"

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

/** Whether a character acts on the terminal, or on the order of what stands around it: table viewers show cells as they are. */
static bool is_control(uint32_t c)
{
	return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/** Returns the field without such characters. */
static struct str without_controls(struct csv *csv, struct str field)
{
	struct buf clean = {.arena = csv->out->arena};
	for (size_t i = 0; i < field.n;) {
		uint32_t c = utf8_next(field, &i);
		if (!is_control(c)) {
			utf8_add(&clean, c);
		}
	}
	return buf_str(&clean);
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
	add_content(csv, "", without_controls(csv, field));
}

void csv_add_text(struct csv *csv, struct str text)
{
	text = without_controls(csv, text);
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
