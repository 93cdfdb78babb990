"""A small release that pages show, and a colleague signed in with both factors."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from knowledge import releases, store
from knowledge.entry import EntryDoc, ReviewDoc
from knowledge.hub import load_hubs
from knowledge.live import LiveRelease
from tests.knowledge.content import TODAY, entry, source, with_text
from tests.logins import signed_in

HUBS = Path(__file__).resolve().parents[2] / "knowledge" / "hubs.yml"


def _docs() -> list[EntryDoc]:
    urgent = entry("swim", urgency="urgent", related=["school-sing", "school-dance"])
    for language, steps in (("en", "Stay on the shore."), ("es", "Quédese en la orilla.")):
        urgent = with_text(urgent, language, first_steps=steps)
    starter = ReviewDoc("approved", store.STARTER, TODAY, TODAY + timedelta(days=180))
    checked = [source(checked_how=how, citation=f"Code {how}") for how in ("page", "copy", "citation")]
    return [urgent, entry("sing", review=starter, sources=checked), entry("dance")]


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: Any) -> Iterator[LiveRelease]:
    """A release with an urgent entry, one of the starter content, and a third; another before it had a fourth."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(releases, "_live", None)
        patch.setattr(releases, "_LOOK_AGAIN", 0.0)
        store.import_hubs(load_hubs(HUBS))
        store.import_entries([*_docs(), entry("rest")])
        releases.activate(releases.build())
        retired = dataclasses.replace(entry().review, state="retired")
        store.import_entries([entry("rest", review=retired)])
        releases.activate(releases.build())
        yield releases.live()
        transaction.set_rollback(True)


@pytest.fixture
def staff(db: None) -> Client:
    """Somebody of the staff, signed in with both factors."""
    return signed_in(get_user_model()._default_manager.create_superuser("ana", "", "ripe-tomatoes-in-june"))


def configure(monkeypatch: pytest.MonkeyPatch, **values: object) -> None:
    """Settings as if the environment had them."""
    monkeypatch.setattr(settings, "HUBLINE", dataclasses.replace(settings.HUBLINE, **values))
