"""A photo that waits for its case, without the bytes."""

from cases.models import CaseFile
from files.models import File
from tests.cast import MONDAY


def a_photo(by=None):
    file = File.objects.create(sha256=b"", size=1, created_at=MONDAY)
    CaseFile.objects.create(file=file, uploaded_by=by, uploaded_at=MONDAY)
    return file
