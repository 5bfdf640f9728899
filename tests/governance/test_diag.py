"""The self-check page as the server draws it: useful without script, and telling nothing about the person."""

from django.urls import reverse

OLD = "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko"
NEW = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"


def verdicts(response):
    return {line.name: line.verdict for line in response.context["lines"]}


def test_an_old_browser_and_an_open_line_are_red(client, db):
    answer = client.get(reverse("governance:diag"), headers={"User-Agent": OLD})

    assert answer.status_code == 200
    assert verdicts(answer) == {"browser": "bad", "secure": "bad", "cookies": "open"}


def test_a_new_browser_on_a_safe_line_is_green(client, db):
    client.get(reverse("governance:diag"))
    answer = client.get(reverse("governance:diag"), {"again": "1"}, headers={"User-Agent": NEW}, secure=True)

    assert verdicts(answer) == {"browser": "good", "secure": "good", "cookies": "good"}


def test_cookies_that_never_come_back_are_said_to_be_forbidden(client, db):
    answer = client.get(reverse("governance:diag"), {"again": "1"})

    assert verdicts(answer)["cookies"] == "bad"


def test_what_a_browser_claims_to_be_is_shown_as_text_and_the_address_not_at_all(client, db):
    answer = client.get(
        reverse("governance:diag"),
        headers={"User-Agent": "<b>Chrome/99 "},
        REMOTE_ADDR="203.0.113.77",
    )

    assert "<b>Chrome" not in answer.content.decode()
    assert "203.0.113.77" not in answer.content.decode()
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")
