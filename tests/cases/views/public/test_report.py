import uuid

import pytest
from django.test import Client

from cases import budgets
from cases.enums import Action
from cases.models import Case, CaseFile, Reporter
from cases.tracking import secret_of
from files.models import File
from tests.cases.views.public.conftest import jpeg, phone_of_a_resident, the_case
from tests.files.photos import GIF_AND_SCRIPT, SVG

pytestmark = pytest.mark.django_db
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def statements(django_assert_max_num_queries):
    """The SQL of a block without transaction control."""

    class Statements:
        def __enter__(self):
            self.open = django_assert_max_num_queries(99)
            self.captured = self.open.__enter__()
            return self

        def __exit__(self, *fault):
            self.open.__exit__(*fault)
            spoken = [query["sql"] for query in self.captured.captured_queries]
            self.sql = [sql for sql in spoken if not sql.startswith(CONTROL)]

    return Statements()


def done_of(case, town):
    return f"/q/{town.qr.token}/done/{secret_of(case)}/"


def test_the_form_brings_a_fresh_key_each_time(phone, town):
    pages = [phone.get(f"/q/{town.qr.token}/report/") for _ in range(2)]

    keys = {page.context["form"]["key"].value() for page in pages}
    assert len(keys) == 2
    assert "1 号楼" in pages[0].text
    assert pages[0].text.count('name="photos"') == 2


def test_the_form_costs_two_statements_and_then_one(phone, town, django_assert_num_queries):
    with django_assert_num_queries(2):  # the code with its place, the chips
        phone.get(f"/q/{town.qr.token}/report/")
    with django_assert_num_queries(1):
        phone.get(f"/q/{town.qr.token}/report/")


def test_a_few_words_are_enough(send, town):
    answer = send(description="路灯不亮")

    case = the_case()
    assert (answer.status_code, answer["Location"]) == (302, done_of(case, town))
    assert (case.description, case.source, case.building, case.grid) == (
        "路灯不亮",
        "qr",
        town.building,
        town.here.micro,
    )
    assert case.category.code == "90000"
    assert list(case.events.order_by("seq").values_list("action", flat=True)) == [
        "approach",
        "find",
        "report",
    ]


def test_everything_at_once_is_kept(send):
    send(jpeg(), jpeg("b.jpg"), description="dark", category="05007", phone="138 0000 5678", anonymous="on")

    case, reporter = the_case(), Reporter.objects.get()
    assert case.category.code == "05007"
    assert (reporter.phone, reporter.anonymous) == ("13800005678", True)
    assert CaseFile.objects.filter(case=case, kind="report").count() == 2


@pytest.mark.parametrize("said", [{"category": "05007"}, {"description": "x"}])
def test_one_of_them_is_enough(send, said):
    assert send(**said).status_code == 302
    assert Reporter.objects.get().phone == ""


def test_a_photo_alone_is_enough(send):
    assert send(jpeg()).status_code == 302


@pytest.mark.parametrize("said", [{}, {"phone": "13800005678"}, {"description": "   "}])
def test_nothing_at_all_is_refused_with_a_sentence(send, said):
    page = send(**said)

    assert page.status_code == 422
    assert "one of them is enough" in page.text
    assert not Case.objects.exists()


def test_an_error_keeps_everything_typed(send):
    page = send(description="dark stairs", category="05007", phone="1380000567", anonymous="on")

    assert page.status_code == 422
    assert "A mobile number has 11 digits; you typed 10." in page.text
    assert '<a href="#id_phone">' in page.text
    assert "dark stairs</textarea>" in page.text
    assert 'value="1380000567"' in page.text
    assert 'value="05007" id="id_category_2" checked' in page.text
    assert not Case.objects.exists()


def test_an_error_keeps_the_photos_that_arrived(send):
    page = send(jpeg(), phone="1380000567")

    assert "Photos that have arrived: 1" in page.text
    (kept,) = File.objects.all()
    answer = send(phone="13800005678", kept=str(kept.uuid), key=page.context["form"]["key"].value())
    assert answer.status_code == 302
    assert list(CaseFile.objects.values_list("case", "file")) == [(the_case().pk, kept.pk)]


