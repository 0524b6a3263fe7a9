#include <gmp.h>
#include <stdlib.h>
#include <string.h>

#include "check/checks.h"
#include "check/figure.h"
#include "check/words.h"
#include "base/rational.h"
#include "xml/nearest.h"

/* Facts: a fact names a value; its words are compared with it. All arithmetic is exact. */

/* Decimals beyond these are not compared. */
#define DECIMALS_LIMIT 40

/* Facts in more languages than that are compared as in no language; no publication can have as many. */
#define LANGUAGES_LIMIT 250

/* How a language of facts writes numbers. */
struct fact_language {
	struct str lang;
	struct format *format;
};

/* What is asked of every fact, and is found once. */
struct facts {
	const struct checking *checking;
	struct figure_index index;
	bool nameless;                     /* an observation of which something was reported has no code */
	struct vec_of(struct str) doubtful; /* codes of others of which something was reported; sorted */
	struct vec_of(struct str) meant;    /* what codes were probably to be that the method lacks; sorted, known when asked for */
	bool meant_is_known;
	struct vec_of(struct fact_language) languages;
};

static struct format *language_format(struct facts *facts, struct str lang)
{
	struct str known = facts->languages.n < LANGUAGES_LIMIT ? lang : STR("");
	for (size_t i = 0; i < facts->languages.n; i++) {
		if (str_equal(facts->languages.at[i].lang, lang))
			return facts->languages.at[i].format;
	}
	if (facts->languages.n > LANGUAGES_LIMIT)
		return facts->languages.at[LANGUAGES_LIMIT].format;
	struct fact_language language = {known, format_create(known)};
	vec_push(&facts->languages, facts->checking->arena, language);
	return language.format;
}

/* Words of a fact */

/* What is compared: the number among the words, and the value as it would have to be spelt before the word that multiplies it. */
struct comparison {
	const struct checking *checking;
	const struct profile_fact *fact;
	const struct figure *stated;
	struct format *format;
	struct words_number number;
	mpq_t scaled;
};

static struct str without_sign(struct str number)
{
	return number.n > 0 && number.at[0] == '-' ? str_from_byte(number, 1) : number;
}

static bool ends(struct str exact)
{
	return exact.n > 0 && !memchr(exact.at, '/', exact.n);
}

/* What kind of figure a fact gives, in one word. */
static const char *figure_word(const struct profile_fact *fact)
{
	return fact->per_cent_of.text.n > 0 ? "percentage" : fact->change_from.text.n > 0 ? "change" : "value";
}

static const char *subject(
	const struct checking *checking, const struct profile_fact *fact, const struct figure *stated)
{
	if (fact->per_cent_of.text.n > 0)
		return str_format(checking->arena, "%.*s as a percentage of %.*s", STR_ARG(fact->indicator.text),
			STR_ARG(fact->per_cent_of.text))
			.at;
	if (fact->change_from.text.n > 0)
		return str_format(checking->arena, "the change of %.*s since %.*s", STR_ARG(fact->indicator.text),
			STR_ARG(fact->change_from.text))
			.at;
	return str_format(checking->arena, "the value of %.*s for %.*s", STR_ARG(fact->indicator.text),
		STR_ARG(stated->observation->period))
		.at;
}

/* The value in words of the message: with the digits that the author gave it, exact where it ends, else to four decimals. */
static struct str right_value(const struct checking *checking, const struct profile_fact *fact, const struct figure *stated)
{
	bool as_written = fact->per_cent_of.text.n == 0 && fact->change_from.text.n == 0;
	if (as_written && stated->observation->form == OBSERVATION_NUMBER)
		return stated->observation->value.text;
	struct str exact = rational_text(stated->value, checking->arena);
	return ends(exact) ? exact : rational_rounded(stated->value, 4, checking->arena);
}

/* A sign that is written is compared; words without one give the size, and say the direction in their own way. */
static bool sign_agrees(const struct comparison *c)
{
	int sign = mpq_sgn(c->scaled);
	return c->number.sign == 0 || sign == 0 || c->number.sign == sign;
}

static bool says_rounded(const struct comparison *c, int decimals)
{
	struct str rounded = rational_rounded(c->scaled, (unsigned)decimals, c->checking->arena);
	return words_say(&c->number, without_sign(rounded), decimals, c->format, c->checking->arena);
}

