"""The registry of actions and what is made from it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from reader.config import clashes
from reader.tui.actions import ACTIONS, ANYWHERE, COMPARE, actions_in, by_id, keys_of, shown_key
from reader.tui.keys_page import keys_page

DOCS = Path(__file__).resolve().parents[2] / "docs" / "keys.md"


def test_ids_are_unique_and_every_action_says_what_it_does() -> None:
    assert len(by_id()) == len(ACTIONS)
    for action in ACTIONS:
        assert action.title
        assert callable(action.run)
        assert len(inspect.signature(action.run).parameters) == 1


def test_no_two_actions_of_one_view_have_one_key() -> None:
    for view in ANYWHERE:
        keys = [key for action in actions_in(view) for key in action.keys]
        assert len(keys) == len(set(keys))
    assert clashes({}, ACTIONS) == []


def test_the_keys_the_design_names_are_there() -> None:
    keys = {key for action in actions_in(COMPARE) for key in action.keys}
    named = (
        "j k J K h l tab shift+tab s S d D space b g G 1 9 t a v w W e E f m L u ctrl+r n N y i z p f2 f6 x ctrl+p q"
    )
    assert set(named.split()) <= keys
    assert {"slash", "backslash", "question_mark"} <= keys


def test_forward_is_not_tab_in_disguise() -> None:
    assert "ctrl+i" not in by_id()["jump.forward"].keys


def test_a_keymap_changes_what_is_shown() -> None:
    assert keys_of(by_id()["undo"], {"undo": "U, ctrl+z"}) == ("U", "ctrl+z")
    assert [shown_key(key) for key in ("slash", "f3", "ctrl+r", "j")] == ["/", "F3", "ctrl+r", "j"]


def test_the_page_of_keys_is_what_the_registry_says() -> None:
    assert DOCS.read_text("utf-8") == keys_page(), "run: python -m reader.tui.keys_page > docs/keys.md"


def test_the_registry_is_there_without_textual() -> None:
    code = "import sys, reader.tui.actions; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "module", ["trafilatura", "sqlite3", "markdown_it", "httpx", "rapidfuzz", "reader.compare.pipeline", "yaml"]
)
def test_the_first_frame_does_not_load(module: str) -> None:
    code = f"import sys, reader.tui.app, reader.tui.screens.compare; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
