"""Each provider by its preset, against a server that answers as that provider does."""

import json
from base64 import b64decode
from itertools import pairwise

import pytest

from messaging.actions.carry import carry_one
from messaging.actions.follow import follow_one
from messaging.models import Attempt, Channel
from messaging.presets import all_presets, filled
from messaging.signing import SCHEMES
from tests.messaging.posting import SETTINGS, a_channel, a_letter, later, reachable
from tests.messaging.providers import GONE, HANG

PHONE = "19900000001"
ANY = dict.fromkeys(("to", "title", "text", "link", "key", "day", "token"), "1") | {"begun": 1}


@pytest.fixture
def try_out(reader, provider):
    """Carry one letter by a preset, after `answers` were laid ready. → (attempt, provider)."""

    def out(preset, *answers, kind="sms"):
        a_channel(reader, preset, provider.base, kind=kind)
        reachable(reader, **{kind: PHONE})
        provider.answers = list(answers)
        return carry_one(a_letter(reader).pk), provider

    return out


@pytest.mark.parametrize("preset", all_presets().values(), ids=lambda preset: preset.slug)
def test_every_place_of_a_preset_is_filled_by_its_fields(preset):
    facts = ANY | {field["name"]: "1" for field in preset.fields}

    for shape in (preset.token, preset.send, preset.ask):
        filled(shape, facts)
    assert preset.signing in SCHEMES
    assert all({"zh", "en"} <= field["label"].keys() for field in preset.fields)


def test_alibaba_cloud_gets_a_form_and_is_asked_by_our_number(try_out):
    attempt, provider = try_out("aliyun", HANG, (200, {"Code": "OK"}))

    sent = provider.asked[0].form
    assert (sent["Action"], sent["PhoneNumbers"], sent["OutId"]) == ("SendSms", PHONE, attempt.uuid.hex)
    assert json.loads(sent["TemplateParam"])["text"].startswith("新上报")
    assert sent["Signature"]

    record = {"OutId": attempt.uuid.hex, "SendStatus": 3}
    provider.answers = [
        (200, {"Code": "OK", "SmsSendDetailDTOs": {"SmsSendDetailDTO": [{"OutId": "x"}, record]}})
    ]
    later(minutes=1)
    assert follow_one(attempt.pk).outcome == "accepted"
    assert [one.form["Action"] for one in provider.asked] == ["SendSms", "QuerySendDetails"]


def test_what_alibaba_cloud_has_no_record_of_counts_as_not_sent_after_ten_minutes_only(try_out):
    attempt, provider = try_out("aliyun", GONE)
    nothing = (200, {"Code": "OK", "SmsSendDetailDTOs": {"SmsSendDetailDTO": []}})
    provider.answers = [(400, {"Code": "SignatureDoesNotMatch"}), nothing]

    outcomes = []
    for minutes in (1, 2, 10):
        later(minutes=minutes)
        outcomes.append(follow_one(attempt.pk).outcome)

    assert outcomes == ["unknown", "unknown", "not_sent"]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((200, {"Code": "OK", "BizId": "9^0"}), "accepted"),
        ((200, {"Code": "isv.BUSINESS_LIMIT_CONTROL"}), "not_sent"),
        ((200, {"Code": "isv.MOBILE_NUMBER_ILLEGAL"}), "refused"),
        ((400, {"Code": "SignatureDoesNotMatch"}), "refused"),
        ((200, {"Code": "isp.SYSTEM_ERROR"}), "unknown"),
        ((503, {"Code": "ServiceUnavailable"}), "unknown"),
        ((504, b"<html>"), "unknown"),
    ],
)
def test_what_alibaba_clouds_words_mean(try_out, answer, outcome):
    assert try_out("aliyun", answer)[0].outcome == outcome


def test_tencent_cloud_gets_signed_json_and_is_asked_by_our_context(try_out):
    attempt, provider = try_out("tencent", HANG, (200, {}))

    sent = provider.asked[0]
    assert sent.headers["X-TC-Action"] == "SendSms"
    assert sent.headers["Authorization"].startswith("TC3-HMAC-SHA256 Credential=AKID/")
    assert sent.json["PhoneNumberSet"] == [f"+86{PHONE}"]
    record = {"SessionContext": attempt.uuid.hex, "ReportStatus": "FAIL"}
    provider.answers = [(200, {"Response": {"PullSmsSendStatusSet": [record]}})]

    later(minutes=1)

    assert follow_one(attempt.pk).outcome == "refused"
    assert provider.asked[1].json["BeginTime"] == int(Attempt.objects.get().begun_at.timestamp())


