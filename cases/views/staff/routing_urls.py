"""The addresses of what the engine goes by, and of what may be the same matter."""

from django.urls import path

from cases.views.staff.duplicates import others
from cases.views.staff.limits import limit, limits
from cases.views.staff.routing import routing, routing_new, routing_rule, routing_try
from cases.views.staff.wordings import wording, wordings, words_for

urlpatterns = [
    path("cases/<number>/others/", others, name="others"),
    path("limits/", limits, name="limits"),
    path("limits/change/", limit, name="limit"),
    path("cases/<number>/words/<action>/", words_for, name="words_for"),
    path("words/", wordings, name="wordings"),
    path("words/new/", wording, name="wording_new"),
    path("words/<uuid:uuid>/", wording, name="wording"),
    path("routing/", routing, name="routing"),
    path("routing/new/", routing_new, name="routing_new"),
    path("routing/try/", routing_try, name="routing_try"),
    path("routing/<uuid:uuid>/", routing_rule, name="routing_rule"),
]
