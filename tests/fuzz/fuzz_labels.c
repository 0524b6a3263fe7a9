/* Labels: read, and every label filled in, plain and in the plural forms of several numbers. */
#include "harness.h"
#include "locale/labels.h"

static void start(void)
{
}

static void fill(struct trial *trial, const struct labels *labels)
{
	const struct label_value values[] = {{STR("city"), STR("{city}")}, {STR("count"), STR("3")}, {STR("percent"), STR("")}};
	static const int64_t counts[] = {0, 1, 2, 5, 11, 100, INT64_MAX, -1};
	for (size_t i = 0; i < labels->n; i++) {
		bool found;
		labels_lookup(labels, labels->at[i].key, &found);
		trial_expect(found || labels->at[i].category.n > 0);
		trial_digest(trial, labels_format(labels, labels->at[i].key, values, 3, NULL, &trial->arena, NULL));
		for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
			trial_digest(trial, labels_format(labels, labels->at[i].key, values, 3, &counts[k], &trial->arena, NULL));
	}
	bool found = true;
	labels_format(labels, STR("no such label"), values, 3, NULL, &trial->arena, &found);
	trial_expect(!found);
}

static bool run(struct str bytes, struct trial *trial)
{
	struct xml_tree tree;
	struct labels labels;
	if (!trial_parse(trial, bytes, &tree))
		return false;
	bool accepted = labels_read(&tree, &trial->arena, &trial->diag, &labels);
	if (accepted)
		fill(trial, &labels);
	xml_tree_finish(&tree);
	return accepted;
}

const struct harness harness = {
	.name = "labels", .ending = ".xml", .schemas = {"labels.xsd"}, .xml = true, .largest = 4096, .mutations = 600,
	.start = start, .run = run,
};
