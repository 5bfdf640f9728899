import pytest
from django.utils.timezone import now, timedelta

from grids.actions.sweep_sessions import sweep_sessions
from grids.models import Session
from tests.grids.accounts import signed_in
from tests.grids.world import officer

pytestmark = pytest.mark.django_db


def test_what_is_over_is_forgotten_and_what_is_open_stays():
    over, going = signed_in(officer("one")).session, signed_in(officer("two")).session
    Session.objects.filter(session_key=over.session_key).update(expire_date=now() - timedelta(seconds=1))

    assert sweep_sessions(at=now()) == 1
    assert [row.session_key for row in Session.objects.all()] == [going.session_key]
