"""The database's law with real commits: what the application and the owner cannot do to cases that are there."""

import psycopg
import pytest
from django.db import transaction

from cases.enums import Action
from tests.cases.test_law import refused, run, set_state
from tests.cast import do, lead_to


@pytest.mark.django_db(transaction=True)
def test_a_change_without_its_event_is_not_there_after_a_real_commit(shared_town):
    case = lead_to(shared_town, "reported")

    with refused("case_change_has_its_event"), transaction.atomic():
        set_state(case, "dispatched")

    assert run("select state, version from cases_case") == [("reported", 3)]


@pytest.mark.django_db(transaction=True)
def test_even_the_owner_changes_no_history_by_accident(shared_town, database_owner):
    case = lead_to(shared_town, "closed")
    do(case, Action.COMMENT, shared_town.by_desk, shared_town)
    tried = [
        "update cases_caseevent set at = now()",
        "delete from cases_caseevent",
        "truncate cases_caseevent cascade",
        "delete from cases_case",
        "truncate cases_case cascade",
        "update cases_case set state = 'reported'",
        "update cases_case set version = 1",
        "update cases_case set version = version + 1",
        "update cases_case set number = 'another'",
    ]

    with database_owner.connect() as owner:
        for statement in tried:
            with pytest.raises(psycopg.errors.RestrictViolation):
                owner.execute(statement)

    assert case.events.count() == 11
