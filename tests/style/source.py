"""What the style tests know of the source tree: its files, and C text with comments and strings blanked."""

import os
import re

BINARY = ('.xz', '.ttf', '.otf', '.png', '.jpg', '.jpeg', '.icc', '.pdf')


def project_files(root):
    """Paths below root, sorted, build folders and version control apart."""
    paths = []
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in ('.git', '__pycache__')
                            and not os.path.exists(os.path.join(parent, name, 'meson-private'))
                            and os.path.join(parent, name) != os.path.join(root, 'build'))
        paths += [os.path.relpath(os.path.join(parent, name), root) for name in sorted(names)]
    return paths


def is_text(path):
    return not path.lower().endswith(BINARY)


def is_c(path):
    return path.endswith(('.c', '.h')) and path.startswith(('src/', 'tests/'))


def read(root, path):
    with open(os.path.join(root, path), 'rb') as file:
        return file.read().decode('utf-8', 'surrogateescape')


TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def blank(text):
    return re.sub(r'[^\n]', ' ', text)


def strings_only(text):
    """The text with everything blanked but its strings: every character keeps its place."""
    result = list(blank(text))
    for match in TOKEN.finditer(text):
        if match[0].startswith('"'):
            result[match.start():match.end()] = match[0]
    return ''.join(result)


def code_only(text):
    """The text with comments, strings and preprocessor lines blanked: every character keeps its place."""
    text = TOKEN.sub(lambda match: blank(match[0]), text)
    return re.sub(r'^[ \t]*#(?:\\\n|[^\n])*', lambda match: blank(match[0]), text, flags=re.MULTILINE)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def declarations(code):
    """The outermost pieces of C code as (start, end, body): body is where its '{' stands, or None. Ends are after ';' or '}'."""
    pieces = []
    start = depth = 0
    body = None
    for match in re.finditer(r'[{};]', code):
        position, mark = match.start(), match[0]
        if mark == '{':
            if depth == 0:
                body = position
            depth += 1
        elif mark == '}':
            depth = max(depth - 1, 0)
        if depth == 0 and (mark == ';' or (mark == '}' and is_function(code[start:body]))):
            text = code[start:position]
            pieces.append((start + len(text) - len(text.lstrip()), position + 1, body))
            start, body = position + 1, None
    return pieces


def is_function(head):
    return head is not None and head.rstrip().endswith(')') and '=' not in head


def name_of(head):
    """The name in a function's head or prototype, or None."""
    head = re.sub(r'__attribute__\s*\(\(.*?\)\)', '', head, flags=re.DOTALL)
    match = re.search(r'([A-Za-z_]\w*)\s*\(', head)
    return match[1] if match else None


def functions(text):
    """Every function defined in a C text as (name, line, lines)."""
    code = code_only(text)
    found = []
    for start, end, body in declarations(code):
        if body is not None and is_function(code[start:body]):
            first = line_of(code, start)
            found.append((name_of(code[start:body]), first, line_of(code, end) - first + 1))
    return found
