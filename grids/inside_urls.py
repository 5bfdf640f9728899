"""The addresses of what is in a grid."""

from django.urls import path

from grids.views import compounds, norms, registers, rooms, team

ROW = "registers/<slug:slug>/<uuid:uuid>/"

PATHS = [
    path("ground/districts/<str:code>/norms/", norms.district_norms, name="district_norms"),
    path("ground/districts/<str:code>/norms/<str:tier>/", norms.district_norm, name="district_norm"),
    path("ground/<str:code>/team/", team.team, name="team"),
    path("ground/<str:code>/marks/", team.marks, name="marks"),
    path("registers/buildings/<uuid:uuid>/rooms/", rooms.rooms, name="rooms"),
    path("registers/units/<uuid:uuid>/rooms/<str:code>/", rooms.room, name="room"),
    path("registers/buildings/<uuid:uuid>/grids/", rooms.door_history, name="door_history"),
    path("registers/compounds/<uuid:uuid>/targets/", compounds.target, name="target"),
    path(
        "registers/compounds/<uuid:uuid>/targets/<int:number>/",
        compounds.target_reached,
        name="target_reached",
    ),
    path("registers/compounds/<uuid:uuid>/honours/", compounds.compound_honour, name="compound_honour"),
    path("registers/<slug:slug>/", registers.register, name="register"),
    path("registers/<slug:slug>/new/", registers.enter, name="register_enter"),
    path(ROW, registers.row, name="register_row"),
    path(f"{ROW}change/", registers.change, name="register_change"),
    path(f"{ROW}check/", registers.check, name="register_check"),
    path(f"{ROW}end/", registers.end, name="register_end"),
    path(f"{ROW}contact/", registers.contact, name="register_contact"),
]
