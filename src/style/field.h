/*
 * Fields of a style sheet: tables that say which attribute goes where in a record, so that styles,
 * page masters and furniture are read by one function. The structure was checked before, so every value has its form.
 * Internal to style.
 */
#ifndef CITYPROFILE_STYLE_FIELD_H
#define CITYPROFILE_STYLE_FIELD_H

#include "style/style.h"

#define STYLE_NAMESPACE "urn:cityprofile:styles:1"

/** How an attribute's value is written, and the type of the record's member. */
enum field_kind {
	FIELD_TEXT,           /* struct str */
	FIELD_WEIGHT,         /* uint16_t */
	FIELD_YES_NO,         /* bool */
	FIELD_LENGTH,         /* length */
	FIELD_COUNT,          /* unsigned */
	FIELD_COLOUR,         /* colour, by its name in the palette */
	FIELD_COLOUR_OR_NONE, /* the same, or "none" */
	FIELD_RGB,            /* colour, as #RRGGBB */
	FIELD_WORD,           /* an enum: the words in order, separated by spaces */
	FIELD_STYLE,          /* const struct style *, by name */
};

/** One attribute. A table ends with a NULL name. */
struct field {
	const char *name;
	enum field_kind kind;
	size_t offset;        /* of the member in the record */
	unsigned flags;
	const char *words;    /* FIELD_WORD */
};

/** What reading a sheet needs; all borrowed. */
struct style_reader {
	struct arena *arena;
	struct diag *diag;
	struct style_sheet *sheet;
	int depth;            /* styles being resolved, one based on another */
};

/**
 * Read an element's attributes into a record; absent ones leave the member as it is.
 * Names of nothing and lengths beyond the limit are errors; the structure check has settled all else.
 * Returns the flags of the attributes that were there.
 */
unsigned fields_read(struct style_reader *reader, const xmlNode *element, const struct field *fields, void *record);
/** Copy one member from record to record, of a kind that inlines may set: text, weight, yes or no, length or colour. */
void field_copy(const struct field *field, void *to, const void *from);
/** Read the page masters below the root into the sheet, whose styles are complete. */
void pages_read(struct style_reader *reader, const xmlNode *root);

#endif
