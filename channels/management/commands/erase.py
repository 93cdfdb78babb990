"""`manage.py erase`: erase one person, whose address is typed or piped in."""

from __future__ import annotations

import sys
from typing import Any

import phonenumbers
from django.core.management.base import BaseCommand, CommandError, CommandParser

from channels.erase import erase_address
from channels.lease import Busy


class Command(BaseCommand):
    """For somebody who asks staff instead of texting DELETE. Doing it twice is harmless."""

    help = (
        "Erase all that is kept about the person at an address (phone number, Telegram chat id, phone session). It is "
        "read from the input, so that it stands in no list of processes and in no shell history."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", help="instead of the input, where nobody else can see what runs")

    def handle(self, *args: Any, **options: Any) -> None:
        address = (options["address"] or self._asked()).strip()
        if not address:
            raise CommandError("Whom to erase? Type the phone number, or the Telegram chat id, and press Enter.")
        try:
            gone = erase_address(address)
            if not gone and (number := _as_kept(address)) != address:
                gone = erase_address(number)
        except Busy:
            raise CommandError("They are being answered just now, and nothing was erased. Try again.") from None
        self.stdout.write(
            f"Erased: {gone} rows." if gone else "Nothing was kept about this address. Is every digit right?"
        )

    def _asked(self) -> str:
        if sys.stdin.isatty():
            self.stderr.write("Phone number, or Telegram chat id: ", ending="")
        return sys.stdin.readline()


def _as_kept(address: str) -> str:
    """A phone number however it is written (one of the United States, unless it says otherwise) as Twilio writes it."""
    try:
        number = phonenumbers.parse(address, "US")
    except phonenumbers.NumberParseException:
        return address
    if not phonenumbers.is_possible_number(number):
        return address
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
