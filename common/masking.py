"""Personal values as they are shown to those who have not asked for the plain ones. Pure."""


def mask_phone(phone):
    """Keep the first three and the last four digits: 138****5678.

    A number too short to hide its middle (a landline without area code, a short number) keeps its last two.
    """
    if not phone:
        return ""
    if len(phone) >= 9:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(len(phone) - 2, 0) + phone[-2:]


def mask_name(name):
    """Keep the family name's first character: 张**."""
    return name[:1] + "*" * (len(name) - 1) if name else ""


def mask_id_number(number):
    """Keep the birth year's place out of sight: the first three and the last two of an 18-digit number."""
    if not number or len(number) < 8:
        return "*" * len(number or "")
    return number[:3] + "*" * (len(number) - 5) + number[-2:]
