#include "score/change.h"

#include <string.h>

#include "xml/xml.h"

struct changer {
	const struct scorecard *before;
	struct arena *arena;
	struct diag *diag;
	struct vec_of(struct observation) observations; /* of the city, with what was set */
	struct change change;                           /* in the making */
	struct vec_of(struct span) places;              /* parallel to its points: their codes */
};

/** A setting taken apart. */
struct setting {
	struct str code, value;
	struct span code_span, value_span;
};

/** Make the argument a source, so that messages can show it, and part it at the equals sign. */
static bool part_setting(struct changer *c, struct str text, struct setting *ret_setting)
{
	uint32_t file = source_add(c->diag->sources, STR("--set"), text), n = (uint32_t)text.n;
	const char *sign = text.n > 0 ? memchr(text.at, '=', text.n) : NULL;
	uint32_t at = sign != NULL ? (uint32_t)(sign - text.at) : 0;
	struct str value = sign != NULL ? str_trim(str_from_byte(text, at + 1)) : STR("");
	if (at == 0 || value.n == 0) {
		struct diag_entry *entry = diag_add(c->diag, DIAG_SETTING_FORM, (struct span){file, 0, n}, "“%.*s” is not written as CODE=VALUE",
			STR_ARG(text));
		diag_hint(c->diag, entry, "write code and value with an equals sign between, such as EC:W:1C=97.5");
		return false;
	}
	*ret_setting = (struct setting){
		.code = {text.at, at}, .value = value,
		.code_span = {file, 0, at}, .value_span = {file, at + 1, n},
	};
	return true;
}

/** Numbers have no more digits than in a profile, on either side of a fraction. What is no number is left to others. */
static bool check_digits(struct changer *c, const struct setting *setting)
{
	size_t digits = 0, most = 0;
	for (size_t i = 0; i < setting->value.n; i++) {
		char character = setting->value.at[i];
		bool digit = character >= '0' && character <= '9';
		if (!digit && character != '-' && character != '.' && character != '/') {
			return true;
		}
		digits = character == '/' ? 0 : digits + digit;
		most = digits > most ? digits : most;
	}
	if (most > XML_DIGITS_LIMIT) {
		struct diag_entry *entry = diag_add(c->diag, DIAG_BAD_NUMBER, setting->value_span, "a number of %zu digits; at most %d are allowed", most,
			XML_DIGITS_LIMIT);
		diag_hint(c->diag, entry, "round it");
	}
	return most <= XML_DIGITS_LIMIT;
}

/** Find the data point; one that was set before, by whatever code, is an error. */
static bool find_point(struct changer *c, const struct setting *setting, size_t *ret_point)
{
	if (!method_lookup(c->before->method, setting->code, ret_point)) {
		method_report_unknown(c->before->method, setting->code, setting->code_span, c->diag);
		return false;
	}
	for (size_t i = 0; i < c->change.points.n; i++) {
		if (c->change.points.at[i] == *ret_point) {
			struct str code = c->before->method->points.at[*ret_point].code;
			struct diag_entry *entry = diag_add(c->diag, DIAG_SETTING_REPEATED, setting->code_span, "%.*s is set twice", STR_ARG(code));
			diag_relate(entry, c->places.at[i], "first set here");
			return false;
		}
	}
	return true;
}

/** Lists are written with commas in an argument and with blanks in a profile. */
static struct str part_words(struct str value, struct arena *arena)
{
	char *text = str_copy(value, arena);
	for (size_t i = 0; i < value.n; i++) {
		text[i] = text[i] == ',' ? ' ' : text[i];
	}
	return str_from(text);
}

static bool parse_fraction(struct str value, struct observation *observation)
{
	const char *slash = memchr(value.at, '/', value.n);
	size_t at = slash != NULL ? (size_t)(slash - value.at) : 0;
	return slash != NULL && decimal_parse((struct str){value.at, at}, &observation->numerator)
		&& decimal_parse(str_from_byte(value, at + 1), &observation->denominator);
}

/** Read a value as the profile's model does: its letters say of which form it is. What fits nothing is a list, whose words are checked. */
static void set_value(struct str value, struct arena *arena, struct observation *observation)
{
	observation->text = value;
	observation->missing = observation_missing_parse(value);
	if (observation->missing != OBSERVATION_REPORTED) {
		observation->form = OBSERVATION_NONE;
	} else if (str_is(value, "yes") || str_is(value, "no")) {
		observation->form = OBSERVATION_YES_NO;
		observation->yes = str_is(value, "yes");
	} else if (decimal_parse(value, &observation->value)) {
		observation->form = OBSERVATION_NUMBER;
	} else if (parse_fraction(value, observation)) {
		observation->form = OBSERVATION_FRACTION;
	} else {
		observation->form = OBSERVATION_LIST;
		observation->text = part_words(value, arena);
	}
}

/** Returns the observation that a setting replaces, or a new one that counts as it would. */
static struct observation *take_observation(struct changer *c, size_t point)
{
	const struct score_input *input = &c->before->input;
	const struct observation *replaced = c->before->points[point].observation;
	if (replaced != NULL) {
		return &c->observations.at[replaced - input->observations];
	}
	struct observation *added = vec_add(&c->observations, c->arena);
	*added = (struct observation){.indicator = c->before->method->points.at[point].code, .period = input->period};
	return added;
}

static void apply(struct changer *c, const struct setting *setting, size_t point)
{
	struct observation *observation = take_observation(c, point);
	observation->span = observation->indicator_span = setting->code_span;
	observation->value_span = setting->value_span;
	observation->printed = observation->source = observation->quality = STR("");
	set_value(setting->value, c->arena, observation);
	vec_push(&c->change.points, c->arena, point);
	vec_push(&c->places, c->arena, setting->code_span);
}

bool change_make(const struct scorecard *before, const struct str *settings, size_t count, struct arena *arena, struct diag *diag,
	struct change *ret_change)
{
	struct changer changer = {.before = before, .change.before = before, .arena = arena, .diag = diag};
	bool good = true;
	for (size_t i = 0; i < before->input.count; i++) {
		vec_push(&changer.observations, arena, before->input.observations[i]);
	}
	for (size_t i = 0; i < count; i++) {
		struct setting setting;
		size_t point;
		bool sound = part_setting(&changer, settings[i], &setting) && check_digits(&changer, &setting) && find_point(&changer, &setting, &point);
		good = good && sound;
		if (sound) {
			apply(&changer, &setting, point);
		}
	}
	struct score_input input = before->input;
	input.observations = changer.observations.at;
	input.count = changer.observations.n;
	if (!good || !score_make(&input, arena, diag, &changer.change.after)) {
		return false;
	}
	*ret_change = changer.change;
	return true;
}

bool change_in_group(const struct change *change, size_t group)
{
	const struct score_group *before = &change->before->groups[group], *after = &change->after.groups[group];
	return before->points != after->points || before->maximum != after->maximum
		|| !str_equal(before->performance.exact, after->performance.exact);
}
