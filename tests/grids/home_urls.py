"""The addresses of the product with a beginning that asks for no rights."""

from django.http import HttpResponse
from django.urls import include, path

from governance.urls import urlpatterns as ours
from governance.views.urls import urlpatterns as governance

others = [pattern for pattern in governance if pattern.name != "home"]
urlpatterns = [
    path("", include(([path("", lambda _r: HttpResponse("home"), name="home"), *others], "governance"))),
    *ours,
]
