"""Refuses every connection, datagram and look-up of a name, and keeps count of those that were tried.

An audit hook (PEP 578) sees them all, whatever library they come from and however it got hold of its functions. Stands
alone: children of the tests load it by PYTHONPATH, without the package.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from pathlib import Path

LOOPBACK, TRIED = "CROSSREAD_TEST_LOOPBACK", "CROSSREAD_TEST_TRIED"
"""Environment variables for children: set where loopback is allowed; the file to which what was tried is added."""


class Refused(OSError):
    """Something would have left the machine."""


class Refusal:
    """The hook. It cannot be taken away again, so it can be switched.

    Attributes:
        on: whether anything is refused.
        loopback: whether this machine's own servers may be reached: a test has one.
        tried: what was refused, a line each.
    """

    def __init__(self) -> None:
        self.on = False
        self.loopback = False
        self.tried: list[str] = []
        self._file = os.environ.get(TRIED)
        sys.addaudithook(self._audit)

    def _audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on or not event.startswith("socket."):
            return
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            self._judge(event, arguments[1], named=False)
        elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"):
            self._judge(event, arguments[0], named=True)

    def _judge(self, event: str, address: object, *, named: bool) -> None:
        if not isinstance(address, tuple) and not named:
            return  # AF_UNIX: a path; or a socket that is connected already
        host = address[0] if isinstance(address, tuple) else address
        host = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "localhost")
        try:
            loopback = ipaddress.ip_address(host.partition("%")[0]).is_loopback
            if named:
                return  # numbers are looked up nowhere
        except ValueError:
            loopback = host == "localhost"
        if loopback and self.loopback:
            return
        line = f"{event} {host}"
        if host.endswith(".invalid"):  # a test's name for no host at all (RFC 2606): refused, and no fault
            raise Refused(f"refused in tests: {line}")
        self.tried.append(line)
        if self._file:
            with Path(self._file).open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
        raise Refused(f"refused in tests: {line}")
