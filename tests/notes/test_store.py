"""What the reader keeps stays, and can be found, changed and linked."""

from pathlib import Path

import pytest

from reader.article import Span
from reader.notes.errors import NoSuchNote, StoreError
from reader.notes.store import Store
from reader.notes.tags import DEFAULTS
from tests.notes.samples import HARBOUR, Clock, annotations_of, article, place, story, wire


def test_a_new_store_has_the_seven_tags_on_the_keys_one_to_seven(store: Store) -> None:
    assert store.tags() == DEFAULTS
    assert [tag.key for tag in store.tags()] == list("1234567")
    assert len({tag.sign for tag in DEFAULTS}) == len(DEFAULTS)


def test_a_tag_given_once_is_on_and_given_again_is_off(store: Store) -> None:
    one = article()
    store.register(story(one))
    span = place(one, "Twelve people were hurt")
    on = store.toggle_tag(one, [span], "disputed")
    assert on.on and on.annotation and on.annotation.tags == ("disputed",) and on.annotation.spans == (span,)
    off = store.toggle_tag(one, [span], "disputed")
    assert not off.on and off.annotation is None
    assert store.annotations("s1") == ()


def test_a_second_tag_on_the_same_words_joins_the_first(store: Store) -> None:
    one = article()
    store.register(story(one))
    span = place(one, "Twelve people were hurt")
    first = store.toggle_tag(one, [span], "disputed").annotation
    second = store.toggle_tag(one, [span], "follow-up").annotation
    assert first and second and first.id == second.id and second.tags == ("disputed", "follow-up")


def test_taking_the_last_tag_off_keeps_the_note(store: Store) -> None:
    one = article()
    store.register(story(one))
    span = place(one, "Twelve people were hurt")
    store.set_note(one, [span], "ask the hospital")
    store.toggle_tag(one, [span], "disputed")
    left = store.toggle_tag(one, [span], "disputed").annotation
    assert left and left.tags == () and left.note == "ask the hospital"


def test_several_places_are_tagged_at_once_and_taken_back_at_once(store: Store) -> None:
    one, two = article(), wire()
    store.register(story(one, two))
    places = [(one, [place(one, "Twelve people")]), (two, [place(two, "Nine people were hurt")])]
    assert len(store.toggle_tag_all(places, "disputed").annotations) == 2
    store.undo("s1")
    assert store.annotations("s1") == ()


def test_tagging_a_family_of_which_some_have_the_tag_gives_it_to_the_others(store: Store) -> None:
    one, two = article(), wire()
    store.register(story(one, two))
    first = (one, [place(one, "Twelve people")])
    store.toggle_tag_all([first], "disputed")
    both = store.toggle_tag_all([first, (two, [place(two, "Nine people")])], "disputed")
    assert both.on and all(annotation.tags == ("disputed",) for annotation in both.annotations)
    assert not store.toggle_tag_all([first, (two, [place(two, "Nine people")])], "disputed").on


def test_one_annotation_may_cover_several_stretches(store: Store) -> None:
    one = article()
    store.register(story(one))
    spans = [place(one, "she said"), place(one, "Nobody told us anything")]
    made = store.toggle_tag(one, spans, "context").annotation
    assert made and made.spans == tuple(sorted(spans)) and made.quote == "Nobody told us anything … she said"
    assert store.annotation_at(one, reversed(spans)) == made


def test_annotations_come_by_article_and_place(store: Store) -> None:
    one, two = article(), wire()
    store.register(story(one, two))
    for source, words in ((two, "Nine people"), (one, "The ferry will"), (one, "Ada Voss")):
        store.toggle_tag(source, [place(source, words)], "context")
    assert [a.quote for a in store.annotations("s1")] == ["Ada Voss", "The ferry will", "Nine people"]


def test_everything_is_there_after_closing_and_opening_again(path: Path) -> None:
    one, two = article(), wire()
    with Store.open(path) as store:
        store.register(story(one, two))
        noted = store.set_note(one, [place(one, "Twelve people")], "**twelve**\n\n- ask")
        tagged = store.toggle_tag(two, [place(two, "Nine people")], "disputed").annotation
        assert noted and tagged
        link = store.link(noted.id, tagged.id, "contradicts")
        before = store.annotations("s1")
    with Store.open(path) as store:
        assert store.annotations("s1") == before
        assert store.links("s1") == (link,)
        assert annotations_of(store, story(one, two)) == before


