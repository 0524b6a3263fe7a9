"""A folder where the output shall go."""

import os

os.mkdir('out.pdf')
