"""A case: a chat that its person allowed staff to read and answer, from the request to its close."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels.models.contact import Contact
from channels.models.inbox import InboxMessage
from channels.models.outbox import OutboxMessage
from channels.models.sealed import SealedCustom, SealedText
from channels.seal import seal, unseal


class Case(models.Model):
    """One request for a person. Erasing the person leaves a row that says when and on which channel, nothing more."""

    class Reason(models.TextChoices):
        ASKED = "asked", _("asked for a person")
        UNKNOWN = "unknown", _("no answer known")
        UNCLEAR = "unclear", _("misunderstood")
        WRONG = "wrong", _("said the answer was wrong")
        URGENT = "urgent", _("emergency")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SNOOZED = "snoozed", _("snoozed")
        CLOSED = "closed", _("closed")

    class Outcome(models.TextChoices):
        ANSWERED = "answered", _("Answered")
        REFERRED = "referred", _("Referred to a hub or a line")
        NO_REPLY = "no_reply", _("The person did not write back")
        NOT_FOR_US = "not_for_us", _("Not for us")
        SAFETY = "safety", _("Safety: passed on as an emergency")
        LEFT = "left", _("The person opted out")
        ERASED = "erased", _("The person erased the chat")

    contact = models.ForeignKey(Contact, on_delete=models.SET_NULL, null=True, related_name="cases")
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=2, blank=True)
    topic = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=8, choices=Reason, default=Reason.ASKED)
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(default=timezone.now, db_index=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="cases"
    )
    claimed_at = models.DateTimeField(null=True)
    # While set, a person holds the chat and the bot is silent.
    held_at = models.DateTimeField(null=True)
    # The first thing the person said that no colleague has answered yet.
    waiting_since = models.DateTimeField(null=True)
    # When the person is to hear that nobody could answer; nothing once a colleague did, or the person was told.
    answer_by = models.DateTimeField(null=True, db_index=True)
    first_reply_at = models.DateTimeField(null=True)
    last_reply_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True, db_index=True)
    # When something last happened here that the colleague who has the case should look at.
    news_at = models.DateTimeField(null=True)
    # The colleague's answer that did not reach the person; nothing once another one is on its way.
    undelivered = models.ForeignKey(OutboxMessage, on_delete=models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    # Who writes an answer just now, for colleagues who have the case open too.
    typing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    typing_at = models.DateTimeField(null=True)

    class Meta:
        permissions = [("work_case", "Can answer people at the case desk")]
        constraints = [
            # Two messages at once can not open two cases for one person.
            models.UniqueConstraint(
                fields=["contact"], condition=~models.Q(state="closed"), name="one_open_case_a_person"
            ),
        ]
        indexes = [
            # Load-bearing: the queue is read every few seconds by everybody at the desk.
            models.Index(fields=["state", "-urgent", "waiting_since"], name="case_queue"),
        ]

    def __str__(self) -> str:
        return f"Case {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state != self.State.CLOSED

    @property
    def is_late(self) -> bool:
        """Whether its person waits and is promised nothing any more: nobody answered in time."""
        return self.state == self.State.OPEN and self.waiting_since is not None and self.answer_by is None

    @property
    def is_undelivered(self) -> bool:
        """Whether a colleague's answer did not arrive; a provider may yet say that it did."""
        return self.undelivered is not None and self.undelivered.state == OutboxMessage.State.FAILED

    @property
    def is_erased(self) -> bool:
        return self.outcome == self.Outcome.ERASED


class CaseEvent(SealedText, SealedCustom):
    """What happened to a case, oldest first. A note or a reply held back is sealed."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("opened")
        AGAIN = "again", _("asked for a person again")
        CLAIMED = "claimed", _("took the case")
        HANDED = "handed", _("handed over to")
        RELEASED = "released", _("put the case back")
        REPLIED = "replied", _("replied")
        NOTE = "note", _("noted")
        FAILED = "failed", _("an answer did not reach the person, who waits again")
        UNSAID = "unsaid", _("the bot would have said")
        UNSEEN = "unseen", _("asked to write in words what cannot be opened here")
        SNOOZED = "snoozed", _("snoozed until")
        WOKE = "woke", _("came back")
        TIMED_OUT = "timed_out", _("nobody answered in time: the person was told, the bot answers again")
        CLOSED = "closed", _("closed")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    inbox = models.ForeignKey(InboxMessage, on_delete=models.SET_NULL, null=True, related_name="+")
    outbox = models.ForeignKey(OutboxMessage, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["id"]


class Fault(models.Model):
    """What was wrong with an answer, as a colleague saw it when closing a case: work for those who keep the FAQ."""

    class Kind(models.TextChoices):
        WRONG_ENTRY = "wrong", _("Wrong entry sent")
        MISSING = "missing", _("No entry for this")
        UNCLEAR = "unclear", _("Text is unclear")

    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="faults")
    kind = models.CharField(max_length=8, choices=Kind)
    entry = models.CharField(
        max_length=80, blank=True
    )  # the slug of the entry that was sent, or that is unclear
    should_be = models.CharField(max_length=80, blank=True)
    topic = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=2, blank=True)
    sealed_note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)

    @property
    def note(self) -> str:
        return unseal(self.sealed_note)

    @note.setter
    def note(self, value: str) -> None:
        self.sealed_note = seal(value)
