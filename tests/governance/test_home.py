"""Where everybody begins."""

import pytest

BEGINNINGS = {
    "desk": "/desk/",
    "district": "/desk/",
    "leader": "/desk/",
    "reviewer": "/desk/",
    "worker": "/w/",
    "handler": "/w/",
    "admin": "/admin/",
    "security": "/people/",
    "audit": "/audit/",
    "nobody": "/messages/",
}


@pytest.mark.parametrize(("name", "page"), BEGINNINGS.items())
def test_staff_begin_where_their_work_is(client, town, name, page):
    client.force_login(getattr(town.people, name))

    answer = client.get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    assert client.get(page).status_code == 200


@pytest.mark.django_db
def test_everybody_else_is_told_what_this_is(client):
    answer = client.get("/")

    assert answer.status_code == 200
    assert "/sign-in/" in answer.content.decode()
    assert "tel:119" in answer.content.decode()


@pytest.mark.django_db
def test_the_home_page_takes_no_post(client):
    assert client.post("/").status_code == 405
