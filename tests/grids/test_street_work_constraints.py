"""What the database refuses of pilots, former networks and evaluations."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from grids.models import Department, Evaluation, NetworkGrid, Pilot
from tests.grids.world import AT, DAY

pytestmark = pytest.mark.django_db
STARTED = {
    "kind": "commercial",
    "title": "电梯加装",
    "aim": "看老人出门难不难",
    "starts_on": DAY,
    "changed_at": AT,
}
FORMER = {"network": "law", "code": "ZF-07", "name": "综治第七网格", "changed_at": AT}
SAID = {"quarter": date(2026, 10, 1), "response": 4, "quality": 5, "cooperation": 3, "evaluated_at": AT}
PILOTS = {
    "pilot_has_a_title_and_an_aim": {"aim": ""},
    "pilot_ends_with_a_result_and_a_verdict": {"ends_on": DAY},
    "pilot_ends_after_it_starts": {"ends_on": date(2020, 1, 1), "result": "没有做成", "grade": "dropped"},
}
FORMERS = {
    "former_grid_has_code_and_name": {"name": ""},
    "network_is_known": {"network": "forest"},
}
EVALUATIONS = {
    "one_evaluation_a_quarter": {},
    "evaluation_marks_are_one_to_five": {"quality": 6},
    "evaluation_is_of_a_whole_quarter": {"quarter": date(2026, 11, 1)},
}
NOWHERE = {
    "pilot_lies_in_a_grid": (Pilot, STARTED),
    "former_grid_lies_in_a_grid": (NetworkGrid, FORMER),
    "evaluation_comes_from_a_grid": (Evaluation, SAID),
}


def put(model, facts, grid=None):
    row = model(**facts)
    if grid:
        row.place_at(grid)
    with transaction.atomic():
        row.save()


@pytest.fixture
def office(ground):
    return Department.objects.create(code="410106-x", name="城管科", district=ground.district)


@pytest.mark.parametrize("name", sorted(PILOTS))
def test_the_database_refuses_a_pilot(ground, name):
    put(Pilot, STARTED, ground.here.micro)

    with pytest.raises(IntegrityError, match=name):
        put(Pilot, STARTED | PILOTS[name], ground.here.micro)


@pytest.mark.parametrize("name", sorted(FORMERS))
def test_the_database_refuses_a_former_grid(ground, name):
    put(NetworkGrid, FORMER, ground.here.micro)

    with pytest.raises(IntegrityError, match=name):
        put(NetworkGrid, FORMER | FORMERS[name], ground.here.micro)


@pytest.mark.parametrize("name", sorted(EVALUATIONS))
def test_the_database_refuses_an_evaluation(ground, office, name):
    put(Evaluation, SAID | {"department": office}, ground.here.street)

    with pytest.raises(IntegrityError, match=name):
        put(Evaluation, SAID | {"department": office} | EVALUATIONS[name], ground.here.street)


@pytest.mark.parametrize("name", sorted(NOWHERE))
def test_the_database_refuses_what_lies_nowhere(office, name):
    model, facts = NOWHERE[name]

    with pytest.raises(IntegrityError, match=name):
        put(model, facts | ({"department": office} if model is Evaluation else {}))
