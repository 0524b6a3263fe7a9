#include "xml/xml.h"

#include "base/utf8.h"
#include "xml/reference.h"
#include "xml/scan.h"

bool scan_character(struct str raw, size_t *at, bool *in_cdata, struct scan_range *ret_range)
{
	static const struct str opening = {"<![CDATA[", 9}, closing = {"]]>", 3};
	for (;;) {
		struct str rest = str_from_byte(raw, *at);
		if (!*in_cdata && str_starts(rest, opening)) {
			*in_cdata = true;
			*at += opening.n;
		} else if (*in_cdata && str_starts(rest, closing)) {
			*in_cdata = false;
			*at += closing.n;
		} else {
			break;
		}
	}
	ret_range->start = *at;
	if (*at >= raw.n) {
		ret_range->end = *at;
		return false;
	}
	if (raw.at[*at] == '&' && !*in_cdata) {
		*at = reference_read(raw, *at).end;
	} else if (str_starts(str_from_byte(raw, *at), STR("\r\n"))) {
		*at += 2;
	} else {
		utf8_next(raw, at);
	}
	ret_range->end = *at;
	return true;
}

struct span xml_character_span(const struct source_list *sources, struct span raw, size_t character)
{
	struct str text = source_text(sources, raw);
	size_t at = 0;
	bool in_cdata = false;
	struct scan_range range;
	while (scan_character(text, &at, &in_cdata, &range)) {
		if (character-- == 0) {
			return (struct span){raw.file, raw.start + (uint32_t)range.start, raw.start + (uint32_t)range.end};
		}
	}
	return (struct span){raw.file, raw.end, raw.end};
}
