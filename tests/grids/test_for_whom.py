"""For whom a notice is and for whom somebody reads: words, without the database."""

import pytest

from grids.for_whom import MOST, ages_said, chosen


def test_words_are_sorted_into_labels_and_ages():
    choice = chosen("jobs.age-60.elders.jobs")

    assert (choice.labels, choice.ages) == (("elders", "jobs"), ("age-60",))
    assert choice.words == "elders.jobs.age-60"
    assert choice.bands == [(60, 150)]


@pytest.mark.parametrize("text", ["", "...", "<script>", "age-7", "A", "㐀", "a" * 21])
def test_what_is_no_word_is_no_choice(text):
    assert not chosen(text)


def test_a_press_adds_and_the_next_takes_back():
    assert chosen("jobs").with_or_without("age-17") == "jobs.age-17"
    assert chosen("jobs.age-17").with_or_without("jobs") == "age-17"


def test_no_more_words_than_a_person_picks():
    assert len(chosen(".".join("abcdefghijklmnopqrstuvwxyz")).labels) == MOST


@pytest.mark.parametrize(
    ("ages", "said"),
    [((None, None), ""), ((60, None), "60"), ((60, 120), "60"), ((None, 6), "6"), ((5, 7), "5")],
)
def test_ages_are_said_in_words(ages, said):
    assert said in str(ages_said(*ages))
    assert bool(str(ages_said(*ages))) == bool(said)
