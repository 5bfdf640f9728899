"""权限矩阵 of the two administrators beside `admin`: `security` gives rights, `audit` reads the logs, in the district.

What every signed-in person may open they may, too. For the rest `audit` gets what `nobody` gets, and `security` is
asked what stands here. The columns of PAGES are those of policy.py.
"""

from tests.contracts import policy_above, policy_staff

OTHERS = ("security", "audit")
UNASKED = "-"

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
cases:who               GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:who               GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:who               GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:who               GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:who_act           POST   here   in   404  422  404  302  404  302  302  302  404  404  in   in
cases:who_act           POST   handed in   404  422  404  302  422  302  302  302  404  404  in   in
cases:who_act           POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
cases:who_act           POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:requests          GET    -      in   403  403  403  200  403  403  403  200  403  403  in   in
cases:exceptions        GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
cases:exception_end     POST   here   in   404  404  404  302  404  302  404  302  404  404  in   in
cases:exception_end     POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
cases:exception_end     POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:person_rights     GET    here   in   404  200  404  200  404  200  404  200  404  404  in   in
cases:person_rights     GET    handed in   404  404  404  404  200  404  404  200  404  404  in   in
cases:person_rights     GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:person_rights     GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:leave             GET    here   in   404  404  404  404  404  404  404  404  404  404  in   in
grids:leave             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:leave             POST   here   in   404  404  404  404  404  404  404  404  404  404  in   in
grids:leave             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:who               GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:who               GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:who               GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:audit             GET    -      in   403  403  403  403  403  403  403  403  403  403  in   in
grids:audit?accounts    GET    -      in   403  403  403  403  403  403  403  403  403  403  in   in
grids:audit?rights      GET    -      in   403  403  403  403  403  403  403  403  403  403  in   in
grids:audit_export      POST   -      in   403  403  403  403  403  403  403  403  403  403  in   in
"""

PUBLIC = """\
cases:duty_lists        GET    -      200
cases:duty_list         GET    -      200
"""

SPECIAL = """
address                 method place  secu audi
governance:operation    GET    -      403  403
api:uploads-list        POST   -      201  201
governance:replay       POST   -      403  403
cases:desk              GET    -      403  403
cases:case              GET    here   404  404
cases:reveal            POST   here   404  404
cases:who               GET    here   404  404
cases:who_act           POST   here   404  404
cases:requests          GET    -      403  403
cases:exceptions        GET    -      200  403
cases:exception_end     POST   here   302  404
cases:exception_end     POST   there  302  404
cases:exception_end     POST   far    404  404
cases:person_rights     GET    here   200  404
cases:person_rights     GET    far    404  404
grids:leave             GET    here   200  404
grids:leave             GET    far    404  404
grids:leave             POST   here   200  404
grids:leave             POST   far    404  404
grids:who               GET    here   200  404
grids:who               GET    far    404  404
grids:export_answer     POST   here   302  404
grids:export_answer     POST   far    404  404
grids:audit             GET    -      403  200
grids:audit             HEAD   -      403  200
grids:audit?accounts    GET    -      403  200
grids:audit?accounts    HEAD   -      403  200
grids:audit?rights      GET    -      403  200
grids:audit?rights      HEAD   -      403  200
grids:audit_export      POST   -      403  200
grids:ground            GET    -      200  403
grids:grid              GET    here   200  404
grids:grid              GET    far    404  404
grids:redraw            GET    here   403  404
grids:redraw            POST   here   403  404
grids:norm              POST   here   403  404
grids:people            GET    -      200  403
grids:person            GET    here   200  404
grids:person            GET    handed 200  404
grids:person            GET    there  200  404
grids:person            GET    far    404  404
grids:person            POST   here   200  404
grids:person            POST   far    404  404
grids:person_end        POST   here   302  404
grids:person_end        POST   far    404  404
"""


def cells_of(address, method, place, known):
    """What the two get from a row whose other cells are known."""
    if (address, method, place) in SPECIALS:
        return dict(zip(OTHERS, SPECIALS[address, method, place], strict=True))
    nobody = known["nobody"]
    return {"security": nobody if nobody in ("200", "302") else UNASKED, "audit": nobody}


LINES = [
    line
    for table in (SPECIAL, policy_staff.SPECIAL, policy_above.SPECIAL)
    for line in table.strip().splitlines()[1:]
]
SPECIALS = {tuple(words[:3]): words[3:] for words in map(str.split, LINES)}
