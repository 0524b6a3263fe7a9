"""The style rules that look at one file: each takes (path, text) and returns problems as (line, message)."""

import re

import source

# In pieces, so that this file does not break its own rule.
MACHINE = re.compile('/wo' r'rk/|/ro' r'ot\b|/ho' r'me/\w|/t' r'mp/\w|/Us' r'ers/\w')
HOSTS = re.compile(r'\b(?:deb\.debian|repo1?\.maven|pypi|files\.pythonhosted|registry\.npmjs|static\.crates|proxy\.golang)' r'\.(?:org|apache\.org|io)\b')
PLANNING = re.compile(r'(?<!docs/)(?<!\]\()architec' r'ture\.md|style-mo' r'dels\.md|pdf-on-lib' r'haru\.md|\b[Iis]+ssue\s+#?\d')
SPELLING = re.compile(r'\b(?:re|un|de|non)?(?:initial|normal|serial|organ|recogn|optim|minim|maxim|util|general|special|standard|summar|'
                      r'capital|categor|character|emphas|final|formal|harmon|local|memor|modern|prior|synchron|visual|token)'
                      r'is(?:e|ed|es|ing|er|ers|ation|ations)\b', re.IGNORECASE)
INVISIBLE = re.compile('[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f\ufff9-\ufffb\ue000-\uf8ff]|[\udc80-\udcff]')
NO_BREAK_SPACE = re.compile('\u00a0')

# Call: the reason it is banned.
BANNED = {
    'no bound': 'sprintf vsprintf strcpy strcat stpcpy gets',
    'keeps hidden state': 'strtok rand srand random srandom drand48',
    'hides its errors': 'atoi atol atoll atof',
    'depends on the locale': 'setlocale strtod strtof strtold scanf sscanf fscanf strcoll strxfrm tolower toupper isalpha isspace isdigit isalnum',
    'depends on the clock or its zone': 'time localtime localtime_r mktime ctime asctime strftime gettimeofday',
    'may overrun the stack': 'alloca',
}
PRINTING = 'printf puts putchar perror vprintf'
LIBM = re.compile(r'#\s*include\s*<(?:math|tgmath|complex|fenv)\.h>')
FLOAT_FORMAT = re.compile(r'%[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?L?[aAeEfFgG]')


def match_lines(pattern, text, message):
    return [(source.line_of(text, match.start()), message.format(match[0])) for match in pattern.finditer(text)]


def white_space(path, text):
    problems = match_lines(re.compile(r'[ \t]+$', re.MULTILINE), text, 'blanks at the end of the line')
    if text and not text.endswith('\n'):
        problems.append((source.line_of(text, len(text)), 'no end of line at the end of the file'))
    if text.endswith('\n\n'):
        problems.append((source.line_of(text, len(text)) - 1, 'empty line at the end of the file'))
    return problems


def invisible(path, text):
    found = list(INVISIBLE.finditer(text))
    if not path.endswith('.xml') and not path.startswith('tests/golden/'):
        # In prose it belongs between a figure and its unit.
        found += NO_BREAK_SPACE.finditer(text)
    return [(source.line_of(text, match.start()), 'invisible or invalid character U+{:04X}'.format(ord(match[0]))) for match in found]


def machine_words(path, text):
    return (match_lines(MACHINE, text, 'path of one machine: {}') + match_lines(HOSTS, text, 'name of a package host: {}')
            + match_lines(PLANNING, text, 'word on how the project was planned: {}'))


def spelling(path, text):
    return match_lines(SPELLING, text, 'spelling: {} (write -ize)')


def calls(names):
    return re.compile(r'(?<![\w.>])(?:{})(?=\s*\()'.format('|'.join(names.split())))


def banned_calls(path, text):
    code = source.code_only(text)
    problems = []
    for reason, names in BANNED.items():
        problems += match_lines(calls(names), code, 'banned: {} (' + reason + ')')
    if path.startswith('src/'):
        problems += match_lines(LIBM, text, 'banned: {}')
        if not path.startswith('src/cli/'):
            problems += match_lines(calls(PRINTING), code, 'only cli prints: {}')
            problems += match_lines(FLOAT_FORMAT, source.strings_only(text), 'floating point printed: {}')
    return problems


