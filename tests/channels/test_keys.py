"""Under which key what is kept is sealed, and that a new key takes over."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from channels import phone, pseudonym
from channels.errors import Unsealable
from channels.models import Contact, Secret
from channels.seal import reseal, seal, unseal
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.test_retention import key, talk

pytestmark = pytest.mark.django_db


def test_a_new_key_seals_and_the_old_ones_still_open(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = key(), key()
    configure(monkeypatch, secret_keys=[first])
    sealed = seal("a text")
    configure(monkeypatch, secret_keys=[second, first])
    assert unseal(sealed) == "a text"
    moved = reseal(sealed)
    configure(monkeypatch, secret_keys=[second])
    assert unseal(moved) == "a text"
    with pytest.raises(Unsealable):
        unseal(sealed)


def test_people_keep_their_pseudonyms_when_the_keys_change(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = key(), key()
    configure(monkeypatch, secret_keys=[first])
    Secret.objects.all().delete()
    pseudonym.make_key()
    pseudonym._key.cache_clear()
    before = pseudonym.pseudonym("sms", "+12135550147")
    configure(monkeypatch, secret_keys=[second, first])
    call_command("reseal")
    configure(monkeypatch, secret_keys=[second])
    pseudonym._key.cache_clear()
    assert pseudonym.pseudonym("sms", "+12135550147") == before
    pseudonym._key.cache_clear()


def test_reseal_moves_every_row_to_the_newest_key(monkeypatch: pytest.MonkeyPatch, bot: Bot) -> None:
    first, second = key(), key()
    configure(monkeypatch, secret_keys=[first])
    Secret.objects.all().delete()
    pseudonym.make_key()
    pseudonym._key.cache_clear()
    talk()
    configure(monkeypatch, secret_keys=[second, first])
    call_command("reseal")
    configure(monkeypatch, secret_keys=[second])
    assert [line["text"] for line in phone.transcript("s")] == ["a question", "a question, heard"]
    assert Contact.objects.get().address == "s"
    pseudonym._key.cache_clear()


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert seal("a text") != seal("a text")
