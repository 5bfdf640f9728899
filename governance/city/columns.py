"""The columns of each table, in the order in which ground, people, tale and rows write them."""

LEVELS = ("district_id", "street_id", "total_id", "general_id", "grid_id")

GROUND = {
    "grids_region": ("id", "code", "civil_code", "name", "level", "parent_id"),
    "grids_grid": (
        *("id", "uuid", "code", "name", "tier", "boundary", "responsible_unit", "valid_from", "valid_to"),
        *(
            "changed_at",
            "lft",
            "rght",
            "tree_id",
            "level",
            "general_id",
            "parent_id",
            "street_id",
            "total_id",
        ),
        *("district_id", "region_id"),
    ),
    "grids_building": ("id", "uuid", "code", "name", "address", "point", "valid_to", *LEVELS),
    "grids_qrcode": (
        *(
            "id",
            "token",
            "building_id",
            "grid_id",
            "issued_at",
            "issued_by_id",
            "revoked_at",
            "revoked_by_id",
        ),
        "scan_count",
    ),
    "grids_place": (
        *("id", "uuid", "name", "point", "changed_at", "address", "kind", "nine_small", *LEVELS),
        *("initials", "phone", "opening_hours", "services", "owner", "idle_state", "functions", "four_haves"),
    ),
}
PEOPLE = {
    "grids_officer": (
        *("id", "password", "last_login", "is_superuser", "uuid", "username", "name", "phone", "kind"),
        *("is_active", "is_staff", "joined_at"),
    ),
    "grids_department": ("id", "uuid", "code", "name", "district_id", "street_id", "valid_to"),
    "grids_post": (
        *("id", "uuid", "role", "starts_on", "ends_on", "source", "changed_at"),
        *("department_id", "deputy_id", "grid_id", "officer_id", "region_id"),
    ),
}
CASES = {
    "cases_case": (
        *(
            "id",
            "uuid",
            "number",
            "report_key",
            "tracking_hash",
            "workflow_version",
            "state",
            "step",
            "version",
        ),
        *("category_id", "description", "source", "urgency", "major"),
        *("building_id", "owner_grid_id", "address", "point", "unplaced"),
        *("handler_post_id", "handler_department_id"),
        *("round", "declined_count", "sent_back_count", "rework_count", "needs_joint_decision"),
        *("satisfaction", "outcome", "answer", "void_reason"),
        *("reported_at", "accepted_at", "accepted_by_id", "contacted_at", "fed_back_at", "closed_at"),
        *("closed_by_id", "changed_at", *LEVELS),
        *("accept_due_at", "dispatch_due_at", "take_due_at", "first_contact_due_at", "progress_due_at"),
        *("handle_due_at", "feedback_due_at", "close_due_at", "total_due_at", "due_at", "alert"),
    ),
    "cases_caseevent": (
        *("id", "uuid", "case_id", "seq", "action", "from_state", "to_state", "actor_kind", "officer_id"),
        *("post_id", "role", "at", "public", "data", "words_hash", "prev_hash", "hash", "txid"),
    ),
    "cases_casetext": ("event_id", "words", "aside", "salt", "erased_at"),
    "cases_reporter": (
        *("id", "uuid", "case_id", "kind", "name", "phone", "phone_index", "tail_index", "anonymous"),
        "erased_at",
    ),
    "cases_assignment": (
        *("id", "case_id", "round", "post_id", "department_id", "given_at", "given_by_id", "taken_at"),
        *("taken_by_id", "ended_at", "ended_how"),
    ),
    "cases_clock": (
        *(
            "id",
            "case_id",
            "kind",
            "round",
            "policy_id",
            "calendar_id",
            "limit",
            "unit",
            "started_at",
            "due_at",
        ),
        *("paused_at", "pauses", "stopped_at", "alert", "ladder", "next_alert_at"),
    ),
}
