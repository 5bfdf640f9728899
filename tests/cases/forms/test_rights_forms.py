"""Naming somebody on the page of who may do what with a case."""

import pytest

from cases.forms.rights import AboutForm
from grids.enums import Role
from grids.models import Officer
from tests.grids import world

pytestmark = pytest.mark.django_db


def test_two_of_one_name_are_told_apart_by_their_posts_and_never_by_their_phones(db):
    ground = world.build()
    for phone, grid in (("13800000001", ground.here.micro), ("13800000002", ground.here.micro2)):
        world.post(grid, Role.WORKER, who=world.officer(phone, name="王小英"))
    form = AboutForm({"officer": "王小英", "reason": "x"})
    form.among(Officer.objects.all())

    (said,) = form.errors["officer"]

    assert "一号院" in said
    assert "二号院" in said
    assert "1380000" not in said
