"""What tests about accounts share: codes, phones, and clients that walk in by the front door."""

import time
from base64 import b32decode

from django.test import Client
from django_otp.oath import TOTP

from grids.actions.accounts import help_in, issue
from grids.actions.second_step import begin_step, confirm_step
from grids.actor import Actor
from grids.enums import CodeKind
from grids.models import SecondStep

PASSWORD = "a long enough pass phrase"
OWN = "seven quiet herons by the weir"


def enter(client, username, password=PASSWORD, address="10.0.0.1", **facts):
    """Type name and password into the sign-in page."""
    return client.post(
        "/sign-in/", {"username": username, "password": password, **facts}, REMOTE_ADDR=address
    )


def start_code(officer, at):
    """→ the text of a start code."""
    return issue(officer, CodeKind.START, by=Actor.clock(), at=at)[1]


def reset_code(officer, at, kind=CodeKind.PASSWORD, by=None):
    return help_in(officer, kind=kind, reason="当面核实", by=by or Actor.clock(), at=at)[1]


def digits(step, offset=0, at=None):
    """What the phone shows, `offset` half minutes from now, or from `at`."""
    totp = TOTP(b32decode(step.secret))
    totp.time = (at.timestamp() if at else time.time()) + 30 * offset
    return f"{totp.token():06d}"


def with_step(officer, at):
    """→ (SecondStep in use, its ten recovery codes). The digits shown now are not used up."""
    step = begin_step(officer, at=at)
    facts = {"by": Actor.of(officer), "at": at}
    codes = confirm_step(officer, step, token=digits(step, -1, at), **facts)
    return SecondStep.objects.get(user=officer, confirmed=True), codes


def signed_in(officer, **facts):
    """A client of one who is signed in, whatever it takes."""
    client = Client(**facts)
    client.force_login(officer)
    return client
