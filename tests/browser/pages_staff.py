"""The pages about those who answer."""

from tests.browser.page import Page
from tests.browser.pages_people import PEOPLE
from tests.browser.pages_stations import STATIONS

SEND = "main form button.btn-primary"

WHO_ANSWERS = (
    Page("appointments", "grids:appointments", who="leader"),
    Page("candidate", "grids:appointment", ("candidate.here",), who="leader"),
    Page("candidate to review", "grids:appointment_act", ("candidate.here", "review"), who="leader"),
    Page(
        "candidate not taken", "grids:appointment_act", ("candidate.here", "refuse"), who="leader", press=SEND
    ),
    Page("objection", "grids:objection", ("objection.here",), who="leader"),
    Page("nominate", "grids:nominate", ("grid.micro",), who="leader"),
    Page("nomination refused", "grids:nominate", ("grid.micro",), who="leader", press=SEND),
    Page("relieve", "grids:relieve", ("post.here",), who="security"),
    Page("relieve refused", "grids:relieve", ("post.here",), who="security", press=SEND),
    Page("absences", "grids:absences", who="leader"),
    Page("absence", "grids:absence", ("uuid.worker",), who="worker"),
    Page("absence refused", "grids:absence", ("uuid.worker",), who="leader", press=SEND),
    Page("duty roster", "grids:duty", who="worker"),
    Page("duty to plan", "grids:duty_plan", ("grid.micro",), who="leader"),
    Page("duty refused", "grids:duty_plan", ("grid.micro",), who="leader", press=SEND),
    Page("staffing", "grids:staffing", who="leader"),
    Page("grids without somebody", "grids:staffing", (), "?vacant=micro_leader&tier=micro", who="leader"),
)
PUBLICITY = (Page("names in publicity", "grids:publicity"),)
WHO_ANSWERS += PEOPLE + STATIONS
