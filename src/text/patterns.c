#include "text/patterns.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/text.h"

/* libhyphen reads lines into 100 bytes, the end of the line and a zero with them, and the first line into 20. */
#define LINE_LONGEST 98
#define CHARSET_LONGEST 18

struct pattern {
	struct str letters, text;
};

/* A file being read, line by line, into what libhyphen is to see. */
struct reading {
	struct arena *scratch;
	struct buf out;
	bool utf8, second_level, has_list;
	size_t line;
	struct vec_of(struct pattern) patterns; /* of the level at hand, no letters twice */
	uint32_t *slots;                        /* by letters, the pattern's number from 1; 0: free */
	size_t slot_count;                      /* a power of two, more than there are lines */
	size_t pattern_count;                   /* of levels before */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool read_charset(struct reading *reading, struct str line)
{
	for (size_t i = 0; i < line.n; i++) {
		char c = line.at[i];
		if (!is_digit(c) && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && c != '-' && c != '_') {
			return false;
		}
	}
	reading->utf8 = str_is(line, "UTF-8");
	return line.n > 0 && line.n <= CHARSET_LONGEST;
}

static void add_line(struct reading *reading, struct str line)
{
	buf_add_str(&reading->out, line);
	buf_add_byte(&reading->out, '\n');
}

/* A level is complete: hand its patterns on. */
static void end_level(struct reading *reading)
{
	for (size_t i = 0; i < reading->patterns.n; i++) {
		add_line(reading, reading->patterns.at[i].text);
	}
	reading->pattern_count += reading->patterns.n;
	reading->patterns.n = 0;
	reading->has_list = false;
	memset(reading->slots, 0, reading->slot_count * sizeof *reading->slots);
}

/* A number of one or two digits behind a word. */
static bool is_number(struct str text)
{
	bool apart = text.n > 0 && is_blank(text.at[0]);
	text = str_trim(text);
	return apart && (text.n == 1 || text.n == 2) && is_digit(text.at[0]) && is_digit(text.at[text.n - 1]);
}

/* Texts between commas, none empty. */
static bool is_list(struct str text)
{
	bool apart = text.n > 0 && is_blank(text.at[0]);
	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		if (text.at[i] == ',' && (i == 0 || i + 1 == text.n || text.at[i - 1] == ',')) {
			return false;
		}
	}
	return apart && text.n > 0;
}

/* Returns whether the line is a setting; *ret_valid says whether it is a good one. */
static bool read_setting(struct reading *reading, struct str line, bool *ret_valid)
{
	static const char *const numbers[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN"};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		if (str_starts(line, str_from(numbers[i]))) {
			*ret_valid = is_number(str_from_byte(line, strlen(numbers[i])));
			return true;
		}
	}
	if (str_starts(line, STR("NOHYPHEN"))) {
		*ret_valid = is_list(str_from_byte(line, strlen("NOHYPHEN"))) && !reading->has_list;
		reading->has_list = true;
		return true;
	}
	if (str_starts(line, STR("NEXTLEVEL"))) {
		*ret_valid = line.n == strlen("NEXTLEVEL") && !reading->second_level;
		reading->second_level = true;
		end_level(reading);
		return true;
	}
	return false;
}

/* Letters with digits between. A point stands for the end of a word, so it is first or last; before the first there is nothing to part. */
static bool is_pattern(struct str text)
{
	size_t letters = 0, first = 0;
	bool ended = false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.at[i];
		if (is_digit(c)) {
			continue;
		}
		if (ended || (unsigned char)c < ' ' || c == 0x7f) {
			return false;
		}
		first = letters == 0 ? i : first;
		ended = c == '.' && letters > 0;
		letters++;
	}
	for (size_t i = 0; i < first && text.at[first] == '.'; i++) {
		if (text.at[i] != '0') {
			return false;
		}
	}
	return letters > (text.n > 0 && text.at[first] == '.');
}

/* The pattern as it forbids where it allowed: odd digits allow a break, even ones forbid it, the highest wins. */
static struct str forbidding(struct str pattern, struct arena *scratch)
{
	char *text = str_copy(pattern, scratch);
	for (size_t i = 0; i < pattern.n; i++) {
		if (is_digit(text[i]) && (text[i] - '0') % 2 == 1) {
			text[i] += text[i] == '9' ? -1 : 1;
		}
	}
	return (struct str){text, pattern.n};
}

static struct str letters_of(struct str pattern, struct arena *scratch)
{
	char *letters = str_copy(pattern, scratch);
	size_t n = 0;
	for (size_t i = 0; i < pattern.n; i++) {
		if (!is_digit(pattern.at[i])) {
			letters[n++] = pattern.at[i];
		}
	}
	return (struct str){letters, n};
}

