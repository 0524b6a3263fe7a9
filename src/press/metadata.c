#include <stdlib.h>

#include "pdf/pdf.h"
#include "press/loaded.h"

/* Days since 1970-01-01 to a civil date, by eras of 400 years that begin on 1 March. */
static struct str date_of_days(int64_t days, struct arena *arena)
{
	int64_t shifted = days + 719468;
	int64_t era = shifted / 146097, day_of_era = shifted % 146097;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month_index = (5 * day_of_year + 2) / 153;
	int64_t day = day_of_year - (153 * month_index + 2) / 5 + 1;
	int64_t month = month_index < 10 ? month_index + 3 : month_index - 9;
	int64_t year = year_of_era + era * 400 + (month <= 2);
	return str_format(arena, "%04lld-%02lld-%02lld", (long long)year, (long long)month, (long long)day);
}

/* The date of the publication: its own, else that of the build, else none. The clock is never asked. */
static struct str creation_date(struct press *press)
{
	struct str own = press->loaded->document.meta.date;
	int64_t seconds;
	if (own.n > 0)
		return own;
	if (str_to_integer(str_from(getenv("SOURCE_DATE_EPOCH")), &seconds))
		return date_of_days(seconds / 86400, &press->arena);
	struct diag_entry *entry = diag_add(&press->diag, DIAG_DATE_MISSING, press->loaded->document.root->at,
		"this publication has no date");
	diag_hint(&press->diag, entry, "give the edition a date");
	return (struct str){0};
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
