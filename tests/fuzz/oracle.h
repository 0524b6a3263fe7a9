/*
 * The judge of mutations: libxml2, which knows whether a text is XML and whether a schema accepts it. What it refuses, the
 * program must refuse too.
 */
#ifndef CITYPROFILE_TESTS_FUZZ_ORACLE_H
#define CITYPROFILE_TESTS_FUZZ_ORACLE_H

#include <stdbool.h>

#include "base/str.h"

struct oracle;

/** Read schemas of profiles/schema; names end with NULL. Release with oracle_destroy. */
struct oracle *oracle_create(const char *const *names);
/** Release. Accepts NULL. */
void oracle_destroy(struct oracle *oracle);
/** Returns whether the text is XML that one of the schemas accepts. */
bool oracle_accepts(struct oracle *oracle, struct str text);

#endif
