#include "base/diag.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"

static const struct diag_info catalogue[] = {
#define DIAG_CODE(name, severity, slug, meaning, explanation) {slug, severity, meaning, explanation},
#include "base/diag_codes.def"
#undef DIAG_CODE
};

const struct diag_info *diag_info(enum diag_code code)
{
	assert((unsigned)code < DIAG_CODE_COUNT);
	return &catalogue[code];
}

bool diag_lookup(struct str slug, enum diag_code *ret_code)
{
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
		if (str_is(slug, catalogue[code].slug)) {
			*ret_code = (enum diag_code)code;
			return true;
		}
	}
	return false;
}

static void count(struct diag *diag, enum diag_severity severity, size_t change)
{
	if (severity == DIAG_ERROR || diag->strict) {
		diag->errors += change;
	} else if (severity == DIAG_WARNING) {
		diag->warnings += change;
	}
}

/* The last report kept that is less severe, by the catalogue, than one that has no room; NULL when there is none. */
static struct diag_entry *less_severe(const struct diag *diag, enum diag_severity severity)
{
	for (enum diag_severity lower = DIAG_ADVICE; lower < severity; lower++) {
		for (size_t i = diag->kept[lower] > 0 ? diag->n : 0; i-- > 0;) {
			if (diag_info(diag->at[i].code)->severity == lower) {
				return &diag->at[i];
			}
		}
	}
	return NULL;
}

/* Beyond the limit, a report takes the place of a less severe one, or is written where it is forgotten: there is room for one entry
 * more than is kept. */
static struct diag_entry *next_entry(struct diag *diag, enum diag_severity severity)
{
	if (diag->n >= diag->capacity) {
		diag->at = vec_reserve(diag->arena, diag->at, &diag->capacity, sizeof *diag->at);
	}
	struct diag_entry *entry = &diag->at[diag->n];
	if (diag->n < DIAG_LIMIT) {
		diag->n++;
		diag->kept[severity]++;
		return entry;
	}
	diag->dropped++;
	struct diag_entry *displaced = less_severe(diag, severity);
	if (displaced == NULL) {
		return entry;
	}
	diag->kept[diag_info(displaced->code)->severity]--;
	diag->kept[severity]++;
	return displaced;
}

struct diag_entry *diag_add(struct diag *diag, enum diag_code code, struct span span, const char *format, ...)
{
	struct buf message = {.arena = diag->arena};
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(&message, format, arguments);
	va_end(arguments);

	enum diag_severity severity = diag_info(code)->severity;
	struct diag_entry *entry = next_entry(diag, severity);
	*entry = (struct diag_entry){
		.code = code,
		.severity = diag->strict ? DIAG_ERROR : severity,
		.span = span,
		.message = buf_str(&message),
	};
	count(diag, severity, 1);
	return entry;
}

void diag_take(struct diag *diag, const struct diag_entry *entry)
{
	enum diag_severity severity = diag_info(entry->code)->severity;
	struct diag_entry *taken = next_entry(diag, severity);
	*taken = *entry;
	taken->severity = diag->strict ? DIAG_ERROR : severity;
	count(diag, severity, 1);
}

void diag_hint(struct diag *diag, struct diag_entry *entry, const char *format, ...)
{
	struct buf hint = {.arena = diag->arena};
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(&hint, format, arguments);
	va_end(arguments);
	entry->hint = buf_str(&hint);
}

void diag_relate(struct diag_entry *entry, struct span span, const char *note)
{
	entry->related = span;
	entry->related_note = str_from(note);
}

void diag_list(struct buf *list, struct str word, size_t index, size_t count)
{
	/* One more than are listed takes no more room than to say that there is another. */
	bool whole = index < DIAG_LISTED || count == DIAG_LISTED + 1;
	if (whole)
		buf_format(list, "%s%.*s", index > 0 ? ", " : "", STR_ARG(word));
	else if (index == DIAG_LISTED)
		buf_format(list, " and %zu others", count - DIAG_LISTED);
}

bool diag_failed(const struct diag *diag)
{
	return diag->errors > 0;
}

bool diag_is_full(const struct diag *diag)
{
	return diag->n >= DIAG_LIMIT && diag->kept[DIAG_ERROR] >= DIAG_LIMIT;
}

bool diag_error_at(const struct diag *diag, struct span span)
{
	for (size_t i = 0; i < diag->n; i++) {
		const struct diag_entry *entry = &diag->at[i];
		if (entry->span.file == span.file && entry->span.start == span.start && entry->span.end == span.end &&
			diag_info(entry->code)->severity == DIAG_ERROR)
			return true;
	}
	return false;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_spans(struct span a, struct span b)
{
	int order = compare_numbers(a.file, b.file);
	order = order != 0 ? order : compare_numbers(a.start, b.start);
	return order != 0 ? order : compare_numbers(a.end, b.end);
}

/* A total order, so that the outcome does not depend on the sort; equal entries are repeats. */
static int compare_entries(const void *left, const void *right)
{
	const struct diag_entry *a = left, *b = right;
	int order = compare_spans(a->span, b->span);
	order = order != 0 ? order : compare_numbers(a->code, b->code);
	order = order != 0 ? order : str_compare(a->message, b->message);
	order = order != 0 ? order : str_compare(a->hint, b->hint);
	order = order != 0 ? order : compare_spans(a->related, b->related);
	return order != 0 ? order : str_compare(a->related_note, b->related_note);
}

void diag_sort(struct diag *diag)
{
	if (diag->n < 2) {
		return;
	}
	qsort(diag->at, diag->n, sizeof *diag->at, compare_entries);
	size_t kept = 1;
	for (size_t i = 1; i < diag->n; i++) {
		if (compare_entries(&diag->at[i], &diag->at[kept - 1]) == 0) {
			count(diag, diag_info(diag->at[i].code)->severity, (size_t)-1);
			diag->kept[diag_info(diag->at[i].code)->severity]--;
		} else {
			diag->at[kept++] = diag->at[i];
		}
	}
	diag->n = kept;
}
