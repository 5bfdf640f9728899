"""Addresses of the codes on doors and of what is said there."""

from django.urls import path

from grids.views import codes, doors, notices

PATHS = [
    path("ground/<str:code>/codes/", codes.codes, name="codes"),
    path("ground/<str:code>/doors/", doors.at_doors, name="at_doors"),
    path("codes/<str:token>/change/", codes.change_code, name="change_code"),
    path("sheets/<uuid:uuid>/", codes.batch, name="batch"),
    path("sheets/<uuid:uuid>/pdf/", codes.batch_sheet, name="batch_sheet"),
    path("ground/districts/<str:code>/doors/", doors.district_doors, name="district_doors"),
    path("notices/<uuid:uuid>/", notices.notice, name="notice"),
    path("notices/<uuid:uuid>/withdraw/", notices.take_off, name="take_off"),
    path("account/door-card/", doors.door_card, name="door_card"),
]
