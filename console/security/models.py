"""What logins need to remember: each colleague's authenticator, and how many wrong guesses there were."""

from __future__ import annotations

import base64
import secrets
from urllib.parse import quote, urlencode

from django.db import models
from django_otp.models import Device, ThrottlingMixin
from django_otp.oath import TOTP

from channels.seal import seal, unseal

ISSUER = "Hubline"
STEP, DIGITS = 30, 6  # what every authenticator app assumes (RFC 6238, section 5.2 and 1.2)


def _new_key() -> str:
    return seal(secrets.token_hex(20))  # 160 bits: RFC 4226, section 4, R6


class Authenticator(ThrottlingMixin, Device):
    """An app that shows codes by the time (RFC 6238).

    Its secret is sealed, unlike in django-otp's own model: a copy of the database must not be enough to sign in.
    """

    sealed_key = models.TextField(default=_new_key)
    last_step = models.BigIntegerField(default=-1)
    drift = models.SmallIntegerField(default=0)

    @property
    def key(self) -> bytes:
        """The secret shared with the app."""
        return bytes.fromhex(unseal(self.sealed_key))

    @property
    def typed_key(self) -> str:
        """The secret as people type it into an app that has no camera: base32 in groups of four."""
        text = base64.b32encode(self.key).decode()
        return " ".join(text[start : start + 4] for start in range(0, len(text), 4))

    @property
    def address(self) -> str:
        """What the QR code says (Google Authenticator, "Key URI format")."""
        label = quote(f"{ISSUER}:{self.user.get_username()}")
        secret = self.typed_key.replace(" ", "")
        return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': ISSUER})}"

    def get_throttle_factor(self) -> int:
        """After the first wrong code one second of waiting, after each further one twice as long."""
        return 1

    def verify_token(self, token: str) -> bool:
        """Whether `token` is the code of now, or the one before or after; each is good once.

        To be called by `django_otp.verify_token`, which locks the row: the same code sent twice at once counts once.
        """
        if not self.verify_is_allowed()[0]:
            return False
        code = TOTP(self.key, STEP, 0, DIGITS, self.drift)
        if not (token.isascii() and token.isdigit() and code.verify(int(token), 1, self.last_step + 1)):
            self.throttle_increment()
            return False
        self.last_step, self.drift = code.t(), code.drift
        self.throttle_reset()
        return True


class Slowdown(models.Model):
    """How often somebody tried to sign in, and how long they wait. `who` is a keyed digest: no name, no address."""

    who = models.CharField(max_length=64, primary_key=True)
    attempts = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(db_index=True)
