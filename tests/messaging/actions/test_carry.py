"""A letter goes out by HTTP, by SMTP, in the order its reader wants; what is not known is never sent again blindly."""

import pytest

from messaging.actions.carry import carry_one
from messaging.actions.follow import follow_one, give_up_cut_off
from messaging.actions.round import go_round
from messaging.models import Attempt, Channel, Letter, Message
from tests.messaging.posting import a_channel, a_letter, a_mailbox, later, reachable
from tests.messaging.providers import GONE, HANG

ACCEPTED = (200, {"status": "accepted", "number": "P-1"})
PHONE = "19900000001"


@pytest.fixture
def letter(reader, provider):
    """One letter for a gateway with a key and a question."""
    a_channel(reader, "house", provider.base)
    reachable(reader, sms=PHONE)
    return a_letter(reader)


@pytest.fixture
def blind(reader, provider):
    """One letter for a provider that has neither."""
    a_channel(reader, "mas", provider.base)
    reachable(reader, sms=PHONE)
    return a_letter(reader)


def ends(letter):
    """(state of the letter, outcomes of its attempts)."""
    letter.refresh_from_db()
    return letter.state, list(letter.attempts.order_by("pk").values_list("outcome", flat=True))


def test_a_message_goes_out_with_its_words_and_is_on_record(letter, provider):
    provider.answers = [ACCEPTED]

    attempt = carry_one(letter.pk)

    sent = provider.asked[0].json
    assert (sent["to"], sent["id"]) == (PHONE, attempt.uuid.hex)
    assert sent["text"] == "新上报：路灯 2026112341010500001"
    assert provider.asked[0].headers["Idempotency-Key"] == attempt.uuid.hex
    assert ends(letter) == ("sent", ["accepted"])
    assert (attempt.code, attempt.provider_id) == ("accepted", "P-1")
    assert carry_one(letter.pk) is None
    assert len(provider.asked) == 1


def test_a_name_in_a_message_does_not_leave_the_product(reader, provider):
    a_channel(reader, "house", provider.base)
    reachable(reader, sms=PHONE)
    provider.answers = [ACCEPTED]
    letter = a_letter(reader, title="Told: %(name)s", params={"name": "欧阳金丝雀"})

    carry_one(letter.pk)

    assert provider.asked[0].json["text"] == "您有 1 条新消息。"
    assert "金丝雀" not in provider.asked[0].body.decode()


@pytest.mark.parametrize(
    "blow", [HANG, GONE, (200, b"<html>sign in</html>"), (502, b""), (200, {"status": "?"})]
)
def test_what_may_have_arrived_is_unknown_or_refused_and_never_sent_again(blind, provider, blow):
    provider.answers = [blow]

    attempt = carry_one(blind.pk)
    later(hours=3)
    go_round()

    assert ends(blind)[1] == ["unknown"]
    assert attempt.waits_for_a_person
    assert len(provider.asked) == 1


def test_with_a_key_the_very_same_request_goes_again_until_it_is_answered(letter, provider):
    provider.answers = [HANG, GONE, ACCEPTED]

    attempt = carry_one(letter.pk)
    for _ in range(2):
        later(minutes=5)
        follow_one(attempt.pk)

    bodies = {one.body for one in provider.asked}
    assert (len(provider.asked), len(bodies)) == (3, 1)
    assert ends(letter) == ("sent", ["accepted"])
    assert Attempt.objects.get().tries == 3


def test_a_repeat_that_is_refused_says_nothing_about_the_first_time(letter, provider):
    provider.answers = [HANG, (400, {"status": "no money"})]

    attempt = carry_one(letter.pk)
    later(minutes=5)
    follow_one(attempt.pk)

    assert ends(letter) == ("unknown", ["unknown"])


def test_when_the_key_has_run_out_the_provider_is_asked(letter, provider):
    provider.answers = [HANG, (200, {"status": "delivered"})]

    attempt = carry_one(letter.pk)
    later(days=2)
    follow_one(attempt.pk)

    assert [(one.method, one.path) for one in provider.asked[1:]] == [
        ("GET", f"/messages/{attempt.uuid.hex}")
    ]
    assert ends(letter) == ("sent", ["accepted"])


def test_what_the_provider_does_not_know_after_its_time_goes_again_as_a_new_one(letter, provider):
    provider.answers = [HANG, (404, {"status": "absent"}), ACCEPTED]

    attempt = carry_one(letter.pk)
    later(days=2)
    follow_one(attempt.pk)
    later(hours=1)
    go_round()

    assert ends(letter) == ("sent", ["not_sent", "accepted"])
    assert provider.at("/messages")[1].json["id"] != attempt.uuid.hex


