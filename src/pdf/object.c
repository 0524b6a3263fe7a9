#include "pdf/object.h"

#include <assert.h>
#include <hpdf.h>

#include "base/arena.h"
#include "base/memory.h"

/* What a dictionary of ours carries in its `attr`. */
struct body {
	struct str text;
};

struct store {
	HPDF_Error_Rec error; /* sticky: libharu keeps the first code here */
	HPDF_MMgr memory;
	HPDF_Xref xref;
	struct buf *out;      /* while writing */
	uint32_t root, info;
};

/* libharu asks in unsigned int; it never sees NULL. */
static void *take(HPDF_UINT size)
{
	return memory_take(size);
}

static void give(void *memory)
{
	memory_free(memory);
}

const char *store_version_needed(void)
{
	return HPDF_VERSION_TEXT;
}

const char *store_version_found(void)
{
	return HPDF_GetVersion();
}

struct store *store_create(void)
{
	if (!str_is(str_from(HPDF_GetVersion()), HPDF_VERSION_TEXT)) {
		return NULL;
	}
	struct store *store = memory_take_zeroed(1, sizeof *store);
	HPDF_Error_Init(&store->error, NULL);
	store->memory = HPDF_MMgr_New(&store->error, 0, take, give);
	store->xref = HPDF_Xref_New(store->memory, 0);
	return store;
}

void store_destroy(struct store *store)
{
	if (!store) {
		return;
	}
	HPDF_Xref_Free(store->xref);
	HPDF_MMgr_Free(store->memory);
	memory_free(store);
}

static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct body *body = dict->attr;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->text.at, (HPDF_UINT)body->text.n);
}

static void free_body(HPDF_Dict dict)
{
	memory_free(dict->attr);
}

/* An empty dictionary whose content is printed by us between << and >>. */
static void take_over(HPDF_Dict dict, struct str text)
{
	struct body *body = memory_take_zeroed(1, sizeof *body);
	body->text = text;
	dict->attr = body;
	dict->write_fn = write_body;
	dict->free_fn = free_body;
}

static uint32_t number_of(HPDF_Dict dict)
{
	return dict->header.obj_id & 0x00ffffff;
}

uint32_t store_add(struct store *store)
{
	HPDF_Dict dict = HPDF_Dict_New(store->memory);
	take_over(dict, (struct str){0});
	HPDF_Xref_Add(store->xref, dict);
	return number_of(dict);
}

void store_set(struct store *store, uint32_t number, struct str body)
{
	HPDF_XrefEntry entry = HPDF_Xref_GetEntry(store->xref, number);
	assert(entry);
	HPDF_Dict dict = entry->obj;
	assert(dict->write_fn == write_body);
	((struct body *)dict->attr)->text = body;
}

uint32_t store_add_stream(struct store *store, struct str entries, struct str bytes)
{
	HPDF_Dict dict = HPDF_DictStream_New(store->memory, store->xref);
	take_over(dict, entries);
	HPDF_Stream_Free(dict->stream);
	/* One chunk of the right size instead of many of 4 KB. */
	dict->stream = HPDF_MemStream_New(store->memory, bytes.n > 0 ? (HPDF_UINT)bytes.n : 1);
	HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.at, (HPDF_UINT)bytes.n);
	dict->filter = HPDF_STREAM_FILTER_NONE;
	return number_of(dict);
}

void store_digest(struct str bytes, char ret_hex[32])
{
	static const char digits[] = "0123456789ABCDEF";
	HPDF_MD5_CTX context;
	HPDF_BYTE digest[HPDF_MD5_KEY_LEN];
	HPDF_MD5Init(&context);
	HPDF_MD5Update(&context, (const HPDF_BYTE *)bytes.at, (HPDF_UINT32)bytes.n);
	HPDF_MD5Final(digest, &context);
	for (size_t i = 0; i < sizeof digest; i++) {
		ret_hex[2 * i] = digits[digest[i] >> 4];
		ret_hex[2 * i + 1] = digits[digest[i] & 15];
	}
}

/* The trailer is printed last, so that everything before it can make the identifier. */
static HPDF_STATUS write_trailer(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct store *store = dict->attr;
	struct arena arena = {0};
	struct buf body = {.arena = &arena};
	char id[32];
	store_digest(buf_str(store->out), id);
	buf_format(&body, "/Root %u 0 R/Info %u 0 R/ID[<%.32s><%.32s>]", store->root, store->info, id, id);
	HPDF_STATUS status = HPDF_Stream_Write(stream, (const HPDF_BYTE *)body.at, (HPDF_UINT)body.n);
	arena_finish(&arena);
	return status;
}

static HPDF_STATUS collect(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	buf_add(stream->attr, bytes, n);
	return HPDF_OK;
}

bool store_write(struct store *store, uint32_t root, uint32_t info, struct buf *out)
{
	assert(out->n == 0);
	store->out = out;
	store->root = root;
	store->info = info;
	store->xref->trailer->attr = store;
	store->xref->trailer->write_fn = write_trailer;

	HPDF_Stream stream = HPDF_CallbackWriter_New(store->memory, collect, out);
	HPDF_Stream_WriteStr(stream, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	HPDF_Xref_WriteToStream(store->xref, stream, NULL);
	HPDF_Stream_Free(stream);
	return store->error.error_no == HPDF_OK;
}
