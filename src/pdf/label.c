#include "pdf/label.h"

/* A folio read: style D, r, R as in PDF with its number, or 0 for text. */
struct label {
	char style;
	int64_t number;
};

#define ROMAN_LIMIT 3999

void label_add_roman(struct buf *out, unsigned number)
{
	static const struct { unsigned value; const char *letters; } steps[] = {
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
		{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	};
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		for (; number >= steps[i].value; number -= steps[i].value) {
			buf_add_str(out, str_from(steps[i].letters));
		}
	}
}

static unsigned roman_digit(char letter)
{
	switch (letter) {
	case 'm': return 1000;
	case 'd': return 500;
	case 'c': return 100;
	case 'l': return 50;
	case 'x': return 10;
	case 'v': return 5;
	case 'i': return 1;
	default: return 0;
	}
}

/* Letters that do not come out the same when written again are no number ("mix" is one, "ill" is not). */
static bool read_roman(struct writer *writer, struct str folio, char ascii_case, int64_t *ret_number)
{
	unsigned number = 0, before = 0;
	struct buf lower = writer_buf(writer);
	for (size_t i = folio.n; i > 0 && folio.n <= 15; i--) {
		unsigned digit = roman_digit((char)(folio.at[i - 1] | ascii_case));
		number = digit < before ? number - digit : number + digit;
		before = digit;
	}
	if (number == 0 || number > ROMAN_LIMIT) {
		return false;
	}
	label_add_roman(&lower, number);
	for (size_t i = 0; i < lower.n; i++) {
		lower.at[i] = (char)(ascii_case ? lower.at[i] & ~0x20 : lower.at[i]);
	}
	*ret_number = number;
	return str_equal(buf_str(&lower), folio);
}

static struct label read_label(struct writer *writer, struct str folio)
{
	struct label label = {0};
	if (folio.n > 0 && folio.at[0] != '0' && folio.n < 10 && str_to_integer(folio, &label.number)) {
		label.style = 'D';
	} else if (read_roman(writer, folio, 0, &label.number)) {
		label.style = 'r';
	} else if (read_roman(writer, folio, 0x20, &label.number)) {
		label.style = 'R';
	}
	return label;
}

bool label_add_tree(struct writer *writer, struct buf *out)
{
	const struct frames *frames = writer->frames;
	bool any = false;
	for (uint32_t i = 0; i < frames->page_count; i++) {
		any = any || frames->pages[i].folio.n > 0;
	}
	if (!any) {
		return false;
	}
	struct label before = {0};
	buf_add_str(out, STR("<</Nums["));
	for (uint32_t i = 0; i < frames->page_count; i++) {
		struct label label = read_label(writer, frames->pages[i].folio);
		bool counts_on = label.style != 0 && label.style == before.style && label.number == before.number + 1;
		before = label;
		if (counts_on) {
			continue;
		}
		buf_format(out, "%u<<", i);
		if (label.style != 0) {
			buf_format(out, "/S/%c/St %lld", label.style, (long long)label.number);
		} else {
			buf_add_str(out, STR("/P"));
			writer_add_text(writer, out, frames->pages[i].folio, 0, "a folio");
		}
		buf_add_str(out, STR(">>"));
	}
	buf_add_str(out, STR("]>>"));
	return true;
}
