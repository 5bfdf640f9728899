"""Who is on the move in a demo."""

from collections import Counter

import pytest
from django.utils import timezone

from governance.actions.load_demo import load_demo
from governance.demo.courses import STRANDS
from grids.actions.stations import LENDS
from grids.models import (
    Absence,
    Appointment,
    Booking,
    DutyTurn,
    OfficerBackground,
    Place,
    Post,
    StationOffer,
    Talent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("tidy")]


def test_some_are_on_their_way_one_is_away_and_the_nights_are_kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    load_demo("xinan-road", at=timezone.now(), tell=lambda line: None, strands=STRANDS[:0])

    states = Counter(Appointment.objects.values_list("state", flat=True))
    assert states == {"nominated": 2, "reviewed": 1, "published": 1}
    assert Absence.objects.exclude(deputy=None).count() == 1
    assert DutyTurn.objects.count() == 14
    assert OfficerBackground.objects.exists()
    assert (
        Booking.objects.count()
        == StationOffer.objects.count()
        == 2 * Place.objects.filter(kind__in=LENDS).count()
    )
    assert Talent.objects.count() == 2
    assert not Post.objects.filter(position=None, grid__tier="micro").exists()
