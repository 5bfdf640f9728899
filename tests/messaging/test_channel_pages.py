"""The pages of the channels and of how one is told, asked as a browser asks them."""

import pytest
from django.utils.timezone import now

from messaging.actions.carry import carry_one
from messaging.actions.round import go_round
from messaging.models import Attempt, Channel, ContactPoint, Letter, Wish
from tests.contracts.asking_channels import MAS
from tests.messaging.posting import a_channel, a_letter, later, reachable
from tests.messaging.providers import GONE

PHONE = "19900000001"


@pytest.fixture
def admin(client, town):
    client.force_login(town.people.admin, backend="django.contrib.auth.backends.ModelBackend")
    client.officer = town.people.admin
    return client


@pytest.fixture
def unknown(admin, provider):
    """An attempt whose end nobody knows, for a provider that cannot be asked."""
    channel = a_channel(admin.officer, "mas", provider.base)
    reachable(admin.officer, sms=PHONE)
    provider.answers = [GONE, (200, {"rspcod": "success"})]
    return carry_one(a_letter(admin.officer).pk), channel


def test_a_channel_is_set_up_and_its_secrets_are_never_shown_again(admin):
    answer = admin.post("/messages/channels/new/mas/", MAS)

    channel = Channel.objects.get()
    page = admin.get(answer["Location"]).content.decode()
    assert channel.secrets == {"secret_key": "sealed-7Q"}
    assert channel.settings["account"] == "xinan"
    assert not channel.is_on
    assert "xinan" in page
    assert "sealed-7Q" not in page


def test_a_secret_left_empty_stays_but_not_for_another_address(admin):
    admin.post("/messages/channels/new/mas/", MAS)
    address = f"/messages/channels/{Channel.objects.get().uuid}/"

    kept = admin.post(address, MAS | {"set_secret_key": "", "name": "另一个名字"})
    moved = admin.post(address, MAS | {"set_secret_key": "", "base_url": "https://elsewhere.example"})

    channel = Channel.objects.get()
    assert (kept.status_code, moved.status_code) == (302, 422)
    assert "密钥和密码也要重新填写" in moved.content.decode()
    assert (channel.name, channel.base_url) == ("另一个名字", "https://mas.example.cn")
    assert channel.secrets == {"secret_key": "sealed-7Q"}


@pytest.mark.parametrize(
    ("preset", "facts"),
    [
        ("mas", {"base_url": "ftp://mas.example.cn"}),
        ("mas", {"base_url": "https://a:b@mas.example.cn"}),
        ("mas", {"set_secret_key": ""}),
        ("mas", {"per_minute": "0"}),
        ("robot", {"set_robot": "json://127.0.0.1/"}),
        ("robot", {"set_robot": "wecombot://key?verify=no"}),
        ("robot", {"set_robot": "syslog://"}),
        ("wecom", {"set_corp_id": "ww", "set_agent_id": "x", "set_corp_secret": "y"}),
    ],
)
def test_a_channel_that_makes_no_sense_is_not_kept(admin, preset, facts):
    assert admin.post(f"/messages/channels/new/{preset}/", MAS | facts).status_code == 422
    assert Channel.objects.count() == 0


def test_an_unknown_provider_is_nowhere(admin):
    assert admin.get("/messages/channels/new/pigeon/").status_code == 404


def test_of_one_kind_one_is_in_use(admin, provider):
    first, second = (a_channel(admin.officer, name, provider.base, is_on=False) for name in ("mas", "house"))

    for channel in (first, second):
        admin.post(f"/messages/channels/{channel.uuid}/turn/", {"do": "use"})

    assert list(Channel.objects.filter(is_on=True)) == [first]
    admin.post(f"/messages/channels/{first.uuid}/turn/", {"do": "stop"})
    admin.post(f"/messages/channels/{second.uuid}/turn/", {"do": "use"})
    assert list(Channel.objects.filter(is_on=True)) == [second]


def test_a_trial_goes_to_oneself_before_the_channel_is_in_use(admin, provider):
    channel = a_channel(admin.officer, "house", provider.base, is_on=False)
    address = f"/messages/channels/{channel.uuid}/turn/"
    refused = admin.post(address, {"do": "try"}, follow=True).content.decode()
    reachable(admin.officer, sms=PHONE)
    provider.answers = [(200, {"status": "accepted"})]

    for _ in range(2):
        admin.post(address, {"do": "try"})
    go_round()

    assert "请先在“通知方式”里填写您的联系方式" in refused
    assert [one.json["to"] for one in provider.asked] == [PHONE]
    assert "试发" in provider.asked[0].json["text"]
    assert Letter.objects.get().state == "sent"


