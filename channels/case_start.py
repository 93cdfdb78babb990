"""How a case begins: what it is about and why, from what was said before."""

from __future__ import annotations

from datetime import datetime, timedelta

from channels.models import Case, CaseEvent, Contact, InboxMessage
from channels.reply import Reply

_RECENT = 6  # replies looked back on for what the case is about
_SAME_TALK = timedelta(hours=6)  # and how old those may be: what came before was another matter


def opened(contact: Contact, message: InboxMessage, reply: Reply, line: str, now: datetime) -> Case:
    """A case with what the last replies were about."""
    rows = contact.outbox.filter(created__gte=now - _SAME_TALK).order_by("-id")[:_RECENT]
    recent = [row.custom for row in rows]
    topic = next((custom["topic"] for custom in recent if custom.get("topic")), "")
    emergency = any(custom.get("decision") == "urgent" for custom in recent)
    case = Case.objects.create(
        contact=contact, channel=contact.channel, language=reply["custom"].get("language") or contact.language or "",
        topic=topic, urgent=emergency, reason=Case.Reason.URGENT if emergency else _reason(recent),
        opened_at=now, waiting_since=now,
    )  # fmt: skip
    event = CaseEvent(case=case, kind=CaseEvent.Kind.OPENED, inbox=message)
    event.custom = {"line": line}
    event.save()
    return case


def _reason(recent: list[dict[str, object]]) -> str:
    """Why a person was wanted: what the last reply was that did not help."""
    for custom in recent:
        # "None of these" tells nothing by itself: it is said to what was asked back before.
        if custom.get("control") in ("human", "no"):
            continue
        if custom.get("control") == "wrong":
            return Case.Reason.WRONG
        by_decision = {"abstain": Case.Reason.UNKNOWN, "clarify": Case.Reason.UNCLEAR}
        return by_decision.get(str(custom.get("decision")), Case.Reason.ASKED)
    return Case.Reason.ASKED
