"""No module keeps writable memory of its own: constant tables excepted, no library has a variable. Speaks TAP.

Usage: globals.py COMPILER... -- MODULE=LIBRARY...    The compiler makes a sample with faults, which must be found.
"""

import os
import re
import subprocess
import sys
import tempfile

# Variables that must be: (module, name) with the reason.
ALLOWED = {
    # Which of two threads that ran out of memory together says so.
    ('base', 'told'),
    # libxml2's allocator has no context argument: what a template's run may take hangs on its thread.
    ('template', 'allowance_current'),
}

SYMBOL = re.compile(r'^[0-9a-f]+ .{7} (\.data|\.bss|\.tdata|\.tbss|\*COM\*)(?:\.(?!rel\.ro)\S*)?\t([0-9a-f]+) (?:\.hidden )?(\S+)$')


def variables(library):
    """Names of the writable objects in an object file or a library."""
    table = subprocess.run(['objdump', '-t', library], stdout=subprocess.PIPE, text=True, check=True).stdout
    found = (SYMBOL.match(row) for row in table.splitlines())
    return [match[3] for match in found if match and int(match[2], 16) > 0]


def plain(name):
    """A name without what compilers add to that of a variable inside a function: gcc a number behind it, clang the function before it."""
    return re.sub(r'\.\d+$', '', name).split('.')[-1]


def selftest(compiler):
    """What is found in a file with two variables and three constant tables."""
    code = ('int shared = 1;\nconst int table[] = { 1, 2 };\nstatic const char *const names[] = { "a", "b" };\n'
            'const char *f(int i)\n{\n\tstatic int count;\n\tcount += i;\n\treturn names[count & 1];\n}\n')
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'a.o')
        subprocess.run(compiler + ['-fPIC', '-x', 'c', '-c', '-', '-o', path], input=code, text=True, check=True)
        return sorted(plain(name) for name in variables(path))


def main():
    split = sys.argv.index('--')
    compiler, libraries = sys.argv[1:split], sys.argv[split + 1:]
    number = 1
    print('{} 1 - variables are told from constants'.format('ok' if selftest(compiler) == ['count', 'shared'] else 'not ok'))
    for number, library in enumerate(libraries, 2):
        module, path = library.split('=', 1)
        found = [name for name in variables(path) if (module, plain(name)) not in ALLOWED]
        print('{} {} - {} keeps no variables'.format('not ok' if found else 'ok', number, module))
        for name in found:
            print('{}: {}'.format(module, name), file=sys.stderr)
    print('1..{}'.format(number))


main()
