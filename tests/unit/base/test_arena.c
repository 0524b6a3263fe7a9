#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/memory.h"

/* The sanitizer ends the program on sizes that no machine has, unless told that NULL will do. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void pieces_are_zeroed_and_apart(void **state)
{
	struct arena arena = {0};
	unsigned char *pieces[2000];
	for (size_t i = 0; i < 2000; i++) {
		size_t size = i % 97;
		pieces[i] = arena_take(&arena, size);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t byte = 0; byte < size; byte++) {
			assert_int_equal(pieces[i][byte], 0);
		}
		memset(pieces[i], (int)(i % 251) + 1, size);
	}
	for (size_t i = 0; i < 2000; i++) {
		for (size_t byte = 0; byte < i % 97; byte++) {
			assert_int_equal(pieces[i][byte], i % 251 + 1);
		}
	}
	arena_finish(&arena);
	assert_null(arena.blocks);
}

static void oversize_leaves_the_first_block_in_use(void **state)
{
	struct arena arena = {0};
	char *before = arena_take(&arena, 16);
	char *large = arena_take(&arena, 5 * 1024 * 1024);
	char *after = arena_take(&arena, 16);
	large[0] = large[5 * 1024 * 1024 - 1] = 1;
	assert_in_range((uintptr_t)after, (uintptr_t)before + 16, (uintptr_t)before + 64);
	arena_finish(&arena);
}

static void last_piece_grows_in_place(void **state)
{
	struct arena arena = {0};
	char *piece = arena_take(&arena, 10);
	memcpy(piece, "abcdefghi", 10);
	assert_ptr_equal(arena_grow(&arena, piece, 10, 500), piece);
	assert_int_equal(piece[499], 0);
	arena_take(&arena, 1);
	char *moved = arena_grow(&arena, piece, 500, 600);
	assert_ptr_not_equal(moved, piece);
	assert_string_equal(moved, "abcdefghi");
	assert_int_equal(moved[599], 0);
	assert_string_equal(arena_grow(&arena, NULL, 0, 4), "");
	arena_finish(&arena);
}

static void large_pieces_grow_without_copies(void **state)
{
	struct arena arena = {0};
	char *small = arena_take(&arena, 100);
	size_t n = 100000;
	char *large = arena_take(&arena, n);
	memset(small, 1, 100);
	memset(large, 2, n);
	for (; n < 1600000; n *= 2) {
		large = arena_grow(&arena, large, n, 2 * n);
		for (size_t i = 0; i < 2 * n; i++) {
			assert_int_equal(large[i], i < n ? 2 : 0);
		}
		memset(large, 2, 2 * n);
	}
	assert_in_range(arena.total, n, n + 65536);
	assert_int_equal(small[99], 1);
	arena_finish(&arena);
}

static void cleared_arena_gives_its_block_anew(void **state)
{
	struct arena arena = {0};
	arena_clear(&arena);
	for (size_t i = 0; i < 100; i++) {
		memset(arena_take(&arena, 1000), 0xff, 1000);
	}
	size_t most = arena.total;
	arena_clear(&arena);
	assert_in_range(arena.total, 1, most - 1);
	size_t kept = arena.total;
	for (size_t size = 1; size < kept / 4; size *= 2) {
		const char *piece = arena_take(&arena, size);
		for (size_t i = 0; i < size; i++) {
			assert_int_equal(piece[i], 0);
		}
	}
	assert_int_equal(arena.total, kept);
	arena_finish(&arena);
}

static void vectors_keep_their_elements(void **state)
{
	struct arena arena = {0};
	struct vec_of(int) numbers = {0};
	for (int i = 0; i < 1000; i++) {
		vec_push(&numbers, &arena, i);
		arena_take(&arena, (size_t)i % 3);
	}
	*vec_add(&numbers, &arena) += 7;
	assert_int_equal(numbers.n, 1001);
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(numbers.at[i], i);
	}
	assert_int_equal(numbers.at[1000], 7);
	arena_finish(&arena);
}

static void take_too_much(void)
{
	memory_take(SIZE_MAX / 2);
}

static void resize_too_much(void)
{
	memory_resize(NULL, SIZE_MAX / 2);
}

static void zero_too_much(void)
{
	memory_take_zeroed(SIZE_MAX / 2, 4);
}

static void overflow_an_array(void)
{
	struct arena arena = {0};
	arena_take_array(&arena, SIZE_MAX / 2, 4);
}

static void overflow_an_arena(void)
{
	struct arena arena = {0};
	arena_take(&arena, SIZE_MAX - 3);
}

static void exhaust_by_library(void)
{
	memory_exhausted(0);
}

static void *exhaust(void *gate)
{
	pthread_barrier_wait(gate);
	memory_exhausted(7);
}

static void exhaust_by_four(void)
{
	pthread_barrier_t gate;
	pthread_t threads[4];
	pthread_barrier_init(&gate, NULL, 4);
	for (int i = 0; i < 4; i++) {
		pthread_create(&threads[i], NULL, exhaust, &gate);
	}
	pthread_join(threads[0], NULL);
}

static void exhaustion_ends_with_status_3(void **state)
{
	static const struct { void (*act)(void); const char *message; } rows[] = {
		{take_too_much, "out of memory: 9223372036854775807 bytes could not be had\n"},
		{resize_too_much, "out of memory: 9223372036854775807 bytes could not be had\n"},
		{zero_too_much, "out of memory: 18446744073709551615 bytes could not be had\n"},
		{overflow_an_array, "out of memory: 18446744073709551615 bytes could not be had\n"},
		{overflow_an_arena, "out of memory: 18446744073709551612 bytes could not be had\n"},
		{exhaust_by_library, "cityprofile: error: out of memory\n"},
		{exhaust_by_four, "cityprofile: error: out of memory: 7 bytes could not be had\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int ends[2];
		assert_int_equal(pipe(ends), 0);
		pid_t child = fork();
		if (child == 0) {
			dup2(ends[1], STDERR_FILENO);
			rows[i].act();
			_exit(0);
		}
		close(ends[1]);
		char text[4096] = "";
		size_t n = 0;
		for (ssize_t got; n < sizeof text - 1 && (got = read(ends[0], text + n, sizeof text - 1 - n)) > 0;) {
			n += (size_t)got;
		}
		close(ends[0]);
		int status;
		waitpid(child, &status, 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 3);
		const char *message = strstr(text, "cityprofile: error: ");
		assert_non_null(message);
		assert_non_null(strstr(message, rows[i].message));
		assert_null(strstr(message + 1, "cityprofile: error: "));
	}
}

static void memory_of_no_size_is_valid(void **state)
{
	void *pieces[] = {memory_take(0), memory_resize(NULL, 0), memory_take_zeroed(0, 8), memory_copy_string("")};
	for (size_t i = 0; i < 4; i++) {
		assert_non_null(pieces[i]);
		memory_free(pieces[i]);
	}
	memory_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_and_apart),
		cmocka_unit_test(oversize_leaves_the_first_block_in_use),
		cmocka_unit_test(last_piece_grows_in_place),
		cmocka_unit_test(large_pieces_grow_without_copies),
		cmocka_unit_test(cleared_arena_gives_its_block_anew),
		cmocka_unit_test(vectors_keep_their_elements),
		cmocka_unit_test(exhaustion_ends_with_status_3),
		cmocka_unit_test(memory_of_no_size_is_valid),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
