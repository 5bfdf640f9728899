from django.urls import path

from cases.views.staff.act import act
from cases.views.staff.boards import overdue_board, unanswered
from cases.views.staff.calendars import calendar, calendars
from cases.views.staff.case import show
from cases.views.staff.deadlines import deadlines
from cases.views.staff.desk import desk
from cases.views.staff.desk_export import desk_export, desk_fetch
from cases.views.staff.desk_looks import forget, keep, like, look
from cases.views.staff.exceptions import exception_end, exceptions, person_rights
from cases.views.staff.map import case_map
from cases.views.staff.paper import case_answer, case_slip, door_slip
from cases.views.staff.people import reveal_reporter
from cases.views.staff.photo import photo
from cases.views.staff.reports import proxy_report, quick_report
from cases.views.staff.requests import requests
from cases.views.staff.rights import who, who_act
from cases.views.staff.selected import selected
from cases.views.staff.slips import handover_slip, slips
from cases.views.staff.spot import spot
from cases.views.staff.whistles import whistles
from cases.views.staff.work import work

urlpatterns = [
    path("desk/", desk, name="desk"),
    path("desk/view/", look, name="desk_look"),
    path("desk/view/columns/", like, name="desk_like"),
    path("desk/view/keep/", keep, name="desk_keep"),
    path("desk/view/<uuid:uuid>/forget/", forget, name="desk_forget"),
    path("desk/selected/", selected, name="selected"),
    path("desk/slips/", slips, name="slips"),
    path("desk/out/", desk_export, name="desk_export"),
    path("desk/out/<uuid:uuid>/", desk_fetch, name="desk_fetch"),
    path("desk/overdue/", overdue_board, name="overdue_board"),
    path("desk/unanswered/", unanswered, name="unanswered"),
    path("desk/report/", proxy_report, name="proxy_report"),
    path("w/", work, name="work"),
    path("w/report/spot/", spot, name="spot"),
    path("w/report/", quick_report, name="quick_report"),
    path("cases/<number>/", show, name="case"),
    path("cases/<number>/actions/<action>/", act, name="act"),
    path("cases/<number>/deadlines/", deadlines, name="deadlines"),
    path("cases/<number>/reporter/", reveal_reporter, name="reveal"),
    path("cases/<number>/answer/", case_answer, name="case_answer"),
    path("cases/<number>/slip/", case_slip, name="case_slip"),
    path("cases/<number>/handover/", handover_slip, name="handover_slip"),
    path("cases/<number>/map/", case_map, name="case_map"),
    path("cases/<number>/who/", who, name="who"),
    path("cases/<number>/who/<deed>/", who_act, name="who_act"),
    path("requests/", requests, name="requests"),
    path("whistles/", whistles, name="whistles"),
    path("calendars/", calendars, name="calendars"),
    path("calendars/<code>/", calendar, name="calendar"),
    path("exceptions/", exceptions, name="exceptions"),
    path("exceptions/<uuid:uuid>/end/", exception_end, name="exception_end"),
    path("people/<uuid:uuid>/rights/", person_rights, name="person_rights"),
    path("doors/<token>/slip/", door_slip, name="door_slip"),
    path("cases/<number>/photos/<uuid:uuid>/<kind>.jpg", photo, name="photo"),
]
