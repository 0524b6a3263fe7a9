#include "xml/wellformed.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "xml/scan.h"

/* The message of each problem: `before`, and where the name is shown, 'name' and `after`. */
static const struct {
	const char *before;
	const char *after; /* NULL: no name is shown */
	const char *hint;  /* NULL: none */
} problems[] = {
	[SCAN_STRAY_LESS] = {"“<” does not begin a tag here", NULL, "write &lt; for the sign itself"},
	[SCAN_BAD_TAG_END] = {"an attribute or “>” is expected here", NULL, "close the tag by “>”, and write attributes as name=\"value\""},
	[SCAN_NO_BLANK] = {"a space is missing before the attribute ", "", NULL},
	[SCAN_NO_EQUALS] = {"the attribute ", " has no value", "write name=\"value\""},
	[SCAN_NO_QUOTE] = {"the value of the attribute ", " does not begin with a quotation mark", "write name=\"value\""},
	[SCAN_OPEN_VALUE] = {"the value of the attribute ", " is not closed", "close it by the same quotation mark that opens it"},
	[SCAN_LESS_IN_VALUE] = {"“<” cannot stand in the value of the attribute ", "", "write &lt; for the sign itself, or close the value before it"},
	[SCAN_STRAY_AMPERSAND] = {"“&” does not begin a reference here", NULL, "write &amp; for the sign itself"},
	[SCAN_UNKNOWN_ENTITY] = {"the entity ", " is not defined in XML", "write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers such as &#160; are known"},
	[SCAN_BAD_NUMBER] = {"the number ", " is not a character that XML allows", NULL},
	[SCAN_CDATA_END_IN_TEXT] = {"“]]>” cannot stand in text", NULL, "write ]]&gt;"},
	[SCAN_OPEN_COMMENT] = {"this comment is not closed", NULL, "close it by -->"},
	[SCAN_HYPHENS_IN_COMMENT] = {"“--” cannot stand within a comment", NULL, "use single hyphens or a dash"},
	[SCAN_OPEN_CDATA] = {"this CDATA section is not closed", NULL, "close it by ]]>"},
	[SCAN_OPEN_INSTRUCTION] = {"this processing instruction is not closed", NULL, "close it by ?>"},
	[SCAN_BAD_INSTRUCTION] = {"a processing instruction begins with “<?” and a name", NULL, NULL},
	[SCAN_LATE_DECLARATION] = {"the XML declaration can only be the very first thing in a file", NULL, "delete it, or what stands before it"},
	[SCAN_UNFINISHED_TAG] = {"the file ends within a tag", NULL, "the end of the file seems to be missing"},
};

/* State of one check. */
struct check {
	uint32_t file;
	struct str bytes;
	const struct xml_limits *limits;
	struct wellformed_size *size;
	struct diag *diag;
	struct scan_range *open;       /* names of the open elements */
	struct scan_range *attributes; /* names in the tag at hand */
	size_t open_count;
	size_t attribute_count;
	size_t text_run;               /* bytes of text since the last tag or comment */
	bool rooted;
};

static struct span place(const struct check *check, struct scan_range range)
{
	return (struct span){check->file, (uint32_t)range.start, (uint32_t)range.end};
}

static struct str slice(const struct check *check, struct scan_range range)
{
	return (struct str){check->bytes.at + range.start, range.end - range.start};
}

/* Names in messages are cut: nobody needs to see a thousand bytes of one. */
static struct str shown(const struct check *check, struct scan_range range)
{
	struct str name = slice(check, range);
	size_t n = 0;
	while (n < name.n && n < 60) {
		utf8_next(name, &n);
	}
	return (struct str){name.at, n};
}

static bool refuse_limit(const struct check *check, enum diag_code code, struct scan_range at, const char *what, size_t limit)
{
	diag_add(check->diag, code, place(check, at), "%s; the limit is %zu", what, limit);
	return false;
}

/* One part of the declaration: nothing but XML 1.0 in UTF-8 is read. */
static bool check_declared(const struct check *check, const struct scan_token *token)
{
	struct str name = slice(check, token->name), value = slice(check, token->value);
	if (str_is(name, "version") && !str_is(value, "1.0")) {
		diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->value), "only XML 1.0 is read");
		return false;
	}
	if (str_is(name, "encoding") && !(value.n == 5 && strncasecmp(value.at, "UTF-8", 5) == 0)) {
		struct diag_entry *entry = diag_add(check->diag, DIAG_XML_ENCODING, place(check, token->value),
			"the file declares the encoding “%.*s”; only UTF-8 is read", STR_ARG(shown(check, token->value)));
		diag_hint(check->diag, entry, "save the file as UTF-8 and write encoding=\"UTF-8\"");
		return false;
	}
	return true;
}

