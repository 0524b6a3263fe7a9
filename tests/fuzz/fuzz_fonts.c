/* fonts.xml, beside a font that is sound: read, and asked for faces by family, weight and character. */
#include "harness.h"

#include <stdlib.h>
#include <unistd.h>

#include "text/font_set.h"

#define FONT "tests/fuzz/corpus/font/tiny.ttf"

static struct {
	struct arena arena;
	struct str folder, list, font;
} fixed;

static void start(void)
{
	char name[] = P_tmpdir "/cityprofile-fuzz-XXXXXX", *font = realpath(trial_path(FONT, &fixed.arena).at, NULL);
	trial_expect(font && mkdtemp(name));
	fixed.folder = str_from(str_copy(str_from(name), &fixed.arena));
	fixed.list = path_join(fixed.folder, STR("fonts.xml"), &fixed.arena);
	fixed.font = path_join(fixed.folder, STR("a.ttf"), &fixed.arena);
	trial_expect(symlink(trial_file(STR("")).at, fixed.list.at) == 0 && symlink(font, fixed.font.at) == 0);
	free(font);
}

static void finish(void)
{
	unlink(fixed.list.at);
	unlink(fixed.font.at);
	trial_expect(rmdir(fixed.folder.at) == 0);
	arena_finish(&fixed.arena);
}

static void digest_face(struct trial *trial, const struct font_face *face)
{
	if (face)
		trial_digest(trial, str_format(&trial->arena, "%.*s %u %d %u\n", STR_ARG(face->family), face->weight, face->italic, face->number));
}

static void look(struct trial *trial, const struct font_set *set)
{
	static const uint32_t characters[] = {'A', 0x645, 0x561, 0x10d0, 0x1f600};
	trial_expect(set->families.n > 0 && set->faces.n > 0 && set->faces.n <= FONT_FACES_LIMIT);
	for (size_t i = 0; i < set->families.n; i++) {
		struct style style = {.family = set->families.at[i]->name, .weight = 500};
		const struct font_face *face = font_lookup(set, style.family, 300, true);
		trial_expect(face && face->weight >= 100 && face->weight <= 900);
		digest_face(trial, face);
		for (size_t k = 0; k < sizeof characters / sizeof *characters; k++)
			digest_face(trial, font_for_character(set, &style, characters[k]));
	}
}

static bool run(struct str bytes, struct trial *trial)
{
	trial_file(bytes);
	struct font_set *set = font_set_create(fixed.list, &trial->arena, &trial->diag);
	if (set)
		look(trial, set);
	font_set_destroy(set);
	return set;
}

const struct harness harness = {
	.name = "fonts", .ending = ".xml", .schemas = {"fonts.xsd"}, .xml = true, .largest = 8192, .mutations = 600,
	.start = start, .run = run, .finish = finish,
};
