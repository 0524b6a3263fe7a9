/*
 * The structure of a profile as a table, made from profiles/schema/profile.xsd when the program is
 * built. Used by the check of structure, by the reader and by the public copy.
 */
#ifndef CITYPROFILE_PROFILE_SCHEMA_H
#define CITYPROFILE_PROFILE_SCHEMA_H

#include "xml/structure.h"

#define PROFILE_NAMESPACE "urn:cityprofile:profile:1"

extern const struct structure_schema profile_schema;

#endif
