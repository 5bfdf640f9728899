"""`{{ row.grid|beyond:row.address }}`: words without what stands beside them already."""

from itertools import takewhile

from django import template

register = template.Library()


@register.filter
def beyond(words, beside):
    """What `words` say beyond the beginning they share with `beside`; all of them where nothing would be left."""
    words, beside = str(words or ""), str(beside or "")
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(words, beside, strict=False))
    return words[sum(1 for _pair in shared) :] or words
