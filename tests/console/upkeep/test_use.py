"""Which entries people get, which they call wrong, which nobody gets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from console.upkeep import use
from console.upkeep.models import EntryUse
from knowledge import store
from knowledge.models import Entry
from tests.console.upkeep.conversation import said
from tests.knowledge.content import entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _content() -> None:
    store.import_entries([entry("swim"), entry("sing"), entry("dance")])
    Entry.objects.update(approved_on=timezone.localdate() - timedelta(days=60))


def test_an_answer_called_wrong_is_counted_for_the_entry_it_was_about() -> None:
    today = timezone.localdate()
    said("ann", "can i swim", decision="answer", entry="school-swim")
    said("ann", "more", decision="control", control="more", entry="school-swim")
    said("ann", "wrong", decision="control", control="wrong")
    said("ben", "can i swim", decision="answer", entry="school-swim")
    said("ben", "can i sing", decision="answer", entry="school-sing")
    said("staff", "can i dance", channel="phone", decision="answer", entry="school-dance")
    said("cleo", "wrong", decision="control", control="wrong")  # about nothing we said
    for _ in range(2):  # counting again changes nothing
        use.count(today)
    assert set(EntryUse.objects.values_list("entry", "sent", "wrong")) == {("school-swim", 2, 1), ("school-sing", 1, 0)}
    [marked] = use.marked(today - timedelta(days=30))
    assert (marked.entry.slug, marked.wrong, marked.sent) == ("school-swim", 1, 2)


def test_a_text_approved_since_starts_anew() -> None:
    today = timezone.localdate()
    EntryUse.objects.create(entry="school-swim", day=today - timedelta(days=3), sent=9, wrong=4)
    assert len(use.marked(today - timedelta(days=30))) == 1
    Entry.objects.filter(slug="school-swim").update(approved_on=today)
    assert use.marked(today - timedelta(days=30)) == []


def test_unused_is_said_only_after_counting_long_enough() -> None:
    today = timezone.localdate()
    EntryUse.objects.create(entry="school-swim", day=today, sent=1)
    assert use.unused(today) == []
    EntryUse.objects.create(entry="school-sing", day=today - timedelta(days=31), sent=1)
    assert [row.slug for row in use.unused(today)] == ["school-dance", "school-sing"]


def test_days_whose_messages_are_gone_keep_their_counts() -> None:
    old = timezone.localdate() - timedelta(days=35)
    EntryUse.objects.create(entry="school-swim", day=old, sent=5)
    use.count(old)
    assert EntryUse.objects.get(day=old).sent == 5
