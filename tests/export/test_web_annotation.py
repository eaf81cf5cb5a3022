"""The JSON-LD export against the rules of the W3C's Recommendation "Web Annotation Data Model" of 23 February 2017.

Each rule is in our words, with the section it is from; "must" and "should" are both held to. A file from a tool of
another's would be judged the same.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from reader.export import jsonld
from reader.notes.store import Store
from tests.export.samples import Case, hostile, quay
from tests.export.test_formats import hostile_texts
from tests.notes.samples import place

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
SELECTORS = {
    "FragmentSelector", "CssSelector", "XPathSelector", "TextQuoteSelector", "TextPositionSelector",
    "DataPositionSelector", "SvgSelector", "RangeSelector",
}  # fmt: skip
RESOURCES = {"Dataset", "Image", "Video", "Sound", "Text"}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20\x7f<>\"{}|\\^`]+\Z", re.IGNORECASE)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\Z")


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def broken_rules(collection: dict[str, Any]) -> Iterator[str]:
    """What a collection of annotations has that the Recommendation does not allow."""
    if "http://www.w3.org/ns/anno.jsonld" not in many(collection.get("@context")):
        yield "3.1, 5.1: the annotation context is one of the contexts"
    if not IRI.match(str(collection.get("id"))) or "AnnotationCollection" not in many(collection.get("type")):
        yield "5.1: a collection has an IRI and its type"
    if not isinstance(collection.get("label"), str):
        yield "5.1: a collection should have a label"
    page = collection.get("first") or {}
    items = page.get("items")
    if not IRI.match(str(page.get("id"))) or "AnnotationPage" not in many(page.get("type")):
        yield "5.2: a page has an IRI and its type"
    if not isinstance(items, list):
        yield "5.2: a page has a list of annotations"
    if page.get("partOf") != collection["id"] or page.get("startIndex") != 0 or "next" in page:
        yield "5.2: the one page says what it is part of and where it begins, and has no next"
    if collection.get("last") != page.get("id") or collection.get("total") != len(items or ()):
        yield "5.1: the collection should say its last page and how many annotations it has"
    for item in items or ():
        yield from broken_annotation(item)
    ids = [item.get("id") for item in items or ()]
    if len(set(ids)) != len(ids):
        yield "3.1: an annotation's IRI is its own"


def broken_annotation(item: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not IRI.match(item["id"]):
        yield "3.1: an annotation has exactly one IRI"
    if "Annotation" not in many(item.get("type")):
        yield "3.1: an annotation has its type"
    if not many(item.get("target")):
        yield "3.1: an annotation has a target"
    if not set(many(item.get("motivation"))) <= MOTIVATIONS or not many(item.get("motivation")):
        yield "3.3.5: motivations are the Recommendation's"
    for name in ("created", "modified"):
        if name in item and not (isinstance(item[name], str) and MOMENT.match(item[name])):
            yield "3.3.1: times are in UTC, with a Z"
    if item.get("created", "") > item.get("modified", "9"):
        yield "3.3.1: nothing is changed before it is made"
    for body in many(item.get("body")):
        yield from broken_body(body)
    for target in many(item.get("target")):
        if isinstance(target, str):
            if not IRI.match(target):
                yield "3.2.1: a target that is only named is named by its IRI"
        else:
            yield from broken_target(target)


def broken_body(body: dict[str, Any]) -> Iterator[str]:
    if body.get("type") != "TextualBody" or not isinstance(body.get("value"), str):
        yield "3.2.4: a textual body has exactly one value, and should have its type"
    if not re.fullmatch(r"text/[a-z]+", str(body.get("format"))):
        yield "3.2.2: a body should have one media type"
    if not set(many(body.get("purpose"))) <= MOTIVATIONS:
        yield "3.3.5: purposes are motivations"


def broken_target(target: dict[str, Any]) -> Iterator[str]:
    source = target.get("source")
    if target.get("type") != "SpecificResource" or not isinstance(source, (str, dict)):
        yield "4.1: a specific resource has exactly one source, and should have its type"
    named = source if isinstance(source, dict) else {"id": source}
    if not IRI.match(str(named.get("id"))) or not set(many(named.get("type"))) <= RESOURCES:
        yield "3.2.1: a source has an IRI, and a type that is one of five"
    for selector in many(target.get("selector")):
        if selector.get("type") not in SELECTORS:
            yield "4.2: a selector is of a type that is known"
        if selector.get("type") == "TextQuoteSelector":
            if not all(isinstance(selector.get(name, ""), str) for name in ("exact", "prefix", "suffix")):
                yield "4.2.4: a quote selector has one exact text, and at most one before and after it"
            if not selector.get("exact"):
                yield "4.2.4: a quote selector has an exact text"
        if selector.get("type") == "TextPositionSelector":
            start, end = selector.get("start"), selector.get("end")
            if type(start) is not int or type(end) is not int or not 0 <= start <= end:
                yield "4.2.5: a position selector has a start and an end, whole numbers, none negative"


def exported(case: Case) -> dict[str, Any]:
    loaded = json.loads(jsonld.render(case.comparison, case.store.notes("s1")))
    assert isinstance(loaded, dict)
    return loaded


def test_notes_tags_links_and_marks_of_several_stretches_keep_every_rule() -> None:
    case = quay()
    one = case.articles[0]
    case.store.toggle_tag(one, [place(one, "Ada Voss"), place(one, "she said")], "context")
    case.store.link_claims((one, [place(one, "Monday")]), (one, [place(one, "Friday")]), "supports")
    values = exported(case)
    assert list(broken_rules(values)) == []
    kinds = {tuple(item["motivation"]) for item in values["first"]["items"]}
    assert kinds == {("tagging", "commenting"), ("tagging",), ("linking",), ("highlighting",)}


def test_a_story_without_notes_is_a_collection_of_none() -> None:
    values = exported(quay(marks=False))
    assert list(broken_rules(values)) == [] and values["total"] == 0


@settings(max_examples=40, deadline=None)
@given(hostile_texts)
def test_whatever_titles_addresses_and_notes_hold_every_rule_is_kept(words: str) -> None:
    case = hostile(words)
    one = case.articles[0]
    case.store.set_note(one, [place(one, "Title")], words)
    assert list(broken_rules(exported(case))) == []


@pytest.mark.parametrize(
    ("given_time", "time"),
    [
        ("2026-02-03T04:05:06.789012+00:00", "2026-02-03T04:05:06.789012Z"),
        ("2026-02-03T04:05:06+05:30", "2026-02-02T22:35:06Z"),
        ("2026-02-03T04:05:06", "2026-02-03T04:05:06Z"),
        ("2026-02-03T04:05:06.789Z", "2026-02-03T04:05:06.789Z"),
    ],
)
def test_times_of_imported_notes_go_out_in_utc(given_time: str, time: str) -> None:
    case = quay()
    case.store.import_notes(json.dumps({
        "type": "Annotation", "id": "urn:x:1", "created": given_time, "bodyValue": "x",
        "target": {"source": "https://times.example/fire?id=1",
                   "selector": {"type": "TextQuoteSelector", "exact": "Ada Voss left"}},
    }).encode())  # fmt: skip
    values = exported(case)
    assert list(broken_rules(values)) == []
    (made,) = [item for item in values["first"]["items"] if many(item.get("body")) and item["body"][-1]["value"] == "x"]
    assert made["created"] == time


def test_the_rules_find_what_breaks_them() -> None:
    values = exported(quay())
    first = values["first"]["items"][0]
    first["created"] = "2026-02-03T04:05:06+01:00"
    first["motivation"] = ["shouting"]
    first["target"][0]["selector"][0].pop("exact")
    first["target"][0]["selector"][1]["start"] = -1
    first["target"][0]["source"]["id"] = "no iri"
    first["body"][0].pop("value")
    del values["first"]["id"]
    assert len(list(broken_rules(values))) >= 7


def test_an_address_with_spaces_and_brackets_becomes_an_iri_and_the_note_is_found_again() -> None:
    case = hostile("https://times.example/a b<c>?q={d}")
    values = exported(case)
    assert list(broken_rules(values)) == []
    sources = {item["target"][0]["source"]["id"] for item in values["first"]["items"]}
    assert "https://times.example/a%20b%3Cc%3E?q=%7Bd%7D" in sources
    with Store.in_memory() as other:
        assert other.import_notes(json.dumps(values).encode()).added == len(case.notes.annotations)
