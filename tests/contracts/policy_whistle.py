"""权限矩阵 of whistles: the board, and the verbs of both sides; the columns are those of policy.py and policy_verbs.py.

The cases of these rows lie in `handed`, where the department of `handler` was called to what `worker` has in hand: the
chief of the street whistled, or the head of a community proposed it. Whoever leads the district judges and approves.
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
cases:whistles          GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
cases:whistles?mine     GET    -      in   403  200  200  200  200  200  200  200  200  403  in   in
"""

#           state      place  nobo work coll lead hand desk revi dist stra admi key  far_key
VERBS = """\
whistle     handling   here   -    no   -    no   -    no   no   may  -    -    no   -
whistle     handling   there  -    -    -    -    -    -    -    may  no   -    -    no
arrive      handling   here   -    may  -    no   -    no   no   no   -    -    no   -
arrive      called     handed -    may  -    no   may  no   no   no   -    -    no   -
whistle_approve proposed handed -  no   -    no   -    no   no   may  -    -    no   -
respond     called     handed -    no   -    no   may  no   no   no   -    -    no   -
object      called     handed -    no   -    no   may  no   no   no   -    -    no   -
answer_objection objected handed - no   -    no   no   no   no   may  -    -    no   -
report_back responded  handed -    no   -    no   may  no   no   no   -    -    no   -
rate_response answered handed -    no   -    no   may  no   no   may  -    -    no   -
whistle_cancel called  handed -    no   -    no   no   no   no   may  -    -    no   -
"""
