#include "fixture.h"

#include <stdio.h>
#include <unistd.h>

#include "text/font_set.h"

/* Weight and slant wanted of a family, and the file that serves. */
static void lookup_takes_the_nearest_face(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *family; uint16_t weight; bool italic; const char *file; } table[] = {
		{"text", 300, false, "Roboto-Light.ttf"},
		{"text", 400, false, "Roboto-Regular.ttf"},
		{"text", 400, true, "Roboto-Italic.ttf"},
		{"text", 300, true, "Roboto-Italic.ttf"},
		{"text", 700, true, "Roboto-Bold.ttf"},
		{"text", 500, false, "Roboto-Medium.ttf"},
		{"condensed", 300, false, "RobotoCondensed-Regular.ttf"},
		{"heading", 700, false, "Roboto-Bold.ttf"},
		{"arabic", 300, false, "NotoSansArabic-Regular.ttf"},
		{"arabic", 500, false, "NotoSansArabic-Bold.ttf"},
		{"unknown", 500, false, "Roboto-Medium.ttf"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		assert_text(font_lookup(f->fonts, str_from(table[i].family), table[i].weight, table[i].italic)->file, table[i].file);
	}
}

static void a_character_falls_back_by_family_script_and_weight(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *family; uint16_t weight; uint32_t character; const char *file; } table[] = {
		{"text", 400, 'A', "Roboto-Regular.ttf"},
		{"text", 300, 0x0645, "NotoSansArabic-Regular.ttf"},
		{"text", 500, 0x0645, "NotoSansArabic-Bold.ttf"},
		{"heading", 400, 0x0645, "NotoKufiArabic-Regular.ttf"},
		{"heading", 400, 'A', "Roboto-Regular.ttf"},
		{"text", 400, 0x0561, "NotoSansArmenian-Regular.ttf"},
		{"text", 700, 0x10d0, "NotoSansGeorgian-Bold.ttf"},
		{"arabic", 400, '%', "NotoSans-Regular.ttf"},
		{"arabic", 400, 0x2014, "NotoSans-Regular.ttf"},
		{"text", 400, 0x1f600, NULL},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct style style = {.family = str_from(table[i].family), .weight = table[i].weight};
		const struct font_face *face = font_for_character(f->fonts, &style, table[i].character);
		if (table[i].file == NULL) {
			assert_null(face);
		} else {
			assert_non_null(face);
			assert_text(face->file, table[i].file);
		}
	}
}

static void a_face_knows_its_measures(void **state)
{
	struct fixture *f = *state;
	const struct font_face *face = font_lookup(f->fonts, STR("text"), 400, false);
	assert_text(face->postscript_name, "Roboto-Regular");
	assert_int_equal(face->upem, 2048);
	assert_int_equal(face->ascent, 1900);
	assert_int_equal(face->descent, -500);
	assert_int_equal(face->cap_height, 1456);
	assert_ptr_equal(f->fonts->faces.at[face->number], face);
	/* heading shares the files of text: each is opened once */
	assert_int_equal(f->fonts->faces.n, 18);
}

