#include "xml/scan.h"

#include <string.h>
#include <strings.h>

#include "xml/reference.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Beyond ASCII every character passes: libxml2 knows which may stand in a name. */
static bool is_name_start(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

static bool is_name(char c)
{
	return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static bool stands(const struct scan *scan, size_t at, const char *word)
{
	size_t n = strlen(word);
	return scan->bytes.n - at >= n && memcmp(scan->bytes.at + at, word, n) == 0;
}

/* Returns where `word` stands next, or the end. */
static size_t find(const struct scan *scan, size_t from, const char *word)
{
	const char *found = memmem(scan->bytes.at + from, scan->bytes.n - from, word, strlen(word));
	return found != NULL ? (size_t)(found - scan->bytes.at) : scan->bytes.n;
}

static size_t skip_blanks(struct str bytes, size_t at)
{
	while (at < bytes.n && is_blank(bytes.at[at])) {
		at++;
	}
	return at;
}

static size_t skip_name(struct str bytes, size_t at)
{
	if (at < bytes.n && is_name_start(bytes.at[at])) {
		while (at < bytes.n && is_name(bytes.at[at])) {
			at++;
		}
	}
	return at;
}

static void bad(struct scan *scan, enum scan_problem problem, size_t start, size_t end, struct scan_token *token)
{
	size_t n = scan->bytes.n;
	*token = (struct scan_token){
		.kind = SCAN_BAD,
		.problem = problem,
		.all = {start < n ? start : n, end < n ? end : n},
		.name = token->name,
	};
	scan->stopped = true;
}

/* Returns whether all references in the range are known; else gives the first that is not as a bad token. */
static bool check_references(struct scan *scan, struct scan_range range, struct scan_token *token)
{
	struct str text = {scan->bytes.at, range.end};
	for (size_t at = range.start; at < range.end;) {
		const char *ampersand = memchr(text.at + at, '&', range.end - at);
		if (ampersand == NULL) {
			return true;
		}
		at = (size_t)(ampersand - text.at);
		struct reference reference = reference_read(text, at);
		if (reference.kind != REFERENCE_GOOD) {
			enum scan_problem problem = reference.kind == REFERENCE_STRAY ? SCAN_STRAY_AMPERSAND
				: reference.kind == REFERENCE_UNKNOWN ? SCAN_UNKNOWN_ENTITY : SCAN_BAD_NUMBER;
			token->name = (struct scan_range){at, reference.end};
			bad(scan, problem, at, reference.end, token);
			return false;
		}
		at = reference.end;
	}
	return true;
}

static void scan_text(struct scan *scan, struct scan_token *token)
{
	size_t end = find(scan, scan->at, "<");
	token->kind = SCAN_TEXT;
	token->all = (struct scan_range){scan->at, end};
	struct str text = {scan->bytes.at + scan->at, end - scan->at};
	const char *closing = memmem(text.at, text.n, "]]>", 3);
	if (closing != NULL) {
		size_t at = scan->at + (size_t)(closing - text.at);
		/* A bad reference before it comes first. */
		if (check_references(scan, (struct scan_range){scan->at, at}, token)) {
			bad(scan, SCAN_CDATA_END_IN_TEXT, at, at + 3, token);
		}
	} else {
		check_references(scan, token->all, token);
	}
	scan->at = end;
}

/* What ends in a fixed word: CDATA and instructions. */
static void scan_delimited(struct scan *scan, enum scan_kind kind, size_t body, const char *stop,
	enum scan_problem unfinished, struct scan_token *token)
{
	size_t end = find(scan, body, stop);
	if (end == scan->bytes.n) {
		bad(scan, unfinished, scan->at, body, token);
		return;
	}
	token->kind = kind;
	token->all = (struct scan_range){scan->at, end + strlen(stop)};
	scan->at = token->all.end;
}

static void scan_comment(struct scan *scan, struct scan_token *token)
{
	size_t hyphens = find(scan, scan->at + 4, "--");
	if (hyphens == scan->bytes.n) {
		bad(scan, SCAN_OPEN_COMMENT, scan->at, scan->at + 4, token);
	} else if (!stands(scan, hyphens, "-->")) {
		bad(scan, SCAN_HYPHENS_IN_COMMENT, hyphens, hyphens + 2, token);
	} else {
		token->kind = SCAN_COMMENT;
		token->all = (struct scan_range){scan->at, hyphens + 3};
		scan->at = token->all.end;
	}
}

static void scan_instruction(struct scan *scan, struct scan_token *token)
{
	size_t start = scan->at + 2, end = skip_name(scan->bytes, start);
	struct str name = {scan->bytes.at + start, end - start};
	bool declares = str_is(name, "xml");
	token->name = (struct scan_range){start, end};
	if (name.n == 0 || !(stands(scan, end, "?>") || (end < scan->bytes.n && is_blank(scan->bytes.at[end])))) {
		bad(scan, SCAN_BAD_INSTRUCTION, scan->at, end, token);
	} else if (name.n == 3 && strncasecmp(name.at, "xml", 3) == 0 && !(declares && scan->at == scan->start)) {
		bad(scan, SCAN_LATE_DECLARATION, scan->at, end, token);
	} else {
		scan_delimited(scan, declares ? SCAN_DECLARATION : SCAN_INSTRUCTION, end, "?>", SCAN_OPEN_INSTRUCTION, token);
	}
}

static void scan_close(struct scan *scan, struct scan_token *token)
{
	size_t start = scan->at + 2, end = skip_name(scan->bytes, start);
	size_t close = skip_blanks(scan->bytes, end);
	token->name = (struct scan_range){start, end};
	if (end == start) {
		bad(scan, SCAN_STRAY_LESS, scan->at, scan->at + 2, token);
	} else if (close >= scan->bytes.n) {
		bad(scan, SCAN_UNFINISHED_TAG, scan->at, end, token);
	} else if (scan->bytes.at[close] != '>') {
		bad(scan, SCAN_BAD_TAG_END, close, close + 1, token);
	} else {
		token->kind = SCAN_CLOSE;
		token->all = (struct scan_range){scan->at, close + 1};
		scan->at = close + 1;
	}
}

static void scan_open(struct scan *scan, struct scan_token *token)
{
	size_t start = scan->at + 1, end = skip_name(scan->bytes, start);
	token->name = (struct scan_range){start, end};
	if (end == start) {
		bad(scan, SCAN_STRAY_LESS, scan->at, scan->at + 1, token);
		return;
	}
	token->kind = SCAN_OPEN;
	token->all = (struct scan_range){scan->at, end};
	scan->at = end;
	scan->in_tag = true;
}

/* The quoted value whose quote stands at `quote`. Returns false with a bad token. */
static bool scan_value(struct scan *scan, size_t quote, struct scan_token *token)
{
	char mark[2] = {scan->bytes.at[quote], '\0'};
	size_t end = find(scan, quote + 1, mark), less = find(scan, quote + 1, "<");
	token->value = (struct scan_range){quote + 1, end};
	if (less < end) {
		/* A forgotten closing quote shows as a tag within the value; the value's start is the place to look. */
		bool forgotten = memchr(scan->bytes.at + quote, '\n', less - quote) != NULL || end == scan->bytes.n;
		bad(scan, forgotten ? SCAN_OPEN_VALUE : SCAN_LESS_IN_VALUE, forgotten ? quote : less,
			forgotten ? quote + 1 : less + 1, token);
		return false;
	}
	if (end == scan->bytes.n) {
		bad(scan, SCAN_OPEN_VALUE, quote, quote + 1, token);
		return false;
	}
	return check_references(scan, token->value, token);
}

static void scan_attribute(struct scan *scan, size_t start, struct scan_token *token)
{
	struct str bytes = scan->bytes;
	size_t name_end = skip_name(bytes, start);
	token->name = (struct scan_range){start, name_end};
	if (name_end == start) {
		bad(scan, SCAN_BAD_TAG_END, start, start + 1, token);
		return;
	}
	if (start == scan->at) {
		bad(scan, SCAN_NO_BLANK, start, name_end, token);
		return;
	}
	size_t equals = skip_blanks(bytes, name_end);
	if (equals >= bytes.n || bytes.at[equals] != '=') {
		bad(scan, SCAN_NO_EQUALS, start, name_end, token);
		return;
	}
	size_t quote = skip_blanks(bytes, equals + 1);
	if (quote >= bytes.n || (bytes.at[quote] != '"' && bytes.at[quote] != '\'')) {
		bad(scan, SCAN_NO_QUOTE, start, name_end, token);
		return;
	}
	if (scan_value(scan, quote, token)) {
		token->kind = SCAN_ATTRIBUTE;
		token->all = (struct scan_range){start, token->value.end + 1};
		scan->at = token->all.end;
	}
}

static void scan_in_tag(struct scan *scan, struct scan_token *token)
{
	size_t at = skip_blanks(scan->bytes, scan->at);
	bool empty = at < scan->bytes.n && stands(scan, at, "/>");
	if (at >= scan->bytes.n) {
		bad(scan, SCAN_UNFINISHED_TAG, at, at, token);
	} else if (empty || scan->bytes.at[at] == '>') {
		token->kind = SCAN_OPENED;
		token->empty = empty;
		token->all = (struct scan_range){at, at + (empty ? 2 : 1)};
		scan->at = token->all.end;
		scan->in_tag = false;
	} else {
		scan_attribute(scan, at, token);
	}
}

static void scan_markup(struct scan *scan, struct scan_token *token)
{
	size_t at = scan->at;
	if (stands(scan, at, "<!--")) {
		scan_comment(scan, token);
	} else if (stands(scan, at, "<![CDATA[")) {
		scan_delimited(scan, SCAN_CDATA, at + 9, "]]>", SCAN_OPEN_CDATA, token);
	} else if (stands(scan, at, "<!DOCTYPE")) {
		token->kind = SCAN_DOCTYPE;
		token->all = (struct scan_range){at, at + 9};
		scan->stopped = true;
	} else if (stands(scan, at, "<?")) {
		scan_instruction(scan, token);
	} else if (stands(scan, at, "</")) {
		scan_close(scan, token);
	} else {
		scan_open(scan, token);
	}
}

struct scan scan_start(struct str bytes)
{
	size_t start = str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
	return (struct scan){.bytes = bytes, .at = start, .start = start};
}

void scan_next(struct scan *scan, struct scan_token *ret_token)
{
	*ret_token = (struct scan_token){0};
	if (scan->stopped) {
		ret_token->kind = SCAN_END;
	} else if (scan->in_tag) {
		scan_in_tag(scan, ret_token);
	} else if (scan->at >= scan->bytes.n) {
		ret_token->kind = SCAN_END;
		ret_token->all = (struct scan_range){scan->bytes.n, scan->bytes.n};
	} else if (scan->bytes.at[scan->at] == '<') {
		scan_markup(scan, ret_token);
	} else {
		scan_text(scan, ret_token);
	}
}

void scan_declared(struct str bytes, struct scan_range declaration, size_t *at, struct scan_token *ret_token)
{
	/* The declaration without its closing "?>" is read as the inside of a tag. */
	struct scan scan = {.bytes = {bytes.at, declaration.end - 2}, .at = *at, .in_tag = true};
	*ret_token = (struct scan_token){0};
	if (skip_blanks(scan.bytes, *at) < scan.bytes.n) {
		scan_in_tag(&scan, ret_token);
		*at = scan.at;
	}
}
