from grids.models.absence import Absence, AbsenceCover
from grids.models.access_record import AccessRecord
from grids.models.account_code import AccountCode
from grids.models.account_event import AccountEvent
from grids.models.api_key import ApiKey
from grids.models.appointment import Appointment, AppointmentStep, Objection
from grids.models.audience import Audience
from grids.models.boundary_import import BoundaryImport
from grids.models.brand import Brand
from grids.models.building import Building
from grids.models.calendar import Calendar, CalendarDay
from grids.models.calendar_version import CalendarVersion
from grids.models.compound import Compound, Honour, PlanTarget
from grids.models.dated_exception import DatedException
from grids.models.department import Department
from grids.models.door_card import DoorCard
from grids.models.duty import Delegation, DutyItem, DutyList
from grids.models.duty_phone import DutyPhone
from grids.models.duty_turn import DutyTurn
from grids.models.echo import Echo
from grids.models.evaluation import Evaluation
from grids.models.export import Export
from grids.models.export_approval import ExportApproval, ExportPlace
from grids.models.facility import Facility
from grids.models.grid import Grid
from grids.models.handover import Handover
from grids.models.import_batch import ImportBatch, ImportRow
from grids.models.network_grid import NetworkGrid
from grids.models.norm import Norm
from grids.models.notice import Notice
from grids.models.notice_day import NoticeDay
from grids.models.officer import Officer
from grids.models.officer_background import OfficerBackground
from grids.models.organisation import Organisation
from grids.models.past import PastGrid, PastPlace
from grids.models.past_password import PastPassword
from grids.models.pilot import Pilot
from grids.models.place import Place
from grids.models.placed import LEVEL_COLUMNS, Placed, district_of, levels_of
from grids.models.policy import Policy
from grids.models.position import Position
from grids.models.post import Post
from grids.models.post_entry import PostEntry
from grids.models.qr_batch import QrBatch
from grids.models.qr_code import QrCode
from grids.models.redraw import Redraw
from grids.models.region import Region
from grids.models.region_outline import RegionOutline
from grids.models.rights_event import RightsEvent
from grids.models.room import Room, Unit
from grids.models.scan_day import ScanDay
from grids.models.second_step import RecoveryCode, SecondStep
from grids.models.session import Session
from grids.models.shape import GridShape
from grids.models.site_stay import SiteDay, SiteResult, SiteStay
from grids.models.station import Booking, StationOffer, StationTurn
from grids.models.tag import Tag
from grids.models.talent import Talent

__all__ = [
    "LEVEL_COLUMNS",
    "Absence",
    "AbsenceCover",
    "AccessRecord",
    "AccountCode",
    "AccountEvent",
    "ApiKey",
    "Appointment",
    "AppointmentStep",
    "Audience",
    "Booking",
    "BoundaryImport",
    "Brand",
    "Building",
    "Calendar",
    "CalendarDay",
    "CalendarVersion",
    "Compound",
    "DatedException",
    "Delegation",
    "Department",
    "DoorCard",
    "DutyItem",
    "DutyList",
    "DutyPhone",
    "DutyTurn",
    "Echo",
    "Evaluation",
    "Export",
    "ExportApproval",
    "ExportPlace",
    "Facility",
    "Grid",
    "GridShape",
    "Handover",
    "Honour",
    "ImportBatch",
    "ImportRow",
    "NetworkGrid",
    "Norm",
    "Notice",
    "NoticeDay",
    "Objection",
    "Officer",
    "OfficerBackground",
    "Organisation",
    "PastGrid",
    "PastPassword",
    "PastPlace",
    "Pilot",
    "Place",
    "Placed",
    "PlanTarget",
    "Policy",
    "Position",
    "Post",
    "PostEntry",
    "QrBatch",
    "QrCode",
    "RecoveryCode",
    "Redraw",
    "Region",
    "RegionOutline",
    "RightsEvent",
    "Room",
    "ScanDay",
    "SecondStep",
    "Session",
    "SiteDay",
    "SiteResult",
    "SiteStay",
    "StationOffer",
    "StationTurn",
    "Tag",
    "Talent",
    "Unit",
    "district_of",
    "levels_of",
]