/* The parts have one order, and only the first is required. */
static bool check_declaration(struct check *check, const struct scan_token *declaration)
{
	static const char *const parts[] = {"version", "encoding", "standalone"};
	struct scan_token token;
	size_t at = declaration->name.end, part = 0;
	for (;;) {
		scan_declared(check->bytes, declaration->all, &at, &token);
		if (token.kind != SCAN_ATTRIBUTE) {
			break;
		}
		size_t first = part;
		while (part < 3 && !str_is(slice(check, token.name), parts[part])) {
			part++;
		}
		if (part == 3 || (first == 0 && part > 0)) {
			break;
		}
		part++;
		if (!check_declared(check, &token)) {
			return false;
		}
	}
	if (token.kind != SCAN_END || part == 0) {
		struct diag_entry *entry = diag_add(check->diag, DIAG_XML_SYNTAX, place(check, declaration->all), "this is no XML declaration");
		diag_hint(check->diag, entry, "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
		return false;
	}
	return true;
}

static bool check_open(struct check *check, const struct scan_token *token)
{
	if (check->open_count == 0 && check->rooted) {
		struct diag_entry *entry = diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->name),
			"a second root element <%.*s>; a file has exactly one", STR_ARG(shown(check, token->name)));
		diag_hint(check->diag, entry, "put both into one element, or delete the end tag too many before it");
		return false;
	}
	if (check->size->depth + check->open_count >= check->limits->depth) {
		return refuse_limit(check, DIAG_XML_DEPTH, token->name, "elements are nested too deeply here", check->limits->depth);
	}
	if (++check->size->elements > check->limits->elements) {
		return refuse_limit(check, DIAG_XML_ELEMENTS, token->name, "too many elements", check->limits->elements);
	}
	check->rooted = true;
	check->attribute_count = 0;
	check->open[check->open_count++] = token->name;
	return true;
}

static bool check_attribute(struct check *check, const struct scan_token *token)
{
	if (check->attribute_count >= check->limits->attributes) {
		return refuse_limit(check, DIAG_XML_ATTRIBUTES, token->name, "too many attributes in one element", check->limits->attributes);
	}
	for (size_t i = 0; i < check->attribute_count; i++) {
		if (str_equal(slice(check, check->attributes[i]), slice(check, token->name))) {
			struct diag_entry *entry = diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->name),
				"the attribute “%.*s” is given twice", STR_ARG(shown(check, token->name)));
			diag_relate(entry, place(check, check->attributes[i]), "first given here");
			return false;
		}
	}
	check->attributes[check->attribute_count++] = token->name;
	return true;
}

static bool check_close(struct check *check, const struct scan_token *token)
{
	struct str name = shown(check, token->name);
	if (check->open_count == 0) {
		diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->name), "the end tag </%.*s> closes nothing", STR_ARG(name));
		return false;
	}
	struct scan_range open = check->open[check->open_count - 1];
	if (!str_equal(slice(check, open), slice(check, token->name))) {
		struct diag_entry *entry = diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->name),
			"the end tag </%.*s> stands where </%.*s> is expected", STR_ARG(name), STR_ARG(shown(check, open)));
		diag_hint(check->diag, entry, "close elements in reverse order of their opening");
		diag_relate(entry, place(check, open), "the element still open begins here");
		return false;
	}
	check->open_count--;
	return true;
}

static bool check_text(struct check *check, const struct scan_token *token)
{
	struct str text = slice(check, token->all);
	if (check->open_count == 0 && (token->kind == SCAN_CDATA || str_trim(text).n > 0)) {
		size_t blanks = 0;
		while (strchr(" \t\r\n", text.at[blanks]) != NULL) {
			blanks++;
		}
		struct scan_range at = {token->all.start + blanks, token->all.end};
		diag_add(check->diag, DIAG_XML_SYNTAX, place(check, at), "text cannot stand outside the root element");
		return false;
	}
	check->text_run += text.n;
	if (check->text_run > check->limits->text) {
		return refuse_limit(check, DIAG_XML_TEXT, token->all, "too many bytes of text without a tag between", check->limits->text);
	}
	return true;
}

static bool check_end(const struct check *check, const struct scan_token *token)
{
	if (check->open_count > 0) {
		struct scan_range open = check->open[check->open_count - 1];
		struct diag_entry *entry = diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->all),
			"the file ends, but the element <%.*s> is not closed", STR_ARG(shown(check, open)));
		diag_hint(check->diag, entry, "add the end tag </%.*s>", STR_ARG(shown(check, open)));
		diag_relate(entry, place(check, open), "the element begins here");
		return false;
	}
	if (!check->rooted) {
		diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->all), "the file holds no element");
		return false;
	}
	return true;
}

static bool report_problem(const struct check *check, const struct scan_token *token)
{
	const char *before = problems[token->problem].before, *after = problems[token->problem].after;
	struct str name = shown(check, token->name);
	struct diag_entry *entry = after != NULL
		? diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->all), "%s“%.*s”%s", before, STR_ARG(name), after)
		: diag_add(check->diag, DIAG_XML_SYNTAX, place(check, token->all), "%s", before);
	if (problems[token->problem].hint != NULL) {
		diag_hint(check->diag, entry, "%s", problems[token->problem].hint);
	}
	return false;
}

