"""权限矩阵 of what a street tries, took over and says of departments; the columns are those of policy.py.

The front page and the evaluations are the street's; a pilot and the former networks are of the micro grid a place's
building stands in. Whoever works there tries things; only who administers the ground says what it took over.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:ones              GET    here   in   404  404  404  404  404  200  200  200  404  200  in   in
grids:ones              GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:ones              GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:pilot_start       GET    here   in   404  200  404  200  404  403  403  200  404  200  in   in
grids:pilot_start       GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:pilot_start       GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:pilot_start       POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:pilot_start       POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:pilot_start       POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:pilot             GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:pilot             GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:pilot             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:pilot             POST   here   in   404  302  404  302  404  403  403  302  404  302  in   in
grids:pilot             POST   there  in   404  404  404  404  404  404  404  302  302  302  in   in
grids:pilot             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:networks          GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:networks          GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:networks          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:networks          POST   here   in   404  403  404  403  404  403  403  403  404  302  in   in
grids:networks          POST   there  in   404  404  404  404  404  404  404  403  403  302  in   in
grids:networks          POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:evaluations       GET    here   in   404  404  404  404  404  200  200  200  404  200  in   in
grids:evaluations       GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:evaluations       GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:evaluations       POST   here   in   404  404  404  404  404  403  403  302  404  403  in   in
grids:evaluations       POST   there  in   404  404  404  404  404  404  404  302  403  403  in   in
grids:evaluations       POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
