"""What is not tested on Windows, and why. Everything else is, everywhere. test_systems.py holds the list true."""

from __future__ import annotations

import os

import pytest

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
