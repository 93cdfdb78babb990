"""A small FAQ that is live, and the people who keep it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from console.desk.form import initial
from knowledge import drafts, store
from tests.knowledge.content import entry
from tests.logins import signed_in

ID = "school-swim"


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    """A writer, a reviewer, a supervisor and somebody who may do everything, by name."""
    users = {}
    roles = {"wanda": "Writers", "rosa": "Reviewers", "sol": "Supervisors", "root": "Administrators"}
    for name, role in roles.items():
        user = get_user_model()._default_manager.create_user(name, "", "ripe-tomatoes-in-june")
        user.is_superuser = name == "root"
        user.save()
        user.groups.add(Group.objects.get(name=role))
        users[name] = user
    return users


@pytest.fixture
def at(people: dict[str, Any]) -> dict[str, Client]:
    """Each of them signed in, with the small FAQ in place."""
    store.import_entries([entry("swim"), entry("sing")])
    return {name: signed_in(user) for name, user in people.items()}


def form(slug: str = ID, **changes: str) -> dict[str, Any]:
    """What the editor's page would send of an entry as it is, with changes."""
    draft = drafts.read(slug)
    values = {name: ("on" if value is True else value) for name, value in initial(draft).items() if value is not False}
    return {**values, "source": [source.pk for source in draft.sources], "action": "save", **changes}
