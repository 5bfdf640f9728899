"""The same tap arriving several times at the same moment, each on its own connection."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.models import Case, CaseFile
from tests.cases.views.public.conftest import jpeg, phone_of_a_resident

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
TAPS = 4


def test_one_tap_sent_four_times_at_once_is_one_case(shared_town):
    key, together = str(uuid.uuid4()), Barrier(TAPS)

    def tap(_):
        together.wait()
        try:
            said = {"key": key, "description": "dark", "photos": [jpeg()]}
            answer = phone_of_a_resident().post(f"/q/{shared_town.qr.token}/report/", said)
            return answer.status_code, answer["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(TAPS) as taps:
        answers = set(taps.map(tap, range(TAPS)))

    assert len(answers) == 1
    assert answers.pop()[0] == 302
    assert Case.objects.count() == 1
    assert CaseFile.objects.filter(case__isnull=False).count() == 1
