"""What the staff's daily work costs in taps and seconds: the limits of frontend.md 3.0 rule 9."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from cases.models import Case
from tests.browser.taps import Taps
from tests.browser.tour import session_of
from tests.cast import a_case
from tests.files.photos import photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1366, "height": 768}}
PICTURE = {"name": "stairs.jpg", "mimeType": "image/jpeg", "buffer": photo((900, 700))}


@pytest.fixture
def come_in(browser, browser_context_args, live_server, shared_town, settings, tmp_path):
    """A page of one of the cast, who is signed in already."""
    settings.MEDIA_ROOT = tmp_path
    contexts = []

    def page_of(name, shape):
        context = browser.new_context(**browser_context_args | shape | {"base_url": live_server.url})
        contexts.append(context)
        context.add_cookies(session_of(getattr(shared_town.people, name), live_server.url))
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def test_a_worker_reports_on_the_spot_within_twenty_seconds(come_in, shared_town):
    page = come_in("worker", PHONE)
    page.goto("/w/")
    taps = Taps(page, "worker: quick report")

    taps.tap(page.get_by_role("link", name="随手报").first)
    taps.photo(page.get_by_label("拍照").first, PICTURE)
    taps.tap(page.get_by_role("radio", name="楼道堆物").first)
    taps.tap(page.get_by_role("radio", name="1 号楼", exact=True))
    taps.tap(page.get_by_role("button", name="提交", exact=True).last)

    page.get_by_role("heading", name="办理经过").wait_for()
    case = Case.objects.get()
    assert (case.category.name, case.building, case.photos.count()) == ("楼道堆物", shared_town.building, 1)
    taps.keep_to(taps=4, photos=1, words=0, seconds=20)


def test_the_desk_dispatches_one_case_within_ten_seconds(come_in, shared_town):
    first, second = (a_case(shared_town, at=now() - timedelta(hours=3 - n)) for n in range(2))
    page = come_in("desk", DESK)
    page.goto("/desk/")
    preview = page.get_by_role("region", name="预览")
    preview.get_by_role("link", name=first.number).wait_for()
    taps = Taps(page, "desk: dispatch one case")

    taps.read(5)
    taps.key("2", "Enter")

    preview.get_by_role("link", name=second.number).wait_for()
    first.refresh_from_db()
    assert (first.state, first.handler_post.officer.username) == ("dispatched", "leader")
    taps.keep_to(keys=2, taps=0, seconds=10)


def test_the_desk_dispatches_by_mouse_within_ten_seconds(come_in, shared_town):
    case = a_case(shared_town, at=now() - timedelta(hours=3))
    page = come_in("desk", DESK)
    page.goto("/desk/")
    preview = page.get_by_role("region", name="预览")
    preview.get_by_role("link", name=case.number).wait_for()
    taps = Taps(page, "desk: dispatch one case by mouse")

    taps.read(5)
    taps.tap(preview.get_by_role("radio", name="worker"))
    taps.tap(page.get_by_role("button", name="派单并下一件"))

    page.get_by_role("link", name=case.number).wait_for(state="detached")
    case.refresh_from_db()
    assert case.handler_post == shared_town.worker_post
    taps.keep_to(taps=2, keys=0, seconds=10)
