"""Colleagues who are signed in with both factors, for tests of what they then find.

In the test's own process: `signed_in(user)` gives a client. Over the running system: `made(whole, name, ...)` makes
the colleague there, whose `code()` is what their authenticator app shows now; `cookies(whole, ...)` signs in by HTTP.
`tests/browser/conftest.py` does so in Chromium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import totp

from tests.whole import Whole

if TYPE_CHECKING:  # the pictures are taken without Django in their own process
    from django.contrib.auth.models import AbstractUser

PASSWORD = "ripe-tomatoes-in-june"
_MAKE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from console.security.models import Authenticator
for name, groups in {who!r}.items():
    user, new = get_user_model().objects.get_or_create(username=name, defaults=dict(is_superuser=not groups))
    if new:
        user.set_password({password!r}); user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    device, _ = Authenticator.objects.get_or_create(user=user, confirmed=True, defaults=dict(name="test"))
    Authenticator.objects.filter(pk=device.pk).update(last_step=-1, throttling_failure_count=0)
    print("key=" + device.key.hex())
"""

_NEWCOMER = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from console.first_login import GROUP
user = get_user_model().objects.create_superuser({name!r}, "", {password!r})
user.groups.add(Group.objects.get_or_create(name=GROUP)[0])
"""


@dataclass(frozen=True)
class Colleague:
    """Somebody with a login on a running system."""

    name: str
    password: str
    key: bytes

    def code(self) -> str:
        """What the authenticator app shows now."""
        return f"{totp(self.key):06d}"


def enter(name: str = "ana", password: str = PASSWORD, client: Client | None = None) -> Client:
    """A test client in which the password has been given, the code not yet."""
    client = client or Client()
    client.post("/staff/login/", {"username": name, "password": password})
    return client


def code_of(user: AbstractUser, steps: int = 0) -> str:
    """What `user`'s authenticator app shows, `steps` half minutes from now."""
    from console.security.models import Authenticator

    return f"{totp(Authenticator.objects.get(user=user).key, t0=-30 * steps):06d}"


def signed_in(user: AbstractUser, client: Client | None = None) -> Client:
    """A test client in which `user` has given both factors."""
    from console.security.models import Authenticator

    client = client or Client()
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = Authenticator.objects.create(user=user, name="test").persistent_id
    session.save()
    return client


def made(whole: Whole, name: str, password: str = PASSWORD, groups: tuple[str, ...] = ()) -> Colleague:
    """A colleague on the running system, with an authenticator app; a superuser unless groups are named.

    Made once; a second call lets the same code sign in again.
    """
    return several(whole, {name: groups}, password)[0]


def several(whole: Whole, who: dict[str, tuple[str, ...]], password: str = PASSWORD) -> list[Colleague]:
    """The same for colleagues by name, with the groups of each."""
    done = whole.manage("shell", "-v", "0", "-c", _MAKE.format(who=who, password=password), check=True)
    keys = [line.removeprefix("key=") for line in done.stdout.splitlines() if line.startswith("key=")]
    return [Colleague(name, password, bytes.fromhex(key)) for name, key in zip(who, keys, strict=True)]


def newcomer(whole: Whole, name: str, given: str) -> None:
    """Somebody who was given a password to come in with once, and has no authenticator app yet."""
    whole.manage("shell", "-v", "0", "-c", _NEWCOMER.format(name=name, password=given), check=True)


def cookies(whole: Whole, colleague: Colleague) -> httpx.Cookies:
    """What a browser holds after signing in by HTTP."""
    with behind_proxy(
        httpx.Client(base_url=whole.web_url, trust_env=False, timeout=60, follow_redirects=True)
    ) as browser:
        page = browser.get("/staff/login/")
        page = browser.post(
            "/staff/login/", data=_form(page, username=colleague.name, password=colleague.password)
        )
        page = browser.post(page.url, data=_form(page, code=colleague.code()))
        assert page.url.path == "/staff/", f"{colleague.name} could not sign in: {page.url.path}"
        return browser.cookies


def behind_proxy(client: httpx.Client) -> httpx.Client:
    """`client`, which sends cookies that are for TLS alone, as a proxy does that has spoken TLS with the browser."""

    def take(_: httpx.Response) -> None:
        for cookie in client.cookies.jar:
            cookie.secure = False

    client.event_hooks = {"response": [take]}
    return client


def _form(page: httpx.Response, **fields: str) -> dict[str, str]:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token, f"no form on {page.url.path}"
    return {"csrfmiddlewaretoken": token[1], **fields}
