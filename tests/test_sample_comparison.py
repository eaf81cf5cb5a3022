"""crossread finds in the sample stories what a careful reader finds, measured feature by feature.

What it is known to miss is listed in `data/sample_misses.toml` with the reason: the truth is not bent to the engine.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest

from reader.compare.model import DisputeKind
from tests.sample_truth import STORIES, each, files_of, name_of, sample

_LISTED = tomllib.loads((Path(__file__).parent / "data" / "sample_misses.toml").read_text("utf-8"))
MISSES: dict[str, str] = {case: miss["why"] for miss in _LISTED.get("miss", ()) for case in miss["cases"]}


CASES: set[str] = set()


def param(case: str, *values: object) -> Any:
    """One test case; a known miss may fail."""
    CASES.add(case)
    marks = [pytest.mark.xfail(reason=MISSES[case], strict=False)] if case in MISSES else []
    return pytest.param(*values, id=case, marks=marks)


def cases(kind: str, name: Callable[[str, dict[str, Any]], str], inner: str | None = None) -> Iterator[Any]:
    """One test for each entry of a kind (or of its `inner` list); known misses may fail."""
    for story, entry in each(kind):
        for part in entry[inner] if inner else [None]:
            case = name(story, entry) if part is None else name_of(name(story, entry), part["file"], part_words(part))
            yield param(case, story, entry, *([part] if inner else []))


def part_words(part: dict[str, Any]) -> str:
    return part["words"] if isinstance(part["words"], str) else part["words"][0]


def by_id(kind: str) -> Callable[[str, dict[str, Any]], str]:
    return lambda story, entry: f"{story}/{kind}/{entry['id']}"


def by_name(kind: str, key: str) -> Callable[[str, dict[str, Any]], str]:
    return lambda story, entry: name_of(story, kind, entry[key] if isinstance(entry[key], str) else entry[key][0])


def by_words(kind: str) -> Callable[[str, dict[str, Any]], str]:
    return lambda story, entry: name_of(story, kind, entry["file"], entry["words"])


def details() -> Iterator[Any]:
    """One test for each detail that a source gives of itself."""
    for name, truth in STORIES.items():
        for file, source in truth["articles"].items():
            for detail, wanted in source.items():
                yield param(name_of(name, "detail", file, detail), name, file, detail, wanted)


@pytest.mark.parametrize("name, file, detail, wanted", details())
def test_a_source_detail_is_read(name: str, file: str, detail: str, wanted: str) -> None:
    found = getattr(sample(name).by_file[file].source, detail) or ""
    assert (found[:10] if detail in ("published", "updated") else found) == wanted


@pytest.mark.parametrize("story, line", cases("boilerplate", by_words("boilerplate")))
def test_boilerplate_is_no_part_of_the_body(story: str, line: dict[str, Any]) -> None:
    article = sample(story).by_file[line["file"]]
    body = [block.span for block in article.blocks if block.kind != "boilerplate"]
    assert [span for span in sample(story).spans(line["file"], line["words"]) if any(map(span.overlap, body))] == []


@pytest.mark.parametrize("story, truth", cases("speakers", by_words("speaker")))
def test_a_quote_has_its_speaker(story: str, truth: dict[str, Any]) -> None:
    told = sample(story)
    quotes = [q for q in told.comparison.quotes if told.touches(q.article, q.span, truth["file"], truth["words"])]
    assert quotes, "no quote found there"
    names = [quote.speaker.name if quote.speaker else None for quote in quotes]
    assert any(told.same_person(name, right) for name in names for right in [truth["speaker"], *truth.get("or", ())]), (
        names
    )
    carriers = " ".join(carrier for quote in quotes for carrier in quote.via)
    assert all(carrier in carriers for carrier in truth.get("via", ()))


@pytest.mark.parametrize("story, truth", cases("families", by_id("speaker-of-family")))
def test_a_family_has_its_speaker(story: str, truth: dict[str, Any]) -> None:
    family = sample(story).family(truth)
    assert family is not None, "no such family"
    if truth["speaker"] is not None:
        assert sample(story).same_person(family.speaker, truth["speaker"]), family.speaker


@pytest.mark.parametrize("story, truth", cases("families", by_id("root")))
def test_the_root_of_a_family_is_its_fullest_rendering(story: str, truth: dict[str, Any]) -> None:
    family = sample(story).family(truth)
    assert family is not None, "no such family"
    root = sample(story).comparison.quote_by_id[family.root]
    assert sample(story).file_of(root.article) in truth["root_in"]


@pytest.mark.parametrize("story, truth, member", cases("families", by_id("member"), "members"))
def test_a_rendering_belongs_to_its_family(story: str, truth: dict[str, Any], member: dict[str, Any]) -> None:
    family = sample(story).family(truth)
    assert family is not None, "no such family"
    assert sample(story).renderings(family, member), "left out"


@pytest.mark.parametrize("story, truth, member", cases("families", by_id("altered"), "members"))
def test_a_rendering_is_said_to_be_altered_as_it_is(story: str, truth: dict[str, Any], member: dict[str, Any]) -> None:
    family = sample(story).family(truth)
    found = sample(story).renderings(family, member) if family else []
    alterations = {word for rendering in found for word in rendering.alterations}
    assert set(member.get("alterations", ())) <= alterations, alterations
    assert not member.get("any_of") or alterations & set(member["any_of"]), alterations
    flags = {change.flag for rendering in found for change in rendering.changes}
    assert set(member.get("flags", ())) <= flags, flags


@pytest.mark.parametrize("story, truth", cases("families", by_id("missing")))
def test_a_family_says_which_sources_leave_it_out(story: str, truth: dict[str, Any]) -> None:
    family = sample(story).family(truth)
    assert family is not None, "no such family"
    assert set(truth["missing_from"]) <= files_of(sample(story).comparison, family.missing_from)
    carrying = {member["file"] for member in truth["members"]}
    assert not carrying & files_of(sample(story).comparison, family.missing_from)


@pytest.mark.parametrize("story, truth", cases("disputes", by_id("dispute")))
def test_a_dispute_is_found(story: str, truth: dict[str, Any]) -> None:
    assert sample(story).dispute(truth) is not None


@pytest.mark.parametrize("story, truth, side", cases("disputes", by_id("side"), "sides"))
def test_a_source_stands_on_its_side_of_a_dispute(story: str, truth: dict[str, Any], side: dict[str, Any]) -> None:
    dispute = sample(story).dispute(truth)
    assert dispute is not None, "no such dispute"
    assert sample(story).on_right_side(dispute, truth, side)


@pytest.mark.parametrize("name", [param(name_of(name, "leading"), name) for name in STORIES])
def test_the_leading_dispute_is_the_central_one(name: str) -> None:
    central = sample(name).dispute(STORIES[name]["disputes"][0])
    assert central is not None and sample(name).comparison.disputes[0] is central


@pytest.mark.parametrize("story, truth", cases("same", by_id("same")))
def test_wordings_that_only_look_different_are_no_dispute(story: str, truth: dict[str, Any]) -> None:
    told = sample(story)
    for dispute in told.comparison.disputes:
        if dispute.kind != "contradicted_fact" or dispute.slot not in ("number", "date", None):
            continue
        values = {place["file"]: side.value for place in truth["places"] for side in told.sides(dispute, place)}
        assert all(one == other for one, other in combinations(values.values(), 2)), dispute.statement


@pytest.mark.parametrize("story, truth", cases("no_dispute", by_words("trap")))
def test_a_refusal_silence_or_idiom_is_no_dispute(story: str, truth: dict[str, Any]) -> None:
    told, kinds = sample(story), truth.get("kinds", get_args(DisputeKind))
    disputes = [dispute for dispute in told.comparison.disputes if dispute.kind in kinds]
    assert [dispute.statement for dispute in disputes if told.sides(dispute, truth)] == []


@pytest.mark.parametrize("story, truth", cases("no_family", by_id("no-family")))
def test_a_stock_phrase_makes_no_family(story: str, truth: dict[str, Any]) -> None:
    told = sample(story)
    for family in told.comparison.families:
        held = {
            place["file"]
            for place in truth["places"]
            for member in family.members
            if told.touches(member.article, member.span, place["file"], place["words"])
        }
        assert len(held) < 2


@pytest.mark.parametrize("story, truth", cases("origins", by_name("origin", "names")))
def test_an_origin_is_named_with_the_sources_that_rest_on_it(story: str, truth: dict[str, Any]) -> None:
    found: set[str] = set()
    for origin in sample(story).comparison.origins:
        if any(name.casefold() in origin.name.casefold() for name in truth["names"]):
            found = max(found, files_of(sample(story).comparison, (use.article for use in origin.uses)), key=len)
    assert set(truth["files"]) <= found


@pytest.mark.parametrize("story, truth", cases("passages", by_name("passage", "words")))
def test_agency_copy_is_found_outside_quotes(story: str, truth: dict[str, Any]) -> None:
    told, words = sample(story), truth["words"]
    for passage in told.comparison.passages:
        carrying = {told.file_of(m.article) for m in passage.members if told.covers(m.article, m.span, words)}
        if set(truth["files"]) <= carrying:
            return
    pytest.fail("no passage holds it")


@pytest.mark.parametrize("story, truth", cases("single_source", by_words("alone")))
def test_a_claim_of_one_source_is_listed_apart(story: str, truth: dict[str, Any]) -> None:
    told = sample(story)
    alone = told.comparison.single_source
    assert any(told.touches(place.article, place.span, truth["file"], truth["words"]) for place in alone)


@pytest.mark.parametrize("name", STORIES)
def test_no_source_is_taken_for_a_copy_and_all_for_one_event(name: str) -> None:
    comparison = sample(name).comparison
    assert comparison.copies == {}
    assert len(comparison.groups) <= 1


def test_every_known_miss_names_a_case() -> None:
    assert set(MISSES) - CASES == set()