def test_an_empty_note_without_tags_takes_the_annotation_away(store: Store) -> None:
    one = article()
    store.register(story(one))
    span = place(one, "Ada Voss")
    assert store.set_note(one, [span], "x")
    assert store.set_note(one, [span], "") is None
    assert store.annotations("s1") == ()


def test_an_annotation_that_is_linked_stays_without_tags_and_note(store: Store) -> None:
    one = article()
    store.register(story(one))
    a = store.toggle_tag(one, [place(one, "Ada Voss")], "context").annotation
    b = store.toggle_tag(one, [place(one, "Twelve people")], "context").annotation
    assert a and b
    store.link(a.id, b.id, "supports")
    assert store.toggle_tag(one, [place(one, "Ada Voss")], "context").annotation is not None


def test_claims_without_marks_are_linked_as_they_are_and_undo_leaves_nothing(store: Store) -> None:
    one = article()
    store.register(story(one))
    here, there = [(one, [place(one, words)]) for words in ("Ada Voss", "Twelve people")]
    link = store.link_claims(here, there, "supports")
    assert store.links("s1") == (link,)
    assert [(note.tags, note.note, note.status) for note in store.annotations("s1")] == [((), "", "exact")] * 2
    assert store.link_claims(here, there, "same").id == link.id
    with pytest.raises(NoSuchNote, match="itself"):
        store.link_claims(here, here, "same")
    store.undo("s1")
    store.undo("s1")
    assert store.links("s1") == () == store.annotations("s1")


def test_linking_again_changes_the_relation_and_a_note_cannot_be_linked_to_itself(store: Store) -> None:
    one = article()
    store.register(story(one))
    a = store.toggle_tag(one, [place(one, "Ada Voss")], "context").annotation
    b = store.toggle_tag(one, [place(one, "Twelve people")], "context").annotation
    assert a and b
    first = store.link(a.id, b.id, "supports")
    assert store.link(a.id, b.id, "same").id == first.id
    assert [link.relation for link in store.links("s1")] == ["same"]
    with pytest.raises(NoSuchNote, match="itself"):
        store.link(a.id, a.id, "same")
    store.unlink(first.id)
    assert store.links("s1") == ()


def test_deleting_takes_the_links_along_and_undo_brings_both_back(store: Store) -> None:
    one = article()
    store.register(story(one))
    a = store.toggle_tag(one, [place(one, "Ada Voss")], "context").annotation
    b = store.toggle_tag(one, [place(one, "Twelve people")], "context").annotation
    assert a and b
    link = store.link(a.id, b.id, "supports")
    store.delete(a.id)
    assert store.links("s1") == () and [x.id for x in store.annotations("s1")] == [b.id]
    store.undo("s1")
    assert store.links("s1") == (link,) and len(store.annotations("s1")) == 2


def test_a_tag_that_does_not_exist_and_words_that_are_not_there_are_refused(store: Store) -> None:
    one = article()
    store.register(story(one))
    with pytest.raises(NoSuchNote, match="no such tag"):
        store.toggle_tag(one, [place(one, "Ada")], "nonsense")
    for span in (Span(3, 3), Span(5, 2), Span(0, len(HARBOUR) + 1), Span(-4, 3)):
        with pytest.raises(NoSuchNote):
            store.toggle_tag(one, [span], "disputed")
    with pytest.raises(NoSuchNote):
        store.toggle_tag(one, [], "disputed")
    assert store.annotations("s1") == ()


def test_an_article_of_a_story_that_was_not_opened_is_refused(store: Store) -> None:
    with pytest.raises(NoSuchNote, match="was not opened"):
        store.toggle_tag(article(), [Span(0, 4)], "disputed")


def test_notes_hold_any_text_a_keyboard_or_a_paste_can_give(store: Store) -> None:
    one = article()
    store.register(story(one))
    odd = "tab\tNUL\0 lone \ud800 — 火事 👩‍🚒 \u202e [[x]] ``` %%"
    made = store.set_note(one, [place(one, "Ada Voss")], odd)
    assert made and made.note == odd.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    store.undo("s1")
    store.redo("s1")
    assert store.annotations("s1")[0].note == made.note


