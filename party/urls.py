"""The addresses of party work."""

from django.urls import path

from party.views import checklists, coverage, organisations

app_name = "party"

urlpatterns = [
    path("party/", organisations.organisations, name="organisations"),
    path("party/<uuid:uuid>/", organisations.organisation, name="organisation"),
    path("party/<uuid:uuid>/change/", organisations.change, name="change"),
    path("party/<uuid:uuid>/cover/", organisations.cover, name="cover"),
    path("party/<uuid:uuid>/uncover/", organisations.uncover, name="uncover"),
    path("party/<uuid:uuid>/end/", organisations.end, name="end"),
    path("ground/<str:code>/lists/<slug:word>/", checklists.checklist, name="checklist"),
    path("places/<uuid:uuid>/lists/<slug:word>/", checklists.place_checklist, name="place_checklist"),
    path("ground/<str:code>/party/", coverage.coverage, name="coverage"),
    path("ground/<str:code>/party/enter/", organisations.enter, name="enter"),
]
