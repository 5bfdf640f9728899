"""What time it is, by the database: no machine's own clock decides when a letter goes or a lease ends."""

from django.db import connection


def database_now():
    """This moment, also within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        return cursor.fetchone()[0]
