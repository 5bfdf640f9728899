import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from common.errors import Refused
from files import places
from files.actions.documents import MAX_BYTES, plain, receive_document, write_document
from files.actions.sweep import sweep
from files.models import Document

pytestmark = pytest.mark.django_db


def received(content=b"a,b\n1,2\n", name="名单.csv", at=None):
    return receive_document(io.BytesIO(content), size=len(content), name=name, at=at or now())


def test_a_list_is_kept_as_it_came():
    document = received()

    assert places.document_of(document.uuid).read_bytes() == b"a,b\n1,2\n"
    assert (document.name, document.size) == ("名单.csv", 8)


@pytest.mark.parametrize("size", [0, MAX_BYTES + 1])
def test_nothing_and_too_much_are_refused(size):
    with pytest.raises(Refused):
        receive_document(io.BytesIO(b""), size=size, name="a.csv", at=now())

    assert Document.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\b.xlsx", "b.xlsx"),
        ("a\r\nb\x00.csv", "ab.csv"),
        ("", "-"),
        ("𠮷㐀䶮.xlsx", "𠮷㐀䶮.xlsx"),
    ],
)
def test_a_name_is_only_a_name(name, kept):
    assert plain(name) == kept


def test_the_bytes_go_after_a_day_and_the_record_stays(django_capture_on_commit_callbacks):
    old, new = received(at=now() - timedelta(days=1, seconds=1)), received()

    with django_capture_on_commit_callbacks(execute=True):
        sweep(at=now())

    old.refresh_from_db()
    assert old.removed_at is not None
    assert not places.document_of(old.uuid).exists()
    assert places.document_of(new.uuid).exists()


def test_what_cannot_be_written_leaves_nothing_behind():
    def write(path):
        path.write_bytes(b"half")
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        write_document(write, name="a.xlsx", at=now())

    assert Document.objects.count() == 0
    assert not list((places.root() / places.DOCUMENTS).glob("*/*.part"))


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"name": ""}, "document_has_a_name"),
        ({"removed_at": now() - timedelta(days=900)}, "document_is_removed_after_it_came"),
    ],
)
def test_the_database_refuses_what_must_never_be(facts, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Document.objects.create(**{"name": "a", "sha256": b"1", "size": 1, "created_at": now()} | facts)