def test_text_with_lone_surrogates_can_be_marked(store: Store) -> None:
    one = article("Title\n\nA word \ud83d broken and a NUL \0 here.", "odd.txt")
    store.register(story(one))
    made = store.toggle_tag(one, [Span(7, 25)], "disputed").annotation
    assert made and made.quote == one.text[7:25]
    assert store.story("s1").articles == (one,)


def test_a_new_tag_gets_a_free_key_colour_and_sign(store: Store) -> None:
    made = store.add_tag("  Needs  Photo ")
    assert (made.id, made.name, made.key, made.sign) == ("needs-photo", "Needs Photo", "8", "N")
    assert made.colour not in {tag.colour for tag in DEFAULTS}
    assert store.add_tag("needs photo") == made
    assert store.add_tag("Disputed").id == "disputed"
    with pytest.raises(StoreError, match="a name"):
        store.add_tag("  ")
    with pytest.raises(StoreError, match="digit"):
        store.add_tag("other", key="1")
    assert [store.add_tag(f"tag {n}").key for n in range(3)] == ["9", None, None]


def test_names_of_tags_in_any_script_work(store: Store) -> None:
    assert store.add_tag("проверить").id == "проверить"
    assert store.add_tag("!!!").id == "tag"
    assert store.add_tag("???").id == "tag-2"


def test_the_library_lists_stories_last_opened_first(store: Store, clock: Clock) -> None:
    store.register(story(id="s1", title="One"))
    clock.wait(5)
    other = article("Other\n\nA quite different text.", "/elsewhere/x.txt")
    store.register(story(other, id="s2", title="Two"))
    store.toggle_tag(other, [Span(0, 5)], "follow-up")
    first, second = store.stories()
    assert (first.title, first.articles, first.annotations, first.follow_up) == ("Two", 1, 1, 1)
    assert second.paths == ("harbour.txt", "wire.txt")


def test_a_story_can_be_renamed_archived_and_brought_back(store: Store) -> None:
    store.register(story())
    store.rename("s1", "  The quay ")
    assert store.stories()[0].title == "The quay"
    store.register(story())
    assert store.stories()[0].title == "The quay"
    store.archive("s1")
    assert store.stories() == () and store.stories(archived=True)[0].archived
    store.undo("s1")
    assert store.stories()[0].title == "The quay"
    store.rename("s1", "")
    assert store.stories()[0].title == "Quay fire"


def test_a_story_is_found_by_id_title_or_path(store: Store) -> None:
    store.register(story(id="abc123"))
    for which in ("abc123", "abc", "quay fire", "quay", "harbour.txt"):
        assert store.find_story(which).id == "abc123"
    with pytest.raises(NoSuchNote, match="no such story"):
        store.find_story("zzz")
    store.register(story(article("T\n\nOther.", "o.txt"), id="abd456", title="Quay two"))
    with pytest.raises(NoSuchNote, match="several stories fit"):
        store.find_story("ab")


def test_a_story_comes_back_whole_without_its_files(store: Store) -> None:
    given = story()
    store.register(given)
    assert store.story("s1") == given


def test_two_stores_on_one_file_see_each_others_changes(path: Path) -> None:
    one = article()
    with Store.open(path) as here, Store.open(path) as there:
        for store in (here, there):
            store.register(story(one))
        here.changed(), there.changed()
        here.toggle_tag(one, [place(one, "Ada Voss")], "disputed")
        assert there.changed() and not there.changed() and not here.changed()
        assert there.annotations("s1") == here.annotations("s1")


def test_questions_are_ticked_off_and_opened_again(store: Store) -> None:
    store.register(story())
    store.tick("s1", "claim-1")
    assert store.notes("s1").done == {"claim-1"}
    store.undo("s1")
    assert store.notes("s1").done == frozenset()


def test_closing_twice_is_fine(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()


def test_a_store_in_memory_works_like_any_other() -> None:
    with Store.in_memory() as store:
        one = article()
        store.register(story(one))
        store.toggle_tag(one, [place(one, "Ada Voss")], "disputed")
        assert store.path is None and len(store.annotations("s1")) == 1
