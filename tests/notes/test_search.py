"""Search takes the reader's words as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.notes.search import query
from reader.notes.store import Store
from tests.notes.samples import article, place, story, wire


@pytest.fixture
def filled(store: Store) -> Store:
    one, two = article(), wire()
    store.register(story(one, two))
    store.set_note(one, [place(one, "Twelve people were hurt")], "Ask the hospital: café at nine")
    store.toggle_tag(two, [place(two, "Nine people were hurt")], "disputed")
    return store


def quotes(store: Store, words: str, **filters: str) -> list[str]:
    return [annotation.quote for annotation in store.search(words, **filters)]  # type: ignore[arg-type]


def test_words_are_looked_for_in_quotes_and_notes_without_case_and_accents(filled: Store) -> None:
    assert quotes(filled, "HURT") == ["Nine people were hurt", "Twelve people were hurt"]
    assert quotes(filled, "cafe") == ["Twelve people were hurt"]
    assert quotes(filled, "hospital twelve") == ["Twelve people were hurt"]
    assert quotes(filled, "hospital nowhere") == []


def test_the_last_word_may_be_half_typed_and_a_phrase_stays_together(filled: Store) -> None:
    assert quotes(filled, "hosp") == ["Twelve people were hurt"]
    assert quotes(filled, '"people were"') and not quotes(filled, '"were people"')


def test_tag_and_story_narrow_the_search(filled: Store) -> None:
    assert quotes(filled, "", tag="disputed") == ["Nine people were hurt"]
    assert quotes(filled, "hurt", story_id="s1", tag="context") == []
    assert quotes(filled, "hurt", story_id="nope") == []


def test_a_search_follows_edits_and_undo(filled: Store) -> None:
    one = article()
    filled.set_note(one, [place(one, "Twelve people were hurt")], "now something else")
    assert quotes(filled, "hospital:") == [] and quotes(filled, "something")
    filled.undo("s1")
    assert quotes(filled, "something") == []


@pytest.mark.parametrize(
    "typed", ['"', "NEAR(a b)", "a OR b", "note:x", "-x", "*", "^x", "x AND", "'", "(", ";--", "\0", ""]
)
def test_query_syntax_is_only_text(filled: Store, typed: str) -> None:
    filled.search(typed)


@given(st.text(st.characters()) | st.just("lone \ud800 half"))
def test_any_text_can_be_searched_for(typed: str) -> None:
    with Store.in_memory() as store:
        assert store.search(typed) == ()
    assert query(typed).count('"') % 2 == 0
