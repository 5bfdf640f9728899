"""Every address of the platform, and two bare ones to compare with. Only `make bench` uses it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from governance.urls import urlpatterns as product


@csrf_exempt
@login_not_required
def bare(request):
    """All the middleware and nothing behind it: no statement, nothing to draw."""
    return HttpResponse("ok")


def signed_in(request):
    """The same for somebody signed in, with his posts read, as every page of the staff does."""
    return HttpResponse(str(len(request.actor.scope.posts)))


urlpatterns = [*product, path("bench/bare/", bare), path("bench/signed-in/", signed_in)]
