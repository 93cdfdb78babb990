"""Keys are changed while everything goes on: what is written meanwhile, by whomever, stays readable."""

from __future__ import annotations

import base64
import os
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from channels import phone
from channels.management.commands import reseal as command
from channels.models import Contact, InboxMessage
from channels.seal import reseal, seal
from console.security.models import Authenticator
from tests.channels.conftest import configure

pytestmark = pytest.mark.django_db
OLD = settings.HUBLINE.secret_keys


def key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading a row and writing it back, others change it, and new people write."""
    written: list[str] = []

    def meddled(value: str) -> str:
        if len(written) < 40:
            written.append(f"person {len(written)}")
            phone.say(written[-1], f"written meanwhile {len(written)}")
            row = InboxMessage.objects.order_by("?").first()
            InboxMessage.objects.filter(pk=row.pk).update(
                sealed_text=seal(f"changed meanwhile {len(written)}")
            )
        return reseal(value)

    monkeypatch.setattr(command, "reseal", meddled)


@pytest.mark.usefixtures("busy")
def test_nothing_is_lost_by_resealing_beside_the_working_system(
    monkeypatch: pytest.MonkeyPatch, django_user_model: Any
) -> None:
    user = django_user_model.objects.create_user("ana")
    secret = Authenticator.objects.create(user=user, name="app").key
    for number in range(30):
        phone.say(f"early {number}", f"written before {number}")
    new = key()
    configure(monkeypatch, secret_keys=[new, *OLD])
    call_command("reseal")
    configure(monkeypatch, secret_keys=[new])  # the old one is destroyed

    texts = [message.text for message in InboxMessage.objects.all()]
    assert len(texts) == 70
    assert all(text.startswith(("written", "changed")) for text in texts)
    assert len({contact.address for contact in Contact.objects.all()}) == 70
    assert Authenticator.objects.get().key == secret
