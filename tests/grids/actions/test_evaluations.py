"""What is said of a department's quarter, when several say it at the same moment."""

import pytest
from django.utils.timezone import localdate, now

from grids.actions.evaluations import evaluate
from grids.actor import Actor
from grids.models import Evaluation
from grids.quarters import quarter_of
from tests.cases.actions.at_once import at_once

pytestmark = pytest.mark.slow
FACTS = {"marks": {"response": 4, "quality": 5, "cooperation": 3}, "words": "", "by": Actor.clock()}


def test_two_presses_at_once_are_one_evaluation(shared_town):
    town, quarter = shared_town, quarter_of(localdate())

    def press():
        return evaluate(town.lighting, town.here.street, quarter=quarter, at=now(), **FACTS)

    answers = at_once(*[press] * 8)

    assert {type(answer) for answer in answers} == {Evaluation}, answers
    assert Evaluation.objects.count() == 1
