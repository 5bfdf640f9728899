"""权限矩阵 of party work: organisations, the grids they cover, what lists ask for; the columns are those of policy.py.

An organisation is at home in the general grid of a place and covers its micro grid; a centre stands there. Whoever
works there keeps them; whoever sees the grid reads them.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
party:organisations     GET    -      in   403  200  200  200  200  200  200  200  200  200  in   in
party:organisations?grid GET   here   in   403  200  404  200  404  200  200  200  404  200  in   in
party:organisations?grid GET   there  in   403  404  404  404  404  404  404  200  200  200  in   in
party:organisations?grid GET   far    in   403  404  404  404  404  404  404  404  404  404  in   in
party:organisation      GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
party:organisation      GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
party:organisation      GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:enter             GET    here   in   404  200  404  200  404  403  403  200  404  200  in   in
party:enter             GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
party:enter             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:enter             POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
party:enter             POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
party:enter             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:change            GET    here   in   404  200  404  200  404  403  403  200  404  200  in   in
party:change            GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
party:change            GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:change            POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
party:change            POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
party:change            POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:cover             POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
party:cover             POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
party:cover             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:uncover           POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
party:uncover           POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
party:uncover           POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:end               POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
party:end               POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
party:end               POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:coverage          GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
party:coverage          GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
party:coverage          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:checklist         GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
party:checklist         GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
party:checklist         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:checklist         POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
party:checklist         POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
party:checklist         POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:checklist?street  GET    here   in   404  404  404  404  404  200  200  200  404  200  in   in
party:checklist?street  GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
party:checklist?street  GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:place_checklist   GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
party:place_checklist   GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
party:place_checklist   GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
party:place_checklist   POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
party:place_checklist   POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
party:place_checklist   POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""

OF_THE_GROUND = {line.split()[0] for line in PAGES.splitlines()}
