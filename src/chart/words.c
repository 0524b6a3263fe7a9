#include "chart/words.h"

struct words words_start(const struct labels *labels, struct arena *arena)
{
	return (struct words){.labels = labels, .arena = arena, .format = format_create(labels->lang), .out = {.arena = arena}};
}

struct str words_finish(struct words *words)
{
	format_destroy(words->format);
	words->format = NULL;
	return buf_str(&words->out);
}

struct str words_phrase(struct words *words, const char *key, const struct label_value *values, size_t n, const int64_t *count)
{
	return labels_format(words->labels, str_from(key), values, n, count, words->arena, NULL);
}

static void add_sentence(struct words *words, struct str sentence)
{
	if (words->out.n > 0)
		buf_add_byte(&words->out, ' ');
	buf_add_str(&words->out, sentence);
}

void words_add(struct words *words, const char *key, const struct label_value *values, size_t n, const int64_t *count)
{
	add_sentence(words, words_phrase(words, key, values, n, count));
}

struct str words_counted(struct words *words, const char *key, struct label_value value, size_t count)
{
	int64_t number = (int64_t)count;
	struct label_value values[] = {{STR("count"), str_format(words->arena, "%zu", count)}, value};
	return words_phrase(words, key, values, 2, &number);
}

void words_add_counted(struct words *words, const char *key, struct label_value value, size_t count)
{
	add_sentence(words, words_counted(words, key, value, count));
}

struct str words_value(struct words *words, const struct decimal *number)
{
	struct str text = number->text;
	format_number(words->format, number->text, -1, words->arena, &text);
	return text;
}

struct str words_list(struct words *words, const struct str *items, size_t n)
{
	return format_list(words->format, items, n, words->arena);
}
