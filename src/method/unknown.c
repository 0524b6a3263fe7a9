/* Codes that the method does not have. */
#include "method/method.h"
#include "xml/nearest.h"

/** Returns the indicator whose code was given where a data point's was wanted, or NULL. */
static const struct method_indicator *indicator_of(const struct method *method, struct str code)
{
	for (size_t i = 0; i < method->indicators.n; i++) {
		if (str_equal(method->indicators.at[i].code.text, code)) {
			return &method->indicators.at[i];
		}
	}
	return NULL;
}

static void hint_points(const struct method *method, const struct method_indicator *indicator, struct diag_entry *entry,
	struct diag *diag)
{
	struct buf list = {.arena = diag->arena};
	for (size_t i = 0; i < indicator->point_count; i++) {
		struct str code = method->points.at[indicator->first_point + i].code;
		buf_format(&list, "%s%.*s", i > 0 ? ", " : "", STR_ARG(code));
	}
	diag_hint(diag, entry, "name the data point: %.*s", STR_ARG(buf_str(&list)));
}

void method_report_unknown(const struct method *method, struct str code, struct span span, struct diag *diag)
{
	struct diag_entry *entry = diag_add(diag, DIAG_UNKNOWN_INDICATOR, span, "the method %.*s has no data point %.*s",
		STR_ARG(method->id.text), STR_ARG(code));
	const struct method_indicator *indicator = indicator_of(method, code);
	struct nearest near = {.asked = code};
	for (size_t i = 0; i < method->points.n; i++) {
		nearest_offer(&near, method->points.at[i].code);
	}
	if (indicator != NULL) {
		hint_points(method, indicator, entry, diag);
	} else if (nearest_found(&near)) {
		diag_hint(diag, entry, "did you mean %.*s?", STR_ARG(near.best));
	}
}