def test_what_was_sent_names_nobody_and_shows_no_number(admin, unknown):
    page = admin.get("/messages/sent/").content.decode()

    assert "RemoteDisconnected" in page
    assert "再发一次" in page
    assert PHONE not in page
    assert "2026112341010500001" not in page
    assert "再发一次" not in admin.get("/messages/sent/?end=accepted").content.decode()
    assert admin.get("/messages/sent/?end=settle").content.decode().count("再发一次") == 1


def test_a_person_settles_once_and_only_then_it_goes_again(admin, unknown, provider):
    attempt, _channel = unknown
    later(minutes=10)
    go_round()
    assert len(provider.asked) == 1

    address = f"/messages/sent/{attempt.uuid}/settle/"
    admin.post(address, {"ruling": "again"})
    second = admin.post(address, {"ruling": "arrived"}, follow=True).content.decode()
    go_round()

    attempt.refresh_from_db()
    assert "结果已经清楚了" in second
    assert (attempt.outcome, attempt.settled_by) == ("not_sent", admin.officer)
    assert len(provider.asked) == 2
    assert Letter.objects.get().state == "sent"


@pytest.mark.parametrize(("ruling", "state"), [("arrived", "sent"), ("leave", "failed")])
def test_what_arrived_or_is_left_alone_is_closed(admin, unknown, provider, ruling, state):
    admin.post(f"/messages/sent/{unknown[0].uuid}/settle/", {"ruling": ruling})
    go_round()

    assert Letter.objects.get().state == state
    assert len(provider.asked) == 1
    assert admin.post(f"/messages/sent/{unknown[0].uuid}/settle/", {"ruling": "burn"}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "budget"), [("/messages/sent/", 8), ("/messages/channels/", 9)])
def test_the_lists_cost_the_same_for_one_and_for_three(
    admin, provider, rows, address, budget, django_assert_num_queries
):
    for number in range(rows):
        channel = a_channel(admin.officer, "mas", provider.base, is_on=False, name=f"{number}")
        letter = Letter.objects.create(recipient=admin.officer, next_at=now(), created_at=now())
        begun = dict.fromkeys(("begun_at", "tried_at", "lease_until"), now())
        Attempt.objects.create(letter=letter, channel=channel, **begun)

    with django_assert_num_queries(budget):
        assert admin.get(address).status_code == 200


SAID = {
    "sms_place": "2",
    "sms_value": PHONE,
    "email_place": "1",
    "email_value": "a.b@example.cn",
    "quiet_from": "22:00",
    "quiet_until": "07:00",
    "digest_at": "",
}


@pytest.fixture
def both(admin, provider):
    for kind, preset in (("sms", "mas"), ("email", "smtp")):
        a_channel(admin.officer, preset, provider.base, kind=kind)
    return admin


def test_somebody_says_how_he_is_told_and_finds_it_so(both):
    assert both.post("/messages/mine/", SAID).status_code == 302

    page = both.get("/messages/mine/").content.decode()
    assert Wish.objects.get().order == ["email", "sms"]
    assert {point.kind: point.value for point in ContactPoint.objects.all()} == {
        "sms": PHONE,
        "email": "a.b@example.cn",
    }
    assert 'value="22:00"' in page
    assert f'value="{PHONE}"' in page


def test_an_address_that_stays_keeps_its_date_and_one_left_empty_is_forgotten(both):
    both.post("/messages/mine/", SAID)
    before = ContactPoint.objects.get(kind="sms").changed_at

    both.post("/messages/mine/", SAID | {"email_place": "", "email_value": ""})

    assert ContactPoint.objects.get().changed_at == before
    assert Wish.objects.get().order == ["sms"]


@pytest.mark.parametrize(
    "facts",
    [
        {"sms_place": "1"},
        {"sms_value": ""},
        {"sms_value": "12345"},
        {"email_value": "nobody"},
        {"quiet_until": ""},
        {"quiet_from": ""},
        {"quiet_until": "22:00"},
        {"digest_at": "late"},
    ],
)
def test_what_cannot_be_is_said_and_nothing_kept(both, facts):
    assert both.post("/messages/mine/", SAID | facts).status_code == 422
    assert Wish.objects.count() == 0
