"""What a page weighs on the way to a phone, compressed: itself, and all it loads before it shows something."""

import gzip
import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

# Bytes (frontend.md 3.0 rule 10): the answer itself; with all it loads, for a resident and for the staff.
ANSWER, RESIDENT, STAFF = 30_000, 80_000, 150_000
LINKED = re.compile(r'(?:src|href)="/static/([^"?]+\.(?:css|js|svg))')


def compressed(content):
    return len(gzip.compress(content, 9))


@cache
def file(name):
    return compressed(Path(finders.find(name)).read_bytes())


def too_heavy(body, who):
    """What is over a limit of an answer (bytes) that somebody gets ("" for a resident)."""
    alone = compressed(body)
    whole = alone + sum(map(file, set(LINKED.findall(body.decode()))))
    limits = (("the answer", alone, ANSWER), ("the first view", whole, STAFF if who else RESIDENT))
    return [f"{what} weighs {grams} bytes" for what, grams, most in limits if grams > most]
