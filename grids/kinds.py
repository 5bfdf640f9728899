"""What the things in a grid can be: the words of the registers (六要素)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompoundKind(models.TextChoices):
    """What a compound came from: domain.md S0-34, S0-36, S0-37."""

    COMMERCIAL = "commercial", _("commercial housing")
    RESETTLED = "resettled", _("resettlement housing")
    UNIT = "unit", _("former work-unit housing")
    PUBLIC = "public", _("public rental housing")
    COURTYARD = "courtyard", _("village courtyards")
    OTHER = "other_kind", _("another kind")


class Governance(models.TextChoices):
    """Who runs a compound: domain.md S1-49."""

    PROPERTY = "property", _("property company")
    OWN = "own", _("run by its residents")
    TAKEN_OVER = "taken_over", _("taken over by the community")
    JOINT = "joint", _("run jointly")
    NOBODY = "nobody", _("run by nobody")


class BuildingKind(models.TextChoices):
    DWELLING = "dwelling", _("dwelling house")
    MIXED = "mixed", _("shops below, flats above")
    BUSINESS = "business", _("shops and offices")
    PUBLIC = "public", _("public building")
    INDUSTRY = "industry", _("works or store")
    OWN_BUILT = "own_built", _("self-built house")


class PointSource(models.TextChoices):
    """Where the coordinates of something came from: domain.md 2.3."""

    MAP = "map", _("marked on the map")
    PHONE = "phone", _("position of a phone")
    SURVEY = "survey", _("surveyed")
    IMPORT = "import", _("from a list")


class PointSystem(models.TextChoices):
    """The system in which a list, a phone or another program says where something is."""

    WGS84 = "wgs84", "WGS 84"
    GCJ02 = "gcj02", "GCJ-02"
    BD09 = "bd09", "BD-09"


class RoomUse(models.TextChoices):
    HOME = "home", _("home")
    LET = "let", _("let home")
    SHOP = "shop", _("shop")
    OFFICE = "office", _("office")
    STORE = "store", _("store")
    EMPTY = "empty", _("empty")


class PlaceKind(models.TextChoices):
    STATION = "station", _("service station")
    CENTRE = "centre", _("service centre")
    SCHOOL = "school", _("school or kindergarten")
    CLINIC = "clinic", _("clinic or hospital")
    SHOP = "shop", _("shop")
    FOOD = "food", _("eating place")
    LODGING = "lodging", _("lodging")
    LEISURE = "leisure", _("place of leisure")
    CARE = "care", _("hair, beauty and bathing")
    WORKSHOP = "workshop", _("workshop or factory")
    MARKET = "market", _("market")
    VENUE = "venue", _("venue for meetings and sport")
    IDLE = "idle", _("idle space")
    OTHER = "other_place", _("another place")


class NineSmall(models.TextChoices):
    """九小场所, the nine small places of fire safety."""

    SCHOOL = "school", _("small school or kindergarten")
    CLINIC = "clinic", _("small clinic")
    SHOP = "shop", _("small shop")
    FOOD = "food", _("small eating place")
    LODGING = "lodging", _("small lodging")
    LEISURE = "leisure", _("small place of entertainment")
    INTERNET = "internet", _("small internet café")
    CARE = "care", _("small beauty or bathing place")
    WORKSHOP = "workshop", _("small workshop")


class StationFunction(models.TextChoices):
    """What a station is for: domain.md S0-33."""

    PARTY = "party", _("party affairs")
    OFFICES = "offices", _("offices and certificates")
    ERRANDS = "errands", _("help with errands")
    MEDIATION = "mediation", _("mediation")
    ELDERLY = "elderly", _("care for the elderly")
    CHILDREN = "children", _("care for children")
    CULTURE = "culture", _("culture and reading")
    VOLUNTEERS = "volunteers", _("volunteers")
    REST = "rest", _("rest for outdoor workers")


class FourHaves(models.TextChoices):
    """四有 of a service centre: domain.md S1-48."""

    CENTRE = "centre", _("service hall")
    SPACE = "space", _("activity room")
    HOME = "home", _("house of culture")
    STAGE = "stage", _("open-air stage")


class IdleState(models.TextChoices):
    """What becomes of an idle space: domain.md S0-44."""

    EMPTY = "empty", _("empty")
    PLANNED = "planned", _("a use is planned")
    USED = "used", _("in use now")


class FacilityKind(models.TextChoices):
    HYDRANT = "hydrant", _("hydrant")
    EXTINGUISHERS = "extinguishers", _("fire-fighting point")
    LIFT = "lift", _("lift")
    VIDEO = "video", _("video point")
    DEFIBRILLATOR = "defibrillator", _("defibrillator")
    CHARGING = "charging", _("charging point")
    WASTE = "waste", _("waste point")
    LAMP = "lamp", _("street lamp")
    MANHOLE = "manhole", _("manhole")
    GATE = "gate", _("gate or barrier")
    NOTICEBOARD = "noticeboard", _("notice board")
    SPORT = "sport", _("sports equipment")
    OTHER = "other_facility", _("another facility")


class FacilityState(models.TextChoices):
    WORKS = "works", _("in order")
    FAULTY = "faulty", _("faulty")
    OUT = "out", _("out of use")


class OrganisationKind(models.TextChoices):
    COMPANY = "company", _("company")
    TRADER = "trader", _("sole trader")
    PROPERTY = "property", _("property company")
    OFFICE = "office", _("public office")
    INSTITUTION = "institution", _("public institution")
    ASSOCIATION = "association", _("registered association")
    SERVICE = "service", _("private non-profit service")
    FOUNDATION = "foundation", _("foundation")
    OWNERS = "owners", _("owners' committee")
    JOINT = "joint", _("joint committee")
    SELF = "self", _("residents' own group")
    PATROL = "patrol", _("neighbourhood watch")


class PilotKind(models.TextChoices):
    """What kind of neighbourhood something is tried in: domain.md S0-34, S0-36, S0-37."""

    COMMERCIAL = "commercial", _("commercial compound in the town")
    RESETTLED = "resettled", _("resettlement compound")
    COURTYARD = "courtyard", _("courtyards in the country")
    OTHER = "other", _("another kind")


class PilotGrade(models.TextChoices):
    """What is to become of something that was tried."""

    SPREAD = "spread", _("done everywhere")
    KEPT = "kept", _("kept where it is")
    DROPPED = "dropped", _("given up")


class Network(models.TextChoices):
    """The networks of departments that have become one: domain.md S1-16, S4-06."""

    PARTY = "party", _("party building")
    LAW = "law", _("law and order")
    CITY = "city", _("city management")
    EMERGENCY = "emergency", _("emergencies")
    MARKET = "market", _("market supervision")
    CIVIL = "civil", _("civil affairs")
    HEALTH = "health", _("health")
    OTHER = "other", _("another network")


class DeedKind(models.TextChoices):
    """What the holder of a post writes into its log: domain.md S0-37."""

    POLICY = "policy", _("explained a policy")
    HELP = "help", _("helped with an application")
    WORK = "work", _("helped somebody to work or income")
    SKILL = "skill", _("passed on a skill")
    CALL = "call", _("called at doors")
    PEACE = "peace", _("eased a quarrel")
    OTHER = "other", _("something else")


class Skill(models.TextChoices):
    """The kept list of what professionals bring along: domain.md S0-35."""

    LAW = "law", _("law")
    MEDICINE = "medicine", _("medicine and care")
    MIND = "mind", _("counselling")
    TEACHING = "teaching", _("teaching")
    PEACE = "peace", _("mediation")
    MONEY = "money", _("accounts and taxes")
    POWER = "power", _("electricity and gas")
    WATER = "water", _("water and pipes")
    BUILDING = "building", _("building and lifts")
    PHONES = "phones", _("computers and phones")
    TONGUES = "tongues", _("languages and sign language")
    FARMING = "farming", _("farming")
    RESCUE = "rescue", _("first aid and rescue")


class FreeTime(models.TextChoices):
    """When somebody can be asked."""

    WORKDAY = "workday", _("on working days")
    EVENING = "evening", _("in the evening")
    WEEKEND = "weekend", _("at weekends")
    URGENT = "urgent", _("at any hour, in an emergency")


class ConsentChannel(models.TextChoices):
    """How somebody agreed to be on a list."""

    PAPER = "paper", _("on paper")
    SPOKEN = "spoken", _("in person")
    PHONE = "phone", _("by phone")
    MESSAGE = "message", _("by message")
    ONLINE = "online", _("on the page behind a door's code")


class OfferKind(models.TextChoices):
    """What a station lends by the hour or the place: domain.md S0-32, S1-48."""

    ROOM = "room", _("room")
    CARE = "care", _("after-school care")
    COURSE = "course", _("course or consultation")
