from celery import shared_task

from grids.actions import scans


@shared_task(name="grids.flush_scans")
def flush_scans(**_):
    scans.flush_scans()
