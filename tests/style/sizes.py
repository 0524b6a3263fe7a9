"""How long functions and files are: the limits, and the ten longest of each."""

import source

FUNCTION_LIMIT = 80
FILE_LIMIT = 600


def measure(texts):
    """texts: {path: text}. Returns (functions, files) as lists of (lines, what), longest first."""
    functions = []
    files = []
    for path, text in texts.items():
        files.append((text.count('\n'), path))
        functions += [(lines, '{} ({}:{})'.format(name, path, line)) for name, line, lines in source.functions(text)]
    return sorted(functions, key=longest), sorted(files, key=longest)


def longest(item):
    return -item[0], item[1]


def problems(functions, files):
    return (['{}: {} lines, the limit is {}'.format(what, lines, FUNCTION_LIMIT) for lines, what in functions if lines > FUNCTION_LIMIT]
            + ['{}: {} lines, the limit is {}'.format(what, lines, FILE_LIMIT) for lines, what in files if lines > FILE_LIMIT])


def quantile(items, share):
    return items[min(int((1 - share) * len(items)), len(items) - 1)][0] if items else 0


def describe(title, items, median, ninth):
    """Lines that tell the spread and the ten longest."""
    rows = ['{}: {}; median {} (aim {}), nine in ten at most {} (aim {})'.format(
        title, len(items), quantile(items, 0.5), median, quantile(items, 0.9), ninth)]
    return rows + ['  {:4} {}'.format(lines, what) for lines, what in items[:10]]
