"""权限矩阵 of what a place says to those who live and work in it, how it looks, and its street's front page.

The columns are those of policy.py.
"""

OF_THE_GROUND = {"grids:notice"}

PUBLIC = """\
cases:applied_lookup    GET    -      200
cases:applied_lookup    POST   both   302
cases:notices           GET    both   200
grids:brand_sheet       GET    -      200
grids:brand_try         GET    -      200
grids:brand_logo        GET    -      200
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:notice            GET    here   in   404  200  404  200  404  200  200  200  404  200  in   in
grids:notice            GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
grids:notice            GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:district_doors    GET    here   in   404  404  404  404  404  404  404  200  404  200  in   in
grids:district_doors    GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:district_doors    POST   here   in   404  404  404  404  404  404  404  302  404  302  in   in
grids:district_doors    POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
governance:street       GET    here   in   404  404  404  404  404  200  200  200  404  200  in   in
governance:street       GET    there  in   404  404  404  404  404  404  404  200  200  200  in   in
governance:street       GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
governance:street_list  GET    here   in   404  404  404  404  404  200  200  200  404  404  in   in
governance:street_list  GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
governance:street_list  GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:brand             GET    here   in   404  404  404  404  404  404  404  404  404  200  in   in
grids:brand             GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:brand             POST   here   in   404  404  404  404  404  404  404  404  404  302  in   in
grids:brand             POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
"""
