"""权限矩阵: who gets what at every address of the platform. Written by hand from the design, never from the answers.

A cell is the status an address answers with. `in` is the way to the sign-in page. A row with one cell answers everybody
alike. GET also stands for HEAD. A method without a row is not offered: see `not_offered`. Rows with a place ask for an
object that lies there (tests/contracts/scene.py); out of scope is always 404, the same as what does not exist.

anonymous  nobody is signed in                  nobody    signed in, without any post
worker     grid worker where the case lies      colleague worker of the general grid beside it
leader     leader of that general grid          handler   of a department of the district
desk       dispatcher of the street             reviewer  reviewer of the street
district   dispatcher and leader of the district, which has both streets `here` and `there`
stranger   dispatcher, worker and reviewer of the street `there`
admin      configures the district, draws its ground; the other two administrators: policy_power.py
key       Api-Key of the street's desk, far_key of the desk `there`
"""

from tests.contracts import (
    policy_above,
    policy_accounts,
    policy_channels,
    policy_clocks,
    policy_desk,
    policy_doors,
    policy_ground,
    policy_inside,
    policy_lists,
    policy_map,
    policy_party,
    policy_power,
    policy_routing,
    policy_staff,
    policy_street,
    policy_whistle,
    policy_words,
)
from tests.contracts.policy_admin import ADMIN, FOUND_BY_ITS_KEEPER, LOOKED_AT, NEVER_HERE, RIGHTS
from tests.contracts.policy_api import API, API_PUBLIC
from tests.contracts.policy_verbs import OUTCOMES, VERBS

__all__ = [
    "ADMIN",
    "API",
    "API_PUBLIC",
    "FOUND_BY_ITS_KEEPER",
    "LOOKED_AT",
    "NEVER_HERE",
    "OUTCOMES",
    "PAGES",
    "PUBLIC",
    "RIGHTS",
    "VERBS",
]

ROLES = (
    *("anonymous", "nobody", "worker", "colleague", "leader", "handler", "desk", "reviewer"),
    *("district", "stranger", "admin", "key", "far_key"),
)
KEYS = ("key", "far_key")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SAFE = ("GET", "HEAD", "OPTIONS")

# Whose cases, and whose ground and posts, a role may ever read about: in a list, a message, a form, anywhere.
READS_CASES = {
    **{role: {"here", "handed"} for role in ("worker", "leader", "desk", "reviewer", "key")},
    "handler": {"handed"},
    "district": {"here", "handed", "there"},
    "stranger": {"there"},
    "far_key": {"there"},
}
READS_GROUND = READS_CASES | {
    "handler": {"here", "handed"},  # the grid of the case in hand
    "colleague": {"here", "handed"},
    "admin": {"here", "handed", "there"},
    "security": {"here", "handed", "there"},
    "audit": {"here", "handed", "there"},  # where a right was given
}

# Who may read who leads the whole street `here`.
READS_CHIEF = {"desk", "reviewer", "district", "admin", "security", "audit", "key"}
# How many cases wait for dispatch in each reach: one reported case lies in each place.
WAITING = {
    **dict.fromkeys(("worker", "leader", "desk", "reviewer"), 2),
    "district": 3,
    "stranger": 1,
    "colleague": 0,
    "handler": 0,
}

# ── Pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
# Open without an account. Everything of a case behind its secret link is the reporter's, whoever holds the link.
PUBLIC = """
address                 method place
governance:home         GET    -      200 302 302 302 302 302 302 302 302 302 302 200 200
governance:diag         GET    -      200
governance:healthz      GET    -      200
governance:readyz       GET    -      200
governance:metrics      GET    -      200
grids:sign_in           GET    -      200 302 302 302 302 302 302 302 302 302 302 200 200
grids:sign_in           POST   -      302
grids:sign_out          POST   -      in
cases:door              GET    both   200
cases:public_report     GET    both   200
cases:public_report     POST   both   302
cases:done              GET    both   200
cases:track_lookup      GET    -      200
cases:track_lookup      POST   both   200
cases:track             GET    both   200
cases:track_rate        POST   both   302
cases:track_not_solved  POST   both   302
cases:track_withdraw    POST   both   302
cases:track_reopen      POST   both   302
cases:track_object      POST   both   302
cases:track_photo       GET    both   200
cases:track_receipt     GET    both   200
cases:track_answer      GET    both   200
"""

