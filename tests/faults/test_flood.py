"""L3: a flood from one door, from one device, and from hundreds of devices behind one address.

Nobody is turned away: what is over a budget is kept and checked first (pending). Genuine reports from other doors stay
what they are, the desk goes on answering, and a forged X-Forwarded-For buys nobody a fresh budget. Web stands behind a
proxy here, as it does in production: the last entry of X-Forwarded-For is the proxy's word.
"""

import random
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest

from cases.budgets import REPORTS_OF_ADDRESS, REPORTS_OF_CODE, REPORTS_OF_DEVICE
from cases.models import Case
from tests.faults import figures
from tests.faults.ledger import WENT_ON, account
from tests.faults.residents import Resident
from tests.faults.staff import Desk

pytestmark = [pytest.mark.faults, pytest.mark.slow]

GENUINE = 20
OF_A_DOOR, OF_A_DEVICE = REPORTS_OF_CODE.most + 10, REPORTS_OF_DEVICE.most + 10
SECRET = "a" * 32  # a cookie and a field that agree: a flood opens no form first
THREADS = 6


def test_a_flood_is_kept_and_costs_nobody_else_anything(bench, capfd):
    flood(bench, capfd, devices=REPORTS_OF_ADDRESS.most + 20)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_flood_of_five_hundred_devices(bench, capfd):
    flood(bench, capfd, devices=500, long=True)


def flood(bench, capfd, *, devices, long=False):
    bench.build(doors=devices // 20 + GENUINE + OF_A_DEVICE + 1)
    bench.start("web", TLS="on")
    jobs = jobs_of(bench, devices)
    with Desk(bench, headers=behind_a_proxy(bench.port, "192.0.2.250")) as desk:
        acknowledged = send_all(jobs)
    over = {
        "one door": OF_A_DOOR - REPORTS_OF_CODE.most,
        "one device": OF_A_DEVICE - REPORTS_OF_DEVICE.most,
        "one address": devices - REPORTS_OF_ADDRESS.most,
        "genuine": 0,
    }
    kept = {name: pending(name) for name in over}
    counted = account(acknowledged) | {f"pending of {name}": count for name, count in kept.items()}
    counted |= {"desk pages": len(desk.answers), "went on uncounted": bench.log("web").count(WENT_ON)}
    done = f"{OF_A_DOOR} to a door, {OF_A_DEVICE} of a device, {devices} devices behind an address, {GENUINE} genuine"
    figures.tell(capfd, "L3 flood", done, counted, long=long)

    assert counted["acknowledged"] == counted["cases"] == len(jobs)
    assert (counted["lost"], counted["doubled"]) == (0, 0)
    assert all(kept[name] <= many for name, many in over.items())
    assert sum(over.values()) - sum(kept.values()) <= counted["went on uncounted"]
    assert {answer.status for answer in desk.answers} == {200}


def jobs_of(bench, devices):
    """[(whose flood, door, Sender)] in an order that mixes all of them."""
    doors, port = iter(bench.doors), bench.port
    own, genuine, apart = next(doors), list(islice(doors, GENUINE)), list(islice(doors, OF_A_DEVICE))
    shared, one = list(doors), Sender(port, "198.51.100.3")
    jobs = [("one door", own, Sender(port, f"198.51.100.{n % 200 + 10}")) for n in range(OF_A_DOOR)]
    jobs += [("one device", door, one) for door in apart]
    jobs += [("one address", shared[n % len(shared)], Sender(port, "203.0.113.7")) for n in range(devices)]
    jobs += [("genuine", door, Sender(port, f"192.0.2.{n + 1}")) for n, door in enumerate(genuine)]
    random.Random(3).shuffle(jobs)
    return jobs


class Sender:
    """A device that sends without opening the form. Each time it claims to come from somewhere else."""

    def __init__(self, port, address):
        self.resident, self.address, self.count = Resident(port, headers={}), address, 0
        self.resident.cookies["__Host-csrf"] = SECRET
        self.turn = threading.Lock()

    def send(self, door, description):
        """The answer of the last press; presses of one device come one after the other."""
        form = {"csrfmiddlewaretoken": SECRET, "key": str(uuid.uuid4()), "description": description}
        with self.turn:
            self.count += 1
            self.resident.headers = behind_a_proxy(
                self.resident.port, self.address, claims=f"10.9.8.{self.count}"
            )
            return self.resident.until_answered(lambda: self.resident.send(door, form))


def behind_a_proxy(port, address, *, claims=""):
    """What nginx sets, after what the client itself has written there."""
    origin = f"https://127.0.0.1:{port}"
    seen = f"{claims}, {address}" if claims else address
    return {"X-Forwarded-Proto": "https", "X-Forwarded-For": seen, "Origin": origin, "Referer": f"{origin}/"}


def send_all(jobs):
    """{description: secret} of what was acknowledged."""

    def send(numbered):
        number, (name, door, sender) = numbered
        description = f"{name} {number:04}"
        return description, sender.send(door, description).secret

    with ThreadPoolExecutor(THREADS) as pool:
        return {description: secret for description, secret in pool.map(send, enumerate(jobs)) if secret}


def pending(name):
    return Case.objects.filter(description__startswith=name, pending=True).count()
