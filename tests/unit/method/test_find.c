/* How methods and benchmark sets are found by id and by path, and what extends what. */
#include <sys/stat.h>
#include <unistd.h>

#include "sample.h"

#define EXTENSION(id, method, indicators) \
	"<method-extension xmlns='urn:cityprofile:method:1' xml:id='" id "' xml:lang='en' method='" method "'>\n<name>Ours</name>\n" \
	indicators "</method-extension>\n"
#define LOCAL(code) \
	"<indicator code='" code "' class='local' dimension='EN'><name>Ours</name>\n" \
	"<data-point kind='count' unit='percent' decimals='0' direction='higher'>" \
	"<definition status='derived' source='us'>Ours.</definition></data-point></indicator>\n"
#define SET(id, method, attributes, entries) \
	"<benchmarks xmlns='urn:cityprofile:benchmarks:1' xml:id='" id "' xml:lang='en' method='" method "' " attributes ">\n" \
	"<name>Set</name>\n" entries "</benchmarks>\n"
#define DIRECTED(code, value, direction) \
	"<benchmark indicator='" code "' formula='ratio' value='" value "' direction='" direction "' status='project'><source>A plan</source></benchmark>\n"
#define TARGET(code, value) DIRECTED(code, value, "higher")
#define INDICATIVE "status='indicative'"

static void test_not_found(void **state)
{
	static const char *const ids[] = {"none-1", "../profiles/methods/u4ssc-2017", "u4ssc", ""};
	struct str data = str_from(getenv("CITYPROFILE_DATA"));
	struct method_folders folders = {.data = &data, .data_count = 1};
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		struct run run;
		struct str path;
		run_start(&run);
		assert_false(method_find(str_from(ids[i]), &folders, (struct span){0}, &run.arena, &run.diag, &path));
		run_assert_one(&run, "method-not-found", "");
		arena_finish(&run.arena);
	}
}

static void test_paths(void **state)
{
	static const char *const paths[] = {"a/b", "./a-1", "a.xml", "/a-1", "a-1.xml", "a/"};
	static const char *const ids[] = {"", "a-1", ".xml", "xml", "u4ssc-2017", "a.xmlx"};
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		assert_true(method_is_path(str_from(paths[i])));
		assert_false(method_is_path(str_from(ids[i])));
	}
}

/* What is written stands in a folder of its own below that for temporary files, and goes even when the test fails. */
struct place {
	char folder[64];
	char files[80][128];
	size_t count;
};

static const char *const subs[] = {"methods", "methods/benchmarks", "elsewhere"};

static int make_place(void **state)
{
	static struct place place;
	place = (struct place){0};
	snprintf(place.folder, sizeof place.folder, P_tmpdir "/cityprofile-method-XXXXXX");
	if (!mkdtemp(place.folder))
		return -1;
	for (size_t i = 0; i < sizeof subs / sizeof subs[0]; i++) {
		char path[96];
		snprintf(path, sizeof path, "%s/%s", place.folder, subs[i]);
		mkdir(path, 0700);
	}
	*state = &place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	for (size_t i = 0; i < place->count; i++)
		unlink(place->files[i]);
	for (size_t i = sizeof subs / sizeof subs[0]; i-- > 0;) {
		char path[96];
		snprintf(path, sizeof path, "%s/%s", place->folder, subs[i]);
		rmdir(path);
	}
	return rmdir(place->folder);
}

/** Write a file into the place, whose end removes it. Returns its path. */
static struct str write_file(struct run *run, struct place *place, const char *name, const char *text)
{
	assert_true(place->count < sizeof place->files / sizeof place->files[0]);
	struct str path = path_join(str_from(place->folder), str_from(name), &run->arena);
	assert_true(path.n < sizeof place->files[0]);
	memcpy(place->files[place->count++], path.at, path.n + 1);
	assert_true(file_write(path, str_from(text), &run->diag));
	return path;
}

