from celery import shared_task

from cases.actions.sweep import sweep as sweep_once


@shared_task(name="cases.sweep")
def sweep(**_):
    """Every minute, by beat; twice at once does no harm."""
    sweep_once()
