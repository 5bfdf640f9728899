"""Addresses of rights, logs and duties; joined in urls.py."""

from django.urls import path

from grids.views import audit, who

PATHS = [
    path("audit/", audit.audit, name="audit"),
    path("audit/export/", audit.audit_export, name="audit_export"),
    path("ground/<str:code>/who/", who.who, name="who"),
]
