"""A task of the schedule that falls silent is seen by the sign of life it no longer leaves."""

import pytest

from governance.celery import app
from governance.schedule import scheduled
from messaging import pulse

app.loader.import_default_modules()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(scheduled()))
def test_every_task_of_the_schedule_leaves_a_sign_when_it_has_run(name):
    app.tasks[name].apply(throw=True)

    assert name in pulse.ages()


@pytest.mark.django_db
def test_a_task_that_the_schedule_does_not_know_leaves_none():
    app.tasks["messaging.consume"].apply(kwargs={"outbox_id": 0}, throw=True)

    assert pulse.ages() == {}
