import pytest

from cases import budgets
from tests.cast import a_case, lead_to

pytestmark = pytest.mark.django_db
NOWHERE = "2025060941010600099"


def look_up(phone, number, tail="5678"):
    return phone.post("/t/", {"number": number, "phone_tail": tail})


def test_the_page_asks_for_both(phone):
    page = phone.get("/t/")

    assert page.status_code == 200
    assert 'name="number"' in page.text
    assert 'name="phone_tail"' in page.text
    assert page["Cache-Control"] == "private, no-store"


def test_both_together_show_the_state_and_nothing_else(phone, town, django_assert_num_queries):
    case = lead_to(town, "handling")

    with django_assert_num_queries(1):
        page = look_up(phone, case.number)

    assert page.status_code == 200
    assert "Being dealt with" in page.text
    assert case.number in page.text
    for secret in (case.description, case.address, case.category.name, case.category.leaf_en, "13800005678"):
        assert secret not in page.text


def test_a_number_may_be_typed_in_groups(phone, town):
    case = a_case(town)
    grouped = f"{case.number[:8]} {case.number[8:14]}-{case.number[14:]}"

    assert look_up(phone, grouped, " 5678 ").status_code == 200


def test_an_unknown_number_and_wrong_digits_read_the_same(phone, town, django_assert_num_queries):
    case = a_case(town)
    unnamed = a_case(town, phone="")

    pages = []
    for number, tail in ((NOWHERE, "5678"), (case.number, "0000"), (unnamed.number, "5678")):
        with django_assert_num_queries(1):
            pages.append(look_up(phone, number, tail))

    assert {page.status_code for page in pages} == {422}
    texts = {
        page.text.replace(p, "N").replace(t, "T")
        for page, (p, t) in zip(pages, typed(case, unnamed), strict=True)
    }
    assert len({without_guard(text) for text in texts}) == 1


def typed(case, unnamed):
    return ((NOWHERE, "5678"), (case.number, "0000"), (unnamed.number, "5678"))


def without_guard(text):
    """The page without the token of the form guard, which is new each time."""
    return "".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_five_tries_an_hour_per_number_even_the_right_one(phone, town):
    case = a_case(town)

    answers = [look_up(phone, case.number, f"000{n}").status_code for n in range(5)]
    page = look_up(phone, case.number)

    assert answers == [422] * 5
    assert page.status_code == 429
    assert 3500 < int(page["Retry-After"]) <= 3600
    assert "Please wait 60 min" in page.text


def test_an_unknown_number_is_throttled_alike_and_another_is_not(phone, town):
    for _ in range(5):
        look_up(phone, NOWHERE)

    assert look_up(phone, NOWHERE).status_code == 429
    assert look_up(phone, a_case(town).number).status_code == 200


def test_one_address_cannot_try_every_number(phone, town, monkeypatch):
    monkeypatch.setattr(budgets, "LOOKUPS_OF_ADDRESS", budgets.Budget("lookup-address", 3, 3600))

    answers = [look_up(phone, str(int(NOWHERE) + n)).status_code for n in range(4)]

    assert answers == [422, 422, 422, 429]


def test_without_its_counters_it_stays_shut(phone, town, monkeypatch):
    case = a_case(town)
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1"))

    page = look_up(phone, case.number)

    assert page.status_code == 503
    assert "Use your link, or call 12345." in page.text


@pytest.mark.parametrize(
    ("number", "tail", "sentence"),
    [
        ("123", "5678", "A case number has 19 digits; you typed 3."),
        (NOWHERE, "56", "Type the last four digits of the phone number you left."),
        (NOWHERE, "abcd", "Type the last four digits of the phone number you left."),
    ],
)
def test_what_is_mistyped_is_said_and_costs_no_try(phone, town, number, tail, sentence):
    page = look_up(phone, number, tail)

    assert page.status_code == 422
    assert sentence in page.text
    assert budgets.store.dbsize() == 0


def test_it_is_opened_and_sent_and_nothing_else(phone):
    assert phone.put("/t/").status_code == 405
