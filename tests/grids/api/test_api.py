from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils.timezone import localdate, now
from rest_framework.test import APIClient

from grids.actions.api_keys import issue_key
from grids.api.authentication import ApiKeyAuthentication
from grids.api.grids import GridViewSet
from grids.api.posts import PostViewSet
from grids.enums import Role
from grids.models import Grid, Post
from tests.grids.world import CLOCK, department, officer, post

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.grids.api_urls")]


@pytest.fixture(autouse=True)
def by_key(monkeypatch):
    for view in (GridViewSet, PostViewSet):
        monkeypatch.setattr(view, "authentication_classes", [ApiKeyAuthentication])


@pytest.fixture
def feed(ground):
    """A system with a post on the near street, and its client."""
    held = post(ground.here.street, Role.DISPATCHER, who=officer("feed", kind="system"))
    return called_by(held.officer)


def called_by(account, **facts):
    _key, text = issue_key(account, name="feed", by=CLOCK, at=now(), **facts)
    return APIClient(HTTP_AUTHORIZATION=f"Api-Key {text}")


def codes(answer):
    assert answer.status_code == 200, answer.content
    return [row["code"] for row in answer.json()["results"]]


def test_without_a_key_there_is_no_answer(ground):
    for key in ("", "Api-Key ", "Api-Key gk_12345678_0", "Bearer x", "Api-Key é"):
        answer = APIClient(HTTP_AUTHORIZATION=key).get("/v1/grids/")
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Api-Key"


def test_a_key_from_elsewhere_is_not_valid(ground):
    assert called_by(officer("a"), addresses=["10.0.0.0/8"]).get("/v1/grids/").status_code == 401
    assert called_by(officer("b"), addresses=["127.0.0.1"]).get("/v1/grids/").status_code == 200


def test_the_list_holds_the_grids_of_the_scope(ground, feed):
    own = Grid.objects.filter(street=ground.here.street).order_by("code")

    assert codes(feed.get("/v1/grids/")) == [grid.code for grid in own]


def test_a_grid_says_where_it_stands(ground, feed):
    answer = feed.get(f"/v1/grids/{ground.here.micro.code}/")

    assert answer.json() == {
        "uuid": str(ground.here.micro.uuid),
        "code": "410106003001001001",
        "name": "一号院",
        "tier": "micro",
        "parent": "410106003001001",
        "path": [
            {"code": "410106003000", "name": "near街道"},
            {"code": "410106003001000", "name": "朝阳街"},
            {"code": "410106003001001", "name": "第一网格"},
            {"code": "410106003001001001", "name": "一号院"},
        ],
        "responsible_unit": "",
        "valid_from": "2025-01-01",
        "valid_to": None,
    }
    assert answer["ETag"].startswith('"')


def test_a_grid_of_another_street_does_not_exist(ground, feed):
    answers = [feed.get(f"/v1/grids/{code}/") for code in (ground.next.micro.code, "999999999999999")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"tier": "micro"}, 5),
        ({"parent": "410106003001001"}, 2),
        ({"within": "410106003001000"}, 7),
        ({"within": "410106004001000"}, 0),
        ({"code": "410106003001001"}, 1),
        ({"q": "一号"}, 1),
        ({"q": "410106003002"}, 3),
        ({"changed_since": "2025-06-02T09:00:00+08:00"}, 12),
        ({"changed_since": "2025-06-02T09:00:01+08:00"}, 0),
        ({"tier": "micro", "q": "二号"}, 1),
    ],
)
def test_the_filters_of_grids(ground, feed, asked, count):
    assert len(codes(feed.get(f"/v1/grids/?{urlencode(asked)}"))) == count


@pytest.mark.parametrize(
    "asked",
    [
        *(
            "colour=red",
            "tier=city",
            "q=%00",
            "order=name",
            "page_size=0",
            "page_size=many",
            "cursor=made-up",
        ),
        *("changed_since=yesterday", "changed_since=2025-06-02T09:00:00"),
    ],
)
def test_a_filter_that_is_none_is_refused(ground, feed, asked):
    assert feed.get(f"/v1/grids/?{asked}").status_code == 400


