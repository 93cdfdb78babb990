"""Sends Telegram messages."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode

from channels.models import InboxMessage, OutboxMessage
from channels.outcome import paused_until
from channels.render import Piece
from channels.render.telegram import buttons, render
from channels.reply import Reply
from channels.telegram import api


class TelegramChannel:
    """The `telegram` channel."""

    name = "telegram"
    can_find = False  # the Bot API has no list of what a bot sent
    can_forget = False  # and deletes nothing that is older than two days
    linger = 0.0

    def is_on(self) -> bool:
        return not api.missing()

    def why_off(self) -> str:
        return f"set {', '.join(api.missing())}" if api.missing() else ""

    def render(self, reply: Reply) -> list[Piece]:
        return [Piece(part) for part in render(reply).parts]

    def begin(self, message: InboxMessage) -> None:
        if self.is_on() and not paused_until(self.name):
            api.start(api.bot().send_chat_action(int(message.contact.address), ChatAction.TYPING))

    def send(self, message: OutboxMessage) -> str:
        sent = api.call(
            api.bot().send_message(
                chat_id=int(message.contact.address),
                text=message.text,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_markup=self._keyboard(message),
            )
        )
        return str(sent.message_id)

    def _keyboard(self, message: OutboxMessage) -> InlineKeyboardMarkup | None:
        """The buttons, under the last part of a reply."""
        later = message.contact.outbox.filter(inbox=message.inbox_id, position__gt=message.position)
        rows = [] if message.inbox_id and later.exists() else buttons(message.custom)
        if not rows:
            return None
        # Each names the row it is under, so that a press counts for that and for nothing else.
        return InlineKeyboardMarkup(
            [
                [InlineKeyboardButton(one.label, callback_data=f"say:{message.pk}:{one.says}") for one in row]
                for row in rows
            ]
        )

    def find(self, message: OutboxMessage) -> str | None:
        """Cannot be known; but before anything is sent again, Telegram has to be there and well."""
        api.call(api.bot().get_me())
        return None

    def forget(self, provider_id: str) -> None:
        """A bot cannot take back what the person has; they delete the chat on their side."""
