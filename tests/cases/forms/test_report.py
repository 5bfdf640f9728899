"""The resident's form: says what is wrong and how to mend it, keeps what was typed."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from cases.forms.report import ReportForm, key_of

KEY = "6f1c1f0e-0000-4000-8000-000000000001"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def typed(**said):
    data = QueryDict(mutable=True)
    data.update({"key": KEY} | said)
    return data


def sent(*names, size=3):
    files = [SimpleUploadedFile(name, b"x" * size, "image/jpeg") for name in names]
    return MultiValueDict({"photos": files})


def form_of(*names, **said):
    form = ReportForm(typed(**said), sent(*names))
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("phone", "kept"),
    [
        ("13800005678", "13800005678"),
        ("+86 138-0000-5678", "13800005678"),
        ("１３８０００05678", "13800005678"),
        ("0371 6892 2345", "037168922345"),
        ("010-12345678", "01012345678"),
        ("", ""),
    ],
)
def test_a_phone_is_taken_as_people_write_it(phone, kept):
    assert form_of(phone=phone).cleaned_data["phone"] == kept


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        ("1380000567", "A mobile number has 11 digits; you typed 10."),
        ("138000056789", "A mobile number has 11 digits; you typed 12."),
        ("03712", "A mobile number has 11 digits; you typed 5."),
        ("23800005678", "A mobile number begins with 1; a landline needs its area code."),
        ("my phone", "Type the phone number in digits only."),
    ],
)
def test_a_wrong_phone_is_told_what_is_missing(phone, sentence):
    assert form_of(phone=phone).errors == {"phone": [sentence]}


def test_the_number_of_digits_is_said_in_chinese():
    with translation.override("zh-hans"):
        said = form_of(phone="1380000567").errors["phone"][0]

    assert said == "手机号应为 11 位，您填了 10 位"


def test_words_are_counted_as_on_the_page():
    line_breaks = "a\r\n" * 250

    assert form_of(description=line_breaks + "b").errors == {
        "description": ["At most 500 characters, please; you wrote 501."]
    }
    assert form_of(description="灯\r\n" * 249 + "灯灯").errors == {}


def test_six_photos_are_enough():
    seven = [f"{n}.jpg" for n in range(7)]

    assert form_of(*seven[:6]).errors == {}
    assert form_of(*seven).errors == {"photos": ["At most six photos, please; you chose 7."]}


def test_the_trap_is_told_and_emptied():
    form = form_of(website="http://x", description="dark")

    assert "people do not see" in form.non_field_errors()[0]
    form.again([])
    assert (form["website"].value(), form["description"].value()) == ("", "dark")


@pytest.mark.parametrize("key", ["", "nonsense"])
def test_without_the_pages_key_a_new_one_is_handed_out(key):
    form = form_of(key=key, description="dark")

    assert form.non_field_errors() == ["The page had grown old. Please press once more."]
    form.again([])
    assert uuid.UUID(form["key"].value())


@pytest.mark.parametrize("category", ["", "05007"])
def test_no_chip_is_unclassified(category):
    assert form_of(category=category).cleaned_data["category"].code == (category or "90000")


def test_a_kind_that_is_not_among_the_chips_is_refused():
    assert "category" in form_of(category="09001").errors


def test_sent_twice_the_key_is_the_same():
    once, twice = (key_of("T", typed(description="dark"), sent("a.jpg")) for _ in range(2))

    assert once == twice


@pytest.mark.parametrize(
    ("data", "files"),
    [
        (typed(description="another"), sent("a.jpg")),
        (typed(description="dark"), sent("a.jpg", size=4)),
        (typed(description="dark", category="05007"), sent("a.jpg")),
        (typed(description="dark", key=str(uuid.uuid4())), sent("a.jpg")),
    ],
)
def test_another_matter_under_the_same_page_has_another_key(data, files):
    assert key_of("T", data, files) != key_of("T", typed(description="dark"), sent("a.jpg"))


def test_no_key_no_key():
    assert key_of("T", typed(key="x"), sent()) is None
