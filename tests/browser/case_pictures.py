"""Pictures of the case desk for `docs/desk/`, with made-up cases; called by `tests.browser.screenshots`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from console.roles import SUPERVISORS
from tests.browser.conftest import sign_in
from tests.whole import Whole

DESK = {"width": 1280, "height": 1000}
TALL = {"width": 1280, "height": 1300}
WHOLE_FORM = {"width": 1280, "height": 1800}
HANDHELD = {"width": 390, "height": 900}
PAPER = {"width": 720, "height": 960}
TO_THE_TOP = "lines => { for (let one = lines; one; one = one.parentElement) one.scrollTop = 0; }"
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
    case = Case.objects.create(contact=message.contact, channel=channel, language=language, topic=topic or "",
        urgent=decision == "urgent", reason=reason, opened_at=at, waiting_since=at, held_at=at)
    CaseEvent.objects.create(case=case, kind="opened", at=at)
    AnswerReview.objects.create(outbox=rows[0], reason=("doubtful", "wrong", "sample", "failed")[number],
        channel=channel, language=language, topic=topic or "", decision=decision, entry=slug or "")
case = Case.objects.get(topic="schools")
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
Case.objects.filter(topic="").update(snoozed_until=now + timedelta(hours=4), state="snoozed", owner=ben)
police = Case.objects.get(topic="police")
case_work.claim(police, ben)
outcome.close(case_work.reply(police, ben, "Soy del equipo. ¿Le pidieron los papeles a usted?")[0], "failed",
              error="blocked")
ben.groups.add(Group.objects.get(name="Supervisors"))
DeskSeat.objects.create(user=ben, languages=["es"])
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
                    Tally.objects.create(day=timezone.localdate() - timedelta(days=day), channel=channel,
                        language=language, topic=topic, decision=decision, count=count)
for _ in range(90):
    at = now - timedelta(days=chosen.randint(0, 27), minutes=chosen.randint(0, 600))
    Case.objects.create(channel=chosen.choice(["sms", "telegram"]), language=chosen.choice(["en", "es"]),
        topic=chosen.choice(["schools", "police", "encounters", "hubs"]), state="closed", outcome="answered",
        opened_at=at, first_reply_at=at + timedelta(minutes=chosen.randint(1, 25)),
        closed_at=at + timedelta(minutes=chosen.randint(20, 300)), owner=ana)
"""


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write the pictures into `folder`."""
    ana = sign_in(browser, whole, "ana", (SUPERVISORS,))
    whole.manage("shell", "-v", "0", "-c", MADE_UP, check=True)
    with browser.new_context(viewport=DESK, storage_state=ana) as context:  # type: ignore[arg-type]
        page = context.new_page()
        _picture(page, f"{whole.web_url}/staff/cases/", folder / "cases.png")
        page.get_by_role("row", name="Schools").get_by_role("link").click()
        case = page.url
        page.set_viewport_size(TALL)  # type: ignore[arg-type]
        page.locator("#suggest").get_by_role("button", name="Search").click()
        page.get_by_role("link", name="Insert: ").first.click(timeout=60_000)
        page.locator("#cost:not(:empty)").wait_for()
        # The answers, and what they were made of.
        page.locator(".lines").evaluate(TO_THE_TOP)
        page.wait_for_timeout(1500)  # it scrolls smoothly
        page.screenshot(path=folder / "case.png")
        for name, path in (("reviews", "reviews/"), ("case-report", "reports/cases/"), ("faults", "cases/faults/")):
            _picture(page, f"{whole.web_url}/staff/{path}", folder / f"{name}.png")
        page.goto(f"{whole.web_url}/staff/reviews/")
        page.locator("tr a").first.click()
        page.get_by_role("group", name="Your verdict").wait_for()
        judge = page.url
        _picture(page, judge, folder / "judge.png")
        page.goto(f"{whole.web_url}/staff/reports/cases/")
        page.emulate_media(media="print")
        page.set_viewport_size(PAPER)  # type: ignore[arg-type]
        page.screenshot(path=folder / "case-report-printed.png")
        page.emulate_media(media="screen")
        page.set_viewport_size(HANDHELD)  # type: ignore[arg-type]
        _picture(page, judge, folder / "judge-handheld.png")
        _picture(page, f"{whole.web_url}/staff/reports/cases/", folder / "case-report-handheld.png")
        _picture(page, f"{whole.web_url}/staff/cases/", folder / "cases-handheld.png")
        _picture(page, case, folder / "case-handheld.png")
    whole.manage("shell", "-v", "0", "-c", IN_SPANISH, check=True)
    with browser.new_context(viewport=DESK, storage_state=ana) as context:  # type: ignore[arg-type]
        page = context.new_page()
        _picture(page, f"{whole.web_url}/staff/cases/", folder / "cases-es.png")
        page.set_viewport_size(TALL)  # type: ignore[arg-type]
        _picture(page, case, folder / "case-es.png")
        _picture(page, f"{whole.web_url}/staff/cases/faults/", folder / "faults-es.png")
        page.set_viewport_size(HANDHELD)  # type: ignore[arg-type]
        _picture(page, f"{whole.web_url}/staff/reports/cases/", folder / "case-report-es-handheld.png")
    with browser.new_context(viewport=TALL, storage_state=sign_in(browser, whole)) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.set_viewport_size(WHOLE_FORM)  # type: ignore[arg-type]
        _picture(page, f"{whole.web_url}/staff/cases/settings/", folder / "desk-hours.png")
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        _picture(page, f"{whole.web_url}/staff/cases/seats/", folder / "desk-seats.png")
        page.set_viewport_size(HANDHELD)  # type: ignore[arg-type]
        _picture(page, f"{whole.web_url}/staff/cases/settings/", folder / "desk-hours-handheld.png")


def _picture(page: Page, address: str, path: Path) -> None:
    page.goto(address)
    page.wait_for_timeout(1500)  # until times tick and lines are in view
    page.screenshot(path=path)
