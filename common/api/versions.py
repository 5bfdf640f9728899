"""Nobody overwrites what they have not seen: ETag on every object, If-Match on every change."""

from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from common.api.problem import Problem


def etag(version):
    return f'"{version}"'


def seen_versions(request):
    """The tags the caller's If-Match names. 428 without one; "*" names none.

    A proxy that compresses makes a tag weak on its way out; it is the same version all the same.
    """
    tags = {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-Match", ""))}
    if not tags or tags == {"*"}:
        sentence = _("Say in If-Match which version you saw: the ETag of your last answer.")
        raise Problem(428, sentence, code="if_match_missing")
    return tags
