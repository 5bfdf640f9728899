from celery import shared_task

from cases.actions.redate import redate_asked
from cases.actions.sweep import sweep as sweep_once


@shared_task(name="cases.sweep")
def sweep(**_):
    """Every minute, by beat; twice at once does no harm."""
    sweep_once()


@shared_task(name="cases.redate")
def redate(**_):
    """Every minute, by beat: open clocks after a limit or a calendar changed; a second one steps aside."""
    redate_asked()
