/*
 * The public copy: what the outside world may have of a profile. It travels inside the PDF. Made from the
 * tree, not from the model, so that it says what the author wrote.
 *
 * Invariants: no byte of a restricted or internal element is in it, but for one thing: a restricted source that
 * something public cites stays as its type alone, under a name of ours. What pointed at things left out is cleaned, and elements
 * that would be incomplete without them are left out too, so the copy is a valid profile in one file.
 */
#ifndef CITYPROFILE_PROFILE_PUBLIC_H
#define CITYPROFILE_PROFILE_PUBLIC_H

#include "profile/code.h"
#include "xml/xml.h"

/**
 * Make the public copy as a tree, every node with the place of what it was copied from: what a template sees of a public edition.
 *
 * tree   a profile that profile_read accepted; borrowed, unchanged; it must outlive the copy, whose places and folder it lends.
 * codes  by which the value that a fact states is found among those that are left; the copy has them as they are written.
 * Release *ret_tree with xml_tree_finish. Returns false with an error in diag, *ret_tree untouched, if what is public is no profile.
 */
bool profile_public_tree(const struct xml_tree *tree, const struct profile_codes *codes, struct diag *diag, struct xml_tree *ret_tree);

/**
 * Make the public copy, by codes as they are written.
 *
 * tree   a profile that profile_read accepted; borrowed, unchanged.   arena  owns the bytes.
 * Returns false with an error in diag, *ret_bytes untouched, if what is public is no profile.
 */
bool profile_public(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct str *ret_bytes);

#endif
