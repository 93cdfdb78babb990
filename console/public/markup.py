"""The small Markdown of full answers as HTML: `##` headings, paragraphs, `- ` lists and **bold**, nothing else."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_BOLD = re.compile(r"\*\*(?!\s)(.+?)(?<!\s)\*\*")


def to_html(text: str) -> SafeString:
    """`text` as HTML. Everything is escaped first, so nothing in it can become markup but what is named above."""
    blocks: list[tuple[str, list[str]]] = []
    for line in map(str.strip, text.splitlines()):
        kind, content = _kind(line)
        joins = blocks and blocks[-1][0] == kind and kind in ("p", "ul")
        if joins:
            blocks[-1][1].append(content)
        else:
            blocks.append((kind, [content]))
    html = "\n".join(_block(kind, lines) for kind, lines in blocks if kind)
    return mark_safe(html)  # noqa: S308  # escaped line by line in _inline


def _kind(line: str) -> tuple[str, str]:
    """What a line is (an HTML element, or nothing for a blank line), and what it says."""
    for mark, kind in (("## ", "h2"), ("- ", "ul")):
        if line.startswith(mark):
            return kind, line.removeprefix(mark)
    return ("p" if line else ""), line


def _block(kind: str, lines: list[str]) -> str:
    if kind == "ul":
        return "<ul>" + "".join(f"<li>{_inline(line)}</li>" for line in lines) + "</ul>"
    return f"<{kind}>{_inline(' '.join(lines))}</{kind}>"


def _inline(text: str) -> str:
    return _BOLD.sub(r"<strong>\1</strong>", escape(text))
