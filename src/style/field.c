/* Attributes of a style sheet, read by tables. What the schema says of them is taken for granted. */
#include "style/field.h"

#include <assert.h>
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
		return sizeof(length);
	default:
		assert(kind == FIELD_COLOUR);
		return sizeof(colour);
	}
}

void field_copy(const struct field *field, void *to, const void *from)
{
	memcpy((char *)to + field->offset, (const char *)from + field->offset, member_size(field->kind));
}

/* A whole number of few digits. */
static unsigned number_of(struct str text)
{
	int64_t number;
	bool whole = str_to_integer(text, &number);
	assert(whole && number >= 0 && number <= 900);
	return (unsigned)number;
}

static colour rgb_of(struct str text)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	colour value = 0;
	assert(text.n == 7);
	for (size_t i = 1; i < 7; i++) {
		const char *digit = strchr(digits, text.at[i]);
		assert(digit);
		value = value * 16 + (colour)(digit - digits - (digit - digits > 15 ? 6 : 0));
	}
	return value;
}

static enum style_align word_number(struct str text, const char *words)
{
	struct str rest = str_from(words), word = {0};
	unsigned number = 0;
	while (str_next_word(&rest, &word) && !str_equal(word, text))
		number++;
	assert(str_equal(word, text));
	return number;
}

/* The form is the schema's; how much a length may be is not. */
static void length_read(struct style_reader *reader, struct str text, struct span at, length *ret_value)
{
	if (!length_parse(text, ret_value))
		diag_add(reader->diag, DIAG_STYLE_INVALID, at, "the length “%.*s” is beyond the limit of " LENGTH_LIMIT_TEXT, STR_ARG(text));
}

static void colour_read(struct style_reader *reader, struct str text, struct span at, colour *ret_colour)
{
	if (!style_colour_lookup(reader->sheet, text, ret_colour)) {
		struct diag_entry *entry = diag_add(reader->diag, DIAG_COLOUR_UNKNOWN, at, "the palette has no colour “%.*s”", STR_ARG(text));
		diag_hint(reader->diag, entry, "add it to the palette at the head of the style sheet");
	}
}

static void style_find(struct style_reader *reader, struct str text, struct span at, const struct style **ret_style)
{
	const struct style *found = style_lookup(reader->sheet, text);
	if (found)
		*ret_style = found;
	else
		diag_add(reader->diag, DIAG_STYLE_UNKNOWN, at, "no style is called “%.*s”", STR_ARG(text));
}

static void field_read(struct style_reader *reader, const xmlNode *element, const struct field *field, void *record)
{
	struct str text = xml_attribute(element, field->name, NULL);
	struct span at = xml_attribute_span(element, field->name);
	void *member = (char *)record + field->offset;
	switch (field->kind) {
	case FIELD_TEXT:
		*(struct str *)member = str_from(str_copy(text, reader->arena));
		break;
	case FIELD_WEIGHT:
		*(uint16_t *)member = (uint16_t)number_of(text);
		break;
	case FIELD_YES_NO:
		*(bool *)member = str_is(text, "yes");
		break;
	case FIELD_LENGTH:
		length_read(reader, text, at, member);
		break;
	case FIELD_COUNT:
		*(unsigned *)member = number_of(text);
		break;
	case FIELD_COLOUR_OR_NONE:
		if (str_is(text, "none"))
			*(colour *)member = COLOUR_NONE;
		else
			colour_read(reader, text, at, member);
		break;
	case FIELD_COLOUR:
		colour_read(reader, text, at, member);
		break;
	case FIELD_RGB:
		*(colour *)member = rgb_of(text);
		break;
	case FIELD_WORD:
		*(enum style_align *)member = word_number(text, field->words);
		break;
	case FIELD_STYLE:
		style_find(reader, text, at, member);
		break;
	}
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
