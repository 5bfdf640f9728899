"""The street whistles, units report for duty: what each verb leaves on record, who may, and when (S1-32, S2-29)."""

from datetime import timedelta

import pytest

from cases.allowed import allowed_actions
from cases.enums import Action, CallState, State
from cases.errors import NotYours, OutOfOrder
from cases.models import Call, Case, Recusal
from cases.verification import damages
from common.errors import Refused
from grids.models import Department
from tests.cases.actions.test_tell import heard
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cases.whistling import act, as_now, blow, called, only, whistling
from tests.cast import MONDAY, do, lead_to, moment
from tests.grids import world

HOUR = timedelta(hours=1)


@pytest.fixture
def scene(town):
    return whistling(town)


@pytest.fixture
def case(town):
    return lead_to(town, "handling")


def offered(scene, case, who):
    by = as_now(getattr(scene, who))
    return {one.action for one in allowed_actions(case, by, at=case.changed_at)}


def test_the_street_calls_units_at_once_each_with_its_own_clocks(scene, case):
    blown = blow(scene, case, scene.lighting, scene.water, at=moment(10, 9), whistle_kind="enforcement")

    calls = list(Call.objects.filter(case=case).order_by("pk"))
    assert [(call.department, call.state, call.kind) for call in calls] == [
        (scene.lighting, "called", "enforcement"),
        (scene.water, "called", "enforcement"),
    ]
    assert (calls[0].respond_due_at, calls[0].arrive_due_at) == (moment(10, 10), moment(11, 9))
    assert calls[0].result_due_at == moment(17, 9)  # five working days
    assert calls[0].next_alert_at == moment(10, 10)
    event = blown.events.last()
    assert (event.action, event.from_state, event.to_state, event.public) == (
        *("whistle", "handling", "handling"),
        False,
    )
    assert event.data["calls"] == [
        {"call": str(call.uuid), "department": str(call.department.uuid)} for call in calls
    ]
    assert event.text.aside == "路灯成片不亮"
    assert list(damages([case.pk])) == []


def test_a_community_s_whistle_waits_for_the_principal_officer(scene, case):
    asked = blow(scene, case, by="head")
    assert (only(case).state, only(case).called_at) == ("proposed", None)
    assert Action.RESPOND not in offered(scene, asked, "handler")
    assert not Case.objects.visible_to(as_now(scene.handler).scope).filter(pk=case.pk).exists()
    with no("a_call_waits"):
        act(scene, asked, Action.WHISTLE_APPROVE, "head")

    made = act(scene, asked, Action.WHISTLE_APPROVE, "chief")

    assert (only(case).state, only(case).called_at) == ("called", made.changed_at)
    assert only(case).respond_due_at == made.changed_at + HOUR


@pytest.mark.parametrize("who", ["leader", "worker", "handler"])
def test_nobody_below_a_community_whistles(scene, case, who):
    with pytest.raises((Refused, NotYours)):
        blow(scene, case, by=who)

    assert Action.WHISTLE not in offered(scene, case, who)
    assert not Call.objects.exists()


def test_a_call_opens_the_case_to_its_unit_and_to_no_other(scene, case):
    blow(scene, case)

    def sees(officer):
        return Case.objects.visible_to(as_now(officer).scope).filter(pk=case.pk).exists()

    assert (sees(scene.handler), sees(scene.plumber)) == (True, False)
    assert {Action.RESPOND, Action.OBJECT, Action.ARRIVE, Action.COMMENT} == offered(scene, case, "handler")
    with pytest.raises(NotYours):
        act(scene, case, Action.RESPOND, "plumber")


def test_nobody_is_called_to_a_case_about_himself(scene, case):
    Recusal.objects.create(case=case, officer=scene.handler, kind="found", at=MONDAY)
    blow(scene, case)

    assert not Case.objects.visible_to(as_now(scene.handler).scope).filter(pk=case.pk).exists()
    with pytest.raises(NotYours):
        act(scene, case, Action.RESPOND, "handler")


@pytest.mark.parametrize("calls", ["twice", "again", "far", "ended", "nobody", "handling"])
def test_only_units_that_can_come_are_called_and_each_once(scene, case, calls):
    far = world.department(scene.town.ground.far_district, "roads")
    empty = world.department(scene.town.ground.district, "empty")
    units = {"twice": [scene.lighting] * 2, "far": [far], "nobody": [empty]}.get(calls, [scene.lighting])
    if calls == "again":
        case = blow(scene, case)
    if calls == "ended":
        Department.objects.filter(pk=scene.lighting.pk).update(valid_to=MONDAY.date())
    if calls == "handling":
        case = do(
            do(case, Action.RECALL, scene.town.by_desk, scene.town),
            Action.DISPATCH,
            scene.town.by_desk,
            scene.town,
            to=scene.lighting,
        )
        case = act(scene, case, Action.TAKE, "handler")

    with pytest.raises(Refused):
        blow(scene, case, *units)


def test_a_whistle_without_a_reason_or_a_unit_is_no_whistle(scene, case):
    with no("units_can_be_called"):
        blow(scene, case, reason="")
    with no("units_can_be_called"):
        blow(scene, case, calls=[])


def test_a_unit_answers_goes_and_reports_in_its_own_words(scene):
    case = called(scene, Action.RESPOND, Action.ARRIVE, Action.REPORT_BACK)

    call = only(case)
    assert (call.state, case.state) == ("reported", State.HANDLING)
    assert call.responded_at < call.arrived_at < call.reported_at == call.ended_at
    assert (call.ladder, call.next_alert_at) == ([], None)
    assert [event.action for event in case.events.order_by("seq")][-4:] == [
        *("whistle", "respond", "arrive", "report_back")
    ]
    assert case.events.last().text.aside == "修好了"
    assert case.events.last().post == scene.handler.posts.get()
    assert list(damages([case.pk])) == []


