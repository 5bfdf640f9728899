"""The Celery application. Tasks are thin doors in each app's `tasks.py`, found by name."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "governance.settings")

app = Celery("governance", task_cls="governance.schedule:ScheduledTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
