"""The signatures, against the examples that the providers themselves publish."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from messaging.signing import Draft, aliyun, house, mas, tencent

# Published by Alibaba Cloud with its signature (SMS, "HTTP protocol and signature").
ALIYUN = {
    "AccessKeyId": "testId",
    "Action": "SendSms",
    "Format": "XML",
    "OutId": "123",
    "PhoneNumbers": "15300000001",
    "RegionId": "cn-hangzhou",
    "SignName": "阿里云短信测试专用",
    "TemplateCode": "SMS_71390007",
    "TemplateParam": '{"customer":"test"}',
    "Version": "2017-05-25",
}
# Published by Tencent Cloud with its signature ("Signature v3").
TENCENT = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'


@dataclass(frozen=True)
class Published(Draft):
    """A request whose body is given, sign for sign."""

    @property
    def body(self):
        return TENCENT


def test_alibaba_clouds_own_example():
    draft = Draft("GET", "dysmsapi.aliyuncs.com", "/", "form", ALIYUN)
    at = datetime(2017, 7, 12, 2, 42, 19, tzinfo=UTC)

    signed = aliyun(draft, {"access_key_secret": "testSecret"}, at, "45e25e9b-0a6f-4070-8c85-2956eda1b466")

    assert signed.values["Signature"] == "zJDF+Lrzhj/ThnlvIToysFRq6t4="


def test_tencent_clouds_own_example():
    keys = {
        "secret_id": "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
        "secret_key": "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
    }
    draft = Published("POST", "cvm.tencentcloudapi.com", "/")

    signed = tencent(draft, keys, datetime.fromtimestamp(1551113065, UTC), "")

    assert signed.headers["X-TC-Timestamp"] == "1551113065"
    assert signed.headers["Authorization"] == (
        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request,"
        " SignedHeaders=content-type;host,"
        " Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
    )


def test_the_mac_of_mas_is_over_the_values_in_their_order():
    values = {
        "ecName": "政企",
        "apId": "demo0",
        "mobiles": "13800138000",
        "content": "移动改变生活。",
        "sign": "DWItALe3A",
        "addSerial": "",
    }

    signed = mas(Draft("POST", "mas", "/", "base64", values), {"secret_key": "123qwe"}, None, "")

    assert signed.values["mac"] == "dc9524b1daa54648f95f6adf4d64cd87"


def test_the_house_signature_covers_moment_number_and_body():
    draft = Draft("POST", "gateway", "/", values={"text": "路灯"})
    at = datetime(2026, 6, 1, tzinfo=UTC)

    signed = house(draft, {"secret": "key"}, at, "once")

    stamp = signed.headers["X-Timestamp"]
    words = stamp.encode() + b".once." + draft.body
    assert signed.headers["X-Signature"] == hmac.new(b"key", words, "sha256").hexdigest()