def test_a_photo_of_another_report_is_not_taken_along(send):
    send(jpeg(), description="first")
    taken = File.objects.get()

    page = send(description="second", kept=str(taken.uuid))

    assert page.status_code == 422
    assert Case.objects.count() == 1
    assert str(taken.uuid) not in page.text


def test_what_is_no_photo_is_named_and_the_words_stay(send):
    page = send(jpeg("drawing.svg", SVG), jpeg("good.jpg"), description="dark stairs")

    assert page.status_code == 422
    assert "drawing.svg: Only photos are taken (JPEG, PNG or WebP)." in page.text
    assert "dark stairs</textarea>" in page.text
    assert "Photos that have arrived: 1" in page.text
    assert not Case.objects.exists()


def test_a_photo_that_is_too_large_is_named(send):
    huge = jpeg("huge.jpg", b"\xff\xd8\xff" + b"\0" * (12 * 1024 * 1024))

    page = send(huge, description="dark")

    assert page.status_code == 422
    assert "huge.jpg: A photo may have 12 MB at most." in page.text


def test_seven_photos_are_too_many_and_none_is_stored(send):
    page = send(*[jpeg(f"{n}.jpg") for n in range(7)], description="dark")

    assert "At most six photos, please; you chose 7." in page.text
    assert not File.objects.exists()


def test_six_with_those_kept_are_the_most(send):
    page = send(*[jpeg(f"{n}.jpg") for n in range(4)], phone="1")
    kept = [str(file.uuid) for file in File.objects.all()]

    page = send(*[jpeg(f"{n}.jpg") for n in range(3)], kept=kept, description="dark")

    assert page.status_code == 422
    assert "with those kept it would be more" in page.text


def test_the_second_tap_lands_on_the_same_page_and_stores_nothing_twice(send, town):
    key = uuid.uuid4()

    first, second = (send(jpeg(), description="dark", key=key) for _ in range(2))

    assert first["Location"] == second["Location"] == done_of(the_case(), town)
    assert File.objects.count() == 1


def test_going_back_and_telling_something_else_is_another_case(send):
    key = uuid.uuid4()

    send(description="dark", key=key)
    send(description="a leak", key=key)

    assert sorted(Case.objects.values_list("description", flat=True)) == ["a leak", "dark"]


def test_a_page_without_its_key_is_asked_to_press_again(send):
    page = send(description="dark", key="nonsense")

    assert page.status_code == 422
    assert "The page had grown old" in page.text
    assert send(description="dark", key=page.context["form"]["key"].value()).status_code == 302


def test_the_trap_reports_nothing_and_says_so(send):
    page = send(description="buy now", website="http://spam.example")

    assert page.status_code == 422
    assert "people do not see" in page.text
    assert "spam.example" not in page.text
    assert not Case.objects.exists()


def test_the_form_cannot_be_sent_from_elsewhere(town):
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})

    page = strict.post(f"/q/{town.qr.token}/report/", {"key": uuid.uuid4(), "description": "x"})

    assert page.status_code == 403
    assert not Case.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_it_is_opened_and_sent_and_nothing_else(phone, town, method):
    assert getattr(phone, method)(f"/q/{town.qr.token}/report/").status_code == 405


def test_a_report_in_words_takes_ten_statements(phone, send, town, statements):
    phone.get(f"/q/{town.qr.token}/report/")

    with statements:
        send(description="dark", phone="13800005678")

    # the code, whether the key is known, number, policies, case, events, words, clocks, outbox, reporter
    assert len(statements.sql) == 10, "\n".join(statements.sql)


def test_a_report_with_a_photo_takes_fourteen_statements(phone, send, town, statements):
    phone.get(f"/q/{town.qr.token}/report/")

    with statements:
        send(jpeg(), description="dark", category="05007", phone="13800005678")

    # and the file, its place among the photos, its outbox row, and the case it is given to
    assert len(statements.sql) == 14, "\n".join(statements.sql)


def test_one_device_reports_ten_times_an_hour(send, phone):
    answers = [send(description=f"matter {n}").status_code for n in range(11)]

    assert answers == [302] * 10 + [429]
    assert Case.objects.count() == 10