def test_without_a_receipt_tencent_cloud_proves_nothing(try_out):
    attempt, provider = try_out("tencent", GONE)
    provider.answers = [(200, {"Response": {"PullSmsSendStatusSet": []}})]

    later(days=3)

    assert follow_one(attempt.pk).outcome == "unknown"


def test_mas_gets_base64_and_no_question(try_out):
    attempt, provider = try_out("mas", (200, {"rspcod": "success", "msgGroup": "0801"}))

    sent = json.loads(b64decode(provider.asked[0].body))
    assert (sent["mobiles"], sent["apId"], len(sent["mac"])) == (PHONE, "apid", 32)
    assert (attempt.outcome, attempt.provider_id) == ("accepted", "0801")
    assert b"mas-canary" not in provider.asked[0].body


TOKEN = (200, {"errcode": 0, "access_token": "token-canary", "expires_in": 7200})


def test_wecom_gets_its_token_once_and_delivers_the_same_request_once(try_out, reader):
    attempt, provider = try_out("wecom", TOKEN, HANG, (200, {"errcode": 0, "msgid": "m1"}), kind="wecom")
    later(minutes=5)

    follow_one(attempt.pk)
    carry_one(a_letter(reader).pk)

    sends = provider.at("/cgi-bin/message/send")
    assert len(provider.at("/cgi-bin/gettoken")) == 1
    assert sends[0].query == {"access_token": "token-canary"}
    assert (sends[0].json["agentid"], sends[0].json["enable_duplicate_check"]) == (1000002, 1)
    assert sends[0].body == sends[1].body != sends[2].body
    assert set(Attempt.objects.values_list("outcome", flat=True)) == {"accepted"}


def test_after_four_hours_wecom_would_deliver_it_twice_and_is_left_alone(try_out):
    attempt, provider = try_out("wecom", TOKEN, GONE, (200, {"errcode": 0}), kind="wecom")
    later(hours=4)

    attempt = follow_one(attempt.pk)

    assert (len(provider.asked), attempt.waits_for_a_person) == (2, True)


def test_a_token_that_is_too_old_is_fetched_again(try_out, reader):
    old = (200, {"errcode": 42001})
    attempt, provider = try_out("wecom", TOKEN, old, TOKEN, (200, {"errcode": 0}), kind="wecom")
    assert attempt.outcome == "not_sent"

    later(minutes=1)
    attempt = carry_one(attempt.letter_id)

    assert (attempt.outcome, len(provider.at("/cgi-bin/gettoken"))) == ("accepted", 2)


@pytest.mark.parametrize("answer", [(200, {"errcode": 40001}), (200, b"<html>"), GONE, (500, b"")])
def test_without_a_token_nothing_was_sent(try_out, answer):
    attempt, provider = try_out("wecom", answer, kind="wecom")

    assert attempt.outcome == "not_sent"
    assert provider.at("/cgi-bin/message/send") == []


def test_somebody_wecom_does_not_know_is_a_refusal(try_out):
    said = (200, {"errcode": 0, "invaliduser": PHONE})

    assert try_out("wecom", TOKEN, said, kind="wecom")[0].outcome == "refused"


def test_dingtalk_gets_words_of_their_own_for_each_letter(try_out, reader):
    done = (200, {"errcode": 0, "task_id": 256})
    attempt, provider = try_out("dingtalk", TOKEN, done, kind="dingtalk")
    carry_one(a_letter(reader).pk)

    said = [one.json["msg"]["text"]["content"] for one in provider.asked if one.method == "POST"]
    assert all(first != second for first, second in pairwise(said))
    assert (attempt.provider_id, attempt.outcome) == ("256", "accepted")


def test_what_opens_a_channel_lies_sealed(try_out, database_owner, reader):
    try_out("wecom", TOKEN, (200, {"errcode": 0}), kind="wecom")
    channel = Channel.objects.get()

    rows = Channel.objects.raw(
        "SELECT id, sealed::text AS bare, token::text AS bare_token FROM messaging_channel"
    )
    bare = "".join(row.bare + row.bare_token for row in rows)

    assert channel.secrets == SETTINGS["wecom"][1]
    assert channel.token == "token-canary"
    assert b"canary".hex() not in bare
