"""Made-up cases, judgements and counts for the pictures of the case desk, as scripts for `manage.py shell`."""

from __future__ import annotations

IN_SPANISH = """
from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile
ana = get_user_model().objects.get(username="ana")
UserProfile.objects.update_or_create(user=ana, defaults={"preferred_language": "es"})
"""
MADE_UP = """
import random
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from channels import case_work, outcome
from channels.inbox import accept
from channels.models import *
from channels.outbox import put
from channels.reply import Reply
from knowledge import releases
release, now, chosen = releases.live(), timezone.now(), random.Random(1)
ana = get_user_model().objects.get(username="ana")
ben, _ = get_user_model().objects.get_or_create(username="ben")
ASKED = (
    ("can ICE go into my son's school", "en", "sms", 9, "school-can-ice-enter", "answer", "asked"),
    ("mi vecino dice que la policía pide papeles, llámeme al 213-555-0188", "es", "telegram", 22,
     "police-ask-status", "answer", "wrong"),
    ("ICE is at my door", "en", "sms", 2, "ice-at-door", "urgent", "urgent"),
    ("what about my brother's work permit", "en", "sms", 41, None, "abstain", "unknown"),
)
made = {}  # other cases may be there
for number, (text, language, channel, minutes, slug, decision, reason) in enumerate(ASKED):
    message = accept(channel, f"+1213555{number:04}", text, f"made-up-{number}", {})
    at = now - timedelta(minutes=minutes)
    InboxMessage.objects.filter(pk=message.pk).update(state="answered", received_at=at - timedelta(minutes=3))
    entry = release.entries.get(slug or "")
    said = entry.text(language).short if entry else "I do not have a checked answer to that, and I will not guess."
    sources = [{"citation": entry.sources[0].citation}] if entry else []
    topic = entry.topic if entry else None
    rows = put(message.contact, [Reply(text=said, custom={
        "decision": decision, "entry": slug, "entries": [slug] if slug else [], "language": language, "topic": topic,
        "confidence": 0.71, "sources": sources, "release": release.number})], message)
    OutboxMessage.objects.filter(pk__in=[row.pk for row in rows]).update(
        state="delivered", created=at - timedelta(minutes=2), sent_at=at - timedelta(minutes=2))
    case = made[topic] = Case.objects.create(contact=message.contact, channel=channel, language=language,
        topic=topic or "", urgent=decision == "urgent", reason=reason, opened_at=at, waiting_since=at, held_at=at)
    CaseEvent.objects.create(case=case, kind="opened", at=at)
    AnswerReview.objects.create(outbox=rows[0], reason=("doubtful", "wrong", "sample", "failed")[number],
        channel=channel, language=language, topic=topic or "", decision=decision, entry=slug or "")
case = made["schools"]
case_work.claim(case, ana)
case_work.note(case, ben, "The district has a policy on its page.")
rows = case_work.reply(case, ana, "A school need not let ICE in without a judge's warrant. Which school is it?")
OutboxMessage.objects.filter(pk__in=[row.pk for row in rows]).update(state="delivered", sent_at=timezone.now())
message = accept("sms", "+12135550000", "it is his middle school, my name is Rosa Canche", "made-up-9", {})
InboxMessage.objects.filter(pk=message.pk).update(state="answered")
photo = accept("sms", "+12135550000", "", "made-up-10", {"kind": "media", "what": "photo"})
InboxMessage.objects.filter(pk=photo.pk).update(state="answered")
unsaid = CaseEvent(case=case, kind="unsaid", inbox=message)
unsaid.text, unsaid.custom = said, {"decision": "abstain", "language": "en"}
unsaid.save()
CaseEvent.objects.create(case=case, kind="unseen", inbox=photo)
asked = timezone.now()
Case.objects.filter(pk=case.pk).update(waiting_since=asked, answer_by=asked + timedelta(minutes=15))
Case.objects.filter(pk=made[None].pk).update(snoozed_until=now + timedelta(hours=4), state="snoozed", owner=ben)
police = made["police"]
case_work.claim(police, ben)
outcome.close(case_work.reply(police, ben, "Soy del equipo. ¿Le pidieron los papeles a usted?")[0], "failed",
              error="blocked")
ben.groups.add(Group.objects.get(name="Supervisors"))
DeskSeat.objects.update_or_create(user=ben, defaults={"languages": ["es"]})
Fault.objects.create(kind="wrong", entry="school-bus-public-street", should_be="school-can-ice-enter", by=ana,
    topic="schools", language="en", case=case)
unclear = Fault(kind="unclear", entry="police-ask-status", by=ben, topic="police", language="es", case=police)
unclear.note = "No entienden la palabra jurisdicción."
unclear.save()
for number in range(60):
    judged = AnswerReview.objects.create(reason="sample" if number < 35 else "wrong", sampled=number < 35,
        channel="sms", language="en", topic="schools", decision="answer", entry="school-can-ice-enter")
    Verdict.objects.create(review=judged, by=ana, verdict="wrong" if number % 5 == 0 else "right")
for day in range(28):
    for channel in ("sms", "telegram"):
        for language in ("en", "es"):
            for topic in ("schools", "police", "encounters", "hubs"):
                for decision, count in (("answer", chosen.randint(2, 9)), ("abstain", chosen.randint(0, 2))):
                    Tally.objects.update_or_create(day=timezone.localdate() - timedelta(days=day), channel=channel,
                        language=language, topic=topic, decision=decision, defaults={"count": count})
for _ in range(90):
    at = now - timedelta(days=chosen.randint(0, 27), minutes=chosen.randint(0, 600))
    Case.objects.create(channel=chosen.choice(["sms", "telegram"]), language=chosen.choice(["en", "es"]),
        topic=chosen.choice(["schools", "police", "encounters", "hubs"]), state="closed", outcome="answered",
        opened_at=at, first_reply_at=at + timedelta(minutes=chosen.randint(1, 25)),
        closed_at=at + timedelta(minutes=chosen.randint(20, 300)), owner=ana)
"""
