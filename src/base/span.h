/*
 * Where something stands in the source. Every node of every tree carries a span, from the first
 * byte read to the last frame; line, column and caret are computed only when something is printed.
 */
#ifndef CITYPROFILE_BASE_SPAN_H
#define CITYPROFILE_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/** A byte range [start, end) in file number `file` of a source list. `file` 0 is "no place". */
struct span {
	uint32_t file;
	uint32_t start;
	uint32_t end;
};

/** A character of which the column is known. */
struct source_mark {
	uint32_t byte, column;
};

/** One file that was read: its name as messages print it, and its bytes, both owned by the list's arena. */
struct source_file {
	struct str name;
	struct str bytes;
	uint32_t *line_starts; /* byte of each line's start; made on first use */
	uint32_t line_count;
	struct source_mark *marks; /* one for each so many bytes, as far as places were asked for; column 0: none */
};

/** The files of a run in the order read; index 0 is reserved. Zero-initialize with an arena. */
struct source_list {
	struct arena *arena;
	struct source_file *at;
	uint32_t n;
	uint32_t capacity;
};

/** A printed position: line and column count from 1; a column is one code point (a tab is one). */
struct position {
	uint32_t line;
	uint32_t column;
};

/** Add a file. Returns its number (> 0). `name` and `bytes` are borrowed and must live as long as the list. */
uint32_t source_add(struct source_list *sources, struct str name, struct str bytes);
/** Returns file number `file`, or NULL for 0 or an unknown number. Lent. */
struct source_file *source_lookup(const struct source_list *sources, uint32_t file);
/** Returns line and column of a byte; past the end gives the end. */
struct position source_position(struct source_list *sources, uint32_t file, uint32_t byte);
/**
 * Write the start of a span as “name:line:column” into `text`, cut to `size`, control characters of the name as “?”. Unlike the others it
 * makes no index and takes no memory, so it may be called where nothing else may. Returns how many bytes it wrote; 0 for “no place”.
 */
size_t source_place_text(const struct source_list *sources, struct span span, char *text, size_t size);
/** Returns the text of a line without its end; lent. */
struct str source_line(struct source_list *sources, uint32_t file, uint32_t line);
/** Returns the bytes of a span; lent; empty for "no place". */
struct str source_text(const struct source_list *sources, struct span span);

/** Returns the text form `file:start-end`, by which a span travels through XSLT as attribute `at`. */
struct str span_to_text(struct span span, struct arena *arena);
/** Read the text form. Returns false, *ret_span untouched, on anything else. */
bool span_from_text(struct str text, struct span *ret_span);

#endif
