"""HTML, JSON-LD, CSV, JSON and text: sound by others' tools, and safe whatever the articles hold."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld as pyld

from reader.export import csv as csv_export
from reader.export import html, jsonld, text
from reader.export import json as json_export
from reader.export.csv import COLUMNS
from reader.export.options import Options
from reader.notes.store import Store
from tests.export.samples import HOSTILE, Case, hostile, quay

CONTEXT = json.loads((Path(__file__).parents[1] / "data" / "anno-context.json").read_text(encoding="utf-8"))
hostile_texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=4).map(
    " ".join
)


def no_controls(page: str, allowed: str = "\n") -> bool:
    steering = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
    return not steering.search(page.translate({ord(character): None for character in allowed}))


# --- HTML ------------------------------------------------------------------------------------------------------------


def parsed(page: str) -> Any:
    """The page by html5lib, which must find no error in it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(page)
    assert parser.errors == []
    return tree


def test_the_page_shows_sources_marks_disputes_quotes_and_notes() -> None:
    case = quay()
    tree = parsed(html.render(case.comparison, case.notes))
    words = "".join(tree.itertext())
    for part in (
        "Quay fire",
        "Harbour Times",
        "Coast Wire",
        "⚑1 Twelve people were hurt",
        "Ask the **hospital**.",
        "contradicts",
    ):
        assert part in words
    marks = {element.get("class") for element in tree.iter("mark")}
    assert {"f", "d n", "n"} <= marks
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    assert all(a.get("href")[1:] in ids for a in tree.iter("a") if a.get("href").startswith("#"))


def test_the_text_of_every_source_is_whole() -> None:
    case = quay()
    tree = parsed(html.render(case.comparison, case.notes))
    for source, article in zip(tree.iter("article"), case.articles, strict=True):
        blocks = [element for element in source if element.tag in {"p", "h3"}]
        for element in blocks:
            for sign in element.iter("sup"):
                sign.clear() if not sign.tail else sign.__setitem__(slice(None), [])
        for block, element in zip(article.blocks, blocks, strict=True):
            assert "".join(element.itertext()) == article.text[block.start : block.end]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text_in_html(words: str) -> None:
    tree = parsed(html.render(hostile(words).comparison, hostile(words).notes))
    assert_closed(tree)


@settings(max_examples=40, deadline=None)
@given(hostile_texts)
def test_any_text_makes_sound_html(words: str) -> None:
    case = hostile(words)
    page = html.render(case.comparison, case.notes)
    assert no_controls(page, "\n\t")
    assert_closed(parsed(page))


def assert_closed(tree: Any) -> None:
    """Nothing in the page runs, loads or leads anywhere but to the web addresses of sources."""
    for element in tree.iter():
        assert element.tag not in {"script", "img", "iframe", "object", "embed", "link", "form", "base", "svg", "video"}
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in {"src", "srcset", "style", "action"}
            if name == "href":
                assert value.startswith(("#", "http://", "https://"))
    policy = [meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv")]
    assert policy and policy[0].startswith("default-src 'none'")
    style = next(tree.iter("style")).text
    assert "url(" not in style and "@import" not in style


# --- JSON-LD ---------------------------------------------------------------------------------------------------------


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def load(url: str, _options: object) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def test_every_key_of_the_collection_survives_expansion() -> None:
    case = quay()
    case.store.tick("s1", "claim-1")
    given_ = json.loads(jsonld.render(case.comparison, case.store.notes("s1")))
    expanded = pyld.expand(given_, {"documentLoader": load})
    iris = set(keys(expanded))
    terms = CONTEXT["@context"]
    for key in set(keys({name: value for name, value in given_.items() if name != "@context"})):
        if key in {"id", "type"}:
            continue
        definition = terms.get(key, key)
        iri = definition["@id"] if isinstance(definition, dict) else definition
        prefix, _, rest = iri.partition(":")
        full = "urn:crossread:ns:" + rest if prefix == "crossread" else terms[prefix] + rest
        assert full in iris, key
    kinds = {kind for node in walk(expanded) for kind in node.get("@type", [])}
    assert {"http://www.w3.org/ns/oa#Annotation", "http://www.w3.org/ns/oa#TextQuoteSelector"} <= kinds
    assert all(str(node["@id"]).startswith(("urn:", "http")) for node in walk(expanded) if "@id" in node)


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def round_trip(case: Case) -> None:
    """Export, import into an empty store, open the articles: all is as it was, and exports the same."""
    page = jsonld.render(case.comparison, case.notes)
    with Store.in_memory() as other:
        other.import_notes(page.encode("utf-8"))
        from tests.notes.samples import story

        other.register(story(*case.articles, title=case.comparison.story_title))
        before = {a.id: a for a in case.notes.annotations}
        after = {a.id: a for a in other.annotations("s1")}
        assert before.keys() == after.keys()
        for key, annotation in before.items():
            again = after[key]
            for field in ("tags", "note", "created", "modified", "version", "spans", "status", "quote", "article"):
                assert getattr(annotation, field) == getattr(again, field), field
        assert case.notes.links == other.links("s1")
        assert {tag.id for tag in case.notes.tags} <= {tag.id for tag in other.tags()}


def test_ids_times_tags_and_links_survive_a_round_trip() -> None:
    case = quay()
    own = case.store.add_tag("needs photo", key="9", sign="P", colour="bright_blue")
    one = case.articles[0]
    from tests.notes.samples import place

    case.store.toggle_tag(one, [place(one, "Ada Voss"), place(one, "she said")], own.id)
    round_trip(Case(case.comparison, case.store.notes("s1"), case.store, case.articles))


@settings(max_examples=30, deadline=None)
@given(hostile_texts.filter(lambda words: "\ud800" not in words and "\0" not in words))
def test_any_text_survives_a_round_trip(words: str) -> None:
    round_trip(hostile(words))


# --- CSV -------------------------------------------------------------------------------------------------------------


def rows(page: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page, newline="")))


