"""Render one profile, keep the PDF for the judges, and compare its words with its document's. Usage: render.py PROFILE NAME [OPTION...]"""

import json
import os
import subprocess
import sys

import words


def main():
    profile, name, options = sys.argv[1], sys.argv[2], sys.argv[3:]
    program = os.environ['CITYPROFILE']
    pdf = os.path.join(os.environ['CITYPROFILE_TEST_PDF'], 'conformance', name + '.pdf')
    os.makedirs(os.path.dirname(pdf), exist_ok=True)
    subprocess.run([program, 'render', profile, '-o', pdf, *options], check=True)
    printed = subprocess.run([program, 'render', profile, '--stop-after', 'document', *options], stdout=subprocess.PIPE, check=True).stdout
    expected = words.document_words(json.loads(printed))
    problem = words.difference(expected, words.pdf_words(pdf)) or (None if expected else 'the document has no words')
    print(problem or '{} words, the same in the document and in the PDF'.format(len(expected)))
    return 1 if problem else 0


sys.exit(main())
