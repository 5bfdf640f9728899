"""权限矩阵 of the configuration; the roles are those of policy.py."""

# ── The configuration (Django's admin), claimed as a whole ───────────────────────────────────────────────────────────
# visitor: nobody is signed in, or a key; others: signed in without being staff; staff: `admin` and `security`, each for
# what is his by his posts (RIGHTS, LOOKED_AT). Django's own permissions open nothing; and what one may configure ends
# at the edge of one's post: another district's object is 404.
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
# Made, or changed, by actions, commands, pages of their own or the machine, never here: 403 to staff too.
NEVER_HERE = {
    *(("add", name) for name in ("Region", "Grid", "Building", "ApiKey", "Calendar", "ClockPolicy")),
    *(("add", name) for name in ("AccessAttempt", "AccessLog", "AccessFailureLog")),
    *(("change POST", name) for name in ("Building",)),
}
# What the security administrator has instead of the system administrator, and where he only looks.
RIGHTS = {"Officer", "Post", "ApiKey", "AccessAttempt", "AccessLog", "AccessFailureLog"}
# Looked for among what one may keep: nobody else finds it, and Django looks before it asks who is there.
FOUND_BY_ITS_KEEPER = {"Officer"}
LOOKED_AT = {"Region", "Department", "Grid"}
