from pathlib import Path

import pytest


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where a test's app keeps its notes."""
    return tmp_path / "notes.sqlite3"