static bool says_exactly(const struct comparison *c)
{
	struct str exact = without_sign(rational_text(c->scaled, c->checking->arena));
	return ends(exact) && words_say(&c->number, exact, -1, c->format, c->checking->arena);
}

/* Decimals to which the value, rounded, is what the words say; -1: none. */
static int rounding_of(const struct comparison *c)
{
	for (int decimals = 0; decimals <= 6; decimals++) {
		if (says_rounded(c, decimals))
			return decimals;
	}
	return -1;
}

/* Whether only the decimal sign is that of another language; `ret_sign` is the one of this. */
static bool has_other_sign(const struct comparison *c, struct str *ret_sign)
{
	struct arena *arena = c->checking->arena;
	struct words_number number = c->number;
	char *at = str_copy(number.text, arena), *comma = memchr(at, ',', number.text.n);
	*ret_sign = words_decimal_sign(c->format, arena);
	if (str_is(*ret_sign, ",") || !comma)
		return false;
	*comma = '.';
	number.text.at = at;
	struct str exact = without_sign(rational_text(c->scaled, arena));
	return ends(exact) && words_say(&number, exact, -1, c->format, arena);
}

/* The first thing that is wrong with the number, as a hint. */
static void hint_number(const struct comparison *c, struct diag_entry *entry, int decimals_wanted)
{
	struct diag *diag = c->checking->diag;
	struct str right = right_value(c->checking, c->fact, c->stated), sign;
	const char *figure = figure_word(c->fact);
	int rounding = c->number.joined || !sign_agrees(c) ? -1 : rounding_of(c);
	if (c->number.joined)
		diag_hint(diag, entry, "the %s is %.*s; a range, fraction or power is not compared", figure, STR_ARG(right));
	else if (!sign_agrees(c))
		diag_hint(diag, entry, "the %s is %.*s, and the words give it the other sign", figure, STR_ARG(right));
	else if (has_other_sign(c, &sign))
		diag_hint(diag, entry, "the %s is %.*s; the language “%.*s” writes “%.*s” before decimals, not “,”", figure,
			STR_ARG(right), STR_ARG(c->fact->head.lang), STR_ARG(sign));
	else if (decimals_wanted >= 0)
		diag_hint(diag, entry, "%.*s, rounded to %d %s, is %.*s", STR_ARG(right), decimals_wanted,
			decimals_wanted == 1 ? "decimal" : "decimals",
			STR_ARG(rational_rounded(c->scaled, (unsigned)decimals_wanted, c->checking->arena)));
	else if (rounding >= 0)
		diag_hint(diag, entry, "the %s is %.*s; if it shall be rounded, say so: rounded=\"%d\"", figure, STR_ARG(right), rounding);
	else if (words_number(c->number.rest, c->format, c->checking->arena).text.n > 0)
		diag_hint(diag, entry, "the %s is %.*s; of several numbers the first is compared, so let <fact> hold that one only", figure,
			STR_ARG(right));
	else if (c->number.power > 0)
		diag_hint(diag, entry, "the %s is %.*s; the word after the number multiplies it by 1%0*d", figure, STR_ARG(right),
			c->number.power, 0);
	else
		diag_hint(diag, entry, "the %s is %.*s", figure, STR_ARG(right));
}

static void compare_number(const struct comparison *c)
{
	const struct profile_fact *fact = c->fact;
	int64_t decimals = -1;
	if (fact->rounded.text.n > 0) {
		decimals = DECIMALS_LIMIT;
		str_to_integer(fact->rounded.text, &decimals);
		decimals = decimals > DECIMALS_LIMIT ? DECIMALS_LIMIT : decimals;
	}
	bool agrees = decimals >= 0 ? says_rounded(c, (int)decimals) : says_exactly(c);
	if (agrees && sign_agrees(c) && !c->number.joined)
		return;
	struct diag_entry *entry = diag_add(c->checking->diag, DIAG_FACT_MISMATCH, fact->head.span,
		"the text says “%.*s”, which is not %s", STR_ARG(fact->words.text), subject(c->checking, fact, c->stated));
	if (!diag_is_full(c->checking->diag))
		hint_number(c, entry, (int)decimals);
	diag_relate(entry, c->stated->observation->value_span, "the value stands here");
}

/* Divide by the power of ten that a word after the number says. */
static void set_scaled(struct comparison *c)
{
	mpq_t power;
	mpq_init(power);
	mpz_ui_pow_ui(mpq_numref(power), 10, (unsigned long)c->number.power);
	mpq_div(c->scaled, c->stated->value, power);
	mpq_clear(power);
}

