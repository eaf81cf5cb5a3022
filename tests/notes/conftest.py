from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.notes.store import Store
from tests.notes.samples import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "notes.sqlite3"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(path, clock=clock) as opened:
        yield opened
