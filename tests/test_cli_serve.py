"""`crossread serve`: the app in a browser, reached from this machine's own page and from nowhere else."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reader.cli.run import run

CHROMIUM = shutil.which("chromium")
needs_extra = pytest.mark.skipif(importlib.util.find_spec("textual_serve") is None, reason="the web extra is missing")
LIMIT = 60.0


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    """A server on a free port; the address of its page."""
    article = tmp_path / "two words.txt"
    article.write_text("Ferry stops\n\nThe ferry will stop on Monday, Ada Voss said.\n", "utf-8")
    places = {"STORE": "notes.sqlite3", "CONFIG": "config.toml", "STATE": "state.json"}
    environment = os.environ | {f"CROSSREAD_{name}": str(tmp_path / place) for name, place in places.items()}
    server = subprocess.Popen(
        [sys.executable, "-m", "reader", "serve", "--port", "0", str(article)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stdout is not None
    line = server.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, (line, server.communicate(timeout=LIMIT))
    yield found[0]
    server.send_signal(signal.SIGINT)
    said = server.communicate(timeout=LIMIT)
    assert server.returncode == 0 and "Traceback" not in said[1], said


async def _sees(address: str, words: str) -> str:
    """Open a session as a page does, and read what it draws until `words` are drawn."""
    from aiohttp import ClientSession

    drawn = ""
    socket_address = f"{address}/ws?width=80&height=24"
    async with (
        asyncio.timeout(LIMIT),
        ClientSession() as client,
        client.ws_connect(socket_address, origin=address) as session,
    ):
        async for message in session:
            if isinstance(message.data, bytes):
                drawn += message.data.decode("utf-8", "replace")
            if words in drawn:
                break
    return drawn


@needs_extra
async def test_a_page_of_ours_gets_a_session_with_the_text_in_it(page: str) -> None:
    assert "Ada Voss" in await _sees(page, "Ada Voss")


@needs_extra
async def test_other_names_and_other_pages_get_nothing(page: str) -> None:
    from aiohttp import ClientSession

    async with ClientSession() as client:
        for path, headers in [("/", {"Host": "elsewhere.example"}), ("/ws", {"Origin": "http://elsewhere.example"})]:
            async with client.get(page + path, headers=headers) as answer:
                assert answer.status == 403 and page in await answer.text()


@needs_extra
async def test_the_page_may_load_nothing_from_elsewhere(page: str) -> None:
    from aiohttp import ClientSession

    async with ClientSession() as client, client.get(page) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.status == 200 and "crossread" in await answer.text()
    hosts = [word for word in policy.replace(";", " ").split() if "." in word or ":" in word]
    assert set(hosts) == {"data:", page.replace("http", "ws")}


@needs_extra
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_a_browser_shows_the_app_and_its_keys_reach_it(page: str, tmp_path: Path) -> None:
    from aiohttp import ClientSession

    browser = await asyncio.create_subprocess_exec(
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        f"--user-data-dir={tmp_path / 'profile'}", page,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(LIMIT), ClientSession() as client:
            control = await _control_port(browser)
            async with client.get(f"http://127.0.0.1:{control}/json") as answer:
                tab = next(tab for tab in await answer.json() if tab["type"] == "page")
            async with client.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0) as tools:
                await _until(tools, "document.body.classList.contains('-first-byte')")
                await _until(tools, "document.querySelector('.xterm-helper-textarea') !== null")
                await _ask(tools, "Runtime.evaluate", expression="document.querySelector('textarea').focus()")
                while not await _is(tools, "document.body.classList.contains('-closed')"):
                    # Until the app listens, a key is lost.
                    for kind in ("keyDown", "keyUp"):
                        await _ask(tools, "Input.dispatchKeyEvent", type=kind, key="q", text="q", unmodifiedText="q")
                    await asyncio.sleep(0.5)
    finally:
        browser.terminate()
        await browser.wait()


async def _control_port(browser: asyncio.subprocess.Process) -> str:
    assert browser.stderr is not None
    async for line in browser.stderr:
        if found := re.search(rb"DevTools listening on ws://127\.0\.0\.1:(\d+)", line):
            return found[1].decode()
    raise AssertionError("the browser did not start")


async def _ask(tools: Any, method: str, **parameters: Any) -> Any:
    await tools.send_json({"id": 1, "method": method, "params": parameters})
    async for message in tools:
        answer = message.json()
        if answer.get("id") == 1:
            return answer["result"]
    raise AssertionError("the browser went away")


async def _is(tools: Any, expression: str) -> bool:
    return bool((await _ask(tools, "Runtime.evaluate", expression=expression))["result"].get("value"))


async def _until(tools: Any, expression: str) -> None:
    while not await _is(tools, expression):
        await asyncio.sleep(0.1)


def test_without_the_extra_one_command_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr("reader.cli.serve.find_spec", lambda name: None)
    assert run(["serve"]) == 2
    assert "the extra web: `crossread doctor` names the command" in capsys.readouterr().err


@needs_extra
@pytest.mark.parametrize(
    ("arguments", "said"), [(["-"], "save the article to a file"), (["gone.txt"], "gone.txt: there is no such file")]
)
def test_what_no_page_could_open_is_said_at_once(arguments: list[str], said: str, capsys: Any) -> None:
    assert run(["serve", *arguments]) == 2
    assert said in capsys.readouterr().err


@needs_extra
def test_a_port_that_is_taken_is_named(capsys: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "`--port 0` takes a free one" in capsys.readouterr().err


@needs_extra
def test_a_session_is_given_what_serve_was_given() -> None:
    from reader.cli.web import app_command

    command = app_command(SimpleNamespace(store=Path("my notes"), theme="nord"), ["a b.txt"])  # type: ignore[arg-type]
    assert command.endswith("-P -m reader --store 'my notes' --theme nord -- 'a b.txt'")
