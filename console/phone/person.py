"""Who the phone page writes as: a number made up for this staff login, until a new one is asked for."""

from __future__ import annotations

import secrets

from django.http import HttpRequest

_KEY = "phone"


def person(request: HttpRequest) -> str:
    """The made-up number of this login's phone."""
    if _KEY not in request.session:
        new_person(request)
    return str(request.session[_KEY])


def new_person(request: HttpRequest) -> None:
    """From now on the page writes as somebody who never wrote before."""
    request.session[_KEY] = f"staff-{secrets.token_hex(8)}"
