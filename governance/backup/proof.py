"""Whether what was put back is what was saved, and can be worked with. Each fault is a line."""

from django.apps import apps
from django.contrib.auth.hashers import identify_hasher, is_password_usable
from django.core.management import CommandError, call_command

from cases.heads import damages_against
from cases.verification import damages
from common.fields import EncryptedTextField
from governance.backup import folder, media, tally
from governance.readiness import OK, migration_check
from grids.models import Officer


def faults(kept, saved, photos, line):
    """Everything that is wrong, a line each: `kept` is the backup's list, `saved` its folder, `photos` what came."""
    yield from tally.differences(kept, tally.tally(line))
    yield from tally.numbers_given_twice(line)
    yield from (str(damage) for damage in damages())
    yield from (str(damage) for damage in damages_against(saved / folder.HEADS))
    yield from photos_missing(kept, photos, line)
    yield from sealed_fields()
    yield from sign_in()
    yield from checks()


def photos_missing(kept, photos, line):
    """Photos that a row speaks of and the disk does not have."""
    there = {*photos, *kept["media"]["gone"]}
    return [f"{path}: the photo is missing" for path in media.wanted(line) if path not in there]


def orphans(photos, line):
    """Photos that no row speaks of: harmless, and swept after a day."""
    return sorted(set(photos) - set(media.wanted(line)))


def sealed_fields():
    """The first value of each encrypted column opens with the keys of this place."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedTextField):
                row = model._base_manager.filter(**{f"{field.name}__isnull": False}).order_by("pk").first()
                try:
                    if row:
                        getattr(row, field.attname)
                except Exception as reason:  # whatever it is that does not open
                    column = f"{model._meta.db_table}.{field.column}"
                    yield f"{column} does not open with FIELD_KEYS: {type(reason).__name__}"


def sign_in():
    """Somebody can sign in: an active account with a password that this release knows how to check."""
    for password in Officer.objects.filter(is_active=True).values_list("password", flat=True):
        if is_password_usable(password):
            try:
                identify_hasher(password)
            except ValueError:
                continue
            return
    yield "no account can sign in"


def checks():
    """Django's own checks, and that the structure is this release's."""
    try:
        call_command("check", verbosity=0)
    except CommandError as reason:
        yield str(reason)
    structure = migration_check()
    if structure != OK:
        yield f"migrations: {structure}"
