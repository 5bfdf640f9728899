from cases.models.assignment import Assignment
from cases.models.case import Case
from cases.models.case_exception import CaseException
from cases.models.category import Category
from cases.models.clock import Clock, ClockPolicy
from cases.models.desk_view import DeskView
from cases.models.duty import CategoryDuty, DutyException, DutyUse
from cases.models.edge import Edge
from cases.models.event import CaseEvent, CaseText
from cases.models.file import CaseFile
from cases.models.number import CaseNumber
from cases.models.rating import Rating
from cases.models.recusal import Recusal
from cases.models.redating import Redating
from cases.models.reporter import Reporter
from cases.models.request import CaseRequest
from cases.models.routing import RoutingRule
from cases.models.vacancy import Vacancy
from cases.models.whistle import Call, WhistleTerm
from cases.models.wording import Wording

__all__ = [
    "Assignment",
    "Call",
    "Case",
    "CaseEvent",
    "CaseException",
    "CaseFile",
    "CaseNumber",
    "CaseRequest",
    "CaseText",
    "Category",
    "CategoryDuty",
    "Clock",
    "ClockPolicy",
    "DeskView",
    "DutyException",
    "DutyUse",
    "Edge",
    "Rating",
    "Recusal",
    "Redating",
    "Reporter",
    "RoutingRule",
    "Vacancy",
    "WhistleTerm",
    "Wording",
]
