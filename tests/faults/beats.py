"""Beats that were away for days, so that every round of theirs is due at once; and processes whose clock is wrong."""

from datetime import timedelta
from pathlib import Path

from celery.beat import PersistentScheduler

from governance.celery import app

AWAY = timedelta(days=2)


def opened(file):
    return PersistentScheduler(app=app, schedule_filename=str(file))


def was_away(file):
    """The beat's file as it is when it ran last two days ago; answers its path."""
    kept = opened(file)
    for entry in kept.schedule.values():
        entry.last_run_at = app.now() - AWAY
    kept.close()
    return str(file)


def rounds_of(file):
    """How often the beat of this file has sent the sweep of the clocks."""
    kept = opened(file)
    count = kept.schedule["sweep clocks"].total_run_count
    kept.close()
    return count


def ahead(hours):
    """The environment of a process whose clock is `hours` ahead. What measures time that passes is left alone."""
    if not hours:
        return {}
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    assert found, "libfaketime is missing: run scripts/setup test"
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME": f"+{hours}h",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }
