"""A folder with nothing in it."""

import os

os.mkdir('city')
