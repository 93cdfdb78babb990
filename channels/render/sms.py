"""A reply as SMS: the fewest segments that do not hurt the language, at most three; the rest on MORE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from channels.render.sentences import fill
from channels.reply import Reply
from channels.wording import say
from knowledge.segments import Segments, measure, plain

MOST_SEGMENTS = 3


@dataclass(frozen=True)
class Rendered:
    """`parts[0]` is sent, at a cost of `segments`; the others wait for MORE, to be joined and rendered again then."""

    parts: list[str]
    segments: Segments
    apart: str = ""  # what is told beside the reply and does not fit with it: a message of its own


def render(reply: Reply, *, keep_accents: bool = False) -> Rendered:
    """The messages that `reply` makes. Source and link go with the first part, whole.

    That there is more is said once, at the end of what is sent: when the text had to be cut here, or when the reply
    itself ends by saying so. What is told beside the reply (`custom["also"]`) comes last, in the same message if it
    fits.
    """

    def spelled(text: str) -> str:
        return plain(text, keep_accents=keep_accents).strip()

    def fits(text: str) -> bool:
        return measure(spelled(text)).count <= MOST_SEGMENTS

    def fits_with(end: str) -> Callable[[str], bool]:
        return lambda text: fits(text + end)

    body, tail = _pieces(reply)
    hint = "\n" + say("more", reply["custom"].get("language"))
    last = hint if body.endswith(hint) else ""
    body = body.removesuffix(hint)
    also = spelled(str(reply["custom"].get("also") or ""))
    if also and fits(f"{body}{last}{tail}\n{also}"):
        tail, also = f"{tail}\n{also}", ""
    parts: list[str] = []
    while body and not fits(body + last + tail):
        head, body = fill(body, fits_with(hint + tail))
        parts.append(spelled(head + (tail if parts else hint + tail)))
        tail = ""
    if body or not parts:
        parts.append(spelled(body + last + tail))
    return Rendered(parts, measure(parts[0]), also)


def _pieces(reply: Reply) -> tuple[str, str]:
    """What may be cut, and the source with its link, which may not."""
    text = reply["custom"].get("text") or {}
    source = " ".join(filter(None, (text.get("source"), text.get("link"))))
    body = text.get("body")
    if source and body and reply["text"].strip() == f"{body}\n{source}".strip():
        return body.strip(), f"\n{source}"
    if source and reply["text"].rstrip().endswith(source):
        return reply["text"].rstrip().removesuffix(source).strip(), f"\n{source}"
    return reply["text"].strip(), ""
