"""Addresses that the templates name, without any view behind them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path


@login_not_required
def page(request, **_):
    return HttpResponse("")


def named(app, **routes):
    return include(([path(route, page, name=name) for name, route in routes.items()], app))


urlpatterns = [
    path(
        "",
        named("governance", home="", diag="diag", healthz="healthz", help="help/", help_page="help/<page>/"),
    ),
    path("", named("grids", sign_in="sign-in/", sign_out="sign-out/", forgotten="sign-in/forgotten/")),
    path("messages/", named("messaging", messages="", wishes="mine/")),
    path("admin/", named("admin", index="")),
    path(
        "",
        named(
            "cases",
            door="q/<token>",
            public_report="q/<token>/report/",
            grid_info="q/<token>/grid/",
            services="q/<token>/services/",
            policies="q/<token>/policies/",
            notice="q/<token>/notices/<uuid>/",
            open_here="q/<token>/open/",
            help_out="q/<token>/help/",
            door_spot="q/<token>/spot/",
            find_worker="find/",
            applied_lookup="applied/",
            track_lookup="t/",
            track="t/<secret>/",
            track_receipt="t/<secret>/receipt/",
            track_answer="t/<secret>/answer/",
            track_rate="t/<secret>/rate/",
            track_not_solved="t/<secret>/not-solved/",
            track_withdraw="t/<secret>/withdraw/",
            track_reopen="t/<secret>/reopen/",
            track_object="t/<secret>/object/",
            desk="desk/",
            desk_look="desk/view/",
            desk_keep="desk/view/keep/",
            desk_like="desk/view/columns/",
            desk_forget="desk/view/<uuid>/forget/",
            desk_export="desk/out/",
            desk_fetch="desk/out/<uuid>/",
            selected="desk/selected/",
            slips="desk/slips/",
            overdue_board="desk/overdue/",
            unanswered="desk/unanswered/",
            requests="requests/",
            whistles="whistles/",
            wordings="words/",
            work="w/",
            proxy_report="desk/report/",
            quick_report="w/report/",
            case="cases/<number>/",
            act="cases/<number>/actions/<action>/",
            case_slip="cases/<number>/slip/",
            case_answer="cases/<number>/answer/",
            case_map="cases/<number>/map/",
            handover_slip="cases/<number>/handover/",
            others="cases/<number>/others/",
            words_for="cases/<number>/words/<action>/",
            reveal="cases/<number>/reporter/",
            deadlines="cases/<number>/deadlines/",
            who="cases/<number>/who/",
        ),
    ),
]
