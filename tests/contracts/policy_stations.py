"""权限矩阵 of professionals who offer help and of stations; the columns are those of policy.py.

Who leads or dispatches in a place keeps its list of professionals; whoever works there keeps its stations. The station
of a place stands in its micro grid.
"""

REVEALS = {"grids:talent_ask", "grids:booking_open"}

PUBLIC = """\
cases:station           GET    both   200
cases:book_place        GET    both   200
cases:book_place        POST   both   302
cases:booked            GET    both   200
cases:booked_back       POST   both   302
cases:applied_unlist    POST   both   302
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:talents           GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:talent            GET    here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:talent            GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:talent            GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:talent            POST   here   in   404  404  404  302  404  302  404  302  404  404  in   in
grids:talent            POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:talent_ask        POST   here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:talent_ask        POST   there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:talent_ask        POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:talent_new        GET    here   in   404  403  404  200  404  200  403  200  404  403  in   in
grids:talent_new        GET    there  in   404  404  404  404  404  404  404  200  200  403  in   in
grids:talent_new        GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:talent_new        POST   here   in   404  403  404  302  404  302  403  302  404  403  in   in
grids:talent_new        POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:stations          GET    -      in   403  200  200  200  403  200  403  200  200  403  in   in
grids:station           GET    here   in   404  200  404  200  404  200  404  200  404  404  in   in
grids:station           GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:station           GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:offer_new         GET    here   in   404  200  404  200  404  200  404  200  404  404  in   in
grids:offer_new         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:offer_new         POST   here   in   404  302  404  302  404  302  404  302  404  404  in   in
grids:offer_new         POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:offer_close       POST   here   in   404  302  404  302  404  302  404  302  404  404  in   in
grids:offer_close       POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:offer_close       POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:offer_book        GET    here   in   404  200  404  200  404  200  404  200  404  404  in   in
grids:offer_book        GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:offer_book        POST   here   in   404  302  404  302  404  302  404  302  404  404  in   in
grids:offer_book        POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:offer_book        POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:booking           GET    here   in   404  200  404  200  404  200  404  200  404  404  in   in
grids:booking           GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:booking           GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:booking           POST   here   in   404  302  404  302  404  302  404  302  404  404  in   in
grids:booking           POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:booking_open      POST   here   in   404  200  404  200  404  200  404  200  404  404  in   in
grids:booking_open      POST   there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:booking_open      POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:station_duty      GET    here   in   404  403  404  200  404  200  404  200  404  404  in   in
grids:station_duty      GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:station_duty      POST   here   in   404  403  404  302  404  302  404  302  404  404  in   in
grids:station_duty      POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""

# What the two other administrators get, in the form of policy_power.py.
SPECIAL = """
address                 method place  secu audi
grids:talents           GET    -      403  403
grids:talent            GET    here   404  404
grids:talent            POST   here   404  404
grids:talent_new        GET    here   403  404
grids:stations          GET    -      403  403
grids:station           GET    here   404  404
grids:booking           GET    here   404  404
"""
