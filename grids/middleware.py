from django.utils.functional import SimpleLazyObject

from grids.actor import Actor


class ActorMiddleware:
    """Sets `request.actor`, built on first use, so that a page without rights costs no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: Actor.of(request.user))
        return self.get_response(request)
