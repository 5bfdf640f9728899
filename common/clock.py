from django.db import connection


def database_time():
    """This moment by the database's clock (aware): what a worker deletes by, whatever its own clock says."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        return cursor.fetchone()[0]
