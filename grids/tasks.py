from celery import shared_task

from common.clock import database_time
from grids import brands
from grids.actions import scans, stations
from grids.actions.redraw import decide
from grids.actions.sweep_sessions import sweep_sessions as sweep
from grids.actions.sweep_staff import sweep_staff as sweep_the_staff


@shared_task(name="grids.flush_scans")
def flush_scans(**_):
    scans.flush_scans()


@shared_task(name="grids.sweep_sessions")
def sweep_sessions(**_):
    sweep(at=database_time())


@shared_task(name="grids.sweep_redraws")
def sweep_redraws(**_):
    decide.sweep_redraws(at=database_time())


@shared_task(name="grids.sweep_staff")
def sweep_staff(**_):
    sweep_the_staff(at=database_time())


@shared_task(name="grids.forget_bookings")
def forget_bookings(**_):
    stations.forget_bookings(at=database_time())


@shared_task(name="grids.publish_brands")
def publish_brands(**_):
    brands.publish()
