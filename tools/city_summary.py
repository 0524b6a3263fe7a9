"""Say where a PDF is, how many pages it has and how much each dimension reports.

Usage: cityprofile score PROFILE --format json | city_summary.py FILE.pdf

Read of the scorecard: {"dimensions": [{"name": "...", "points": 0, "reported": 0, "scored": 0}]}
"""

import json
import os
import re
import sys


def page_count(path):
    with open(path, 'rb') as file:
        data = file.read()
    objects = re.sub(rb'\bstream\r?\n.*?endstream', b'', data, flags=re.DOTALL)
    return len(re.findall(rb'/Type\s*/Page\b', objects))


def main():
    path = sys.argv[1]
    scorecard = json.load(sys.stdin)
    print('PDF:   ', os.path.abspath(path))
    print('pages: ', page_count(path))
    for dimension in scorecard['dimensions']:
        print('{}: {} data points, {} reported, {} scored'.format(
            dimension['name'], dimension['data_points'], dimension['reported'], dimension['scored']))


main()
