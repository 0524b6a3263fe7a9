/* Stylesheets: the minimal template of the unit tests with another publication.xsl, loaded and carried out on a small profile. */
#include "harness.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "template/template.h"

#define MINIMAL "tests/unit/template/minimal/"

static struct {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct xml_tree profile;
	struct str folder, common;
	xmlDoc *scorecard;
} fixed;

static const char *const copied[] = {"template.xml", "styles.xml", "labels/en.xml"};

#define COPIED (sizeof copied / sizeof *copied)

static struct str inside(const char *name)
{
	return path_join(fixed.folder, str_from(name), &fixed.arena);
}

static void copy(const char *name)
{
	struct str bytes, from = path_join(trial_path(MINIMAL, &fixed.arena), str_from(name), &fixed.arena);
	trial_expect(file_read(from, FILE_LIMIT, (struct span){0}, &fixed.arena, &fixed.diag, &bytes));
	trial_expect(file_write(inside(name), bytes, &fixed.diag));
}

static void start(void)
{
	static const char scorecard[] = "<scorecard><group name=\"Economy\" at=\"1:0-5\"/></scorecard>";
	char name[] = P_tmpdir "/cityprofile-fuzz-XXXXXX";
	fixed.sources.arena = &fixed.arena;
	fixed.diag = (struct diag){.arena = &fixed.arena, .sources = &fixed.sources};
	trial_expect(mkdtemp(name));
	fixed.folder = str_from(str_copy(str_from(name), &fixed.arena));
	trial_expect(mkdir(inside("labels").at, 0700) == 0);
	for (size_t i = 0; i < COPIED; i++)
		copy(copied[i]);
	fixed.common = trial_path("templates/common", &fixed.arena);
	trial_fixture("tests/unit/template/profile.xml", &fixed.arena, &fixed.sources, &fixed.profile);
	fixed.scorecard = xmlReadMemory(scorecard, sizeof scorecard - 1, NULL, NULL, 0);
}

static void finish(void)
{
	for (size_t i = 0; i < COPIED; i++)
		unlink(inside(copied[i]).at);
	unlink(inside("publication.xsl").at);
	rmdir(inside("labels").at);
	trial_expect(rmdir(fixed.folder.at) == 0);
	xmlFreeDoc(fixed.scorecard);
	xml_tree_finish(&fixed.profile);
	arena_finish(&fixed.arena);
}

/* Not by file_write: nothing needs to reach the disk. */
static void write_sheet(struct str bytes)
{
	FILE *file = fopen(inside("publication.xsl").at, "wb");
	trial_expect(file && fwrite(bytes.at, 1, bytes.n, file) == bytes.n);
	fclose(file);
}

static bool run(struct str bytes, struct trial *trial)
{
	const struct template_input inputs[] = {{"scorecard", fixed.scorecard}};
	struct template_run carried = {.profile = fixed.profile.doc, .inputs = inputs, .input_count = 1, .edition = STR("e.en")};
	xmlDoc *result = NULL;
	write_sheet(bytes);
	/* Places in the profile stand in messages: its files come first, as in the program. */
	for (uint32_t i = 1; i < fixed.sources.n; i++)
		source_add(&trial->sources, fixed.sources.at[i].name, fixed.sources.at[i].bytes);
	struct template *template = template_load(fixed.folder, fixed.common, STR("en"), (struct span){0});
	bool accepted = template_join(template, &trial->diag) && template_carry_out(template, &carried, &trial->diag, &result);
	trial_expect(accepted == (result != NULL));
	if (result) {
		struct buf text = {.arena = &trial->arena};
		xml_write(xmlDocGetRootElement(result), NULL, NULL, &text);
		trial_digest(trial, buf_str(&text));
		xmlFreeDoc(result);
	}
	template_finish(template);
	return accepted;
}

const struct harness harness = {
	.name = "template", .ending = ".xsl", .xml = true, .largest = 8192, .mutations = 600, .start = start,
	.run = run, .finish = finish,
};