def test_over_the_budget_the_page_says_until_when_whom_to_call_and_keeps_the_words(send):
    for n in range(10):
        send(description=f"matter {n}")

    page = send(description="one more", phone="13800005678")

    assert "Please press again in 60 min, or call 12345." in page.text
    assert 3500 < int(page["Retry-After"]) <= 3600
    assert "one more</textarea>" in page.text
    assert all(f'href="tel:{number}"' in page.text for number in ("110", "119", "120", "12345"))


def test_a_second_tap_costs_nothing_of_the_budget(send):
    key = uuid.uuid4()

    answers = [send(description="dark", key=key).status_code for _ in range(12)]

    assert answers == [302] * 12


def test_a_whole_estate_behind_one_address_is_accepted(send):
    answers = {send(by=phone_of_a_resident(), description=f"matter {n}").status_code for n in range(30)}

    assert answers == {302}


def test_one_code_takes_thirty_in_ten_minutes(send):
    for n in range(30):
        send(by=phone_of_a_resident(), description=f"matter {n}")

    page = send(by=phone_of_a_resident(), description="the thirty-first")

    assert page.status_code == 429
    assert int(page["Retry-After"]) <= 600


def test_a_forged_address_does_not_change_the_bucket(send, monkeypatch):
    monkeypatch.setattr(budgets, "REPORTS_OF_ADDRESS", budgets.Budget("report-address", 2, 3600))

    answers = [
        send(
            by=phone_of_a_resident(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}"), description=f"matter {n}"
        ).status_code
        for n in range(3)
    ]

    assert answers == [302, 302, 429]


def test_neighbours_of_one_ipv6_network_share_a_bucket(send, monkeypatch):
    monkeypatch.setattr(budgets, "REPORTS_OF_ADDRESS", budgets.Budget("report-address", 1, 3600))
    addresses = ["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"]

    answers = [
        send(by=phone_of_a_resident(REMOTE_ADDR=address), description=address).status_code
        for address in addresses
    ]

    assert answers == [302, 429, 302]


def test_a_forged_device_is_a_new_one(send, phone):
    phone.cookies["device"] = "another:signature"

    assert send(description="dark").status_code == 302


def test_without_redis_a_report_is_still_taken(send, monkeypatch):
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1"))

    assert send(description="dark").status_code == 302


def test_the_only_cookies_are_the_form_guard_and_the_signed_device(phone, send, town):
    page = phone.get(f"/q/{town.qr.token}/report/")
    assert set(page.cookies) == {"csrf"}

    answer = send(description="dark")

    assert set(answer.cookies) == {"device"}
    device = answer.cookies["device"]
    assert (device["httponly"], device["samesite"]) == (True, "Lax")
    assert device.value.count(":") == 2


def test_the_done_page_has_the_number_the_link_and_what_comes_next(phone, send, django_assert_num_queries):
    address = send(description="dark", phone="13800005678")["Location"]
    case = the_case()

    with django_assert_num_queries(1):
        page = phone.get(address)

    assert case.number in page.text
    assert f"http://testserver/t/{secret_of(case)}/" in page.text
    for promise in ("looks at it", "passed to whoever", "calls you", "is settled"):
        assert promise in page.text
    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert '<meta name="referrer" content="no-referrer">' in page.text


def test_nobody_is_promised_a_call_without_a_phone(phone, send):
    page = phone.get(send(description="dark")["Location"])

    assert "calls you" not in page.text


def test_the_done_page_of_a_wrong_secret_or_token_is_not_there(phone, send, town):
    send(description="dark")
    secret = secret_of(the_case())

    assert phone.get(f"/q/{town.qr.token}/done/{'a' * 24}/").status_code == 404
    assert phone.get(f"/q/x/done/{secret}/").status_code == 404
    assert phone.post(f"/q/{town.qr.token}/done/{secret}/").status_code == 405


def test_the_case_belongs_to_nobody_signed_in(send, town):
    send(description="dark")

    report = the_case().events.get(action=Action.REPORT)
    assert (report.actor_kind, report.officer) == ("reporter", None)


def test_a_gif_with_a_script_is_no_photo(send):
    assert send(jpeg("x.gif", GIF_AND_SCRIPT)).status_code == 422
