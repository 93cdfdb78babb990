"""From a judged answer to a question that releases are measured on, once two colleagues agree what is right."""

from __future__ import annotations

from collections import Counter

from channels.models import AnswerReview, OutboxMessage, Verdict
from console.reviews.judging import ENOUGH
from knowledge.models import MeasuredQuestion

ALONE = "knowledge.add_measuredquestion"  # the right to say so without a second colleague


def expected(review: AnswerReview, verdict: str, should_be: str) -> list[str] | None:
    """The entries that would be right by this verdict, none for a question without an answer; None if it leaves open
    what is right, or for what no question of this sort can tell (places, emergencies)."""
    if verdict == Verdict.Is.OTHER:
        return [should_be]
    if verdict == Verdict.Is.NOTHING or (verdict == Verdict.Is.RIGHT and review.decision == "abstain"):
        return []
    if verdict == Verdict.Is.RIGHT and review.decision == "answer":
        return [review.entry] if review.entry else None
    if verdict == Verdict.Is.RIGHT and review.decision == "clarify":
        return _offered(review.outbox) or None
    return None


def settle(review: AnswerReview, alone: Verdict | None = None) -> MeasuredQuestion | None:
    """Adds the question that was proposed, if two or more gave the same verdict and no other two another; `alone`
    counts by itself. The wording proposed last is taken. None while it has to wait."""
    verdicts = list(review.verdicts.order_by("at"))
    found = Counter((one.verdict, one.should_be) for one in verdicts).most_common(2)
    agreed = [kind for kind, times in found if times >= ENOUGH]
    kind = (alone.verdict, alone.should_be) if alone else agreed[0] if len(agreed) == 1 else None
    texts = [one.question for one in verdicts if one.question]
    expect = expected(review, *kind) if kind else None
    if not texts or expect is None:
        return None
    chosen = alone or next(one for one in reversed(verdicts) if (one.verdict, one.should_be) == kind)
    added, _new = MeasuredQuestion.objects.update_or_create(
        text=alone.question if alone else texts[-1], language=review.language or "en",
        defaults={"kind": "faq" if expect else "oos_near", "expect": expect, "by": chosen.by},
    )  # fmt: skip
    review.verdicts.update(sealed_question="")
    return added


def proposed(review: AnswerReview) -> str:
    """The wording that a colleague proposed last and that still waits for a second."""
    return next((one.question for one in review.verdicts.order_by("-at") if one.question), "")


def _offered(row: OutboxMessage | None) -> list[str]:
    return [str(slug) for slug in row.custom.get("entries") or []] if row else []
