"""Makes guessing passwords slow, for each account and for all together, without shutting colleagues out.

A browser in which somebody signed in before with both factors is known by a cookie and counted apart: whoever guesses
at a colleague's password from elsewhere does not keep the colleague out (OWASP, "Slow Down Online Guessing Attacks
with Device Cookies"). No network address is kept, so none has to be erased.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from channels.pseudonym import digest
from console.security.models import Slowdown

FREE, FREE_FOR_ALL = 5, 60  # attempts before the first wait
LONGEST, LONGEST_FOR_ALL = timedelta(minutes=15), timedelta(seconds=30)
FORGET = timedelta(hours=1)  # after this long without an attempt the count begins anew
_EVERYBODY = "everybody"


def account(name: str) -> str:
    """Who is counted when a stranger's browser names an account, be there one of that name or not."""
    return digest("login account", name.casefold())


def browser(mark: str) -> str:
    """Who is counted in a browser known by its cookie's `mark`."""
    return digest("login browser", mark)


def attempt(who: str, *, known: bool) -> timedelta:
    """Count an attempt before the password is looked at; how long to wait instead, zero when it may go on.

    Counting first means that many attempts at the same instant are counted all the same.
    """
    now = timezone.now()
    with transaction.atomic():
        # Everybody first: while all strangers wait, names they make up add no rows.
        if not known and (wait := _count(digest("login", _EVERYBODY), FREE_FOR_ALL, LONGEST_FOR_ALL, now)):
            return wait
        return _count(who, FREE, LONGEST, now)


def succeeded(who: str) -> None:
    """The password was right: its account's count begins anew; everybody's stays, it falls by itself."""
    Slowdown.objects.filter(who=who).delete()


def forget_old() -> int:
    """Remove counts that no longer matter; how many."""
    return Slowdown.objects.filter(until__lt=timezone.now() - FORGET).delete()[0]


def _count(who: str, free: int, longest: timedelta, now: datetime) -> timedelta:
    row, _ = Slowdown.objects.select_for_update().get_or_create(who=who, defaults={"until": now})
    if row.until > now:
        return row.until - now
    if row.until < now - FORGET:
        row.attempts = 0
    row.attempts += 1
    over = row.attempts - free
    row.until = now + (min(timedelta(seconds=2 ** min(over, 20)), longest) if over >= 0 else timedelta())
    row.save()
    return timedelta()