static void compare_figures(struct facts *facts, const struct profile_fact *fact, const struct figure *stated)
{
	const struct checking *checking = facts->checking;
	struct comparison c = {checking, fact, stated, .format = language_format(facts, fact->head.lang)};
	c.number = words_number(fact->words.text, c.format, checking->arena);
	mpq_init(c.scaled);
	if (c.number.text.n > 0) {
		set_scaled(&c);
		compare_number(&c);
	} else {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_FACT_UNCHECKED, fact->head.span,
			"“%.*s” holds no number to compare with the data", STR_ARG(fact->words.text));
		diag_hint(checking->diag, entry, "say what is meant with more-than or less-than");
	}
	mpq_clear(c.scaled);
}

/* A limit is a number in the unit of the value, or a fraction of the whole. */
static bool set_limit(struct str text, const struct figure *stated, mpq_t limit)
{
	struct decimal above, below;
	const char *slash = memchr(text.at, '/', text.n);
	if (!slash) {
		if (!decimal_parse(text, &above))
			return false;
		rational_set_decimal(limit, &above);
		return true;
	}
	size_t n = (size_t)(slash - text.at);
	if (!decimal_parse((struct str){text.at, n}, &above) || !decimal_parse(str_from_byte(text, n + 1), &below) ||
		decimal_is_zero(&below))
		return false;
	mpq_t divisor;
	mpq_init(divisor);
	rational_set_decimal(limit, &above);
	rational_set_decimal(divisor, &below);
	mpq_div(limit, limit, divisor);
	mpq_mul(limit, limit, stated->factor);
	mpq_clear(divisor);
	return true;
}

static void compare_limit(const struct checking *checking, const struct profile_fact *fact, const struct figure *stated,
	const struct profile_text *limit_text, bool more)
{
	mpq_t limit;
	bool is_fraction = memchr(limit_text->text.at, '/', limit_text->text.n);
	if (is_fraction && !checking->points)
		return;
	mpq_init(limit);
	if (!set_limit(limit_text->text, stated, limit)) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_BAD_NUMBER, limit_text->span, "the limit is not a number that can be used");
		diag_hint(checking->diag, entry, "give a number of at most %d digits, or a fraction of such numbers by more than 0", DECIMAL_DIGITS_LIMIT);
	} else if (more ? mpq_cmp(stated->value, limit) <= 0 : mpq_cmp(stated->value, limit) >= 0) {
		struct str right = right_value(checking, fact, stated);
		struct diag_entry *entry =
			diag_add(checking->diag, DIAG_FACT_MISMATCH, limit_text->span, "%s is not %s than %.*s",
				subject(checking, fact, stated), more ? "more" : "less", STR_ARG(limit_text->text));
		diag_hint(checking->diag, entry, "the value is %.*s", STR_ARG(right));
		diag_relate(entry, stated->observation->value_span, "the value stands here");
	}
	mpq_clear(limit);
}

static void compare_words(struct facts *facts, const struct profile_fact *fact, const struct figure *stated)
{
	const struct checking *checking = facts->checking;
	if (fact->more_than.text.n > 0)
		compare_limit(checking, fact, stated, &fact->more_than, true);
	if (fact->less_than.text.n > 0)
		compare_limit(checking, fact, stated, &fact->less_than, false);
	if (fact->words.text.n == 0 || (fact->more_than.text.n > 0 && fact->rounded.text.n == 0) ||
		(fact->less_than.text.n > 0 && fact->rounded.text.n == 0))
		return;
	compare_figures(facts, fact, stated);
}

/* Finding the value */

static const char *periods_words(const struct facts *facts, struct str indicator)
{
	struct buf out = {.arena = facts->checking->arena};
	size_t n;
	const struct observation *const *observations = figure_observations(&facts->index, indicator, &n);
	for (size_t i = 0; i < n && i <= DIAG_LISTED; i++)
		diag_list(&out, str_format(facts->checking->arena, "%.*s of %.*s", STR_ARG(observations[i]->period), STR_ARG(observations[i]->boundary)),
			i, n);
	return out.at;
}

/* Codes that the method lacks are reported as such, once. */
static bool is_unknown(const struct checking *checking, struct str code)
{
	return checking->points && code.n > 0 && !check_point_lookup(checking->points, code);
}

