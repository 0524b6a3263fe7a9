#include <stdlib.h>

#include "base/date.h"
#include "pdf/pdf.h"
#include "press/loaded.h"

/* The last second that a date can name, at the end of 9999, counted since the start of 1970. */
#define EPOCH_LIMIT 253402300799

/* Returns false, *ret_date untouched, on what is no number of seconds. */
static bool date_of_build(struct str given, struct arena *arena, struct str *ret_date)
{
	int64_t seconds;
	if (!str_to_integer(given, &seconds) || seconds > EPOCH_LIMIT)
		return false;
	int day = date_from_day_number(date_day_number(19700101) + (long)(seconds / 86400));
	*ret_date = str_format(arena, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
	return true;
}

/* The date of the publication: its own, else that of the build, else none. The clock is never asked. */
static struct str creation_date(struct press *press)
{
	struct str date = press->loaded->document.meta.date, given = str_from(getenv("SOURCE_DATE_EPOCH"));
	if (date.n > 0 || date_of_build(given, &press->arena, &date))
		return date;
	struct diag_entry *entry = diag_add(&press->diag, DIAG_DATE_MISSING, press->loaded->document.root->at, "this publication has no date");
	if (given.n > 0)
		diag_hint(&press->diag, entry, "give the edition a date; SOURCE_DATE_EPOCH is no whole number from 0 to %lld", (long long)EPOCH_LIMIT);
	else
		diag_hint(&press->diag, entry, "give the edition a date");
	return date;
}

struct pdf_metadata metadata_make(struct press *press)
{
	const struct doc_meta *meta = &press->loaded->document.meta;
	return (struct pdf_metadata){
		.title = meta->title, .author = meta->creator, .subject = meta->subject, .description = meta->description,
		.keywords = meta->keywords, .created = creation_date(press), .producer = STR("cityprofile " CITYPROFILE_VERSION),
		.identifier = meta->identifier,
	};
}
