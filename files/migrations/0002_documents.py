"""Keep spreadsheets: what came in, what is fetched."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="file name")),
                ("sha256", models.BinaryField(verbose_name="hash")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("created_at", models.DateTimeField(verbose_name="received at")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="removed at")),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_at", None)), fields=["created_at"], name="document_kept"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="document_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), ("removed_at__gte", models.F("created_at")), _connector="OR"
                        ),
                        name="document_is_removed_after_it_came",
                    ),
                ],
            },
        ),
    ]
