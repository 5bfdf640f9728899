"""The code on a door is asked for in words made once: they must answer what the queryset answers."""

from uuid import uuid4

import pytest
from django.db import connection

from cases import door
from cases.actions.report import report
from cases.enums import Source
from cases.place import CasePlace
from cases.policies import stamp_now
from common.compiled import Compiled
from grids.actor import Actor
from grids.models import QrCode

pytestmark = pytest.mark.django_db


def read(one):
    """Every column that was read, of the object and of those that hang on it."""
    own = {name: value for name, value in vars(one).items() if name != "_state"}
    return own | {name: read(other) for name, other in one._state.fields_cache.items() if other}


def test_a_code_is_read_as_the_queryset_reads_it(town):
    for _time in range(2):
        found = door.code_at(town.qr.token)

        assert read(found) == read(door.codes(town.qr.token).get())
        assert found == town.qr


def test_a_code_for_a_report_says_whether_the_key_is_known_and_the_limits(town):
    key, place = uuid4(), CasePlace.of_code(town.qr)
    report(place=place, source=Source.QR, description="dark", key=key, by=Actor.reporter())

    known = door.code_to_report_at(town.qr.token, key)
    new = door.code_to_report_at(town.qr.token, uuid4())
    none = door.code_to_report_at(town.qr.token, None)

    assert [known.is_reported, new.is_reported, none.is_reported] == [True, False, False]
    assert new.terms == stamp_now()


def test_an_unknown_code_is_none(town):
    assert door.code_at("0000-0000-000") is None
    assert door.code_to_report_at("not a code", uuid4()) is None


def test_its_words_are_prepared_once(town):
    with connection.cursor() as cursor:
        for _time in range(3):
            door.code_at(town.qr.token)
        cursor.execute("select count(*) from pg_prepared_statements where statement like '%grids_qrcode%'")

        assert cursor.fetchone()[0] == 1


def test_what_a_queryset_does_not_ask_for_is_said(town):
    asks_nothing = Compiled(lambda token: QrCode.objects.all(), {"token": "of a door"})

    with pytest.raises(LookupError, match="token"):
        asks_nothing(token="x")
