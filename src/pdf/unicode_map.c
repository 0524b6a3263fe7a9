#include "pdf/unicode_map.h"

#include "pdf/string.h"

/* A section of a CMap holds at most 100 entries. */
#define SECTION 100

void unicode_map_add(struct buf *out, const struct font_use *use)
{
	buf_add_str(out, STR("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"));
	for (size_t code = 1; code < use->codes.n; code++) {
		size_t left = use->codes.n - code;
		if ((code - 1) % SECTION == 0) {
			buf_format(out, "%zu beginbfchar\n", left < SECTION ? left : SECTION);
		}
		buf_add_byte(out, '<');
		string_add_hex(out, (uint32_t)code, 4);
		buf_add_str(out, STR("> <"));
		string_add_utf16(out, use->codes.at[code].text);
		buf_add_str(out, STR(">\n"));
		if (code % SECTION == 0 || left == 1) {
			buf_add_str(out, STR("endbfchar\n"));
		}
	}
	buf_add_str(out, STR("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"));
}
