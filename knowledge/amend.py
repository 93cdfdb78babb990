"""Changes one fact of a published source or place, such as the day somebody confirmed it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from knowledge.models import HubListing, Source


@transaction.atomic
def amend(row: Source | HubListing, user: Any, **values: Any) -> None:
    """Set `values` on the published row, logged under `user`; in a draft of it too, which stays a draft."""
    if row.has_unpublished_changes:
        type(row)._default_manager.filter(pk=row.pk).update(**values)
        row = row.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(row, name, value)
    draft = row.has_unpublished_changes
    revision = row.save_revision(user=user, log_action=draft)
    if not draft:
        # A day on which somebody asked or read needs no second person, unlike any text.
        revision.publish(user=user, log_action=True, skip_permission_checks=True)
