"""Cases, uploads and categories under /api/v1/."""

from cases.api.cases import CaseViewSet
from cases.api.categories import CategoryViewSet
from cases.api.uploads import UploadViewSet

REGISTERED = (
    ("cases", CaseViewSet),
    ("categories", CategoryViewSet),
    ("uploads", UploadViewSet),
)