/* The code that an unknown one was probably to be. */
static struct str meant_code(const struct checking *checking, struct str code)
{
	struct nearest nearest = {.asked = code, .effort = &checking->diag->effort};
	for (size_t i = 0; i < checking->points->n && nearest_offer(&nearest, checking->points->at[i].code); i++)
		;
	return nearest.best;
}

static int compare_codes(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool is_among(struct str code, const struct str *codes, size_t n)
{
	return n > 0 && bsearch(&code, codes, n, sizeof code, compare_codes);
}

/* The observations of the index stand in the order of their codes. */
static void find_doubtful(struct facts *facts)
{
	for (size_t i = 0; i < facts->index.observation_count; i++) {
		const struct observation *observation = facts->index.observations[i];
		if (observation->unsure && observation->indicator.n == 0)
			facts->nameless = true;
		else if (observation->unsure)
			vec_push(&facts->doubtful, facts->checking->arena, observation->indicator);
	}
}

static void find_meant(struct facts *facts)
{
	struct str before = {0};
	facts->meant_is_known = true;
	for (size_t i = 0; i < facts->index.observation_count; i++) {
		struct str code = facts->index.observations[i]->indicator;
		if (!str_equal(code, before) && is_unknown(facts->checking, code))
			vec_push(&facts->meant, facts->checking->arena, meant_code(facts->checking, code));
		before = code;
	}
	if (facts->meant.n > 0)
		qsort(facts->meant.at, facts->meant.n, sizeof *facts->meant.at, compare_codes);
}

/* Whether an observation of which something was reported as wrong is perhaps the one that states this value. */
static bool may_be_stated(struct facts *facts, struct str indicator)
{
	if (facts->nameless || is_among(indicator, facts->doubtful.at, facts->doubtful.n))
		return true;
	if (!facts->meant_is_known)
		find_meant(facts);
	return is_among(indicator, facts->meant.at, facts->meant.n);
}

/* Whether the value found is not surely the one that is meant, or is none, because of what was reported. */
static bool is_unsure(struct facts *facts, const struct observation *found, struct str indicator, bool exact)
{
	if (!found)
		return may_be_stated(facts, indicator);
	bool wrong = diag_error_at(facts->checking->diag, found->value_span);
	return exact || wrong ? wrong : is_among(indicator, facts->doubtful.at, facts->doubtful.n);
}

/* Returns an observation with a value, or reports why there is none and returns NULL. */
static const struct observation *value_for(struct facts *facts, const struct profile_fact *fact,
	const struct profile_text *indicator, struct str period, struct span span)
{
	const struct checking *checking = facts->checking;
	const struct observation *observation = figure_observation(&facts->index, indicator->text, period, fact->boundary.text);
	if (is_unsure(facts, observation, indicator->text, period.n > 0 && fact->boundary.text.n > 0))
		return NULL;
	if (!observation) {
		const char *periods = periods_words(facts, indicator->text);
		struct diag_entry *entry = diag_add(checking->diag, DIAG_FACT_WITHOUT_VALUE, span,
			"the profile has no such value of %.*s", STR_ARG(indicator->text));
		if (periods)
			diag_hint(checking->diag, entry, "it has values for %s", periods);
		else
			diag_hint(checking->diag, entry, "add an observation of it to <indicators>");
		return NULL;
	}
	if (observation->form == OBSERVATION_NONE) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_FACT_WITHOUT_VALUE, span,
			"the value of %.*s is missing", STR_ARG(indicator->text));
		diag_hint(checking->diag, entry, "say it in words without <fact>, or name a period that has a value");
		diag_relate(entry, observation->value_span, "it is said to be missing here");
		return NULL;
	}
	if (observation->closed && fact->head.access == PROFILE_PUBLIC) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_CLOSED_IN_PUBLIC, span,
			"public text states a value of %.*s that is not public", STR_ARG(indicator->text));
		diag_hint(checking->diag, entry, "open the value, or close the text with access");
		diag_relate(entry, observation->span, "the value stands here");
		return NULL;
	}
	return observation;
}

/* What two versions of a method define is not compared. */
static bool is_of_same_version(const struct checking *checking, const struct profile_fact *fact, const struct figure *stated)
{
	const struct observation *former = stated->other->method.n > 0 ? stated->other : stated->observation;
	if (str_equal(stated->observation->method, stated->other->method))
		return true;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_FACT_VERSIONS, fact->head.span,
		"the text compares a value of the method “%.*s” with one of another version", STR_ARG(former->method));
	diag_hint(checking->diag, entry, "state the two values apart");
	diag_relate(entry, former->value_span, "the other version is that of this value");
	return false;
}