def test_the_table_has_a_row_a_note_and_reads_back() -> None:
    case = quay()
    found = rows(csv_export.render(case.comparison, case.notes))
    assert [row["quote"] for row in found] == [a.quote for a in case.notes.annotations]
    first = next(row for row in found if row["quote"] == "Twelve people were hurt")
    assert first["note"] == "Ask the **hospital**.\n\n- call back"
    assert (first["source"], first["tags"], first["place"]) == ("Harbour Times", "disputed", "¶ 2, sentence 1")
    assert first["links"].startswith("contradicts ") and first["url"] == "https://times.example/fire?id=1"


@settings(max_examples=60, deadline=None)
@given(hostile_texts)
def test_no_cell_can_be_taken_for_a_formula(words: str) -> None:
    case = hostile(words)
    found = rows(csv_export.render(case.comparison, case.notes))
    assert len(found) == len(case.notes.annotations)
    for row in found:
        assert set(row) == set(COLUMNS)
        for cell in row.values():
            assert not re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell) and no_controls(cell, "\n\t")


# --- JSON and text ---------------------------------------------------------------------------------------------------


def test_the_json_holds_the_comparison_and_the_notes() -> None:
    case = quay()
    values = json.loads(json_export.render(case.comparison, case.notes))
    notes = values.pop("notes")
    assert values == json.loads(json.dumps(case.comparison.to_dict()))
    assert [note["spans"] for note in notes["annotations"]] == [
        [list(s) for s in a.spans] for a in case.notes.annotations
    ]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("render", [json_export.render, jsonld.render], ids=["json", "jsonld"])
def test_json_keeps_any_text_and_steers_no_terminal(render: Callable[..., str], words: str) -> None:
    case = hostile(words)
    page = render(case.comparison, case.notes)
    assert no_controls(page)
    page.encode("utf-8")
    if render is json_export.render:
        assert json.loads(page)["articles"][0]["text"] == case.articles[0].text


@settings(max_examples=60, deadline=None)
@given(hostile_texts, st.integers(1, 200))
def test_text_for_the_terminal_is_safe_at_any_width(words: str, width: int) -> None:
    case = hostile(words)
    page = text.render(case.comparison, case.notes, Options(width=width))
    assert no_controls(page)
    coloured = text.render(case.comparison, case.notes, Options(width=width, colour=True))
    assert re.sub(r"\x1b\[[012]m", "", coloured) == page


def test_text_fits_the_terminal_and_tells_the_whole_comparison() -> None:
    from reader.export.cells import width as cells

    case = quay()
    page = text.render(case.comparison, case.notes, Options(width=60))
    assert all(cells(line) <= 60 for line in page.splitlines())
    flat = " ".join(page.split())
    for part in ("Quay fire", "2 sources · 1 origin · 1 shared quote · 1 dispute", "asserts 12 (the hospital", "elided",
                 "“Nobody told us … until Friday”", "YOUR NOTES", "Ask the **hospital**."):  # fmt: skip
        assert part in flat, part


def test_one_article_alone_says_what_is_missing() -> None:
    from reader.compare.model import Comparison

    assert "add another article" in text.render(Comparison(quay().articles[:1]))
