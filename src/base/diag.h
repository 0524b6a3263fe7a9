/*
 * Diagnostics: everything the program has to say about its input. Any module reports into a
 * `struct diag`; only cli prints. Identity decides severity: both stand in diag_codes.def, with
 * the one-line meaning and the longer explanation that `cityprofile rule explain` and docs show.
 *
 * Reports may come in any order; diag_sort puts them by file order, place, code, and removes
 * exact repeats. The number kept is limited (DIAG_LIMIT); errors displace warnings, both displace advice, the rest is counted.
 */
#ifndef CITYPROFILE_BASE_DIAG_H
#define CITYPROFILE_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct arena;
struct json_t;

enum diag_severity {
	DIAG_ADVICE,
	DIAG_WARNING,
	DIAG_ERROR,
};

/** Identity of a diagnostic; the names come from diag_codes.def: DIAG_XML_SYNTAX and so on. */
enum diag_code {
#define DIAG_CODE(name, severity, slug, meaning, explanation) DIAG_##name,
#include "base/diag_codes.def"
#undef DIAG_CODE
	DIAG_CODE_COUNT
};

/** What the catalogue knows of a code; all strings static. */
struct diag_info {
	const char *slug;         /* printed in brackets; stable for ever */
	enum diag_severity severity;
	const char *meaning;      /* one sentence */
	const char *explanation;  /* why it matters and how to mend it; one paragraph or more */
};

/** One report. Strings are owned by the diag's arena. */
struct diag_entry {
	enum diag_code code;
	enum diag_severity severity;
	struct span span;
	struct str message;
	struct str hint;          /* empty: none */
	struct span related;      /* file 0: none */
	struct str related_note;  /* what stands there, as "first given here" */
};

/** Reports kept; more are counted. */
#define DIAG_LIMIT 1000
/** Words that a hint lists. */
#define DIAG_LISTED 25

/** The reports of a run. Zero-initialize with arena and sources. Borrowed pointers. */
struct diag {
	struct arena *arena;
	struct source_list *sources;
	struct diag_entry *at;
	size_t n;
	size_t capacity;
	size_t dropped;     /* reports beyond DIAG_LIMIT */
	size_t kept[DIAG_ERROR + 1]; /* of those in the vector, by the severity in the catalogue */
	size_t errors;      /* counted as they come, after `strict` */
	size_t warnings;
	size_t effort;      /* spent on guessing what was meant, for hints; whoever guesses counts here and gives up in time */
	bool strict;        /* warnings and advice count as errors */
};

/** Returns the catalogue entry of a code. */
const struct diag_info *diag_info(enum diag_code code);
/** Find a code by its slug. Returns false, *ret_code untouched, when there is none. */
bool diag_lookup(struct str slug, enum diag_code *ret_code);

/**
 * Report something. `span` may be "no place" ({0}). The message is one sentence without a full
 * stop, formatted as by str_format. Returns the entry, lent until the next report, so that a hint or a related place can be set with the two functions below.
 */
struct diag_entry *diag_add(struct diag *diag, enum diag_code code, struct span span, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/** Take over a report that was made into another diag; its strings must live as long as this one. Counts as diag_add does. */
void diag_take(struct diag *diag, const struct diag_entry *entry);
/** Give a report a hint (how to mend it). Formatted as by str_format. Accepts the entry that diag_add returned. */
void diag_hint(struct diag *diag, struct diag_entry *entry, const char *format, ...) __attribute__((format(printf, 3, 4)));
/** Give a report a second place, with a note of what stands there. `note` is borrowed (a literal). */
void diag_relate(struct diag_entry *entry, struct span span, const char *note);
/** Append one of `count` words to a list for a hint, "a, b, c": of many the first ones, and how many others there are. */
void diag_list(struct buf *list, struct str word, size_t index, size_t count);
/** Returns whether an error was reported at exactly this place. */
bool diag_error_at(const struct diag *diag, struct span span);
/** Returns whether an error was reported. */
bool diag_failed(const struct diag *diag);
/** Returns whether the next error will only be counted, so that no hint need be made for it. */
bool diag_is_full(const struct diag *diag);
/** Sort by place and remove repeats; call once before printing. */
void diag_sort(struct diag *diag);

/** Append the text form of all reports (`file:line:column: severity: text [code]`, source line, caret, hint, related place); `colour` adds terminal colours. */
void diag_print_text(struct diag *diag, bool colour, struct buf *out);
/** Returns all reports as a JSON array; a new reference. */
struct json_t *diag_to_json(struct diag *diag);

#endif
