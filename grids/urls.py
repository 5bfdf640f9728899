from django.urls import path

from grids import (
    brand_urls,
    door_urls,
    import_urls,
    inside_urls,
    map_urls,
    power_urls,
    shape_urls,
    staff_urls,
    street_urls,
)
from grids.views import account, forgotten, ground, norms, people, redraw, session, steps

app_name = "grids"

urlpatterns = [
    path("sign-in/", session.sign_in, name="sign_in"),
    path("sign-in/password/", steps.own_password, name="own_password"),
    path("sign-in/code/", steps.second_step, name="second_step"),
    path("sign-in/set-up/", steps.enrol, name="enrol"),
    path("sign-in/forgotten/", forgotten.forgotten, name="forgotten"),
    path("sign-out/", session.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/second-step/", account.step_begin, name="step_begin"),
    path("account/second-step/confirm/", account.step_confirm, name="step_confirm"),
    path("account/recovery-codes/", account.recovery_codes, name="recovery_codes"),
    path("account/sessions/end/", account.end_session, name="end_session"),
    path("ground/", ground.ground, name="ground"),
    path("ground/changes/<uuid:uuid>/withdraw/", redraw.withdraw_redraw, name="withdraw_redraw"),
    path("ground/<str:code>/", ground.grid, name="grid"),
    path("ground/<str:code>/norms/<str:tier>/", norms.norm, name="norm"),
    path("ground/<str:code>/redraw/<str:kind>/", redraw.redraw, name="redraw"),
    path("people/", people.people, name="people"),
    path("people/<uuid:uuid>/", people.person, name="person"),
    path("people/<uuid:uuid>/end-sessions/", people.person_end, name="person_end"),
    *door_urls.PATHS,
    *brand_urls.PATHS,
    *import_urls.PATHS,
    *inside_urls.PATHS,
    *map_urls.PATHS,
    *shape_urls.PATHS,
    *staff_urls.PATHS,
    *street_urls.PATHS,
    *power_urls.PATHS,
]
