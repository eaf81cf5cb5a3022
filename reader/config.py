"""Settings: one schema that yields defaults, validation and documentation. The file is TOML.

A file with mistakes never stops the app: what is right is taken, each mistake is one line that names the setting and
says what may stand there. `crossread config init` writes a file with every setting, its default and its meaning;
`crossread config check` says what is wrong with the one there is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from reader.errors import CrossreadError
from reader.paths import make_private_folder, private


class BadConfig(CrossreadError):
    """The settings file cannot be read, written or understood."""


class KeyedAction(Protocol):
    """What the keymap needs to know of an action of the app."""

    @property
    def id(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def views(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the file, default, meaning, and what may stand there."""

    name: str
    default: str | bool
    help: str
    choices: tuple[str, ...] = ()

    def check(self, value: object) -> str | None:
        """What is wrong with `value`; None when nothing is."""
        if isinstance(self.default, bool):
            return None if isinstance(value, bool) else f"must be true or false, not {value!r}"
        if not isinstance(value, str):
            return f"must be words in quotation marks, not {value!r}"
        if self.choices and value not in self.choices:
            return f"must be one of {', '.join(self.choices)}, not {value!r}"
        return None


SCHEMA: tuple[Setting, ...] = (
    Setting(
        "theme",
        "auto",
        'The colours: the name of a theme ("nord", "textual-light", …), "ansi-dark" or "ansi-light" for the '
        'terminal\'s own sixteen colours, or "auto". The palette (ctrl+p, "Change the theme") shows them all. '
        'A file NAME.toml in the folder "themes" beside this file is a theme of your own: primary = "#1d3557", dark = '
        "true, and more colours.",
    ),
    Setting("mouse", True, "Whether the mouse moves the cursor and selects. Without it the terminal selects instead."),
    Setting("linked", True, "Whether the other columns follow the cursor when a story is opened for the first time."),
    Setting(
        "inspector", "normal", "How tall the inspector is when a story is opened for the first time.",
        ("normal", "tall", "full", "hidden"),
    ),
    Setting("furniture", True, "Whether page furniture (sign-ins, newsletters, credits …) is shown, dim, at first."),
    Setting("restore", True, "Whether a story opens where it was left."),
)  # fmt: skip

KEYS = "keys"
"""The table of the keymap."""


@dataclass(frozen=True)
class Settings:
    """The settings in force.

    Attributes:
        keymap: action id → keys in Textual's names, joined by commas.
        problems: one line for each mistake in the file; the default is in force there.
    """

    theme: str = "auto"
    mouse: bool = True
    linked: bool = True
    inspector: str = "normal"
    furniture: bool = True
    restore: bool = True
    keymap: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def load_settings(path: Path | None = None, *, actions: Iterable[KeyedAction] = ()) -> Settings:
    """The settings in the file at `path` (default: `paths.config_path()`); the defaults where there is none."""
    if path is None:
        from reader.paths import config_path

        path = config_path()
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return Settings(problems=(f"{path}: cannot be read ({reason}); the defaults are in force.",))
    return read_settings(text, str(path), actions=actions)


