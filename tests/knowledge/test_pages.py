"""Pages of sources: read politely, compared by what they say, confirmed by a person."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from knowledge import store
from knowledge.models import Source, SourcePage
from knowledge.pages import Fetcher, Reading, confirm, page_text, record
from knowledge.pages.fetch import is_public
from tests.knowledge.content import entry, source

LAW = "<main><h1>The law</h1><p>A school may not ask.</p>" + "<p>More words of the law.</p>" * 10 + "</main>"
State = SourcePage.State


class Site:
    """A publisher: `pages` by path, each (status, type, body); it notes who asked for what."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str, str]] = {}
        self.asked: list[tuple[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["User-Agent"]))
                status, kind, body = site.pages.get(self.path, (404, "text/plain", ""))
                self.send_response(status)
                self.send_header("Location" if 300 <= status < 400 else "Content-Type", kind)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.server.shutdown()
    running.server.server_close()


def fetcher() -> Fetcher:
    return Fetcher("https://hub.example.org", may_visit=lambda host: True)


def test_only_what_a_page_says_counts() -> None:
    first = f"<html><nav>Menu</nav>{LAW}<footer>12 Nov</footer><script>x=1</script></html>"
    second = f"<html><nav>Other menu</nav>{LAW.replace(' may ', '  may ')}<footer>13 Nov</footer></html>"
    assert page_text(first.encode(), "text/html") == page_text(second.encode(), "text/html; charset=utf-8")
    assert page_text(b"%PDF-1.7", "application/pdf") == ""
    assert page_text("Sí, señor".encode("latin-1"), "text/plain").startswith("S")


OUTCOMES = {
    "read": ((200, "text/html", LAW), "read"),
    "gone": ((404, "text/html", "no"), "gone"),
    "gone for good": ((410, "text/html", "no"), "gone"),
    "sent to the front page": ((302, "/", ""), "gone"),
    "programs refused": ((403, "text/html", "no"), "closed"),
    "out of order": ((503, "text/html", "no"), "failed"),
}


@pytest.mark.parametrize(("page", "outcome"), OUTCOMES.values(), ids=OUTCOMES)
def test_what_comes_of_a_visit(site: Site, page: tuple[int, str, str], outcome: str) -> None:
    site.pages = {"/law": page, "/": (200, "text/html", "Welcome")}
    assert fetcher().read(f"{site.url}/law").outcome == outcome
    assert all("HublineSourceCheck" in agent and "hub.example.org" in agent for _path, agent in site.asked)


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /private"
    site.pages = {"/robots.txt": (200, "text/plain", rules), "/law": (200, "text/html", LAW)}
    polite = fetcher()
    assert polite.read(f"{site.url}/private/a").outcome == "closed"
    assert polite.read(f"{site.url}/law").outcome == "read"
    assert [path for path, _agent in site.asked] == ["/robots.txt", "/law"]


def test_no_door_inside_our_own_network_is_knocked_at(site: Site) -> None:
    site.pages = {"/law": (200, "text/html", LAW)}
    assert Fetcher("https://hub.example.org").read(f"{site.url}/law").outcome == "closed"
    assert site.asked == []
    assert not is_public("localhost")
    assert fetcher().read("file:///etc/passwd").outcome == "closed"


def test_without_a_way_to_the_internet_nothing_is_said_of_a_page() -> None:
    reading = Fetcher("https://hub.example.org").read("https://nowhere.invalid/law")
    assert (reading.outcome, reading.status) == ("failed", None)


def _reading(words: str) -> Reading:
    return Reading("read", 200, f"print of {words}", words)


@pytest.mark.django_db
def test_a_page_that_changes_waits_for_a_person_who_has_read_it() -> None:
    unread = source(checked_on=None, checked_how="citation")
    store.import_entries([entry(sources=[unread, source(label="B", url="https://b.example/")])])
    url = source().url
    assert record(url, _reading("a")).state == State.SAME
    assert record(url, _reading("b")).state == State.CHANGED
    since = SourcePage.objects.get(url=url).since
    failed = record(url, Reading("failed"))
    assert (failed.state, failed.since, failed.failing_since is None) == (State.CHANGED, since, False)
    page = record(url, _reading("b"))
    assert (page.text, page.seen_text, page.failing_since) == ("a", "b", None)
    user = get_user_model()._default_manager.create_superuser("rosa")
    assert len(confirm(page, user)) == 1
    row = Source.objects.get(url=url)
    assert (row.checked_on, row.checked_how, row.live) == (timezone.localdate(), "page", True)
    assert row.latest_revision.user == user
    assert record(url, _reading("b")).state == State.SAME
    assert record(url, Reading("gone", 404)).state == State.GONE
    assert record(url, _reading("b")).state == State.SAME
