"""Nothing leaves the machine unless the reader opens a link; and the tests would see it."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from reader.errors import NoStory
from reader.ingest.load import load_story
from tests.offline.refusal import TRIED, Refusal, Refused

NOWHERE = "192.0.2.1"  # kept for documentation: no machine has it


def forget(refusal: Refusal) -> list[str]:
    """What was tried, which is then no fault of the test's."""
    tried = list(refusal.tried)
    refusal.tried.clear()
    return tried


def test_a_connection_a_datagram_and_a_name_are_refused(offline: Refusal) -> None:
    with socket.socket() as one, pytest.raises(Refused):
        one.connect((NOWHERE, 80))
    with socket.socket() as one, pytest.raises(Refused):
        one.connect_ex((NOWHERE, 80))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, pytest.raises(Refused):
        one.sendto(b"x", (NOWHERE, 53))
    with socket.socket(socket.AF_INET6) as one, pytest.raises(Refused):
        one.connect(("2001:db8::1", 80))
    with pytest.raises(Refused):
        socket.getaddrinfo("harbour.example", 443)
    with socket.socket() as one, pytest.raises(Refused):
        one.connect(("127.0.0.1", 9))  # a test says when it has a server here
    assert len(forget(offline)) == 6


def test_libraries_do_not_get_round_it(offline: Refusal) -> None:
    with pytest.raises(httpx.HTTPError):
        httpx.get(f"http://{NOWHERE}/")

    async def stream() -> None:
        await asyncio.open_connection(NOWHERE, 80)

    with pytest.raises(OSError):
        asyncio.run(stream())
    assert len(forget(offline)) == 2


def test_what_stays_on_the_machine_is_not_refused(offline: Refusal) -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"
    assert socket.getaddrinfo(NOWHERE, 80) and not offline.tried


def test_a_program_that_a_test_starts_is_refused_too() -> None:
    program = f"import socket; socket.create_connection(({NOWHERE!r}, 80), 1)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    tried = Path(os.environ[TRIED])
    assert "Refused" in run.stderr and tried.read_text("utf-8") == f"socket.connect {NOWHERE}\n"
    tried.unlink()


def test_only_a_link_that_is_opened_asks_for_anything(offline: Refusal, tmp_path: Path) -> None:
    """An article full of addresses is read without one of them being looked up."""
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><link rel="stylesheet" href="https://cdn.example/x.css"><script src="https://cdn.example/x.js">'
        '</script><base href="https://base.example/"><meta http-equiv="refresh" content="0;url=https://go.example/">'
        '</head><body><article><h1>Quay</h1><p>The ferry left. <img src="https://pixel.example/1.gif"> '
        f'<a href="https://harbour.example/quay">More</a> {"The quay was shut. " * 30}</p></article></body></html>',
        encoding="utf-8",
    )
    assert load_story([str(page)]).articles and not offline.tried
    with pytest.raises(NoStory):
        load_story(["https://harbour.example/quay"])
    assert forget(offline) == ["socket.getaddrinfo harbour.example"]
