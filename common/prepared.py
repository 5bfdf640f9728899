"""Statements that a connection prepares once: PostgreSQL then neither reads nor plans their words again.

For the few statements of which there are hundreds a second. All others go through the ORM, which writes the values
into the words; that is right where the plan depends on them, as with the partial indexes of the desk.
"""

from django.db import connection
from django.db.backends.postgresql.base import CursorDebugWrapper, ServerBindingCursor


class Told(CursorDebugWrapper):
    """Notes a statement with its values in it, as the ORM's are: psycopg keeps no words of a prepared one."""

    def debug_sql(self, sql=None, params=None, use_last_executed_query=False, many=False):
        return super().debug_sql(self.db.ops.compose_sql(sql, params), params, many=many)


def prepared():
    """A cursor of Django's own connection, with its errors and its count of statements."""
    connection.ensure_connection()
    cursor = ServerBindingCursor(connection.connection)
    return Told(cursor, connection) if connection.queries_logged else connection.make_cursor(cursor)
