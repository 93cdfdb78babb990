"""The pictures of how well answers are found, and of what became of the messages sent."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.camera import DESK, HANDHELD, colleague, of_height, shoot
from tests.whole import Whole

QUALITY, DELIVERY = "/staff/reports/quality/", "/staff/delivery/"
_SENT = """
import random
from datetime import timedelta
from django.utils import timezone
from channels.models import Contact, OutboxMessage
chosen, now = random.Random(3), timezone.now()
people = [Contact.objects.get_or_create(pseudonym=f"{n:x}" * 64, defaults={"channel": ("sms", "telegram")[n % 2]})[0]
          for n in range(9)]
HOW = {
    "sms": [("delivered", "")] * 22 + [("sent", "")] * 2 + [("failed", "30007"), ("failed", "30003")],
    "telegram": [("sent", "")] * 24 + [("failed", "blocked"), ("failed", "bad request")],
}
for _ in range(400):
    who = chosen.choice(people)
    state, error = chosen.choice(HOW[who.channel])
    row = OutboxMessage.objects.create(contact=who, channel=who.channel, state=state, error=error,
                                       repeated=chosen.random() < 0.03)
    at = now - timedelta(days=chosen.randint(0, 6), minutes=chosen.randint(0, 500))
    OutboxMessage.objects.filter(pk=row.pk).update(created=at, sent_at=at)
"""


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write them into `folder`."""
    whole.manage("shell", "-v", "0", "-c", _SENT, check=True)
    page = colleague(browser, whole, "ines", "Supervisors")
    shoot(page, folder / "quality.png", QUALITY, of_height(1500))
    shoot(page, folder / "quality-handheld.png", QUALITY, HANDHELD)
    shoot(page, folder / "delivery.png", DELIVERY, DESK)
    shoot(page, folder / "delivery-handheld.png", DELIVERY, HANDHELD)
    page.context.close()