def names(path, text):
    code = source.code_only(text)
    problems = match_lines(re.compile(r'\btypedef\s+(?:struct|union|enum)\b'), code, 'no typedef of a struct, union or enum')
    problems += match_lines(re.compile(r'\btypedef\b[^;]*\b\w+_t\b(?=\s*;)'), code, 'no own name ends in _t')
    if re.search(r'(?:^|/)(?:util|utils|misc|common|helpers?)\.[ch]$', path):
        problems.append((1, 'a file is named after its subject'))
    for start, end, body in source.declarations(code):
        name = source.name_of(code[start:body if body is not None else end])
        if name and re.search(r'(?:^|_)get(?:_|$)', name):
            problems.append((source.line_of(code, start), 'no "get" in names: {}'.format(name)))
    if path.startswith(('src/style/', 'src/document/', 'src/galley/')):
        problems += match_lines(re.compile(r'(?<![A-Za-z])(?:left|right)(?![A-Za-z])'), code, 'start and end here, not {}')
    return problems


def header_comments(path, text):
    """Every header opens with a comment, and every prototype has its own."""
    if not path.startswith('src/') or not path.endswith('.h'):
        return []
    problems = [] if text.startswith('/*') else [(1, 'the header does not open with its purpose')]
    code = source.code_only(text)
    for start, end, body in source.declarations(code):
        head = code[start:body if body is not None else end]
        plain = re.sub(r'__attribute__\s*\(\(.*?\)\)', '', head, flags=re.DOTALL)
        is_prototype = body is None and re.search(r'\)\s*;?$', plain.strip()) and not re.match(r'typedef\b|_Static_assert\b', plain)
        if not is_prototype and not (body is not None and source.is_function(head)):
            continue
        if not text[:start].rstrip().endswith('*/') or text[:start].rstrip().count('\n') + 2 < source.line_of(text, start):
            problems.append((source.line_of(text, start), 'no comment on {}'.format(source.name_of(head))))
    return problems


# What is quoted in a message: “word”. Apostrophes stand inside or at the end of a word that no quotation mark opened.
STRAIGHT_QUOTE = re.compile(r"`%|(?:^|(?<=[\s(]))'|'(?=%)|(?<=%s)'|(?<=\*s)'|\\\"%[.\w*]+\\\"(?![ />])")
# Text that is no message: the catalogue is written in whole sentences, scorecards and comparisons have headings.
NO_MESSAGES = re.compile(r'src/base/diag_catalogue\.c|src/method/notice\.c|src/(?:score|compare)/(?:\w+_(?:print|text)|rows)\.c')
JOINED = re.compile(r'"(?:\\.|[^"\\\n])*"(?:\s*(?:PRI\w+\s*)?"(?:\\.|[^"\\\n])*")*')


def message_faults(message):
    """What is wrong with a message or hint as it stands in the source."""
    if re.match(r'[A-Z][a-z]* [a-z“%(]|A ', message):
        yield 'a message begins with a small letter: {}'
    if re.search(r'(?<!\.)\.$', message):
        yield 'a message ends without a full stop: {}'
    if re.search(r'[.?!] [A-Z][a-z]', message):
        yield 'a message is one sentence: {}'
    if STRAIGHT_QUOTE.search(message):
        yield 'what a message quotes stands in “…”: {}'


def messages(path, text):
    """Strings of three words or more are messages or hints, but for what cli prints: one style for all."""
    if not path.startswith('src/') or path.startswith('src/cli/') or not path.endswith('.c'):
        return []
    problems = []
    plain = source.TOKEN.sub(lambda token: token[0] if token[0].startswith('"') else source.blank(token[0]), text)
    for match in JOINED.finditer(plain):
        message = re.sub(r'"\s*"', '', match[0])[1:-1]
        if len(message.split()) >= 3 and re.search(r'[a-z]{2}', message) and not NO_MESSAGES.fullmatch(path):
            problems += [(source.line_of(text, match.start()), fault.format(message[:60])) for fault in message_faults(message)]
    return problems


TEXT_RULES = (white_space, invisible, machine_words, spelling)
C_RULES = (banned_calls, names, header_comments, messages)
