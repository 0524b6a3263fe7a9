"""Hold the diagnostics of bad inputs against those expected: one case for each kind of fault.

Usage: run.py PROGRAM [--update]

A case is <folder>/<case>.xml; what `validate` prints for it, with its status, stands beside it in <case>.txt. --update writes these
files anew: look at the difference before committing it. Files in folders inside a case folder are parts of cases.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def outcome(program, folder, case):
    """What the program says of a case, and its status."""
    environment = dict(os.environ, NO_COLOR="1")
    done = subprocess.run([program, "validate", case + ".xml"], cwd=folder, env=environment, capture_output=True)
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    return "%sstatus %d\n" % (text, done.returncode)


def main():
    program, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv[2:]
    cases = []
    for folder in sorted(os.listdir(HERE)):
        if os.path.isdir(os.path.join(HERE, folder)):
            names = sorted(os.listdir(os.path.join(HERE, folder)))
            cases += [(folder, name[:-4]) for name in names if name.endswith(".xml")]
    failed = 0
    print("1..%d" % len(cases))
    for number, (folder, case) in enumerate(cases, 1):
        expected_file = os.path.join(HERE, folder, case + ".txt")
        found = outcome(program, os.path.join(HERE, folder), case)
        if update:
            with open(expected_file, "w", encoding="utf-8") as out:
                out.write(found)
        expected = open(expected_file, encoding="utf-8").read() if os.path.exists(expected_file) else ""
        good = found == expected
        failed += not good
        print("%s %d - %s/%s" % ("ok" if good else "not ok", number, folder, case))
        if not good:
            sys.stdout.writelines("# expected: %s\n" % line for line in expected.splitlines())
            sys.stdout.writelines("# found:    %s\n" % line for line in found.splitlines())
    return 1 if failed else 0


sys.exit(main())
