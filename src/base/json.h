/*
 * JSON writing on Jansson: helpers that take slices, and the one way to print. Keys stay in the
 * order of insertion, so that dumps diff line by line.
 */
#ifndef CITYPROFILE_BASE_JSON_H
#define CITYPROFILE_BASE_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "base/span.h"
#include "base/str.h"

/** Route Jansson's memory through base/memory; call once at program start. */
void json_start(void);
/** Set key to a string (bytes that are not UTF-8 are replaced). */
void json_set_str(json_t *object, const char *key, struct str value);
/** Set key to an integer. */
void json_set_int(json_t *object, const char *key, int64_t value);
/** Set key to a decimal number, printed with the digits that it has here: no floating point in between. `decimal` is a number as JSON writes them. In memory it is a string. */
void json_set_number(json_t *object, const char *key, struct str decimal);
/** Set key to true or false. */
void json_set_bool(json_t *object, const char *key, bool value);
/** Set key to `file:line:column`, nothing for "no place". */
void json_set_span(json_t *object, const char *key, struct source_list *sources, struct span span);
/** Set key to a value whose reference is taken over. */
void json_set(json_t *object, const char *key, json_t *value);
/** Append a value whose reference is taken over. */
void json_add(json_t *array, json_t *value);
/** Append the value, indented by two, with a final newline. */
void json_print(const json_t *value, struct buf *out);

#endif
