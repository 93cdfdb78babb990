"""Something due of every kind, over the starter content: for the browser tests and the pictures."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from console.upkeep import unanswered
from console.upkeep.models import EntryUse
from knowledge import encoder
from knowledge.models import Entry, Source
from knowledge.pages import Reading, record
from tests.console.upkeep.conversation import said

ASKED = {
    "en": [
        ["can i get food stamps", "how do i apply for food stamps", "food stamps for immigrants"],
        ["can my landlord raise the rent", "rent increase is that legal", "landlord raised my rent"],
    ],
    "es": [["como renuevo mi permiso de trabajo", "renovar permiso de trabajo", "se vencio mi permiso de trabajo"]],
}
BEFORE = "A school may not ask about immigration status.\nThe board adopts a policy by 1 July 2018."
AFTER = "A school may not ask about immigration status.\nThe board adopts a policy by 1 March 2026."


def fill() -> None:
    """Called once on a running system: questions, a changed page, one that is gone, reviews, a wrong answer."""
    today = timezone.localdate()
    for language, groups in ASKED.items():
        for texts in groups:
            for text in texts:
                said(text, text, language=language)
    unanswered.collect()
    unanswered.regroup(encoder.load())
    first, second = Source.objects.order_by("pk").values_list("url", flat=True).distinct()[:2]
    for words in (BEFORE, AFTER):
        record(first, Reading("read", 200, words, words))
    record(second, Reading("gone", 404))
    Entry.objects.filter(slug="287g-barred").update(review_by=today - timedelta(days=3))
    Entry.objects.filter(slug="street-stop-rights").update(review_by=today + timedelta(days=12))
    EntryUse.objects.update_or_create(entry="hub-lawyer-cost", day=today, defaults={"sent": 14, "wrong": 3})
