"""The ground's part of the API alone, for its own tests."""

from django.urls import include, path
from rest_framework.routers import DefaultRouter

from grids.api.grids import GridViewSet
from grids.api.posts import PostViewSet

router = DefaultRouter()
router.register("grids", GridViewSet)
router.register("posts", PostViewSet)
urlpatterns = [path("", include("grids.urls")), path("v1/", include(router.urls))]
