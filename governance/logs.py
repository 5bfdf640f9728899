"""What a log line may not say: a resident's secret link and a phone number."""

import logging
import re

SECRET_LINK = re.compile(r"(/t/|/done/)[^/\s]+")
PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")


def masked(line: str) -> str:
    """The line without secret links and whole phone numbers."""
    return PHONE.sub(r"\1****\2", SECRET_LINK.sub(r"\1***", line))


class MaskedFormatter(logging.Formatter):
    """Masks last, so that arguments and tracebacks are covered too."""

    def format(self, record):
        return masked(super().format(record))
