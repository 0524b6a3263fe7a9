"""The order of modules: who may include whom, by the table in src/meson.build."""

import re

import source

ROW = re.compile(r"^\t\['(\w+)', \[([^\]]*)\], \[([^\]]*)\]\],$", re.MULTILINE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)

# The only modules that may see a library: a file of the library's, and the modules.
KEPT_APART = {'hpdf': 'pdf', 'pcre2': 'check', 'hyphen.h': 'text', 'png': 'image svg', 'cairo': 'svg', 'jpeglib': 'image',
              'libxslt': 'template', 'libexslt': 'template', 'libdeflate': 'image pdf', 'hb-subset': 'pdf'}


def read_table(build_text):
    """Returns {module: set of modules it may include}, in the order of the table."""
    allowed = {}
    for name, uses, _ in ROW.findall(build_text):
        used = re.findall(r"'(\w+)'", uses)
        reached = {name}
        for module in used:
            if module not in allowed:
                raise ValueError('{} uses {}, which does not stand above it'.format(name, module))
            reached |= allowed[module]
        allowed[name] = reached
    if not allowed:
        raise ValueError('no table of modules in src/meson.build')
    return allowed


def check_includes(allowed, path, text):
    """Problems of one file below src/ as (line, message)."""
    module = path.split('/')[1]
    problems = []
    if module not in allowed:
        return [(1, 'module {} stands not in the table'.format(module))]
    for match in INCLUDE.finditer(text):
        line, name = source.line_of(text, match.start(2)), match[2]
        if match[1] == '"':
            other = name.split('/')[0]
            if '/' not in name or '..' in name:
                problems.append((line, '"{}": write "<module>/<file>"'.format(name)))
            elif other not in allowed:
                problems.append((line, '"{}": no such module'.format(name)))
            elif other not in allowed[module]:
                problems.append((line, '{} may not include "{}"'.format(module, name)))
        for prefix, owner in KEPT_APART.items():
            if match[1] == '<' and name.startswith(prefix) and module not in owner.split():
                problems.append((line, 'only {} may include <{}>'.format(owner, name)))
    return problems