static bool refuse_doctype(const struct check *check, const struct scan_token *token)
{
	struct diag_entry *entry = diag_add(check->diag, DIAG_XML_DOCTYPE, place(check, token->all),
		"a document type declaration is not read");
	diag_hint(check->diag, entry, "delete it; write characters themselves instead of entities");
	return false;
}

/* Names, values, comments and instructions; runs of text are counted in check_text. */
static bool check_length(const struct check *check, const struct scan_token *token)
{
	if (token->kind == SCAN_BAD || token->kind == SCAN_TEXT || token->kind == SCAN_CDATA) {
		return true;
	}
	if (token->name.end - token->name.start > check->limits->name) {
		return refuse_limit(check, DIAG_XML_TEXT, token->name, "too many bytes in one name", check->limits->name);
	}
	size_t length = token->all.end - token->all.start;
	return length <= check->limits->text ||
		refuse_limit(check, DIAG_XML_TEXT, token->all, "too many bytes in one value, comment or processing instruction", check->limits->text);
}

static bool check_token(struct check *check, const struct scan_token *token)
{
	if (token->kind != SCAN_TEXT && token->kind != SCAN_CDATA) {
		check->text_run = 0;
	}
	switch (token->kind) {
	case SCAN_DECLARATION:
		return check_declaration(check, token);
	case SCAN_DOCTYPE:
		return refuse_doctype(check, token);
	case SCAN_OPEN:
		return check_open(check, token);
	case SCAN_ATTRIBUTE:
		return check_attribute(check, token);
	case SCAN_OPENED:
		check->open_count -= token->empty ? 1 : 0;
		return true;
	case SCAN_CLOSE:
		return check_close(check, token);
	case SCAN_TEXT:
	case SCAN_CDATA:
		return check_text(check, token);
	case SCAN_END:
		return check_end(check, token);
	case SCAN_BAD:
		return report_problem(check, token);
	case SCAN_COMMENT:
	case SCAN_INSTRUCTION:
		break;
	}
	return true;
}

/* A zero byte beside an ASCII one, or the mark of UTF-16. */
static bool looks_like_utf16(struct str bytes)
{
	return bytes.n >= 2 && (memcmp(bytes.at, "\xFF\xFE", 2) == 0 || memcmp(bytes.at, "\xFE\xFF", 2) == 0 ||
		memcmp(bytes.at, "<\0", 2) == 0 || memcmp(bytes.at, "\0<", 2) == 0);
}

/* Returns the first byte of a character that XML does not allow, or the end. */
static size_t find_forbidden(struct str bytes)
{
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.at[i];
		bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
		/* U+FFFE and U+FFFF are valid UTF-8, but no characters. */
		bool none = c == 0xEF && bytes.n - i >= 3 && bytes.at[i + 1] == '\xBF' && (unsigned char)bytes.at[i + 2] >= 0xBE;
		if (control || none) {
			return i;
		}
	}
	return bytes.n;
}

static bool check_characters(const struct check *check)
{
	struct str bytes = check->bytes;
	size_t at;
	if (looks_like_utf16(bytes)) {
		struct diag_entry *entry = diag_add(check->diag, DIAG_XML_ENCODING, place(check, (struct scan_range){0, 0}),
			"the file is UTF-16; only UTF-8 is read");
		diag_hint(check->diag, entry, "save the file as UTF-8");
		return false;
	}
	if (!utf8_check(bytes, &at)) {
		struct diag_entry *entry = diag_add(check->diag, DIAG_NOT_UTF8, place(check, (struct scan_range){at, at + 1}),
			"the byte 0x%02X here is not UTF-8", (unsigned)(unsigned char)bytes.at[at]);
		diag_hint(check->diag, entry, "save the file as UTF-8");
		return false;
	}
	at = find_forbidden(bytes);
	if (at < bytes.n) {
		size_t end = at;
		uint32_t c = utf8_next(bytes, &end);
		diag_add(check->diag, DIAG_XML_SYNTAX, place(check, (struct scan_range){at, end}),
			"the character U+%04X cannot stand in XML", c);
		return false;
	}
	return true;
}

bool wellformed_check(uint32_t file, const struct xml_limits *limits, struct wellformed_size *size, struct diag *diag)
{
	struct arena scratch = {0};
	struct check check = {
		.file = file,
		.bytes = source_lookup(diag->sources, file)->bytes,
		.limits = limits,
		.size = size,
		.diag = diag,
		.open = arena_array(&scratch, limits->depth + 1, struct scan_range),
		.attributes = arena_array(&scratch, limits->attributes + 1, struct scan_range),
	};
	bool good = check_characters(&check);
	struct scan scan = scan_start(check.bytes);
	struct scan_token token = {.kind = SCAN_TEXT};
	while (good && token.kind != SCAN_END) {
		scan_next(&scan, &token);
		good = check_length(&check, &token) && check_token(&check, &token);
	}
	arena_finish(&scratch);
	return good;
}
