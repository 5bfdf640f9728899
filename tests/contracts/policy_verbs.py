"""权限矩阵 of the workflow's verbs; the columns are those of policy.py."""

# ── Every verb of the workflow, at /cases/<number>/actions/<action>/ and at its twin in the API ──────────────────────
# may   done: 302 on the page, 200 in the API           no    sees the case, but it is not theirs: 409
# bad   theirs, but not with this body: 422, 400        shut  not theirs, and the form says so first: 422, 409
# -     not in scope: 404. On pages keys lead `in`; anonymous is sent to sign in, or 401.
VERBS = """
verb        state      place  nobo work coll lead hand desk revi dist stra admi key  far_key
accept      reported   here   -    no   -    may  -    may  no   may  -    -    may  -
accept      reported   there  -    -    -    -    -    -    -    may  may  -    -    may
classify    reported   here   -    no   -    no   -    may  no   may  -    -    may  -
classify    reported   there  -    -    -    -    -    -    -    may  may  -    -    may
move_far    reported   here   -    shut -    shut -    bad  shut bad  -    -    bad  -
dispatch    reported   here   -    no   -    may  -    may  no   may  -    -    may  -
dispatch    reported   there  -    -    -    -    -    -    -    may  may  -    -    may
to_far      reported   here   -    shut -    bad  -    bad  shut bad  -    -    bad  -
to_roads    reported   here   -    shut -    bad  -    bad  shut bad  -    -    bad  -
take        dispatched here   -    may  -    no   -    no   no   no   -    -    no   -
take        dispatched handed -    no   -    no   may  no   no   no   -    -    no   -
take        dispatched there  -    -    -    -    -    -    -    no   no   -    -    no
decline     handling   here   -    may  -    no   -    no   no   no   -    -    no   -
decline     handling   handed -    no   -    no   may  no   no   no   -    -    no   -
decline     handling   there  -    -    -    -    -    -    -    no   no   -    -    no
recall      handling   here   -    no   -    may  -    may  no   may  -    -    may  -
recall      handling   handed -    no   -    may  no   may  no   may  -    -    may  -
recall      handling   there  -    -    -    -    -    -    -    may  may  -    -    may
contact     handling   here   -    may  -    no   -    may  may  may  -    -    may  -
contact     handling   handed -    no   -    no   may  may  may  may  -    -    may  -
contact     handling   there  -    -    -    -    -    -    -    may  may  -    -    may
progress    handling   here   -    may  -    no   -    no   no   no   -    -    no   -
progress    handling   handed -    no   -    no   may  no   no   no   -    -    no   -
progress    handling   there  -    -    -    -    -    -    -    no   no   -    -    no
request     handling   here   -    may  -    no   -    no   no   no   -    -    no   -
request     handling   handed -    no   -    no   may  no   no   no   -    -    no   -
request     handling   there  -    -    -    -    -    -    -    no   no   -    -    no
hold        handling   here   -    may  -    no   -    no   no   no   -    -    no   -
approve     asked      here   -    no   -    may  -    no   no   may  -    -    no   -
approve     asked      handed -    no   -    no   no   no   no   may  -    -    no   -
approve     asked      there  -    -    -    -    -    -    -    may  no   -    -    no
refuse      asked      here   -    no   -    may  -    no   no   may  -    -    no   -
refuse      asked      handed -    no   -    no   no   no   no   may  -    -    no   -
refuse      asked      there  -    -    -    -    -    -    -    may  no   -    -    no
withdraw_request asked here   -    may  -    no   -    no   no   no   -    -    no   -
withdraw_request asked handed -    no   -    no   may  no   no   no   -    -    no   -
withdraw_request asked there  -    -    -    -    -    -    -    no   no   -    -    no
resume      suspended  here   -    may  -    may  -    no   no   may  -    -    no   -
resume      suspended  handed -    no   -    may  may  no   no   may  -    -    no   -
resume      suspended  there  -    -    -    -    -    -    -    may  no   -    -    no
resolve     handling   here   -    may  -    bad  -    shut shut bad  -    -    shut -
resolve     handling   handed -    shut -    bad  may  shut shut bad  -    -    shut -
resolve     handling   there  -    -    -    -    -    -    -    bad  shut -    -    shut
cannot      handling   here   -    no   -    may  -    shut shut may  -    -    shut -
cannot      handling   there  -    -    -    -    -    -    -    may  shut -    -    shut
send_back   handled    here   -    no   -    no   -    may  may  may  -    -    may  -
send_back   handled    there  -    -    -    -    -    -    -    may  may  -    -    may
feedback    handled    here   -    may  -    no   -    may  no   may  -    -    may  -
feedback    handled    handed -    no   -    no   may  may  no   may  -    -    may  -
feedback    handled    there  -    -    -    -    -    -    -    may  may  -    -    may
rate        fed_back   here   -    no   -    no   -    no   may  no   -    -    no   -
rate        fed_back   there  -    -    -    -    -    -    -    no   may  -    -    no
rework      fed_back   here   -    no   -    no   -    no   may  no   -    -    no   -
rework      fed_back   there  -    -    -    -    -    -    -    no   may  -    -    no
close       rated      here   -    no   -    no   -    no   may  no   -    -    no   -
close       rated      there  -    -    -    -    -    -    -    no   may  -    -    no
reopen      closed     here   -    no   -    no   -    no   may  no   -    -    no   -
reopen      closed     there  -    -    -    -    -    -    -    no   may  -    -    no
void        reported   here   -    no   -    no   -    may  no   may  -    -    may  -
void        reported   there  -    -    -    -    -    -    -    may  may  -    -    may
void        handling   here   -    no   -    no   -    no   may  no   -    -    no   -
void        handling   there  -    -    -    -    -    -    -    no   may  -    -    no
withdraw    reported   here   -    no   -    no   -    no   no   no   -    -    no   -
withdraw    reported   there  -    -    -    -    -    -    -    no   no   -    -    no
restore     void       here   -    no   -    no   -    no   may  no   -    -    no   -
restore     void       there  -    -    -    -    -    -    -    no   may  -    -    no
comment     handling   here   -    may  -    may  -    may  may  may  -    -    may  -
comment     handling   handed -    may  -    may  may  may  may  may  -    -    may  -
comment     handling   there  -    -    -    -    -    -    -    may  may  -    -    may
comment     handling   far    -    -    -    -    -    -    -    -    -    -    -    -
overdue     reported   here   -    -    -    -    -    -    -    -    -    -    -    -
"""
OUTCOMES = {"may": ("302", "200"), "no": ("409", "409"), "bad": ("422", "400")}
OUTCOMES |= {"shut": ("422", "409"), "-": ("404", "404")}