def test_a_provider_that_cannot_say_is_asked_more_and_more_seldom_and_then_a_person(letter, provider):
    provider.answers = [HANG, (500, b"")]
    attempt = carry_one(letter.pk)

    for _ in range(10):
        later(days=2)
        attempt = follow_one(attempt.pk)

    assert (attempt.follows, attempt.waits_for_a_person) == (8, True)
    assert len(provider.asked) == 9


def test_who_is_cut_off_in_between_leaves_the_end_unknown(blind, provider):
    provider.answers = [(200, {"rspcod": "success"})]
    Letter.objects.update(state="sending")
    Attempt.objects.create(
        letter=blind,
        channel=Channel.objects.get(),
        begun_at=blind.created_at,
        tried_at=blind.created_at,
        lease_until=blind.created_at,
    )

    assert give_up_cut_off() == 1
    go_round()

    assert ends(blind) == ("unknown", ["unknown"])
    assert Attempt.objects.get().code == "cut off"
    assert provider.asked == []


def test_an_answer_after_the_lease_still_counts(letter, provider):
    provider.answers = [ACCEPTED]
    attempt = carry_one(letter.pk)
    Attempt.objects.update(outcome="unknown")
    Letter.objects.update(state="unknown", closed_at=None)
    Attempt.objects.update(follow_at=attempt.begun_at)

    follow_one(attempt.pk)

    assert ends(letter) == ("sent", ["accepted"])


def test_a_no_gives_the_next_channel_its_turn_at_once(reader, provider, mail):
    a_channel(reader, "house", provider.base)
    a_mailbox(reader, mail)
    reachable(reader, sms=PHONE, email="reader@example.cn")
    letter = a_letter(reader)
    provider.answers = [(400, {"status": "no such number"})]

    go_round()

    assert ends(letter) == ("sent", ["refused", "accepted"])
    assert len(mail.letters) == 1


def test_an_unknown_end_gives_nobody_else_a_turn(reader, provider, mail):
    a_channel(reader, "mas", provider.base)
    a_mailbox(reader, mail)
    reachable(reader, sms=PHONE, email="reader@example.cn")
    letter = a_letter(reader)
    provider.answers = [GONE]

    go_round()

    assert ends(letter) == ("unknown", ["unknown"])
    assert mail.letters == []


def test_what_did_not_get_out_is_tried_on_the_clock_and_then_by_the_next(reader, provider, mail):
    a_channel(reader, "house", provider.base)
    a_mailbox(reader, mail)
    reachable(reader, sms=PHONE, email="reader@example.cn")
    letter = a_letter(reader)
    provider.answers = [(429, {"status": "slowly"})]

    for _ in range(5):
        go_round()
        later(hours=1)

    assert ends(letter) == ("sent", ["not_sent"] * 4 + ["accepted"])


def test_nobody_listening_is_known_not_to_have_been_told(reader, settings):
    settings.PRIVATE_HOSTS |= {"127.0.0.1:9"}
    a_channel(reader, "house", "http://127.0.0.1:9")
    reachable(reader, sms=PHONE)
    letter = a_letter(reader)

    carry_one(letter.pk)

    assert ends(letter) == ("waiting", ["not_sent"])


def test_when_all_have_refused_the_letter_has_failed(letter, provider):
    provider.answers = [(403, {"status": "forbidden"})]

    go_round()

    assert ends(letter) == ("failed", ["refused"])


def test_what_was_read_or_taken_back_meanwhile_is_not_carried(letter, reader, provider):
    Message.objects.filter(recipient=reader).delete()

    go_round()

    assert ends(letter) == ("dropped", [])
    assert provider.asked == []


def test_who_has_left_is_told_nothing(letter, reader, provider):
    reader.is_active = False
    reader.save()

    go_round()

    assert ends(letter) == ("dropped", [])


def test_a_channel_sends_no_more_than_its_budget(reader, provider):
    a_channel(reader, "house", provider.base, per_minute=2)
    reachable(reader, sms=PHONE)
    provider.answers = [ACCEPTED]
    letters = [a_letter(reader) for _ in range(3)]

    assert [carry_one(letter.pk) is None for letter in letters] == [False, False, True]
    assert go_round() == 0

    later(minutes=2)
    assert go_round() == 1
    assert len(provider.asked) == 3


def test_one_silent_provider_costs_a_round_one_wait(reader, provider):
    a_channel(reader, "mas", provider.base)
    reachable(reader, sms=PHONE)
    provider.answers = [HANG]
    for _ in range(3):
        a_letter(reader)

    assert go_round() == 1
    assert len(provider.asked) == 1
    assert Letter.objects.filter(state="waiting").count() == 2


def test_what_is_in_the_log_names_nobody_and_opens_nothing(letter, provider, caplog):
    provider.answers = [(400, {"status": "bad", "echo": PHONE})]

    with caplog.at_level("DEBUG"):
        carry_one(letter.pk)

    assert "refused (bad)" in caplog.text
    assert PHONE not in caplog.text
    assert "canary" not in caplog.text
    assert provider.base not in caplog.text
