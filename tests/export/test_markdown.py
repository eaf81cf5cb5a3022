"""Markdown reads as intended, keeps what the reader wrote in it, and lets no text of others become structure."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.export.claims import short_id
from reader.export.front_matter import split
from reader.export.markdown import render
from reader.export.options import Grouping, Options
from reader.export.write import export
from tests.export.samples import HOSTILE, hostile, quay
from tests.notes.samples import Clock, place


def tokens(page: str) -> list[Token]:
    _front, body = split(page)
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(body)


def shape(page: str) -> list[tuple[str, str]]:
    """The structure of a page: every block, and every inline element that is more than text."""
    out = []
    for token in tokens(page):
        out.append((token.type, token.tag))
        out += [
            (child.type, child.tag)
            for child in token.children or ()
            if child.type not in {"text", "softbreak", "text_special"}
        ]
    return out


def texts(page: str) -> list[str]:
    return [token.content for token in tokens(page) if token.type == "inline"]


def test_the_page_holds_claims_quotes_speakers_tags_links_and_sources() -> None:
    case = quay()
    page = render(case.comparison, case.notes)
    first, second = (short_id(a.id) for a in case.notes.annotations if a.quote.endswith("hurt"))
    for part in (
        "# Quay fire",
        "| ⚑ Twelve people were hurt | asserts “12”[^a1] | asserts “9”[^a2] |",
        "| ❝ Ada Voss: “Nobody told us anything until Friday” | verbatim[^a1] | elided[^a2] |",
        "> Twelve people were hurt\n>\n> — **Harbour Times** · ¶ 2, sentence 1 · #crossread/disputed[^a1]",
        f"^c-{first}",
        f"- contradicts [[#^c-{second}]] “Nine people were hurt”",
        f"- is contradicted by [[#^c-{first}]] “Twelve people were hurt”",
        "Ask the **hospital**.\n\n- call back",
        "- [ ] Nine people were hurt — follow up, Coast Wire, ¶ 1",
        "[^a1]: Harbour Times, “Fire at the quay”. <https://times.example/fire?id=1>. Read 2027-01-15.",
    ):
        assert part in page, part


def test_the_front_matter_is_yaml_with_the_sources() -> None:
    case = quay()
    front, _body = split(render(case.comparison, case.notes))
    values = yaml.safe_load(front or "")
    assert values["title"] == "Quay fire"
    assert [source["outlet"] for source in values["sources"]] == ["Harbour Times", "Coast Wire"]
    assert values["tags"] == ["crossread", "crossread/disputed", "crossread/unverified", "crossread/follow-up"]
    assert values["crossread"]["story"] == "s1"


def test_rendering_again_gives_the_same_bytes() -> None:
    case = quay()
    page = render(case.comparison, case.notes)
    assert render(case.comparison, case.notes) == page
    assert render(case.comparison, case.notes, Options(previous=page)) == page


@pytest.mark.parametrize("grouping", ["claim", "source", "tag"])
def test_every_note_is_there_once_in_every_grouping(grouping: Grouping) -> None:
    case = quay()
    page = render(case.comparison, case.notes, Options(grouping=grouping))
    for annotation in case.notes.annotations:
        assert page.count(f"\n^c-{short_id(annotation.id)}\n") == 1
        assert page.count(f"crossread:note c-{short_id(annotation.id)} ") == 1


def test_without_notes_every_claim_is_told() -> None:
    case = quay(marks=False)
    page = render(case.comparison, case.notes)
    assert "### Twelve people were hurt" in page and "### Ada Voss:" in page


def test_what_the_reader_writes_between_the_markers_stays() -> None:
    case = quay()
    page = render(case.comparison, case.notes)
    mine = page.replace("call back", "call back **tomorrow**").replace(" -->\n\n<!-- /", " -->\nMy own line.\n<!-- /")
    again = render(case.comparison, case.notes, Options(previous=mine))
    assert "call back **tomorrow**" in again and again.count("My own line.") == mine.count("My own line.")
    assert render(case.comparison, case.notes, Options(previous=again)) == again


def test_a_note_changed_here_and_in_the_file_gives_both_once() -> None:
    clock = Clock()
    case = quay(clock=clock)
    page = render(case.comparison, case.notes).replace("call back", "call back tomorrow")
    one = case.articles[0]
    case.store.set_note(one, [place(one, "Twelve people were hurt")], "They say eleven.")
    again = render(case.comparison, case.store.notes("s1"), Options(previous=page))
    assert "call back tomorrow" in again and again.count("They say eleven.") == 1
    third = render(case.comparison, case.store.notes("s1"), Options(previous=again))
    assert third == again


def test_a_note_changed_here_only_is_replaced() -> None:
    case = quay()
    page = render(case.comparison, case.notes)
    one = case.articles[0]
    case.store.set_note(one, [place(one, "Twelve people were hurt")], "They say eleven.")
    again = render(case.comparison, case.store.notes("s1"), Options(previous=page))
    assert "They say eleven." in again and "call back" not in again


def test_words_written_under_a_note_that_was_deleted_are_kept_at_the_end() -> None:
    case = quay()
    page = render(case.comparison, case.notes).replace("call back", "call back tomorrow")
    gone = next(a for a in case.notes.annotations if a.note)
    case.store.delete(gone.id)
    again = render(case.comparison, case.store.notes("s1"), Options(previous=page))
    assert "## Kept from an earlier export" in again and "call back tomorrow" in again
    assert render(case.comparison, case.store.notes("s1"), Options(previous=again)) == again


def test_front_matter_keys_of_the_readers_stay_word_for_word() -> None:
    case = quay()
    page = render(case.comparison, case.notes)
    own = "aliases: [fire, 'quay: fire']  # mine\nnested:\n  - a: 1\n    b: |\n      text: x\n"
    mine = page.replace("tags:\n", own + "tags:\n- my-tag\n", 1).replace("title: Quay fire", "title: My title", 1)
    again = render(case.comparison, case.notes, Options(previous=mine))
    front, _body = split(again)
    assert own in (front or "")
    values = yaml.safe_load(front or "")
    assert values["tags"][0] == "my-tag" and "crossread/disputed" in values["tags"] and values["title"] == "My title"
    assert render(case.comparison, case.notes, Options(previous=again)) == again


def test_boxes_ticked_in_the_file_stay_ticked() -> None:
    case = quay()
    page = render(case.comparison, case.notes).replace("- [ ] Nine", "- [x] Nine")
    assert "- [x] Nine" in render(case.comparison, case.notes, Options(previous=page))


def test_a_file_saved_by_an_editor_with_other_line_ends_is_still_ours() -> None:
    case = quay()
    page = render(case.comparison, case.notes)
    assert render(case.comparison, case.notes, Options(previous=page.replace("\n", "\r\n"))) == page


def test_a_file_changed_elsewhere_is_left_and_a_sibling_written(tmp_path: Path) -> None:
    case = quay()
    target = tmp_path / "fire.md"
    assert export("markdown", case.comparison, case.notes, target).path == target
    target.write_text(target.read_text(encoding="utf-8").replace("Who says what", "Who says it"), encoding="utf-8")
    changed = target.read_bytes()
    written = export("markdown", case.comparison, case.notes, target)
    assert written.path == tmp_path / "fire 2.md" and written.instead_of == target
    assert "left as it is" in written.message and target.read_bytes() == changed
    assert export("markdown", case.comparison, case.notes, target).path == tmp_path / "fire 2.md"


STRUCTURE = """heading_open hr fence code_block html_block bullet_list_open ordered_list_open image table_open"""
MARKERS = 1 + len(hostile("plain words").notes.annotations)
PLAIN = shape(render(hostile("plain words").comparison, hostile("plain words").notes))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_structure(text: str) -> None:
    case = hostile(text)
    page = render(case.comparison, case.notes)
    _front, body = split(page)
    found = [kind for kind in shape(page) if kind not in PLAIN]
    assert found == [] or all(kind in {("link_open", "a"), ("link_close", "a")} for kind in found), found
    assert "<script" not in body and "javascript:" not in body.replace("(javascript:", "")
    assert body.count("<!-- crossread:note") == body.count("<!-- /crossread:note") == MARKERS
    ours = {f"c-{short_id(annotation.id)}" for annotation in case.notes.annotations}
    for line in body.splitlines():
        assert "::" not in line and "%%" not in line and "![[" not in line
        assert line.count("[[") == line.count("[[#^c-")
        if line.lstrip("> ").startswith("^"):
            assert line.strip("^") in ours
    assert not any(ord(character) < 32 and character != "\n" for character in page)
    assert "\u202e" not in page and "\ud800" not in page
    page.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=4).map(" ".join))
def test_any_text_of_others_leaves_the_structure_alone_and_can_be_exported_again(text: str) -> None:
    case = hostile(text)
    page = render(case.comparison, case.notes)
    kinds = [kind for kind, _tag in shape(page)]
    plain = [kind for kind, _tag in PLAIN]
    for kind in STRUCTURE.split():
        assert kinds.count(kind) <= plain.count(kind), kind
    assert yaml.safe_load(split(page)[0] or "")["crossread"]["format"] == 1
    assert render(case.comparison, case.notes, Options(previous=page)) == page


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=4).map("\n".join))
def test_any_note_stays_inside_its_markers(note: str) -> None:
    case = quay()
    one = case.articles[0]
    case.store.set_note(one, [place(one, "Twelve people were hurt")], note)
    notes = case.store.notes("s1")
    page = render(case.comparison, notes)
    assert render(case.comparison, notes, Options(previous=page)) == page
    headings = [text for text in texts(page) if text.startswith(("To check", "Claims"))]
    assert "To check" in headings
