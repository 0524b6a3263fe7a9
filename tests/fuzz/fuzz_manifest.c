/* template.xml: read, and what it says looked at. */
#include "harness.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "template/template.h"

static struct {
	struct arena arena;
	struct str folder, file;
} fixed;

static void start(void)
{
	char name[] = P_tmpdir "/cityprofile-fuzz-XXXXXX";
	trial_expect(mkdtemp(name));
	fixed.folder = str_from(str_copy(str_from(name), &fixed.arena));
	fixed.file = path_join(fixed.folder, STR("template.xml"), &fixed.arena);
}

static void finish(void)
{
	unlink(fixed.file.at);
	trial_expect(rmdir(fixed.folder.at) == 0);
	arena_finish(&fixed.arena);
}

/* Into the file itself: a link that leads out of a template's folder is refused. */
static void put(struct str bytes)
{
	FILE *file = fopen(fixed.file.at, "wb");
	trial_expect(file && fwrite(bytes.at, 1, bytes.n, file) == bytes.n);
	trial_expect(fclose(file) == 0);
}

static bool run(struct str bytes, struct trial *trial)
{
	struct template_info info;
	put(bytes);
	if (!template_info_read(fixed.folder, (struct span){0}, &trial->arena, &trial->diag, &info))
		return false;
	trial_expect(info.id.n > 2 && info.stylesheet.n > 0 && info.styles.n > 0 && info.language_count > 0);
	trial_digest(trial, str_format(&trial->arena, "%.*s %.*s %.*s %.*s\n", STR_ARG(info.id), STR_ARG(info.title), STR_ARG(info.stylesheet), STR_ARG(info.styles)));
	for (size_t i = 0; i < info.language_count; i++) {
		trial_expect(info.languages[i].n > 0);
		trial_digest(trial, info.languages[i]);
	}
	return true;
}

const struct harness harness = {
	.name = "manifest", .ending = ".xml", .schemas = {"template.xsd"}, .xml = true, .largest = 4096, .mutations = 600,
	.start = start, .run = run, .finish = finish,
};
