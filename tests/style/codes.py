"""The catalogue of diagnostics against what uses it: every code is reported somewhere, every code is provoked by a test."""

import re

import source

CATALOGUE = 'src/base/diag_codes.def'
# What no test provokes: it takes another library, pages by the thousand, or a fault that the stage before reports already.
UNPROVOKED = {'pdf-library', 'references-unstable', 'too-many-pages', 'bad-element-text'}
ROW = re.compile(r'^DIAG_CODE\((\w+), DIAG_\w+, "([^"]+)"', re.MULTILINE)


def problems(texts):
    """texts: path -> text, of the whole project. Returns sentences."""
    sources = ' '.join(source.code_only(text) for path, text in texts.items() if path.startswith('src/') and path.endswith(('.c', '.h')))
    tests = ' '.join(text for path, text in texts.items() if path.startswith('tests/') and not path.startswith('tests/style/'))
    reported = set(re.findall(r'\bDIAG_(\w+)', sources))
    provoked = set(re.findall(r'\bDIAG_(\w+)', tests))
    words = set(re.findall(r'[a-z][a-z0-9]*(?:-[a-z0-9]+)*', tests))
    found = []
    for name, slug in ROW.findall(texts[CATALOGUE]):
        if name not in reported:
            found.append('{}: nothing reports {}'.format(CATALOGUE, slug))
        if name not in provoked and slug not in words and slug not in UNPROVOKED:
            found.append('{}: no test provokes {}'.format(CATALOGUE, slug))
    return found
