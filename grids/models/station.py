import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from grids.kinds import OfferKind
from grids.querysets.station import BookingQuerySet, OfferQuerySet

WEEK = [1, 2, 3, 4, 5, 6, 7]  # Monday is 1
A_PERSON = Q(name__isnull=False, phone__isnull=False, phone_index__isnull=False)
FORGOTTEN = Q(name__isnull=True, phone__isnull=True, phone_index=None, words="")
MOST_SEATS = 200
SHORTEST, LONGEST = 15, 720  # minutes of one booking


class StationOffer(models.Model):
    """What can be booked at a station: a room by the hour, a place in after-school care: domain.md S0-32, S1-48.

    Never rewritten: what has other hours is another offer, and the old one is closed.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    station = models.ForeignKey("grids.Place", models.PROTECT, related_name="offers")
    kind = models.CharField(_("what"), max_length=8, choices=OfferKind)
    name = models.CharField(_("name"), max_length=40)
    seats = models.PositiveSmallIntegerField(_("places at a time"))
    weekdays = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("days of the week"))
    begins = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    minutes = models.PositiveSmallIntegerField(_("minutes of one booking"))
    by_residents = models.BooleanField(_("residents may book it themselves"), default=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made at"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed at"), null=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer of a station")
        verbose_name_plural = _("offers of stations")
        constraints = [
            CheckConstraint(name="station_offer_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="station_offer_has_places", condition=Q(seats__gte=1, seats__lte=MOST_SEATS)
            ),
            CheckConstraint(name="a_room_is_lent_once_at_a_time", condition=~Q(kind="room") | Q(seats=1)),
            CheckConstraint(
                name="station_offer_is_open_on_days_of_the_week",
                condition=Q(weekdays__len__gt=0, weekdays__contained_by=WEEK),
            ),
            CheckConstraint(name="station_offer_ends_after_it_begins", condition=Q(ends__gt=F("begins"))),
            CheckConstraint(
                name="station_offer_has_a_length",
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST),
            ),
            CheckConstraint(
                name="station_offer_closed_has_its_moment",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name


class Booking(models.Model):
    """One place of an offer, for one time. Its name and number are sealed, and forgotten a month after the day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    offer = models.ForeignKey(StationOffer, models.PROTECT, related_name="bookings")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    seat = models.PositiveSmallIntegerField(_("place"))
    name = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    phone_index = models.BinaryField(max_length=16, null=True)
    words = models.CharField(_("what for"), max_length=100, blank=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    booked_at = models.DateTimeField(_("booked at"))
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(_("given back at"), null=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        indexes = [
            Index(name="booking_by_start", fields=["starts_at"]),
            Index(name="booking_by_phone", fields=["phone_index"]),
        ]
        constraints = [
            UniqueConstraint(
                name="one_booking_of_a_place_at_a_time",
                fields=["offer", "starts_at", "seat"],
                condition=Q(cancelled_at=None),
            ),
            CheckConstraint(name="booking_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
            CheckConstraint(name="booking_has_a_place", condition=Q(seat__gte=1, seat__lte=MOST_SEATS)),
            CheckConstraint(name="booking_names_somebody_or_nobody", condition=A_PERSON | FORGOTTEN),
            CheckConstraint(
                name="booking_given_back_by_somebody_was",
                condition=Q(cancelled_by=None) | Q(cancelled_at__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.uuid)


class StationTurn(models.Model):
    """A turn of the duty roster that is spent at a station: it answers for its counter, not for the reports around."""

    turn = models.OneToOneField("grids.DutyTurn", models.CASCADE, related_name="at_station")
    station = models.ForeignKey("grids.Place", models.PROTECT, related_name="turns")

    class Meta:
        verbose_name = _("turn at a station")
        verbose_name_plural = _("turns at stations")

    def __str__(self):
        return f"{self.station_id} {self.turn_id}"