/** The file's id must be its name; a file given by its path may be called as it likes. */
static void test_folders(void **state)
{
	struct run run;
	struct method m;
	struct place *place = *state;
	run_start(&run);
	write_file(&run, place, "methods/tiny-1.xml", SAMPLE_METHOD);
	struct str other = write_file(&run, place, "methods/tiny-2.xml", SAMPLE_METHOD);
	struct method_folders folders = {.profile = str_from(place->folder)};
	assert_true(method_load(STR("tiny-1"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
	assert_true(method_load_file(other, &folders, &run.arena, &run.diag, &m));
	assert_int_equal(run.diag.n, 0);
	assert_false(method_load(STR("tiny-2"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
	run_assert_one(&run, "method-id", "tiny-1");
	arena_finish(&run.arena);
	/* What came with a profile is no way to other files. */
	run_start(&run);
	struct str link = path_join(str_from(place->folder), STR("methods/u4ssc-2017.xml"), &run.arena);
	struct str elsewhere = path_join(str_from(getenv("CITYPROFILE_DATA")), STR("profiles/methods/u4ssc-2017.xml"), &run.arena);
	assert_int_equal(symlink(elsewhere.at, link.at), 0);
	assert_false(method_load(STR("u4ssc-2017"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
	run_assert_one(&run, "file-outside-folder", "");
	assert_int_equal(unlink(link.at), 0);
	arena_finish(&run.arena);
}

static void test_extension_by_id(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	struct place *place = *state;
	run_start(&run);
	write_file(&run, place, "methods/tiny-1.xml", SAMPLE_METHOD);
	write_file(&run, place, "methods/ours-1.xml", EXTENSION("ours-1", "tiny-1", LOCAL("EN:X:1L")));
	write_file(&run, place, "methods/benchmarks/base-1.xml",
		SET("base-1", "tiny-1", INDICATIVE, "<notice>Indicative.</notice>" TARGET("EC:I:1C", "100") DIRECTED("EN:A:2C/pm10", "5", "lower")));
	write_file(&run, place, "methods/benchmarks/ours-1.xml",
		SET("ours-1", "ours-1", INDICATIVE " extends='base-1'", TARGET("EN:X:1L", "7") TARGET("EC:I:1C", "90")));
	struct method_folders folders = {.profile = str_from(place->folder)};
	assert_true(method_load(STR("ours-1"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
	assert_true(str_is(m.id.text, "ours-1"));
	assert_true(str_is(m.base.text, "tiny-1"));
	assert_true(str_is(method_rules(&m), "tiny-1"));
	assert_int_equal(m.points.n, 5);
	assert_int_equal(m.indicators.at[3].class, METHOD_LOCAL);
	assert_int_equal(m.bands.n, 3);
	assert_true(benchmarks_load(STR("ours-1"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set));
	/* Own entries replace and add; the others stand, and the notice with them. */
	assert_true(str_is(benchmark_lookup(&set, 0)->value.value.text, "90"));
	assert_true(str_is(benchmark_lookup(&set, 0)->set, "ours-1"));
	assert_true(str_is(benchmark_lookup(&set, 2)->value.value.text, "5"));
	assert_true(str_is(benchmark_lookup(&set, 2)->set, "base-1"));
	assert_true(str_is(benchmark_lookup(&set, 4)->value.value.text, "7"));
	assert_null(benchmark_lookup(&set, 1));
	assert_true(str_is(set.notices.at[0].text, "Indicative."));
	/* A set for the method that is extended serves as well; it knows no local indicator. */
	assert_true(benchmarks_load(STR("base-1"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set));
	assert_null(benchmark_lookup(&set, 4));
	assert_int_equal(run.diag.n, 0);
	arena_finish(&run.arena);
}

/** Words of its own, else those of the set that it extends; what is not official never goes without. */
static void test_notices(void **state)
{
	static const struct { const char *base, *own, *notice; bool standard; } cases[] = {
		{SET("base-1", "tiny-1", INDICATIVE, ""), SET("ours-1", "tiny-1", INDICATIVE, ""), "Indicative, not official results.", true},
		{SET("base-1", "tiny-1", INDICATIVE, ""), SET("ours-1", "tiny-1", "status='fictional'", ""), "Fictional targets, not official results.", true},
		{SET("base-1", "tiny-1", INDICATIVE, ""), SET("ours-1", "tiny-1", INDICATIVE " extends='base-1'", ""), "Indicative, not official results.", true},
		{SET("base-1", "tiny-1", INDICATIVE, ""), SET("ours-1", "tiny-1", "status='fictional' extends='base-1'", ""), "Fictional targets, not official results.", true},
		{SET("base-1", "tiny-1", INDICATIVE, "<notice>Theirs.</notice>"), SET("ours-1", "tiny-1", INDICATIVE " extends='base-1'", ""), "Theirs.", false},
		{SET("base-1", "tiny-1", INDICATIVE, ""), SET("ours-1", "tiny-1", INDICATIVE " extends='base-1'", "<notice>Ours.</notice>"), "Ours.", false},
		{SET("base-1", "tiny-1", INDICATIVE, ""), SET("ours-1", "tiny-1", "status='official'", ""), NULL, false},
		{SET("base-1", "tiny-1", INDICATIVE, ""), SET("ours-1", "tiny-1", "status='official'", "<notice>Ours.</notice>"), "Ours.", false},
		{SET("base-1", "tiny-1", "status='official'", ""), SET("ours-1", "tiny-1", INDICATIVE " extends='base-1'", ""), "Indicative, not official results.", true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct run run;
		struct method m;
		struct benchmarks set;
		struct place *place = *state;
		run_start(&run);
		write_file(&run, place, "methods/tiny-1.xml", SAMPLE_METHOD);
		write_file(&run, place, "methods/benchmarks/base-1.xml", cases[i].base);
		write_file(&run, place, "methods/benchmarks/ours-1.xml", cases[i].own);
		struct method_folders folders = {.profile = str_from(place->folder)};
		assert_true(method_load(STR("tiny-1"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
		assert_true(benchmarks_load(STR("ours-1"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set));
		assert_int_equal(set.notices.n, cases[i].notice != NULL);
		if (cases[i].notice != NULL) {
			assert_true(str_is(set.notices.at[0].text, cases[i].notice));
			assert_true(str_is(set.notices.at[0].lang, "en"));
		}
		assert_int_equal(set.notice_is_standard, cases[i].standard);
		arena_finish(&run.arena);
	}
}

/** What a file given by its path extends may lie beside it. */
static void test_extension_by_path(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	struct place *place = *state;
	run_start(&run);
	write_file(&run, place, "elsewhere/tiny-1.xml", SAMPLE_METHOD);
	struct str method = write_file(&run, place, "elsewhere/method.xml", EXTENSION("ours-1", "tiny-1", LOCAL("EN:X:1L")));
	write_file(&run, place, "elsewhere/base-1.xml", SET("base-1", "tiny-1", INDICATIVE " access='restricted'", TARGET("EC:I:1C", "100")));
	struct str path = write_file(&run, place, "elsewhere/set.xml",
		SET("ours-1", "ours-1", INDICATIVE " access='restricted' extends='base-1'", ""));
	struct method_folders folders = {.profile = STR("")};
	assert_true(method_load_file(method, &folders, &run.arena, &run.diag, &m));
	assert_true(benchmarks_load_file(path, &m, &folders, &run.arena, &run.diag, &set));
	assert_int_equal(set.access, BENCHMARKS_RESTRICTED);
	assert_string_equal(benchmarks_access_word(set.access), "restricted");
	assert_true(str_is(benchmark_lookup(&set, 0)->value.value.text, "100"));
	assert_int_equal(run.diag.n, 0);
	assert_false(method_load(STR("tiny-1"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
	run_assert_one(&run, "method-not-found", "");
	arena_finish(&run.arena);
}

static void test_extensions_that_lead_nowhere(void **state)
{
	static const struct { const char *first, *second, *code, *shown; } cases[] = {
		{EXTENSION("a-1", "a-1", LOCAL("EN:X:1L")), NULL, "method-extension", "a-1"},
		{EXTENSION("a-1", "b-1", LOCAL("EN:X:1L")), EXTENSION("b-1", "a-1", LOCAL("EN:X:2L")), "method-extension", "b-1"},
		{EXTENSION("a-1", "b-1", LOCAL("EN:X:1L")), EXTENSION("b-1", "tiny-1", LOCAL("EN:X:2L")), "method-extension", "b-1"},
		{EXTENSION("a-1", "b-1", LOCAL("EN:X:1L")), NULL, "method-not-found", "b-1"},
		{EXTENSION("a-1", "b-1", LOCAL("EN:X:1L")), SAMPLE_METHOD, "method-id", "tiny-1"},
		{EXTENSION("c-1", "tiny-1", LOCAL("EN:X:1L")), NULL, "method-id", "c-1"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct run run;
		struct method m;
		assert_int_equal(make_place(state), 0);
		struct place *place = *state;
		run_start(&run);
		write_file(&run, place, "methods/tiny-1.xml", SAMPLE_METHOD);
		write_file(&run, place, "methods/a-1.xml", cases[i].first);
		if (cases[i].second != NULL)
			write_file(&run, place, "methods/b-1.xml", cases[i].second);
		struct method_folders folders = {.profile = str_from(place->folder)};
		assert_false(method_load(STR("a-1"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
		run_assert_one(&run, cases[i].code, cases[i].shown);
		arena_finish(&run.arena);
		assert_int_equal(remove_place(state), 0);
	}
}

static void test_sets_that_lead_nowhere(void **state)
{
	static const struct { const char *first, *second, *code, *shown; } cases[] = {
		{SET("a-1", "tiny-1", INDICATIVE " extends='a-1'", ""), NULL, "benchmarks-extension", "a-1"},
		{SET("a-1", "tiny-1", INDICATIVE " extends='b-1'", ""), SET("b-1", "tiny-1", INDICATIVE " extends='a-1'", ""),
			"benchmarks-extension", "a-1"},
		{SET("a-1", "tiny-1", INDICATIVE " extends='b-1'", ""), NULL, "method-not-found", "b-1"},
		{SET("a-1", "tiny-1", INDICATIVE " extends='b-1'", ""), EXTENSION("b-1", "tiny-1", ""), "wrong-namespace", "method-extension"},
		{SET("a-1", "tiny-1", INDICATIVE " extends='b-1'", ""), SET("b-1", "tiny-2", INDICATIVE, ""), "benchmarks-method", "tiny-2"},
		{SET("a-1", "tiny-1", "status='official' extends='b-1'", ""), SET("b-1", "tiny-1", INDICATIVE, ""), "benchmarks-extension", "official"},
		{SET("a-1", "tiny-1", INDICATIVE " extends='b-1'", ""), SET("b-1", "tiny-1", "status='fictional'", ""),
			"benchmarks-extension", "indicative"},
		{SET("a-1", "tiny-1", INDICATIVE " extends='b-1'", ""), SET("b-1", "tiny-1", INDICATIVE " access='restricted'", ""),
			"benchmarks-extension", "b-1"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct run run;
		struct method m;
		struct benchmarks set;
		assert_int_equal(make_place(state), 0);
		struct place *place = *state;
		run_start(&run);
		assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
		write_file(&run, place, "methods/benchmarks/a-1.xml", cases[i].first);
		if (cases[i].second != NULL)
			write_file(&run, place, "methods/benchmarks/b-1.xml", cases[i].second);
		struct method_folders folders = {.profile = str_from(place->folder)};
		assert_false(benchmarks_load(STR("a-1"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set));
		run_assert_one(&run, cases[i].code, cases[i].shown);
		arena_finish(&run.arena);
		assert_int_equal(remove_place(state), 0);
	}
}

/** A set without id that extends itself is not read for ever. */
static void test_circle_without_ids(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	struct place *place = *state;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
	struct str text = run_replace(&run, SET("a-1", "tiny-1", INDICATIVE " extends='a-1'", ""), "xml:id='a-1' ", "");
	write_file(&run, place, "methods/benchmarks/a-1.xml", str_copy(text, &run.arena));
	struct method_folders folders = {.profile = str_from(place->folder)};
	assert_false(benchmarks_load(STR("a-1"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set));
	assert_int_equal(run.diag.n, 2);
	assert_string_equal(diag_info(run.diag.at[0].code)->slug, "benchmarks-extension");
	assert_string_equal(diag_info(run.diag.at[1].code)->slug, "missing-attribute");
	arena_finish(&run.arena);
}

/** A chain as long as the limit is read, a longer one is refused. */
static void sets_extend_one_another_only_so_deep(void **state)
{
	for (int length = BENCHMARKS_DEPTH_LIMIT; length <= BENCHMARKS_DEPTH_LIMIT + 1; length++) {
		struct run run;
		struct method m;
		struct benchmarks set;
		struct place *place = *state;
		run_start(&run);
		assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
		for (int i = 1; i <= length; i++) {
			struct str own = str_format(&run.arena, "xml:id='a-%d'", i);
			struct str text = run_replace(&run, SET("a-1", "tiny-1", INDICATIVE " extends='b-1'", ""), "xml:id='a-1'", own.at);
			struct str next = i < length ? str_format(&run.arena, "extends='a-%d'", i + 1) : STR(" ");
			text = run_replace(&run, text.at, "extends='b-1'", next.at);
			write_file(&run, place, str_format(&run.arena, "methods/benchmarks/a-%d.xml", i).at, str_copy(text, &run.arena));
		}
		struct method_folders folders = {.profile = str_from(place->folder)};
		bool read = benchmarks_load(STR("a-1"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set);
		assert_int_equal(read, length == BENCHMARKS_DEPTH_LIMIT);
		if (!read) {
			run_assert_one(&run, "benchmarks-extension", "a-33");
		}
		arena_finish(&run.arena);
	}
}

/** Every fault of an extension, at its place. */
static void test_extension_faults(void **state)
{
	static const struct { const char *text, *code, *shown; } cases[] = {
		{EXTENSION("a-1", "tiny-1", LOCAL("EN:X:1L")), NULL, NULL},
		{EXTENSION("a-1", "tiny-1", "<units><unit id='boats'><name>boats</name></unit></units>" LOCAL("EN:X:1L")), NULL, NULL},
		{EXTENSION("a-1", "tiny-1", "<units><unit id='percent'><name>%</name></unit></units>" LOCAL("EN:X:1L")), "method-duplicate", "percent"},
		{EXTENSION("a-1", "tiny-1", LOCAL("EN:A:3A")), "method-duplicate", "EN:A:3A"},
		{EXTENSION("a-1", "tiny-1", LOCAL("EC:I:9C")), "method-duplicate", "EC:I:9C"},
		{EXTENSION("a-1", "tiny-1", LOCAL("EN:X:1L") LOCAL("EN:X:1L")), "method-duplicate", "EN:X:1L"},
		{EXTENSION("a", "tiny-1", LOCAL("EN:X:1L")), "method-id", "a"},
		{EXTENSION("a-1", "tiny", LOCAL("EN:X:1L")), "bad-attribute-value", "tiny"},
		{EXTENSION("a-1", "tiny-1", "<dimension code='XX'><name>X</name></dimension>" LOCAL("EN:X:1L")), "element-not-allowed", "dimension"},
		{EXTENSION("a-1", "tiny-1", ""), "missing-element", "method-extension"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct run run;
		struct method base, m;
		run_start(&run);
		assert_true(run_method(&run, STR(SAMPLE_METHOD), &base));
		struct xml_tree tree = run_parse(&run, str_from(cases[i].text));
		bool good = method_read_extension(&tree, &base, &run.arena, &run.diag, &m);
		xml_tree_finish(&tree);
		assert_int_equal(good, cases[i].code == NULL);
		if (cases[i].code != NULL)
			run_assert_one(&run, cases[i].code, cases[i].shown);
		/* The base stays as it was. */
		assert_int_equal(base.points.n, 4);
		assert_int_equal(base.units.n, 1);
		arena_finish(&run.arena);
	}
}

static void test_what_an_extension_may_not_add(void **state)
{
	static const struct { const char *from, *to, *code, *shown; } cases[] = {
		{"class='local'", "class='advanced'", "method-extension", "indicator"},
		{"class='local'", "class='local' weight='2'", "method-weight", "2"},
		{"dimension='EN'", "dimension='EN' sub-dimension='EN:A'", "method-extension", "indicator"},
		{"dimension='EN'", "dimension='XX'", "method-reference", "XX"},
		{"Ours.</definition>", "Ours.</definition><formerly code='EN:X:1L' comparable='yes'/>", "method-predecessor", "EN:X:1L"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct run run;
		struct method base, m;
		run_start(&run);
		assert_true(run_method(&run, STR(SAMPLE_METHOD), &base));
		struct str text = run_replace(&run, EXTENSION("a-1", "tiny-1", LOCAL("EN:X:1L")), cases[i].from, cases[i].to);
		struct xml_tree tree = run_parse(&run, text);
		assert_false(method_read_extension(&tree, &base, &run.arena, &run.diag, &m));
		xml_tree_finish(&tree);
		run_assert_one(&run, cases[i].code, cases[i].shown);
		arena_finish(&run.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_not_found),
		cmocka_unit_test(test_paths),
		cmocka_unit_test_setup_teardown(test_folders, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_extension_by_id, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_notices, make_place, remove_place),
		cmocka_unit_test_setup_teardown(test_extension_by_path, make_place, remove_place),
		cmocka_unit_test(test_extensions_that_lead_nowhere),
		cmocka_unit_test(test_sets_that_lead_nowhere),
		cmocka_unit_test_setup_teardown(test_circle_without_ids, make_place, remove_place),
		cmocka_unit_test_setup_teardown(sets_extend_one_another_only_so_deep, make_place, remove_place),
		cmocka_unit_test(test_extension_faults),
		cmocka_unit_test(test_what_an_extension_may_not_add),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
