"""The steps of a case that several guards are tried on."""

from cases.enums import Action
from grids.actor import Actor
from tests.cast import do


def rated(town, case, **facts):
    return do(case, Action.RATE, Actor.reporter(), town, **facts)


def contacts(town, case, times):
    for _ in range(times):
        case = do(case, Action.CONTACT, town.by_reviewer, town, contact_outcome="nobody")
    return case


def reworked(town, case):
    """Once round: not solved, resolved, told."""
    case = do(case, Action.REWORK, Actor.reporter(), town)
    case = do(case, Action.RESOLVE, town.by_worker, town)
    return do(case, Action.FEEDBACK, town.by_worker, town)


def declined(town, case, by="by_worker"):
    return do(case, Action.DECLINE, getattr(town, by), town)
