"""A public page whose line to the database broke is run a second time; a lock or a full pool is said at once."""

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError
from psycopg import errors
from psycopg_pool import PoolTimeout

from cases.views.public.manners import once_more

LOST = [
    psycopg.OperationalError,
    errors.AdminShutdown,
    errors.CrashShutdown,
    errors.CannotConnectNow,
    errors.ConnectionFailure,
]
SAID_AT_ONCE = [errors.LockNotAvailable, errors.QueryCanceled, errors.TooManyConnections, PoolTimeout]


class Page:
    """A view that fails so many times, and reads the whole photo each time."""

    def __init__(self, cause, *, failures=1, error=OperationalError):
        self.cause, self.failures, self.error, self.read = cause, failures, error, []

    def __call__(self, request):
        self.read.append(request.FILES["photo"].read())
        if len(self.read) <= self.failures:
            raise self.error from self.cause
        return "the page"


@pytest.fixture
def request_with_photo(rf):
    return rf.post("/q/x/report/", {"photo": SimpleUploadedFile("door.jpg", b"bytes")})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("cause", LOST)
def test_after_a_lost_line_the_page_is_run_once_more_with_its_photos(request_with_photo, cause, error):
    page = Page(cause(), error=error)

    assert once_more(page, request_with_photo) == "the page"
    assert page.read == [b"bytes", b"bytes"]


@pytest.mark.django_db(transaction=True)
def test_a_second_loss_is_said(request_with_photo):
    page = Page(errors.AdminShutdown(), failures=2)

    with pytest.raises(OperationalError):
        once_more(page, request_with_photo)
    assert len(page.read) == 2


@pytest.mark.parametrize("cause", SAID_AT_ONCE)
def test_what_a_second_try_would_not_mend_is_said_at_once(request_with_photo, cause):
    page = Page(cause())

    with pytest.raises(OperationalError):
        once_more(page, request_with_photo)
    assert len(page.read) == 1
