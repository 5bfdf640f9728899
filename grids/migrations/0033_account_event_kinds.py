"""What happens to accounts has two kinds more. Nothing of the table changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0032_building_levels"),
    ]

    operations = [
        migrations.AlterField(
            model_name="accountevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "account opened"),
                    ("start_code", "start code issued"),
                    ("asked", "superior asked for help"),
                    ("password_code", "code for a new password issued"),
                    ("phone_code", "phone reported lost, code issued"),
                    ("password_set", "password set with a code"),
                    ("password_changed", "password changed"),
                    ("step_set", "second step set up"),
                    ("recovery_issued", "recovery codes issued"),
                    ("recovery_used", "recovery code used"),
                    ("sessions_ended", "sign-ins ended"),
                    ("switched_off", "account switched off"),
                    ("switched_on", "account switched on"),
                    ("may_configure", "may configure from now on"),
                    ("no_configure", "may no longer configure"),
                    ("facts_changed", "account changed"),
                    ("log_read", "logs read"),
                    ("log_taken", "logs taken out"),
                    ("list_taken", "list of people taken out"),
                    ("left", "left"),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
    ]
