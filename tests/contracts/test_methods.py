"""Whether an address has a method is settled before anybody looks at who asks: so the walk need not ask as everybody.

In front of it stand only wrappers that tell those who are signed in from those who are not, or add a header.
"""

import inspect

import pytest
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import get_resolver
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from rest_framework.permissions import AllowAny, IsAuthenticated

from cases.views.public.manners import public_page, secret_page
from cases.views.public.scenes import of_code
from tests.contracts import matrix


def plain(request):
    return HttpResponse()


WRAPPERS = (
    *(login_required, never_cache, csrf_exempt, sensitive_post_parameters()),
    *(public_page, secret_page, of_code),
)
LOGIN_TEST = inspect.getclosurevars(login_required(plain)).nonlocals["test_func"].__code__
OPEN = {AllowAny, IsAuthenticated}
PAGES = [
    (matrix.name_of(names, pattern), pattern.callback)
    for names, pattern in matrix.patterns(get_resolver())
    if names[:1] != ("admin",)
]


def chain(view):
    """The wrappers from the outermost to the view itself."""
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)


def held(view):
    """{name: what a wrapper keeps under it}."""
    return inspect.getclosurevars(view).nonlocals


def asks_more(view):
    """Whether a wrapper asks more of a person than to be signed in."""
    test = held(view).get("test_func")
    return test is not None and test.__code__ != LOGIN_TEST


def in_front(view):
    """What stands before the wrapper that knows the methods; None where there is none."""
    ways = list(chain(view))
    place = next((place for place, one in enumerate(ways) if "request_method_list" in held(one)), None)
    return None if place is None else ways[:place]


BLIND = {one.__code__ for wrap in WRAPPERS for one in chain(wrap(plain))} - {plain.__code__}


@pytest.mark.parametrize(("name", "view"), PAGES, ids=[name for name, _view in PAGES])
def test_the_method_is_asked_for_before_who_asks(name, view):
    if kind := getattr(view, "cls", None):
        assert set(kind.permission_classes) <= OPEN

        return

    passed = in_front(view)

    assert passed is not None, "no list of methods"
    assert [one for one in passed if one.__code__ not in BLIND or asks_more(one)] == []
