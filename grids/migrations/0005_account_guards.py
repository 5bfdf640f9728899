"""What happened to an account is only ever added: refused by the trigger that guards every history, and not granted."""

from django.conf import settings
from django.db import migrations

HISTORY = """
create trigger account_event_is_never_changed before update or delete on grids_accountevent
    for each row execute function refuse_change_of_history();
create trigger account_event_is_never_emptied before truncate on grids_accountevent
    for each statement execute function refuse_change_of_history();
"""

HISTORY_BACK = """
drop trigger account_event_is_never_changed on grids_accountevent;
drop trigger account_event_is_never_emptied on grids_accountevent;
"""


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"revoke update, delete, truncate on grids_accountevent from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"grant update, delete on grids_accountevent to {role}")


class Migration(migrations.Migration):
    dependencies = [("grids", "0004_accounts")]

    operations = [
        migrations.RunSQL(HISTORY, HISTORY_BACK),
        migrations.RunPython(revoke, grant, elidable=False),
    ]
