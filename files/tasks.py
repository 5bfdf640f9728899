from celery import shared_task
from django.utils.timezone import now

from files.actions.sweep import sweep


@shared_task(name="files.sweep")
def sweep_files(**_):
    """Hourly, by beat: uploads never attached and bytes without a row."""
    sweep(at=now())
