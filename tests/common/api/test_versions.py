import pytest
from rest_framework.test import APIRequestFactory

from common.api.problem import Problem
from common.api.versions import etag, seen_versions


def seen(**headers):
    return seen_versions(APIRequestFactory().get("/", headers=headers))


@pytest.mark.parametrize("said", ['"7"', 'W/"7"', '"6", "7"'])
def test_the_version_seen_is_named_by_its_tag(said):
    assert etag(7) in seen(**{"If-Match": said})


@pytest.mark.parametrize("headers", [{}, {"If-Match": ""}, {"If-Match": "*"}, {"If-Match": "7"}])
def test_whoever_names_none_is_told_how(headers):
    with pytest.raises(Problem) as refusal:
        seen(**headers)

    assert (refusal.value.status_code, refusal.value.get_codes()) == (428, "if_match_missing")
