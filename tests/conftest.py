"""What is not tested on Windows, and why: everything else is, everywhere; test_systems.py holds the list true. And the
network, which no test reaches.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offline.refusal import LOOPBACK, TRIED, Refusal

WINDOWS = os.name == "nt"

# They measure or drive a pseudo-terminal from their first line on.
NOT_ON_WINDOWS = ["bench/test_*.py", "safety/*"]
collect_ignore_glob = NOT_ON_WINDOWS if WINDOWS else []

POSIX_ONLY = {
    "Windows has no signals to send to a process": (
        "test_cli.py::test_ctrl_c_ends_quietly",
        "test_cli_serve.py::",
        "notes/test_processes.py::test_a_killed_writer_loses_nothing_it_had_acknowledged",
    ),
    "a pipe that is closed, and its status, are a POSIX shell's": ("test_cli.py::test_a_closed_pipe_ends_quietly",),
    "permissions are not kept as modes": (
        "export/test_write.py::test_a_folder_or_file_that_may_not_be_written_is_said",
        "export/test_write.py::test_the_rights_of_a_file_stay",
        "notes/test_bad_stores.py::test_a_store_that_may_not_be_written_can_still_be_read",
        "notes/test_bad_stores.py::test_a_folder_that_may_not_be_written_is_said",
    ),
    "a link needs a right that users do not have": (
        "export/test_write.py::test_a_link_is_followed_not_replaced",
        "ingest/test_load.py::test_a_cyclic_link_is_a_problem_not_a_crash",
        "notes/test_bad_stores.py::test_a_symlinked_store_stays_a_link_through_backup_and_restore",
    ),
    "places are not asked of the environment": (
        "notes/test_bad_stores.py::test_without_a_home_the_store_has_a_place_or_the_line_says_so",
    ),
}
"""Why → which tests, by what their names begin with, from this folder on."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not WINDOWS:
        return
    for item in items:
        name = item.nodeid.removeprefix("tests/")
        for reason, tests in POSIX_ONLY.items():
            if name.startswith(tests):
                item.add_marker(pytest.mark.skip(reason=f"Windows: {reason}"))


# Tests with a server of their own, on this machine.
OWN_SERVER = ("ingest/test_links.py::", "test_cli_serve.py::")

REFUSAL = Refusal()


@pytest.fixture(autouse=True)
def offline(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Refusal]:
    """Nothing leaves the machine, from this process or from one that the test starts; what tries fails the test."""
    environment = pytest.MonkeyPatch()
    own_server = request.node.nodeid.removeprefix("tests/").startswith(OWN_SERVER)
    tried = tmp_path_factory.getbasetemp() / "tried.txt"
    before = os.environ.get("PYTHONPATH")
    offline = str(Path(__file__).with_name("offline"))
    environment.setenv("PYTHONPATH", f"{offline}{os.pathsep}{before}" if before else offline)
    environment.setenv(TRIED, str(tried))
    if own_server:
        environment.setenv(LOOPBACK, "1")
    REFUSAL.tried.clear()
    REFUSAL.on, REFUSAL.loopback = True, own_server
    yield REFUSAL
    REFUSAL.on = False
    environment.undo()
    found = list(REFUSAL.tried)
    if tried.exists():
        found += tried.read_text("utf-8").splitlines()
        tried.unlink()
    assert not found, f"this would have left the machine: {found}"
