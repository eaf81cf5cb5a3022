"""What to check next is collected, has its place, and can be ticked off."""

from reader.export.questions import checklist, questions
from tests.export.samples import quay


def test_follow_ups_disputes_without_reply_and_tagged_one_source_claims_are_asked() -> None:
    case = quay()
    found = [(question.why, question.text, question.article) for question in questions(case.comparison, case.notes)]
    assert found == [
        ("follow up", "Nine people were hurt", "a2"),
        ("no reply", "Twelve people were hurt", "a1"),
        ("one source", "The ferry will sail again on Monday", "a1"),
    ]


def test_a_question_that_is_ticked_off_goes_to_the_end_and_stays_ticked() -> None:
    case = quay()
    first = questions(case.comparison, case.notes)[0]
    case.store.tick("s1", first.key)
    again = questions(case.comparison, case.store.notes("s1"))
    assert again[-1].key == first.key and again[-1].done and not again[0].done
    page = checklist(case.comparison, case.store.notes("s1"))
    assert page.count("- [ ]") == 2 and "- [x] Nine people were hurt — follow up, Coast Wire, ¶ 1" in page


def test_without_questions_the_list_says_how_to_make_one() -> None:
    case = quay(marks=False)
    from dataclasses import replace

    assert "tag a claim" in checklist(replace(case.comparison, disputes=()), case.notes)
