#include "score/coverage_rows.h"

static const struct { const char *word; size_t offset; } columns[COVERAGE_COLUMN_COUNT] = {
#define COLUMN(name) {#name, offsetof(struct coverage, name)}
	COLUMN(total), COLUMN(reported), COLUMN(partial), COLUMN(not_reported), COLUMN(not_collected), COLUMN(withheld), COLUMN(not_known),
	COLUMN(not_applicable), COLUMN(verified), COLUMN(not_verified), COLUMN(no_benchmark), COLUMN(scored),
#undef COLUMN
};

const char *coverage_column_word(size_t column)
{
	return columns[column].word;
}

int64_t coverage_column_value(const struct coverage *coverage, size_t column)
{
	return *(const int64_t *)(const void *)((const char *)coverage + columns[column].offset);
}

const char *coverage_class_word(enum coverage_class which)
{
	static const char *const words[] = {
		[COVERAGE_ALL] = "all", [COVERAGE_CORE] = "core", [COVERAGE_ADVANCED] = "advanced", [COVERAGE_LOCAL] = "local",
	};
	return words[which];
}

static void add_row(const struct scorecard *card, const char *level, size_t group, enum coverage_class which, struct arena *arena,
	struct coverage_rows *rows)
{
	struct coverage_row row = {.level = level, .group = group, .which = which};
	coverage_count(card, group, which, &row.indicators, &row.points);
	vec_push(rows, arena, row);
}

struct coverage_rows coverage_make_rows(const struct scorecard *card, bool classes, struct arena *arena)
{
	struct coverage_rows rows = {0};
	for (int which = COVERAGE_ALL; which <= COVERAGE_ADVANCED; which++) {
		add_row(card, "all", METHOD_NONE, (enum coverage_class)which, arena, &rows);
	}
	for (size_t i = 0; i < card->method->groups.n; i++) {
		const char *level = method_level_word(card->method->groups.at[i].level);
		for (int which = COVERAGE_ALL; which <= (classes ? COVERAGE_ADVANCED : COVERAGE_ALL); which++) {
			add_row(card, level, i, (enum coverage_class)which, arena, &rows);
		}
	}
	add_row(card, "all", METHOD_NONE, COVERAGE_LOCAL, arena, &rows);
	rows.n -= rows.at[rows.n - 1].indicators.total == 0;
	return rows;
}

struct coverage_lists coverage_make_lists(const struct scorecard *card, struct arena *arena)
{
	struct coverage_lists lists = {0};
	for (size_t i = 0; i < card->method->indicators.n; i++) {
		struct coverage own, points;
		coverage_count_indicator(card, i, &own, &points);
		if (own.partial > 0) {
			vec_push(&lists.partial, arena, i);
		} else if (own.reported == 0) {
			vec_push(&lists.not_reported, arena, i);
		}
		if (own.not_verified > 0) {
			vec_push(&lists.not_verified, arena, i);
		}
	}
	return lists;
}

static bool has_value(const struct score_point *point)
{
	return point->observation != NULL && point->observation->missing == OBSERVATION_REPORTED;
}

struct rows_indexes coverage_missing(const struct scorecard *card, size_t indicator, struct arena *arena)
{
	const struct method_indicator *definition = &card->method->indicators.at[indicator];
	struct rows_indexes missing = {0};
	bool partial = card->indicators[indicator].reported > 0;
	for (size_t i = definition->first_point; i < definition->first_point + definition->point_count; i++) {
		if (!has_value(&card->points[i]) && !(partial && card->points[i].state == SCORE_NOT_APPLICABLE)) {
			vec_push(&missing, arena, i);
		}
	}
	return missing;
}

struct rows_indexes coverage_refused(const struct scorecard *card, size_t indicator, struct arena *arena)
{
	const struct method_indicator *definition = &card->method->indicators.at[indicator];
	struct rows_indexes refused = {0};
	for (size_t i = definition->first_point; i < definition->first_point + definition->point_count; i++) {
		if (has_value(&card->points[i]) && card->points[i].observation->verified == OBSERVATION_UNVERIFIED) {
			vec_push(&refused, arena, i);
		}
	}
	return refused;
}
