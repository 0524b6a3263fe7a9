#include "harness.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "press/press.h"

void harness_start(void)
{
	press_start();
	harness.start();
}

void harness_finish(void)
{
	if (harness.finish)
		harness.finish();
}

bool harness_try(struct str bytes, FILE *out, uint64_t *ret_digest)
{
	struct trial trial = {.digest = 14695981039346656037u};
	trial.sources.arena = trial.diag.arena = &trial.arena;
	trial.diag.sources = &trial.sources;
	/* A copy that ends where the input ends, so that a byte read behind it is seen. */
	char *copy = memory_take(bytes.n);
	memcpy(copy, bytes.at, bytes.n);
	bool accepted = harness.run((struct str){copy, bytes.n}, &trial);
	trial_expect(harness.silent || accepted == !diag_failed(&trial.diag));
	struct buf said = {.arena = &trial.arena};
	diag_sort(&trial.diag);
	diag_print_text(&trial.diag, false, &said);
	trial_digest(&trial, buf_str(&said));
	if (out && said.n > 0)
		fwrite(said.at, 1, said.n, out);
	if (ret_digest)
		*ret_digest = trial.digest;
	arena_finish(&trial.arena);
	memory_free(copy);
	return accepted;
}

void trial_broken(const char *condition, const char *file, int line)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
	abort();
}

void trial_digest(struct trial *trial, struct str bytes)
{
	for (size_t i = 0; i < bytes.n; i++)
		trial->digest = (trial->digest ^ (unsigned char)bytes.at[i]) * 1099511628211u;
}

struct str trial_path(const char *name, struct arena *arena)
{
	const char *data = getenv("CITYPROFILE_DATA");
	return path_join(str_from(data ? data : "."), str_from(name), arena);
}

void trial_fixture(const char *name, struct arena *arena, struct source_list *sources, struct xml_tree *ret_tree)
{
	struct diag diag = {.arena = arena, .sources = sources};
	bool fine = xml_tree_read(trial_path(name, arena), &xml_limits_default, (struct span){0}, arena, &diag, ret_tree);
	if (!fine)
		fprintf(stderr, "%s cannot be read; CITYPROFILE_DATA names the source tree\n", name);
	trial_expect(fine);
}

bool trial_parse(struct trial *trial, struct str bytes, struct xml_tree *ret_tree)
{
	uint32_t file = source_add(&trial->sources, STR("input.xml"), bytes);
	return xml_tree_parse(file, trial_path("examples/exampleby", &trial->arena), &xml_limits_default, &trial->arena, &trial->diag, ret_tree);
}

struct str trial_file(struct str bytes)
{
	static const char path[] = "/proc/self/fd/1000";
	int file = memfd_create("input", 0);
	trial_expect(file >= 0 && write(file, bytes.at, bytes.n) == (ssize_t)bytes.n);
	trial_expect(dup2(file, 1000) == 1000);
	close(file);
	return STR(path);
}
