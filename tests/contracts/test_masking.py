"""Names and numbers of residents: masked in every answer, ciphertext in every table, absent from logs and letters."""

import pytest
from django.db import transaction
from django.urls import reverse

from cases.budgets import store
from cases.models import Reporter
from common.masking import mask_phone
from grids.models import AccessRecord
from messaging.models import Message
from tests.contracts import scan
from tests.contracts.matrix import Row
from tests.contracts.scene import CANARIES, MARKS, NAME, PHONE, tables_that_hold
from tests.contracts.walk import Callers
from tests.messaging.drain import drain

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the walk itself, where the machine is busy


def test_no_answer_shows_a_name_or_a_number_in_plain(walked):
    assert walked.found["personal data"] == []


def test_no_answer_of_the_api_holds_a_primary_key(walked):
    assert walked.found["primary keys"] == []


def test_no_line_of_the_log_holds_a_name_a_number_a_key_or_a_secret_link(walked):
    assert walked.found["logs"] == []


def test_no_table_holds_a_name_or_a_number_in_plain_after_any_request(walked):
    assert walked.found["plain in tables"] == []


def test_a_dump_shows_the_words_but_not_the_person(scene):
    assert tables_that_hold(*CANARIES) == []
    assert tables_that_hold(MARKS["here"]) == [
        *("cases_case", "cases_casetext", "cases_deskview"),
        *("files_document", "grids_compound", "grids_export"),
        *("grids_facility", "grids_organisation", "grids_place", "grids_plantarget", "grids_postentry"),
        *("grids_siteresult", "grids_sitestay", "messaging_message"),
        *("party_partyevent", "party_partyorganisation"),
    ]
    assert tables_that_hold(*(case.secret for case in scene.main.values())) == []
    assert Reporter.objects.filter(case=scene.main["here"]).get().phone == PHONE


def test_what_the_worker_does_later_writes_no_name_and_no_number(scene):
    drain()

    assert Message.objects.count() > len(vars(scene.people))
    assert tables_that_hold(*CANARIES) == []


def test_redis_holds_no_number_of_a_person_or_a_case(scene):
    callers = Callers(scene)
    store.flushdb()
    for address in ("cases:public_report", "cases:track_lookup", "cases:door"):
        method = "GET" if address == "cases:door" else "POST"
        assert callers.send("anonymous", Row(address, method, "here", ())).status_code in (200, 302)

    kept = {
        key: store.hgetall(key) if store.type(key) == b"hash" else store.get(key) for key in store.scan_iter()
    }

    assert sum(key.startswith(b"budget:") for key in kept) == 6
    assert not any(word in repr(kept) for word in (PHONE, scene.main["here"].number))


def test_a_look_at_the_person_leaves_one_record_with_the_reason(scene):
    callers, before = Callers(scene), AccessRecord.objects.count()

    shown = callers.send("desk", Row("cases:reveal", "POST", "here", ()))

    assert PHONE in shown.body.decode()
    assert NAME in shown.body.decode()
    assert AccessRecord.objects.count() == before + 1
    record = AccessRecord.objects.latest("pk")
    assert (record.officer, record.reason) == (scene.people.desk, "回访核实")
    assert "no-store" in shown["Cache-Control"]


def test_a_refused_look_shows_nothing_and_leaves_no_record(scene):
    client, _cookies = Callers(scene).clients["desk"]
    before = AccessRecord.objects.count()

    answer = client.post(reverse("cases:reveal", args=[scene.main["here"].number]), {"reason": " "})

    assert answer.status_code == 422
    assert PHONE not in answer.content.decode()
    assert AccessRecord.objects.count() == before


def test_the_search_sees_what_it_looks_for(scene):
    client, _cookies = Callers(scene).clients["desk"]
    page = client.get(reverse("cases:case", args=[scene.main["here"].number]))
    page.body = page.content + PHONE.encode()
    row = Row("cases:case", "GET", "here", ())

    assert mask_phone(PHONE) in page.content.decode()
    assert scan.personal_data(scene, row, "desk", page, {}) == {"personal data": [f"shows {PHONE}"]}
    assert scan.secrets_in(scene, f"/t/{scene.main['here'].secret}/") == [scene.main["here"].secret]
    with transaction.atomic():
        Reporter.objects.filter(case=scene.main["here"]).update(phone_index=PHONE.encode())
        assert tables_that_hold(PHONE) == ["cases_reporter"]
        transaction.set_rollback(True)
