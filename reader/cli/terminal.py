"""What the terminal can do, as far as its answers, its name and the environment tell."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping

from reader.cli.finding import Finding, problem

LEAST = (40, 12)
"""Columns and lines below which no source can be read beside the inspector: a column wants 34 cells and its edges."""

_ANSWER = 0.5
"""Seconds to wait for a terminal's answers. Over a slow line an ability may be missed, and is then called unknown."""

_SIGNS = "❝⚑▌"
_ASK = f"\r{_SIGNS}\x1b[6n\r\x1b[K\x1b[?u\x1b[?1006$p\x1b[?2026$p\x1b[c"
"""Where the cursor is behind three signs; keyboard, mouse and drawing modes; last, what every terminal answers."""

_NO_OSC52 = ("Apple_Terminal", "vscode")
_OSC52 = ("iTerm.app", "WezTerm", "ghostty", "rio", "kitty", "contour", "WarpTerminal", "Tabby", "alacritty", "foot")


def terminal() -> Iterator[Finding]:
    """The findings about the terminal that standard output is."""
    if not sys.stdout.isatty():
        yield Finding("terminal", "none here: output is text")
        return
    environment = os.environ
    answers = ask()
    yield _name(environment)
    yield _size(*os.get_terminal_size(sys.stdout.fileno()))
    yield colours(environment)
    yield _unicode((sys.stdout.encoding or "").lower(), answers)
    yield _keyboard(answers)
    yield _mouse(answers)
    yield clipboard(environment, answers)


def ask() -> str:
    """What the terminal answers to questions about itself; "" where it cannot be asked. Leaves the screen as it was."""
    if os.name != "posix" or not sys.stdin.isatty() or os.environ.get("TERM") in {"dumb", None}:
        return ""
    if os.environ.get("TERM_PROGRAM") == "Apple_Terminal":  # it shows a part of such questions as text
        return ""
    import select
    import termios
    import tty

    keyboard, screen = sys.stdin.fileno(), sys.stdout.fileno()
    with contextlib.suppress(OSError):
        if os.tcgetpgrp(keyboard) != os.getpgrp():  # run with `&`: the keyboard is another's, and asking would stop us
            return ""
    before = termios.tcgetattr(keyboard)
    answers = b""
    try:
        tty.setcbreak(keyboard, termios.TCSANOW)
        os.write(screen, _ASK.encode())
        until = time.monotonic() + _ANSWER
        while not re.search(rb"\x1b\[\?[\d;]*c", answers) and (left := until - time.monotonic()) > 0:
            if select.select([keyboard], [], [], left)[0]:
                answers += os.read(keyboard, 1024)
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSAFLUSH, before)
    return answers.decode("ascii", "replace")


def _name(environment: Mapping[str, str]) -> Finding:
    name = environment.get("TERM_PROGRAM") or environment.get("TERM") or "unnamed"
    inside = [f"TERM {environment['TERM']}"] if environment.get("TERM_PROGRAM") and environment.get("TERM") else []
    inside += ["in tmux"] if environment.get("TMUX") else ["in screen"] if environment.get("STY") else []
    inside += ["over SSH"] if environment.get("SSH_CONNECTION") else []
    text = ", ".join([name, *inside])
    if sys.platform == "win32":
        if environment.get("WT_SESSION"):
            return Finding("terminal", "Windows Terminal")
        return Finding("terminal", "a Windows console", "Windows Terminal draws more signs and colours, and copies")
    if environment.get("TERM") == "dumb":
        return problem("terminal", text, "a dumb terminal cannot draw: `crossread compare` prints text there")
    if not environment.get("TERM"):
        return problem("terminal", text, "set TERM to what your terminal is, as in `export TERM=xterm-256color`")
    return Finding("terminal", text)


def _size(columns: int, lines: int) -> Finding:
    text = f"{columns} columns, {lines} lines"
    if columns < LEAST[0] or lines < LEAST[1]:
        return problem("size", text, f"make the window larger: {LEAST[0]} by {LEAST[1]} is the least to read in")
    beside = max(1, columns // 35)
    return Finding("size", f"{text}: {beside} source{'' if beside == 1 else 's'} side by side")


def colours(environment: Mapping[str, str]) -> Finding:
    """How many colours the app will use."""
    if environment.get("NO_COLOR"):
        return Finding("colours", "none, for NO_COLOR is set: signs and underlines tell everything")
    name = environment.get("TERM", "")
    if environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or name.endswith("-direct"):
        return Finding("colours", "16 million")
    if sys.platform == "win32":
        return Finding("colours", "16 million" if environment.get("WT_SESSION") else "as many as the console has")
    remedy = "if the terminal can show more, `export COLORTERM=truecolor`"
    return Finding("colours", "256" if "256" in name else '16: the theme "ansi-dark" or "ansi-light" suits', remedy)


def _unicode(encoding: str, answers: str) -> Finding:
    if "utf" not in encoding:
        return problem("signs", f"the encoding is {encoding or 'unknown'}", "set a UTF-8 locale: `export LANG=C.UTF-8`")
    behind = re.search(r"\x1b\[\d+;(\d+)R", answers)
    if behind and (cells := int(behind[1]) - 1) != len(_SIGNS):
        return problem(
            "signs",
            f"UTF-8, but {_SIGNS} take {cells} cells, not {len(_SIGNS)}: columns will not line up",
            'turn off "ambiguous-width characters are double-width" in the terminal, or set another font',
        )
    return Finding("signs", f"UTF-8, {_SIGNS} as wide as they should be" if behind else "UTF-8")


def _keyboard(answers: str) -> Finding:
    if re.search(r"\x1b\[\?\d+u", answers):
        return Finding("keyboard", "every key and its modifiers (kitty's keyboard protocol)")
    known = "the usual keys" if answers else "not asked"
    return Finding("keyboard", f"{known}; crossread's own need no more, a keymap with ctrl+shift or ctrl+1 may")


def _mouse(answers: str) -> Finding:
    from reader.config import load_settings

    if not load_settings().mouse:
        return Finding("mouse", "the terminal's own, for the settings say mouse = false")
    mode = re.search(r"\x1b\[\?1006;(\d)\$y", answers)
    if mode and mode[1] in "04":
        return problem(
            "mouse",
            "the terminal does not report it in a way that counts beyond column 223",
            "set mouse = false in the settings, and select with the terminal's own mouse",
        )
    return Finding("mouse", "reported" if mode else "not known; crossread will try")


def clipboard(environment: Mapping[str, str], answers: str = "") -> Finding:
    """Whether `y` reaches the clipboard: by an escape sequence (OSC 52) that each terminal takes or drops."""
    if environment.get("TMUX"):
        return Finding("clipboard", "tmux decides", "`set -g set-clipboard on` in tmux.conf lets copies through")
    if environment.get("STY"):
        return Finding("clipboard", "screen keeps copies to itself", "select with Shift and the mouse instead")
    abilities = re.search(r"\x1b\[\?([\d;]*)c", answers)
    name = environment.get("TERM_PROGRAM") or environment.get("TERM", "")
    if environment.get("VTE_VERSION") or name in _NO_OSC52:
        return Finding("clipboard", "this terminal drops what programs copy", "select with Shift and the mouse instead")
    if (abilities and "52" in abilities[1].split(";")) or name.removeprefix("xterm-") in _OSC52:
        return Finding("clipboard", "copies arrive (OSC 52)")
    return Finding("clipboard", "not known: try `y`", "if nothing arrives, select with Shift and the mouse")
