"""Backup codes, for the day the phone is lost: each is good once, and only a keyed digest of it is kept."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from channels.pseudonym import digest

COUNT = 10


def make(user: AbstractUser) -> list[str]:
    """New codes in place of any old ones; they cannot be shown again."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Backup codes")
    codes = [StaticToken.random_token() for _ in range(COUNT)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_kept(user, code)) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def use(user: AbstractUser, typed: str) -> StaticDevice | None:
    """The colleague's codes when `typed` was one of them, which is then used up; None when not, or too soon."""
    device = StaticDevice.objects.filter(user=user).first()
    code = "".join(char for char in typed.lower() if char.isalnum())
    return verify_token(user, device.persistent_id, _kept(user, code)) if device else None


def left(user: AbstractUser) -> int:
    """How many are still good."""
    return StaticToken.objects.filter(device__user=user).count()


def _kept(user: AbstractUser, code: str) -> str:
    return digest("backup code", f"{user.pk} {code}")[:16]
