"""Where files live: what travels with the package, and what belongs to the reader."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """The folder `name` ("styles", "sample_corpus") that travels with crossread.

    A checkout or editable install keeps it beside the package, where a pyproject.toml stands; a wheel carries it in
    `reader/_data`.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    root = PACKAGE.parent
    for folder in ([root / name] if (root / "pyproject.toml").is_file() else []) + [PACKAGE / "_data" / name]:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"crossread's own folder {name!r} is missing: reinstall crossread")


def config_path() -> Path:
    """The reader's settings file (it may not exist). `CROSSREAD_CONFIG` chooses another."""
    chosen = os.environ.get("CROSSREAD_CONFIG")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_config_path

    return user_config_path("crossread") / "config.toml"


def store_path() -> Path:
    """The SQLite file with the reader's notes (it may not exist). `CROSSREAD_STORE` chooses another."""
    chosen = os.environ.get("CROSSREAD_STORE")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("crossread") / "notes.sqlite3"


def state_path() -> Path:
    """The file that remembers what was read last (it may not exist). `CROSSREAD_STATE` chooses another."""
    chosen = os.environ.get("CROSSREAD_STATE")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_state_path

    return user_state_path("crossread") / "session.json"
