from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    STREET = "street", _("street")
    TOTAL = "total", _("total grid")
    GENERAL = "general", _("general grid")
    MICRO = "micro", _("micro grid")
    DEDICATED = "dedicated", _("dedicated grid")


class RegionLevel(models.TextChoices):
    PROVINCE = "province", _("province")
    CITY = "city", _("city")
    DISTRICT = "district", _("district")
    STREET = "street", _("street")
    COMMUNITY = "community", _("community")


class Role(models.TextChoices):
    LEADER = "leader", _("grid leader")
    WORKER = "worker", _("grid worker")
    DISPATCHER = "dispatcher", _("dispatcher")
    REVIEWER = "reviewer", _("reviewer")
    HANDLER = "handler", _("handler")
    # 三权分立: never two of these three in one hand (等保三级, domain.md 4.3)
    ADMINISTRATOR = "administrator", _("system administrator")
    SECURITY = "security", _("security administrator")
    AUDITOR = "auditor", _("audit administrator")
    FINDER = "finder", _("finder")
    ASSISTANT = "assistant", _("grid assistant")
    PARTNER = "partner", _("helping unit")


class OfficerKind(models.TextChoices):
    PERSON = "person", _("person")
    SYSTEM = "system", _("system")


class PostSource(models.TextChoices):
    """Where the holder of a post was found: domain.md S0-14."""

    STAFF = "staff", _("staff")
    CADRE = "cadre", _("community cadre")
    MEMBER = "member", _("party member")
    RESIDENT = "resident", _("resident")
    SELF = "self", _("applied themselves")


class ActorKind(models.TextChoices):
    OFFICER = "officer", _("officer")
    REPORTER = "reporter", _("reporter")
    CLOCK = "clock", _("the clock")


class CodeKind(models.TextChoices):
    """What a one-time code is good for: the word is what the superior chose."""

    START = "start", _("first sign-in")
    PASSWORD = "password", _("forgotten password")
    PHONE = "phone", _("lost phone")


class AccountEventKind(models.TextChoices):
    OPENED = "opened", _("account opened")
    START_CODE = "start_code", _("start code issued")
    ASKED = "asked", _("superior asked for help")
    PASSWORD_CODE = "password_code", _("code for a new password issued")
    PHONE_CODE = "phone_code", _("phone reported lost, code issued")
    PASSWORD_SET = "password_set", _("password set with a code")
    PASSWORD_CHANGED = "password_changed", _("password changed")
    STEP_SET = "step_set", _("second step set up")
    RECOVERY_ISSUED = "recovery_issued", _("recovery codes issued")
    RECOVERY_USED = "recovery_used", _("recovery code used")
    SESSIONS_ENDED = "sessions_ended", _("sign-ins ended")
    SWITCHED_OFF = "switched_off", _("account switched off")
    SWITCHED_ON = "switched_on", _("account switched on")
    MAY_CONFIGURE = "may_configure", _("may configure from now on")
    NO_CONFIGURE = "no_configure", _("may no longer configure")
    FACTS_CHANGED = "facts_changed", _("account changed")
    LOG_READ = "log_read", _("logs read")
    LOG_TAKEN = "log_taken", _("logs taken out")
    LIST_TAKEN = "list_taken", _("list of people taken out")
    LEFT = "left", _("left")


class RightsKind(models.TextChoices):
    """What was given or taken: each leaves a RightsEvent."""

    POST_GIVEN = "post_given", _("post given")
    POST_ENDED = "post_ended", _("post ended")
    DEPUTY_NAMED = "deputy_named", _("deputy named")
    DEPUTY_ENDED = "deputy_ended", _("deputy no longer")
    EXCEPTION_GIVEN = "exception_given", _("exception given")
    EXCEPTION_ENDED = "exception_ended", _("exception ended")
    KEPT_AWAY = "kept_away", _("kept away from a case")
    KEPT_NO_MORE = "kept_no_more", _("no longer kept away")


class DutyKind(models.TextChoices):
    """Lists of duties and powers: domain.md S1-09, S1-10, S1-12, S1-13."""

    DUTY = "duty", _("powers and duties")
    ENFORCEMENT = "enforcement", _("law enforcement")
    DELEGATED = "delegated", _("delegated powers")
    MICRO = "micro", _("small powers")
    SELF = "self", _("self-governance")
    ASSIST = "assist", _("assistance")


class RedrawKind(models.TextChoices):
    """A change of the ground: issue 4, section 1."""

    DRAW = "draw", _("draw a new grid")
    SPLIT = "split", _("split")
    MERGE = "merge", _("merge")
    BORDER = "border", _("move the border")
    MOVE = "move", _("move under another")
    END = "end", _("end")


