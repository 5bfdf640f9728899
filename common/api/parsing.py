"""Bodies as they come from outside: bounded before they are read, and free of what no text column can hold."""

import io

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.parsers import JSONParser, MultiPartParser

from common.api.problem import too_large

MOST = 2**20  # bytes of JSON
MOST_OF_A_PHOTO = 12 * 2**20
ROOM_FOR_THE_FORM = 2**16  # what multipart adds around a photo
DEEPEST = 16


class BoundedJSONParser(JSONParser):
    """JSON of at most 1 MB. A NUL or half a surrogate pair is a field error, not a database error later."""

    def parse(self, stream, media_type=None, parser_context=None):
        body = stream.read(MOST + 1)
        if len(body) > MOST:
            raise too_large(MOST)
        try:
            data = super().parse(io.BytesIO(body), media_type, parser_context)
        except RecursionError as error:
            raise ParseError(_("This is nested too deeply.")) from error
        except ParseError as error:
            raise ParseError(_("This cannot be read as JSON.")) from error
        check(data)
        return data


class BoundedFormParser(MultiPartParser):
    """Multipart around one photo of at most 12 MB, by the length that the request says."""

    def parse(self, stream, media_type=None, parser_context=None):
        length = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
        if length > MOST_OF_A_PHOTO + ROOM_FOR_THE_FORM:
            raise too_large(MOST_OF_A_PHOTO)
        return super().parse(stream, media_type, parser_context)


def check(data):
    """Raises for texts that cannot be kept and for nesting deeper than any body of ours."""
    found = {}
    waiting = [("", data, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if depth > DEEPEST:
            raise ParseError(_("This is nested too deeply."))
        if isinstance(value, str) and not keepable(value):
            found[path] = [_("This text has characters that cannot be kept.")]
        waiting += [(named(path, key), part, depth + 1) for key, part in parts(value)]
    if found:
        raise ValidationError(found)


def parts(value):
    """The (name, value) pairs inside; the names of an object are texts too."""
    if isinstance(value, dict):
        return [*value.items(), *(("", key) for key in value if not keepable(key))]
    return enumerate(value) if isinstance(value, list) else ()


def named(path, key):
    key = str(key).encode("ascii", "backslashreplace").decode() if not keepable(str(key)) else key
    return f"{path}.{key}" if path else str(key)


def keepable(text):
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
