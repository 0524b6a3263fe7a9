#include "base/diag_catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

static int compare_slugs(const void *a, const void *b)
{
	return strcmp((*(const struct diag_info *const *)a)->slug, (*(const struct diag_info *const *)b)->slug);
}

static const char *severity_name(enum diag_severity severity)
{
	switch (severity) {
	case DIAG_ADVICE:
		return "Advice";
	case DIAG_WARNING:
		return "Warning";
	default:
		return "Error";
	}
}

/* Text that mentions tags or entities must not be taken for them. */
static void add_plain(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '<') {
			buf_add_str(out, STR("&lt;"));
		} else if (*text == '&') {
			buf_add_str(out, STR("&amp;"));
		} else {
			buf_add_byte(out, *text);
		}
	}
}

void diag_catalogue_write(struct buf *out)
{
	const struct diag_info *sorted[DIAG_CODE_COUNT];
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
		sorted[code] = diag_info((enum diag_code)code);
	}
	qsort(sorted, DIAG_CODE_COUNT, sizeof *sorted, compare_slugs);

	buf_add_str(out, STR("# Diagnostics\n\n"
		"Everything `cityprofile` may report about its input, by the code that stands in brackets at the end of a message.\n"
		"Errors prevent output. Warnings and advice do not, unless `--strict` is given. A code never changes its meaning.\n"));
	for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
		buf_format(out, "\n## `%s`\n\n*%s.* ", sorted[i]->slug, severity_name(sorted[i]->severity));
		add_plain(out, sorted[i]->meaning);
		buf_add_str(out, STR("\n\n"));
		add_plain(out, sorted[i]->explanation);
		buf_add_byte(out, '\n');
	}
}
