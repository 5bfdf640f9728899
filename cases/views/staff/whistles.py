"""The board of whistles: which units were called where I see the cases, what my own unit owes, figures by unit."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cases.models import Call
from cases.querysets.whistle import FIGURES
from common.pages import page

PERIOD = timedelta(days=90)
TABS = (("open", _("Open whistles")), ("mine", _("Calls at us")), ("all", _("The last 90 days")))
COLUMNS = {
    "called": _("Called"),
    "answered": _("Answered in time"),
    "arrived": _("Arrived in time"),
    "solved": _("Solved in time"),
    "expired": _("Run out"),
}


@login_required
@require_safe
def whistles(request):
    """The newest first. `?show=` a tab; `?unit=&figure=` what a figure counts, in the same 90 days."""
    by = request.actor
    if not by.sees_cases:
        raise PermissionDenied
    visible = Call.objects.visible_to(by.scope)
    recent = visible.filter(whistled_at__gte=now() - PERIOD)
    tab, asked = request.GET.get("show", ""), filter_of(request.GET)
    rows = recent.filter(**asked) if asked else of_tab(tab, visible, recent, by)
    if figure := FIGURES.get(request.GET.get("figure")):
        rows = rows.filter(figure)
    shown = page(
        rows.for_lists().with_reason(), order=("-whistled_at", "-pk"), cursor=request.GET.get("cursor")
    )
    context = {
        "rows": shown.rows,
        "page": shown,
        "tabs": TABS,
        "tab": "all" if asked else tab if tab in dict(TABS) else TABS[0][0],
        "columns": COLUMNS.values(),
        "units": [line_of(unit) for unit in recent.by_unit()],
        "here": "whistles",
        "help": "whistles",
    }
    return render(request, "cases/whistles.html", context)


def of_tab(tab, visible, recent, by):
    """What is open; for the own units everything that was asked of them lately."""
    if tab == "mine":
        return recent.at_units_of(by.scope)
    return recent if tab == "all" else visible.waiting()


def filter_of(said):
    """{"department__uuid": …} of a figure's link; {} where no unit is named, or none that could be."""
    try:
        return {"department__uuid": UUID(said["unit"])}
    except (KeyError, ValueError):
        return {}


def line_of(unit):
    """One unit's figures: {uuid, name, cells: [(figure, number)], level}."""
    return {
        "uuid": unit["department__uuid"],
        "name": unit["department__name"],
        "cells": [(name, unit[name]) for name in COLUMNS],
        "level": unit["level"],
    }
