"""Everything one case's page shows, read in few statements: the case with what hangs on it, its events, its people."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import now

from cases.clockwork import ClockKind
from cases.drawing import place_svg
from cases.enums import Action, ReporterKind
from cases.history import History, Past
from cases.models import Assignment, Call, Case, CaseEvent, CaseFile, Category, Clock, Rating, Reporter
from cases.models.file import FileKind
from cases.pages.bar import steps_of
from cases.pages.calls import OF_CALL, call_lines, fact_of
from cases.pages.names import who_did
from cases.pages.timeline import lines_of, words_of
from common.masking import mask_name, mask_phone
from files.enums import Kind
from files.enums import State as FileState
from files.models.file import standing_of
from grids.echoes import echo_count
from grids.models import Grid

SAME_PLACE = timedelta(days=30)
OF_PHOTO = {
    "uuid": "file__uuid",
    "state": "file__state",
    "received": "file__created_at",
    "kind": "kind",
    "event": "event_id",
}


def found_case(scope, number, *, bare=False):
    """The case of this number that the scope sees, with all that its lists show; Http404 for any other.

    `bare`, without what hangs on it, is enough for a verb: the engine reads and locks the row again anyway.
    """
    cases = Case.objects.visible_to(scope)
    return get_object_or_404(cases if bare else cases.for_lists(), number=number)


def read_sheet(scope, number):
    """The Sheet of a visible case: one statement for the case, one for its events, one for its people."""
    cases = with_belongings(Case.objects.visible_to(scope).for_lists(), kept_from=scope.kept_from)
    case = get_object_or_404(cases, number=number)
    events = list(CaseEvent.objects.filter(case=case).with_words())
    return Sheet(case, events, list(Reporter.objects.filter(case=case).order_by("kind")))


def with_belongings(cases, *, kept_from=()):
    """The cases with their assignments, photos, clocks and running rating as lists on the row: no statement more.

    `kept_from`: the ids of cases that are about the reader; they are not even counted.
    """
    of_this = {"case": OuterRef("pk")}
    holders = Assignment.objects.filter(**of_this).order_by("pk")
    photos = CaseFile.objects.filter(**of_this).order_by("pk")
    clocks = Clock.objects.filter(**of_this).order_by("pk")
    ratings = Rating.objects.filter(**of_this, round=OuterRef("round"))
    return cases.annotate(
        own_calls=as_array(Call.objects.filter(**of_this).order_by("pk"), **OF_CALL),
        past_holders=as_array(
            holders,
            post="post_id",
            department="department_id",
            uuid=Coalesce("post__uuid", "department__uuid"),
            name=Coalesce("post__officer__name", "department__name"),
        ),
        own_photos=as_array(photos, **OF_PHOTO),
        own_clocks=as_array(clocks, kind="kind", due="due_at", stopped="stopped_at", paused="paused_at"),
        own_ratings=as_array(ratings, solved="solved", corrected="corrected_at"),
        **counts(kept_from),
    )


def counts(kept_from):
    """How many others there were at the same place, and how many neighbours said "I too"."""
    others = Subquery(same_place(kept_from), output_field=IntegerField())
    return {"same_place_count": others, "echo_count": echo_count()}


def as_array(rows, **columns):
    return ArraySubquery(rows.values(row=JSONObject(**columns)))


def same_place(kept_from):
    """How many other cases the same building had in the thirty days before."""
    others = Case.objects.filter(building=OuterRef("building"), reported_at__lte=OuterRef("reported_at"))
    recent = others.filter(reported_at__gte=OuterRef("reported_at") - SAME_PLACE).exclude(pk=OuterRef("pk"))
    if kept_from:
        recent = recent.exclude(pk__in=sorted(kept_from))
    return recent.order_by().values("building").annotate(number=Count("pk")).values("number")


@dataclass
class Sheet:
    """One case with its events and people, and what its page makes of them."""

    case: Case
    events: list
    people: list

    @cached_property
    def history(self):
        """The same as history_of(case), from what is here already."""
        holders, ratings = self.case.past_holders, self.case.own_ratings
        return History(
            events=tuple(Past(e.action, e.officer_id, e.at, e.to_state, e.data) for e in self.events),
            handler_posts=frozenset(one["post"] for one in holders if one["post"]),
            handler_departments=frozenset(one["department"] for one in holders if one["department"]),
            calls=tuple(map(fact_of, self.case.own_calls)),
            reachable=any(bytes(person.phone_index) for person in self.people),
            rated_unsolved=any(not one["solved"] for one in ratings),
            rating_is_final=any(one["corrected"] for one in ratings),
        )

    @property
    def steps(self):
        return steps_of(self.case, self.events, code=self.case.grid.code)

    @cached_property
    def photos_by_event(self):
        found = defaultdict(list)
        for one in self.case.own_photos:
            found[one["event"]].append(photo(self.case, one))
        return found

    def photos(self, kind):
        return [photo(self.case, one) for one in self.case.own_photos if one["kind"] == kind]

    @property
    def lines(self):
        names = {one["uuid"]: one["name"] for one in self.case.past_holders} | names_changed(self.events)
        names |= {one["unit"]: one["name"] for one in self.case.own_calls}
        return lines_of(self.events, names=names, photos=self.photos_by_event)

    @property
    def clocks(self):
        """The last run of each clock."""
        last = {one["kind"]: one for one in self.case.own_clocks}
        return [clock_words(last[kind]) for kind in ClockKind if kind in last]

    @property
    def reporter(self):
        """The person concerned and who called for them, masked; None where nobody is behind the case."""
        if not self.people:
            return None
        by_kind = {person.kind: person for person in self.people}
        reporter, caller = by_kind.get(ReporterKind.REPORTER), by_kind.get(ReporterKind.CALLER)
        return {
            "name_masked": mask_name(reporter.name) if reporter else "",
            "phone_masked": mask_phone(reporter.phone) if reporter else "",
            "caller": f"{mask_name(caller.name)} {mask_phone(caller.phone)}".strip() if caller else "",
            "hidden": any(person.name or person.phone for person in self.people),
        }

    @property
    def reply(self):
        """What the reporter was told last, and by whom; None before that, and once it is handled anew."""
        told = [event for event in self.events if event.action == Action.FEEDBACK]
        if not (told and self.case.fed_back_at):
            return None
        return {"words": words_of(told[-1]), "by": who_did(told[-1]), "at": told[-1].at}

    @property
    def asked(self):
        """The request that waits for its answer as a line of the history; None where there is none."""
        if not self.case.asking:
            return None
        asked = [event for event in self.events if event.action == Action.REQUEST]
        return lines_of(asked[-1:], names={}, photos={})[0]

    def shown(self):
        """What both the page and the preview show: the context of their templates."""
        return {
            "case": self.case,
            "steps": self.steps,
            "words": self.case.description,
            "photos": self.photos(FileKind.REPORT),
            "photos_after": self.photos(FileKind.RESULT),
            "reply": self.reply,
            "place_svg": place_svg(self.case),
            "reporter": self.reporter,
            "same_place_count": self.case.same_place_count,
            "echo_count": self.case.echo_count,
            "handler": handler_words(self.case),
            "asked": self.asked,
            "calls": call_lines(self.case.own_calls),
        }


def names_changed(events):
    """{code: name} of the categories and grids that corrections name: a statement for each kind that there is."""
    found, corrections = {}, [event.data for event in events if event.action == Action.CLASSIFY]
    for name, rows in (("category", Category.objects.all()), ("grid", Grid.objects.defer("boundary"))):
        codes = {code for data in corrections if name in data for code in data[name].values()}
        if codes := codes - {None}:
            found |= {one.code: one.name for one in rows.filter(code__in=codes)}
    return found


def photo(case, one):
    """A photo as photo_strip.html shows it."""
    state = standing_of(one["state"], parse_datetime(one["received"]), at=now())
    links = {kind.value: reverse("cases:photo", args=[case.number, one["uuid"], kind.value]) for kind in Kind}
    shown = links if state == FileState.READY else {}
    return {"state": state, "label": str(dict(FileKind.choices).get(one["kind"], "")), **shown}


def clock_words(one):
    return {
        "label": ClockKind(one["kind"]).label,
        "due_at": parse_datetime(one["due"]),
        "stopped_at": parse_datetime(one["stopped"]) if one["stopped"] else None,
        "paused": bool(one["paused"]),
    }


def handler_words(case):
    if case.handler_post_id:
        grid = case.handler_post.grid
        return f"{case.handler_post.officer.name} · {grid.name}" if grid else case.handler_post.officer.name
    return case.handler_department.name if case.handler_department_id else ""
