"""Words of people and places inside our own: `{{ row.grid|beyond:row.address }}`, `{{ grid.name|named }}`."""

import re
from itertools import takewhile

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

# An address up to the number of its street; what is behind it, the building, tells one from the next.
STREET = re.compile(r"^(.*\d号(?!楼))(.{2,})$", re.DOTALL)
TAIL = 8
HAN = re.compile(r"(?:\d{1,4} ?)?[\u3400-\u9fff](?:[\u3400-\u9fff0-9*·]*[\u3400-\u9fff0-9*])?")


@register.filter
def beyond(words, beside):
    """What `words` say beyond the beginning they share with `beside`; all of them where nothing would be left."""
    words, beside = str(words or ""), str(beside or "")
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(words, beside, strict=False))
    return words[sum(1 for _pair in shared) :] or words


@register.filter
def halves(address):
    """(the street, the building) of an address: where there is no room for both, the street is what is cut."""
    address = str(address or "")
    found = STREET.match(address)
    return found.groups() if found else (address[:-TAIL], address[-TAIL:])


@register.filter
def named(words) -> SafeString:
    """Names stay as they are in every language; on a page that is not Chinese they are marked as Chinese."""
    safe = conditional_escape("" if words is None else words)
    if (get_language() or "").startswith("zh"):
        return safe
    return mark_safe(HAN.sub(r'<span lang="zh-CN">\g<0></span>', safe))  # noqa: S308 -- escaped above
