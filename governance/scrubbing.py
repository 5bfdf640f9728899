"""What a log line may not say: phones, numbers of identity cards, secret links, tokens, passwords."""

import re

SECRET_LINK = re.compile(r"(/t/|/done/)[^/\s\"'?#]+")
# A case's number has 19 digits and stays; a phone has 11, an identity card 18 with a digit or an X at its end.
IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{6}\d{11}[0-9Xx](?![0-9A-Za-z])")
PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")
TOKEN = re.compile(
    r"""(?ix) \b (api-key|bearer|basic) \s+ [\w.~+/=-]{8,} """,
)
# From the telling word on and bounded: with whatever stands before it, a line of 50 KB would take minutes.
NAMED = re.compile(
    r"""(?ix) ((?:token|secret|password|passwd|session|csrf|apikey|otp)[\w-]{0,40}
    ["']? \s* [=:] \s* (?P<quote>["'])?) (?(quote) [^"']{4,} | [^\s"'&;,}]{4,}) """,
)
IN_ADDRESS = re.compile(r"(://[^:/@\s]*):[^@/\s]+@")


def scrubbed(line: str) -> str:
    """The line without what names a person or opens a door."""
    line = SECRET_LINK.sub(r"\1***", line)
    line = IN_ADDRESS.sub(r"\1:***@", line)
    line = TOKEN.sub(r"\1 ***", line)
    line = NAMED.sub(r"\1***", line)
    line = IDENTITY.sub("***", line)
    return PHONE.sub(r"\1****\2", line)
