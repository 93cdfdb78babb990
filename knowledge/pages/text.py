"""What a page says, without what surrounds it: menus, banners and scripts change daily and mean nothing."""

from __future__ import annotations

import hashlib

from bs4 import BeautifulSoup

from knowledge.languages import words

MOST_TEXT = 200_000  # characters kept of a page, to show what changed
_AROUND = (
    "script", "style", "noscript", "template", "svg", "iframe", "form", "nav", "header", "footer", "aside",
)  # fmt: skip
_ENOUGH = 200  # characters: a <main> with less is a shell that a script fills


def page_text(content: bytes, content_type: str) -> str:
    """The readable text of a page, a block a line; empty for what is no text (a PDF, a picture)."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "text/plain":
        return _tidy(content.decode("utf-8", "replace"))
    if kind not in ("", "text/html", "application/xhtml+xml"):
        return ""
    page = BeautifulSoup(content, "html.parser")
    for around in page.find_all(_AROUND):
        around.decompose()
    main = page.find("main") or page.select_one('[role="main"]') or page.find("article")
    inner = _tidy(main.get_text("\n")) if main else ""
    return inner if len(inner) >= _ENOUGH else _tidy((page.body or page).get_text("\n"))


def fingerprint(text: str, content: bytes) -> str:
    """SHA-256 over the words of `text`, so that spacing and accents do not count; over the bytes if there is none."""
    return hashlib.sha256(" ".join(words(text)).encode() if text else content).hexdigest()


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:MOST_TEXT]
