"""The style tests can fail: each rule finds its fault in a sample, and finds none in the sample mended. Speaks TAP."""

import codes
import modules
import rules
import sizes
import source

# (rule, path, a text with one fault, the same text without it). Faults are put together here, so that this file keeps the rules.
CASES = (
    (rules.white_space, 'a.txt', 'word' + ' \n', 'word\n'),
    (rules.white_space, 'a.txt', 'word', 'word\n'),
    (rules.white_space, 'a.txt', 'word\n\n', 'word\n'),
    (rules.invisible, 'a.txt', 'a\u200bb\n', 'ab\n'),
    (rules.invisible, 'a.txt', 'a\u00a0b\n', 'a b\n'),
    (rules.invisible, 'a.xml', 'a\u200fb\n', '5\u00a0km\n'),
    (rules.invisible, 'a.txt', 'a\u202eb\n', 'a\u0628b\n'),
    (rules.invisible, 'a.txt', 'a\r\n', 'a\n'),
    (rules.invisible, 'a.txt', b'a\xff\n'.decode('utf-8', 'surrogateescape'), 'a\u00ff\n'),
    (rules.machine_words, 'a.txt', 'see /ho' + 'me/ada/x\n', 'see docs/x\n'),
    (rules.machine_words, 'a.txt', 'from repo1.' + 'maven.org\n', 'from Maven\n'),
    (rules.machine_words, 'a.txt', 'see iss' + 'ue 12\n', 'environmental issues\n'),
    (rules.spelling, 'a.txt', 'organ' + 'ised\n', 'organized, precise, otherwise, promise\n'),
    (rules.banned_calls, 'src/base/a.c', 'strcpy(a, b);\n', '/* strcpy(a, b) */ memcpy(a, b, n);\n'),
    (rules.banned_calls, 'src/base/a.c', 'x = time (0);\n', 'x = s->time(0); y = run_time(0); z = "time(0)";\n'),
    (rules.banned_calls, 'src/base/a.c', 'printf("x");\n', 'snprintf(a, n, "%d %% for", 1);\n'),
    (rules.banned_calls, 'src/base/a.c', 'snprintf(a, n, "%.2f", x);\n', 'snprintf(a, n, "50 % full");\n'),
    (rules.banned_calls, 'src/base/a.c', '#include <math.h>\n', '#include <string.h>\n'),
    (rules.banned_calls, 'tests/unit/a.c', 'x = rand();\n', 'printf("x");\n'),
    (rules.names, 'src/base/a.h', 'typedef struct a a;\n', 'struct a;\n'),
    (rules.names, 'src/base/a.h', 'typedef int size_t;\n', 'typedef int length;\n'),
    (rules.names, 'src/base/a.h', 'int get_a(void);\n', 'int target(void);\n'),
    (rules.names, 'src/galley/a.c', 'int left;\n', 'int copyright; /* right */\n'),
    (rules.header_comments, 'src/base/a.h', '/* a */\n/** b */\nint b(void);\nint c(void);\n', '/* a */\n/** b */\nint b(void);\n/** c */\nint c(void);\n'),
    (rules.header_comments, 'src/base/a.h', '/* a */\n/** b */\n\nint c(void);\n', '/* a */\nstruct b {\n\tint c;\n};\n/** c */\nint c(int (*d)(int),\n\tint e);\n'),
    (rules.header_comments, 'src/base/a.h', '/* a */\n#define A\nstatic inline int b(void) { return 1; }\n', '/* a */\n#define A(x) f(x)\n/** b */\nint b(void) __attribute__((noreturn));\n'),
    (rules.header_comments, 'src/base/a.h', '#define A\n', '/* a */\n#define A\n'),
    (rules.messages, 'src/base/a.c', 'f("The file %s is gone");\n', 'f("the file “%s” is gone", "Table THead TBody"); /* "The file is" */\n'),
    (rules.messages, 'src/base/a.c', 'f("write it out " "in full.");\n', 'f("mark the gap by [...]", "did you mean that?");\n'),
    (rules.messages, 'src/base/a.c', 'f("there is no \'%s\' here");\n', 'f("the profile\'s own folder", "write name=\\"value\\" instead");\n'),
    (rules.messages, 'src/base/a.c', 'f("there is no `%s` here");\n', 'f("did you mean %s? allowed are: %s");\n'),
    (rules.messages, 'src/base/a.c', 'f("is it this? Allowed are: %s");\n', 'f("U+0041 is no digit");\n'),
)

TABLE = "\t['base', [], []],\n\t['xml', ['base'], [libxml_dep]],\n\t['image', ['base'], []],\n\t['text', ['xml'], []],\n"
INCLUDES = (
    ('src/xml/a.c', '#include "text/b.h"\n', '#include "base/b.h"\n#include "xml/a.h"\n'),
    ('src/text/a.c', '#include "image/b.h"\n', '#include "base/b.h"\n#include "xml/b.h"\n'),
    ('src/xml/a.c', '#include "b.h"\n', '/* #include b */\n'),
    ('src/xml/a.c', '#include "nowhere/b.h"\n', ''),
    ('src/text/a.c', '  #  include <hpdf_types.h>\n', '#include <hb.h>\n'),
)

LONG = 'int b(int c)\n{\n' + '\tc++;\n' * (sizes.FUNCTION_LIMIT - 3) + '%s}\n'


def faults(rule, path, text):
    return len(rule(path, text))


def results():
    for number, (rule, path, wrong, right) in enumerate(CASES):
        yield '{} {}'.format(rule.__name__, number), faults(rule, path, wrong) == 1 and faults(rule, path, right) == 0
    yield 'a file named after nothing', faults(rules.names, 'src/base/util.h', '') == 1 and faults(rules.names, 'src/base/utf8.h', '') == 0
    rows = {codes.CATALOGUE: 'DIAG_CODE(A_B, DIAG_ERROR, "a-b", "A.", "B.")\n'}
    yield 'a code that nothing reports or provokes', len(codes.problems(rows)) == 2
    yield 'a code in use', not codes.problems({**rows, 'src/a.c': 'f(DIAG_A_B);', 'tests/a.txt': 'error: [a-b]'})
    allowed = modules.read_table(TABLE)
    for number, (path, wrong, right) in enumerate(INCLUDES):
        yield 'includes {}'.format(number), (len(modules.check_includes(allowed, path, wrong)) == 1
                                             and not modules.check_includes(allowed, path, right))
    try:
        modules.read_table("\t['xml', ['base'], []],\n\t['base', [], []],\n")
        yield 'a table out of order is refused', False
    except ValueError:
        yield 'a table out of order is refused', True
    for spare, expected in (('', 0), ('\n', 1)):
        found = sizes.problems(*sizes.measure({'a.c': LONG % spare}))
        yield 'function of the limit and {} lines'.format(expected), len(found) == expected
    yield 'file above the limit', len(sizes.problems(*sizes.measure({'a.c': '\n' * (sizes.FILE_LIMIT + 1)}))) == 1
    nested = 'static const int a[] = { 1, 2 };\nstruct b { int c; };\n#define D(x) { x }\nint e(void)\n{\n\tif (1) {\n\t\treturn \'{\';\n\t}\n\treturn 0;\n}\n'
    yield 'functions are told from tables and structs', source.functions(nested) == [('e', 4, 7)]


def main():
    number = 0
    for number, (title, good) in enumerate(results(), 1):
        print('{} {} - {}'.format('ok' if good else 'not ok', number, title))
    print('1..{}'.format(number))


main()
