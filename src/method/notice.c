/* What a benchmark set says of its bands that has no notice of its own: words for readers, which templates say in their languages. */
#include "method/benchmarks.h"

struct str benchmarks_standard_notice(enum benchmarks_status status)
{
	static const char *const words[] = {
		[BENCHMARKS_OFFICIAL] = "",
		[BENCHMARKS_INDICATIVE] = "Indicative, not official results.",
		[BENCHMARKS_FICTIONAL] = "Fictional targets, not official results.",
	};
	return str_from(words[status]);
}