def test_who_arrives_has_answered(scene):
    case = called(scene, Action.ARRIVE)

    assert (only(case).responded_at, only(case).arrived_at) == (case.changed_at, case.changed_at)
    with pytest.raises(Refused):
        act(scene, case, Action.RESPOND, "handler")


def test_the_handler_arrives_for_himself_and_touches_no_call(scene):
    case = act(scene, called(scene), Action.ARRIVE, "worker")

    assert only(case).state == "called"
    assert case.events.last().data == {}


def test_a_unit_objects_once_and_somebody_else_than_the_whistler_decides(scene):
    case = called(scene, Action.OBJECT)
    assert (only(case).state, only(case).next_alert_at) == ("objected", None)
    for who in ("chief", "handler", "leader", "head"):
        with pytest.raises((Refused, NotYours)):
            act(scene, case, Action.ANSWER_OBJECTION, who)
    waited = case.changed_at + 30 * HOUR

    case = act(scene, case, Action.ANSWER_OBJECTION, "district", at=waited)

    call = only(case)
    assert call.state == "called"
    assert call.respond_due_at == call.called_at + HOUR + (waited - call.objected_at)
    with pytest.raises(Refused):
        act(scene, case, Action.OBJECT, "handler")


def test_an_objection_that_is_upheld_excuses_the_unit(scene):
    case = act(scene, called(scene, Action.OBJECT), Action.ANSWER_OBJECTION, "district", upheld=True)

    assert (only(case).state, only(case).ended_at) == ("excused", case.changed_at)
    assert do(case, Action.RESOLVE, scene.town.by_worker, scene.town).state == State.HANDLED


@pytest.mark.parametrize("steps", [(), (Action.RESPOND,), (Action.ARRIVE,), (Action.OBJECT,)])
def test_resolve_waits_for_open_calls_only(scene, steps):
    case = called(scene, *steps)
    with no("calls_have_ended"):
        do(case, Action.RESOLVE, scene.town.by_worker, scene.town)

    over = act(scene, case, Action.WHISTLE_CANCEL, "chief")

    assert do(over, Action.RESOLVE, scene.town.by_worker, scene.town).state == State.HANDLED


def test_what_was_only_proposed_holds_nothing_up_and_lapses(scene, case):
    asked = blow(scene, case, by="head")

    done = do(asked, Action.RESOLVE, scene.town.by_worker, scene.town)

    assert (done.state, only(case).state) == (State.HANDLED, "lapsed")


def test_a_case_that_is_void_needs_nobody_any_more(scene):
    case = do(called(scene), Action.VOID, scene.town.by_reviewer, scene.town)

    assert (case.state, only(case).state) == (State.VOID, "lapsed")


def test_calls_stay_while_the_case_changes_hands(scene):
    case = do(called(scene), Action.RECALL, scene.town.by_desk, scene.town)

    assert act(scene, case, Action.RESPOND, "handler").state == State.REPORTED
    assert only(case).state == "responded"


def test_both_sides_rate_each_other_once_afterwards(scene):
    case = called(scene, Action.RESPOND, Action.REPORT_BACK)
    case = do(case, Action.RESOLVE, scene.town.by_worker, scene.town)

    signed = act(scene, case, Action.RATE_RESPONSE, "chief", level=2, words="来晚了")
    rated = act(scene, signed, Action.RATE_RESPONSE, "handler", level=4)

    call = only(case)
    assert (call.state, call.unit_level, call.whistler_level) == (CallState.SIGNED, 2, 4)
    assert [event.data["side"] for event in rated.events.filter(action="rate_response").order_by("seq")] == [
        "whistler",
        "unit",
    ]
    for who in ("chief", "handler", "leader"):
        with pytest.raises((Refused, NotYours)):
            act(scene, rated, Action.RATE_RESPONSE, who)


def test_of_several_calls_the_one_that_is_meant_is_named(scene, case):
    case = blow(scene, case, scene.lighting, scene.water)
    second = Call.objects.get(department=scene.water)
    with no("call_is_chosen"):
        act(scene, case, Action.WHISTLE_CANCEL, "chief")

    act(scene, case, Action.WHISTLE_CANCEL, "chief", call=str(second.uuid))

    assert dict(Call.objects.values_list("department__code", "state")) == {
        scene.lighting.code: "called",
        scene.water.code: "cancelled",
    }


def test_a_verb_of_a_whistle_follows_only_where_the_table_says(scene):
    for stop in ("reported", "dispatched", "handled", "closed"):
        case = lead_to(scene.town, stop)
        with pytest.raises(OutOfOrder):
            blow(scene, case)


def test_the_units_the_whistler_and_the_handler_hear_of_it(scene, case):
    assert heard(lambda: blow(scene, case, by="head")) == {"chief", "district"}
    case.refresh_from_db()
    assert heard(lambda: act(scene, case, Action.WHISTLE_APPROVE, "chief")) == {"handler"}
    case.refresh_from_db()
    assert heard(lambda: act(scene, case, Action.RESPOND, "handler")) == {"head", "worker"}
    case.refresh_from_db()
    assert heard(lambda: act(scene, case, Action.OBJECT, "handler")) == {"chief", "district"}
    case.refresh_from_db()
    assert heard(lambda: act(scene, case, Action.ANSWER_OBJECTION, "chief")) == {"handler", "head"}
    case.refresh_from_db()
    assert heard(lambda: act(scene, case, Action.REPORT_BACK, "handler")) == {"head", "worker"}
    case.refresh_from_db()
    assert heard(lambda: act(scene, case, Action.RATE_RESPONSE, "head")) == {"handler"}