/* A folder of its own for files that a test makes. */
static struct str scratch_write(struct fixture *f, struct str folder, const char *name, struct str bytes)
{
	struct str path = path_join(folder, str_from(name), &f->arena);
	FILE *file = fopen(path.at, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
	fclose(file);
	return path;
}

/* The bytes of a font with another embedding permission. */
static struct str restricted_copy(struct fixture *f, struct str bytes)
{
	unsigned char *copy = (unsigned char *)str_copy(bytes, &f->arena);
	for (unsigned i = 0; i < copy[5]; i++) {
		unsigned char *row = copy + 12 + 16 * i;
		if (memcmp(row, "OS/2", 4) == 0) {
			size_t offset = (size_t)row[8] << 24 | (size_t)row[9] << 16 | (size_t)row[10] << 8 | row[11];
			copy[offset + 8] = 0;
			copy[offset + 9] = 2;
			return (struct str){(char *)copy, bytes.n};
		}
	}
	fail_msg("no table OS/2");
	return bytes;
}

#define FONTS(inside) "<fonts xmlns=\"urn:cityprofile:fonts:1\">" inside "</fonts>"
#define FACE "<face file=\"good.ttf\" weight=\"400\"/>"
#define FAMILY(inside) "<family name=\"text\">" FACE inside "</family>"
#define WHOLE(inside) FONTS(FAMILY(inside) "<fallback/>")

/* A file, what is reported of it and of which words, in the order of the file, and what the last hint holds. */
struct fault {
	const char *xml;
	struct { enum diag_code code; const char *at; } reports[4];
	const char *hint;
};

static const struct fault faults[] = {
	{FONTS("<family name=\"text\"><face file=\"none.ttf\" weight=\"400\"/></family><fallback/>"), {{DIAG_FILE_NOT_FOUND, "none.ttf"}}, NULL},
	{FONTS("<family name=\"text\"><face file=\"fonts.xml\" weight=\"400\"/></family><fallback/>"), {{DIAG_FONT_UNUSABLE, "fonts.xml"}}, NULL},
	{FONTS("<family name=\"text\"><face file=\"locked.ttf\" weight=\"400\"/></family><fallback/>"), {{DIAG_FONT_UNUSABLE, "locked.ttf"}}, NULL},
	/* Structure: all faults of a file at once. */
	{FONTS("<family name=\"Text\"><face file=\"../good.ttf\" weight=\"4000\"/><face weight=\"500\"/></family><fallback/>"),
		{{DIAG_BAD_ATTRIBUTE_VALUE, "Text"}, {DIAG_BAD_ATTRIBUTE_VALUE, "../good.ttf"}, {DIAG_BAD_ATTRIBUTE_VALUE, "4000"}, {DIAG_MISSING_ATTRIBUTE, "face"}}, NULL},
	{WHOLE("<script code=\"arab\" family=\"text\"/>"), {{DIAG_BAD_ATTRIBUTE_VALUE, "arab"}}, "the four letters of a script in ISO 15924"},
	{FONTS("<family name=\"text\"><face file=\"good.ttf\" weight=\"901\"/></family><fallback/>"), {{DIAG_BAD_ATTRIBUTE_VALUE, "901"}}, "from 100 to 900"},
	{FONTS("<family name=\"text\"><face file=\"good.ttf\" weight=\"400\" italic=\"yes\"/></family><fallback/>"), {{DIAG_BAD_ATTRIBUTE_VALUE, "yes"}}, "true or false"},
	{FONTS("<family name=\"text\"><face file=\"good.ttf\" wieght=\"400\"/></family><fallback/>"), {{DIAG_UNKNOWN_ATTRIBUTE, "wieght"}}, "weight"},
	{FONTS("<fallback/>"), {{DIAG_MISSING_ELEMENT, "fonts"}}, "family"},
	{FONTS(FAMILY("")), {{DIAG_MISSING_ELEMENT, "fonts"}}, "where to look"},
	{WHOLE("<feature/>"), {{DIAG_UNKNOWN_ELEMENT, "feature"}}, NULL},
	{WHOLE("<general family=\"text\"/>"), {{DIAG_ELEMENT_NOT_ALLOWED, "general"}}, NULL},
	{"<fonts/>", {{DIAG_WRONG_NAMESPACE, "fonts"}}, "urn:cityprofile:fonts:1"},
	/* What a structure cannot say, all of it at once too. */
	{FONTS("<family name=\"text\"/><fallback/>"), {{DIAG_FONT_DESCRIPTION, "family"}}, "faces="},
	{FONTS("<family name=\"text\" faces=\"text\"/><fallback/>"), {{DIAG_FONT_DESCRIPTION, "text"}}, "before this one"},
	{WHOLE("<script code=\"Arab\" family=\"none\"/>"), {{DIAG_FONT_DESCRIPTION, "none"}}, "there are: text"},
	{WHOLE("<script code=\"Arab\" family=\"texts\"/>"), {{DIAG_FONT_DESCRIPTION, "texts"}}, "did you mean text?"},
	{FONTS(FAMILY("<script code=\"Zork\" family=\"text\"/>") "<fallback><general family=\"none\"/></fallback>"),
		{{DIAG_FONT_DESCRIPTION, "Zork"}, {DIAG_FONT_DESCRIPTION, "none"}}, NULL},
	{FONTS(FAMILY("") FAMILY("") "<fallback/>"), {{DIAG_FONT_DESCRIPTION, "text"}}, NULL},
};

static void fault_try(struct fixture *f, struct str path, const struct fault *fault)
{
	size_t n = 0;
	f->diag.n = f->diag.errors = 0;
	assert_null(font_set_create(path, &f->arena, &f->diag));
	diag_sort(&f->diag);
	for (; n < 4 && fault->reports[n].at != NULL; n++) {
		assert_true(n < f->diag.n);
		assert_string_equal(diag_info(f->diag.at[n].code)->slug, diag_info(fault->reports[n].code)->slug);
		assert_text(source_text(&f->sources, f->diag.at[n].span), fault->reports[n].at);
	}
	assert_int_equal(f->diag.n, n);
	if (fault->hint != NULL && strstr(f->diag.at[n - 1].hint.at, fault->hint) == NULL) {
		fail_msg("the hint is \"%s\", without \"%s\"", f->diag.at[n - 1].hint.at, fault->hint);
	}
}

static void bad_descriptions_are_errors_at_their_place(void **state)
{
	struct fixture *f = *state;
	char name[] = P_tmpdir "/cityprofile-font-XXXXXX";
	struct str folder = str_from(mkdtemp(name));
	struct str good = font_lookup(f->fonts, STR("text"), 400, false)->bytes;
	struct str good_path = scratch_write(f, folder, "good.ttf", good);
	struct str locked_path = scratch_write(f, folder, "locked.ttf", restricted_copy(f, good));
	struct str path = {0};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		path = scratch_write(f, folder, "fonts.xml", str_from(faults[i].xml));
		fault_try(f, path, &faults[i]);
	}
	unlink(path.at);
	unlink(good_path.at);
	unlink(locked_path.at);
	rmdir(folder.at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(lookup_takes_the_nearest_face),
		TEXT_TEST(a_character_falls_back_by_family_script_and_weight),
		TEXT_TEST(a_face_knows_its_measures),
		TEXT_TEST(bad_descriptions_are_errors_at_their_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