# Signed in first. A program's key opens no page.
PAGES = """
address                 method place  anon nobo work coll lead hand desk revi dist stra admi key  far_key
cases:desk              GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:desk?case         GET    here   in   403  200  404  200  404  200  200  200  404  403  in   in
cases:desk?case         GET    handed in   403  200  404  200  200  200  200  200  404  403  in   in
cases:desk?case         GET    there  in   403  404  404  404  404  404  404  200  200  403  in   in
cases:desk?case         GET    far    in   403  404  404  404  404  404  404  404  404  403  in   in
cases:desk?preview      GET    here   in   403  200  404  200  404  200  200  200  404  403  in   in
cases:desk?preview      GET    handed in   403  200  404  200  200  200  200  200  404  403  in   in
cases:desk?preview      GET    there  in   403  404  404  404  404  404  404  200  200  403  in   in
cases:desk?preview      GET    far    in   403  404  404  404  404  404  404  404  404  403  in   in
cases:desk?fresh        GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:desk?search       GET    both   in   403  200  200  200  200  200  200  200  200  403  in   in
cases:work              GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:quick_report      GET    -      in   403  200  200  200  403  200  403  200  200  403  in   in
cases:quick_report?find GET    -      in   403  200  200  200  403  200  403  200  200  403  in   in
cases:quick_report      POST   here   in   403  302  422  302  403  302  403  302  422  403  in   in
cases:quick_report      POST   there  in   403  422  422  422  403  422  403  302  302  403  in   in
cases:quick_report      POST   far    in   403  422  422  422  403  422  403  422  422  403  in   in
cases:proxy_report      GET    -      in   403  200  200  200  403  200  403  200  200  403  in   in
cases:proxy_report      POST   here   in   403  302  422  302  403  302  403  302  422  403  in   in
cases:proxy_report      POST   there  in   403  422  422  422  403  422  403  302  302  403  in   in
cases:proxy_report      POST   far    in   403  422  422  422  403  422  403  422  422  403  in   in
cases:proxy_report?grid POST   here   in   403  302  422  302  403  302  403  302  422  403  in   in
cases:proxy_report?grid POST   there  in   403  422  422  422  403  422  403  302  302  403  in   in
cases:proxy_report?grid POST   far    in   403  422  422  422  403  422  403  422  422  403  in   in
cases:case              GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:case              GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:case?dispatch     GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:case              GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:case              GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:deadlines         GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:deadlines         GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:deadlines         GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:deadlines         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:case_answer       GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:case_answer       GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:case_answer       GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:case_answer       GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:case_slip         GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:case_slip         GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:case_slip         GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:case_slip         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:door_slip         GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:door_slip         GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:door_slip         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:photo             GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:photo             GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:photo             GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:photo             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:photo?thumb       GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:photo?thumb       GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:reveal            POST   here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:reveal            POST   handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:reveal            POST   there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:reveal            POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
governance:help         GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
governance:help_page    GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
governance:operation    GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
governance:replay       POST   -      in   403  403  403  403  403  403  403  403  403  302  in   in
messaging:messages      GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
messaging:messages      POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
"""
PUBLIC += policy_power.PUBLIC + policy_accounts.PUBLIC
PAGES += policy_accounts.PAGES + policy_ground.PAGES
PAGES += policy_lists.PAGES
PAGES += policy_map.PAGES
PUBLIC += policy_map.PUBLIC
API += policy_map.API
PAGES += policy_staff.PAGES
PUBLIC += policy_staff.PUBLIC
PAGES += policy_inside.PAGES + policy_power.PAGES + policy_street.PAGES
PUBLIC += policy_doors.PUBLIC
PAGES += policy_doors.PAGES
PUBLIC += policy_words.PUBLIC
PAGES += policy_words.PAGES
PAGES += policy_channels.PAGES
PAGES += policy_clocks.PAGES + policy_routing.PAGES
PAGES += policy_desk.PAGES
PAGES += policy_party.PAGES
PAGES += policy_whistle.PAGES
VERBS += policy_whistle.VERBS
PAGES += policy_above.PAGES
