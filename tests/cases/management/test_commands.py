import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases import workflow
from cases.models import CaseEvent
from tests.cast import MONDAY, a_case, lead_to


def said(*command, **options):
    out = StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_the_sweep_by_hand_takes_a_moment(town):
    a_case(town, at=MONDAY)

    assert (
        said("sweep_clocks", at=(MONDAY + timedelta(hours=1)).isoformat())
        == "1 alerts, 0 cases taken back, 0 gone on with.\n"
    )
    assert said("sweep_clocks", at="2025-06-09T10:00") == "0 alerts, 0 cases taken back, 0 gone on with.\n"
    assert CaseEvent.objects.filter(action="overdue").count() == 1


def test_a_moment_that_is_none_is_refused():
    with pytest.raises(CommandError, match="is no moment"):
        call_command("sweep_clocks", at="tomorrow")


def test_the_table_is_printed_as_data_and_for_people():
    assert json.loads(said("workflow", json=True)) == workflow.as_data()
    assert len(said("workflow").splitlines()) == len(workflow.ROWS)


@pytest.mark.django_db
def test_a_whole_history_is_said_to_be_whole(town):
    lead_to(town, "closed")

    assert "10" in said("verify_events")


@pytest.mark.django_db
def test_damage_is_said_in_words_and_by_the_exit_code(town, django_db_setup, monkeypatch):
    case = lead_to(town, "closed")
    case.events.get(action="resolve").text.delete()
    out = StringIO()

    with pytest.raises(CommandError, match="1"):
        call_command("verify_events", stdout=out)

    assert out.getvalue().startswith(f"{case.number}/7: ")
