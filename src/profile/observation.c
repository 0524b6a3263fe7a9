#include <string.h>

#include "profile/record.h"

struct flattening {
	struct arena *arena;
	struct diag *diag;
	struct str method; /* of the profile */
	struct vec_of(struct observation) all;
};

/* Values in force: own, or inherited from what stands around. */
struct inherited {
	struct profile_text period, boundary;
	struct str source, quality, verified;
	bool source_given; /* rightly or wrongly */
};

static struct str own_or(struct str own, struct str inherited)
{
	return own.n > 0 ? own : inherited;
}

/* What was left out may have been another value than the inherited one. */
static struct profile_text text_or(struct profile_text own, struct profile_text inherited)
{
	return own.text.n > 0 || own.left_out ? own : inherited;
}

/* An attribute list as one slice of the source, from its first word to its last. */
static struct str list_text(const struct profile_list *list)
{
	if (list->n == 0)
		return (struct str){0};
	struct str first = list->at[0].text, last = list->at[list->n - 1].text;
	return (struct str){first.at, (size_t)(last.at + last.n - first.at)};
}

static struct profile_text date_text(const struct profile_date *date)
{
	return (struct profile_text){date->text, date->span, date->left_out};
}

static struct inherited within(struct inherited outer, const struct profile_head *head, const struct profile_context *context)
{
	bool source_given = false;
	xml_attribute(head->node, "source", &source_given);
	return (struct inherited){
		.period = text_or(date_text(&context->period), outer.period),
		.boundary = text_or(context->boundary, outer.boundary),
		.source = own_or(list_text(&context->source), outer.source),
		.quality = own_or(context->quality.text, outer.quality),
		.verified = own_or(context->verified.text, outer.verified),
		.source_given = outer.source_given || source_given || head->doubtful,
	};
}

static enum observation_verified verified_of(struct str word)
{
	if (str_is(word, "yes"))
		return OBSERVATION_VERIFIED;
	if (str_is(word, "no"))
		return OBSERVATION_UNVERIFIED;
	return str_is(word, "pending") ? OBSERVATION_PENDING : OBSERVATION_UNSTATED;
}

enum observation_missing observation_missing_parse(struct str word)
{
	static const struct {
		const char *word;
		enum observation_missing missing;
	} known[] = {
		{"not-reported", OBSERVATION_NOT_REPORTED},
		{"not-applicable", OBSERVATION_NOT_APPLICABLE},
		{"not-collected", OBSERVATION_NOT_COLLECTED},
		{"withheld", OBSERVATION_WITHHELD},
		{"not-known", OBSERVATION_NOT_KNOWN},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (str_is(word, known[i].word))
			return known[i].missing;
	}
	return OBSERVATION_REPORTED;
}

static void set_flags(const struct profile_list *flags, struct observation *observation)
{
	for (size_t i = 0; i < flags->n; i++) {
		struct str flag = flags->at[i].text;
		observation->estimated |= str_is(flag, "estimated");
		observation->breaks |= str_is(flag, "break");
		observation->definition_differs |= str_is(flag, "definition-differs");
		observation->forecast |= str_is(flag, "forecast");
	}
}

/* A value is a number, an answer or a list; which of them, its letters say. */
static void set_value(const struct profile_value *value, struct observation *observation)
{
	struct str text = value->value.text;
	observation->text = text;
	observation->value_span = value->value.span;
	if (str_is(text, "yes") || str_is(text, "no")) {
		observation->form = OBSERVATION_YES_NO;
		observation->yes = str_is(text, "yes");
	} else if (decimal_parse(text, &observation->value)) {
		observation->form = OBSERVATION_NUMBER;
	} else {
		observation->form = OBSERVATION_LIST;
	}
}

/* Exactly one of value, numerator with denominator, missing. Returns whether it is so; what was left out is not missed again. */
static bool set_reported(
	struct flattening *flattening, const struct profile_value *value, struct observation *observation)
{
	bool plain = value->value.text.n > 0, above = value->numerator.value.text.n > 0,
	     below = value->denominator.value.text.n > 0;
	bool missing = value->missing.text.n > 0;
	bool left_out = value->value.left_out || value->numerator.left_out || value->denominator.left_out || value->missing.left_out;
	if (left_out || (value->head.doubtful && !plain && !missing && !(above && below)))
		return false;
	if (above != below || plain + above + missing != 1) {
		struct diag_entry *entry = diag_add(flattening->diag, DIAG_VALUE_FORM, value->head.span,
			above != below ? "numerator and denominator go together"
			: plain + above + missing == 0
				? "there is neither a value nor a reason why it is missing"
				: "value, numerator with denominator, and missing exclude one another");
		diag_hint(flattening->diag, entry, "give value, or numerator with denominator, or missing");
		return false;
	}
	observation->missing = observation_missing_parse(value->missing.text);
	if (missing) {
		observation->form = OBSERVATION_NONE;
		observation->value_span = value->missing.span;
	} else if (above) {
		observation->form = OBSERVATION_FRACTION;
		observation->numerator = value->numerator.value;
		observation->denominator = value->denominator.value;
		observation->value_span = value->numerator.span;
	} else {
		set_value(value, observation);
	}
	return true;
}

/* A value has a period and a boundary. Returns whether they are known; what was left out is not missed again. */
static bool check_context(struct flattening *flattening, const struct profile_value *value, const struct inherited *in)
{
	bool no_period = in->period.text.n == 0, no_boundary = in->boundary.text.n == 0;
	if ((no_period && !in->period.left_out) || (no_boundary && !in->boundary.left_out && !in->period.left_out)) {
		if (value->head.doubtful)
			return false;
		struct diag_entry *entry = diag_add(flattening->diag, DIAG_VALUE_CONTEXT, value->head.span,
			"<%s> has no %s", value->head.name, no_period ? "period" : "boundary");
		diag_hint(flattening->diag, entry, "give it here, or on <indicators> for all values inside");
	}
	return !no_period && !no_boundary;
}

static void add(struct flattening *flattening, const struct profile_value *value, const struct profile_value *of,
	const struct profile_indicators *indicators, struct inherited outer)
{
	struct inherited in = within(outer, &value->head, &value->context);
	struct observation observation = {
		.indicator = of->indicator.text,
		.span = value->head.span,
		.indicator_span = of->indicator.span,
		.written = value,
		.within = value != of ? of : NULL,
		.indicators = indicators,
		.verified = verified_of(in.verified),
		.printed = value->printed.text,
		.period = in.period.text,
		.boundary = in.boundary.text,
		.source = in.source,
		.quality = in.quality,
		.method = str_equal(value->method.text, flattening->method) ? STR("") : value->method.text,
		.earlier = value != of,
		.uncited = !in.source_given,
		.closed = value->head.access != PROFILE_PUBLIC,
	};
	set_flags(&value->flags, &observation);
	bool reported = set_reported(flattening, value, &observation), placed = check_context(flattening, value, &in);
	observation.unsure = !reported || !placed || of->indicator.text.n == 0;
	vec_push(&flattening->all, flattening->arena, observation);
}

/* Said in several places, it is the same everywhere. */
static void set_unmentioned(struct profile *profile, struct diag *diag)
{
	const struct profile_text *first = NULL;
	for (size_t i = 0; i < profile->indicators.n; i++) {
		const struct profile_text *word = &profile->indicators.at[i].unmentioned;
		if (word->text.n == 0)
			continue;
		if (!first) {
			first = word;
			profile->unmentioned = observation_missing_parse(word->text);
		} else if (!str_equal(first->text, word->text)) {
			struct diag_entry *entry = diag_add(diag, DIAG_UNMENTIONED_DIFFERS, word->span,
				"what nobody mentions is “%.*s” here and “%.*s” elsewhere", STR_ARG(word->text), STR_ARG(first->text));
			diag_hint(diag, entry, "say unmentioned on one <indicators> only; mention what differs");
			diag_relate(entry, first->span, "first said here");
		}
	}
}

void profile_flatten_observations(struct profile *profile, struct arena *arena, struct diag *diag)
{
	struct flattening flattening = {.arena = arena, .diag = diag, .method = profile->method.text};
	set_unmentioned(profile, diag);
	for (size_t i = 0; i < profile->indicators.n; i++) {
		const struct profile_indicators *indicators = &profile->indicators.at[i];
		struct inherited outer = within((struct inherited){0}, &indicators->head, &indicators->context);
		for (size_t j = 0; j < indicators->observations.n; j++) {
			const struct profile_value *value = &indicators->observations.at[j];
			add(&flattening, value, value, indicators, outer);
			for (size_t k = 0; k < value->earlier.n; k++)
				add(&flattening, &value->earlier.at[k], value, indicators, within(outer, &value->head, &value->context));
		}
	}
	profile->observations.at = flattening.all.at;
	profile->observations.n = flattening.all.n;
}