class RedrawState(models.TextChoices):
    PLANNED = "planned", _("planned")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class RevokedFor(models.TextChoices):
    """Why a code is worth nothing any more."""

    LOST = "lost", _("lost or torn off")
    DEFACED = "defaced", _("pasted over or illegible")
    REISSUED = "reissued", _("replaced by a new one")
    MISPLACED = "misplaced", _("hung in the wrong place")


class BatchKind(models.TextChoices):
    """What a batch of codes is for: S2-19."""

    BUILDINGS = "buildings", _("buildings")
    UNITS = "units", _("units")
    PLACES = "places", _("places and stations")
    GRIDS = "grids", _("grids")
    CHOSEN = "chosen", _("codes chosen one by one")


class SheetLayout(models.TextChoices):
    CARDS = "cards", _("A4, twelve cards")
    POSTERS = "posters", _("A5 posters")


class BatchState(models.TextChoices):
    ISSUING = "issuing", _("being issued")
    DRAWING = "drawing", _("being drawn")
    READY = "ready", _("ready to print")


class NoticeTopic(models.TextChoices):
    """What a notice is about: S0-46."""

    JOBS = "jobs", _("work and jobs")
    SCHOOLING = "schooling", _("schools and children")
    BUSINESS = "business", _("running a business")
    SERVICES = "services", _("services for everybody")
    SAFETY = "safety", _("safety and weather")
    OUTAGE = "outage", _("water, power and roads")
    OTHER = "other", _("other")


class Readers(models.TextChoices):
    """Who reads a notice: S0-46."""

    RESIDENTS = "residents", _("those who live there")
    STAFF = "staff", _("those who work there")


class ImportState(models.TextChoices):
    """How far an import is: frontend.md 3.8."""

    READING = "reading", _("being read")
    REFUSED = "refused", _("refused")
    READ = "read", _("columns to be matched")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked")
    APPLYING = "applying", _("being brought in")
    APPLIED = "applied", _("brought in")
    UNDOING = "undoing", _("being taken back")
    UNDONE = "undone", _("taken back")


class RowState(models.TextChoices):
    """What a row of an import does, and afterwards what became of it."""

    READ = "read", _("not yet checked")
    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    SAME = "same", _("as it is")
    WRONG = "wrong", _("wrong")
    ADDED = "added", _("added")
    UPDATED = "updated", _("updated")
    TAKEN_BACK = "taken_back", _("taken back")


class ExportState(models.TextChoices):
    WAITING = "waiting", _("being made")
    READY = "ready", _("ready")
    FETCHED = "fetched", _("fetched")


class Background(models.TextChoices):
    """What somebody brings along: domain.md S0-17, S0-35. Several may fit one person."""

    LOCAL_MEMBER = "local_member", _("party member of this place")
    DOUBLE_MEMBER = "double_member", _("double-registered party member")
    PUBLIC_SERVANT = "public_servant", _("public servant")
    TEACHER = "teacher", _("teacher")
    LAWYER = "lawyer", _("lawyer")
    DOCTOR = "doctor", _("doctor or nurse")
    VETERAN = "veteran", _("retired soldier")
    STUDENT = "student", _("student")
    COURIER = "courier", _("courier or driver")
    SHOPKEEPER = "shopkeeper", _("shopkeeper")
    RETIRED = "retired", _("retired")


class AppointmentState(models.TextChoices):
    """How far somebody is on the way to a post: domain.md S0-14."""

    NOMINATED = "nominated", _("nominated")
    REVIEWED = "reviewed", _("reviewed")
    PUBLISHED = "published", _("in publicity")
    APPOINTED = "appointed", _("appointed")
    ENDED = "ended", _("term over")
    REFUSED = "refused", _("not taken")
    WITHDRAWN = "withdrawn", _("withdrawn")


class AppointmentAct(models.TextChoices):
    """The verbs of grids/appointments.py."""

    NOMINATE = "nominate", _("nominate")
    REVIEW = "review", _("pass the review")
    PUBLISH = "publish", _("publish the name")
    OBJECT = "object", _("note an objection")
    ANSWER = "answer", _("answer an objection")
    APPOINT = "appoint", _("appoint")
    END = "end", _("end the term")
    REFUSE = "refuse", _("do not take")
    WITHDRAW = "withdraw", _("withdraw")


class AbsenceKind(models.TextChoices):
    LEAVE = "leave", _("leave")
    SICK = "sick", _("sick")
    TRIP = "trip", _("away on duty")
    TRAINING = "training", _("training")
    OTHER = "other", _("other")


# Which tier may stand under which: one table, for the actions, verify_trees and the database's trigger.
PARENTS = {
    Tier.STREET: frozenset(),
    Tier.TOTAL: frozenset({Tier.STREET}),
    Tier.GENERAL: frozenset({Tier.TOTAL}),
    Tier.MICRO: frozenset({Tier.GENERAL}),
    Tier.DEDICATED: frozenset({Tier.STREET, Tier.TOTAL}),
}
