"""Counts what was answered, and puts answers up for judging, in the transaction that records them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from channels.models import AnswerReview, OutboxMessage, Tally

ONE_IN = 20  # answers drawn at random for judging
SURE, MARGIN = 0.75, 0.2  # below either, an answer was a close decision
_ANSWERS = ("answer", "hubs", "urgent")
_SAMPLED = (*_ANSWERS, "clarify", "abstain")
_MEANT = (*_SAMPLED, "person")  # what "wrong" may be said of: the last of these, and nothing before it
STAFF = "phone"


def count(rows: list[OutboxMessage], now: datetime) -> None:
    """Counts each reply once (its first part), without a trace of who got it."""
    for row in rows:
        custom = row.custom
        if row.position == 0 and custom.get("decision"):
            _add(row, custom, now)
            _consider(row, custom)


def _add(row: OutboxMessage, custom: dict[str, Any], now: datetime) -> None:
    kind = {
        "day": timezone.localdate(now), "channel": row.channel, "language": custom.get("language") or "",
        "topic": custom.get("topic") or "", "decision": custom["decision"],
    }  # fmt: skip
    if not Tally.objects.filter(**kind).update(count=F("count") + 1):
        Tally.objects.bulk_create([Tally(**kind)], ignore_conflicts=True)
        Tally.objects.filter(**kind).update(count=F("count") + 1)


def _consider(row: OutboxMessage, custom: dict[str, Any]) -> None:
    """Whether this reply, or the one before it, should be looked at by somebody."""
    # The staff phone is where colleagues try things out: what is said there is nobody's question.
    if row.channel == STAFF:
        return
    if custom["decision"] == "abstain" or custom.get("control") in ("no", "wrong"):
        failed = _before(row, ("clarify",), AnswerReview.Reason.FAILED, at_once=True)
        if custom.get("control") == "wrong" and not failed:
            _before(row, _ANSWERS, AnswerReview.Reason.WRONG)
    if custom["decision"] == "answer" and _is_close(custom):
        _put_up(row, custom, AnswerReview.Reason.DOUBTFUL)
    elif custom["decision"] in _SAMPLED and _is_drawn(row):
        _put_up(row, custom, AnswerReview.Reason.SAMPLE)


def complained_of(row: OutboxMessage) -> bool:
    """Puts an earlier answer up for judging because its reader says that it was wrong; False when it was no answer."""
    custom = row.custom
    if custom.get("decision") not in _ANSWERS:
        return False
    _put_up(row, custom, AnswerReview.Reason.WRONG)
    return True


def _is_close(custom: dict[str, Any]) -> bool:
    confidence, scores = custom.get("confidence"), [one["score"] for one in custom.get("scores") or []]
    if confidence is None:
        return False
    return bool(confidence < SURE or (len(scores) > 1 and scores[0] - scores[1] < MARGIN))


def _is_drawn(row: OutboxMessage) -> bool:
    return row.pk % ONE_IN == 0


def _before(row: OutboxMessage, decisions: tuple[str, ...], reason: str, *, at_once: bool = False) -> bool:
    """Puts up what `row` may be said of if it is of one of these kinds; `at_once`: only the very last reply."""
    earlier = OutboxMessage.objects.filter(contact=row.contact_id, pk__lt=row.pk).order_by("-id")
    for old in earlier[: 1 if at_once else 5]:
        custom = old.custom
        if custom.get("decision") in _MEANT:
            if custom["decision"] in decisions:
                _put_up(old, custom, reason)
            return custom["decision"] in decisions
    return False


def _put_up(row: OutboxMessage, custom: dict[str, Any], reason: str) -> None:
    """A person's word weighs more than our own doubt: it takes the place of an earlier reason."""
    AnswerReview.objects.update_or_create(
        outbox=row,
        defaults={"reason": reason},
        create_defaults={
            "reason": reason, "channel": row.channel, "language": custom.get("language") or "",
            "topic": custom.get("topic") or "", "decision": custom["decision"], "entry": custom.get("entry") or "",
            "release": custom.get("release") or "",
            "sampled": custom["decision"] in _SAMPLED and _is_drawn(row),
        },
    )  # fmt: skip
