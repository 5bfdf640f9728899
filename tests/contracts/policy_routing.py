"""权限矩阵 of what the engine goes by: whoever configures the place looks at it and changes it, nobody else.

What may be the same matter as a case is for whoever sees the case.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
cases:routing           GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_new       GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_new       POST   -      in   403  403  403  403  403  403  403  403  403  302  in   in
cases:routing_try       GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_try       POST   -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_try?number POST  here   in   403  403  403  403  403  403  403  403  403  422  in   in
cases:routing_try?door  POST   here   in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_try?door  POST   far    in   403  403  403  403  403  403  403  403  403  422  in   in
cases:routing_rule      GET    here   in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_rule      GET    there  in   403  403  403  403  403  403  403  403  403  200  in   in
cases:routing_rule      GET    far    in   403  403  403  403  403  403  403  403  403  404  in   in
cases:routing_rule      POST   here   in   403  403  403  403  403  403  403  403  403  302  in   in
cases:routing_rule      POST   far    in   403  403  403  403  403  403  403  403  403  404  in   in
cases:others            GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:others            GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:others            GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:others            GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:words_for         GET    here   in   404  200  404  200  404  200  200  200  404  404  in   in
cases:words_for         GET    handed in   404  200  404  200  200  200  200  200  404  404  in   in
cases:words_for         GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
cases:words_for         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
cases:wordings          GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:wording_new       GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:wording_new       POST   -      in   403  403  403  403  403  403  403  403  403  302  in   in
cases:wording           GET    here   in   403  403  403  403  403  403  403  403  403  200  in   in
cases:wording           GET    far    in   403  403  403  403  403  403  403  403  403  404  in   in
cases:wording           POST   here   in   403  403  403  403  403  403  403  403  403  302  in   in
cases:wording           POST   far    in   403  403  403  403  403  403  403  403  403  404  in   in
cases:limits            GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:limit             GET    -      in   403  403  403  403  403  403  403  403  403  200  in   in
cases:limit             POST   -      in   403  403  403  403  403  403  403  403  403  200  in   in
"""
