"""Who writes to us, what came in, what went out, what people answered. Texts and addresses in these are sealed."""

from channels.models.case import Case, CaseEvent, Fault
from channels.models.contact import Contact
from channels.models.desk import Desk, DeskSeat
from channels.models.inbox import InboxMessage
from channels.models.outbox import OutboxMessage
from channels.models.review import AnswerReview, Tally, Verdict
from channels.models.secret import Forgotten, ProviderCopy, Purge, Secret

__all__ = [
    "AnswerReview", "Case", "CaseEvent", "Contact", "Desk", "DeskSeat", "Fault", "Forgotten", "InboxMessage",
    "OutboxMessage", "ProviderCopy", "Purge", "Secret", "Tally", "Verdict",
]  # fmt: skip
