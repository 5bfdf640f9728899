"""The notices at a door: all of them, for whom somebody says he is, and one by itself (S0-46)."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cases.views.public.door import notices_at, notices_for, place_of
from cases.views.public.for_whom import choice_of, keeps_choice
from cases.views.public.scenes import of_code
from common.pages import page as page_by_cursor
from grids import scans
from grids.for_whom import AGES
from grids.models import Audience

ORDER = ("-starts_on", "-pk")
SIZE = 25


@of_code
@require_safe
@keeps_choice
def notices(request, code):
    """What is said here, and links by which one says for whom he reads. What is for others is counted, not hidden."""
    choice, audiences = choice_of(request), audiences_of(code)
    mine = notices_for(request, code)
    page = {
        "page": page_by_cursor(mine, order=ORDER, cursor=request.GET.get("cursor"), size=SIZE),
        "others": notices_at(code).count() - mine.count() if choice else 0,
        "choice": choice,
        "picks": picks(choice, audiences),
        "labels": {one.code: one.label for one in audiences},
    }
    return render(request, "cases/public/notices.html", place_of(code) | page)


@of_code
@require_safe
def notice(request, code, uuid):
    """One notice. That it was read is counted, not by whom."""
    found = get_object_or_404(notices_at(code), uuid=uuid)
    if request.method == "GET":
        scans.count_read(found.uuid)
    labels = {one.code: one.label for one in audiences_of(code)} if found.labels else {}
    return render(request, "cases/public/notice.html", place_of(code) | {"notice": found, "labels": labels})


def audiences_of(code):
    return list(Audience.objects.at(code.place.district_id))


def picks(choice, audiences):
    """[(word, whether it is picked, the words after a press)] of the place's audiences, then of the ages."""
    labels = [(one.label, one.code in choice.labels, one.code) for one in audiences]
    ages = [(said, age in choice.ages, age) for age, (_first, _last, said) in AGES.items()]
    return [(said, is_on, choice.with_or_without(word)) for said, is_on, word in labels + ages]