/* Find the value with which that of the fact is compared. Returns false when that is reported. */
static bool find_other(struct facts *facts, const struct profile_fact *fact, struct figure *stated)
{
	bool is_share = figure_form(fact) == FIGURE_SHARE;
	const struct profile_text *indicator = is_share ? &fact->per_cent_of : &fact->indicator;
	if (figure_form(fact) == FIGURE_VALUE)
		return true;
	stated->other = value_for(facts, fact, indicator, is_share ? stated->observation->period : fact->change_from.text,
		is_share ? fact->per_cent_of.span : fact->change_from.span);
	return stated->other && is_of_same_version(facts->checking, fact, stated);
}

/* Whether the observation is a number, so far as is known without the method. */
static bool is_number(const struct observation *observation)
{
	return observation->form == OBSERVATION_NUMBER || observation->form == OBSERVATION_FRACTION;
}

/* A fact without words that cannot be printed. What is wrong with the value itself was reported there. */
static void report_unprintable(const struct checking *checking, const struct profile_fact *fact, const struct figure *stated)
{
	const struct observation *observation = !stated->other || !is_number(stated->observation) ? stated->observation : stated->other;
	enum figure_form form = figure_form(fact);
	bool is_answer = observation->form == OBSERVATION_YES_NO;
	bool of_zero = form == FIGURE_SHARE && is_number(observation) && observation == stated->other;
	if (!checking->points || (is_number(observation) && !of_zero) || (is_answer && form == FIGURE_VALUE))
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_FACT_WITHOUT_VALUE, fact->head.span,
		of_zero ? "a percentage of zero cannot be printed" :
			is_answer ? "an answer of yes or no has no %s to print" : "a list of principles has no %s to print",
		figure_word(fact));
	diag_hint(checking->diag, entry, "say it in words without <fact>");
	diag_relate(entry, observation->value_span, "the value stands here");
}

/* Whether something of the fact itself was reported as missing or wrong. */
static bool is_faulty(const struct profile_fact *fact)
{
	return fact->head.doubtful || fact->indicator.text.n == 0 || fact->boundary.left_out || fact->more_than.left_out ||
	       fact->less_than.left_out || fact->per_cent_of.left_out || fact->rounded.left_out || fact->period.left_out ||
	       fact->change_from.left_out;
}

/* A boundary that does not exist is reported as a reference that leads nowhere, or to something else. */
static bool has_boundary(const struct checking *checking, const struct profile_fact *fact)
{
	const struct profile_id *id = profile_id_lookup(checking->profile, fact->boundary.text);
	return fact->boundary.text.n == 0 || (id && !id->left_out && strcmp(id->name, "boundary") == 0);
}

static void check_fact(struct facts *facts, const struct profile_fact *fact)
{
	const struct checking *checking = facts->checking;
	if (is_faulty(fact) || !has_boundary(checking, fact) || is_unknown(checking, fact->indicator.text) || is_unknown(checking, fact->per_cent_of.text))
		return;
	struct figure stated;
	figure_start(&stated);
	stated.observation = value_for(facts, fact, &fact->indicator, fact->period.text,
		fact->period.text.n > 0 ? fact->period.span : fact->indicator.span);
	if (stated.observation && find_other(facts, fact, &stated)) {
		if (figure_compute(&stated, fact, checking->points))
			compare_words(facts, fact, &stated);
		else if (fact->words.text.n == 0)
			report_unprintable(checking, fact, &stated);
	}
	figure_finish(&stated);
}

void check_facts(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	if (profile->facts.n == 0)
		return;
	if (profile->facts.n > CHECK_FACTS_LIMIT) {
		diag_add(checking->diag, DIAG_TOO_MANY, profile->facts.at[CHECK_FACTS_LIMIT].head.span,
			"the profile has more facts than the limit of %d", CHECK_FACTS_LIMIT);
		return;
	}
	struct facts facts = {.checking = checking, .index = figure_index(profile, checking->arena)};
	find_doubtful(&facts);
	for (size_t i = 0; i < profile->facts.n; i++)
		check_fact(&facts, &profile->facts.at[i]);
	for (size_t i = 0; i < facts.languages.n; i++)
		format_destroy(facts.languages.at[i].format);
}
