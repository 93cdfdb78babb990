"""How the short answer would arrive: the SMS with what it costs, the Telegram message with its buttons."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from channels.render import sms, telegram
from channels.render.telegram import Button
from channels.reply import Reply
from knowledge.entry import EntryDoc
from knowledge.links import code_for, source_line, source_link, with_source
from knowledge.segments import Segments


@dataclass(frozen=True)
class Preview:
    """One language's reply on both channels."""

    language: str
    sms: list[str]
    segments: Segments
    cost: float
    telegram: SafeString
    buttons: list[list[Button]]


def preview(doc: EntryDoc, language: str) -> Preview | None:
    """What somebody who asked in `language` would get, or None while there is no short answer."""
    body = doc.texts[language].short.strip()
    if not body:
        return None
    label = doc.sources[0].label if doc.sources else "..."
    link = source_link(code_for(doc.id), language)
    reply = Reply(
        text=with_source(body, label, link, language),
        custom={
            "decision": "answer",
            "language": language,
            "text": {"body": body, "source": source_line(label, language), "link": link},
            "offers": ["more", "wrong", "human"],
        },
    )
    text = sms.render(reply, keep_accents=settings.HUBLINE.sms_accents == "keep")
    rich = telegram.render(reply)
    return Preview(
        language,
        text.parts,
        text.segments,
        text.segments.count * settings.HUBLINE.sms_price,
        mark_safe(rich.html),  # noqa: S308  # escaped piece by piece by the renderer
        rich.buttons,
    )
