#include "pdf/outline.h"

/* An entry by its place in the tree; indexes are those of the frames plus one, 0 is the root. */
struct entry {
	unsigned level;
	uint32_t object;
	uint32_t parent, previous, next, first, last, count; /* count: all below */
};

/* The entry that one of this level hangs under: the nearest before it with a lower level. */
static uint32_t find_parent(const struct entry *entries, uint32_t previous, unsigned level)
{
	uint32_t parent = previous;
	while (parent > 0 && entries[parent].level >= level) {
		parent = entries[parent].parent;
	}
	return parent;
}

static void link_entries(struct entry *entries, uint32_t n)
{
	for (uint32_t i = 1; i <= n; i++) {
		struct entry *own = &entries[i];
		own->parent = find_parent(entries, i - 1, own->level);
		struct entry *parent = &entries[own->parent];
		own->previous = parent->last;
		if (own->previous > 0) {
			entries[own->previous].next = i;
		} else {
			parent->first = i;
		}
		parent->last = i;
	}
	for (uint32_t i = n; i > 0; i--) {
		entries[entries[i].parent].count += entries[i].count + 1;
	}
}

static void add_neighbour(struct buf *out, const char *key, const struct entry *entries, uint32_t index)
{
	if (index > 0) {
		buf_add_str(out, str_from(key));
		writer_add_reference(out, entries[index].object);
	}
}

static void write_entry(struct writer *writer, const struct entry *entries, uint32_t index)
{
	const struct frame_outline *outline = &writer->frames->outlines[index - 1];
	const struct entry *own = &entries[index];
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Title"));
	writer_add_text(writer, &body, outline->title, outline->node, "a heading");
	buf_add_str(&body, STR("/Parent"));
	writer_add_reference(&body, entries[own->parent].object);
	add_neighbour(&body, "/Prev", entries, own->previous);
	add_neighbour(&body, "/Next", entries, own->next);
	add_neighbour(&body, "/First", entries, own->first);
	add_neighbour(&body, "/Last", entries, own->last);
	if (own->count > 0) {
		buf_format(&body, "/Count -%u", own->count);
	}
	if (outline->page < writer->frames->page_count) {
		buf_add_str(&body, STR("/Dest"));
		writer_add_destination(writer, &body, outline->page, outline->y);
	} else {
		writer_error(writer, DIAG_PDF_LINK, WRITER_NO_PAGE, outline->node, "a heading of the outline is on no page");
	}
	store_set(writer->store, own->object, buf_str(&body));
}

uint32_t outline_write(struct writer *writer)
{
	uint32_t n = writer->frames->outline_count;
	if (n == 0) {
		return 0;
	}
	struct entry *entries = arena_array(writer->arena, (size_t)n + 1, struct entry);
	uint32_t top_count = 0;
	for (uint32_t i = 0; i <= n; i++) {
		entries[i].object = store_add(writer->store);
		entries[i].level = i > 0 ? writer->frames->outlines[i - 1].level : 0;
	}
	link_entries(entries, n);
	for (uint32_t i = 1; i <= n; i++) {
		top_count += entries[i].parent == 0;
		write_entry(writer, entries, i);
	}
	struct buf root = writer_buf(writer);
	buf_add_str(&root, STR("/Type/Outlines"));
	add_neighbour(&root, "/First", entries, entries[0].first);
	add_neighbour(&root, "/Last", entries, entries[0].last);
	buf_format(&root, "/Count %u", top_count);
	store_set(writer->store, entries[0].object, buf_str(&root));
	return entries[0].object;
}
