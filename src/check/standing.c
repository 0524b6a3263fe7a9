#include <string.h>

#include "check/checks.h"

static bool is_given_by_organizations(struct str type)
{
	return str_is(type, "symbol") || str_is(type, "isbn") || str_is(type, "eisbn") || str_is(type, "issn") ||
	       str_is(type, "sales-number");
}

static void check_official(const struct checking *checking, const struct profile_publication *publication)
{
	bool has_issuer = publication->issuer.text.n > 0 || publication->issuer.left_out;
	bool has_authorization = publication->authorization.text.n > 0 || publication->authorization.left_out;
	if ((has_issuer && has_authorization) || publication->head.doubtful)
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_STANDING_AUTHORITY, publication->head.span,
		"an official profile names its issuer and its authorization");
	diag_hint(checking->diag, entry, "give <publication> %s, or change standing to unofficial",
		has_issuer	    ? "the attribute authorization"
		: has_authorization ? "the attribute issuer"
				    : "the attributes issuer and authorization");
	diag_relate(entry, checking->profile->standing_word.span, "it is called official here");
}

/* The public copy of the profile is held to the same rules: what it must name cannot be closed. */
static void check_public_issuer(const struct checking *checking, const struct profile_publication *publication)
{
	const struct profile_id *body = profile_id_lookup(checking->profile, publication->issuer.text);
	if (publication->head.access != PROFILE_PUBLIC || !body || body->left_out || body->access == PROFILE_PUBLIC)
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_CLOSED_IN_PUBLIC, publication->issuer.span,
		"the issuer of an official profile is “%.*s”, which is %s", STR_ARG(publication->issuer.text),
		profile_access_word(body->access));
	diag_hint(checking->diag, entry, "open the body, or change standing to unofficial");
	diag_relate(entry, body->span, "it stands here");
}

static void check_public_describes(const struct checking *checking, const struct profile_publication *publication)
{
	if (publication->head.access != PROFILE_PUBLIC || publication->describes.n == 0 ||
		publication->describes.at[0].head.access == PROFILE_PUBLIC)
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_CLOSED_IN_PUBLIC, publication->describes.at[0].head.span,
		"what a reconstruction was made from is %s", profile_access_word(publication->describes.at[0].head.access));
	diag_hint(checking->diag, entry, "take access away from <describes>");
	diag_relate(entry, checking->profile->standing_word.span, "it is called a reconstruction here");
}

static void check_identifiers(const struct checking *checking, const struct profile_publication *publication)
{
	for (size_t i = 0; i < publication->editions.n; i++) {
		for (size_t j = 0; j < publication->editions.at[i].identifiers.n; j++) {
			const struct profile_identifier *identifier = &publication->editions.at[i].identifiers.at[j];
			if (!is_given_by_organizations(identifier->type.text))
				continue;
			struct diag_entry *entry = diag_add(checking->diag, DIAG_STANDING_IDENTIFIER,
				identifier->head.span, "a %s profile has no %.*s of its own",
				checking->profile->standing == PROFILE_FICTIONAL ? "fictional" : "reconstructed",
				STR_ARG(identifier->type.text));
			diag_hint(checking->diag, entry,
				"take it away; that of the publication it tells of stands in <describes>");
			diag_relate(entry, checking->profile->standing_word.span, "the standing is given here");
		}
	}
}

/* Whether the element stands anywhere; where it cannot, that was reported. */
static bool stands_anywhere(const xmlNode *node, const char *name)
{
	bool found = strcmp((const char *)node->name, name) == 0;
	for (const xmlNode *child = xml_first(node); child && !found; child = xml_next(child))
		found = stands_anywhere(child, name);
	return found;
}

void check_standing(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	if (profile->publications.n == 0 || profile->standing_word.text.n == 0)
		return;
	const struct profile_publication *publication = &profile->publications.at[0];
	if (profile->standing == PROFILE_OFFICIAL) {
		check_official(checking, publication);
		check_public_issuer(checking, publication);
	}
	if (profile->standing == PROFILE_RECONSTRUCTION || profile->standing == PROFILE_FICTIONAL)
		check_identifiers(checking, publication);
	if (profile->standing == PROFILE_RECONSTRUCTION)
		check_public_describes(checking, publication);
	if (profile->standing == PROFILE_RECONSTRUCTION && publication->describes.n == 0 &&
		!stands_anywhere(profile->head.node, "describes")) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_STANDING_DESCRIBES, publication->head.span,
			"a reconstruction says which publication it was made from");
		diag_hint(checking->diag, entry, "add <describes> to <publication>");
		diag_relate(entry, profile->standing_word.span, "it is called a reconstruction here");
	}
}
