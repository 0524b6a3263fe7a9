"""Every problem in one run: two cases of the folder profile in one document give what both give apart, and nothing else. Speaks TAP.

Cases are written on one plain document, so that each is a few changed rows of it; two whose rows are apart are put together.
Paragraphs changed in the same row stand one after the other. What speaks of a value then speaks of one that no case changes.

Usage: pairs.py [--all]    A thousand pairs, drawn by a seed; or all of them, some minutes.
"""

import collections
import difflib
import json
import os
import random
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import suite  # noqa: E402

FOLDER = os.path.join(HERE, 'profile')
PAIRS, SEED = 1000, 20200408
PARAGRAPH = '\t\t\t<p>Littleby does not exist.</p>'
OBSERVATION = '\t\t<observation indicator="EC:P:EM:1C" value="2.16"/>'
CODE, OTHER_CODE = 'EC:P:EM:1C', 'EC:P:EM:2C'
OTHER_OBSERVATION = '\t\t<observation indicator="{}" period="2019" boundary="b.city" value="2.16"/>'.format(OTHER_CODE)
# Where there is no tree of a profile, nothing more can be said.
NO_TREE = ('xml-', 'wrong-root')
# Pairs of which one takes away what the other speaks of, or that give the same id.
NOT_APART = {
    ('bad-date', 'closed-in-public'), ('bad-date', 'fact-across-versions'), ('bad-date', 'list-of-unknown-words'),
    ('bad-date', 'value-twice'), ('bad-date', 'values-do-not-go-together'), ('closed-in-public', 'value-without-period'),
    ('fact-across-versions', 'value-without-period'), ('image-outside-folder', 'missing-image'),
    ('list-of-unknown-words', 'value-without-period'), ('unmentioned-not-known', 'unmentioned-restricted'),
    ('value-twice', 'value-without-period'), ('value-without-period', 'values-do-not-go-together'),
    ('bad-date', 'chart-of-closed-values'), ('chart-of-closed-values', 'value-without-period'),
    ('bad-date', 'chart-of-periods-that-overlap'), ('chart-of-periods-that-overlap', 'value-without-period'),
    ('bad-date', 'chart-of-shares-that-lack'), ('chart-of-shares-that-lack', 'value-without-period'),
    ('bad-date', 'chart-of-too-many-lines'), ('chart-of-too-many-lines', 'value-without-period'),
    ('bad-date', 'chart-of-units-that-differ'), ('chart-of-units-that-differ', 'value-without-period'),
}


def read(name):
    with open(os.path.join(FOLDER, name), encoding='utf-8') as file:
        return file.read().split('\n')


def plain_rows():
    rows = read('value-form.xml')
    at = next(n for n, row in enumerate(rows) if '<observation' in row)
    return rows[:at] + [OBSERVATION] + rows[at + 1:]


def validate(folder, names):
    """Reports on files in a folder: name -> Counter of (column, severity, code, message)."""
    result = suite.run(['validate', '--format=json', *names], folder)
    found = {}
    for report in json.loads(result.text()):
        found[report['profile']] = collections.Counter(
            (entry.get('column', 0), entry['severity'], entry['code'], entry['message']) for entry in report['diagnostics'])
    return found


def of_other_value(row):
    return row.replace(CODE, OTHER_CODE)


class Case:
    """One case as changes of the plain document: [from, to) of its rows and what stands there instead."""

    def __init__(self, name, plain):
        rows = read(name)
        self.name = name[:-4]
        matcher = difflib.SequenceMatcher(None, plain, rows, autojunk=False)
        self.changes = [(a, b, rows[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != 'equal']
        # A paragraph that speaks of a value which the case itself changes must go on speaking of that.
        own = any(plain[a:b] == [OBSERVATION] for a, b, _ in self.changes)
        self.speaks = not own and any(plain[a:b] == [PARAGRAPH] and CODE in ''.join(new) for a, b, new in self.changes)
        if self.speaks:
            self.changes = [(a, b, [of_other_value(row) for row in new] if plain[a:b] == [PARAGRAPH] else new) for a, b, new in self.changes]


def merged(plain, first, second):
    """The rows of both, or None when they change the same place. Of two paragraphs for one both stay."""
    changes = []
    for change in sorted(first.changes + second.changes, key=lambda change: change[:2]):
        a, b, new = change
        if changes and plain[a:b] == [PARAGRAPH] == plain[changes[-1][0]:changes[-1][1]]:
            changes[-1] = (a, b, changes[-1][2] + new)
        elif changes and a <= changes[-1][1] and (a < changes[-1][1] or a == b or changes[-1][0] == changes[-1][1]):
            return None
        else:
            changes.append(change)
    rows, done = [], 0
    for a, b, new in changes:
        rows += plain[done:a] + new
        done = b
    rows += plain[done:]
    end = next((n for n, row in enumerate(rows) if '</indicators>' in row), None)
    return rows if end is None else rows[:end] + [OTHER_OBSERVATION] + rows[end:]


def expected_of(first, second, alone):
    total = collections.Counter()
    for case in (first, second):
        for (column, severity, code, message), n in alone[case.name + '.xml'].items():
            total[(column, severity, code, of_other_value(message) if case.speaks else message)] += n
    return total


def words(counter):
    return ['{} {} [{}] at column {}'.format(n, message, code, column) for (column, _, code, message), n in sorted(counter.items())]


def main():
    tap = suite.Tap()
    plain = plain_rows()
    names = sorted(name for name in os.listdir(FOLDER) if name.endswith('.xml'))
    alone = validate(FOLDER, names)
    cases = [Case(name, plain) for name in names if alone[name]]
    cases = [case for case in cases
             if not any(code.startswith(NO_TREE) for _, _, code, _ in alone[case.name + '.xml']) and case.changes[0][0] > 1]
    documents = {}
    for n, first in enumerate(cases):
        for second in cases[n + 1:]:
            rows = merged(plain, first, second)
            if rows and (first.name, second.name) not in NOT_APART:
                documents['{}+{}.xml'.format(first.name, second.name)] = (rows, expected_of(first, second, alone))
    if '--all' not in sys.argv:
        chosen = random.Random(SEED).sample(sorted(documents), PAIRS)
        documents = {name: documents[name] for name in sorted(chosen)}
    with tempfile.TemporaryDirectory() as parent:
        folder = os.path.join(parent, 'case')
        shutil.copytree(os.path.join(FOLDER, 'part'), os.path.join(folder, 'part'))
        for name, (rows, _) in documents.items():
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write('\n'.join(rows))
        found = validate(folder, sorted(documents))
    for name, (_, expected) in documents.items():
        lacking, besides = expected - found[name], found[name] - expected
        tap.say(name[:-4], ['not said: ' + row for row in words(lacking)] + ['said besides: ' + row for row in words(besides)])
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
