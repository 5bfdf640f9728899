"""The unified social credit code of an organisation: 18 signs, the last checks the others (GB 32100-2015). Pure."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z
LENGTH = 18
BASE = len(ALPHABET)
WEIGHT = 3  # of the first sign 1, of the second 3, of the third 9 …


def normalised(text):
    """As it is kept: capitals, without the spaces and dashes people write between."""
    return "".join(text.split()).replace("-", "").upper()


def check_sign(body):
    """The last sign for the 17 before it."""
    total = sum(ALPHABET.index(sign) * pow(WEIGHT, place, BASE) for place, sign in enumerate(body))
    return ALPHABET[-total % BASE]


def is_credit_code(text):
    """Whether 18 signs of the alphabet are one code: any one wrong sign, and any two exchanged, are found."""
    return len(text) == LENGTH and set(text) <= set(ALPHABET) and check_sign(text[:-1]) == text[-1]
