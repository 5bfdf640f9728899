"""The addresses of what decides by itself: routing rules, limits, words."""

from django.urls import path

from cases.views.staff.routing import routing, routing_new, routing_rule, routing_try

urlpatterns = [
    path("routing/", routing, name="routing"),
    path("routing/new/", routing_new, name="routing_new"),
    path("routing/try/", routing_try, name="routing_try"),
    path("routing/<uuid:uuid>/", routing_rule, name="routing_rule"),
]
