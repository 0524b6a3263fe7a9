#include "fixture.h"

#include "chart/label.h"

/* What fits in so many bytes, and how often that was asked. */
struct room {
	size_t bytes;
	unsigned asked;
};

static bool fits(struct str text, void *what)
{
	struct room *room = what;
	room->asked++;
	return text.n <= room->bytes;
}

/* An ellipsis takes three bytes. */
static void the_longest_that_fits_is_found(void **state)
{
	const struct { const char *text; bool words_only; size_t bytes; const char *found; } rows[] = {
		{"one two three", false, 10, "one two\xe2\x80\xa6"},
		{"one two three", false, 9, "one\xe2\x80\xa6"},
		{"one two three", false, 5, "on\xe2\x80\xa6"},
		{"one two three", false, 3, ""},
		{"one two three", true, 6, "one\xe2\x80\xa6"},
		{"one two three", true, 5, ""},
		{"single", true, 8, ""},
		{"water, waste", true, 20, "water\xe2\x80\xa6"},
		{"water (and waste)", false, 11, "water\xe2\x80\xa6"},
		{"one two\xe2\x80\xa6", true, 20, "one\xe2\x80\xa6"},
		{"\xc3\xa5\xc3\xa5\xc3\xa5", false, 7, "\xc3\xa5\xc3\xa5\xe2\x80\xa6"},
		{"\xc3\xa5\xc3\xa5\xc3\xa5", false, 6, "\xc3\xa5\xe2\x80\xa6"},
		{"", false, 9, ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena arena = {0};
		struct room room = {.bytes = rows[i].bytes};
		struct str found = label_search(str_from(rows[i].text), rows[i].words_only, &arena, fits, &room);
		if (!str_is(found, rows[i].found))
			fail_msg("row %zu: %.*s", i, STR_ARG(found));
		arena_finish(&arena);
	}
}

static void few_are_tried(void **state)
{
	struct arena arena = {0};
	char *text = arena_array(&arena, 1000, char);
	struct room room = {.bytes = 40};
	(void)state;
	memset(text, 'w', 1000);
	assert_int_equal(label_search((struct str){text, 1000}, false, &arena, fits, &room).n, 40);
	assert_in_range(room.asked, 1, 10);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_that_fits_is_found),
		cmocka_unit_test(few_are_tried),
	};
	return cmocka_run_group_tests_name("chart/shorten", tests, NULL, NULL);
}
