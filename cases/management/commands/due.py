"""Reckon due times, to try a calendar or to check a deadline (workflow.md, Clocks; domain.md 2.5)."""

import sys
from functools import cache

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.deadlines import deadlines_of
from cases.models import Case
from cases.pages.reckoning import policy_words
from cases.pages.told_due import told_due
from common.due import checked_limit, due
from common.due_question import Question, is_header, moment_of, question_of, unit_of
from common.explanation import Extension, explain
from grids.holidays import announced
from grids.named_calendars import PUBLIC, named_calendar

WRONG = (ValueError, LookupError, OverflowError)
HEADING = "due"


class Command(BaseCommand):
    help = f"""Reckon due times: FROM LIMIT UNIT [CALENDAR], or with --batch lines from,limit,unit[,calendar].
FROM: 2026-02-13T17:30 (Shanghai's time unless it has an offset). UNIT: UH, UD (round the clock), WH, WD (office time),
ND (days), MO (months). CALENDAR: nothing (CN of the database), CODE or CODE@VERSION of the database, the code of a
region, a year from {announced()[0]} to {announced()[-1]} or {PUBLIC} (the State Council's days as shipped, no database
needed), or the path of a .csv or .toml file."""
    requires_system_checks = ()

    def add_arguments(self, parser):
        for name, metavar in (
            ("start", "FROM"),
            ("limit", "LIMIT"),
            ("unit", "UNIT"),
            ("calendar", "CALENDAR"),
        ):
            parser.add_argument(name, metavar=metavar, nargs="?", default="")
        parser.add_argument("--batch", action="store_true", help="a due time for each line of standard input")
        parser.add_argument("--explain", action="store_true", help="say how the due time was reached")
        parser.add_argument(
            "--pause", metavar="FROM/TO", action="append", default=[], help="the clock stood still"
        )
        parser.add_argument("--extend", metavar="LIMIT", action="append", default=[], help="granted on top")
        parser.add_argument(
            "--case", metavar="NUMBER", default="", help="explain the clocks of a case instead"
        )

    def handle(self, *, batch=False, case="", **options):
        if sum(map(bool, (batch, case, options["start"]))) != 1:
            raise CommandError(_("Say FROM LIMIT UNIT, or --batch, or --case NUMBER."))
        try:
            if batch:
                self.answer_all(sys.stdin.buffer)
            elif case:
                self.tell_case(case)
            else:
                self.answer_one(**options)
        except WRONG as reason:
            raise CommandError(str(reason)) from reason

    def answer_one(self, *, start, limit, unit, calendar, explain, pause, extend, **_options):
        """One case by arguments: its due time, and with --explain the way to it."""
        unit = unit_of(unit)
        asked = Question(moment_of(start), checked_limit(limit, unit), unit, calendar)
        pauses = [pause_of(text) for text in pause]
        extensions = [Extension(checked_limit(text, unit)) for text in extend]
        named = named_calendar(calendar)
        story = explained(asked, named, pauses, extensions)
        lines = told_due(story, calendar=named.name, version=named.version, policy=_("as asked"))
        self.stdout.write("\n".join(lines if explain else lines[:1]))

    def answer_all(self, lines):
        """A line out for each line in: blank for blank, `due` for a heading, `error: …` for what cannot be reckoned."""
        wrong, begun, calendar_of = 0, False, cache(self.calendar_of)
        for line in lines:
            try:
                answer = answered(line.decode("utf-8"), calendar_of, heading=not begun)
            except WRONG as reason:
                answer, wrong = f"error: {reason}", wrong + 1
            begun = begun or bool(answer)
            self.stdout.write(answer)
        if wrong:
            raise CommandError(_("Lines that could not be reckoned: %(wrong)s") % {"wrong": wrong})

    def calendar_of(self, name):
        named = named_calendar(name)
        if not name and named.name == PUBLIC:
            self.stderr.write(_("No database answers: reckoned by the State Council's days as shipped."))
        return named.calendar

    def tell_case(self, number):
        """How each deadline of a case was reached, as its page says."""
        case = Case.objects.filter(number=number).first()
        if case is None:
            raise LookupError(_("There is no case %(number)s.") % {"number": number})
        for one in deadlines_of(case):
            clock = one.clock
            self.stdout.write(f"\n{one.label} {clock.round}")
            facts = {
                "calendar": clock.calendar.name,
                "version": clock.calendar_version,
                "due_at": clock.due_at,
            }
            self.stdout.write(
                "\n".join(told_due(one.explanation, policy=policy_words(clock.policy), **facts))
            )


def explained(asked, named, pauses, extensions):
    return explain(asked.start, asked.limit, asked.unit, named.calendar, pauses, extensions)


def answered(line, calendar_of, *, heading):
    """The due time of one line as ISO 8601. ValueError for a line that is not one, LookupError for a calendar."""
    if heading and is_header(line):
        return HEADING
    asked = question_of(line)
    if asked is None:
        return ""
    return due(asked.start, asked.limit, asked.unit, calendar_of(asked.calendar)).isoformat()


def pause_of(text):
    """`FROM/TO` as two moments; the clock still stands where TO is left out."""
    begins, _slash, ends = text.partition("/")
    return moment_of(begins), moment_of(ends) if ends else None
