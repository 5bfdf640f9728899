import re

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Reverse

from cases.enums import ABOUT_STAFF, OPEN, Alert, ReporterKind, State
from cases.querysets.words import CaseGrams, said, within
from common.crypto import blind_index
from grids.echoes import echo_count
from grids.querysets.placed import PlacedQuerySet
from grids.roles import P

SHORTEST_END = 5  # digits of a number's end: four are the tail of a phone
SHORT_NUMBER = re.compile(r"\d{4}-\d{5}", re.ASCII)  # as the desk shows it
OPEN_STATES = sorted(str(state) for state in OPEN)
TAIL = 4
ROW = (
    *("pk", "number", "address", "source", "alert", "due_at", "reported_at"),
    *("category__leaf", "category__leaf_en", "grid__name"),
)
MOST_TAILS = 2_000


class CaseQuerySet(PlacedQuerySet):
    seen_with = P.CASE_VIEW
    department = "handler_department_id"

    def visible_to(self, scope):
        """By place, by the department that handles it, by the post it was given to, or by an exception; never one
        that is about the officer himself."""
        inside = super().visible_to(scope)
        if posts := scope.post_ids(P.CASE_HANDLE):
            inside |= self.filter(handler_post_id__in=posts)
        return self.single(inside, scope)

    def single(self, inside, scope):
        """With the cases that are open to this officer by exception, without those that are about him.

        Nearly nobody has either; he who has none pays nothing.
        """
        if scope.may_view:
            inside |= self.filter(pk__in=sorted(scope.may_view))
        return inside.exclude(pk__in=sorted(scope.kept_from)) if scope.kept_from else inside

    def about_nobody(self):
        """Without complaints about the staff, and without what is about one of them by name: for pages open to all."""
        named = self.model._meta.get_field("recusals").related_model.objects
        about = Exists(named.filter(case=OuterRef("pk"), lifted_at=None))
        return self.exclude(category__code__in=ABOUT_STAFF).exclude(about)

    def still_open(self):
        """The very words of the partial indexes: said the other way round, none of them would be used."""
        return self.filter(state__in=OPEN_STATES)

    def in_state(self, *states):
        return self.filter(state__in=[str(state) for state in states])

    def waiting(self):
        return self.in_state(State.REPORTED).filter(pending=False)

    def pending(self):
        """Came in over a budget: to be checked before anything else happens (待核实)."""
        return self.in_state(State.REPORTED).filter(pending=True)

    def due_soon(self):
        return self.still_open().filter(alert=Alert.YELLOW)

    def overdue(self):
        return self.still_open().filter(alert=Alert.RED)

    def in_hand(self):
        return self.in_state(State.DISPATCHED, State.HANDLING)

    def on_hold(self):
        return self.in_state(State.SUSPENDED)

    def to_review(self):
        return self.in_state(State.HANDLED, State.FED_BACK)

    def unanswered(self):
        """Given to somebody and still open, while whoever reported it waits and has not been spoken to (S3-12)."""
        waiting = self.model._meta.get_field("reporters").related_model.objects
        waits = Exists(waiting.filter(case=OuterRef("pk")).exclude(phone_index=b""))
        in_work = self.in_state(State.DISPATCHED, State.HANDLING, State.HANDLED)
        return in_work.filter(waits, contacted_at=None, fed_back_at=None)

    def given_to(self, scope):
        """What this person's posts and departments answer for."""
        posts, departments = scope.post_ids(P.CASE_HANDLE), scope.departments(P.CASE_HANDLE)
        mine = Q(handler_post_id__in=posts) | Q(handler_department_id__in=departments)
        if scope.may_handle:
            mine |= Q(pk__in=sorted(scope.may_handle))
        return self.filter(mine)

    def matching(self, words):
        """By the number, its end or short form, words of address or description, or the phone's last four digits.

        Each way has its index, so that one condition asks them all together. A phone's digits cost a statement at once.
        """
        words = words.strip()
        rows = self.alias(backwards=Reverse("number"), grams=CaseGrams())
        if SHORT_NUMBER.fullmatch(words):
            whole = Q(number__regex=rf"^\d{{4}}{words[:4]}\d{{6}}{words[5:]}$")
            return rows.filter(whole, backwards__startswith=words[5:][::-1])
        found = said(words)
        if words.isdecimal():
            found |= Q(number__startswith=words)
            if len(words) >= SHORTEST_END:
                found |= Q(backwards__startswith=words[::-1])
            if len(words) == TAIL:
                found |= Q(pk__in=self.with_tail(words))
        return rows.alias(in_address=within("address", words), in_words=within("description", words)).filter(
            found
        )

    def with_tail(self, digits):
        """The ids of the newest cases whose reporter's phone ends so."""
        reporters = self.model._meta.get_field("reporters").related_model.objects
        theirs = reporters.filter(kind=ReporterKind.REPORTER, tail_index=blind_index(digits))
        return list(theirs.order_by("-case_id").values_list("case_id", flat=True)[:MOST_TAILS])

    def for_lists(self):
        """What a row shows, in one statement."""
        return self.select_related(
            "category",
            "grid",
            "building",
            "handler_post__officer",
            "handler_post__grid",
            "handler_department",
        ).defer("grid__boundary", "handler_post__grid__boundary")

    def for_desk(self, more=()):
        """What a row of the desk's list says and how it is ordered, as named tuples: models cost more than the page.

        `more`: the fields of the columns that somebody wants to see.
        """
        fields = dict.fromkeys([*ROW, *more])
        return self.annotate(echo_count=echo_count()).values_list(*fields, "echo_count", named=True)

    def by_due(self):
        return self.order_by("due_at", "pk")

    def newest_first(self):
        return self.order_by("-reported_at", "-pk")
