from cases.models.assignment import Assignment
from cases.models.case import Case
from cases.models.category import Category
from cases.models.clock import Clock, ClockPolicy
from cases.models.edge import Edge
from cases.models.event import CaseEvent, CaseText
from cases.models.file import CaseFile
from cases.models.number import CaseNumber
from cases.models.rating import Rating
from cases.models.reporter import Reporter
from cases.models.vacancy import Vacancy

__all__ = [
    "Assignment",
    "Case",
    "CaseEvent",
    "CaseFile",
    "CaseNumber",
    "CaseText",
    "Category",
    "Clock",
    "ClockPolicy",
    "Edge",
    "Rating",
    "Reporter",
    "Vacancy",
]
