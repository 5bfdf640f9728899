"""The right half of the desk: one case, short, with the dispatch form."""

from urllib.parse import urlencode

from django.urls import reverse

from cases.pages.choices import blocked_for, choices_for, dispatch_of, kept_words
from cases.pages.tabs import place_as_text

KEPT = ("tab", "q", "size", "cursor")


def preview_context(request, sheet, *, at, order=None, bound=None):
    """What cases/_preview.html asks for. `order`: of the list beside it, to find the next row once this one is gone."""
    by = request.actor
    actions = choices_for(sheet, by, at=at, bound=bound, without=("dispatch",))
    is_dispatch = bound is not None and bound.allowed.name == "dispatch"
    dispatch = dispatch_of(sheet, by, at=at, bound=bound if is_dispatch else None)
    return sheet.shown() | {
        "selected": sheet.case,
        "actions": actions,
        "dispatch": dispatch,
        "blocked": blocked_for(sheet, by, at=at),
        "kept": kept_words(bound, [*actions, dispatch]),
        **addresses(request, sheet.case, order),
    }


def addresses(request, case, order):
    """Where the desk goes on: `next_url` to the row after this one, `stay_url` to it only when this one has left."""
    if request.method == "POST":
        return {"next_url": request.POST.get("next", ""), "stay_url": request.POST.get("next", "")}
    here = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    after = here | {"past": place_as_text(order, case)}
    desk = reverse("cases:desk")
    return {
        "next_url": f"{desk}?{urlencode(after)}",
        "stay_url": f"{desk}?{urlencode(after | {'case': case.number})}",
    }
