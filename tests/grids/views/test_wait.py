"""Somebody whose digits were wrong too often is told how long to wait."""

import pytest
from django.utils.timezone import now

from grids.models import SecondStep
from tests.grids.accounts import PASSWORD, enter, with_step
from tests.grids.world import officer

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.grids.home_urls")]


def test_the_page_says_how_long_to_wait(client):
    with_step(officer("wang", password=PASSWORD), now())
    enter(client, "wang")
    SecondStep.objects.update(throttling_failure_timestamp=now(), throttling_failure_count=40)

    answer = client.post("/sign-in/code/", {"token": "000000"})

    assert "15 分钟" in answer.text
    assert SecondStep.objects.get().throttling_failure_count == 40, "what comes too early is not looked at"
