"""What somebody who is new is told once, beside their first answer: who else can see this chat.

Telegram's own first step is /start, whose welcome says it (`channels.wording`). A text message has no such step.
"""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from channels.models import Contact
from channels.reply import Reply
from channels.wording import say

_SAID = {"sms": "phone_company"}  # by channel
# Never beside the first steps of an emergency, a STOP or an erasure: then with the next answer.
_DECISIONS = frozenset({"answer", "clarify", "abstain", "hubs"})
_CONTROLS = frozenset({"greet", "help", "identity", "menu"})


def informed(contact: Contact, reply: Reply) -> Reply:
    """`reply`, with what `contact` has to be told once in `custom["also"]`; in the caller's transaction."""
    custom = reply["custom"]
    fits = custom.get("decision") in _DECISIONS or custom.get("control") in _CONTROLS
    if contact.informed_at or contact.channel not in _SAID or not fits:
        return reply
    contact.informed_at = timezone.now()
    contact.save(update_fields=["informed_at"])
    words = say(_SAID[contact.channel], custom.get("language") or contact.language or "en")
    return Reply(text=reply["text"], custom=custom | {"also": f"{words} {settings.HUBLINE.public_base_url}/privacy"})
