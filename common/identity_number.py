"""The number on an identity card: 18 signs, a day of birth inside, the last checks the others (GB 11643-1999). Pure."""

import re
from datetime import date

FORM = re.compile(r"[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]", re.ASCII)
CHECK_SIGNS = "10X98765432"


def check_sign(body):
    """The last sign for the 17 digits before it."""
    return CHECK_SIGNS[sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body)) % 11]


def is_identity_number(text):
    """Whether 18 signs are one number: the day of birth exists and the last sign fits."""
    found = FORM.fullmatch(text)
    if not found or check_sign(text[:-1]) != text[-1]:
        return False
    try:
        date(*map(int, found.groups()))
    except ValueError:
        return False
    return True
