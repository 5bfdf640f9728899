"""What is in a grid: compounds, units and rooms, places, facilities, organisations, honours, tags; parts of addresses.

The two columns of a building that point elsewhere are held to it by the next one, which waits for nobody.
"""

import uuid

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.fields


def points_to(name, table, field):
    """A column of a building that points to another table; what is there already is not looked at yet."""
    add = f"alter table grids_building add column {name}_id bigint null"
    hold = f"""alter table grids_building add constraint building_{name}_is_there
        foreign key ({name}_id) references {table} (id) deferrable initially deferred not valid"""
    return migrations.SeparateDatabaseAndState(
        [migrations.RunSQL([add, hold], f"alter table grids_building drop column {name}_id")],
        [migrations.AddField("building", name, field)],
    )


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0020_power_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "initials",
                    models.CharField(blank=True, editable=False, max_length=60, verbose_name="initials"),
                ),
                (
                    "point",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, srid=4326, verbose_name="point"
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.building",
                        verbose_name="building",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="address")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="public number")),
                (
                    "contact",
                    common.fields.EncryptedTextField(blank=True, null=True, verbose_name="person in charge"),
                ),
                (
                    "contact_phone",
                    common.fields.EncryptedTextField(
                        blank=True, null=True, verbose_name="number of that person"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("trader", "sole trader"),
                            ("property", "property company"),
                            ("office", "public office"),
                            ("institution", "public institution"),
                            ("association", "registered association"),
                            ("service", "private non-profit service"),
                            ("foundation", "foundation"),
                            ("owners", "owners' committee"),
                            ("joint", "joint committee"),
                            ("self", "residents' own group"),
                            ("patrol", "neighbourhood watch"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "credit_code",
                    models.CharField(blank=True, max_length=18, verbose_name="social credit code"),
                ),
                (
                    "member_count",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="members or staff"),
                ),
                ("activity", models.CharField(blank=True, max_length=200, verbose_name="what it does")),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["street", "name", "id"], name="organisation_by_street"),
                    models.Index(fields=["grid"], name="organisation_by_grid"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="organisation_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("district__isnull", False), ("grid__isnull", False), ("street__isnull", False)
                        ),
                        name="organisation_lies_in_a_grid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("credit_code", ""),
                            ("credit_code__regex", "^[0-9A-HJ-NPQRTUWXY]{18}$"),
                            _connector="OR",
                        ),
                        name="organisation_code_is_a_credit_code",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("credit_code", ""), _negated=True), ("valid_to", None)),
                        fields=("street", "credit_code"),
                        name="one_organisation_per_credit_code_and_street",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phone", ""), ("phone__regex", "^\\+?[0-9-]{3,20}$"), _connector="OR"
                        ),
                        name="organisation_phone_is_digits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Compound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "initials",
                    models.CharField(blank=True, editable=False, max_length=60, verbose_name="initials"),
                ),
                (
                    "point",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, srid=4326, verbose_name="point"
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("commercial", "commercial housing"),
                            ("resettled", "resettlement housing"),
                            ("unit", "former work-unit housing"),
                            ("public", "public rental housing"),
                            ("courtyard", "village courtyards"),
                            ("other_kind", "another kind"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "governance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("property", "property company"),
                            ("own", "run by its residents"),
                            ("taken_over", "taken over by the community"),
                            ("joint", "run jointly"),
                            ("nobody", "run by nobody"),
                        ],
                        max_length=12,
                        verbose_name="run by",
                    ),
                ),
                (
                    "property_company",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compounds",
                        to="grids.organisation",
                        verbose_name="property company",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.organisation",
                        verbose_name="owners' committee",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="address")),
                ("plan", models.TextField(blank=True, max_length=2000, verbose_name="its own plan")),
            ],
            options={
                "verbose_name": "compound",
                "verbose_name_plural": "compounds",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["street", "name", "id"], name="compound_by_street"),
                    models.Index(fields=["grid"], name="compound_by_grid"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="compound_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("district__isnull", False), ("grid__isnull", False), ("street__isnull", False)
                        ),
                        name="compound_lies_in_a_grid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("property_company", None),
                            ("governance__in", ["property", "joint", "taken_over"]),
                            _connector="OR",
                        ),
                        name="compound_with_a_company_is_run_by_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "initials",
                    models.CharField(blank=True, editable=False, max_length=60, verbose_name="initials"),
                ),
                (
                    "point",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, srid=4326, verbose_name="point"
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.building",
                        verbose_name="building",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="address")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="public number")),
                (
                    "contact",
                    common.fields.EncryptedTextField(blank=True, null=True, verbose_name="person in charge"),
                ),
                (
                    "contact_phone",
                    common.fields.EncryptedTextField(
                        blank=True, null=True, verbose_name="number of that person"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("station", "service station"),
                            ("centre", "service centre"),
                            ("school", "school or kindergarten"),
                            ("clinic", "clinic or hospital"),
                            ("shop", "shop"),
                            ("food", "eating place"),
                            ("lodging", "lodging"),
                            ("leisure", "place of leisure"),
                            ("care", "hair, beauty and bathing"),
                            ("workshop", "workshop or factory"),
                            ("market", "market"),
                            ("venue", "venue for meetings and sport"),
                            ("idle", "idle space"),
                            ("other_place", "another place"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "nine_small",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("school", "small school or kindergarten"),
                            ("clinic", "small clinic"),
                            ("shop", "small shop"),
                            ("food", "small eating place"),
                            ("lodging", "small lodging"),
                            ("leisure", "small place of entertainment"),
                            ("internet", "small internet café"),
                            ("care", "small beauty or bathing place"),
                            ("workshop", "small workshop"),
                        ],
                        max_length=10,
                        verbose_name="of the nine small places",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="grids.organisation",
                        verbose_name="run by",
                    ),
                ),
                ("opening_hours", models.CharField(blank=True, max_length=120, verbose_name="opening hours")),
                (
                    "functions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("party", "party affairs"),
                                ("offices", "offices and certificates"),
                                ("errands", "help with errands"),
                                ("mediation", "mediation"),
                                ("elderly", "care for the elderly"),
                                ("children", "care for children"),
                                ("culture", "culture and reading"),
                                ("volunteers", "volunteers"),
                                ("rest", "rest for outdoor workers"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="functions",
                    ),
                ),
                (
                    "services",
                    models.TextField(blank=True, max_length=1000, verbose_name="services, one a line"),
                ),
                (
                    "four_haves",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("centre", "service hall"),
                                ("space", "activity room"),
                                ("home", "house of culture"),
                                ("stage", "open-air stage"),
                            ],
                            max_length=8,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="the four haves",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=60, verbose_name="owner")),
                (
                    "square_metres",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="square metres"),
                ),
                (
                    "idle_state",
                    models.CharField(
                        blank=True,
                        choices=[("empty", "empty"), ("planned", "a use is planned"), ("used", "in use now")],
                        max_length=8,
                        verbose_name="state of the space",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["street", "name", "id"], name="place_by_street"),
                    models.Index(fields=["grid"], name="place_by_grid"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="place_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("district__isnull", False), ("grid__isnull", False), ("street__isnull", False)
                        ),
                        name="place_lies_in_a_grid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("idle_state", ""), ("kind", "idle"), _connector="OR"),
                        name="only_an_idle_space_has_its_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phone", ""), ("phone__regex", "^\\+?[0-9-]{3,20}$"), _connector="OR"
                        ),
                        name="place_phone_is_digits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Facility",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "initials",
                    models.CharField(blank=True, editable=False, max_length=60, verbose_name="initials"),
                ),
                (
                    "point",
                    django.contrib.gis.db.models.fields.PointField(
                        blank=True, null=True, srid=4326, verbose_name="point"
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.building",
                        verbose_name="building",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hydrant", "hydrant"),
                            ("extinguishers", "fire-fighting point"),
                            ("lift", "lift"),
                            ("video", "video point"),
                            ("defibrillator", "defibrillator"),
                            ("charging", "charging point"),
                            ("waste", "waste point"),
                            ("lamp", "street lamp"),
                            ("manhole", "manhole"),
                            ("gate", "gate or barrier"),
                            ("noticeboard", "notice board"),
                            ("sport", "sports equipment"),
                            ("other_facility", "another facility"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="number on it")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[("works", "in order"), ("faulty", "faulty"), ("out", "out of use")],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilities",
                        to="grids.organisation",
                        verbose_name="looked after by",
                    ),
                ),
                ("next_check_on", models.DateField(blank=True, null=True, verbose_name="next inspection")),
                ("purpose", models.CharField(blank=True, max_length=120, verbose_name="what it is for")),
                ("notice", models.CharField(blank=True, max_length=120, verbose_name="what its sign says")),
            ],
            options={
                "verbose_name": "facility",
                "verbose_name_plural": "facilities",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["street", "name", "id"], name="facility_by_street"),
                    models.Index(fields=["grid"], name="facility_by_grid"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="facility_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("district__isnull", False), ("grid__isnull", False), ("street__isnull", False)
                        ),
                        name="facility_lies_in_a_grid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "video"), _negated=True),
                            models.Q(
                                models.Q(("purpose", ""), _negated=True),
                                models.Q(("notice", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="video_point_has_a_purpose_and_a_notice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "compound",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="grids.compound",
                    ),
                ),
                ("words", models.CharField(max_length=120, verbose_name="target")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
            ],
            options={
                "verbose_name": "target of a plan",
                "verbose_name_plural": "targets of plans",
                "indexes": [models.Index(fields=["compound", "due_on", "id"], name="target_of_compound")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="target_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Honour",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="honours",
                        to="grids.grid",
                    ),
                ),
                (
                    "compound",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="honours",
                        to="grids.compound",
                    ),
                ),
                ("words", models.CharField(max_length=80, verbose_name="honour")),
                ("given_by", models.CharField(max_length=80, verbose_name="given by")),
                ("given_on", models.DateField(verbose_name="given on")),
            ],
            options={
                "verbose_name": "honour",
                "verbose_name_plural": "honours",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("compound__isnull", False), ("grid", None)),
                            models.Q(("compound", None), ("grid__isnull", False)),
                            _connector="OR",
                        ),
                        name="honour_is_of_a_grid_or_a_compound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True), models.Q(("given_by", ""), _negated=True)
                        ),
                        name="honour_says_which_and_by_whom",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tags",
                        to="grids.region",
                        verbose_name="district",
                    ),
                ),
                ("name", models.CharField(max_length=20, verbose_name="name")),
                (
                    "grids",
                    models.ManyToManyField(
                        blank=True, related_name="tags", to="grids.grid", verbose_name="grids"
                    ),
                ),
            ],
            options={
                "verbose_name": "tag of grids",
                "verbose_name_plural": "tags of grids",
                "constraints": [
                    models.UniqueConstraint(fields=("district", "name"), name="one_tag_of_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="tag_has_a_name"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="grids.building",
                        verbose_name="building",
                    ),
                ),
                ("code", models.CharField(max_length=19, unique=True, verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="unit")),
                ("name", models.CharField(max_length=30, verbose_name="name")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
            ],
            options={
                "verbose_name": "unit",
                "verbose_name_plural": "units",
                "indexes": [models.Index(fields=["grid"], name="unit_by_grid")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^\\d{19}$")), name="unit_code_has_nineteen_digits"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("district__isnull", False), ("grid__isnull", False), ("street__isnull", False)
                        ),
                        name="unit_stands_in_a_grid",
                    ),
                    models.UniqueConstraint(fields=("building", "number"), name="one_unit_of_a_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="grids.building",
                        verbose_name="building",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="grids.unit",
                        verbose_name="unit",
                    ),
                ),
                ("code", models.CharField(max_length=25, unique=True, verbose_name="code")),
                ("floor", models.SmallIntegerField(verbose_name="floor")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number on the floor")),
                ("label", models.CharField(max_length=12, verbose_name="room")),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "home"),
                            ("let", "let home"),
                            ("shop", "shop"),
                            ("office", "office"),
                            ("store", "store"),
                            ("empty", "empty"),
                        ],
                        max_length=8,
                        verbose_name="use",
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
            ],
            options={
                "verbose_name": "room",
                "verbose_name_plural": "rooms",
                "indexes": [models.Index(fields=["grid"], name="room_by_grid")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^\\d{25}$")),
                        name="room_code_has_twenty_five_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("floor__gte", -20),
                            ("floor__lte", 200),
                            models.Q(("floor", 0), _negated=True),
                            ("number__gte", 1),
                            ("number__lte", 999),
                        ),
                        name="room_lies_on_a_floor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("district__isnull", False), ("grid__isnull", False), ("street__isnull", False)
                        ),
                        name="room_stands_in_a_grid",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to", None)),
                        fields=("unit", "label"),
                        name="one_room_of_a_label",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="building",
            name="initials",
            field=models.CharField(
                blank=True, db_default="", editable=False, max_length=60, verbose_name="initials"
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("dwelling", "dwelling house"),
                    ("mixed", "shops below, flats above"),
                    ("business", "shops and offices"),
                    ("public", "public building"),
                    ("industry", "works or store"),
                    ("own_built", "self-built house"),
                ],
                db_default="",
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="villagers_group",
            field=models.CharField(blank=True, db_default="", max_length=30, verbose_name="villagers' group"),
        ),
        migrations.AddField(
            model_name="building",
            name="road",
            field=models.CharField(blank=True, db_default="", max_length=40, verbose_name="road or hamlet"),
        ),
        migrations.AddField(
            model_name="building",
            name="house_number",
            field=models.CharField(blank=True, db_default="", max_length=20, verbose_name="house number"),
        ),
        migrations.AddField(
            model_name="building",
            name="block",
            field=models.CharField(blank=True, db_default="", max_length=20, verbose_name="block"),
        ),
        migrations.AddField(
            model_name="building",
            name="floor_count",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="floors"),
        ),
        migrations.AddField(
            model_name="building",
            name="point_source",
            field=models.CharField(
                blank=True,
                choices=[
                    ("map", "marked on the map"),
                    ("phone", "position of a phone"),
                    ("survey", "surveyed"),
                    ("import", "from a list"),
                ],
                db_default="",
                max_length=8,
                verbose_name="where the point is from",
            ),
        ),
        migrations.AddField(
            model_name="building",
            name="verified_on",
            field=models.DateField(blank=True, null=True, verbose_name="checked on"),
        ),
        points_to(
            "verified_by",
            "grids_officer",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        points_to(
            "compound",
            "grids_compound",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="buildings",
                to="grids.compound",
                verbose_name="compound",
            ),
        ),
    ]
