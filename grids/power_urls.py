"""Addresses of rights, logs and duties; joined in urls.py."""

from django.urls import path

from grids.views import audit, leave, who

PATHS = [
    path("audit/", audit.audit, name="audit"),
    path("audit/export/", audit.audit_export, name="audit_export"),
    path("people/<uuid:uuid>/leave/", leave.leave, name="leave"),
    path("ground/<str:code>/who/", who.who, name="who"),
]
