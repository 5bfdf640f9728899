"""Door codes: ten signs of Crockford's Base32 and a check letter. Pure but for the chance in new_token().

The check is a sum over GF(32) with a weight per place that never repeats: every single wrong sign and every two
signs exchanged change it. A door code is public, so the letter is against slips of the pen, not against guessing.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
MEANT = str.maketrans("OIL", "011", " -")
FIELD = 0b100101  # x^5 + x^2 + 1, primitive: the powers of 2 run through all 31 weights


def new_token():
    """A fresh token of eleven signs, by chance from the system's source."""
    body = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    return body + check_letter(body)


def normalised(text):
    """A token as typed or read aloud, in its stored form: O is 0, I and L are 1, spaces and hyphens go."""
    return text.upper().translate(MEANT)


def is_token(text):
    """Whether a normalised text is a well-formed token with its right check letter."""
    if len(text) != LENGTH + 1 or any(sign not in ALPHABET for sign in text):
        return False
    return text[-1] == check_letter(text[:-1])


def check_letter(body):
    total, weight = 0, 1
    for sign in body:
        weight = times(weight, 2)
        total ^= times(ALPHABET.index(sign), weight)
    return ALPHABET[total]


def times(a, b):
    """The product in GF(32)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a, b = a << 1, b >> 1
        if a & 0b100000:
            a ^= FIELD
    return product
