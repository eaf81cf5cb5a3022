"""docs/keys.md, made from the registry: `python -m reader.tui.keys_page > docs/keys.md`."""

from __future__ import annotations

import sys

from reader.tui.actions import ACTIONS, COMPARE, LIBRARY, LISTS, shown_key

_WHERE = {COMPARE: "text", LISTS: "lists", LIBRARY: "library"}


def keys_page() -> str:
    """The page, in Markdown."""
    lines = [
        "# Keys",
        "",
        "Made from the registry of actions (`reader/tui/actions.py`). Any of them can have other keys: give its id",
        'a key in the `[keys]` table of the settings file (`crossread config init` writes one), as in `"undo" = "U"`.',
    ]
    group = ""
    for action in ACTIONS:
        if action.group != group:
            group = action.group
            lines += ["", f"## {group}", "", "| key | does | where | id |", "|---|---|---|---|"]
        keys = " ".join(f"`{shown_key(key)}`" for key in action.keys) or "palette"
        keys = keys.replace("`\\`", "`` \\ ``")
        does = f"{action.title}. {action.help}" if action.help else f"{action.title}."
        where = ", ".join(_WHERE[view] for view in action.views)
        lines.append(f"| {keys} | {does} | {where} | `{action.id}` |")
    lines += [
        "",
        "In the text the mouse moves the cursor, drags a selection, takes a word with two clicks and a sentence with",
        "three; the wheel scrolls, and the map at the right edge of a column can be clicked and dragged.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(keys_page())
