"""The guards of a rating: somebody to ask, in time, corrected once."""

from datetime import timedelta

from cases.actions.report import report
from cases.enums import Action, Satisfaction, Source
from cases.models import Rating
from cases.place import CasePlace
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cases.guards.steps import rated, reworked
from tests.cast import MONDAY, do, lead_to

WEEK = timedelta(days=7)


# somebody_to_ask, within_seven_days, rated_at_most_twice


def test_where_nobody_is_concerned_nobody_rates(town):
    case = report(
        place=CasePlace.of_building(town.building),
        source=Source.PATROL,
        description="坏了",
        by=town.by_worker,
        at=MONDAY,
    )
    case = lead_to(town, "fed_back", case)
    assert case.satisfaction == Satisfaction.NOT_APPLICABLE

    with no("somebody_to_ask"):
        rated(town, case)


def test_a_rating_is_given_until_seven_days_after_the_write_off(town):
    case = lead_to(town, "fed_back")
    case = do(case, Action.CLOSE, town.by_reviewer, town, at=case.changed_at + WEEK)
    assert case.satisfaction == Satisfaction.NO_ANSWER

    with no("within_seven_days"):
        rated(town, case, at=case.closed_at + WEEK + timedelta(seconds=1))

    assert rated(town, case, at=case.closed_at + WEEK).satisfaction == Satisfaction.RATED


def test_a_rating_is_corrected_once(town):
    case = rated(town, lead_to(town, "fed_back"), solved=False, level=1)
    case = rated(town, case, solved=True, level=4)

    with no("rated_at_most_twice"):
        rated(town, case)

    rating = Rating.objects.get(case=case)
    assert (rating.solved, rating.level) == (True, 4)


def test_each_round_has_its_own_rating(town):
    case = lead_to(town, "fed_back")
    for _ in range(2):
        case = rated(town, case, solved=False, level=1)
    case = rated(town, reworked(town, case), solved=True)

    assert list(case.ratings.order_by("round").values_list("round", "solved")) == [(1, False), (2, True)]
