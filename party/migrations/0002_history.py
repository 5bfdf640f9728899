"""What happened to a party organisation is only ever added: refused by the trigger that guards every history."""

from django.conf import settings
from django.db import migrations

HISTORY = """
create trigger party_event_is_never_changed before update or delete on party_partyevent
    for each row execute function refuse_change_of_history();
create trigger party_event_is_never_emptied before truncate on party_partyevent
    for each statement execute function refuse_change_of_history();
"""

HISTORY_BACK = """
drop trigger party_event_is_never_changed on party_partyevent;
drop trigger party_event_is_never_emptied on party_partyevent;
"""


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"revoke update, delete, truncate on party_partyevent from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"grant update, delete on party_partyevent to {role}")


class Migration(migrations.Migration):
    dependencies = [("party", "0001_organisations")]

    operations = [
        migrations.RunSQL(HISTORY, HISTORY_BACK),
        migrations.RunPython(revoke, grant, elidable=False),
    ]
