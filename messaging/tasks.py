from celery import shared_task

from messaging.actions.round import go_round
from messaging.consume import consume as consume_row
from messaging.purge import purge as purge_old


@shared_task(name="messaging.consume")
def consume(*, outbox_id, **_):  # **_: a task queued by newer code still runs on an old worker
    """Published by the relay with the id only; the row says what to do."""
    consume_row(outbox_id)


@shared_task(name="messaging.purge")
def purge(**_):
    """Daily, by beat."""
    purge_old()


@shared_task(name="messaging.carry")
def carry(**_):
    """Every few seconds, by beat: letters leave the product."""
    go_round()
