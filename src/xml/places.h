/*
 * Places: a second scan of a file's bytes in step with its tree, which gives every node its struct xml_place.
 */
#ifndef CITYPROFILE_XML_PLACES_H
#define CITYPROFILE_XML_PLACES_H

#include "xml/xml.h"

/** Give each node of the tree that was parsed from these bytes its place, in _private. arena owns the places. */
void places_fill(xmlDoc *doc, uint32_t file, struct str bytes, struct arena *arena);

#endif
