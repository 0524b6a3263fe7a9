/*
 * Codes of data points. A method may know a data point by several; a profile may use any of them. After the method is read, the
 * model is given the one by which the method lists the data point, so that whatever comes later compares codes by their letters.
 */
#ifndef CITYPROFILE_PROFILE_CODE_H
#define CITYPROFILE_PROFILE_CODE_H

#include "profile/profile.h"

/** Another code of a data point, and the one by which it is listed. Strings are borrowed. */
struct profile_code {
	struct str other, code;
};

/** The other codes of all data points, sorted by `other` (str_compare), none twice. */
struct profile_codes {
	const struct profile_code *at;
	size_t n;
};

/** Returns the code by which a data point is listed; of a code that stands not among them that code. Lent. */
struct str profile_code(const struct profile_codes *codes, struct str code);

/** Give the observations, facts, charts and codes of a profile the codes by which data points are listed; those must outlive it. Elements stay as written. */
void profile_resolve_codes(struct profile *profile, const struct profile_codes *codes);

#endif
