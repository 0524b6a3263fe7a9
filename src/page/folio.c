#include "page/maker.h"

static struct str roman(uint32_t number, struct arena *arena)
{
	static const struct { uint32_t value; const char *letters; } parts[] = {
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
		{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	};
	struct buf text = {.arena = arena};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (; number >= parts[i].value; number -= parts[i].value)
			buf_add_str(&text, str_from(parts[i].letters));
	return buf_str(&text);
}

struct str folio_text(enum doc_folio kind, uint32_t number, struct arena *arena)
{
	switch (kind) {
	case DOC_FOLIO_ROMAN:
		return roman(number, arena);
	case DOC_FOLIO_ARABIC:
		return str_format(arena, "%u", number);
	case DOC_FOLIO_NONE:
		break;
	}
	return (struct str){0};
}
