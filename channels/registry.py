"""Every channel, one line each."""

from __future__ import annotations

from typing import Protocol

from channels.models import InboxMessage, OutboxMessage
from channels.phone import PhoneChannel
from channels.render import Piece
from channels.reply import Reply
from channels.sms.send import SmsChannel
from channels.telegram.send import TelegramChannel


class Channel(Protocol):
    """What the pipeline asks of a channel. Sending raises the `SendError`s of `channels.errors`."""

    name: str
    linger: float  # seconds that an erased person's receipt stays, for channels where we are the screen

    def is_on(self) -> bool: ...

    def why_off(self) -> str:
        """Which variables turn it on; empty when it is on."""

    def render(self, reply: Reply) -> list[Piece]:
        """`reply` as the messages to send."""

    def begin(self, message: InboxMessage) -> None:
        """Shows the person that we are at it, where the channel can; never fails."""

    def send(self, message: OutboxMessage) -> str:
        """Hands `message` to the provider and gives its id there."""

    def find(self, message: OutboxMessage) -> str | None:
        """The provider's id of a message that was maybe sent; None when it was not, or that cannot be known.

        Raises `SendError` when the provider cannot be asked now.
        """

    def forget(self, provider_id: str) -> None:
        """Deletes the provider's copy of a message; one that is gone already is as good."""

    can_find: bool  # whether `find` knows, or every doubt means one repeat
    can_forget: bool  # whether `forget` has a copy deleted, or there is none that can be


CHANNELS: dict[str, Channel] = {
    "phone": PhoneChannel(),
    "sms": SmsChannel(),
    "telegram": TelegramChannel(),
}


def channel(name: str) -> Channel:
    """The channel called `name`."""
    return CHANNELS[name]
