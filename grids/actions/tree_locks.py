"""One advisory lock per tree. Without it 4 writers left 785 duplicate numbers in 686 nodes (measurements.md 2)."""

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from common.errors import Stale

TREES = 20_001  # the first half of the key, so that no other advisory lock of the platform meets these
FOREST = 0


def lock_trees(*street_ids):
    """Hold the trees until the transaction ends, in the order of their ids: no two moves wait for each other.

    Raises Stale when others hold one of them longer than the database lets anybody wait.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A tree is locked for a transaction; there is none.")
    try:
        with connection.cursor() as cursor:
            for street_id in sorted(set(street_ids)):
                cursor.execute("select pg_advisory_xact_lock(%s, %s)", [TREES, street_id])
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise Stale(_("Others are changing this tree. Try again in a moment.")) from error
        raise


def lock_forest():
    """Hold the list of trees: a new root takes the next number, which two could take at once."""
    lock_trees(FOREST)


def reserve_ids(count):
    """Primary keys ahead of the rows: a grid's own columns name itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence('grids_grid', 'id')) from generate_series(1, %s)", [count]
        )
        return [row[0] for row in cursor.fetchall()]
