"""Sum the results of all variants and of what compared them; the last line printed is: N passed, N failed, N skipped.

Usage: count.py FOLDER 'NAME=STATUS...' 'VARIANTS THAT DID NOT BUILD' VARIANT...

What a comparison said, with its exit status, lies in FOLDER/NAME.txt.

A test that speaks TAP counts by its own tests, any other as one. Status 1 if anything failed.
"""

import collections
import json
import os
import re
import sys

TAP = re.compile(r'^(ok|not ok)\b([^#\n]*)(#\s*skip)?', re.MULTILINE | re.IGNORECASE)


def tap_counts(text):
    counts = collections.Counter()
    for verdict, _, skipped in TAP.findall(text):
        counts['skipped' if skipped else 'passed' if verdict.lower() == 'ok' else 'failed'] += 1
    return counts


def test_counts(entry):
    """What one line of Meson's testlog.json counts for."""
    counts = tap_counts(entry.get('stdout', ''))
    if not counts:
        kind = {'OK': 'passed', 'EXPECTEDFAIL': 'passed', 'SKIP': 'skipped'}.get(entry['result'], 'failed')
        counts[kind] = 1
    elif entry['result'] not in ('OK', 'SKIP') and not counts['failed']:
        # Every test said ok, but the program ended badly: a leak, a crash at the end, tests that never ran.
        counts['failed'] = 1
    return counts


def show_failure(variant, entry):
    """What Meson keeps to itself of a TAP test: the comments after each "not ok"."""
    print('-- {}: {}'.format(variant, entry['name']))
    shown = False
    for row in entry.get('stdout', '').splitlines():
        shown = row.startswith('not ok') or (shown and row.startswith('#'))
        if shown:
            print('   ' + row)
    for row in entry.get('stderr', '').splitlines()[:40]:
        print('   ' + row)


def variant_counts(folder):
    counts = collections.Counter()
    try:
        with open(os.path.join(folder, 'meson-logs', 'testlog.json'), encoding='utf-8') as log:
            for line in log:
                entry = json.loads(line)
                found = test_counts(entry)
                if found['failed']:
                    show_failure(os.path.basename(folder), entry)
                counts += found
    except FileNotFoundError:
        pass
    if not counts:
        counts['failed'] = 1
    return counts


def report_counts(folder, name, status):
    with open(os.path.join(folder, name + '.txt'), encoding='utf-8') as report:
        text = report.read()
    counts = tap_counts(text)
    print(''.join(row + '\n' for row in text.splitlines() if row.startswith('SKIPPED')), end='')
    if status not in (0, 77) and not counts['failed']:
        counts['failed'] = 1
    return counts


def line(counts):
    return '{} passed, {} failed, {} skipped'.format(counts['passed'], counts['failed'], counts['skipped'])


def main():
    folder, reports, unbuilt, variants = sys.argv[1], sys.argv[2].split(), sys.argv[3].split(), sys.argv[4:]
    total = collections.Counter()
    for variant in variants:
        counts = collections.Counter(failed=1) if variant in unbuilt else variant_counts(os.path.join(folder, variant))
        print('{:16}{}{}'.format(variant, line(counts), ' (did not build)' if variant in unbuilt else ''))
        total += counts
    for report in reports:
        name, status = report.split('=')
        counts = report_counts(folder, name, int(status))
        print('{:16}{}'.format(name, line(counts)))
        total += counts
    print(line(total))
    return 1 if total['failed'] else 0


if __name__ == '__main__':
    sys.exit(main())
