"""A charge and its denial: every source that tells the charge, and every source that carries the denial in any form."""

from __future__ import annotations

from reader.compare.model import Dispute
from tests.compare.stories import story

CHARGE = "The harbour master, Iven Solberg, took free fuel from the ferry company, a former clerk has said."
OTHER_CHARGE = "A former clerk says that harbour master Iven Solberg took free fuel from the ferry company for years."


def leading(*texts: str) -> Dispute | None:
    """The dispute that divides the sources most, where it is over a claim that is denied."""
    disputes = story(*texts).disputes
    return disputes[0] if disputes and disputes[0].kind == "denied_claim" else None


def on_side(dispute: Dispute | None, *stances: str) -> set[str]:
    return {side.article for side in dispute.sides if side.stance in stances} if dispute else set()


def test_a_denial_in_the_words_of_the_accused_counts_as_one() -> None:
    texts = (
        f"{CHARGE}\n\nSolberg denied the claims in a statement. “I have never taken fuel from anybody,” he said.",
        f"{OTHER_CHARGE}\n\nSolberg hit back: “I have never taken fuel from anybody.”",
        f"{CHARGE} The clerk gave the police a list.\n\n“I have never taken fuel from anybody,” Solberg said.",
    )
    dispute = leading(*texts)
    assert on_side(dispute, "denies") == {"a1", "a2", "a3"}
    assert dispute is not None and dispute.missing_from == ()


def test_a_source_without_the_denial_is_said_to_leave_it_out() -> None:
    texts = (
        f"{CHARGE}\n\nSolberg denied the claims. “I have never taken fuel from anybody,” he said.",
        f"{OTHER_CHARGE}\n\n“I have never taken fuel from anybody,” Solberg told the paper.",
        f"{CHARGE}\n\nThe council meets on the matter in May. The clerk, who left in spring, has kept every receipt.",
    )
    dispute = leading(*texts)
    assert dispute is not None and dispute.missing_from == ("a3",)


def test_a_source_that_tells_the_charge_and_carries_the_denial_stands_on_both_sides() -> None:
    filler = "The port has three quays. It was dug in the last century. Forty boats lie there in winter. "
    texts = (
        f"{CHARGE}\n\n{filler}\n\nMr Solberg denies the allegations.",
        f"{OTHER_CHARGE}\n\n{filler}\n\nSolberg has rejected the accusations.",
    )
    dispute = leading(*texts)
    assert on_side(dispute, "asserts", "reports") == on_side(dispute, "denies") == {"a1", "a2"}


def test_another_spelling_of_the_name_is_the_same_denier() -> None:
    texts = (
        f"{CHARGE}\n\nSolberg denied the claims. “I have never taken fuel from anybody,” he said.",
        "A former clerk says that harbour master Ivan Solbergh took free fuel from the ferry company for years.\n\n"
        "“I have never taken fuel from anybody,” said Ivan Solbergh.",
    )
    assert on_side(leading(*texts), "denies") == {"a1", "a2"}


def test_a_denial_of_something_else_does_not_oppose_what_the_others_tell() -> None:
    assert (
        leading(
            "The mayor, Lena Orr, denied that the gates had been painted.",
            "A bridge at Tamber fell into the river on Monday and nine people were hurt, the police said.",
        )
        is None
    )


def test_a_saying_that_is_called_untrue_opposes_no_other_matter() -> None:
    assert (
        leading(
            "It was not true, her mother said, that tea cures everything.",
            "The museum opens at nine on Sundays.",
        )
        is None
    )


def test_a_claim_rejected_in_passing_does_not_oppose_the_story() -> None:
    crash = "A bus ran off the coast road at Tamber on Monday and nine passengers were hurt, the police said."
    further = "The road was closed until noon. A crane lifted the bus. Two lanes stay shut this week. "
    assert (
        leading(
            f"{crash}\n\n{further}The union said that the tyres were old. The operator, Orr Lines, rejected the claim.",
            f"{crash}\n\n{further}A witness spoke of a loud noise.",
            f"{crash}\n\n{further}The hospital expects to send six of them home.",
        )
        is None
    )


def test_words_the_accused_is_said_to_have_used_are_no_denial() -> None:
    texts = (
        f"{CHARGE}\n\nSolberg denied the claims on Friday.",
        f"{OTHER_CHARGE}\n\n“You will never buy fuel in this harbour again,” Solberg is said to have told the clerk.",
    )
    assert on_side(leading(*texts), "denies") == {"a1"}


def test_what_somebody_once_meant_never_to_do_denies_no_deed() -> None:
    assert (
        leading("They said they would never pay the bonus.", "The company paid the bonus on Monday, it said.") is None
    )
    assert leading("The council had sworn never to sell the park.", "The council sold the park on Monday.") is None


def test_what_somebody_says_will_not_be_done_is_a_denial() -> None:
    assert leading(
        "The mill at Harrow Ford will close in June, the union said.",
        "The owner denied it. The mill at Harrow Ford would not close in June, she said.",
    )
