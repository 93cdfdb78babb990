"""Reads one page as a polite visitor: says who asks, obeys robots.txt (RFC 9309), waits, takes no more than needed."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from knowledge.pages.text import fingerprint, page_text

# read: its text is known. gone: the publisher says so. closed: it is not for programs. failed: no answer just now.
Outcome = Literal["read", "gone", "closed", "failed"]

_TIMEOUT = httpx.Timeout(15, connect=8)
_MOST_BYTES = 8_000_000
_ROBOTS_BYTES = 500 * 1024  # RFC 9309, section 2.5
_ROBOTS_FOR = 3600.0  # seconds that a robots.txt is remembered; the RFC allows a day
_GONE = {404, 410}


@dataclass(frozen=True)
class Reading:
    """What came of one visit. `status` is HTTP's, if there was any."""

    outcome: Outcome
    status: int | None = None
    fingerprint: str = ""
    text: str = ""
    why: str = ""


class Fetcher:
    """One visitor; give `contact` an address where a webmaster learns who this is.

    Addresses inside our own network are refused, so that a typed address cannot make the worker knock at doors there.
    """

    def __init__(self, contact: str, *, may_visit: Callable[[str], bool] | None = None) -> None:
        self._agent = f"HublineSourceCheck/1.0 (+{contact})"
        self._may_visit = may_visit or is_public
        self._robots: dict[str, tuple[float, RobotFileParser | None]] = {}

    def read(self, url: str) -> Reading:
        """Visit `url` once. Never raises: what went wrong is in the reading."""
        try:
            with httpx.Client(
                timeout=_TIMEOUT, follow_redirects=True, headers={"User-Agent": self._agent},
                event_hooks={"request": [self._check]},
            ) as client:  # fmt: skip
                if not self._allowed(client, url):
                    return Reading("closed", why="robots.txt")
                return self._read(client, url)
        except _NotPublic:
            return Reading("closed", why="not public")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Reading("failed", why=type(error).__name__)

    def _read(self, client: httpx.Client, url: str) -> Reading:
        with client.stream("GET", url) as answer:
            status = answer.status_code
            if status in _GONE:
                return Reading("gone", status)
            if status >= 500:
                return Reading("failed", status, why="server")
            if status != 200:
                return Reading("closed", status, why="refused")
            if _led_home(url, str(answer.url)):
                return Reading("gone", status, why="redirected home")
            content = _some(answer, _MOST_BYTES)
            text = page_text(content, answer.headers.get("Content-Type", ""))
        return Reading("read", status, fingerprint(text, content), text)

    def _check(self, request: httpx.Request) -> None:
        if request.url.scheme not in ("http", "https") or not self._may_visit(request.url.host):
            raise _NotPublic(request.url.host)

    def _allowed(self, client: httpx.Client, url: str) -> bool:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        kept = self._robots.get(origin)
        if kept is None or time.monotonic() - kept[0] > _ROBOTS_FOR:
            kept = self._robots[origin] = (time.monotonic(), self._rules(client, origin))
        return kept[1] is None or kept[1].can_fetch(self._agent, url)

    def _rules(self, client: httpx.Client, origin: str) -> RobotFileParser | None:
        """None where all is allowed: the RFC takes a robots.txt that is not there (4xx) for that."""
        with client.stream("GET", f"{origin}/robots.txt") as answer:
            if 400 <= answer.status_code < 500:
                return None
            if answer.status_code >= 500:
                raise httpx.HTTPError("robots.txt is out of order: the RFC forbids to go on")
            lines = _some(answer, _ROBOTS_BYTES).decode("utf-8", "replace").splitlines()
        rules = RobotFileParser()
        rules.parse(lines)
        return rules


class _NotPublic(Exception):
    """An address that is not on the public internet."""


def is_public(host: str) -> bool:
    """Whether every address of `host` is one of the public internet. Raises httpx.ConnectError when it has none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpx.ConnectError("the name has no address") from error
    return all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)


def _some(answer: httpx.Response, most: int) -> bytes:
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if len(content) >= most:
            break
    return content[:most]


def _led_home(asked: str, came: str) -> bool:
    """A page that sends its readers to the front page is gone, whatever its status says."""
    return (
        urlsplit(asked).path.strip("/") != ""
        and urlsplit(came).path.strip("/") == ""
        and not urlsplit(came).query
    )
