"""权限矩阵 of those who answer: the way to a post, handovers, absences, duty turns; the columns are those of policy.py.

A candidate, a turn and whoever is away belong to the micro grid of a place. Whoever leads the people there nominates,
reviews, plans; only the security administrator appoints and relieves. Names in publicity are everybody's.
"""

from tests.contracts import policy_people, policy_stations

PUBLIC = """\
grids:publicity         GET    -      200
"""

#                                      anon nobo work coll lead hand desk revi dist stra admi key  far_key
PAGES = """\
grids:appointments      GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:appointment       GET    here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:appointment       GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:appointment       GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:appointment_act   GET    here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:appointment_act   GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:appointment_act   GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:appointment_act   POST   here   in   404  404  404  302  404  302  404  302  404  404  in   in
grids:appointment_act   POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:appointment_act   POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:objection         GET    here   in   404  404  404  200  404  200  404  200  404  404  in   in
grids:objection         GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:objection         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:objection         POST   here   in   404  404  404  302  404  302  404  302  404  404  in   in
grids:objection         POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:objection         POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:nominate          GET    here   in   404  403  404  200  404  200  403  200  404  403  in   in
grids:nominate          GET    there  in   404  404  404  404  404  404  404  200  200  403  in   in
grids:nominate          GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:nominate          POST   here   in   404  403  404  302  404  302  403  302  404  403  in   in
grids:nominate          POST   there  in   404  404  404  404  404  404  404  302  302  403  in   in
grids:nominate          POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:relieve           GET    here   in   404  404  404  404  404  404  404  404  404  404  in   in
grids:relieve           GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:relieve           POST   here   in   404  404  404  404  404  404  404  404  404  404  in   in
grids:relieve           POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:withdraw_handover POST   here   in   404  404  404  404  404  404  404  404  404  404  in   in
grids:withdraw_handover POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:absences          GET    -      in   200  200  200  200  200  200  200  200  200  200  in   in
grids:absence           GET    here   in   404  200  404  200  404  200  404  200  404  404  in   in
grids:absence           GET    there  in   404  404  404  404  404  404  404  200  200  404  in   in
grids:absence           GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:absence           POST   here   in   404  302  404  302  404  302  404  302  404  404  in   in
grids:absence           POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:absence           POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:absence_end       POST   here   in   404  302  404  302  404  302  404  302  404  404  in   in
grids:absence_end       POST   there  in   404  404  404  404  404  404  404  302  302  404  in   in
grids:absence_end       POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:duty              GET    -      in   403  200  200  200  200  200  200  200  200  200  in   in
grids:duty_plan         GET    here   in   404  403  404  200  404  200  403  200  404  403  in   in
grids:duty_plan         GET    there  in   404  404  404  404  404  404  404  200  200  403  in   in
grids:duty_plan         GET    far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:duty_plan         POST   here   in   404  403  404  302  404  302  403  302  404  403  in   in
grids:duty_plan         POST   there  in   404  404  404  404  404  404  404  302  302  403  in   in
grids:duty_plan         POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:duty_drop         POST   here   in   404  403  404  302  404  302  403  302  404  403  in   in
grids:duty_drop         POST   there  in   404  404  404  404  404  404  404  302  302  403  in   in
grids:duty_drop         POST   far    in   404  404  404  404  404  404  404  404  404  404  in   in
grids:staffing          GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:staffing?vacant   GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
grids:staffing_list     GET    -      in   403  403  403  200  403  200  403  200  200  403  in   in
"""

# What the two other administrators get, in the form of policy_power.py.
SPECIAL = """
address                 method place  secu audi
grids:appointments      GET    -      200  403
grids:appointment       GET    here   200  404
grids:appointment       GET    far    404  404
grids:appointment_act   POST   here   302  404
grids:objection         POST   here   302  404
grids:nominate          POST   here   302  404
grids:nominate          GET    far    404  404
grids:relieve           GET    here   200  404
grids:relieve           GET    far    404  404
grids:relieve           POST   here   302  404
grids:relieve           POST   far    404  404
grids:withdraw_handover POST   here   302  404
grids:withdraw_handover POST   far    404  404
grids:absence           GET    here   200  404
grids:absence           POST   here   302  404
grids:absence           POST   far    404  404
grids:absence_end       POST   here   302  404
grids:duty              GET    -      200  403
grids:duty_plan         GET    here   200  404
grids:duty_drop         POST   here   302  404
grids:staffing          GET    -      200  403
"""
PAGES += policy_people.PAGES + policy_stations.PAGES
PUBLIC += policy_stations.PUBLIC
for one in (policy_people, policy_stations):
    SPECIAL += "\n".join(one.SPECIAL.strip().splitlines()[1:]) + "\n"
