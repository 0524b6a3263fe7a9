#include "text/shaper.h"

#include <string.h>

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 29;
}

/* The language goes by its pointer: where a word lies in the table is seen by nobody. */
static uint64_t key_hash(const struct word_key *key)
{
	uint64_t hash = mix(key->face->number, (uint64_t)key->script << 2 | (uint64_t)key->rtl << 1 | (uint64_t)key->tracked);
	hash = mix(hash, (uintptr_t)key->language);
	for (uint32_t i = 0; i < key->n; i++) {
		hash = mix(hash, key->units[i]);
	}
	return hash;
}

static bool key_equal(const struct word_key *a, const struct word_key *b)
{
	return a->face == b->face && a->script == b->script && a->language == b->language && a->rtl == b->rtl &&
		a->tracked == b->tracked && a->n == b->n && memcmp(a->units, b->units, a->n * sizeof *a->units) == 0;
}

void word_cache_trim(struct text_shaper *shaper)
{
	if (shaper->cache_arena.total > WORD_CACHE_LIMIT) {
		arena_finish(&shaper->cache_arena);
		shaper->slots = NULL;
	}
	if (shaper->slots == NULL) {
		shaper->slots = arena_array(&shaper->cache_arena, WORD_CACHE_SLOTS, struct word_shape *);
	}
}

const struct word_shape *word_cache_lookup(const struct text_shaper *shaper, const struct word_key *key, uint64_t *ret_hash)
{
	uint64_t hash = key_hash(key);
	const struct word_shape *shape = shaper->slots[hash % WORD_CACHE_SLOTS];
	while (shape != NULL && (shape->hash != hash || !key_equal(&shape->key, key))) {
		shape = shape->next;
	}
	*ret_hash = hash;
	return shape;
}

struct word_shape *word_cache_keep(struct text_shaper *shaper, const struct word_key *key, uint64_t hash, uint32_t n,
	struct arena *scratch)
{
	struct arena *arena = scratch != NULL ? scratch : &shaper->cache_arena;
	struct word_shape *shape = arena_take(arena, sizeof *shape + n * sizeof *shape->at);
	shape->key = *key;
	shape->hash = hash;
	shape->n = n;
	if (scratch == NULL) {
		uint16_t *units = arena_array(arena, key->n, uint16_t);
		memcpy(units, key->units, key->n * sizeof *units);
		shape->key.units = units;
		shape->next = shaper->slots[hash % WORD_CACHE_SLOTS];
		shaper->slots[hash % WORD_CACHE_SLOTS] = shape;
	}
	return shape;
}
