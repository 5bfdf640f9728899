"""A case is written whole by one statement, or not at all."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from cases.actions.birth import CASE, CLOCK, EVENT, REPORTER, TEXT, write_birth
from cases.actions.report import EVENTS, Person, new_case, report, unclassified
from cases.enums import ReporterKind, Source, State
from cases.models import Case, CaseEvent, CaseText, Clock, Reporter
from cases.place import CasePlace
from grids.actor import Actor
from messaging.models import Outbox

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rows", "model", "filled"),
    [
        (CASE, Case, {"id"}),
        (EVENT, CaseEvent, {"id", "case_id"}),
        (TEXT, CaseText, {"event_id"}),
        (CLOCK, Clock, {"id", "case_id"}),
        (REPORTER, Reporter, {"id", "case_id"}),
    ],
)
def test_every_column_is_written(rows, model, filled):
    assert {*rows.columns} | filled == {field.column for field in model._meta.concrete_fields}


def test_what_was_said_is_what_is_read_again(town):
    caller = Person(name="王\\“五”", phone="13800005678")
    words = '垃圾 "\\n\n\u2028 <b>'
    found_at = now() - timedelta(minutes=1, microseconds=1)
    case = report(
        place=CasePlace.of_code(town.qr),
        source=Source.HOTLINE,
        description=words,
        reporter=Person(phone="13800001234", anonymous=True),
        caller=caller,
        found_at=found_at,
        by=Actor.reporter(),
    )

    kept = Case.objects.get(pk=case.pk)
    fields = [field.attname for field in Case._meta.concrete_fields]
    assert {name: plain(getattr(kept, name)) for name in fields} == {
        name: plain(getattr(case, name)) for name in fields
    }
    assert [event.pk for event in case.birth] == [*kept.events.order_by("seq").values_list("pk", flat=True)]
    assert CaseText.objects.get(event__case=kept).words == words
    people = {one.kind: (one.name, one.phone) for one in kept.reporters.all()}
    assert people == {
        ReporterKind.REPORTER: ("", "13800001234"),
        ReporterKind.CALLER: ("王\\“五”", "13800005678"),
    }
    word = Outbox.objects.get(aggregate=f"case:{case.number}")
    assert word.payload == {"case": case.pk, "event": case.birth[-1].pk}
    assert word.key == str(case.birth[-1].uuid)


def plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


def test_a_birth_the_law_refuses_leaves_nothing(town):
    before = Case.objects.count(), Outbox.objects.count()
    said = {"description": "dark", "source": Source.QR, "urgency": "", "found_at": None}
    case = new_case(CasePlace.of_code(town.qr), unclassified(), key=None, at=None, **said)
    case.state, case.step, case.version = State.REPORTED, 3, 3
    twice = [Reporter(kind=ReporterKind.REPORTER), Reporter(kind=ReporterKind.REPORTER)]

    with pytest.raises(IntegrityError, match="one_reporter_of_a_kind_per_case"), transaction.atomic():
        write_birth(case, EVENTS, [], by=Actor.reporter(), people=twice)

    assert (Case.objects.count(), Outbox.objects.count()) == before
