from django import template
from django.utils.functional import LazyObject, empty

from grids import brands

register = template.Library()


@register.simple_tag(takes_context=True)
def brand(context):
    """The Look of the place a page is about, else of the place somebody works in; None for the product's own (S0-49).

    A page of a door has `qr`, a page of a case `case`; one drawn without its request brings its `look`. Asks Redis once
    a page, the database never.
    """
    request = context.get("request")
    if request is None:
        return context["look"] if "look" in context else brands.look_at()
    if not hasattr(request, "look"):
        request.look = brands.look_at(**place_of(context, request))
    return request.look


@register.simple_tag(takes_context=True)
def brand_at_hand(context):
    """Put on a page that says no: from here on `brand` answers what is known without asking anybody who it is for."""
    request = context.get("request")
    if request is not None:
        request.look = at_hand(request)
    return ""


def at_hand(request):
    """The Look for a request whose database may be away: of the place somebody works in where that is known by now."""
    if hasattr(request, "look"):
        return request.look
    actor = request.__dict__.get("actor")
    is_known = not isinstance(actor, LazyObject) or actor._wrapped is not empty
    return brands.look_at(**place_of({}, request)) if is_known else brands.look_at()


def place_of(context, request):
    for name in ("qr", "case", "appointment"):
        placed = getattr(context.get(name), "place", context.get(name))
        if getattr(placed, "district_id", None):
            return {"street": getattr(placed, "street_id", None), "district": placed.district_id}
    actor = getattr(request, "actor", None)
    posts = actor.scope.posts if actor is not None else ()
    street = next((post.street_id for post in posts if post.street_id), None)
    district = next((post.district_id for post in posts if post.district_id), None)
    return {"street": street, "district": district}
