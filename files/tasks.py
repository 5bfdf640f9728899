from celery import shared_task

from common.clock import database_time
from files.actions.sweep import sweep


@shared_task(name="files.sweep")
def sweep_files(**_):
    """Hourly, by beat: uploads never attached and bytes without a row."""
    sweep(at=database_time())
