"""The project: settings, addresses, processes. Imports every app and is imported by none."""

from governance.celery import app as celery_app

__all__ = ["celery_app"]
