"""权限矩阵 of accounts; the columns are those of policy.py, and so is the head of each table.

The pages between two steps of a sign-in open for nobody here: whoever is signed in is past them, and nobody else owes
a step (tests/grids/views/test_steps.py). A person is the grid worker of a place; `handed`, the handler of the
department. Above him: the leader of his general grid, the street's desk, the district.
"""

OPEN_TO_NOBODY = {"grids:own_password", "grids:second_step", "grids:enrol"}
OPEN_TO_NOBODY |= {
    "grids:import_codes",
    "api:tile",
}  # shown once, to who brought the list; asked layer by layer

PUBLIC = """\
grids:own_password      GET    -      in
grids:own_password      POST   -      in
grids:second_step       GET    -      in
grids:second_step       POST   -      in
grids:enrol             GET    -      in
grids:enrol             POST   -      in
grids:forgotten         GET    -      200
grids:forgotten         POST   -      200
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:account           GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
grids:password          GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
grids:password          POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
grids:step_begin        GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
grids:step_begin        POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
grids:step_confirm      GET    -      in   302  302  302  302  302  302  302  302  302  302  in   in
grids:step_confirm      POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
grids:recovery_codes    GET    -      in   302  302  302  302  302  302  302  302  302  302  in   in
grids:recovery_codes    POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
grids:end_session       POST   -      in   302  302  302  302  302  302  302  302  302  302  in   in
grids:people            GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:person            GET    here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:person            GET    handed in   404  404  404  404  404  404  404  200  404  404  in   in
grids:person            GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:person            GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:person            POST   here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:person            POST   handed in   404  404  404  404  404  404  404  200  404  404  in   in
grids:person            POST   there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:person            POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:person_end        POST   here   in   404  404  404  302  404  302  404  302  404  404  in   in
grids:person_end        POST   handed in   404  404  404  404  404  404  404  302  404  404  in   in
grids:person_end        POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:person_end        POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
