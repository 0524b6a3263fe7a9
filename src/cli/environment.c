/*
 * The environment, without what libraries would read from it: other shapers, other break rules, other catalogues, and plug-ins
 * made from the same profile another publication, and say nothing.
 */
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

/* How the names begin: HarfBuzz, ICU, libxml2, libxslt, libjpeg-turbo, cairo and pixman; and the order of options on the command line, by getopt. */
static const char *const beginnings[] = {
	"HB_", "ICU_", "XML_", "SGML_", "LIBXML_", "LIBXSLT_", "XSLT_", "JPEG", "JSIMD_", "CAIRO_", "PIXMAN_", "POSIXLY_CORRECT",
};

static bool is_for_libraries(const char *variable)
{
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (strncmp(variable, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return false;
}

void environment_clear(void)
{
	char **kept = environ;
	for (char **variable = environ; variable && *variable; variable++)
		if (!is_for_libraries(*variable))
			*kept++ = *variable;
	if (kept)
		*kept = NULL;
}
