"""The profile of a place."""

import csv
from datetime import time
from decimal import Decimal

import pytest

from common.locality import FOLDER, Limit, LocalityUnknown, profile_from, read
from common.worktime import Unit

TEXT = (FOLDER / "xinan-road.toml").read_text(encoding="utf-8")


def limit(number, unit):
    return Limit(Decimal(str(number)), Unit(unit))


def test_xinan_road_speaks_its_own_words():
    profile = read("xinan-road")

    (street,) = profile.place.streets
    assert street.area.code == "410106003000"
    assert [area.code[9:] for area in street.communities] == ["001", "002", "003", "004", "005"]
    assert list(profile.tiers) == ["street", "total", "general", "micro", "dedicated"]
    assert "→".join(step.name.zh for step in profile.steps) == (
        "走近群众→发现问题→平台上报→问题派单→协调处理→情况反馈→销号跟踪"
    )
    assert [step.of for step in profile.steps] == [(1,), (2,), (3,), (4,), (5,), (6,), (7,)]
    assert profile.words == {}  # what the product says is what is said here
    assert profile.hours == ((time(8), time(12)), (time(14), time(18)))
    assert profile.ladder == ((Decimal("0.5"), "reminded"), (Decimal("0.8"), "yellow"), (Decimal(1), "red"))


def test_the_nine_clocks_have_their_limits():
    profile = read("xinan-road")

    assert {kind: profile.limit_of(kind) for kind in profile.clocks} == {
        "accept": limit("0.5", "WH"),
        "dispatch": limit(1, "ND"),
        "take": limit(4, "WH"),
        "first_contact": limit(1, "ND"),
        "progress": limit(3, "ND"),
        "handle": limit(7, "ND"),
        "feedback": limit(1, "ND"),
        "close": limit(7, "ND"),
        "total": limit(30, "ND"),
    }


@pytest.mark.parametrize(
    ("kind", "category", "major", "expected"),
    [
        ("handle", limit(4, "WH"), False, limit(4, "WH")),
        ("handle", limit(2, "UH"), True, limit(2, "UH")),  # a burst main stays urgent
        ("handle", limit(7, "ND"), False, limit(7, "ND")),
        ("handle", limit(7, "ND"), True, limit(1, "MO")),
        ("handle", None, True, limit(1, "MO")),
        ("total", limit(7, "ND"), False, limit(30, "ND")),
        ("total", limit(15, "WD"), False, limit(60, "ND")),
        ("total", limit(30, "ND"), False, limit(60, "ND")),
        ("total", limit(48, "UH"), False, limit(30, "ND")),
        ("total", limit(2, "UH"), True, limit(60, "ND")),
        ("dispatch", limit(30, "ND"), True, limit(1, "ND")),
    ],
)
def test_the_category_and_the_weight_of_a_matter_choose_the_limit(kind, category, major, expected):
    assert read("xinan-road").limit_of(kind, category=category, major=major) == expected


def test_words_are_chosen_by_language():
    words = read("xinan-road").tiers["micro"]

    assert [words.spoken(language) for language in ("zh-hans", "en", "en-gb", None)] == [
        "微网格",
        "Micro grid",
        "Micro grid",
        "微网格",
    ]


@pytest.mark.parametrize("name", ["nowhere", "", "../pyproject", "xinan-road.toml", "demo/xinan-road"])
def test_a_place_that_is_not_there_is_named(name):
    with pytest.raises(LocalityUnknown) as unknown:
        read(name)

    assert unknown.value.name == name


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[hours]", "[opening]", "says nothing about 'hours'"),
        ('unit = "MO"', 'unit = "moon"', "moon"),
        ('["08:00", "12:00"]', '["8 am", "12:00"]', "cannot be read"),
        ("[place]", "[place", "cannot be read"),
        ("number = 0.5", 'number = "half"', "cannot be read"),
    ],
)
def test_a_profile_that_is_wrong_says_so_by_name(old, new, complaint):
    assert old in TEXT

    with pytest.raises(ValueError, match=rf"localities/somewhere.toml .*{complaint}"):
        profile_from("somewhere", TEXT.replace(old, new, 1))


def test_every_category_has_a_code_a_limit_that_can_be_reckoned_and_two_names():
    with (FOLDER / "categories.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 198
    assert len({row["code"] for row in rows}) == 198
    assert len({row["leaf_en"] for row in rows}) == 198
    assert len({(row["code"][:2], row["top"], row["top_en"]) for row in rows}) == 20
    for row in rows:
        assert limit(row["handle_limit"], row["unit"]).number > 0
        assert len(row["code"]) == 5
        assert all((row["leaf"], row["leaf_en"], row["code"].isdigit()))
