"""The addresses about those who answer: the way to a post, handovers, absences, the duty roster, the staffing table."""

from django.urls import path

from grids.views.staff import absences, appointments, duty, on_site, post_log, relieve, staffing

PATHS = [
    path("people/appointments/", appointments.appointments, name="appointments"),
    path("people/appointments/<uuid:uuid>/", appointments.appointment, name="appointment"),
    path("people/appointments/<uuid:uuid>/<str:act>/", appointments.appointment_act, name="appointment_act"),
    path("people/objections/<uuid:uuid>/", appointments.objection, name="objection"),
    path("ground/<str:code>/nominate/", appointments.nominate_for, name="nominate"),
    path("people/posts/<uuid:uuid>/relieve/", relieve.relieve_of, name="relieve"),
    path("people/handovers/<uuid:uuid>/withdraw/", relieve.withdraw_handover, name="withdraw_handover"),
    path("people/absences/", absences.absences, name="absences"),
    path("people/<uuid:uuid>/absence/", absences.absence_of, name="absence"),
    path("people/absences/<uuid:uuid>/end/", absences.absence_end, name="absence_end"),
    path("people/duty/", duty.duty, name="duty"),
    path("people/duty/<uuid:uuid>/drop/", duty.duty_drop, name="duty_drop"),
    path("ground/<str:code>/duty/", duty.duty_plan, name="duty_plan"),
    path("people/staffing/", staffing.staffing_table, name="staffing"),
    path("people/staffing/list/", staffing.staffing_list, name="staffing_list"),
    path("w/log/", post_log.post_log, name="post_log"),
    path("w/log/<uuid:uuid>/", post_log.post_entry, name="post_entry"),
    path("people/logs/", post_log.post_logs, name="post_logs"),
    path("people/on-site/", on_site.stays, name="stays"),
    path("people/on-site/<uuid:uuid>/", on_site.stay, name="stay"),
    path("ground/<str:code>/on-site/", on_site.stay_new, name="stay_new"),
    path("w/on-site/", on_site.on_site, name="on_site"),
    path("w/on-site/<uuid:uuid>/day/", on_site.site_day, name="site_day"),
    path("w/on-site/<uuid:uuid>/solved/", on_site.site_result, name="site_result"),
    path("publicity/", appointments.publicity, name="publicity"),
]
