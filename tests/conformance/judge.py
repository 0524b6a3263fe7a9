"""Let independent judges read every PDF the tests wrote: veraPDF (PDF/A-3a and PDF/UA-1) and qpdf. Speaks TAP.

Usage: judge.py FOLDER VARIANT...

The PDFs of a variant lie in FOLDER/VARIANT/pdf; a PDF elsewhere below FOLDER escaped its judges, which is an error. Files
with the same bytes are judged once and counted each. A judge must also refuse a file made to be refused, else its yes is
worth nothing. Status 0; 1 if anything was refused; 77 if veraPDF could not be had.
"""

import concurrent.futures
import hashlib
import os
import shutil
import subprocess
import sys

import tiny_pdf

VERAPDF = 'org.verapdf.apps:greenfield-apps:1.28.2'
MAVEN_COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'
MAIN_CLASS = 'org.verapdf.apps.GreenfieldCliWrapper'
# Suites that run in every variant.
EVERY_VARIANT = ('golden' + os.sep,)
FLAVOURS = (('3a', 'PDF/A-3a'), ('ua1', 'PDF/UA-1'))


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def find_pdfs(folder, variants):
    """Returns {variant: {name: path}} and the paths that lie where no judge looks."""
    written = {variant: {} for variant in variants}
    stray = []
    for variant in variants:
        root = os.path.join(folder, variant)
        kept = os.path.join(root, 'pdf')
        for parent, folders, names in os.walk(root):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(parent, name)
                if not name.lower().endswith('.pdf'):
                    continue
                if os.path.commonpath([kept, path]) == kept:
                    written[variant][os.path.relpath(path, kept)] = path
                else:
                    stray.append(path)
    return written, stray


def fetch_verapdf(folder):
    """The path of veraPDF's jar, or None after saying why not."""
    _, name, version = VERAPDF.split(':')
    jar = os.path.join(folder, 'verapdf', '{}-{}.jar'.format(name, version))
    if not shutil.which('java'):
        print('# no java here')
        return None
    if os.path.exists(jar):
        return jar
    if not shutil.which('mvn'):
        print('# no mvn here')
        return None
    command = ['mvn', '-q', '-B', MAVEN_COPY, '-Dartifact=' + VERAPDF, '-DoutputDirectory=' + os.path.dirname(jar)]
    try:
        fetched = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, check=False)
        said = fetched.stdout
    except subprocess.TimeoutExpired:
        said = 'mvn took more than five minutes'
    if os.path.exists(jar):
        return jar
    print(''.join('# {}\n'.format(row) for row in said.splitlines()[:3]), end='')
    return None


def run_verapdf(jar, flavour, paths):
    """Returns {path: rules not kept}; a path is absent where veraPDF said nothing clear about it."""
    command = ['java', '-cp', jar, MAIN_CLASS, '-f', flavour, '--format', 'text', '-v'] + paths
    report = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False, timeout=900).stdout
    verdicts = {}
    rules = []
    for row in report.splitlines():
        if row.startswith(('PASS ', 'FAIL ')):
            verdict, rest = row.split(' ', 1)
            rules = [] if verdict == 'PASS' else ['refused']
            verdicts[rest.rsplit(' ', 1)[0]] = rules
        elif row.startswith('  FAIL '):
            rules.append(row.split()[1])
    return verdicts


