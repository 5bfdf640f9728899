"""Where everybody begins, and what watches over the process."""

from django.urls import path

from governance.views.diag import diag
from governance.views.health import healthz, measures, readyz
from governance.views.help import help_page
from governance.views.home import home
from governance.views.operation import replay_parked
from governance.views.operation import show as operation
from governance.views.street import street, street_list

app_name = "governance"
urlpatterns = [
    path("", home, name="home"),
    path("diag", diag, name="diag"),
    path("help/", help_page, name="help"),
    path("help/<slug:page>/", help_page, name="help_page"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", measures, name="metrics"),
    path("streets/<str:code>/", street, name="street"),
    path("streets/<str:code>/<slug:figure>/", street_list, name="street_list"),
    path("operation/", operation, name="operation"),
    path("operation/replay/", replay_parked, name="replay"),
]
