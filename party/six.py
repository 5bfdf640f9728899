"""What party work adds to the page of a grid: its organisation, how far its grids are covered (六要素: 组织)."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.locality import profile_for
from grids.enums import Tier
from grids.models import Grid
from grids.roles import P
from grids.six import Element, Line, counted_by
from grids.told import Told, told_by
from grids.words import tier_word
from party.actions.entries import asks, of
from party.checklists import checklists_for
from party.completeness import entries_of, rate_of_list
from party.coverage import Rate, covering, rate_of
from party.enums import EntryState
from party.models import PartyOrganisation

ABOVE = (Tier.STREET, Tier.TOTAL)


def organisations_in(grid, actor, on):
    """[Line] of the organisations at home in a grid or below. One statement."""
    rows = PartyOrganisation.objects.under(grid).filter(valid_to=None)
    told = rows.aggregate(total=Count("pk"), complete=Count("secretary"))
    return [Line(gettext_lazy("party organisations"), **told, asks=gettext_lazy("the secretary"))]


def cover_of(thing, actor, on):
    """[Told]: which organisation covers a grid; above the tier that is asked, how many grids are covered."""
    if not isinstance(thing, Grid):
        return []
    asked = profile_for(thing.code).party_tier
    rate = rate_of(thing, on, asked) if thing.tier in ABOVE else Rate(0, 0)
    leads = reverse("party:coverage", args=[thing.code])
    lines = [nearest_to(thing, actor, on, asked, leads)]
    if rate.total:
        label = _("%(tier)s with a party organisation") % {"tier": tier_word(thing.code, asked)}
        lines.append(Told(label, in_words(rate), leads, is_short=bool(rate.missing)))
    return lines


def nearest_to(grid, actor, on, asked, leads):
    nearest, is_own = covering(grid, on)
    if nearest and actor.may(P.GRID_VIEW, nearest):
        leads = reverse("party:organisation", args=[nearest.uuid])
    label = _("Party organisation") if is_own or not nearest else _("Party organisation above")
    return Told(label, nearest.name if nearest else _("none"), leads, grid.tier == asked and not is_own)


def in_words(rate):
    said = {"covered": rate.covered, "total": rate.total, "percent": rate.percent}
    return _("%(covered)s of %(total)s, %(percent)s %%") % said


def lists_of(thing, actor, on):
    """[Told]: how much is there of each list that asks something here or below. A statement for each list."""
    grid = thing if isinstance(thing, Grid) else getattr(thing, "grid", None)
    return [line for chosen in checklists_for(grid.code) for line in list_line(chosen, thing, on)]


def list_line(chosen, thing, on):
    if asks(chosen, thing):
        there = entries_of(chosen).filter(**of(thing), state=EntryState.THERE).count()
        rate, leads = Rate(len(chosen.items), there), address_of(chosen, thing)
    elif isinstance(thing, Grid) and thing.tier in ABOVE:
        rate, leads = rate_of_list(chosen, thing, on), address_of(chosen, thing)
    else:
        return []
    return [Told(chosen.label, in_words(rate), leads, bool(rate.missing))] if rate.total else []


def address_of(chosen, thing):
    if isinstance(thing, Grid):
        return reverse("party:checklist", args=[thing.code, chosen.word])
    return reverse("party:place_checklist", args=[thing.uuid, chosen.word])


counted_by(Element.ORGANISATIONS, organisations_in)
told_by(cover_of)
told_by(lists_of)
