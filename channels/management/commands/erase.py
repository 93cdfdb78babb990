"""`manage.py erase --address ADDRESS`: erase one person."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from channels.erase import erase_address


class Command(BaseCommand):
    """For somebody who asks staff instead of texting DELETE. Doing it twice is harmless."""

    help = "Erase all that is kept about the person at an address (phone number, Telegram chat id, phone session)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", required=True, help="as the provider writes it, e.g. +12135550147")

    def handle(self, *args: Any, **options: Any) -> None:
        gone = erase_address(options["address"].strip())
        self.stdout.write(f"Erased: {gone} rows." if gone else "Nothing was kept about this address.")
