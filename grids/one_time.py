"""One-time codes on paper: the signs of a door code, a secret, kept as a keyed hash bound to the officer.

50 bits, good once and for one name, behind the lock-out of the sign-in page: 1,000 tries an hour for the week of a
start code find one in 6,000 million.
"""

from common.crypto import blind_index
from grids.tokens import is_token, new_token, normalised

GROUPS = ((0, 4), (4, 8), (8, 11))


def new_code():
    """→ the code as it is printed: ABCD-EFGH-JKM."""
    token = new_token()
    return "-".join(token[start:end] for start, end in GROUPS)


def is_code(text):
    """Whether what was typed has the form of a code, with its check letter."""
    return is_token(normalised(text or ""))


def digest(officer, text):
    """What is kept of an officer's code: the same code of another officer has another digest."""
    return blind_index(f"one-time:{officer.uuid}:{normalised(text)}")
