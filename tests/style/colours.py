"""Whether the colours of every template can be told apart and read, computed from the palettes of templates/*/styles.xml. Speaks TAP.

Usage: colours.py SOURCE_ROOT

Fills of bands, and those of statuses, must differ by CIEDE2000 at least DIFFERENCE_LEAST for normal sight and as people with
protanopia, deuteranopia and tritanopia see them (Machado, Oliveira and Fernandes 2009, severity 1.0), and at least GREY_LEAST in
grey print. Fills of series and shares, which stand side by side in their order and begin anew after the last, must differ from the next by
NEIGHBOURS_LEAST in grey print. Letters must stand out from what they are written on by a contrast of CONTRAST_LEAST. Goals have their official colours.
The figures published for the first palette are computed anew, and palettes with a fault must fail.
"""

import glob
import itertools
import math
import os
import sys
import xml.etree.ElementTree

DIFFERENCE_LEAST, GREY_LEAST, NEIGHBOURS_LEAST, CONTRAST_LEAST = 25, 14, 15, 4.5
SPACE = '{urn:cityprofile:styles:1}'

# From linear RGB to linear RGB, row by row.
SIGHTS = {
    'normal': ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    'protanopia': ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    'deuteranopia': ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    'tritanopia': ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    'greyscale': ((0.2126, 0.7152, 0.0722),) * 3,
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))

# What is written on what; letters of bands and goals, and numbers on shares, are paired by their names.
WRITTEN = (
    ('ink', 'white'), ('ink', 'mist'), ('night', 'white'), ('house-blue', 'white'), ('house-blue', 'mist'), ('slate', 'white'),
    ('slate', 'mist'), ('white', 'night'), ('sky-text', 'night'), ('pale', 'night'), ('economy', 'white'), ('economy', 'economy-tint'),
    ('environment', 'white'), ('environment', 'environment-tint'), ('society', 'white'), ('society', 'society-tint'),
)

# The official colours of the Sustainable Development Goals, 1 to 17, which no palette may change.
GOALS = '#E5243B #DDA63A #4C9F38 #C5192D #FF3A21 #26BDE2 #FCC30B #A21942 #FD6925 #DD1367 #FD9D24 #BF8B2E #3F7E44 #0A97D9 #56C02B #00689D #19486A'.split()

# Fills that stand side by side and mean different things.
APART = ('band-', 'status-')

# Differences of band fills: A-B, A-C, A-D, B-C, B-D, C-D.
PUBLISHED = {
    'normal': (34.9, 70.7, 42.8, 48.6, 50.8, 40.6),
    'protanopia': (35.1, 68.6, 38.2, 45.6, 43.2, 36.9),
    'deuteranopia': (32.1, 75.6, 48.3, 50.5, 43.8, 28.2),
    'tritanopia': (34.0, 65.1, 52.9, 48.6, 60.7, 31.3),
    'greyscale': (33.3, 55.2, 16.8, 14.9, 15.7, 30.2),
}


def linear(value):
    """Linear RGB of #RRGGBB."""
    def channel(c):
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
    return tuple(channel(int(value[i:i + 2], 16) / 255) for i in (1, 3, 5))


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(row, vector)) for row in matrix)


def seen(rgb, sight):
    return tuple(min(max(c, 0), 1) for c in times(SIGHTS[sight], rgb))


