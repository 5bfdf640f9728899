import csv

import pytest

from common import locality
from governance.demo import material
from governance.demo.pictures import TROUBLE


@pytest.fixture(scope="module")
def words():
    return material.read("xinan-road")


@pytest.fixture(scope="module")
def categories():
    with (material.FOLDER.parent / "categories.csv").open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def test_every_matter_is_of_a_category_and_has_words(words, categories):
    for matter in words.matters:
        assert matter.category in categories
        assert matter.found
        assert matter.progress
        assert matter.result


def test_what_asks_for_a_photo_has_a_scene_to_draw(words, categories):
    for matter in words.matters:
        assert matter.scene in {*TROUBLE, ""}
        if categories[matter.category]["photo"] == "result":
            assert matter.scene


def test_the_numbers_are_those_of_the_place(words):
    assert len(words.shares) == len(locality.read("xinan-road").place.streets[0].communities) == 5
    assert sum(len(micros) for micros in words.shares) == 33
    assert sum(sum(micros) for micros in words.shares) == 139


def test_no_phone_of_the_demo_is_anybodys(words):
    assert words.phone_prefix.startswith("154")
    assert len(set(material.phone_prefixes())) == len(material.phone_prefixes()) == 5


def test_a_place_without_a_demo_has_no_material():
    with pytest.raises(FileNotFoundError):
        material.read("atlantis")
