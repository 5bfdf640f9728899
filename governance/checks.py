"""What a real place needs besides Django's own list; `manage.py check --deploy` asks (reliability.md 3.2).

Each check is a question with one answer and says its cure. What asks the database or the disk is asked with --deploy
alone: a start while they are away is still a start.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import DatabaseError, connection
from rest_framework.serializers import ModelSerializer

from governance import machine

POWERS = """
select rolsuper, rolbypassrls, rolcreatedb or rolcreaterole or rolreplication,
    exists (select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace),
    pg_has_role(r.oid, d.datdba, 'member'), has_database_privilege(r.oid, d.oid, 'TEMPORARY')
from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()
"""
SENTENCES = (
    (
        "W010",
        "The application connects as a superuser.",
        "Connect as the role governance_app of scripts/roles.sql.",
    ),
    ("W011", "The application's role passes row-level security.", "ALTER ROLE … NOBYPASSRLS."),
    ("W012", "The application's role may make databases or roles.", "ALTER ROLE … NOCREATEDB NOCREATEROLE."),
    ("W013", "The application's role owns tables.", "Migrate with AS_OWNER=on; REASSIGN OWNED to the owner."),
    ("W014", "The application's role is a member of the owner.", "REVOKE the owner's role from it."),
    ("W015", "The application may make temporary tables.", "REVOKE TEMPORARY ON DATABASE … FROM PUBLIC."),
)


def warning(number, sentence, cure):
    return Warning(sentence, hint=cure, id=f"governance.{number}")


@register(Tags.security)
def serializers_name_their_fields(app_configs, **_kwargs):
    """`__all__` gives out whatever column somebody adds next year."""
    return [
        warning("W001", f"{serializer.__qualname__} gives out every column.", "List the fields.")
        for serializer in all_below(ModelSerializer)
        if getattr(getattr(serializer, "Meta", None), "fields", None) == "__all__"
    ]


def all_below(kind):
    for child in kind.__subclasses__():
        yield child
        yield from all_below(child)


@register(Tags.security, deploy=True)
def broker_and_cache_are_apart(app_configs, **_kwargs):
    """A cache that is full forgets; in one server it would forget the queue."""
    broker, cache = (urlsplit(address) for address in (settings.BROKER_URL, settings.CACHE_URL))
    if (broker.hostname, broker.port or 6379) != (cache.hostname, cache.port or 6379):
        return []
    return [warning("W002", "Broker and cache are one Redis server.", "Give CACHE_URL a server of its own.")]


@register(Tags.security, deploy=True)
def tasks_are_json(app_configs, **_kwargs):
    """Whoever can write to Redis could run code through pickle."""
    said = {settings.CELERY_TASK_SERIALIZER, *settings.CELERY_ACCEPT_CONTENT}
    return [] if said == {"json"} else [warning("W003", "Tasks are not JSON only.", "Take json alone.")]


@register(Tags.security, deploy=True)
def connections_are_looked_at(app_configs, **_kwargs):
    """A connection that died in the night must not be the first person's error in the morning."""
    if settings.DATABASES["default"].get("CONN_HEALTH_CHECKS"):
        return []
    return [warning("W004", "Connections are not looked at before use.", "CONN_HEALTH_CHECKS = True.")]


@register(Tags.security, deploy=True)
def photos_can_be_written(app_configs, **_kwargs):
    if machine.media_is_writable():
        return []
    return [warning("W005", "MEDIA_ROOT cannot be written to.", "Give it to the account that runs the web.")]


@register(Tags.security, deploy=True)
def the_role_is_small(app_configs, **_kwargs):
    """Asked of the database as whom we really connect, migrations as the owner apart."""
    if settings.DATABASES["default"]["USER"] != settings.APP_ROLE:
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(POWERS)
            powers = cursor.fetchone()
    except DatabaseError:
        return [warning("W016", "The database does not answer.", "Check with the place's own DATABASE_URL.")]
    return [warning(*sentence) for sentence, has in zip(SENTENCES, powers, strict=True) if has]
