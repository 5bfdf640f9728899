"""权限矩阵 of the logs of posts and of cadres on site; the columns are those of policy.py.

Everybody writes what he did himself; who leads the people of a place reads it and sends cadres there. The worker of a
place wrote the line and was sent to its micro grid. To send somebody one must lead the office of a street, too.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:post_log          GET    -      in   403  200  200  200  403  200  200  403  200  403  in   in
grids:post_log          POST   -      in   403  302  302  302  403  302  302  403  422  403  in   in
grids:post_entry        GET    here   in   404  200  404  404  404  404  404  404  404  404  in   in
grids:post_entry        GET    there  in   404  404  404  404  404  404  404  404  404  404  in   in
grids:post_entry        GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:post_entry        POST   here   in   404  302  404  404  404  404  404  404  404  404  in   in
grids:post_entry        POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:post_logs         GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:post_logs?print   GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:stays             GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:stay              GET    here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:stay              GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:stay              GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:stay              POST   here   in   404  404  404  302  404  302  404  302  404  404  in   in
grids:stay              POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:stay              POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:stay_new          GET    here   in   404  403  404  200  404  200  403  200  404  403  in   in
grids:stay_new          GET    there  in   404  404  404  404  404  404  404  200  200  403  in   in
grids:stay_new          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:stay_new          POST   here   in   404  403  404  422  404  302  403  302  404  403  in   in
grids:stay_new          POST   there  in   404  404  404  404  404  404  404  302  302  403  in   in
grids:stay_new          POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:on_site           GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
grids:site_day          POST   here   in   404  302  404  404  404  404  404  404  404  404  in   in
grids:site_day          POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:site_result       POST   here   in   404  302  404  404  404  404  404  404  404  404  in   in
grids:site_result       POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""

# What the two other administrators get, in the form of policy_power.py.
SPECIAL = """
address                 method place  secu audi
grids:post_logs         GET    -      403  403
grids:stays             GET    -      403  403
grids:stay              GET    here   404  404
grids:stay              POST   here   404  404
grids:stay_new          GET    here   403  404
"""
