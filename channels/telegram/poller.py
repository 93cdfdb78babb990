"""Keeps the line to Telegram open: registers the webhook, or polls, in a thread of the worker.

Each mode cleans up after the other: polling removes a webhook, registering one ends polling. Nothing that goes wrong
here stops anything else; it is said in the log once each time it changes, and tried again.
"""

from __future__ import annotations

import logging
import threading
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections
from telegram import BotCommand
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError

from channels import limits
from channels.telegram import api
from channels.telegram.receive import receive
from channels.telegram.updates import WANTED

log = logging.getLogger(__name__)

LONG_POLL = 25  # seconds Telegram holds a request while nothing happens
LONGEST_WAIT = 60.0
MOST_STUMBLES = 3  # over one update
PAUSE = 5.0  # while everybody together sends more than can be kept

_DESCRIPTIONS = {
    "en": {"start": "Begin", "help": "What this is", "menu": "What you can ask", "language": "English or Spanish",
           "human": "Talk to a person", "delete": "Erase what we keep of you", "stop": "No more messages"},
    "es": {"start": "Empezar", "help": "Qué es esto", "menu": "Qué puede preguntar", "language": "Español o inglés",
           "human": "Hablar con una persona", "delete": "Borrar lo que guardamos de usted",
           "stop": "No más mensajes"},
}  # fmt: skip

_started = threading.Lock()


def start() -> None:
    """Begins with the worker's first thread, when Telegram is on."""
    if not api.missing() and _started.acquire(blocking=False):
        threading.Thread(target=_go_on, name="telegram-poller", daemon=True).start()


def _go_on() -> None:
    Line().keep()


class Line:
    """One bot's connection; `stop()` ends it after the poll under way."""

    def __init__(self) -> None:
        self.offset = 0
        self.ready = False
        self.stopped = threading.Event()
        self._trouble = ""
        self._stumbled = (0, 0)  # the update that was last in the way, and how often

    def stop(self) -> None:
        self.stopped.set()

    def keep(self) -> None:
        """Sets up, then polls when the mode says so, until stopped."""
        wait = 1.0
        while not self.stopped.is_set():
            set_up = self.ready
            try:
                self.step()
            except TelegramError as error:
                self._say(error)
                self.stopped.wait(api.seconds(error) if isinstance(error, RetryAfter) else wait)
                wait = min(LONGEST_WAIT, wait * 2)
            except Exception as error:
                # The database, most likely. The update was not confirmed to Telegram, so it comes again.
                log.error("an update could not be taken in: %s; trying again", type(error).__name__)  # noqa: TRY400
                self.stopped.wait(wait)
                wait = min(LONGEST_WAIT, wait * 2)
            else:
                if set_up:  # a poll went through: whatever was wrong is over
                    wait, self._trouble = 1.0, ""
                if settings.HUBLINE.telegram_mode == "webhook":
                    return

    def step(self) -> None:
        """Set-up when it is due, else one poll."""
        if not self.ready:
            self.set_up()
            self.ready = True
        elif settings.HUBLINE.telegram_mode == "polling" and limits.too_many():
            self.stopped.wait(PAUSE)  # Telegram keeps what comes meanwhile
        elif settings.HUBLINE.telegram_mode == "polling":
            self.poll()

    def set_up(self) -> None:
        """Commands in both languages; then the webhook on, or off."""
        bot, env = api.bot(), settings.HUBLINE
        for language, described in _DESCRIPTIONS.items():
            commands = [BotCommand(name, words) for name, words in described.items()]
            api.wait_for(bot.set_my_commands(commands, language_code=None if language == "en" else language))
        if env.telegram_mode == "webhook":
            api.wait_for(
                bot.set_webhook(
                    f"{env.public_base_url}/webhooks/telegram", secret_token=env.telegram_webhook_secret,
                    allowed_updates=WANTED,
                )
            )  # fmt: skip
            log.info("Telegram sends updates to %s/webhooks/telegram", env.public_base_url)
        else:
            api.wait_for(bot.delete_webhook())
            log.info("Telegram is polled")

    def poll(self) -> None:
        """Takes in what waits, in order. An update is confirmed by the next poll, after it was committed."""
        # The raw call: the SDK's own parses first, and writes an update it cannot parse into the log, whole.
        found: Any = api.wait_for(
            api.bot().do_api_request(
                "getUpdates",
                {"offset": self.offset, "timeout": LONG_POLL, "allowed_updates": WANTED},
                read_timeout=LONG_POLL + 10,
            ),
            LONG_POLL + 15,
        )
        for update in found:
            close_old_connections()
            self._take(update)
            self.offset = update["update_id"] + 1
        close_old_connections()

    def _take(self, update: Any) -> None:
        """Takes one update in. What trips over a fault of ours time and again is left out: the others wait behind it.

        Raises at first; without end while it is the database that is not there.
        """
        try:
            receive(update)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            before, times = self._stumbled
            self._stumbled = (update["update_id"], times + 1 if before == update["update_id"] else 1)
            if self._stumbled[1] < MOST_STUMBLES:
                raise
            log.error("an update was left out after %d tries: %s", MOST_STUMBLES, type(error).__name__)  # noqa: TRY400

    def _say(self, error: TelegramError) -> None:
        if isinstance(error, InvalidToken):
            words = "Telegram does not accept TELEGRAM_BOT_TOKEN: ask BotFather for the right one"
        elif isinstance(error, Conflict):
            words = "another program polls with this bot's token: stop it, or use TELEGRAM_MODE=webhook"
            self.ready = False  # it may have been a webhook set meanwhile
        elif isinstance(error, BadRequest) and "webhook" in error.message.lower():
            words = (
                "Telegram does not take PUBLIC_BASE_URL for its webhook: it must begin with https:// and lead here at"
                " port 443, 80, 88 or 8443. Change it, or use TELEGRAM_MODE=polling"
            )
        elif isinstance(error, RetryAfter):
            words = "Telegram asks us to wait"
        else:
            words = f"Telegram cannot be reached ({type(error).__name__})"
        if words != self._trouble:
            log.error("%s; trying again", words)
        self._trouble = words
