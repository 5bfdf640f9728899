"""Every address of the platform."""

from django.contrib import admin
from django.urls import include, path

handler400 = "governance.views.broken.misread"
handler500 = "governance.views.broken.broken"
urlpatterns = [
    path("", include("governance.views.urls")),
    path("", include("grids.urls")),
    path("", include("party.urls")),
    path("", include("cases.urls")),
    path("messages/", include("messaging.urls")),
    path("api/", include("governance.api.urls")),
    path("admin/", admin.site.urls),
]
