"""What residents open without an account."""

from django.urls import path

from cases.enums import Action
from cases.views.public import scenes, stations
from cases.views.public.applied import applied_lookup
from cases.views.public.door import door, enter
from cases.views.public.duty_lists import duty_list, duty_lists
from cases.views.public.find import find_worker
from cases.views.public.help_out import applied, applied_unlist, help_out
from cases.views.public.lookup import track_lookup
from cases.views.public.notices import notice, notices
from cases.views.public.paper import track_answer, track_receipt
from cases.views.public.report import done, public_report
from cases.views.public.say import say
from cases.views.public.spot import door_spot
from cases.views.public.too import open_here
from cases.views.public.track import track, track_photo

urlpatterns = [
    path("q/", enter, name="enter"),
    path("q/<str:token>", door, name="door"),
    path("q/<str:token>/grid/", scenes.grid_info, name="grid_info"),
    path("q/<str:token>/services/", scenes.services, name="services"),
    path("q/<str:token>/policies/", scenes.policies, name="policies"),
    path("q/<str:token>/notices/", notices, name="notices"),
    path("q/<str:token>/notices/<uuid:uuid>/", notice, name="notice"),
    path("q/<str:token>/open/", open_here, name="open_here"),
    path("q/<str:token>/help/", help_out, name="help_out"),
    path("find/", find_worker, name="find_worker"),
    path("applied/", applied_lookup, name="applied_lookup"),
    path("applied/<uuid:uuid>/", applied, name="applied"),
    path("q/<str:token>/stations/<uuid:uuid>/", stations.station, name="station"),
    path("q/<str:token>/book/<uuid:uuid>/", stations.book_place, name="book_place"),
    path("booked/<uuid:uuid>/", stations.booked, name="booked"),
    path("booked/<uuid:uuid>/back/", stations.booked_back, name="booked_back"),
    path("applied/<uuid:uuid>/unlist/", applied_unlist, name="applied_unlist"),
    path("q/<str:token>/report/", public_report, name="public_report"),
    path("q/<str:token>/spot/", door_spot, name="door_spot"),
    path("q/<str:token>/done/<str:secret>/", done, name="done"),
    path("duties/", duty_lists, name="duty_lists"),
    path("duties/<uuid:uuid>/", duty_list, name="duty_list"),
    path("t/", track_lookup, name="track_lookup"),
    path("t/<str:secret>/", track, name="track"),
    path("t/<str:secret>/rate/", say, {"action": Action.RATE}, name="track_rate"),
    path("t/<str:secret>/not-solved/", say, {"action": Action.REWORK}, name="track_not_solved"),
    path("t/<str:secret>/withdraw/", say, {"action": Action.WITHDRAW}, name="track_withdraw"),
    path("t/<str:secret>/reopen/", say, {"action": Action.REOPEN}, name="track_reopen"),
    path("t/<str:secret>/object/", say, {"action": Action.RESTORE}, name="track_object"),
    path("t/<str:secret>/receipt/", track_receipt, name="track_receipt"),
    path("t/<str:secret>/answer/", track_answer, name="track_answer"),
    path("t/<str:secret>/photos/<uuid:uuid>/<str:kind>.jpg", track_photo, name="track_photo"),
]
