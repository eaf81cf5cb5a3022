"""The reader's own marks: tags, notes, links, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Article, Span
from reader.tui import dialogs
from reader.tui.camps import Camp, camps
from reader.tui.display import one_line
from reader.tui.keeping import read_kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.model import Change, Relation, Toggle
    from reader.notes.store import Store
    from reader.tui.desk import Kept
    from reader.tui.findings import Finding
    from reader.tui.screens.compare import CompareScreen
    from reader.tui.screens.story import StoryScreen

RELATIONS: dict[str, tuple[Relation, str]] = {
    "s": ("supports", "this one supports it"),
    "c": ("contradicts", "this one contradicts it"),
    "e": ("same", "both say the same"),
}


def tag_by_key(screen: CompareScreen, key: str) -> None:
    """Toggle the tag with this digit on the sentence or selection."""
    if not screen.desk.kept.tags:
        screen.say("Your notes are still being opened.")
        return
    tag = screen.desk.kept.tag_of_key(key)
    if tag is None:
        screen.say(f"No tag has the key {key} yet: t makes one.")
        return
    toggle_tag(screen, tag.id, tag.name)


def toggle_tag(screen: CompareScreen, tag_id: str, name: str) -> None:
    """Give the sentence or selection a tag, or take it off."""
    article, span = chosen(screen)
    story = screen.story_id

    def work(store: Store) -> tuple[Toggle, Kept]:
        return store.toggle_tag(article, [span], tag_id), read_kept(store, story)

    def then(result: tuple[Toggle, Kept]) -> None:
        toggle, kept = result
        screen.take_notes(kept)
        screen.say(f"Tagged “{name}”." if toggle.on else f"No longer tagged “{name}”.")

    screen.select(None)
    screen.notebook.ask(work, then)


def chosen(screen: CompareScreen) -> tuple[Article, Span]:
    """The article and stretch an action is about."""
    column = screen.desk.column
    return column.article, column.chosen


def pick_tag(screen: CompareScreen) -> None:
    """Choose or make a tag for the sentence or selection."""
    dialogs.pick_tag(screen.reader_app, lambda tag_id, name: toggle_tag(screen, tag_id, name))


def pick_tag_everywhere(screen: CompareScreen) -> None:
    """Choose a tag for what stands under the cursor, in every source that has it."""
    finding = screen.desk.finding_here()
    if finding is None or finding.kind == "passage":
        screen.say("The cursor stands on no shared quote or dispute.")
        return
    camp = _camp_here(screen, finding)
    every = [(source, span) for source in finding.articles for span in finding.spans_in(source)]
    if camp is None:
        _tag_all(screen, every)
        return
    one_side = [(side.article, side.span) for side in camp.sides]
    dialogs.choose(
        screen.reader_app,
        f"Tag what of “{one_line(finding.thing.statement)}”?",  # type: ignore[union-attr]
        [("s", f"this side alone: {camp.title}"), ("a", "all of it, both sides")],
        lambda key: _tag_all(screen, one_side if key == "s" else every),
    )


def _camp_here(screen: CompareScreen, finding: Finding) -> Camp | None:
    """The side of a dispute that the cursor stands on."""
    from reader.compare.model import Dispute

    parted = camps(finding.thing) if isinstance(finding.thing, Dispute) else None
    article, span = chosen(screen)
    for camp in (parted.first, parted.second) if parted is not None else ():
        if any(side.article == article.id and side.span.overlap(span) for side in camp.sides):
            return camp
    return None


def _tag_all(screen: CompareScreen, places: Sequence[tuple[str, Span]]) -> None:
    story = screen.story_id
    singly = [(screen.desk.article(source), [span]) for source, span in dict.fromkeys(places)]
    sources = len({source for source, _ in places})

    def tag(tag_id: str, name: str) -> None:
        def work(store: Store) -> tuple[Toggle, Kept]:
            return store.toggle_tag_all(singly, tag_id), read_kept(store, story)

        def then(result: tuple[Toggle, Kept]) -> None:
            screen.take_notes(result[1])
            how = f"Tagged “{name}”" if result[0].on else f"No longer tagged “{name}”"
            screen.say(f"{how} in {sources} source{'s' if sources != 1 else ''}.")

        screen.notebook.ask(work, then)

    dialogs.pick_tag(screen.reader_app, tag)


def write_note(screen: CompareScreen) -> None:
    """Open the note of the sentence or selection."""
    article, span = chosen(screen)
    same = [note for note in screen.desk.annotations_over(article.id, span) if note.spans == (span,)]
    over = same or [note for note in screen.desk.annotations_over(article.id, span) if note.note]
    existing = over[0] if over else None
    screen.open_note(article, existing.spans if existing else (span,), existing.note if existing else "")


def mark_claim(screen: CompareScreen) -> None:
    """Keep the sentence or selection in mind, to link another to it."""
    article, span = chosen(screen)
    screen.desk.marked = (article.id, span)
    screen.select(None)
    screen.say("Marked. Go to another claim and press L to link it.")


def link_claim(screen: CompareScreen) -> None:
    """Ask how this claim stands to the marked one, and link them."""
    marked = screen.desk.marked
    here, span = chosen(screen)
    if marked is None:
        screen.say("Mark a claim first, with m.")
        return
    if marked == (here.id, span):
        screen.say("That is the marked claim itself: go to another.")
        return
    other = screen.desk.article(marked[0])
    words = " ".join(marked[1].of(screen.desk.columns[marked[0]].text).split())
    story = screen.story_id

    def link(key: str) -> None:
        relation, _ = RELATIONS[key]

        def work(store: Store) -> Kept:
            store.link_claims((here, [span]), (other, [marked[1]]), relation)
            return read_kept(store, story)

        def then(kept: Kept) -> None:
            screen.take_notes(kept)
            screen.say(f"Linked: {RELATIONS[key][1]}.")

        screen.select(None)
        screen.notebook.ask(work, then)

    dialogs.choose(
        screen.reader_app,
        f"“{words}” — {screen.desk.label(other.id)}",
        [(key, what) for key, (_, what) in RELATIONS.items()],
        link,
    )


def undo(screen: StoryScreen) -> None:
    """Take back the last change."""
    _history(screen, "undo")


def redo(screen: StoryScreen) -> None:
    """Make it again."""
    _history(screen, "redo")


def _history(screen: StoryScreen, which: str) -> None:
    story = screen.story_id

    def work(store: Store) -> tuple[Change, Kept]:
        change = store.undo(story) if which == "undo" else store.redo(story)
        return change, read_kept(store, story)

    def then(result: tuple[Change, Kept]) -> None:
        change, kept = result
        screen.take_notes(kept)
        if change.article is not None and change.span is not None:
            screen.show_change(change.article, change.span)
        screen.say(f"{'Undone' if which == 'undo' else 'Done again'}: {change.label}.")

    screen.notebook.ask(work, then)
