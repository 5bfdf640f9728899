"""The pages about cases: what residents open without an account, and what staff work on."""

from cases.views.public.urls import urlpatterns as public
from cases.views.staff.routing_urls import urlpatterns as routing
from cases.views.staff.urls import urlpatterns as staff

app_name = "cases"
urlpatterns = [*public, *routing, *staff]
