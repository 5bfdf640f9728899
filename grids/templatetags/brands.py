from django import template

from grids import brands

register = template.Library()


@register.simple_tag(takes_context=True)
def brand(context):
    """The Look of the place a page is about, else of the place somebody works in; None for the product's own (S0-49).

    A page of a door has `qr`, a page of a case `case`. Asks Redis once a page, the database never.
    """
    request = context.get("request")
    if request is None:
        return brands.look_at()
    if not hasattr(request, "look"):
        request.look = brands.look_at(**place_of(context, request))
    return request.look


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
