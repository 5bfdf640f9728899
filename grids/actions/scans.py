from django.db import transaction
from django.db.models import F

from grids import scans
from grids.models import QrCode


def flush_scans():
    """Add the scans counted in Redis to the codes. Returns how many codes were touched.

    Not exact: a crash between the two stores counts once more what it had counted. Rows are taken in the order of
    their tokens, so that two runs cannot wait for each other.
    """
    taken = scans.take()
    with transaction.atomic():
        for token in sorted(taken):
            QrCode.objects.filter(token=token).update(scan_count=F("scan_count") + taken[token])
    scans.forget()
    return len(taken)
