"""Settings: one schema yields defaults, checks and the file; mistakes are told and never stop the app."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import (
    SCHEMA,
    BadConfig,
    Settings,
    config_check,
    config_init,
    load_settings,
    normal_key,
    read_settings,
    written,
)
from reader.tui.actions import ACTIONS, by_id


def test_the_schema_and_the_settings_have_the_same_names_and_defaults() -> None:
    for setting in SCHEMA:
        assert getattr(Settings(), setting.name) == setting.default
        assert setting.help


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml", actions=ACTIONS) == Settings()


def test_the_file_that_init_writes_changes_nothing_and_names_everything(tmp_path: Path) -> None:
    path = config_init(tmp_path / "deep" / "config.toml", actions=ACTIONS)
    text = path.read_text("utf-8")
    assert load_settings(path, actions=ACTIONS) == Settings()
    for setting in SCHEMA:
        assert f"#{setting.name} = " in text
    for action in ACTIONS:
        assert not action.keys or f'"{action.id}"' in text


def test_every_line_of_the_file_can_be_used_as_it_stands() -> None:
    lines = [
        line[1:] if line.startswith("#") and line[1:2] not in (" ", "") else line
        for line in written(ACTIONS).split("\n")
    ]
    settings = read_settings("\n".join(lines), actions=ACTIONS)
    assert settings.problems == ()
    for action_id, keys in settings.keymap.items():
        assert keys.split(",") == list(by_id()[action_id].keys)


def test_init_leaves_a_file_that_is_there_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "nord"')
    with pytest.raises(BadConfig, match="is there already"):
        config_init(path)
    assert path.read_text() == 'theme = "nord"'


def test_init_where_nothing_may_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadConfig, match="cannot be written"):
        config_init(tmp_path / "file" / "config.toml")


def test_check_without_a_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="config init"):
        config_check(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = ", "is not TOML"),
        ("theme = 3", "theme must be words"),
        ("mouse = 'yes'", "mouse must be true or false"),
        ("inspector = 'huge'", "inspector must be one of normal, tall, full, hidden"),
        ("thema = 'nord'", "no setting 'thema' (do you mean 'theme'?)"),
        ("[keys]\n'sentence.nxt' = 'j'", "no action 'sentence.nxt' (do you mean 'sentence.next'?)"),
        ("[keys]\nundo = 3", "'undo' must be a key or a list of keys"),
        ("[keys]\nundo = []", "'undo' must be a key or a list of keys"),
        ("[keys]\nundo = 'j'", "'j' is given to both 'sentence.next' and 'undo'"),
        ("keys = 3", "[keys] must be a table"),
    ],
)
def test_a_mistake_is_one_line_that_names_it_and_the_rest_is_in_force(text: str, words: str) -> None:
    settings = read_settings(f"restore = false\n{text}" if "is not" not in words else text, "c.toml", actions=ACTIONS)
    assert len(settings.problems) == 1
    assert words in settings.problems[0]
    assert "\n" not in settings.problems[0]
    if "is not" not in words:
        assert settings.restore is False
    assert settings.keymap == {}


def test_a_key_that_two_actions_ask_for_goes_to_the_first() -> None:
    settings = read_settings("[keys]\n'quote.next' = 'H'\n'dispute.next' = 'H'", actions=ACTIONS)
    assert settings.keymap == {"quote.next": "H"}
    assert "'quote.next' and 'dispute.next'" in settings.problems[0]


def test_an_action_that_goes_back_to_its_default_does_not_take_another_s_key() -> None:
    settings = read_settings("[keys]\n'quote.next' = 'd'\n'dispute.next' = 'j'", actions=ACTIONS)
    assert settings.keymap == {}
    assert len(settings.problems) == 2


def test_two_actions_may_change_keys_with_each_other() -> None:
    settings = read_settings("[keys]\n'quote.next' = 'd'\n'dispute.next' = 's'", actions=ACTIONS)
    assert settings.problems == ()
    assert settings.keymap == {"quote.next": "d", "dispute.next": "s"}


def test_keys_are_written_as_people_write_them() -> None:
    asked = {
        "/": "slash", "F3": "f3", "Ctrl+P": "ctrl+p", "G": "G", "g": "g", "ctrl+/": "ctrl+slash", "+": "plus",
        "PgDn": "pagedown", "shift+Tab": "shift+tab", "?": "question_mark", "esc": "escape",
    }  # fmt: skip
    assert {key: normal_key(key) for key in asked} == asked


def test_a_file_that_is_not_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00theme")
    assert "not UTF-8" in load_settings(path).problems[0]
    assert "cannot be read" in load_settings(tmp_path).problems[0]


@given(st.text(max_size=200))
def test_no_file_whatever_stands_in_it_raises(text: str) -> None:
    settings = read_settings(text, actions=ACTIONS)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert settings.problems


def test_the_names_of_keys_are_the_ones_the_app_hears() -> None:
    from textual.keys import _character_to_key

    from reader.config import _NAMES

    for character, name in _NAMES.items():
        if len(character) == 1:
            assert _character_to_key(character) == name
