"""The page templates against the context they ask for: whole, without a database, without a view."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.faces.context import FULL

pytestmark = pytest.mark.urls("tests.faces.addresses")

PUBLIC = ["door", "report", "done", "track", "track_lookup", "gone"]
PAPERS = ["receipt", "answer", "door_slip"]
PAGES = [f"cases/public/{name}.html" for name in PUBLIC] + [f"cases/paper/{name}.html" for name in PAPERS]
PAGES += [
    "cases/desk.html",
    "cases/work.html",
    "cases/quick_report.html",
    "cases/case.html",
    "messaging/messages.html",
    "grids/sign_in.html",
    "governance/home.html",
    "400.html",
    "404.html",
    "403.html",
    "403_csrf.html",
    "429.html",
    "500.html",
    "503.html",
]


@pytest.fixture(autouse=True)
def in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def request_of(rf):
    request = rf.get("/desk/", {"tab": "waiting"})
    request.user = SimpleNamespace(is_authenticated=True, is_staff=True, name="Li", username="li")
    return request


@pytest.mark.parametrize("template", PAGES)
def test_a_page_has_one_heading_a_main_a_language_and_a_title(template, request_of):
    drawn = render_to_string(template, FULL, request_of)

    assert drawn.count("<h1") == 1
    assert drawn.count('<main id="main"') == 1
    assert '<html lang="zh-CN">' in drawn
    assert '<meta name="renderer" content="webkit">' in drawn
    assert " · " in drawn[drawn.index("<title>") : drawn.index("</title>")]


@pytest.mark.parametrize("template", PAGES)
def test_nothing_on_a_page_needs_more_than_its_own_files(template, request_of):
    drawn = render_to_string(template, FULL, request_of)

    assert "{#" not in drawn
    assert "{%" not in drawn
    assert " style=" not in drawn
    assert "<style" not in drawn
    assert " onclick=" not in drawn
    assert "<script>" not in drawn


@pytest.mark.parametrize("template", PAGES)
def test_no_two_elements_share_an_id_and_every_form_can_be_sent_without_script(template, request_of):
    drawn = render_to_string(template, FULL, request_of)
    ids = [piece.split('"')[0] for piece in drawn.split(' id="')[1:]]

    assert sorted(ids) == sorted(set(ids))
    assert all("method=" in piece.split(">")[0] for piece in drawn.split("<form")[1:])


def test_the_desk_part_is_the_desk_alone_and_the_preview_part_the_preview(request_of):
    desk = render_to_string("cases/desk.html#desk", FULL, request_of)
    preview = render_to_string("cases/desk.html#preview", FULL, request_of)

    assert desk.strip().startswith('<div id="desk"')
    assert preview.strip().startswith('<section class="gw-desk-preview" id="preview"')
    assert "<html" not in desk + preview


def test_the_door_calls_the_worker_and_leads_to_the_report(request_of):
    drawn = render_to_string("cases/public/door.html", FULL, request_of)

    assert 'href="tel:13800000000"' in drawn
    assert 'href="/q/ABCDEFGHJK7/report/"' in drawn
    for number in ("110", "119", "120", "12345"):
        assert f'href="tel:{number}"' in drawn


def test_the_report_form_takes_photos_by_camera_and_album_under_one_name(request_of):
    drawn = render_to_string("cases/public/report.html", FULL, request_of)

    assert drawn.count('type="file" name="photos"') == 2
    assert 'capture="environment"' in drawn
    assert 'enctype="multipart/form-data"' in drawn


def test_a_resident_is_offered_only_what_can_be_done(request_of):
    closed = {**FULL, "forms": {}}

    assert "<form" not in render_to_string("cases/public/track.html", closed, request_of)
    assert render_to_string("cases/public/track.html", FULL, request_of).count("<form") == 4
