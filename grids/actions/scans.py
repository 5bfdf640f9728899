from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import localdate

from grids import scans
from grids.models import Notice, QrCode

ADD_TO_DAY = """
insert into grids_scanday (code_id, day, scans)
select code.id, %s, counted.scans
from unnest(%s::text[], %s::int[]) as counted (token, scans) join grids_qrcode code using (token)
order by code.id
on conflict (code_id, day) do update set scans = grids_scanday.scans + excluded.scans
"""


ADD_READINGS = """
insert into grids_noticeday (notice_id, day, reads)
select notice.id, %s, counted.reads
from unnest(%s::uuid[], %s::int[]) as counted (uuid, reads) join grids_notice notice using (uuid)
order by notice.id
on conflict (notice_id, day) do update set reads = grids_noticeday.reads + excluded.reads
"""


def flush_scans(*, on=None):
    """Add what was counted in Redis to the codes, to their day (today), and to the notices read. Returns how many.

    Not exact: a crash between the two stores counts once more what it had counted. Rows are taken in the order of
    their tokens, so that two runs cannot wait for each other.
    """
    taken = scans.take()
    tokens = sorted(name for name in taken if not name.startswith(scans.NOTICE))
    with transaction.atomic():
        for token in tokens:
            QrCode.objects.filter(token=token).update(scan_count=F("scan_count") + taken[token])
        add_to_day(on or localdate(), tokens, [taken[token] for token in tokens])
        add_readings(on or localdate(), {name: taken[name] for name in set(taken) - set(tokens)})
    scans.forget()
    return len(taken)


def add_readings(day, counts):
    """{NOTICE and a uuid: times} added to the notices and to their day."""
    for name in sorted(counts):
        read = Notice.objects.filter(uuid=name.removeprefix(scans.NOTICE))
        read.update(read_count=F("read_count") + counts[name])
    uuids = [name.removeprefix(scans.NOTICE) for name in sorted(counts)]
    if uuids:
        with connection.cursor() as cursor:
            cursor.execute(ADD_READINGS, [day, uuids, [counts[name] for name in sorted(counts)]])


def add_to_day(day, tokens, counts):
    if tokens:
        with connection.cursor() as cursor:
            cursor.execute(ADD_TO_DAY, [day, tokens, counts])
