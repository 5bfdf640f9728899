"""How the door of the verbs says no: too late, out of order, incomplete, with what was typed still there."""

from django.urls import reverse
from django.utils.translation import gettext

from cases.enums import Action
from tests.cast import a_case, do, lead_to

HTMX_OF_DESK = {"HX-Request": "true", "HX-Target": "desk"}
HTMX_OF_CASE = {"HX-Request": "true", "HX-Target": "case"}


def door(case, action):
    return reverse("cases:act", args=[case.number, action])


def test_another_one_who_sees_the_case_is_refused_with_a_reason(sign_in, town):
    case = lead_to(town, "dispatched")

    answer = sign_in("reviewer").post(door(case, "take"), {"version": case.version})

    assert answer.status_code == 409
    assert answer.context["kept"]["errors"] == [gettext("This step is not yours to take.")]
    case.refresh_from_db()
    assert case.state == "dispatched"


def test_whoever_comes_late_learns_who_was_quicker_and_keeps_the_words(sign_in, town):
    case = a_case(town)
    seen = case.version
    do(case, Action.DISPATCH, town.by_district, town)

    answer = sign_in("desk").post(
        door(case, "dispatch"), {"version": seen, "to": str(town.worker_post.uuid), "note": "请带梯子"}
    )

    body = answer.content.decode()
    case.refresh_from_db()
    assert answer.status_code == 409
    assert "district" in body
    assert case.get_state_display() in body
    assert "请带梯子" in body
    assert case.events.filter(action="dispatch").count() == 1


def test_late_with_a_note_the_form_is_still_open_with_its_words(sign_in, town):
    case = a_case(town)
    seen = case.version
    do(case, Action.ACCEPT, town.by_district, town)

    answer = sign_in("desk").post(door(case, "comment"), {"version": seen, "words": "业主在家"})

    opened = [one for one in answer.context["actions"] if one.open]
    assert answer.status_code == 409
    assert [one.name for one in opened] == ["comment"]
    assert opened[0].form["words"].value() == "业主在家"
    assert f'name="version" value="{seen + 1}"' in answer.content.decode()


def test_two_notes_of_one_page_are_not_taken_for_one(sign_in, town):
    case, desk = a_case(town), sign_in("desk")
    desk.post(door(case, "comment"), {"version": case.version, "words": "第一"})

    answer = desk.post(door(case, "comment"), {"version": case.version, "words": "第二"})

    assert answer.status_code == 409
    assert "第二" in answer.content.decode()


def test_a_verb_out_of_order_shows_the_case_as_it_is(sign_in, town):
    case = lead_to(town, "dispatched")

    answer = sign_in("worker").post(
        door(case, "resolve"), {"outcome": "done", "result": "换了灯泡", "no_photo_reason": "夜里"}
    )

    assert answer.status_code == 409
    assert "换了灯泡" in answer.content.decode()


def test_what_is_missing_is_said_and_what_was_typed_stays(sign_in, town):
    case = lead_to(town, "handling")

    answer = sign_in("worker").post(door(case, "resolve"), {"version": case.version, "result": "换了灯泡"})

    form = next(one.form for one in answer.context["actions"] if one.name == "resolve")
    assert answer.status_code == 422
    assert set(form.errors) == {"outcome"}
    assert form["result"].value() == "换了灯泡"


def test_a_guard_says_no_with_its_sentence(sign_in, town):
    case = lead_to(town, "fed_back")

    answer = sign_in("reviewer").post(
        door(case, "rate"), {"solved": "false", "level": "1", "version": case.version}
    )
    closing = sign_in("reviewer").post(door(case, "close"), {"version": case.version + 1})

    assert answer.status_code == 302
    assert closing.status_code == 409
    case.refresh_from_db()
    assert case.state == "fed_back"


def test_a_target_of_another_street_is_nobody_here(sign_in, town):
    case = a_case(town)
    elsewhere = town.people.stranger.posts.filter(role="worker").get()

    answer = sign_in("desk").post(
        door(case, "dispatch"), {"version": case.version, "to": str(elsewhere.uuid)}
    )

    assert answer.status_code == 422
    case.refresh_from_db()
    assert case.state == "reported"


def test_htmx_on_the_desk_gets_the_preview_with_the_reason(sign_in, town):
    case = a_case(town)

    answer = sign_in("desk").post(door(case, "dispatch"), {"version": case.version}, headers=HTMX_OF_DESK)

    body = answer.content.decode()
    assert answer.status_code == 422
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Push-Url"]) == ("#preview", "false")
    assert body.lstrip().startswith('<section class="gw-desk-preview"')
    assert 'role="alert"' in body


def test_htmx_on_the_case_gets_the_case(sign_in, town):
    case = lead_to(town, "handling")

    answer = sign_in("worker").post(door(case, "resolve"), {"version": case.version}, headers=HTMX_OF_CASE)

    assert answer.status_code == 422
    assert answer.content.decode().lstrip().startswith('<article id="case"')
