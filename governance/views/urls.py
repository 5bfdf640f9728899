"""Where everybody begins, and what watches over the process."""

from django.urls import path

from governance.views.diag import diag
from governance.views.health import healthz, readyz
from governance.views.home import home

app_name = "governance"
urlpatterns = [
    path("", home, name="home"),
    path("diag", diag, name="diag"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
