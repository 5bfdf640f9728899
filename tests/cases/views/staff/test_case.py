"""The page of one case: the steps, the history, the people masked, and exactly what may be done."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.timezone import now

from cases.actions.photos import attach, upload
from cases.allowed import allowed_actions
from cases.enums import Action
from cases.models.file import FileKind
from grids.models import AccessRecord
from tests.cast import a_case, do, lead_to
from tests.files.photos import photo

HTMX = {"HX-Request": "true"}


def page_of(case):
    return reverse("cases:case", args=[case.number])


def with_photos(town, case, number):
    """`number` photos of the result, still waiting to be redrawn."""
    event = case.events.order_by("seq").last()
    files = [upload(BytesIO(photo()), size=999, by=town.by_worker, at=case.changed_at) for _ in range(number)]
    attach(case, event, files, FileKind.RESULT)


def test_the_page_tells_the_steps_the_words_and_the_history(sign_in, town):
    case = lead_to(town, "handling")

    page = sign_in("worker").get(page_of(case))

    assert [step["state"] for step in page.context["steps"]] == ["done"] * 4 + ["current", "todo", "todo"]
    assert [line["by"].split(" ")[0] for line in page.context["lines"][-3:]] == ["desk", "worker", "worker"]
    assert page.context["words"] == "路灯不亮"
    assert page.context["place_svg"]["grid_path"].startswith("M")
    assert page.context["handler"] == "worker · 第一网格"
    assert page.content.decode().count('aria-current="step"') == 1


@pytest.mark.parametrize(
    "stop", ["reported", "dispatched", "handling", "handled", "fed_back", "rated", "closed"]
)
@pytest.mark.parametrize("name", ["worker", "leader", "desk", "reviewer", "district"])
def test_the_page_offers_exactly_what_the_engine_allows(sign_in, town, stop, name):
    case = lead_to(town, stop)

    page = sign_in(name).get(page_of(case))

    allowed = allowed_actions(case, getattr(town, f"by_{name}"), at=now())
    assert [one.name for one in page.context["actions"]] == [one.name for one in allowed]


def test_a_step_that_is_not_open_yet_says_what_is_missing(sign_in, town):
    case = do(lead_to(town, "dispatched"), Action.TAKE, town.by_worker, town)

    page = sign_in("worker").get(page_of(case))

    assert [one["label"] for one in page.context["blocked"]] == [Action.RESOLVE.label]
    assert page.context["blocked"][0]["why"] in page.content.decode()


def test_a_reason_for_declining_is_chosen_and_never_stands_there(sign_in, town):
    case = lead_to(town, "dispatched")

    body = sign_in("worker").get(page_of(case)).content.decode()

    assert body.index('<option value="" selected>—</option>') < body.index('<option value="not_ours">')


def test_a_form_with_long_lists_opens_when_it_is_asked_for(sign_in, town):
    case, desk = a_case(town), sign_in("desk")
    door = reverse("cases:act", args=[case.number, "dispatch"])

    closed = desk.get(page_of(case)).content.decode()
    opened = desk.get(page_of(case), {"do": "dispatch"}).content.decode()
    part = desk.get(
        page_of(case), {"do": "dispatch"}, headers={**HTMX, "HX-Target": "actions"}
    ).content.decode()

    assert f'action="{door}"' not in closed
    assert 'href="/cases/' in closed
    assert f'action="{door}"' in opened
    assert f'action="{door}"' in part
    assert part.lstrip().startswith('<section id="actions"')


def test_htmx_gets_the_case_alone(sign_in, town):
    body = sign_in("desk").get(page_of(a_case(town)), headers={**HTMX, "HX-Target": "case"}).content.decode()

    assert body.lstrip().startswith('<article id="case"')


@pytest.mark.parametrize("name", ["stranger", "colleague", "handler", "nobody", "admin"])
def test_who_does_not_see_the_case_finds_nothing(sign_in, town, name):
    case = a_case(town)

    assert sign_in(name).get(page_of(case)).status_code == 404


def test_a_department_sees_what_it_was_given(sign_in, town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)

    page = sign_in("handler").get(page_of(case))

    assert "take" in [one.name for one in page.context["actions"]]


def test_the_page_is_read_only_and_asks_for_a_sign_in(client, sign_in, town):
    case = a_case(town)

    assert sign_in("desk").post(page_of(case)).status_code == 405
    assert client.get(page_of(case)).headers["Location"].startswith("/sign-in/")


def test_reading_changes_nothing(sign_in, town):
    case = lead_to(town, "handling")

    sign_in("worker").get(page_of(case), {"do": "resolve"})

    version = case.version
    case.refresh_from_db()
    assert case.version == version


def test_the_reporter_is_masked_until_somebody_says_why(sign_in, town):
    case, worker = lead_to(town, "handling"), sign_in("worker")
    door = reverse("cases:reveal", args=[case.number])

    before = worker.get(page_of(case)).content.decode()
    after = worker.post(door, {"reason": "核实地址"})
    again = worker.get(page_of(case)).content.decode()

    assert "138****5678" in before
    assert "13800005678" not in before + again
    assert 'href="tel:13800005678"' in after.content.decode()
    assert "no-store" in after.headers["Cache-Control"]
    record = AccessRecord.objects.get()
    assert (record.officer, record.reason, record.fields) == (
        town.people.worker,
        "核实地址",
        ["name", "phone"],
    )
    assert record.subject_uuid == case.reporters.get().uuid
    assert record.street_id == case.street_id


def test_without_a_reason_nothing_is_shown(sign_in, town):
    case = lead_to(town, "handling")

    page = sign_in("worker").post(reverse("cases:reveal", args=[case.number]), {"reason": " "})

    assert page.status_code == 422
    assert "13800005678" not in page.content.decode()
    assert not AccessRecord.objects.exists()


def test_the_department_that_has_the_case_may_ask_who_reported(sign_in, town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)

    page = sign_in("handler").post(reverse("cases:reveal", args=[case.number]), {"reason": "联系报告人"})

    assert "13800005678" in page.content.decode()


def test_nobody_left_a_name_nothing_to_show(sign_in, town):
    case = a_case(town, phone="")

    page = sign_in("desk").post(reverse("cases:reveal", args=[case.number]), {"reason": "核实地址"})

    assert page.status_code == 409
    assert not AccessRecord.objects.exists()


def test_a_stranger_finds_no_reporter(sign_in, town):
    case = a_case(town)
    door = reverse("cases:reveal", args=[case.number])

    assert sign_in("stranger").post(door, {"reason": "好奇好奇"}).status_code == 404
    assert sign_in("desk").get(door).status_code == 405
    assert not AccessRecord.objects.exists()


@pytest.mark.parametrize(("name", "number"), [("worker", 1), ("worker", 3), ("desk", 1), ("desk", 3)])
def test_the_page_costs_the_same_whatever_has_happened(
    sign_in, town, name, number, django_assert_num_queries
):
    case, client = lead_to(town, "handling"), sign_in(name)
    for _ in range(number):
        case = do(case, Action.PROGRESS, town.by_worker, town)
    with_photos(town, case, number)

    # session, officer, posts, case with all that hangs on it, events, people, drawing, unread
    with django_assert_num_queries(8):
        page = client.get(page_of(case))

    assert len(page.context["photos_after"]) == number


def test_the_page_of_a_waiting_case_costs_the_desk_no_more(sign_in, town, django_assert_num_queries):
    case, desk = a_case(town), sign_in("desk")

    with django_assert_num_queries(8):
        desk.get(page_of(case))


def test_an_opened_dispatch_form_costs_the_targets_besides(sign_in, town, django_assert_num_queries):
    case, desk = a_case(town), sign_in("desk")

    with django_assert_num_queries(13):
        desk.get(page_of(case), {"do": "dispatch"})
