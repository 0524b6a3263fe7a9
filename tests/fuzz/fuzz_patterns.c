/* Hyphenation patterns: read, and words of many kinds parted by them. What cannot be used is a warning, which counts as an error here. */
#include "harness.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/text.h"

static struct {
	struct arena arena;
	struct source_list sources;
	struct font_set *fonts;
	struct str folder, inner, link;
} fixed;

/* A data folder whose patterns of the language xx are the input. */
static void start(void)
{
	struct diag diag = {.arena = &fixed.arena, .sources = &fixed.sources};
	char name[] = P_tmpdir "/cityprofile-fuzz-XXXXXX";
	fixed.sources.arena = &fixed.arena;
	fixed.fonts = font_set_create(trial_path("fonts/fonts.xml", &fixed.arena), &fixed.arena, &diag);
	trial_expect(fixed.fonts && mkdtemp(name));
	fixed.folder = str_from(str_copy(str_from(name), &fixed.arena));
	fixed.inner = path_join(fixed.folder, STR("hyphenation"), &fixed.arena);
	fixed.link = path_join(fixed.inner, STR("hyph_xx.dic"), &fixed.arena);
	trial_expect(mkdir(fixed.inner.at, 0700) == 0 && symlink(trial_file(STR("")).at, fixed.link.at) == 0);
}

static void finish(void)
{
	unlink(fixed.link.at);
	rmdir(fixed.inner.at);
	trial_expect(rmdir(fixed.folder.at) == 0);
	font_set_destroy(fixed.fonts);
	arena_finish(&fixed.arena);
}

static bool part(struct trial *trial, struct text_shaper *shaper)
{
	static const char words[] = "hyphenation organization schiffahrt asszonnyal hauswort \u00f6d\u00e9l\u00f6d\u00e9l abcdefghijklmnopqrstuvwxyz "
		"\u043e\u0440\u043b\u0438\u043d\u044b\u0439 \u0433\u043e\u0440\u043e\u0434\u0441\u043a\u043e\u0439 e\u0301e\u0301e\u0301e\u0301e\u0301 "
		"abababababababababababababababababababababababababababababababa";
	const struct style style = {.family = STR("text"), .weight = 400, .size = 10 * LENGTH_PT, .leading = 14 * LENGTH_PT};
	const struct text_piece piece = {.kind = TEXT_CHARACTERS, .text = STR(words), .style = &style, .lang = STR("xx"), .node = 1};
	const struct text_setting setting = {.align = STYLE_JUSTIFY, .hyphenate = true, .measure = 1};
	struct diag diag = {.arena = &trial->arena, .sources = &trial->sources};
	struct text_lines lines;
	if (!text_break(shaper, &piece, 1, &setting, &trial->arena, &diag, &lines))
		return false;
	for (uint32_t i = 0; i < lines.n; i++)
		for (uint32_t k = 0; k < lines.at[i].run_count; k++)
			trial_digest(trial, lines.at[i].runs[k].text);
	return lines.n > 0;
}

static bool run(struct str bytes, struct trial *trial)
{
	trial_file(bytes);
	trial->diag.strict = true;
	struct text_shaper *shaper = text_shaper_create(fixed.fonts, fixed.folder);
	trial_expect(part(trial, shaper));
	text_shaper_report(shaper, &trial->diag);
	text_shaper_destroy(shaper);
	return !diag_failed(&trial->diag);
}

const struct harness harness = {
	.name = "patterns", .ending = ".dic", .largest = 8192, .mutations = 600, .start = start, .run = run, .finish = finish,
};
