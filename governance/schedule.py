"""The tasks of the beat's schedule: each leaves a sign of life when it has run, so that a silent one is seen."""

import logging

from celery import Task
from django.conf import settings
from django.db import DatabaseError

from common.traces import belonging_to
from messaging import pulse

logger = logging.getLogger(__name__)


def scheduled():
    """{task name: how often it runs}, by the schedule."""
    return {entry["task"]: entry["schedule"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}


class ScheduledTask(Task):
    """What every task of ours is made of."""

    def __call__(self, *args, **kwargs):
        with belonging_to(task=self.name, run=self.request.id):
            return self.run(*args, **kwargs)

    def on_success(self, retval, task_id, args, kwargs):
        if self.name in scheduled():
            try:
                pulse.beat(self.name)
            except DatabaseError as trouble:
                logger.warning("no sign of life kept for %s: %s", self.name, type(trouble).__name__)
