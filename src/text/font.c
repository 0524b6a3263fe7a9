#include "text/font_set.h"

#include <stdlib.h>

/* How far a wanted weight is from a face's. Regular and lighter on one side, Medium and bolder on the other: a step
   over that border changes what the weight means, and costs more than the widest step within (Medium becomes Bold). */
static int weight_distance(int wanted, int weight)
{
	const int border = 450;
	return abs(wanted - weight) + ((wanted < border) != (weight < border) ? 250 : 0);
}

const struct font_face *font_family_face(const struct font_family *family, uint16_t weight, bool italic)
{
	const int slant_cost = 150;
	const struct font_face *best = family->faces.at[0];
	int best_distance = INT32_MAX;
	for (size_t i = 0; i < family->faces.n; i++) {
		const struct font_face *face = family->faces.at[i];
		int distance = weight_distance(weight, face->weight) + (face->italic != italic ? slant_cost : 0);
		if (distance < best_distance) {
			best = face;
			best_distance = distance;
		}
	}
	return best;
}

struct font_family *font_family_lookup(const struct font_set *set, struct str name)
{
	for (size_t i = 0; i < set->families.n; i++) {
		if (str_equal(set->families.at[i]->name, name)) {
			return set->families.at[i];
		}
	}
	return NULL;
}

static const struct font_family *family_or_first(const struct font_set *set, struct str name)
{
	const struct font_family *family = font_family_lookup(set, name);
	return family != NULL ? family : set->families.at[0];
}

const struct font_face *font_lookup(const struct font_set *set, struct str family, uint16_t weight, bool italic)
{
	return font_family_face(family_or_first(set, family), weight, italic);
}

static bool face_has(const struct font_face *face, uint32_t code_point)
{
	hb_codepoint_t glyph;
	return hb_font_get_nominal_glyph(face->font, code_point, &glyph) && glyph != 0;
}

static const struct font_face *family_has(const struct font_family *family, const struct style *style, uint32_t code_point)
{
	const struct font_face *face = font_family_face(family, style->weight, style->italic);
	return face_has(face, code_point) ? face : NULL;
}

static const struct font_face *scripts_have(const struct font_script *scripts, size_t n, const struct style *style,
	uint32_t code_point)
{
	for (size_t i = 0; i < n; i++) {
		if (uscript_hasScript((UChar32)code_point, scripts[i].script)) {
			const struct font_face *face = family_has(scripts[i].family, style, code_point);
			if (face != NULL) {
				return face;
			}
		}
	}
	return NULL;
}

const struct font_face *font_for_character(const struct font_set *set, const struct style *style, uint32_t code_point)
{
	const struct font_family *family = family_or_first(set, style->family);
	const struct font_face *face = family_has(family, style, code_point);
	if (face == NULL) {
		face = scripts_have(family->scripts.at, family->scripts.n, style, code_point);
	}
	if (face == NULL) {
		face = scripts_have(set->scripts.at, set->scripts.n, style, code_point);
	}
	for (size_t i = 0; face == NULL && i < set->general.n; i++) {
		face = family_has(set->general.at[i], style, code_point);
	}
	return face;
}

void font_set_destroy(struct font_set *set)
{
	for (size_t i = 0; set != NULL && i < set->faces.n; i++) {
		font_face_close(set->faces.at[i]);
	}
}
