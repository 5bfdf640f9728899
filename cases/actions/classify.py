from django.db import transaction

from cases.actions.move import move
from cases.actions.recuse import look_whom
from cases.enums import ABOUT_STAFF, Action


@transaction.atomic
def classify(
    case,
    *,
    reason,
    category=None,
    urgency=None,
    major=None,
    grid=None,
    place=None,
    by,
    at=None,
    expected=None,
):
    """Correct the kind of matter, its urgency, whether it is major, or where it is: a grid, or a CasePlace that says it
    exactly. Open clocks are re-dated."""
    changes = {"category": category, "urgency": urgency or None, "major": major, "grid": grid}
    changes |= exact(place)
    told = {"words": reason, "effect": apply_changes}
    moved = move(case, Action.CLASSIFY, by=by, at=at, expected=expected, **told, **changes)
    if category is not None or (grid is not None and moved.category.code in ABOUT_STAFF):
        look_whom(moved, at=moved.changed_at)
    return moved


def apply_changes(turn):
    case, facts = turn.case, turn.facts
    if facts["category"] is not None and facts["category"] != case.category:
        turn.data["category"] = {"from": case.category.code, "to": facts["category"].code}
        case.category = facts["category"]
    if facts["urgency"] is not None and facts["urgency"] != case.urgency:
        turn.data["urgency"] = {"from": case.urgency, "to": facts["urgency"]}
        case.urgency = facts["urgency"]
    if facts["major"] is not None and facts["major"] != case.major:
        turn.data["major"] = facts["major"]
        case.major = facts["major"]
    if facts["grid"] is not None and facts["grid"].pk != case.grid_id:
        move_to(turn, facts["grid"])
    if "point" in facts:
        pin(turn)


def exact(place):
    """What of a case a CasePlace says."""
    if place is None:
        return {}
    return {"grid": place.grid, "building": place.building, "point": place.point, "address": place.address}


def pin(turn):
    """The case lies at a very point: where it was before goes on record."""
    case, facts = turn.case, turn.facts
    turn.data["point"] = {"from": told(case.point), "to": told(facts["point"])}
    case.point, case.building, case.address = facts["point"], facts["building"], facts["address"]
    case.unplaced = False


def told(point):
    return [round(point.x, 6), round(point.y, 6)] if point else None


def move_to(turn, grid):
    """The case lies elsewhere: its place and the grid that answers for it change; where exactly is no longer known."""
    turn.data["grid"] = {"from": turn.case.grid.code if turn.case.grid_id else None, "to": grid.code}
    turn.case.place_at(grid)
    turn.case.owner_grid = grid
    turn.case.unplaced = False
    turn.case.building = turn.case.point = None
    turn.case.address = grid.name
