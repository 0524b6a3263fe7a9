#!/usr/bin/env python3
"""How long a comparison of many cities takes, and how much memory, beside a floor: xmllint reading the same files in one process.

Usage: compare.py PROGRAM DATA_FOLDER FOLDER_OF_PROFILES RUNS
"""

import os
import sys
import time

ROWS = ('wall s', 'CPU s', 'peak MB')


def run(command, environment):
    """(wall seconds, CPU seconds, peak megabytes) of a program whose output goes nowhere."""
    start = time.monotonic()
    nowhere = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)]
    child = os.posix_spawnp(command[0], command, environment, file_actions=nowhere)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit('{} failed'.format(command[0]))
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(runs, column):
    return sorted(each[column] for each in runs)[len(runs) // 2]


def main(program, data, folder, runs):
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    environment = dict(os.environ, CITYPROFILE_DATA=data)
    commands = {
        'floor: xmllint': ['xmllint', '--noout', *files],
        'compare, text': [program, 'compare', *files],
        'compare, one group': [program, 'compare', '--rank', '--group', 'SC/culture', *files],
        'compare, JSON': [program, 'compare', '--format', 'json', *files],
    }
    results = {name: [] for name in commands}
    for _ in range(int(runs)):
        for name, command in commands.items():
            results[name].append(run(command, environment))
    floor = results['floor: xmllint']
    print('{} profiles, {} runs, median\n\n{:22}{:>10}{:>10}{:>10}   by floor: wall, CPU, peak'.format(len(files), runs, '', *ROWS))
    for name, found in results.items():
        numbers = [median(found, column) for column in range(3)]
        ratios = [number / median(floor, column) for column, number in enumerate(numbers)]
        print('{:22}{:>10.2f}{:>10.2f}{:>10.1f}   {:.1f}, {:.1f}, {:.1f}'.format(name, *numbers, *ratios))
    kept = median(results['compare, text'], 0) < 5
    print('\naim: 1,000 profiles in under 5 s: {}'.format('kept' if kept else 'NOT KEPT'))


if __name__ == '__main__':
    main(*sys.argv[1:])
