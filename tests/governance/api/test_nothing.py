import pytest
from rest_framework.test import APIClient

from tests.cases.api.callers import Caller


@pytest.mark.parametrize(
    "address", ["/api/v1/", "/api/v1/cases", "/api/v2/cases/", "/api/x", "/api/v1/households/"]
)
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
def test_any_other_address_is_like_a_case_that_does_not_exist(town, address, method):
    desk = Caller(town.people.desk)

    answer = getattr(desk, method)(address)

    assert answer.status_code == 404
    assert answer.content == desk.one("2025060941010699999").content


def test_it_asks_nobody_who_they_are(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert APIClient().get("/api/v1/nothing/").status_code == 404
