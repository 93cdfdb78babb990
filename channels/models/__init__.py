"""Who writes to us, what came in, what went out. Every text and address in these tables is sealed."""

from channels.models.contact import Contact
from channels.models.inbox import InboxMessage
from channels.models.outbox import OutboxMessage
from channels.models.secret import Forgotten, Secret

__all__ = ["Contact", "Forgotten", "InboxMessage", "OutboxMessage", "Secret"]
