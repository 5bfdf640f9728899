from django.http import HttpResponse
from django.urls import include, path

from governance.urls import urlpatterns as ours

urlpatterns = [
    path("", include(([path("", lambda _r: HttpResponse("home"), name="home")], "governance"))),
    *ours,
]
