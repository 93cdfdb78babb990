"""From a judged answer to a question that releases are measured on, once two colleagues agree what is right."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from channels.models import AnswerReview, OutboxMessage, Verdict
from channels.redact import redact
from console.reviews.judging import ENOUGH
from knowledge.languages import words
from knowledge.models import MeasuredQuestion

ALONE = "knowledge.add_measuredquestion"  # the right to say so without a second colleague
SHORTEST, LONGEST = 4, 480  # characters


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


def refused(text: str, said: str) -> str | None:
    """Why `text` cannot be kept for good beside what a person `said`, in words for the page; None when it can.

    It outlives every promise about messages, so it may hold nothing about anybody, nor be a message itself.
    """
    if not SHORTEST <= len(text) <= LONGEST:
        return _("The question to measure on needs 4 to 480 characters.")
    if redact(text) != text:
        return _("There is something about a person in it: %(redacted)s. Take it out.") % {"redacted": redact(text)}
    if "[" in text:
        return _("Take out the marks in brackets, or write a word that anybody would use.")
    if words(text) == words(said):
        return _("These are the person's own words, which must not be kept. Ask the same in yours.")
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
