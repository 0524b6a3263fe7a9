#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/json.h"

static void everything_in_order(void **state)
{
	struct arena arena = {0};
	struct source_list sources = {.arena = &arena};
	uint32_t file = source_add(&sources, STR("p.xml"), STR("a\nbc"));
	json_t *object = json_object();
	json_set_str(object, "z", STR("\"\xC3\xA9\xFF"));
	json_set_int(object, "a", -5);
	json_set_bool(object, "m", true);
	json_set_span(object, "at", &sources, (struct span){file, 3, 4});
	json_set_span(object, "nowhere", &sources, (struct span){0});
	json_set_str(object, "empty", (struct str){0});
	json_t *array = json_array();
	json_add(array, json_integer(1));
	json_set(object, "list", array);
	struct buf out = {.arena = &arena};
	json_print(object, &out);
	json_decref(object);
	assert_string_equal(out.at, "{\n  \"z\": \"\\\"\xC3\xA9\xEF\xBF\xBD\",\n  \"a\": -5,\n  \"m\": true,\n  \"at\": \"p.xml:2:2\",\n"
		"  \"empty\": \"\",\n  \"list\": [\n    1\n  ]\n}\n");
	arena_finish(&arena);
}

/* Decimals keep their digits; a text that looks like the mark of one stays a text. */
static void decimals(void **state)
{
	struct arena arena = {0};
	json_t *object = json_object();
	json_set_number(object, "exact", STR("123456789012345678901234.50"));
	json_set_number(object, "less", STR("-0.1"));
	json_set_str(object, "text", STR("\x01" "7\"\\u00015"));
	struct buf out = {.arena = &arena};
	json_print(object, &out);
	json_decref(object);
	assert_string_equal(out.at, "{\n  \"exact\": 123456789012345678901234.50,\n  \"less\": -0.1,\n"
		"  \"text\": \"\xEF\xBF\xBD" "7\\\"\\\\u00015\"\n}\n");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decimals),
		cmocka_unit_test(everything_in_order),
	};
	json_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