def test_pages_follow_one_another(ground, feed):
    first = feed.get("/v1/grids/?page_size=5").json()
    second = feed.get(first["next"]).json()
    third = feed.get(second["next"]).json()

    assert [len(page["results"]) for page in (first, second, third)] == [5, 5, 2]
    assert (first["previous"], third["next"]) == (None, None)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_grids_costs_as_many_queries_at_one_and_three(
    ground, feed, rows, django_assert_num_queries
):
    feed.get("/v1/grids/")

    with django_assert_num_queries(3):  # the key, the posts, the rows
        assert len(codes(feed.get(f"/v1/grids/?page_size={rows}"))) == rows


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("lng=113.3005&lat=34.8005", 200),
        ("lng=113.3105&lat=34.8005", 404),  # the next street's
        ("lng=0&lat=0", 404),
        ("lng=181&lat=0", 400),
        ("lng=nan&lat=0", 400),
        ("lng=113&lat=34&crs=mars", 400),
        ("", 400),
    ],
)
def test_a_point_is_located_within_the_scope(ground, feed, query, status):
    answer = feed.get(f"/v1/grids/locate/?{query}")

    assert answer.status_code == status
    if status == 200:
        assert answer.json()["code"] == ground.here.micro.code


def test_a_post_names_its_holder_and_its_place(ground, feed):
    held = post(ground.here.micro, Role.WORKER, who=officer("wang", name="王五"))

    assert feed.get(f"/v1/posts/{held.uuid}/").json() == {
        "id": str(held.uuid),
        "officer": {"username": "wang", "name": "王五"},
        "grid": {"code": ground.here.micro.code, "name": "一号院"},
        "region": None,
        "department": None,
        "role": "worker",
        "from": "2025-01-01",
        "until": None,
    }


def test_the_filters_of_posts(ground, feed):
    worker = post(ground.here.micro, Role.WORKER, who=officer("wang"))
    ended = post(ground.here.micro, Role.REVIEWER, ends_on=localdate())
    own = Post.objects.get(officer__username="feed")
    post(ground.next.micro, Role.WORKER)

    def ids(query):
        answer = feed.get(f"/v1/posts/?{query}")
        return {row["id"] for row in answer.json()["results"]}

    assert ids("") == {str(row.uuid) for row in (worker, ended, own)}
    assert ids("role=worker") == {str(worker.uuid)}
    assert ids("officer=wang") == {str(worker.uuid)}
    assert ids("current=true") == {str(row.uuid) for row in (worker, own)}
    assert ids("current=false") == {str(ended.uuid)}
    assert ids(f"grid={ground.here.micro.code}") == {str(row.uuid) for row in (worker, ended)}
    assert ids(f"{urlencode({'changed_since': (now() + timedelta(hours=1)).isoformat()})}") == set()
    for wrong in ("role=emperor", "current=perhaps", "name=wang"):
        assert feed.get(f"/v1/posts/?{wrong}").status_code == 400


def test_a_post_of_another_street_does_not_exist(ground, feed):
    held = post(ground.next.micro, Role.WORKER)

    assert feed.get(f"/v1/posts/{held.uuid}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_posts_costs_as_many_queries_at_one_and_three(
    ground, feed, rows, django_assert_num_queries
):
    for place in (ground.here.micro, department(ground.district)):
        post(place, Role.WORKER)
    feed.get("/v1/posts/")

    with django_assert_num_queries(3):  # the key, the posts held, the rows
        feed.get(f"/v1/posts/?page_size={rows}")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_here(ground, feed, method):
    for address in ("/v1/grids/", f"/v1/grids/{ground.here.micro.code}/", "/v1/posts/"):
        assert getattr(feed, method)(address).status_code == 405
