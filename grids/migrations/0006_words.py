"""Name the places of a post, a department, a code and a grid in words that can be translated; the tables stay as they are."""

import django.db.models.deletion
import mptt.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0005_account_guards"),
    ]

    operations = [
        migrations.AlterField(
            model_name="department",
            name="district",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="departments",
                to="grids.region",
                verbose_name="district",
            ),
        ),
        migrations.AlterField(
            model_name="department",
            name="street",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="departments",
                to="grids.grid",
                verbose_name="street",
            ),
        ),
        migrations.AlterField(
            model_name="grid",
            name="parent",
            field=mptt.fields.TreeForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="grids.grid",
                verbose_name="part of",
            ),
        ),
        migrations.AlterField(
            model_name="grid",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grids",
                to="grids.region",
                verbose_name="region",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="department",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="grids.department",
                verbose_name="department",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="deputy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stands_in_for",
                to=settings.AUTH_USER_MODEL,
                verbose_name="deputy",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="grid",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="grids.grid",
                verbose_name="grid",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to=settings.AUTH_USER_MODEL,
                verbose_name="officer",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="grids.region",
                verbose_name="region",
            ),
        ),
        migrations.AlterField(
            model_name="qrcode",
            name="building",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="qr_codes",
                to="grids.building",
                verbose_name="building",
            ),
        ),
        migrations.AlterField(
            model_name="qrcode",
            name="grid",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="qr_codes",
                to="grids.grid",
                verbose_name="grid",
            ),
        ),
        migrations.AlterField(
            model_name="region",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="grids.region",
                verbose_name="part of",
            ),
        ),
    ]
