"""Where files live: what travels with the package, and what belongs to the reader."""

from __future__ import annotations

import os
from contextlib import suppress
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


def make_private_folder(path: Path) -> None:
    """Make `path` and what is missing above it, for the reader alone whatever the umask; what is there stays as it is.

    Raises:
        OSError: it could not be made, or something else has the name.
    """
    if not path.is_dir():
        if path.parent != path:
            make_private_folder(path.parent)
        with suppress(FileExistsError):  # another was first, or it is no folder: then what is written there says so
            path.mkdir(mode=0o700)


def private(path: str | os.PathLike[str], flags: int) -> int:
    """For `open(…, opener=private)`: a file that is made is the reader's alone (0600) from its first moment on."""
    return os.open(path, flags, 0o600)
