"""The roles of staff: groups made by migration, known here by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WRITERS = "Writers"  # draft answers
REVIEWERS = "Reviewers"  # approve what others wrote, build and publish releases
SUPERVISORS = "Supervisors"  # the chats that were passed on to people
ADMINISTRATORS = "Administrators"  # all of it, and who is on the staff
ROLES = (WRITERS, REVIEWERS, SUPERVISORS, ADMINISTRATORS)


def grant(apps: Any, group: str, rights: Mapping[str, str]) -> None:
    """Give `group` permissions, for use in migrations; `rights` are verbs by model: {"knowledge.entry": "view change"}.

    Makes the group, and the permissions where Django has not made them yet: it does so only after all migrations.
    """
    types, permissions, groups = (
        apps.get_model(*name) for name in (("contenttypes", "ContentType"), ("auth", "Permission"), ("auth", "Group"))
    )
    row, _ = groups.objects.get_or_create(name=group)
    for label, verbs in rights.items():
        app, model = label.split(".")
        kind, _ = types.objects.get_or_create(app_label=app, model=model)
        for verb in verbs.split():
            codename = verb if "_" in verb else f"{verb}_{model}"
            permission, _ = permissions.objects.get_or_create(
                content_type=kind, codename=codename, defaults={"name": f"Can {verb.replace('_', ' ')} {model}"}
            )
            row.permissions.add(permission)
