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
admin      configures the district              key       Api-Key of the street's desk, far_key of the desk `there`
"""

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
}

# Who may read who leads the whole street `here`.
READS_CHIEF = {"desk", "reviewer", "district", "admin", "key"}
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
governance:healthz      GET    -      200
governance:readyz       GET    -      200
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
messaging:messages      GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
messaging:messages      POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
"""

# ── The API: 401 for whoever is not known ────────────────────────────────────────────────────────────────────────────
API = """
address                 method place  anon nobo work coll lead hand desk revi dist stra admi key  far_key
api:cases-list          GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:cases-list          POST   here   401  403  201  400  201  403  201  403  201  400  403  201  400
api:cases-list          POST   there  401  403  400  400  400  403  400  403  201  201  403  400  201
api:cases-list          POST   far    401  403  400  400  400  403  400  403  400  400  403  400  400
api:cases-list?qr       POST   here   401  403  201  400  201  403  201  403  201  400  403  201  400
api:cases-list?qr       POST   there  401  403  400  400  400  403  400  403  201  201  403  400  201
api:cases-list?grid     POST   here   401  403  201  400  201  403  201  403  201  400  403  201  400
api:cases-list?grid     POST   there  401  403  400  400  400  403  400  403  201  201  403  400  201
api:cases-detail        GET    here   401  404  200  404  200  404  200  200  200  404  404  200  404
api:cases-detail        GET    handed 401  404  200  404  200  200  200  200  200  404  404  200  404
api:cases-detail        GET    there  401  404  404  404  404  404  404  404  200  200  404  404  200
api:cases-detail        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:cases-events        GET    here   401  404  200  404  200  404  200  200  200  404  404  200  404
api:cases-events        GET    handed 401  404  200  404  200  200  200  200  200  404  404  200  404
api:cases-events        GET    there  401  404  404  404  404  404  404  404  200  200  404  404  200
api:cases-events        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:cases-deadlines     GET    here   401  404  200  404  200  404  200  200  200  404  404  200  404
api:cases-deadlines     GET    handed 401  404  200  404  200  200  200  200  200  404  404  200  404
api:cases-deadlines     GET    there  401  404  404  404  404  404  404  404  200  200  404  404  200
api:cases-deadlines     GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:uploads-list        POST   -      401  403  201  201  201  201  201  201  201  201  201  201  201
api:categories-list     GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:categories-detail   GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:grids-list          GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:grids-detail        GET    here   401  404  200  404  200  404  200  200  200  404  200  200  404
api:grids-detail        GET    there  401  404  404  404  404  404  404  404  200  200  200  404  200
api:grids-detail        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:grids-locate        GET    here   401  404  200  404  200  404  200  200  200  404  200  200  404
api:grids-locate        GET    there  401  404  404  404  404  404  404  404  200  200  200  404  200
api:grids-locate        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
api:posts-list          GET    -      401  200  200  200  200  200  200  200  200  200  200  200  200
api:posts-detail        GET    here   401  404  200  404  200  404  200  200  200  404  200  200  404
api:posts-detail        GET    handed 401  404  404  404  404  200  404  404  200  404  200  404  404
api:posts-detail        GET    there  401  404  404  404  404  404  404  404  200  200  200  404  200
api:posts-detail        GET    far    401  404  404  404  404  404  404  404  404  404  404  404  404
"""
API_PUBLIC = """
address                 method place
api:docs                GET    -      200
api:schema              GET    -      200
api:nothing             GET    -      404
api:nothing             POST   -      404
api:nothing             PUT    -      404
api:nothing             PATCH  -      404
api:nothing             DELETE -      404
api:nothing             OPTIONS -     404
"""

