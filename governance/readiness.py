"""Whether this process can serve: each part asked for itself, each answer a word that gives nothing away."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from redis import Redis
from redis.exceptions import RedisError

from messaging import health

OK = "ok"
LATE_AFTER = 60  # seconds a row may wait for the relay; its sweep comes every twenty
BROKER_TIMEOUT = 1


def checks():
    """{part: "ok" or what is wrong} for the database, the broker, the migrations and the relay."""
    database = database_check()
    if database != OK:
        return {"database": database, "broker": broker_check(), "migrations": "unknown", "relay": "unknown"}
    return {"database": OK, "broker": broker_check(), "migrations": migration_check(), "relay": relay_check()}


def database_check():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return OK


def broker_check():
    broker = Redis.from_url(
        settings.BROKER_URL, socket_timeout=BROKER_TIMEOUT, socket_connect_timeout=BROKER_TIMEOUT
    )
    try:
        broker.ping()
    except RedisError:
        return "unreachable"
    finally:
        broker.close()
    return OK


def migration_check():
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} to run" if waiting else OK


def relay_check():
    waited = health.lag()
    return f"{waited:.0f} s behind" if waited > LATE_AFTER else OK
