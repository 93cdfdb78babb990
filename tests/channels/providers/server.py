"""A local HTTP server in a thread, for one party."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class _Server(ThreadingHTTPServer):
    """One that takes broken connections for granted: our side is killed on purpose."""

    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class Busy:
    """How many requests in a second a provider takes, as they do it: a window that slides."""

    def __init__(self, most: int) -> None:
        self.most, self._at = most, deque[float]()

    def is_over(self) -> bool:
        now = time.monotonic()
        while self._at and self._at[0] < now - 1:
            self._at.popleft()
        self._at.append(now)
        return len(self._at) > self.most


class Party:
    """Answers `handle(method, path, query, form)`; keep state on self. A context manager that listens meanwhile."""

    def __init__(self) -> None:
        party = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _any(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                address = urlsplit(self.path)
                answer = party.handle(self.command, address.path, parse_qs(address.query), body, dict(self.headers))
                if answer is None:  # the connection breaks before an answer
                    self.close_connection = True
                    self.connection.close()
                    return
                status, payload, headers = answer
                content = b"" if payload is None else json.dumps(payload).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_DELETE = do_PUT = _any  # noqa: N815

            def log_message(self, *args: Any) -> None:
                pass

        self._handler = Handler
        self._server: ThreadingHTTPServer | None = None
        self.port = 0

    def handle(
        self, method: str, path: str, query: dict[str, list[str]], body: bytes, headers: dict[str, str]
    ) -> tuple[int, Any, dict[str, str]] | None:
        raise NotImplementedError

    def start(self) -> None:
        """Listens on the port it had before, or a free one."""
        self._server = _Server(("127.0.0.1", self.port), self._handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Refuses connections from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):  # type: ignore[no-untyped-def]
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