def lab(rgb):
    def f(t):
        return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
    x, y, z = (f(c / sum(row)) for c, row in zip(times(XYZ, rgb), XYZ))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, two):
    """CIEDE2000 of two colours in CIELAB, as Sharma, Wu and Dalal (2005) write it."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = (1 - math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7))) / 2
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 if a or b else 0 for a, b in ((a1, b1), (a2, b2)))
    turn = 0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (1 - 0.17 * math.cos(math.radians(hm - 30)) + 0.24 * math.cos(math.radians(2 * hm))
         + 0.32 * math.cos(math.radians(3 * hm + 6)) - 0.20 * math.cos(math.radians(4 * hm - 63)))
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = -2 * math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)) * math.sin(math.radians(60 * math.exp(-((hm - 275) / 25) ** 2)))
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)


def difference(one, two, sight):
    return ciede2000(lab(seen(one, sight)), lab(seen(two, sight)))


def contrast(one, two):
    light, dark = sorted((sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(value))) for value in (one, two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(value):
    return lab(linear(value))[0]


def fills(palette, start):
    return sorted(name for name in palette if name.startswith(start) and not name.endswith('-text'))


def bands(palette):
    return fills(palette, 'band-')


def faults(palette):
    """What is wrong with a palette, a line each."""
    found = []
    if len(bands(palette)) < 2:
        found.append('the palette has no bands to tell apart')
    for one, two in (pair for start in APART for pair in itertools.combinations(fills(palette, start), 2)):
        for sight in SIGHTS:
            least = GREY_LEAST if sight == 'greyscale' else DIFFERENCE_LEAST
            value = difference(linear(palette[one]), linear(palette[two]), sight)
            if value < least:
                found.append('{} and {} differ by {:.1f} under {}; at least {} is asked'.format(one, two, value, sight, least))
    shares = fills(palette, 'share-')
    for one, two in zip(shares, shares[1:] + shares[:1]):
        value = abs(lightness(palette[one]) - lightness(palette[two]))
        if value < NEIGHBOURS_LEAST:
            found.append('{} and {}, which are neighbours, differ in lightness by {:.1f}; at least {} is asked'.format(one, two, value, NEIGHBOURS_LEAST))
    marks = [(name + '-text', name) for name in palette if name + '-text' in palette and name.startswith(APART + ('sdg-', 'share-'))]
    for number, value in enumerate(GOALS, 1):
        if palette.get('sdg-{}'.format(number), value).upper() != value:
            found.append('sdg-{} is {}, not {}, its official colour'.format(number, palette['sdg-{}'.format(number)], value))
    for name in bands(palette):
        if name + '-text' not in palette:
            found.append('nothing says what is written on {}'.format(name))
    for text, ground in marks + [pair for pair in WRITTEN if set(pair) <= set(palette)]:
        value = contrast(palette[text], palette[ground])
        if value < CONTRAST_LEAST:
            found.append('{} on {} has a contrast of {:.2f}; at least {} is asked'.format(text, ground, value, CONTRAST_LEAST))
    return found


def published_problems(palette):
    pairs = list(itertools.combinations([linear(palette[name]) for name in bands(palette)], 2))
    rows = ((sight, number, difference(*pair, sight), value) for sight in SIGHTS for number, (pair, value) in enumerate(zip(pairs, PUBLISHED[sight])))
    return ['{}, pair {}: {:.2f}, published {}'.format(sight, number + 1, a, b) for sight, number, a, b in rows if abs(a - b) > 0.1]


# Pairs of CIELAB colours with their difference, from the test data of Sharma, Wu and Dalal.
KNOWN = (
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065), ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644), ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)

# A change to a palette, and the fault it must be found by.
SPOILED = (
    ({'band-b': '#0F3B70'}, 'band-a and band-b differ'),
    ({'band-d': '#6E8A3A'}, 'under deuteranopia'),
    ({'band-d': '#5A8FA0'}, 'under greyscale'),
    ({'band-c-text': '#FFFFFF'}, 'band-c-text on band-c'),
    ({'slate': '#9AA5AE'}, 'slate on white'),
    ({'sdg-7-text': '#FFFFFF'}, 'sdg-7-text on sdg-7'),
    ({'sdg-13': '#3F7E45'}, 'sdg-13 is #3F7E45'),
    ({'share-3': '#8DB0C8'}, 'share-2 and share-3, which are neighbours'),
    ({'share-5': '#4E5D6B', 'share-5-text': '#FFFFFF'}, 'share-5 and share-1, which are neighbours'),
    ({'status-stopped': '#B58A2E'}, 'status-delayed and status-stopped differ'),
    ({'status-delayed-text': '#FFFFFF'}, 'status-delayed-text on status-delayed'),
)


def read(path):
    root = xml.etree.ElementTree.parse(path).getroot()
    return {colour.get('name'): colour.get('value') for colour in root.iter(SPACE + 'colour')}


def main():
    paths = sorted(glob.glob(os.path.join(sys.argv[1], 'templates', '*', 'styles.xml')))
    first = read(os.path.join(sys.argv[1], 'templates', 'smart-city-profile-1', 'styles.xml'))
    tests = [
        ('differences of colours are those of the published test data',
            ['{} and {}: {:.4f}, not {}'.format(a, b, ciede2000(a, b), c) for a, b, c in KNOWN if abs(ciede2000(a, b) - c) > 0.0001]),
        ('the published figures of the first palette are right', published_problems(first)),
    ]
    for change, fault in SPOILED:
        said = faults({**first, **change})
        tests.append(('a palette with {} fails'.format(', '.join(change)), [] if any(fault in row for row in said) else said or ['nothing was found']))
    for path in paths:
        tests.append(('{} can be told apart and read'.format(os.path.relpath(path, sys.argv[1])), faults(read(path))))
    for number, (title, problems) in enumerate(tests, 1):
        print('{} {} - {}'.format('not ok' if problems else 'ok', number, title))
        for problem in problems:
            print(problem, file=sys.stderr)
    print('1..{}'.format(len(tests)))
    return any(problems for _, problems in tests)


if __name__ == '__main__':
    sys.exit(main())