# ── Every verb of the workflow, at /cases/<number>/actions/<action>/ and at its twin in the API ──────────────────────
# may   done: 302 on the page, 200 in the API           no    sees the case, but it is not theirs: 409
# bad   theirs, but not with this body: 422, 400        shut  not theirs, and the form says so first: 422, 409
# -     not in scope: 404. On pages keys lead `in`; anonymous is sent to sign in, or 401.
VERBS = """
verb        state      place  nobo work coll lead hand desk revi dist stra admi key  far_key
accept      reported   here   -    no   -    may  -    may  no   may  -    -    may  -
accept      reported   there  -    -    -    -    -    -    -    may  may  -    -    may
classify    reported   here   -    no   -    no   -    may  no   may  -    -    may  -
classify    reported   there  -    -    -    -    -    -    -    may  may  -    -    may
move_far    reported   here   -    shut -    shut -    bad  shut bad  -    -    bad  -
dispatch    reported   here   -    no   -    may  -    may  no   may  -    -    may  -
dispatch    reported   there  -    -    -    -    -    -    -    may  may  -    -    may
to_far      reported   here   -    shut -    bad  -    bad  shut bad  -    -    bad  -
to_roads    reported   here   -    shut -    bad  -    bad  shut bad  -    -    bad  -
take        dispatched here   -    may  -    no   -    no   no   no   -    -    no   -
take        dispatched handed -    no   -    no   may  no   no   no   -    -    no   -
take        dispatched there  -    -    -    -    -    -    -    no   no   -    -    no
decline     handling   here   -    may  -    no   -    no   no   no   -    -    no   -
decline     handling   handed -    no   -    no   may  no   no   no   -    -    no   -
decline     handling   there  -    -    -    -    -    -    -    no   no   -    -    no
recall      handling   here   -    no   -    may  -    may  no   may  -    -    may  -
recall      handling   handed -    no   -    may  no   may  no   may  -    -    may  -
recall      handling   there  -    -    -    -    -    -    -    may  may  -    -    may
contact     handling   here   -    may  -    no   -    may  may  may  -    -    may  -
contact     handling   handed -    no   -    no   may  may  may  may  -    -    may  -
contact     handling   there  -    -    -    -    -    -    -    may  may  -    -    may
progress    handling   here   -    may  -    no   -    no   no   no   -    -    no   -
progress    handling   handed -    no   -    no   may  no   no   no   -    -    no   -
progress    handling   there  -    -    -    -    -    -    -    no   no   -    -    no
resolve     handling   here   -    may  -    bad  -    shut shut bad  -    -    shut -
resolve     handling   handed -    shut -    bad  may  shut shut bad  -    -    shut -
resolve     handling   there  -    -    -    -    -    -    -    bad  shut -    -    shut
cannot      handling   here   -    bad  -    may  -    shut shut may  -    -    shut -
cannot      handling   there  -    -    -    -    -    -    -    may  shut -    -    shut
send_back   handled    here   -    no   -    no   -    may  may  may  -    -    may  -
send_back   handled    there  -    -    -    -    -    -    -    may  may  -    -    may
feedback    handled    here   -    may  -    no   -    may  no   may  -    -    may  -
feedback    handled    handed -    no   -    no   may  may  no   may  -    -    may  -
feedback    handled    there  -    -    -    -    -    -    -    may  may  -    -    may
rate        fed_back   here   -    no   -    no   -    no   may  no   -    -    no   -
rate        fed_back   there  -    -    -    -    -    -    -    no   may  -    -    no
rework      fed_back   here   -    no   -    no   -    no   may  no   -    -    no   -
rework      fed_back   there  -    -    -    -    -    -    -    no   may  -    -    no
close       rated      here   -    no   -    no   -    no   may  no   -    -    no   -
close       rated      there  -    -    -    -    -    -    -    no   may  -    -    no
reopen      closed     here   -    no   -    no   -    no   may  no   -    -    no   -
reopen      closed     there  -    -    -    -    -    -    -    no   may  -    -    no
void        reported   here   -    no   -    no   -    may  no   may  -    -    may  -
void        reported   there  -    -    -    -    -    -    -    may  may  -    -    may
void        handling   here   -    no   -    no   -    no   may  no   -    -    no   -
void        handling   there  -    -    -    -    -    -    -    no   may  -    -    no
withdraw    reported   here   -    no   -    no   -    no   no   no   -    -    no   -
withdraw    reported   there  -    -    -    -    -    -    -    no   no   -    -    no
restore     void       here   -    no   -    no   -    no   may  no   -    -    no   -
restore     void       there  -    -    -    -    -    -    -    no   may  -    -    no
comment     handling   here   -    may  -    may  -    may  may  may  -    -    may  -
comment     handling   handed -    may  -    may  may  may  may  may  -    -    may  -
comment     handling   there  -    -    -    -    -    -    -    may  may  -    -    may
comment     handling   far    -    -    -    -    -    -    -    -    -    -    -    -
overdue     reported   here   -    -    -    -    -    -    -    -    -    -    -    -
"""
OUTCOMES = {"may": ("302", "200"), "no": ("409", "409"), "bad": ("422", "400")}
OUTCOMES |= {"shut": ("422", "409"), "-": ("404", "404")}

# ── The configuration (Django's admin), claimed as a whole ───────────────────────────────────────────────────────────
# visitor: nobody is signed in, or a key; others: signed in without being staff; staff: `admin`, with all permissions
# of Django. What one may configure ends at the edge of one's post all the same: another district's object is 404.
ADMIN = """
page                    method place  visitor others staff
index                   GET    -      in      in     200
login                   GET    -      in      302    in
login                   POST   -      in      302    in
logout                  POST   -      in      302    in
password_change         GET    -      in      in     200
password_change_done    GET    -      in      in     200
jsi18n                  GET    -      in      in     200
autocomplete            GET    -      in      in     403
changelist              GET    -      in      in     200
changelist              POST   -      in      in     200
add                     GET    -      in      in     200
change                  GET    here   in      in     200
change                  GET    there  in      in     200
change                  GET    far    in      in     404
change                  POST   far    in      in     404
history                 GET    here   in      in     200
history                 GET    there  in      in     200
history                 GET    far    in      in     404
delete                  GET    here   in      in     403
delete                  POST   here   in      in     403
delete                  GET    far    in      in     403
"""
# Made, or changed, by actions, commands or the machine, never here: 403 to staff too.
NEVER_HERE = {
    *(("add", name) for name in ("Grid", "Building", "ApiKey", "AccessRecord")),
    *(("add", name) for name in ("AccessAttempt", "AccessLog", "AccessFailureLog")),
    *(("change POST", name) for name in ("Building", "AccessRecord")),
}
