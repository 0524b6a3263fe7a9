#include "cli/options.h"

#include <getopt.h>

#include "base/arena.h"

static size_t count_specs(const struct option_spec *specs)
{
	size_t n = 0;
	while (specs[n].name)
		n++;
	return n;
}

/* getopt_long returns letters below 256 and, for long options, 256 plus the index in the table. */
#define LONG_BASE 256

static const struct option *long_table(const struct option_spec *specs, size_t n, struct arena *arena)
{
	struct option *table = arena_array(arena, n + 1, struct option);
	for (size_t i = 0; i < n; i++)
		table[i] = (struct option){
			.name = specs[i].name, .has_arg = specs[i].argument ? required_argument : no_argument, .val = LONG_BASE + (int)i,
		};
	return table;
}

static const char *letter_table(const struct option_spec *specs, size_t n, struct arena *arena)
{
	struct buf letters = {.arena = arena};
	buf_add_byte(&letters, ':');
	for (size_t i = 0; i < n; i++) {
		if (!specs[i].letter)
			continue;
		buf_add_byte(&letters, specs[i].letter);
		if (specs[i].argument)
			buf_add_byte(&letters, ':');
	}
	return letters.at;
}

static const struct option_spec *find_spec(const struct option_spec *specs, size_t n, int found)
{
	if (found >= LONG_BASE)
		return &specs[found - LONG_BASE];
	for (size_t i = 0; i < n; i++)
		if (specs[i].letter == found)
			return &specs[i];
	return NULL;
}

static bool word_allowed(const struct option_spec *spec, const char *value)
{
	if (!spec->words)
		return true;
	for (size_t i = 0; spec->words[i]; i++)
		if (str_is(str_from(value), spec->words[i]))
			return true;
	return false;
}

static struct str bad_word(const struct option_spec *spec, const char *value, struct arena *arena)
{
	struct buf text = {.arena = arena};
	buf_format(&text, "“%s” is not a value of --%s, which takes", value, spec->name);
	for (size_t i = 0; spec->words[i]; i++)
		buf_format(&text, "%s %s", i == 0 ? "" : spec->words[i + 1] ? "," : " or", spec->words[i]);
	return buf_str(&text);
}

bool options_read(const struct option_spec *specs, int argument_count, char *const *arguments, struct arena *arena,
	struct option_values *ret_values, struct str *ret_problem)
{
	struct option_values values = {0};
	size_t n = count_specs(specs);
	struct option_given *given = arena_array(arena, (size_t)argument_count, struct option_given);
	const struct option *longs = long_table(specs, n, arena);
	const char *letters = letter_table(specs, n, arena);
	opterr = 0;
	optind = 0; /* a fresh start for getopt */
	for (;;) {
		int found = getopt_long(argument_count, arguments, letters, longs, NULL);
		if (found == -1)
			break;
		if (found == '?' || found == ':') {
			*ret_problem = str_format(arena, found == ':' ? "option %s needs a value" : "there is no option %s here, or it is shortened too far",
				arguments[optind - 1]);
			return false;
		}
		const struct option_spec *spec = find_spec(specs, n, found);
		/* An empty one is that of a variable of the shell that is not set. */
		if (spec->argument && optarg[0] == '\0') {
			*ret_problem = str_format(arena, "--%s needs a value, and this one is empty", spec->name);
			return false;
		}
		if (spec->argument && !word_allowed(spec, optarg)) {
			*ret_problem = bad_word(spec, optarg, arena);
			return false;
		}
		if (spec->argument && !spec->repeats && values.at[spec->id]) {
			*ret_problem = str_format(arena, "--%s is given twice; it takes one value", spec->name);
			return false;
		}
		values.at[spec->id] = spec->argument ? optarg : "";
		/* Short switches may stand several in one argument; only values need be counted. */
		if (spec->argument)
			given[values.given_count++] = (struct option_given){spec->id, optarg};
	}
	values.given = given;
	values.operands = arguments + optind;
	values.operand_count = (size_t)(argument_count - optind);
	*ret_values = values;
	return true;
}

bool options_next(const struct option_values *values, enum option_id id, size_t *cursor, struct str *ret_value)
{
	while (*cursor < values->given_count) {
		const struct option_given *given = &values->given[(*cursor)++];
		if (given->id == id) {
			*ret_value = str_from(given->value);
			return true;
		}
	}
	return false;
}

struct str options_text(const struct option_values *values, enum option_id id)
{
	return str_from(values->at[id]);
}
