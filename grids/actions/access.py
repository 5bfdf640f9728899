from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.models import LEVEL_COLUMNS, AccessRecord

SHORTEST_REASON = 2  # two Chinese characters can say it: 回访, 核实


@transaction.atomic
def record_access(placed, *, subject_kind, subject_uuid, fields, reason, address=None, by, at):
    """Write down who opens which fields of whose file, and why. Returns the AccessRecord.

    `placed`: where the file lies; its columns are copied as they are today. Refused without a reason, and for
    anybody who is not an officer. Whether he may open it is for the caller to have asked.
    """
    reason = reason.strip()
    if not by.is_officer:
        raise Refused(_("Only an officer opens a file."), code="not_yours")
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Say why you need to see this."))
    record = AccessRecord(
        officer=by.officer,
        subject_kind=subject_kind,
        subject_uuid=subject_uuid,
        fields=sorted(fields),
        reason=reason[:200],
        address=address,
        opened_at=at,
    )
    for column in LEVEL_COLUMNS:
        setattr(record, column, getattr(placed, column))
    record.save(force_insert=True)
    return record
