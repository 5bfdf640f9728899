"""Every address of the platform, and one at which something breaks."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.urls import path

from governance.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]

ERRORS = {"away": OperationalError, "cut": InterfaceError, "ours": ValueError, "unread": BadRequest}


@login_not_required
def breaks(request, error):
    raise ERRORS[error]


urlpatterns = [path("breaks/<str:error>", breaks), path("api/breaks/<str:error>", breaks), *urlpatterns]
