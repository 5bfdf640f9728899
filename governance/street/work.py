"""Clear duties, people who govern themselves, and help at once (优岗明责、自治引导、应急调度)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Urgency
from cases.models import Case, DutyException
from governance.street import figures as show
from governance.street.figures import Block, Figure
from grids.enums import Readers
from grids.kinds import FacilityKind, FacilityState, Governance, OrganisationKind, PlaceKind
from grids.models import (
    Absence,
    Appointment,
    Compound,
    DutyList,
    DutyTurn,
    Facility,
    Notice,
    Organisation,
    Pilot,
    Place,
    Post,
)
from grids.roles import P

READY = (FacilityKind.HYDRANT, FacilityKind.EXTINGUISHERS, FacilityKind.DEFIBRILLATOR)
BY_DUE = ("due_at", "pk")


def duty_lists(asked):
    return DutyList.objects.serving(asked.street).current(asked.on)


def tasks_outside(asked):
    open_now = DutyException.objects.filter(ended_at=None, starts_on__lte=asked.on, until__gt=asked.on)
    return open_now.filter(department__street=asked.street).select_related("department", "category")


def appointments(**facts):
    def rows(asked):
        here = Appointment.objects.filter(grid__street=asked.street, **facts)
        return here.on_the_way().select_related("position", "grid").defer("grid__boundary")

    return rows


def away(asked):
    held = Post.objects.current(asked.on).filter(grid__street=asked.street).values("officer")
    return Absence.objects.current(asked.on).filter(officer__in=held).select_related("officer", "deputy")


def kept(model, **facts):
    def rows(asked):
        here = model.objects.under(asked.street).filter(valid_to=None, **facts)
        return here.select_related("grid").defer("grid__boundary")

    return rows


def pilots(asked):
    here = Pilot.objects.under(asked.street).filter(Q(ends_on=None) | Q(ends_on__gte=asked.on))
    return here.select_related("grid").defer("grid__boundary")


def notices(asked):
    here = Notice.objects.under(asked.street).in_force(asked.on).filter(readers=Readers.RESIDENTS)
    return here.select_related("grid").defer("grid__boundary")


def cases(narrow):
    """Whoever sees the cases of a street sees those of all its grids, but for what is about one of the staff."""

    def rows(asked):
        here = Case.objects.about_nobody().under(asked.street)
        return narrow(here).select_related("category").defer("description")

    return rows


def turns(asked):
    here = DutyTurn.objects.filter(grid__street=asked.street).for_reports().at(asked.at)
    return here.with_names()


DUTIES = Block(
    "duties",
    _("Good people, clear duties"),
    _("What everybody answers for by the lists, and who comes and who is away."),
    (
        Figure("lists", _("duty lists in force here"), duty_lists, show.of_list),
        Figure(
            "outside",
            _("tasks let in beyond a list, until a day"),
            tasks_outside,
            show.of_exception,
            calls=True,
        ),
        Figure(
            "coming", _("people on the way to a post"), appointments(), show.of_appointment, sees=P.STAFF_LEAD
        ),
        Figure("away", _("people away today"), away, show.of_absence, sees=P.STAFF_LEAD),
    ),
    (_("assessment of single people"),),
)
SELF = Block(
    "self",
    _("People govern themselves"),
    _("Groups, committees and pilots of the residents, and what is said to them."),
    (
        Figure(
            "groups",
            _("residents' own groups"),
            kept(Organisation, kind=OrganisationKind.SELF),
            show.of_kept("organisations"),
        ),
        Figure(
            "committees",
            _("owners' committees"),
            kept(Organisation, kind=OrganisationKind.OWNERS),
            show.of_kept("organisations"),
        ),
        Figure(
            "own",
            _("compounds run by residents"),
            kept(Compound, governance=Governance.OWN),
            show.of_kept("compounds"),
        ),
        Figure(
            "without",
            _("compounds without a committee"),
            kept(Compound, committee=None),
            show.of_kept("compounds"),
            calls=True,
        ),
        Figure("pilots", _("pilots being tried"), pilots, show.of_pilot),
        Figure("notices", _("notices at the doors today"), notices, show.of_notice),
    ),
    (_("deliberations and what came of them"), _("points")),
)
AT_ONCE = Block(
    "at-once",
    _("Help at once"),
    _("What waits, what is late, who is on duty, and what stands ready."),
    (
        Figure(
            "waiting",
            _("cases waiting for dispatch"),
            cases(lambda rows: rows.waiting()),
            show.of_case,
            BY_DUE,
            P.CASE_VIEW,
        ),
        Figure(
            "late",
            _("cases overdue"),
            cases(lambda rows: rows.overdue()),
            show.of_case,
            BY_DUE,
            P.CASE_VIEW,
            calls=True,
        ),
        Figure(
            "urgent",
            _("urgent cases still open"),
            cases(lambda rows: rows.still_open().exclude(urgency=Urgency.NORMAL)),
            show.of_case,
            BY_DUE,
            P.CASE_VIEW,
            calls=True,
        ),
        Figure("on-duty", _("people on duty now"), turns, show.of_turn, ("ends_at", "pk")),
        Figure(
            "ready",
            _("hydrants, fire points and defibrillators in order"),
            kept(Facility, kind__in=READY, state=FacilityState.WORKS),
            show.of_kept("facilities"),
        ),
        Figure(
            "broken",
            _("facilities that do not work"),
            kept(Facility, state__in=[FacilityState.FAULTY, FacilityState.OUT]),
            show.of_kept("facilities"),
            calls=True,
        ),
        Figure(
            "stations",
            _("service stations"),
            kept(Place, kind__in=[PlaceKind.STATION, PlaceKind.CENTRE]),
            show.of_kept("places"),
        ),
    ),
    (_("emergency teams and stores"),),
)
