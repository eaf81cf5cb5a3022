"""Which machines a link may lead to: none on this machine or its own network, unless the reader allows it."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from reader.errors import NotAnArticle

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


def is_private(address: str) -> bool:
    """Whether an IP address is not on the public internet. Addresses that wrap an IPv4 address count as that one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_private(str(ip.ipv4_mapped))
        if ip in _NAT64:
            return is_private(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip in _SIX_TO_FOUR:
            return is_private(str(ipaddress.IPv4Address((int(ip) >> 80) & 0xFFFFFFFF)))
    return not ip.is_global or ip.is_multicast


def public_address(url: str, allow_private: bool) -> str:
    """One IP address of the link's host, vetted; connecting to it and to nothing else keeps the name from changing its
    mind between the look-up and the connection.

    Raises:
        NotAnArticle: the host has no address, or leads to this machine or its network.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        host, port = None, 0
    if not host or parts.scheme not in ("http", "https"):
        raise NotAnArticle(f"{url}: not an address of the web: give one that begins with https://")
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise NotAnArticle(f"{url}: {host} was not found: check the address and the connection") from None
    if not allow_private and any(is_private(address) for address in found):
        raise NotAnArticle(
            f"{url}: {host} is on this machine or a private network: "
            "`crossread add STORY LINK --allow-private` saves the page into a story"
        )
    return found[0]
