"""A worker is killed while its provider thinks: one letter is left to a person, the other goes by its key, once."""

import os
import subprocess
import sys

import pytest

from messaging.actions.round import go_round
from messaging.models import Attempt
from tests.messaging.posting import a_channel, a_letter, a_mailbox, later, reachable
from tests.messaging.providers import HANG, mail_server_on_loopback, provider_on_loopback

CARRY = "import django; django.setup(); from messaging.actions.carry import carry_one; carry_one({})"


def killed_at(letter, hosts, came):
    """Carry the letter in a process of its own, and kill that as soon as the provider has what it was sent."""
    known = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PRIVATE_HOSTS": hosts}
    worker = subprocess.Popen([sys.executable, "-c", CARRY.format(letter.pk)], env=os.environ | known)
    try:
        assert came.wait(60)
    finally:
        worker.kill()
        worker.wait()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_nothing_is_told_twice(reader, settings):
    with provider_on_loopback() as provider, mail_server_on_loopback() as mail:
        hosts = {provider.host, f"{mail.host}:{mail.port}"}
        settings.PRIVATE_HOSTS = frozenset(hosts)
        a_channel(reader, "house", provider.base)
        reachable(reader, sms="19900000001", email="reader@example.cn")
        provider.answers, mail.script = [HANG, (200, {"status": "accepted"})], {"DOT": HANG}
        by_key = a_letter(reader)
        killed_at(by_key, ",".join(hosts), provider.came)
        blind = a_letter(reader)
        blind.channel = a_mailbox(reader, mail)
        blind.save()
        killed_at(blind, ",".join(hosts), mail.came)

        for _ in range(2):
            later(minutes=5)
            go_round()

    assert {asked.json["id"] for asked in provider.asked} == {by_key.attempts.get().uuid.hex}
    assert (len(provider.asked), by_key.attempts.get().outcome) == (2, "accepted")
    assert (len(mail.letters), blind.attempts.get().outcome) == (1, "unknown")
    assert Attempt.objects.filter(outcome="begun").count() == 0