/* Of two patterns with the same letters the later one counts. libhyphen thinks so too, but loses the memory of the first. */
static void add_pattern(struct reading *reading, struct str text)
{
	struct pattern pattern = {letters_of(text, reading->scratch), text};
	size_t slot = 0;
	for (size_t i = 0; i < pattern.letters.n; i++) {
		slot = slot * 31 + (unsigned char)pattern.letters.at[i];
	}
	for (;; slot++) {
		uint32_t *number = &reading->slots[slot & (reading->slot_count - 1)];
		if (*number == 0) {
			vec_push(&reading->patterns, reading->scratch, pattern);
			*number = (uint32_t)reading->patterns.n;
			return;
		}
		struct pattern *there = &reading->patterns.at[*number - 1];
		if (str_equal(there->letters, pattern.letters)) {
			there->text = text;
			return;
		}
	}
}

static bool read_pattern(struct reading *reading, struct str line)
{
	size_t n = 0, slash = 0;
	while (n < line.n && !is_blank(line.at[n])) {
		n++;
	}
	while (slash < n && line.at[slash] != '/') {
		slash++;
	}
	struct str pattern = {line.at, slash};
	if (!is_pattern(pattern)) {
		return false;
	}
	add_pattern(reading, slash < n ? forbidding(pattern, reading->scratch) : pattern);
	return true;
}

/* A setting or pattern. Returns what is wrong with it, or NULL. */
static const char *read_content(struct reading *reading, struct str line)
{
	bool valid;
	size_t byte;
	if (line.n > LINE_LONGEST) {
		return "is too long for a pattern";
	}
	if (memchr(line.at, '\0', line.n) != NULL || (reading->utf8 && !utf8_check(line, &byte))) {
		return "is not text in the character set of the file";
	}
	if (read_setting(reading, line, &valid)) {
		add_line(reading, line);
		return valid ? NULL : "is no setting that is known";
	}
	return read_pattern(reading, line) ? NULL : "is no pattern";
}

/* Returns what is wrong with the line, or NULL. Comments and empty lines are passed over. */
static const char *read_line(struct reading *reading, struct str line)
{
	if (reading->line == 1) {
		add_line(reading, line);
		return read_charset(reading, line) ? NULL : "does not name a character set";
	}
	bool nothing = str_starts(line, STR("%")) || str_trim(line).n == 0;
	return nothing ? NULL : read_content(reading, line);
}

static void make_slots(struct reading *reading, struct str bytes)
{
	size_t lines = 1;
	for (size_t i = 0; i < bytes.n; i++) {
		lines += bytes.at[i] == '\n';
	}
	for (reading->slot_count = 1; reading->slot_count <= 2 * lines; reading->slot_count *= 2) {
	}
	reading->slots = arena_array(reading->scratch, reading->slot_count, uint32_t);
}

/* Returns what is wrong with the bytes, in words, or an empty string. */
static struct str read_lines(struct reading *reading, struct str bytes)
{
	const char *fault = NULL;
	make_slots(reading, bytes);
	while (bytes.n > 0 && fault == NULL) {
		const char *end = memchr(bytes.at, '\n', bytes.n);
		struct str line = {bytes.at, end != NULL ? (size_t)(end - bytes.at) : bytes.n};
		bytes = str_from_byte(bytes, end != NULL ? line.n + 1 : line.n);
		line.n -= line.n > 0 && line.at[line.n - 1] == '\r';
		reading->line++;
		fault = read_line(reading, line);
	}
	if (fault != NULL) {
		return str_format(reading->scratch, "line %zu %s", reading->line, fault);
	}
	end_level(reading);
	return reading->pattern_count > 0 ? STR("") : STR("it holds no patterns");
}

void patterns_refuse(struct str path, struct str reason, struct diag *diag)
{
	struct diag_entry *entry = diag_add(diag, DIAG_HYPHENATION_UNREADABLE, (struct span){0}, "the hyphenation patterns “%.*s” cannot be used: %.*s",
		STR_ARG(path), STR_ARG(reason));
	diag_hint(diag, entry, "put the file right, or take it away; until then no word of its language is hyphenated");
}

HyphenDict *patterns_read(struct str path, struct arena *scratch, struct diag *diag)
{
	struct diag reports = {.arena = scratch, .sources = diag->sources};
	struct reading reading = {.scratch = scratch, .out = {.arena = scratch}};
	struct str bytes;
	if (!file_read(path, TEXT_PATTERNS_LIMIT, (struct span){0}, scratch, &reports, &bytes)) {
		patterns_refuse(path, reports.at[0].message, diag);
		return NULL;
	}
	struct str fault = read_lines(&reading, bytes);
	if (fault.n > 0) {
		patterns_refuse(path, fault, diag);
		return NULL;
	}
	FILE *file = fmemopen(reading.out.at, reading.out.n, "r");
	if (file == NULL) {
		memory_exhausted(reading.out.n);
	}
	HyphenDict *patterns = hnj_hyphen_load_file(file);
	fclose(file);
	return patterns;
}
