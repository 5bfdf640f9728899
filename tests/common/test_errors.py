from common.errors import Refused, Stale


def test_a_refusal_is_its_sentence_and_a_word_for_machines():
    refusal = Refused("This step is not yours to take.", code="not_yours")

    assert str(refusal) == "This step is not yours to take."
    assert refusal.code == "not_yours"


def test_being_late_is_a_refusal_with_a_sentence_of_its_own():
    late = Stale()

    assert isinstance(late, Refused)
    assert late.code == "stale"
    assert str(late)
