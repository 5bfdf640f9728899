"""Reports by staff: on the spot, solved on the spot, and for somebody who calls."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from cases.models import Case, CaseFile
from grids.actions.keep.building import keep_building
from grids.actor import Actor
from tests.cast import category
from tests.files.photos import photo

QUICK, PROXY = "/w/report/", "/desk/report/"
FIND = {"HX-Request": "true", "HX-Target": "places"}


def shot(name="a.jpg"):
    return SimpleUploadedFile(name, photo(), "image/jpeg")


def sent(**more):
    return {"key": str(uuid4()), "category": "10004", "description": "楼道里堆着纸箱", **more}


def called(**more):
    return {"key": str(uuid4()), "source": "hotline", "description": "路灯不亮", **more}


@pytest.fixture
def here(town):
    return {"building": str(town.building.uuid)}


def test_the_form_offers_the_own_buildings_and_the_own_grid(sign_in, town):
    page = sign_in("worker").get(QUICK)

    form = page.context["form"]
    assert [place["value"] for place in form.places()] == [str(town.building.uuid)]
    assert form["grid"].value() == town.here.general.code
    assert len(form["category"].subwidgets) == 6


def test_a_worker_reports_a_find_with_a_photo(sign_in, town, here):
    answer = sign_in("worker").post(QUICK, sent(photos=[shot()], **here))

    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.number}/"
    assert (case.state, case.source, case.building, case.category) == (
        "reported", "patrol", town.building, category("10004"),
    )  # fmt: skip
    assert CaseFile.objects.get(case=case).kind == "report"
    assert list(case.events.order_by("seq").values_list("officer__username", flat=True)) == ["worker"] * 3


def test_what_was_solved_on_the_spot_waits_for_feedback(sign_in, town, here):
    solved = {"handled": "on", "result": "已劝导搬走", "photos_after": [shot()]}

    sign_in("worker").post(QUICK, sent(**solved, **here))

    case = Case.objects.get()
    assert (case.state, case.handler_post) == ("handled", town.worker_post)
    assert CaseFile.objects.get(case=case).kind == "result"


def test_solved_without_a_word_or_a_photo_is_sent_back_with_everything_kept(sign_in, here):
    worker = sign_in("worker")

    wordless = worker.post(QUICK, sent(handled="on", photos=[shot()], **here))
    photoless = worker.post(QUICK, sent(handled="on", result="搬走了", **here))

    assert (wordless.status_code, photoless.status_code) == (422, 422)
    assert set(wordless.context["form"].errors) == {"result"}
    assert set(photoless.context["form"].errors) == {"photos_after"}
    assert len(wordless.context["form"]["photos"].value()) == 1
    assert wordless.context["form"]["description"].value() == "楼道里堆着纸箱"
    assert not Case.objects.exists()


def test_the_same_form_sent_twice_is_one_case(sign_in, here):
    worker, form = sign_in("worker"), sent(**here)

    first, second = (
        worker.post(QUICK, {**form, "photos": [shot()]}),
        worker.post(QUICK, {**form, "photos": [shot()]}),
    )

    assert first.headers["Location"] == second.headers["Location"]
    assert Case.objects.count() == 1


def test_the_code_on_the_door_and_the_phone_position_say_where(sign_in, town):
    worker = sign_in("worker")
    centre = town.here.micro2.boundary.centroid

    worker.post(QUICK, sent(token=f"https://here.example/q/{town.qr.token.lower()}"))
    worker.post(QUICK, sent(lng=centre.x, lat=centre.y))
    worker.post(QUICK, sent(grid=town.here.general.code, address="北门外"))

    by_code, by_point, by_grid = Case.objects.order_by("pk")
    assert by_code.building == town.building
    assert (by_point.grid, by_point.point.coords) == (town.here.micro2, (centre.x, centre.y))
    assert (by_grid.grid, by_grid.address) == (town.here.general, "北门外")


@pytest.mark.parametrize(
    "place",
    [{}, {"token": "nonsense"}, {"building": str(uuid4())}, {"lng": "999", "lat": "1"}, {"grid": "1"}],
)
def test_a_place_that_is_none_is_said_so(sign_in, place):
    answer = sign_in("worker").post(QUICK, sent(**place))

    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_a_building_of_another_street_is_none(sign_in, town, here):
    answer = sign_in("stranger").post(QUICK, sent(**here))

    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_a_kind_can_be_typed(sign_in, here):
    worker = sign_in("worker")

    worker.post(QUICK, sent(category_words="路灯单盏不亮", **here))
    vague = worker.post(QUICK, sent(category_words="路", **here))

    assert Case.objects.get().category.code == "05007"
    assert set(vague.context["form"].errors) == {"category_words"}


def test_what_one_reports_most_comes_first(sign_in, here):
    worker = sign_in("worker")
    for _ in range(2):
        worker.post(QUICK, sent(category_words="路灯单盏不亮", **here))

    assert worker.get(QUICK).context["form"].fields["category"].choices[0][0] == "05007"


def test_the_search_for_a_building_writes_nothing_and_keeps_the_words(sign_in, town):
    worker = sign_in("worker")

    part = worker.get(QUICK, {"place_words": "1 号"}, headers=FIND).content.decode()
    none = worker.get(QUICK, {"place_words": "没有"}, headers=FIND).content.decode()
    page = worker.post(QUICK, sent(place_words="1 号", find="1", photos=[shot()]))

    assert part.lstrip().startswith('<fieldset class="gw-field" id="places"')
    assert str(town.building.uuid) in part
    assert str(town.building.uuid) not in none
    assert page.status_code == 200
    assert page.context["form"]["description"].value() == "楼道里堆着纸箱"
    assert len(page.context["form"]["photos"].value()) == 1
    assert not page.context["form"].errors
    assert not Case.objects.exists()


def test_a_building_is_found_by_the_initials_of_its_name(sign_in, town):
    keep_building(town.building, facts={"name": "幸福里3号楼"}, by=Actor.clock(), at=now())
    worker = sign_in("worker")

    part = worker.get(QUICK, {"place_words": "xfl3"}, headers=FIND).content.decode()

    assert str(town.building.uuid) in part


def test_a_call_is_taken_down_with_the_caller_apart(sign_in, town, here):
    people = {
        "name": "张三丰",
        "phone": "138 0000 1111",
        "caller_name": "李四",
        "caller_phone": "13900002222",
    }

    answer = sign_in("desk").post(PROXY, called(source="proxy", **people, **here))

    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.number}/"
    kept = {person.kind: (person.name, person.phone) for person in case.reporters.all()}
    assert kept == {"reporter": ("张三丰", "13800001111"), "caller": ("李四", "13900002222")}
    assert case.source == "proxy"


def test_a_call_without_a_place_is_left_to_the_street(sign_in, town):
    sign_in("desk").post(PROXY, called(address="老菜市场附近"))

    case = Case.objects.get()
    assert (case.grid, case.unplaced, case.address) == (town.here.street, True, "老菜市场附近")


def test_a_call_for_somebody_names_the_caller_and_a_phone_has_its_digits(sign_in):
    desk = sign_in("desk")

    nameless = desk.post(PROXY, called(source="proxy"))
    short = desk.post(PROXY, called(phone="1380000111"))
    letters = desk.post(PROXY, called(phone="不知道"))

    assert [answer.status_code for answer in (nameless, short, letters)] == [422, 422, 422]
    assert "10" in short.context["form"].errors["phone"][0]
    assert not Case.objects.exists()


@pytest.mark.parametrize("door", [QUICK, PROXY])
@pytest.mark.parametrize("name", ["reviewer", "handler", "nobody", "admin"])
def test_whose_post_does_not_report_is_told_so(sign_in, name, door):
    assert sign_in(name).get(door).status_code == 403
    assert sign_in(name).post(door, sent()).status_code == 403


@pytest.mark.parametrize("door", [QUICK, PROXY])
def test_the_form_asks_for_a_sign_in_and_knows_no_other_method(client, sign_in, door):
    assert client.get(door).headers["Location"].startswith("/sign-in/")
    assert sign_in("worker").delete(door).status_code == 405


@pytest.mark.parametrize(("door", "name", "number"), [(QUICK, "worker", 9), (PROXY, "desk", 8)])
def test_the_form_costs_little(sign_in, door, name, number, django_assert_num_queries):
    client = sign_in(name)

    # session, officer, posts, kinds, own kinds, buildings, grids, unread; for a worker also the own grid
    with django_assert_num_queries(number):
        client.get(door)


def test_the_kinds_tell_their_rules_while_they_are_chosen(sign_in, here):
    body = sign_in("worker").get(QUICK).content.decode()

    assert 'data-gw-rules="dispatched result"' in body  # 路灯单盏不亮, on a chip
    assert "路灯单盏不亮 <small>须派单 · 需办结照片</small>" in body
    assert '<option value="楼道堆物 10004 (需办结照片)" data-gw-rules="result">' in body


def test_a_line_of_the_list_is_understood_with_its_rules(sign_in, here):
    answer = sign_in("worker").post(
        QUICK, sent(category="", category_words="楼道堆物 10004 (需办结照片)", photos=[shot()], **here)
    )

    assert answer.status_code == 302
    assert Case.objects.get().category.code == "10004"


def test_what_must_be_dispatched_is_not_settled_alone_and_the_tick_says_so(sign_in, here):
    answer = sign_in("worker").post(
        QUICK, sent(category="05007", handled="on", result="换了灯泡", photos=[shot()], **here)
    )

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"handled"}
    assert not Case.objects.exists()


def test_a_caller_is_not_bothered_with_rules_of_the_handling(sign_in):
    assert "data-gw-rules" not in sign_in("desk").get("/desk/report/").content.decode()