def read_settings(text: str, name: str = "settings", *, actions: Iterable[KeyedAction] = ()) -> Settings:
    """The settings written in `text` (TOML); `name` is what problems call the file. Never raises."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(problems=(f"{name}: is not TOML: {error}; the defaults are in force.",))
    known = {setting.name: setting for setting in SCHEMA}
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in table.items():
        if key == KEYS:
            continue
        if key not in known:
            problems.append(f"{name}: there is no setting {key!r}{_near(key, known)}.")
        elif (wrong := known[key].check(value)) is not None:
            problems.append(f"{name}: {key} {wrong}.")
        else:
            values[key] = value
    keymap, wrong_keys = read_keymap(table.get(KEYS, {}), list(actions))
    problems += [f"{name}: {line}" for line in wrong_keys]
    return Settings(**values, keymap=keymap, problems=tuple(problems))


def read_keymap(table: object, actions: Sequence[KeyedAction]) -> tuple[dict[str, str], list[str]]:
    """The keymap in a table of action id → key or list of keys, and what is wrong with it.

    Two actions that can be used in the same view may not have one key: then the later of the two keeps its defaults.
    """
    if not isinstance(table, dict):
        return {}, ['[keys] must be a table: one line for each action, as in  "undo" = "U".']
    known = {action.id: action for action in actions}
    keymap: dict[str, str] = {}
    problems: list[str] = []
    for action_id, value in table.items():
        if action_id not in known:
            problems.append(f"[keys] knows no action {action_id!r}{_near(action_id, known)}.")
            continue
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not keys or not all(isinstance(key, str) and key.strip() for key in keys):
            problems.append(f"[keys] {action_id!r} must be a key or a list of keys, not {value!r}.")
            continue
        keymap[action_id] = ",".join(normal_key(key) for key in keys)
    while found := clashes(keymap, actions):  # what goes back to its default may clash there
        better, other, key = found[0]
        loser = other if other in keymap else better
        problems.append(
            f"[keys] {key!r} is given to both {better!r} and {other!r}: {loser!r} keeps its default. "
            f"Give one of them another key."
        )
        del keymap[loser]
    return keymap, problems


def clashes(keymap: Mapping[str, str], actions: Sequence[KeyedAction]) -> list[tuple[str, str, str]]:
    """Pairs of actions that would have one key in one view: (the one with the better right, the other, the key).

    A remapped action yields to one that has the key by default.
    """
    found = []
    for number, first in enumerate(actions):
        for second in actions[number + 1 :]:
            if not set(first.views) & set(second.views) or not (first.id in keymap or second.id in keymap):
                continue
            shared = set(_keys(first, keymap)) & set(_keys(second, keymap))
            if shared:
                better, other = first.id, second.id
                if first.id in keymap and second.id not in keymap:
                    better, other = other, better
                found.append((better, other, sorted(shared)[0]))
    return found


def _keys(action: KeyedAction, keymap: Mapping[str, str]) -> list[str]:
    if action.id in keymap:
        return keymap[action.id].split(",")
    return list(action.keys)


_NAMES = {
    "/": "slash", "\\": "backslash", "?": "question_mark", " ": "space", ".": "full_stop", ",": "comma", "+": "plus",
    "-": "minus", "[": "left_square_bracket", "]": "right_square_bracket", "'": "apostrophe", "esc": "escape",
    ";": "semicolon", ":": "colon", "return": "enter", "pgdn": "pagedown", "pgup": "pageup", "*": "asterisk",
    "#": "number_sign", "!": "exclamation_mark", "(": "left_parenthesis", ")": "right_parenthesis", "=": "equals_sign",
    "<": "less_than_sign", ">": "greater_than_sign", "&": "ampersand", "%": "percent_sign", "$": "dollar_sign",
    "@": "at", "^": "circumflex_accent", "_": "underscore", "|": "vertical_line", "~": "tilde", "`": "grave_accent",
    '"': "quotation_mark", "{": "left_curly_bracket", "}": "right_curly_bracket",
}  # fmt: skip


def normal_key(key: str) -> str:
    """A key in Textual's names: "/" is "slash", "F3" is "f3", "Ctrl+P" is "ctrl+p"; letters keep their case."""
    if key in _NAMES:
        return _NAMES[key]
    *modifiers, last = key.strip().split("+") if len(key.strip()) > 1 else [key]
    if len(last) > 1:
        last = _NAMES.get(last.lower(), last.lower())
    else:
        last = _NAMES.get(last, last.lower() if "ctrl" in [part.lower() for part in modifiers] else last)
    return "+".join([*(part.lower() for part in modifiers), last])


def _near(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (do you mean {near[0]!r}?)" if near else ""


# --- the commands ----------------------------------------------------------------------------------------------------


def config_init(path: Path | None = None, *, actions: Iterable[KeyedAction] = (), force: bool = False) -> Path:
    """Write a settings file with every setting at its default, commented; gives where.

    Raises:
        BadConfig: there is a file already (and `force` is not given), or it cannot be written.
    """
    if path is None:
        from reader.paths import config_path

        path = config_path()
    if path.exists() and not force:
        raise BadConfig(f"{path}: is there already; edit it, or move it away first.")
    temporary = path.with_name(path.name + ".tmp")
    try:
        make_private_folder(path.parent)
        with open(temporary, "w", encoding="utf-8", opener=private) as file:
            file.write(written(actions))
        temporary.replace(path)
    except OSError as error:
        raise BadConfig(f"{path}: cannot be written ({error.strerror}).") from error
    return path


def config_check(path: Path | None = None, *, actions: Iterable[KeyedAction] = ()) -> tuple[str, ...]:
    """What is wrong with the settings file, a line each; empty when all is well.

    Raises:
        BadConfig: there is no such file.
    """
    if path is None:
        from reader.paths import config_path

        path = config_path()
    if not path.exists():
        raise BadConfig(f"{path}: there is no settings file; `crossread config init` writes one.")
    return load_settings(path, actions=actions).problems


def written(actions: Iterable[KeyedAction] = ()) -> str:
    """The text of a new settings file: every setting and key as a comment at its default."""
    import textwrap

    lines = ["# crossread's settings. A line without its # changes the default that stands there.", ""]
    for setting in SCHEMA:
        lines += [f"# {line}" for line in textwrap.wrap(setting.help, 100)]
        if setting.choices:
            lines.append(f"# One of: {', '.join(setting.choices)}")
        lines += [f"#{setting.name} = {_toml(setting.default)}", ""]
    lines += [
        "# Keys, by action. A key is a letter, a name (space, enter, tab, f3, pagedown), or one with ctrl+, alt+ or",
        "# shift+ before it; several stand in a list. `crossread config check` reports clashes.",
        f"[{KEYS}]",
    ]
    for action in actions:
        if action.keys:
            keys = [_toml(key) for key in action.keys]
            value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
            lines.append(f'#"{action.id}" = {value}  # {action.title}')
    return "\n".join(lines) + "\n"


def _toml(value: str | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
