"""The database as its owner, for the few commands that may do what the application's role may not."""

from contextlib import contextmanager

from django.db import connection

from governance import environment


@contextmanager
def as_owner():
    """Connect as the role of DATABASE_OWNER_URL inside the block. Raises ImproperlyConfigured where it is not set."""
    owner = environment.database(environment.mapping(), "DATABASE_OWNER_URL")
    before = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    connect_as({name: owner[name] for name in before})
    try:
        yield
    finally:
        connect_as(before)


def connect_as(role):
    """The next statement opens a connection of this role to the same database."""
    connection.close()
    connection.close_pool()
    connection.settings_dict.update(role)
