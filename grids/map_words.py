"""What the scripts of the maps say. {n} and the like are put in by them."""

from django.utils.translation import gettext_lazy as _

from grids.kinds import PlaceKind

DRAWING = {
    "nearer": _("Nearer"),
    "farther": _("Farther"),
}
VIEWER = DRAWING | {
    "doors": _("{n} buildings"),
    "homes": _("{n} households"),
    "cases": _("{n} cases"),
    "overdue": _("{n} cases, {late} overdue"),
    "alerts": {"reminded": _("Reminded"), "yellow": _("Due soon"), "red": _("Overdue")},
    "kinds": {kind.value: kind.label for kind in PlaceKind},
    "what": _("what"),
    "code": _("code"),
    "households": _("households"),
    "term": _("term"),
    "open": _("Open its page"),
    "nothing": _("There is nothing here."),
    "here": _("You are here, give or take {n} m."),
    "nowhere": _("Where you are could not be found out."),
    "measure": _("Press from point to point. Esc ends it."),
    "measured": _("Distance: {far}"),
    "metres": _("{n} m"),
    "kilometres": _("{n} km"),
}
EDITOR = DRAWING | {
    "tool_border": _("Drag a corner, or an edge to make one. The neighbour's border goes along."),
    "tool_split": _("Draw a line right through a grid, press twice to end it."),
    "tool_merge": _("Press the grids that become one. The first keeps its code."),
    "tool_draw": _("Draw the new grid. Press twice to end it; on a border the line follows it."),
    "kind_border": _("A border is moved."),
    "kind_split": _("A grid is split."),
    "kind_merge": _("Grids become one."),
    "kind_draw": _("A new grid is drawn."),
    "not_through": _("The line does not go right through one grid. Begin and end it outside of it."),
    "not_own": _("This corner is also somebody else's. Whoever answers for both moves it."),
    "not_dropped": _("Without this corner a grid would be none."),
    "choose_corner": _("Choose a corner first."),
    "too_few": _("Set more points first."),
    "no_point": _("This is no point."),
    "corner": _("Corner {n}: {at}, shared by {shared}"),
    "uncounted": _("not counted yet"),
    "new_part": _("the new grid"),
    "too_many": _("{n} households, more than {most}"),
    "found": _("Found: {n}"),
    "sound": _("Nothing is wrong."),
    "square": _("{n} m²"),
    "see": _("See"),
    "then": _("The ground on {day}: {n} grids. It is only shown; the draft stays."),
    "restored": _("What you drew before is here again."),
    "not_loaded": _("The network did not answer. Your draft is kept; please try again."),
}
