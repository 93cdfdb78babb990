"""One case as staff read it: both sides, what colleagues did, and what each answer was made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from channels.failures import in_words
from channels.models import Case, CaseEvent, Desk, InboxMessage, OutboxMessage
from console.phone.bubble import EntryLink, entries_of

# What a person agreed to have read: this conversation, not all they ever wrote.
BEFORE = timedelta(days=1)
QUESTIONS = 4  # of the last messages that answers are looked up for
# What was taken out of a text, by the mark that stands in its place (channels/redact).
TAKEN = {
    "email": pgettext_lazy("taken out", "email"), "A-number": pgettext_lazy("taken out", "A-number"),
    "receipt": pgettext_lazy("taken out", "receipt"), "card": pgettext_lazy("taken out", "card"),
    "phone": pgettext_lazy("taken out", "phone"), "license": pgettext_lazy("taken out", "license"),
    "ID": pgettext_lazy("taken out", "ID"), "birth date": pgettext_lazy("taken out", "birth date"),
    "address": pgettext_lazy("taken out", "address"), "name": pgettext_lazy("taken out", "name"),
    "SSN": "SSN", "ITIN": "ITIN",
}  # fmt: skip
_MARK = re.compile(rf"\[({'|'.join(TAKEN)})\]")

# What came that has no words here: by `what` a channel named it, else by the message's `kind`.
CAME = {
    "photo": _("photo"), "voice": _("recording"), "video": _("video"), "sticker": _("sticker"), "file": _("file"),
    "media": _("picture, recording or file"), "contact": _("contact"), "edited": _("changed an earlier message"),
    "blank": _("no text"), "welcome": "/start", "language": "/language",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One thing said or done. `kind`: person, bot, desk, unsaid, note or event."""

    id: str
    kind: str
    at: datetime
    text: str = ""  # as HTML
    by: str = ""
    state: str = ""
    why: str = ""  # a failure in words
    custom: dict[str, Any] = field(default_factory=dict)
    entries: list[EntryLink] = field(default_factory=list)
    event: CaseEvent | None = None
    again: str = ""  # a colleague's own words that did not arrive, to be sent once more


def marked(text: str) -> SafeString:
    """`text` as HTML, with what was taken out of it standing out."""
    return mark_safe(_MARK.sub(_in_words, conditional_escape(text)))  # noqa: S308


def _in_words(mark: re.Match[str]) -> str:
    return format_html("<mark>[{}]</mark>", TAKEN[mark[1]])


def lines(case: Case) -> list[Line]:
    """All of it, oldest first; nothing of what came after the case was closed."""
    events = list(case.events.select_related("by", "to"))
    found = [_event(event) for event in events if event.kind != CaseEvent.Kind.REPLIED]
    authors = {event.outbox_id: event.by for event in events if event.kind == CaseEvent.Kind.REPLIED}
    if case.contact_id:
        said = OutboxMessage.objects.filter(contact=case.contact_id, created__range=_span(case))
        found += [_asked(row) for row in _messages(case) if row.sealed_text or _came(row)]
        found += [_said(row, authors.get(row.pk)) for row in said]
    return sorted(found, key=lambda line: line.at)


def last_questions(case: Case) -> list[str]:
    """What the person wrote last that was more than a word, newest first, for looking up what could be answered."""
    if not case.contact_id:
        return []
    texts = [row.text for row in _messages(case).order_by("-id")[:8]]
    return [text for text in texts if len(text.split()) > 2][:QUESTIONS]


def _span(case: Case) -> tuple[datetime, datetime]:
    """From when to when what was said belongs to the case."""
    until = case.closed_at + timedelta(seconds=1) if case.closed_at else datetime.max.replace(tzinfo=UTC)
    return case.opened_at - BEFORE, until


def _messages(case: Case) -> QuerySet[InboxMessage]:
    return InboxMessage.objects.filter(contact=case.contact_id, received_at__range=_span(case))


def _asked(row: InboxMessage) -> Line:
    parts = [format_html("<mark>[{}]</mark>", _came(row))] if _came(row) else []
    text = format_html_join(" ", "{}", ((part,) for part in (*parts, marked(row.text)) if part))
    return Line(f"in-{row.pk}", "person", row.received_at, text, state=row.state)


def _came(row: InboxMessage) -> str:
    """What the person sent besides words; empty when nothing."""
    metadata = row.metadata
    return str(CAME.get(str(metadata.get("what") or metadata.get("kind")), ""))


def _said(row: OutboxMessage, author: Any) -> Line:
    custom = row.custom
    by_desk = custom.get("decision") in ("person", "handoff")
    return Line(
        f"out-{row.pk}", "desk" if by_desk else "bot", row.sent_at or row.created, _plain(row), custom=custom,
        by=author.get_username() if author else "", state=row.state, why=in_words(row.error),
        entries=[] if by_desk else entries_of(custom), again=_again(row, custom),
    )  # fmt: skip


def _again(row: OutboxMessage, custom: dict[str, Any]) -> str:
    if custom.get("decision") != "person" or row.state != OutboxMessage.State.FAILED:
        return ""
    text = custom.get("text") or {}
    body = str(text.get("body") or row.text).removeprefix(f"{Desk.load().name(custom.get('language'))}: ")
    tail = " ".join(filter(None, (text.get("source"), text.get("link"))))
    return f"{body}\n{tail}".strip()


def _plain(row: OutboxMessage) -> SafeString:
    """Telegram's pieces are rendered as its HTML already, by a renderer that escapes all text."""
    return mark_safe(row.text) if row.channel == "telegram" else format_html("{}", row.text)  # noqa: S308


def _event(event: CaseEvent) -> Line:
    kind = {"note": "note", "unsaid": "unsaid"}.get(event.kind, "event")
    return Line(
        f"event-{event.pk}", kind, event.at, marked(event.text), by=event.by.get_username() if event.by else "",
        custom=event.custom if kind == "unsaid" else {}, event=event,
        entries=entries_of(event.custom) if kind == "unsaid" else [],
    )  # fmt: skip
