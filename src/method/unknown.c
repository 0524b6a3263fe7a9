/* Codes that the method does not have. */
#include "method/method.h"
#include "xml/nearest.h"

static void hint_points(const struct method *method, const struct method_indicator *indicator, struct diag_entry *entry,
	struct diag *diag)
{
	struct buf list = {.arena = diag->arena};
	for (size_t i = 0; i < indicator->point_count; i++) {
		diag_list(&list, method->points.at[indicator->first_point + i].code, i, indicator->point_count);
	}
	diag_hint(diag, entry, "name the data point: %.*s", STR_ARG(buf_str(&list)));
}

void method_report_unknown(const struct method *method, struct str code, struct span span, struct diag *diag)
{
	struct diag_entry *entry = diag_add(diag, DIAG_UNKNOWN_INDICATOR, span, "the method %.*s has no data point %.*s",
		STR_ARG(method->id.text), STR_ARG(code));
	const struct method_indicator *indicator = method_indicator_lookup(method, code);
	struct nearest near = {.asked = code, .effort = &diag->effort};
	for (size_t i = 0; i < method->points.n && nearest_offer(&near, method->points.at[i].code); i++) {
	}
	if (diag_is_full(diag)) {
		return;
	}
	if (indicator != NULL) {
		hint_points(method, indicator, entry, diag);
	} else if (nearest_found(&near)) {
		diag_hint(diag, entry, "did you mean %.*s?", STR_ARG(near.best));
	}
}
