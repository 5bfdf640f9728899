"""The number of a receipt: eight digits of the row's own secret, to be read out. Alone it opens nothing."""

DIGITS = 8


def number_of(row):
    """Eight digits in fours. The way to the page is its address."""
    digits = f"{row.uuid.int % 10**DIGITS:0{DIGITS}d}"
    return f"{digits[:4]} {digits[4:]}"


def of_number(rows, number):
    """Those of some rows whose receipt has this number, typed with or without the space; the newest first."""
    digits = "".join(number.split())
    return [
        one
        for one in rows.select_related(None).only("uuid").order_by("-pk")
        if number_of(one).replace(" ", "") == digits
    ]
