"""An article is known again: by its text, else its address, else its path, else its title in the story."""

import pytest

from reader.notes.identity import comparable_url
from reader.notes.store import Store
from tests.notes.samples import HARBOUR, annotations_of, article, place, story, wire

EDITED = HARBOUR.replace("Twelve people were hurt", "At least fourteen people were hurt")


def marked(store: Store, **about: str | None) -> str:
    one = article(**about)  # type: ignore[arg-type]
    store.register(story(one))
    made = store.toggle_tag(one, [place(one, "The ferry will sail again on Monday")], "disputed").annotation
    assert made
    return made.id


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"path": "a.txt"}, {"path": "/else/b.txt", "text": HARBOUR}),
        ({"path": "a.html", "url": "https://x.example/fire?utm_source=mail"},
         {"path": "b.html", "url": "http://www.x.example/fire/#top", "text": EDITED}),
        ({"path": "a.txt"}, {"path": "a.txt", "text": EDITED, "title": "Another headline"}),
        ({"path": "a.txt"}, {"path": "b.txt", "text": EDITED, "title": "FIRE  at the Quay"}),
    ],
    ids=["by text", "by address", "by path", "by title"],
)  # fmt: skip
def test_an_article_is_known_again(store: Store, first: dict[str, str], then: dict[str, str]) -> None:
    key = marked(store, **first)
    again = annotations_of(store, story(article(**then)))  # type: ignore[arg-type]
    assert [(a.id, a.article, a.status) for a in again] == [(key, "a1", "exact")]


def test_by_text_in_another_story_too(store: Store) -> None:
    key = marked(store, path="a.txt")
    again = annotations_of(store, story(article(path="/moved/a.txt"), wire(), id="s9"))
    assert [a.id for a in again] == [key]
    assert again[0].story == "s9"


def test_a_file_name_used_again_for_another_address_is_another_article(store: Store) -> None:
    key = marked(store, path="page.html", url="https://x.example/one")
    again = annotations_of(store, story(article(EDITED, "page.html", url="https://x.example/two", title="Two")))
    assert [(a.id, a.article) for a in again] == [(key, None)]


def test_the_same_title_at_another_outlet_is_another_article(store: Store) -> None:
    marked(store, path="a.txt")
    again = annotations_of(store, story(article(EDITED, "b.txt", outlet="Coast Wire")))
    assert again[0].article is None


def test_two_identical_files_of_a_story_stay_two(store: Store) -> None:
    one, two = article(path="a.txt"), article(path="b.txt", id="a2")
    store.register(story(one, two))
    store.toggle_tag(two, [place(two, "Ada Voss")], "disputed")
    again = annotations_of(store, story(one, two))
    assert [a.article for a in again] == ["a2"]
    assert len(store.documents("s1")) == 2


def test_a_changed_article_is_reported_with_the_version_read_before(store: Store) -> None:
    one = article()
    store.register(story(one))
    assert store.register(story(one)).changed == ()
    changed = store.register(story(article(EDITED))).changed
    assert [(c.article, c.before, c.after) for c in changed] == [("a1", one.fingerprint, article(EDITED).fingerprint)]
    assert store.version_text(changed[0].document, changed[0].before) == HARBOUR


def test_the_notes_of_an_article_that_left_the_story_are_still_listed(store: Store) -> None:
    marked(store, path="a.txt")
    again = annotations_of(store, story(wire()))
    assert [(a.article, a.status) for a in again] == [(None, "exact")]


def test_standard_input_is_no_path_to_be_known_by(store: Store) -> None:
    marked(store, path="-", title=None)
    again = annotations_of(store, story(article(EDITED, "-", title=None)))
    assert again[0].article is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.X.example/a/", "http://x.example/a#part"),
        ("https://x.example/a?id=3&utm_medium=m&fbclid=1", "https://x.example/a?id=3"),
    ],
)
def test_addresses_that_lead_to_one_page_compare_as_one(one: str, other: str) -> None:
    assert comparable_url(one) == comparable_url(other)


def test_names_that_are_no_utf8_are_known_again(store: Store) -> None:
    odd = {"path": "caf\udce9.txt", "url": "https://x.example/\udce9", "title": "T\udce9"}
    key = marked(store, **odd)
    again = annotations_of(store, story(article(EDITED, **odd)))  # type: ignore[arg-type]
    assert [(a.id, a.article) for a in again] == [(key, "a1")]
    assert store.stories()[0].paths == ("caf\ufffd.txt",)


def test_addresses_that_differ_in_their_query_are_two() -> None:
    assert comparable_url("https://x.example/a?id=3") != comparable_url("https://x.example/a?id=4")
    assert comparable_url("not an address") is None and comparable_url("http://[bad") == "http://[bad"


def test_an_edit_follows_the_passage_and_a_second_edit_follows_the_first(store: Store) -> None:
    one = article()
    store.register(story(one))
    words = "Nobody told us anything until Friday, and then we read it in the paper"
    store.toggle_tag(one, [place(one, words)], "disputed")
    second = "Nobody told us one thing until late on Friday, and then we read it in the paper"
    text = HARBOUR.replace(words, second)
    found = annotations_of(store, story(article(text)))[0]
    assert found.status == "edited" and found.spans[0].of(text) == second
    third = "Not one soul told us one thing until very late on Friday, and next we saw it in a paper"
    text = text.replace(second, third).replace("Ada Voss left", "Ms Voss left")
    found = annotations_of(store, story(article(text)))[0]
    assert found.status == "edited" and found.spans[0].of(text) == third


def test_an_orphan_keeps_its_words_and_is_put_back_by_hand(store: Store) -> None:
    one = article()
    store.register(story(one))
    made = store.set_note(one, [place(one, "Twelve people were hurt, the hospital said.")], "check")
    assert made
    new = article(HARBOUR.replace("Twelve people were hurt, the hospital said. ", ""))
    lost = annotations_of(store, story(new))[0]
    assert (lost.status, lost.spans, lost.quote, lost.note) == ("orphan", (), made.quote, "check")
    span = place(new, "The mayor did not answer")
    back = store.reattach(lost.id, new, [span])
    assert back.status == "exact" and back.spans == (span,) and back.created == made.created
    store.undo("s1")
    assert store.annotations("s1")[0].status == "orphan"


def test_what_is_undone_after_an_edit_is_found_in_the_new_text(store: Store) -> None:
    one = article()
    store.register(story(one))
    made = store.toggle_tag(one, [place(one, "Twelve people were hurt")], "disputed").annotation
    assert made
    store.delete(made.id)
    text = "A line before.\n\n" + HARBOUR
    store.register(story(article(text)))
    change = store.undo("s1")
    assert change.span and change.span.of(text) == "Twelve people were hurt"
