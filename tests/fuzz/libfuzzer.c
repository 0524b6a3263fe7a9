/* A harness as libFuzzer wants it. Half of the mutations of XML change its tree; sealed formats are mended after each. */
#include "harness.h"
#include "mutate.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t limit, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t n, size_t limit);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	harness_start();
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	if (n <= harness.largest)
		harness_try((struct str){(const char *)bytes, n}, NULL, NULL);
	return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t limit, unsigned seed)
{
	struct arena arena = {0};
	struct chance chance = chance_from(seed);
	struct str made = {0};
	if (harness.xml && n > 0 && chance_pick(&chance, 2) == 0)
		made = mutate_tree((struct str){(const char *)bytes, n}, &chance, &arena);
	if (made.n > 0 && made.n <= limit)
		memcpy(bytes, made.at, n = made.n);
	else
		n = LLVMFuzzerMutate(bytes, n, limit);
	if (harness.mend)
		harness.mend((char *)bytes, n);
	arena_finish(&arena);
	return n;
}
