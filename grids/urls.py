from django.urls import path

from grids.views import session

app_name = "grids"

urlpatterns = [
    path("sign-in/", session.sign_in, name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
]
