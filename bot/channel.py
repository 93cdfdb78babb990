"""The REST channel: one JSON message in, the whole reply out as one item."""

from __future__ import annotations

import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import callers

logger = logging.getLogger(__name__)

# Rasa runs text that starts with "/" as an intent of confidence 1.0. A word joiner (invisible, and not whitespace
# to str.strip) in front of it makes it text again; it also gives blank messages something to tokenize.
GUARD = "\u2060"


def guarded(text: Optional[str]) -> str:
    """The text as Rasa may see it: never a command, never empty."""
    text = (text or "").strip()
    return GUARD + text if not text or text.startswith("/") else text


class WholeReply(CollectingOutputChannel):
    """Collects replies with `text` and `custom` together: the stock channel splits them into two items."""

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        self.messages.append(
            {"recipient_id": recipient_id, "text": message.get("text") or "", "custom": message.get("custom") or {}}
        )


class RestChannel(InputChannel):
    """`POST /webhooks/rest/webhook {"sender", "message", "metadata"}` -> `[{"recipient_id", "text", "custom"}]`.

    400 for a request that is not a message; 403 for a caller or a sender that gets no answer (`bot/callers.py`); 503
    when the turn failed or stayed without a reply (the action server is down), so that the caller keeps the message
    and tries again. No text is ever logged.
    """

    @classmethod
    def name(cls) -> str:
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        routes = Blueprint("rest")

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body = request.json
            if not isinstance(body, dict) or not isinstance(body.get("sender"), str) or not body["sender"]:
                return response.json({"error": "sender and message are needed"}, status=400)
            if why := callers.refusal(request.headers, body["sender"]):
                return response.json({"error": why}, status=403)
            text, metadata = body.get("message"), body.get("metadata")
            if not isinstance(text, (str, type(None))) or not isinstance(metadata, (dict, type(None))):
                return response.json({"error": "message is a text, metadata an object"}, status=400)
            metadata = metadata or {}
            replies = await _given_before(request, body["sender"], metadata.get("message_id"))
            if not replies:
                replies = await self._turn(on_new_message, guarded(text), body["sender"], metadata)
            if not replies:
                return response.json({"error": "the turn failed"}, status=503)
            return response.json(replies)

        return routes

    async def _turn(
        self, on_new_message: Callable[[UserMessage], Awaitable[Any]], text: str, sender: str, metadata: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        out = WholeReply()
        message = UserMessage(text, out, sender, input_channel=self.name(), metadata=metadata)
        try:
            await on_new_message(message)
        except Exception as error:
            # Not the traceback: a message's text may stand in an error's own words.
            logger.error("turn failed: %s", type(error).__name__)  # noqa: TRY400
            return []
        return out.messages


async def _given_before(request: Request, sender: str, message_id: Optional[str]) -> List[Dict[str, Any]]:
    """The replies this very message got before: its sender may have died between our answer and noting it down."""
    if not message_id:
        return []
    tracker = await request.app.ctx.agent.tracker_store.retrieve(sender)
    replies: List[Dict[str, Any]] = []
    same = False
    for event in tracker.events if tracker else []:
        if isinstance(event, UserUttered):
            same = (event.metadata or {}).get("message_id") == message_id
            replies = [] if same else replies
        elif same and isinstance(event, BotUttered):
            replies.append({"recipient_id": sender, "text": event.text or "", "custom": event.data.get("custom") or {}})
    return replies
