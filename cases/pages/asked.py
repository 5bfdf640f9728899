"""The part of the desk's address that says which list is shown: kept along the way, saved as a view, sent as a link."""

from django.urls import reverse
from django.utils.http import urlencode

NARROWING = ("place", "unit", "kind", "source")
VIEW = ("tab", "q", *NARROWING, "cols", "size")
LONGEST = 200


def kept(asked, *without, **changed):
    """{name: value} of what an address says of the list, without some of it, with some of it said otherwise."""
    said = {name: str(asked[name])[:LONGEST] for name in VIEW if asked.get(name) and name not in without}
    return {name: value for name, value in (said | changed).items() if value}


def desk_at(said):
    """The desk's address of what `kept` answered."""
    return f"{reverse('cases:desk')}?{urlencode(said)}" if said else reverse("cases:desk")
