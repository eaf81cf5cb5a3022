"""What exports make of stories that are not of the usual kind: many sources, several events, long speeches."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Article, Block, Source, Span
from reader.compare.model import Change, Comparison, Dispute, Family, Member, Origin, OriginUse, Side
from reader.export import html, jsonld, markdown, text
from reader.export.cells import cut, padded, width, wrapped
from reader.export.claims import claims, short_id
from reader.export.listing import found_text, stories_text
from reader.export.options import Options
from reader.export.places import Guide
from reader.export.wording import ALTERATIONS, IN_A_WORD, counted
from reader.export.write import ExportFailed, export, renderer
from reader.notes.model import Notes
from reader.notes.store import Store
from tests.export.samples import quay
from tests.notes.samples import article, place, story

SAID = "we will pay for every hour of it"


def many_sources(count: int) -> Comparison:
    """`count` sources that share one quote but for the last, which leaves it out and asserts what the first denies."""
    articles = tuple(
        article(f"Title {n}\n\n“{SAID},” she said.", f"{n}.txt", id=f"a{n}", title=f"Title {n}", outlet=f"Paper {n}")
        for n in range(1, count + 1)
    )
    members = tuple(Member(one.id, place(one, SAID), None, ("unmarked",), 0.9) for one in articles[:-1])
    sides = (Side("denies", "a1", place(articles[0], SAID)), Side("asserts", f"a{count}", place(articles[-1], SAID)))
    return Comparison(
        articles,
        families=(Family("f1", "q1", None, members, missing_from=(f"a{count}",)),),
        disputes=(Dispute("d1", "denied_claim", "They pay", sides, 0.9, missing_from=("a2",)),),
        origins=(Origin("o1", "A letter", (OriginUse("a1", members[0].span),)),),
        story_id="s1",
        story_title="Hours",
    )


def test_of_many_sources_the_table_lists_them_in_a_cell() -> None:
    page = markdown.render(many_sources(10), Notes("s1", "Hours"))
    assert "| Claim | Said by | Left out by |" in page
    row = next(line for line in page.splitlines() if line.startswith("| ❝"))
    assert "Paper 1, Paper 2" in row and row.endswith("| Paper 10 |")
    assert (
        "*Claimed and denied* · without the other side: Paper 2" in page
        and "*Shared quote* · left out by Paper 10" in page
    )
    few = markdown.render(many_sources(3), Notes("s1", "Hours"))
    assert "| Claim | Paper 1 | Paper 2 | Paper 3 |" in few and "without marks[^a1]" in few


def test_every_way_out_says_an_alteration_in_the_same_words() -> None:
    comparison = many_sources(3)
    for render in (markdown.render, html.render, text.render):
        page = render(comparison, Notes("s1", "Hours"))
        assert "without marks" in page and "unmarked" not in page
    assert ALTERATIONS.keys() == IN_A_WORD.keys() and max(map(len, IN_A_WORD.values())) <= 8


def test_a_story_without_claims_has_no_table() -> None:
    page = markdown.render(Comparison((article(),), story_id="s1"), Notes("s1", ""))
    assert "Who says what" not in page and page.count("\n# Untitled story\n") == 1
    assert "Where they have it from" not in html.render(Comparison((article(),), story_id="s1"), Notes("s1", ""))


def test_a_story_with_nothing_in_it_is_still_a_page() -> None:
    nothing = Comparison((), story_id="s1", story_title="Gone")
    assert "[^" not in markdown.render(nothing, Notes("s1", "Gone"))
    assert "Gone" in html.render(nothing, Notes("s1", "Gone")) and '"total": 0' in jsonld.render(
        nothing, Notes("s1", "")
    )


def test_the_terminal_is_told_of_several_events_flags_and_the_cut_of_a_long_speech() -> None:
    long = " ".join(f"word{n}" for n in range(200))
    one, two = article(f"T\n\n{long}", "a.txt"), article(f"T\n\n{long}", "b.txt", id="a2", outlet="Coast Wire")
    change = Change("replace", "twelve", "nine", "number")
    gone = Change("delete", "not", "", "negation")
    members = (
        Member("a1", Span(3, len(long)), None, ("verbatim",), 1.0),
        Member("a2", Span(3, len(long)), None, ("reworded",), 0.8, (change, gone)),
    )
    comparison = Comparison(
        (one, two), families=(Family("f1", "q1", None, members),), story_title="T", groups=(("a1",), ("a2",))
    )
    page = text.render(comparison)
    assert "NOT ALL ON ONE EVENT" in page and "group 2" in page
    assert "! number: twelve → nine" in page and "! negation: not → nothing" in page
    assert " …" in page and "word199" not in page and "Speaker not named" in page


def test_places_are_told_as_a_reader_counts_them() -> None:
    words = "  Title\n\nFirst. Second.\n\nAdvert\n\nLast one"
    blocks = (
        Block(2, 7, "title"), Block(9, 23, "paragraph"), Block(25, 31, "boilerplate", "advert"),
        Block(33, 41, "paragraph"),
    )  # fmt: skip
    guide = Guide(Comparison((Article("a1", "x.txt", words, blocks),)))
    told = [guide.locator("a1", Span(at, at + 1)) for at in (0, 3, 8, 9, 16, 26, 34)]
    assert told == ["title", "title", "¶ 1", "¶ 1, sentence 1", "¶ 1, sentence 2", "page furniture", "¶ 2"]
    assert guide.locator("nowhere", Span(0, 1)) == "" and guide.speaker("a1", Span(0, 1)) is None
    assert guide.name("nowhere") == guide.name(None) == "a source that is no longer in the story"
    bare = Guide(Comparison((Article("a1", "x.txt", "words", ()),)))
    assert bare.locator("a1", Span(2, 3)) == "character 2"


def test_a_page_says_when_a_source_was_updated_and_sets_off_what_it_quotes() -> None:
    words = "Title\n\nA letter said so"
    source = Source(title="Title", updated="2026-03-04T10:00:00Z", byline="Ada Voss")
    one = Article("a1", "x.txt", words, (Block(0, 5, "title"), Block(7, 23, "blockquote")), source)
    page = html.render(Comparison((one,), story_title="T"), Notes("s1", "T"))
    assert (
        "updated 2026-03-04" in page and '<blockquote class="blockquote"><p>A letter said so</p></blockquote>' in page
    )


def test_passages_linked_as_the_same_are_one_claim_and_a_link_to_another_story_is_left_out() -> None:
    case = quay()
    one, two = case.articles
    here = (one, [place(one, "Ada Voss left the harbour hall")])
    there = (two, [place(two, "Quay fire injures")])
    third = (two, [place(two, "who runs the ferry")])
    with case.store as store:
        store.link_claims(here, there, "same")
        store.link_claims(there, third, "same")
        far = article("Far away\n\nIt rained.", "far.txt", title="Far away")
        store.register(story(far, id="s2", title="Far"))
        store.link_claims(here, (far, [place(far, "It rained")]), "supports")
        notes = store.notes("s1")
        together = [claim for claim in claims(case.comparison, notes) if len(claim.annotations) == 3]
        assert len(together) == 1 and together[0].kind == "passage"
        for render in (markdown.render, html.render):
            page = render(case.comparison, notes)
            assert "says the same as" in page and "It rained" not in page


def test_an_id_that_is_no_uuid_gets_a_block_id_all_the_same() -> None:
    assert short_id("urn:uuid:0416AF48-c895-4000-8000-000000000000") == "0416af48c895"
    assert len(short_id("note 1")) == 12 and short_id("note 1") != short_id("note 2")


def test_cells_count_wide_letters_twice_and_marks_not_at_all() -> None:
    assert [width(word) for word in ("quay", "港", "é", "e\u0301", "a\u200db")] == [4, 2, 1, 1, 2]
    assert padded("港", 4) == "港  " and cut("港町の火事", 5) == "港町…" and cut("ab", 2) == "ab"
    assert wrapped("", 10) == [""] and wrapped("港町の火事", 4) == ["港", "町", "の", "火事"]


def test_lists_for_the_terminal_say_when_there_is_nothing(store: Store) -> None:
    assert stories_text([]).startswith("No stories yet") and found_text([], {}, []) == "Nothing found.\n"
    one = article()
    store.register(story(one))
    store.toggle_tag(one, [place(one, "Ada Voss")], "follow-up")
    store.archive("s1")
    assert "1 to follow up" in stories_text(store.stories(archived=True))
    assert "(archived)" in stories_text(store.stories(archived=True), 120)
    assert found_text(store.annotations("s1"), {}, store.tags()) == "s1 · a1 · follow up\n  Ada Voss\n"


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def test_counts_are_words() -> None:
    assert [counted(n, "note") for n in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]


# --- writing ---------------------------------------------------------------------------------------------------------


def test_a_format_that_is_none_is_refused_for_text_too() -> None:
    with pytest.raises(ExportFailed, match="no such format"):
        renderer("pdf")


def test_where_the_file_would_be_a_folder_the_line_says_so(tmp_path: Path) -> None:
    case = quay()
    (tmp_path / "Quay fire.md").mkdir()
    with pytest.raises(ExportFailed, match="this is a folder"):
        export("markdown", case.comparison, case.notes, tmp_path)


def test_on_a_disk_without_links_a_new_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_arguments: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", none)
    case = quay()
    written = export("csv", case.comparison, case.notes, tmp_path / "fire.csv")
    assert written.path.read_text(encoding="utf-8").startswith("id,") and len(list(tmp_path.iterdir())) == 1


def test_a_place_that_another_program_keeps_taking_is_given_up_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = quay()

    def taken(*_arguments: object) -> None:
        raise FileExistsError

    monkeypatch.setattr(os, "link", taken)
    with pytest.raises(ExportFailed, match="keeps changing"):
        export("csv", case.comparison, case.notes, tmp_path / "fire.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_hundred_files_changed_by_hand_are_enough(tmp_path: Path) -> None:
    case = quay()
    for name in ("fire.csv", *(f"fire {number}.csv" for number in range(2, 101))):
        (tmp_path / name).write_text("mine")
    with pytest.raises(ExportFailed, match="a hundred files"):
        export("csv", case.comparison, case.notes, tmp_path / "fire.csv")


def test_options_do_not_change_what_is_told(tmp_path: Path) -> None:
    case = quay()
    by_tag = markdown.render(case.comparison, case.notes, Options(grouping="tag"))
    other = replace(case.notes, annotations=case.notes.annotations[:1])
    assert "## Disputed" in by_tag and "## Unverified" in by_tag
    assert "## Unverified" not in markdown.render(case.comparison, other, Options(grouping="tag"))


def test_a_quotation_of_several_paragraphs_and_an_ellipsis_of_tildes_stay_what_they_are() -> None:
    from reader.export.markdown_escape import closed, quoted

    assert quoted("One.\n\nTwo.") == ["> One.", ">", "> Two."]
    assert closed("~~~\nopen") == "~~~\nopen\n~~~" and closed("```a`b") == "```a`b"
    assert closed("```\na\n```\nb") == "```\na\n```\nb" and closed("a %% b") == "a %% b %%"


def test_a_story_of_marks_that_are_gone_is_told_in_the_words_that_were_marked(store: Store) -> None:
    one = article()
    store.register(story(one))
    store.set_note(one, [place(one, "Twelve people were hurt, the hospital said")], "check")
    new = article("Rain fell on the island all week, and nobody came. The shop was shut.")
    store.register(story(new))
    comparison, notes = Comparison((new,), story_id="s1", story_title="Quay"), store.notes("s1")
    for name in ("markdown", "html", "csv", "text"):
        page = renderer(name)(comparison, notes)
        assert "Twelve people were hurt, the hospital said" in page and "check" in page
        assert "no longer found in the source" in page or name == "csv"
    assert "orphan" in renderer("csv")(comparison, notes)


def test_a_title_that_is_a_device_s_name_on_some_systems_gets_another() -> None:
    from reader.export.formats import default_name

    assert default_name("aux", "html") == "story aux.html" and default_name("…", "csv") == "story.csv"
    assert len(default_name("ö" * 300, "markdown").encode()) <= 123
