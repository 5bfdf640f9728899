"""权限矩阵 of the two administrators beside `admin`: `security` gives rights, `audit` reads the logs, in the district.

What every signed-in person may open they may, too. For the rest `audit` gets what `nobody` gets, and `security` is
asked what stands here. The columns of PAGES are those of policy.py.
"""

OTHERS = ("security", "audit")
UNASKED = "-"

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:audit             GET    -      in   403  403  403  403  403  403  403  403  403  403  in   in
grids:audit_export      POST   -      in   403  403  403  403  403  403  403  403  403  403  in   in
"""

SPECIAL = """
address                 method place  secu audi
governance:operation    GET    -      403  403
governance:replay       POST   -      403  403
cases:desk              GET    -      403  403
cases:case              GET    here   404  404
cases:reveal            POST   here   404  404
grids:audit             GET    -      403  200
grids:audit             HEAD   -      403  200
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


SPECIALS = {tuple(words[:3]): words[3:] for words in map(str.split, SPECIAL.strip().splitlines()[1:])}
