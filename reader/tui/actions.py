"""Every action of the app, once: its id, keys, title, help and handler.

Bindings, the help for where you are, the palette, the hint line, the settings' keymap and docs/keys.md come from this
table. Nothing here imports textual.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.tui.commands import (
    asking,
    copying,
    finding,
    following,
    general,
    looking,
    marking,
    moving,
    selecting,
    sources,
    views,
)

COMPARE, LISTS, LIBRARY = "compare", "lists", "library"
"""Where an action can be used: in the text, in the lists of a story, in the library."""

STORY = (COMPARE, LISTS)
ANYWHERE = (COMPARE, LISTS, LIBRARY)


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do.

    Attributes:
        id: stable; settings remap by it.
        keys: default keys, in Textual's names, the first the one that is shown; empty: from the palette only.
        title: what the palette and help call it.
        help: one sentence more.
        group: the heading it stands under.
        run: called with the screen that is shown.
        views: where it can be used.
        hint: two or three words for the hint line; "" leaves it out.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    run: Callable[[Any], None]
    views: tuple[str, ...] = (COMPARE,)
    hint: str = ""


def _tag(digit: int) -> Action:
    return Action(
        f"tag.{digit}",
        (str(digit),),
        f"Tag {digit}",
        f"Give the sentence or selection the tag with the key {digit}; again: take it off.",
        "Your marks",
        lambda screen: marking.tag_by_key(screen, str(digit)),
    )


ACTIONS: tuple[Action, ...] = (
    # Reading
    Action(
        "sentence.next", ("j", "down"), "Next sentence", "Move the cursor; in a selection, take in the next sentence.",
        "Reading", moving.next_sentence, hint="sentence",
    ),
    Action(
        "sentence.previous", ("k", "up"), "Previous sentence", "Move the cursor; in a selection, let a sentence go.",
        "Reading", moving.previous_sentence,
    ),
    Action("paragraph.next", ("J",), "Next paragraph", "To its first sentence.", "Reading", moving.next_paragraph),
    Action(
        "paragraph.previous", ("K",), "Previous paragraph", "To the start of this one, then of the one before.",
        "Reading", moving.previous_paragraph,
    ),
    Action(
        "page.down", ("space", "pagedown"), "Page down", "The cursor goes with the page.", "Reading",
        moving.page_down,
    ),
    Action(
        "page.up", ("b", "pageup"), "Page up", "The cursor goes with the page.", "Reading", moving.page_up,
    ),
    Action("page.half_down", ("ctrl+d",), "Half a page down", "", "Reading", moving.half_page_down),
    Action("page.half_up", ("ctrl+u",), "Half a page up", "", "Reading", moving.half_page_up),
    Action("text.top", ("g", "home"), "Top", "To the first sentence.", "Reading", moving.top),
    Action("text.end", ("G", "end"), "End", "To the last sentence.", "Reading", moving.end),
    Action("source.next", ("l", "right"), "Next source", "The column to the right.", "Reading", moving.next_source),
    Action(
        "source.previous", ("h", "left"), "Previous source", "The column to the left.", "Reading",
        moving.previous_source,
    ),
    # Across the sources
    Action(
        "counterpart.next", ("tab",), "Same passage in the next source",
        "Go to what faces the cursor in the next source that has it; the other columns line up.",
        "Across the sources", moving.next_counterpart, hint="other source",
    ),
    Action(
        "counterpart.previous", ("shift+tab",), "Same passage in the previous source", "As Tab, the other way.",
        "Across the sources", moving.previous_counterpart,
    ),
    Action(
        "quote.next", ("s",), "Next shared quote", "In this source.", "Across the sources", moving.next_quote,
        hint="quote",
    ),
    Action(
        "quote.previous", ("S",), "Previous shared quote", "In this source.", "Across the sources",
        moving.previous_quote,
    ),
    Action(
        "dispute.next", ("d",), "Next dispute", "In this source.", "Across the sources", moving.next_dispute,
        hint="dispute",
    ),
    Action(
        "dispute.previous", ("D",), "Previous dispute", "In this source.", "Across the sources",
        moving.previous_dispute,
    ),
    Action(
        "scroll.linked", ("backslash",), "Linked scrolling on or off",
        "The other columns follow the cursor, by what they share and not by line.", "Across the sources",
        looking.toggle_linked,
    ),
    Action("changes", ("c",), "What changed since you read it",
           "Every source that was read in another version before: the words that were there, and those there now.",
           "Across the sources", sources.show_changes, STORY),
    # Your marks
    *(_tag(digit) for digit in range(1, 10)),
    Action(
        "tag.pick", ("t",), "Choose a tag", "Type part of its name; a name that is new makes a new tag.", "Your marks",
        marking.pick_tag,
    ),
    Action(
        "tag.everywhere", ("T",), "Tag it in every source",
        "Give a tag to the quote under the cursor wherever it stands; of a dispute, to one side or both.", "Your marks",
        marking.pick_tag_everywhere,
    ),
    Action(
        "note.write", ("a",), "Write a note", "On the sentence or selection; it is saved as you type.", "Your marks",
        marking.write_note, hint="note",
    ),
    Action("claim.mark", ("m",), "Mark a claim", "To link another to it.", "Your marks", marking.mark_claim),
    Action(
        "claim.link", ("L",), "Link to the marked claim", "This one supports, contradicts or says the same as it.",
        "Your marks", marking.link_claim,
    ),
    Action("undo", ("u",), "Undo", "The last change to your marks, in whatever source or session.", "Your marks",
           marking.undo, STORY),
    Action("redo", ("ctrl+r",), "Redo", "What was undone last.", "Your marks", marking.redo, STORY),
    # Selecting and copying
    Action(
        "select", ("v",), "Select", "The sentence; again: a marked stretch in it, the next, and back to none.",
        "Selecting", selecting.select,
    ),
    Action("select.end_grow", ("w",), "Grow the end by a word", "Begins a selection if there is none.", "Selecting",
           selecting.grow_end),
    Action("select.end_shrink", ("W",), "Shrink the end by a word", "", "Selecting", selecting.shrink_end),
    Action("select.start_shrink", ("e",), "Move the start on by a word", "Begins a selection if there is none.",
           "Selecting", selecting.shrink_start),
    Action("select.start_grow", ("E",), "Move the start back by a word", "", "Selecting", selecting.grow_start),
    Action(
        "copy", ("y", "ctrl+c"), "Copy with its citation",
        "The sentence or selection, with outlet, title, date and address, to the clipboard (OSC 52).", "Selecting",
        copying.copy_with_citation,
    ),
    Action("copy.plain", ("Y",), "Copy the words alone", "", "Selecting", copying.copy_words),
    # Finding
    Action("search", ("slash",), "Search all sources", "Counts show as you type; Enter goes to the first.", "Finding",
           finding.search, hint="search"),
    Action("search.next", ("n",), "Next match", "In all sources, round the end.", "Finding", finding.next_match),
    Action("search.previous", ("N",), "Previous match", "In all sources.", "Finding", finding.previous_match),
    Action(
        "hints", ("f",), "Go to any sentence on screen", "Letters appear; type two.", "Finding", finding.hints,
    ),
    Action("jump.back", ("ctrl+o", "alt+left"), "Back to where you were", "Before the last jump.", "Finding",
           finding.back, STORY),
    Action("jump.forward", ("O", "alt+right"), "Forward again", "", "Finding", finding.forward, STORY),
    # Lists
    Action("list.next", ("j", "down"), "Next row", "", "List", asking.next_row, (LISTS, LIBRARY), hint="row"),
    Action("list.previous", ("k", "up"), "Previous row", "", "List", asking.previous_row, (LISTS, LIBRARY)),
    Action("list.page_down", ("space", "pagedown"), "Page down", "", "List", asking.page_down, (LISTS, LIBRARY)),
    Action("list.page_up", ("b", "pageup"), "Page up", "", "List", asking.page_up, (LISTS, LIBRARY)),
    Action("list.top", ("g", "home"), "First row", "", "List", asking.first_row, (LISTS, LIBRARY)),
    Action("list.end", ("G", "end"), "Last row", "", "List", asking.last_row, (LISTS, LIBRARY)),
    Action("list.source_next", ("l", "right"), "Next source", "Which source Enter goes to.", "List",
           asking.next_cell, (LISTS,)),
    Action("list.source_previous", ("h", "left"), "Previous source", "Which source Enter goes to.", "List",
           asking.previous_cell, (LISTS,)),
    Action("list.open", ("enter",), "Open", "Go to the text, or open the story.", "List", asking.open_row,
           (LISTS, LIBRARY), hint="open"),
    Action("list.filter", ("slash",), "Filter", "Keep the rows with these words.", "List", asking.filter_rows,
           (LISTS, LIBRARY), hint="filter"),
    Action("list.sort", ("o",), "Sort by something else", "", "List", asking.sort_rows, (LISTS, LIBRARY), hint="sort"),
    Action("question.tick", ("m",), "Tick a question off", "In the list of questions; again: open it.", "List",
           following.tick, (LISTS,)),
    Action("note.reattach", ("r",), "Put a lost mark back",
           "In the list of notes: where a mark belongs whose words are gone from the source.", "List",
           following.reattach, (LISTS,)),
    # The library
    Action("story.rename", ("r",), "Rename the story", "The name is yours; the files keep theirs.", "Library",
           asking.rename, (LIBRARY,), hint="rename"),
    Action("story.archive", ("A",), "Archive the story, or bring it back", "Its notes stay.", "Library",
           asking.archive, (LIBRARY,), hint="archive"),
    Action("library.sort_folder", ("s",), "Sort a folder into stories",
           "Shows which articles belong together and why; files are moved only at a yes.", "Library",
           sources.sort_folder, (LIBRARY,)),
    Action("story.archived", ("full_stop",), "Show or hide what is archived", "", "Library", asking.show_archived,
           (LIBRARY,)),
    Action("story.add", ("plus",), "Add a source", "A file, folder or link joins the story.", "Library",
           views.add_source, (COMPARE, LISTS, LIBRARY)),
    # The screen
    Action("inspector", ("i",), "Inspector: usual, tall, taller, hidden", "What stands under the cursor, explained.",
           "The screen", looking.cycle_inspector),
    Action("inspector.down", ("greater_than_sign", "shift+down"), "More of the inspector",
           "On in what is explained below, where it is cut off.", "The screen", looking.inspector_down, ANYWHERE),
    Action("inspector.up", ("less_than_sign", "shift+up"), "Back in the inspector", "", "The screen",
           looking.inspector_up, ANYWHERE),
    Action("zoom", ("z",), "Zoom this source", "One column; again: side by side.", "The screen", looking.zoom),
    Action("pin", ("p",), "Pin as the base", "This source stays at the left; again: let it go.", "The screen",
           looking.pin),
    Action("furniture", ("full_stop",), "Show or hide page furniture",
           "Sign-ins, newsletters, credits and the like: dim, or out of sight.", "The screen",
           looking.toggle_furniture),
    Action("source.details", ("I",), "Details of this source",
           "Title, outlet, byline, dates, address: what you correct is kept, and used in headers and exports.",
           "The screen", sources.edit_details),
    # Views
    Action("view.compare", ("f2",), "Compare", "The sources side by side.", "Views", views.compare, STORY),
    Action("view.quotes", ("f3",), "Quotes", "Every shared quote and how each source gives it.", "Views",
           views.quotes, STORY),
    Action("view.disputes", ("f4",), "Disputes", "Where the sources part.", "Views", views.disputes, STORY),
    Action("view.coverage", ("f5",), "Coverage", "Who carries what, in which form, and who leaves it out.", "Views",
           views.coverage, STORY),
    Action("view.notes", ("f6",), "Notes", "Your tags, notes and links in this story.", "Views", views.notes, STORY),
    Action("view.origins", ("f7",), "Origins", "Whom and what the sources rest on.", "Views", views.origins, STORY),
    Action("view.questions", ("f9",), "Questions", "What to check next, to be ticked off.", "Views", views.questions,
           STORY),
    Action("view.library", ("f8",), "Library", "All stories.", "Views", views.library, ANYWHERE),
    # General
    Action("export", ("x",), "Export", "Your notes and the comparison, to a file.", "General", general.export, STORY),
    Action("cancel", ("escape",), "Let go", "Of a selection, hints, a search; stops a comparison under way.",
           "General", general.cancel, ANYWHERE),
    Action("help", ("question_mark", "f1"), "Help for where you are", "", "General", general.show_help, ANYWHERE,
           hint="help"),
    Action("theme", (), "Change the theme", "Light, dark, and the terminal's own colours.", "General",
           general.change_theme, ANYWHERE),
    Action("palette", ("ctrl+p",), "All actions", "Find one by name.", "General", general.palette, ANYWHERE),
    Action("back", ("q",), "Back, or quit", "Nothing has to be saved first.", "General", general.back, ANYWHERE),
    Action("quit", ("ctrl+q",), "Quit", "", "General", general.leave, ANYWHERE),
)  # fmt: skip


@cache
def by_id() -> dict[str, Action]:
    """All actions by their id."""
    return {action.id: action for action in ACTIONS}


def actions_in(view: str) -> list[Action]:
    """The actions of one kind of view, in the order of the table."""
    return [action for action in ACTIONS if view in action.views]


_SHOWN = {
    "space": "space", "slash": "/", "backslash": "\\", "question_mark": "?", "escape": "esc", "pagedown": "PgDn",
    "pageup": "PgUp", "shift+tab": "shift+tab", "tab": "tab", "enter": "enter", "down": "↓", "up": "↑", "left": "←",
    "right": "→", "home": "home", "end": "end", "plus": "+", "full_stop": ".", "minus": "-", "comma": ",",
    "alt+left": "alt+←", "alt+right": "alt+→", "shift+down": "shift+↓", "shift+up": "shift+↑",
    "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip


def shown_key(key: str) -> str:
    """A key as the reader knows it."""
    if key in _SHOWN:
        return _SHOWN[key]
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key


def keys_of(action: Action, keymap: dict[str, str] | None = None) -> tuple[str, ...]:
    """The keys that do it now, in Textual's names."""
    if keymap and action.id in keymap:
        return tuple(key.strip() for key in keymap[action.id].split(",") if key.strip())
    return action.keys
