"""Compare the words a reader of the PDF's structure tree is given with the words of the document it was made of, order included.

Usage: words.py DOCUMENT.json FILE.pdf

DOCUMENT.json is what `cityprofile render --stop-after document` prints. The PDF's words come from `pdfinfo -struct-text`, which
leaves artifacts out. Pictures and charts are read by their text alternatives, so what is painted inside a Figure counts for
nothing, its caption apart. Soft hyphens are no part of words. Status 1, with the first difference, if the words differ.
"""

import json
import re
import subprocess
import sys
import tempfile

# Kinds of the document that do not end a word: their text runs on in the line.
INLINE = {'t', 'span', 'link', 'page-of'}
ELEMENT = re.compile(r'^( *)([A-Za-z][A-Za-z0-9]*)(?: <[^>]*>)?(?: ".*")?( \((?:block|inline)\))?:?$')


def words_of(pieces):
    return ''.join(pieces).replace('\u00ad', '').split()


def document_pieces(node, pieces):
    """Adds the text of a document node and all below it, in reading order."""
    if isinstance(node, list):
        for child in node:
            document_pieces(child, pieces)
        return
    if not isinstance(node, dict) or node.get('role') == 'Artifact':
        return
    boundary = 'kind' in node and node['kind'] not in INLINE
    if boundary:
        pieces.append(' ')
    for key, value in node.items():
        if key in ('text', 'mark') and isinstance(value, str):
            pieces.append(value)
        elif key not in ('meta', 'at'):
            document_pieces(value, pieces)
    if boundary:
        pieces.append(' ')


def close_elements(open_elements, depth, pieces):
    """Leave the elements written at this depth or deeper; a block's end ends a word."""
    while open_elements and open_elements[-1][0] >= depth:
        if open_elements.pop()[2]:
            pieces.append(' ')


def open_element(open_elements, match, pieces):
    # A note holds blocks, whatever poppler calls it.
    is_block = match[3] != ' (inline)' or match[2] == 'Note'
    open_elements.append((len(match[1]), match[2], is_block))
    if is_block:
        pieces.append(' ')


def pdf_pieces(report):
    """The text in what `pdfinfo -struct-text` printed, element by element."""
    pieces = []
    open_elements = []  # (depth, type, whether a block), outermost first
    text = None
    for row in report.splitlines():
        depth = len(row) - len(row.lstrip(' '))
        match = ELEMENT.match(row)
        if text is not None:
            text += '\n' + row
        elif row[depth:].startswith('"'):
            close_elements(open_elements, depth, pieces)
            text = row[depth + 1:]
        elif match:
            close_elements(open_elements, depth, pieces)
            open_element(open_elements, match, pieces)
        if text is not None and text.endswith('"'):
            if not open_elements or open_elements[-1][1] != 'Figure':
                pieces.append(text[:-1])
            text = None
    return pieces


def difference(expected, found):
    """None, or a sentence on the first place where two lists of words part."""
    if expected == found:
        return None
    place = next((n for n, pair in enumerate(zip(expected, found)) if pair[0] != pair[1]), min(len(expected), len(found)))
    return 'word {} of {} and {}: the document has "{}", the PDF has "{}"'.format(
        place + 1, len(expected), len(found),
        ' '.join(expected[max(0, place - 4):place + 6]), ' '.join(found[max(0, place - 4):place + 6]))


def structure_text(path):
    """What poppler finds in the structure tree of a PDF, as it prints it."""
    with open(path, 'rb') as file:
        data = file.read()
    with tempfile.NamedTemporaryFile(suffix='.pdf') as copy:
        # With an output intent poppler works out its colours anew for every piece of text, which takes a minute; words have none.
        copy.write(data.replace(b'/OutputIntents', b'/OutputIntentX'))
        copy.flush()
        report = subprocess.run(['pdfinfo', '-enc', 'UTF-8', '-struct-text', copy.name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return report.stdout.decode('utf-8')


def pdf_words(path):
    return words_of(pdf_pieces(structure_text(path)))


def document_words(document):
    pieces = []
    document_pieces(document, pieces)
    return words_of(pieces)


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        expected = document_words(json.load(file))
    found = pdf_words(sys.argv[2])
    problem = difference(expected, found) or (None if expected else 'the document has no words')
    print(problem or '{} words, the same in the document and in the PDF'.format(len(expected)))
    return 1 if problem else 0


if __name__ == '__main__':
    sys.exit(main())
