import uuid

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps

from common.crypto import Unreadable
from common.fields import EncryptedTextField, Sealed
from messaging.models import IdempotencyKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    return IdempotencyKey.objects.create(scope="s", key=uuid.uuid4(), body_hash=b"h", answer="13812345678")


def stored(row):
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer FROM messaging_idempotencykey WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def test_the_column_holds_no_plain_text_and_the_row_reads_it(row):
    assert b"138" not in stored(row)
    assert IdempotencyKey.objects.get(pk=row.pk).answer == "13812345678"


def test_a_key_given_as_text_names_the_same_row():
    key = uuid.uuid4()
    IdempotencyKey.objects.create(scope="s", key=str(key).upper(), body_hash=b"h", answer="words")

    assert IdempotencyKey.objects.get(key=key).answer == "words"


def test_a_value_copied_to_another_row_does_not_open(row):
    other = IdempotencyKey.objects.create(scope="s", key=uuid.uuid4(), body_hash=b"h", answer="other")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE messaging_idempotencykey SET answer = %s WHERE id = %s", [stored(row), other.pk]
        )

    with pytest.raises(Unreadable):
        _ = IdempotencyKey.objects.get(pk=other.pk).answer


def test_a_deferred_value_opens_when_asked_for(row):
    assert IdempotencyKey.objects.defer("answer").get(pk=row.pk).answer == "13812345678"


def test_saving_again_seals_again(row):
    before = stored(row)

    IdempotencyKey.objects.get(pk=row.pk).save()

    assert stored(row) != before
    assert IdempotencyKey.objects.get(pk=row.pk).answer == "13812345678"


def test_an_unopened_value_prints_as_nothing(row):
    value = IdempotencyKey.objects.values_list("answer", flat=True).get(pk=row.pk)

    assert isinstance(value, Sealed)
    assert str(value) == repr(value) == "<sealed>"


def test_a_value_cannot_be_set_past_its_row(row):
    with pytest.raises(TypeError):
        IdempotencyKey.objects.filter(pk=row.pk).update(answer="new")


def test_searching_the_sealed_column_is_an_error(row):
    with pytest.raises(FieldError):
        IdempotencyKey.objects.filter(answer="13812345678").exists()


@isolate_apps("common")
def test_a_model_without_the_named_field_is_told_at_the_check():
    class Loose(models.Model):
        words = EncryptedTextField()

        class Meta:
            app_label = "common"

        def __str__(self):
            return "loose"

    assert [error.id for error in Loose._meta.get_field("words").check()] == ["common.E001"]
