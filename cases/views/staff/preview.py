"""The right half of the desk: one case, short, with the dispatch form."""

from zlib import crc32

from cases.pages.asked import desk_at, kept
from cases.pages.choices import blocked_for, choices_for, dispatch_of, kept_words
from cases.pages.tabs import place_as_text
from cases.presence import come_to


def preview_context(request, sheet, *, at, order=None, bound=None):
    """What cases/_preview.html asks for. `order`: of the list beside it, to find the next row once this one is gone."""
    by = request.actor
    actions = choices_for(sheet, by, at=at, bound=bound, without=("dispatch",))
    is_dispatch = bound is not None and bound.allowed.name == "dispatch"
    dispatch = dispatch_of(sheet, by, at=at, bound=bound if is_dispatch else None)
    others = come_to(sheet.case.pk, request.user)
    return sheet.shown() | {
        "selected": sheet.case,
        "actions": actions,
        "dispatch": dispatch,
        "blocked": blocked_for(sheet, by, at=at),
        "kept": kept_words(bound, [*actions, dispatch]),
        "others": others,
        "told": seal(others),
        **addresses(request, sheet.case, order),
    }


def addresses(request, case, order):
    """Where the desk goes on: `next_url` to the row after this one, `stay_url` to it only when this one has left."""
    if request.method == "POST":
        return {"next_url": request.POST.get("next", ""), "stay_url": request.POST.get("next", "")}
    begun = request.GET.get("cursor")
    here = kept(request.GET) if begun is None else kept(request.GET, cursor=begun)
    after = here | {"past": place_as_text(order, case)}
    return {"next_url": desk_at(after), "stay_url": desk_at(after | {"case": case.number})}


def seal(names):
    """What tells one company of people from another without naming them in an address."""
    return f"{crc32('|'.join(names).encode()):x}"
