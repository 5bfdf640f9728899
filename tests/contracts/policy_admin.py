"""权限矩阵 of the configuration; the roles are those of policy.py."""

# ── The configuration (Django's admin), claimed as a whole ───────────────────────────────────────────────────────────
# visitor: nobody is signed in, or a key; others: signed in without being staff; staff: `admin`, with all permissions
# of Django. What one may configure ends at the edge of one's post all the same: another district's object is 404.
ADMIN = """
page                    method place  visitor others staff
index                   GET    -      in      in     200
login                   GET    -      in      302    in
login                   POST   -      in      302    in
logout                  POST   -      in      302    in
password_change         GET    -      in      in     302
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