def run_qpdf(paths):
    verdicts = {}
    for path in paths:
        checked = subprocess.run(['qpdf', '--check', path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        verdicts[path] = [] if checked.returncode == 0 else [row for row in checked.stdout.splitlines() if 'WARNING' in row or 'rror' in row]
        if checked.returncode != 0 and not verdicts[path]:
            verdicts[path] = ['status {}'.format(checked.returncode)]
    return verdicts


def differing(written):
    """Names that two variants wrote with other bytes, and those of EVERY_VARIANT that one did not write. A variant that wrote nothing, for it
    did not build, is left out; not all variants run all suites."""
    written = {variant: files for variant, files in written.items() if files}
    names = sorted(set(name for files in written.values() for name in files))
    problems = []
    for name in names:
        digests = [digest(files[name]) for files in written.values() if name in files]
        if len(digests) < len(written) and name.startswith(EVERY_VARIANT):
            problems.append('{}: written by {} of {} variants'.format(name, len(digests), len(written)))
        elif len(set(digests)) > 1:
            problems.append('{}: the bytes differ'.format(name))
    return problems


class Report:
    """TAP on standard output; remembers whether anything failed or was skipped."""

    def __init__(self):
        self.number = 0
        self.failed = False
        self.skipped = False

    def say(self, problems, title):
        self.number += 1
        print('{} {} - {}'.format('not ok' if problems else 'ok', self.number, title))
        for problem in problems:
            print('#   ' + problem)
        self.failed = self.failed or bool(problems)

    def skip(self, title):
        self.number += 1
        print('ok {} - {} # SKIP'.format(self.number, title))
        self.skipped = True


def judge(report, title, verdicts, copies, control):
    """Report one judge's verdicts. copies: {path judged: paths it stands for}; control: the file it must refuse."""
    problems = []
    count = 0
    for path, stood_for in copies.items():
        if path not in verdicts:
            problems.append('no verdict on ' + stood_for[0])
            continue
        count += len(stood_for)
        if verdicts[path]:
            problems.append('{}: {}'.format(stood_for[0], ', '.join(verdicts[path])))
    written = sum(len(stood_for) for stood_for in copies.values())
    if not written:
        problems.append('no PDF was written')
    if verdicts.get(control) == []:
        problems.append('the file made to be refused was accepted')
    elif control not in verdicts:
        problems.append('no verdict on the file made to be refused')
    report.say(problems, '{}: {} judged of {} written, {} different'.format(title, count, written, len(copies)))


def gather(folder, written):
    """Link each different file once under a plain name. Returns {path: paths it stands for}."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    copies = {}
    for files in written.values():
        for path in files.values():
            copy = os.path.join(folder, digest(path)[:24] + '.pdf')
            if copy not in copies:
                shutil.copyfile(path, copy)
            copies.setdefault(copy, []).append(path)
    return copies


def make_control(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(data)
    return path


def main():
    folder, variants = os.path.abspath(sys.argv[1]), sys.argv[2:]
    report = Report()
    written, stray = find_pdfs(folder, variants)
    for variant in variants:
        print('# {}: {} PDFs'.format(variant, len(written[variant])))
    copies = gather(os.path.join(folder, 'judge'), written)
    untagged = make_control(os.path.join(folder, 'judge'), 'untagged.pdf', tiny_pdf.untagged())
    damaged = make_control(os.path.join(folder, 'judge'), 'damaged.pdf', tiny_pdf.untagged(damage=True))

    report.say(stray, 'every PDF lies where the judges look')
    report.say(differing(written), 'every variant writes the same bytes')
    judge(report, 'qpdf --check', run_qpdf(list(copies) + [damaged]), copies, damaged)

    jar = fetch_verapdf(os.path.dirname(folder))
    if jar:
        with concurrent.futures.ThreadPoolExecutor(len(FLAVOURS)) as pool:
            runs = [pool.submit(run_verapdf, jar, flavour, list(copies) + [untagged]) for flavour, _ in FLAVOURS]
        for (flavour, name), run in zip(FLAVOURS, runs):
            judge(report, 'veraPDF {} ({})'.format(flavour, name), run.result(), copies, untagged)
    else:
        for flavour, name in FLAVOURS:
            report.skip('veraPDF {} ({})'.format(flavour, name))
        print('SKIPPED: veraPDF COULD NOT BE HAD (it needs java and mvn, and the network once): NO PDF WAS JUDGED BY IT.')
    print('1..{}'.format(report.number))
    return 1 if report.failed else 77 if report.skipped else 0


if __name__ == '__main__':
    sys.exit(main())
