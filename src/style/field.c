/* Attributes of a style sheet, read by tables. */
#include "style/field.h"

#include <string.h>

static size_t member_size(enum field_kind kind)
{
	switch (kind) {
	case FIELD_TEXT:
		return sizeof(struct str);
	case FIELD_WEIGHT:
		return sizeof(uint16_t);
	case FIELD_YES_NO:
		return sizeof(bool);
	case FIELD_LENGTH:
	case FIELD_LENGTH_POSITIVE:
	case FIELD_LENGTH_SIGNED:
		return sizeof(length);
	case FIELD_COUNT:
		return sizeof(unsigned);
	case FIELD_COLOUR:
	case FIELD_COLOUR_OR_NONE:
	case FIELD_RGB:
		return sizeof(colour);
	case FIELD_WORD:
		return sizeof(enum style_align);
	case FIELD_STYLE:
		break;
	}
	return sizeof(const struct style *);
}

void field_copy(const struct field *field, void *to, const void *from)
{
	memcpy((char *)to + field->offset, (const char *)from + field->offset, member_size(field->kind));
}

static bool weight_parse(struct str text, uint16_t *ret_weight)
{
	int64_t number;
	if (!str_to_integer(text, &number) || (number != 300 && number != 400 && number != 500 && number != 700))
		return false;
	*ret_weight = (uint16_t)number;
	return true;
}

static bool rgb_parse(struct str text, colour *ret_colour)
{
	colour value = 0;
	if (text.n != 7 || text.at[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		char c = text.at[i];
		unsigned digit;
		if (c >= '0' && c <= '9')
			digit = (unsigned)(c - '0');
		else if (c >= 'A' && c <= 'F')
			digit = (unsigned)(c - 'A') + 10;
		else if (c >= 'a' && c <= 'f')
			digit = (unsigned)(c - 'a') + 10;
		else
			return false;
		value = value * 16 + digit;
	}
	*ret_colour = value;
	return true;
}

static bool word_parse(struct str text, const char *words, enum style_align *ret_word)
{
	struct str rest = str_from(words), word;
	for (unsigned i = 0; str_next_word(&rest, &word); i++) {
		if (str_equal(word, text)) {
			*ret_word = i;
			return true;
		}
	}
	return false;
}

static bool length_read(struct str text, enum field_kind kind, length *ret_value)
{
	length value;
	if (!length_parse(text, &value) || (kind == FIELD_LENGTH && value < 0) || (kind == FIELD_LENGTH_POSITIVE && value <= 0))
		return false;
	*ret_value = value;
	return true;
}

static bool count_parse(struct str text, unsigned *ret_count)
{
	int64_t number;
	if (!str_to_integer(text, &number) || number > 9)
		return false;
	*ret_count = (unsigned)number;
	return true;
}

static bool flag_parse(struct str text, bool *ret_flag)
{
	if (!str_is(text, "yes") && !str_is(text, "no"))
		return false;
	*ret_flag = str_is(text, "yes");
	return true;
}

/* A name that is not found has a message of its own; the value then counts as read. */
static bool colour_read(struct style_reader *reader, struct str text, struct span at, bool none_allowed, colour *ret_colour)
{
	if (none_allowed && str_is(text, "none")) {
		*ret_colour = COLOUR_NONE;
		return true;
	}
	if (!style_colour_lookup(reader->sheet, text, ret_colour)) {
		struct diag_entry *entry = diag_add(reader->diag, DIAG_COLOUR_UNKNOWN, at, "the palette has no colour “%.*s”", STR_ARG(text));
		diag_hint(reader->diag, entry, "add it to the palette at the head of the style sheet");
	}
	return true;
}

static bool style_find(struct style_reader *reader, struct str text, struct span at, const struct style **ret_style)
{
	const struct style *found = style_lookup(reader->sheet, text);
	if (found)
		*ret_style = found;
	else
		diag_add(reader->diag, DIAG_STYLE_UNKNOWN, at, "no style is called “%.*s”", STR_ARG(text));
	return true;
}

static bool value_read(struct style_reader *reader, const struct field *field, struct str text, struct span at, void *member)
{
	switch (field->kind) {
	case FIELD_TEXT:
		*(struct str *)member = str_from(str_copy(text, reader->arena));
		return text.n > 0;
	case FIELD_WEIGHT:
		return weight_parse(text, member);
	case FIELD_YES_NO:
		return flag_parse(text, member);
	case FIELD_LENGTH:
	case FIELD_LENGTH_POSITIVE:
	case FIELD_LENGTH_SIGNED:
		return length_read(text, field->kind, member);
	case FIELD_COUNT:
		return count_parse(text, member);
	case FIELD_COLOUR:
	case FIELD_COLOUR_OR_NONE:
		return colour_read(reader, text, at, field->kind == FIELD_COLOUR_OR_NONE, member);
	case FIELD_RGB:
		return rgb_parse(text, member);
	case FIELD_WORD:
		return word_parse(text, field->words, member);
	case FIELD_STYLE:
		return style_find(reader, text, at, member);
	}
	return false;
}

static void field_read(struct style_reader *reader, const xmlNode *element, const struct field *field, void *record)
{
	struct str text = str_trim(xml_attribute(element, field->name, NULL));
	struct span at = xml_attribute_span(element, field->name);
	if (value_read(reader, field, text, at, (char *)record + field->offset))
		return;
	/* What a pattern cannot say. */
	diag_add(reader->diag, DIAG_STYLE_INVALID, at, "“%.*s” is not a length%s up to the limit of " LENGTH_LIMIT_TEXT, STR_ARG(text),
		field->kind == FIELD_LENGTH_POSITIVE ? " above zero," : "");
}

unsigned fields_read(struct style_reader *reader, const xmlNode *element, const struct field *fields, void *record)
{
	unsigned seen = 0;
	for (const struct field *field = fields; field->name; field++) {
		bool present;
		xml_attribute(element, field->name, &present);
		if (present) {
			field_read(reader, element, field, record);
			seen |= field->flags;
		}
	}
	return seen;
}
