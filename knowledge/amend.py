"""Changes one fact of a published source or place, such as the day somebody confirmed it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from knowledge.models import HubListing, Source


@transaction.atomic
def amend(row: Source | HubListing, user: Any, **values: Any) -> None:
    """Set `values` on the published row, logged under `user`; in a draft of it too, which stays its writer's draft."""
    if row.has_unpublished_changes:
        type(row)._default_manager.filter(pk=row.pk).update(**values)
        draft = row.get_latest_revision()
        # No revision of their own: who only confirms a day may still publish what somebody else has changed.
        for name, value in values.items():
            draft.content[name] = value.isoformat() if isinstance(value, date) else value
        draft.save(update_fields=["content"])
        log(instance=row, action="wagtail.edit", user=user, revision=draft, content_changed=True)
        return
    for name, value in values.items():
        setattr(row, name, value)
    # A day on which somebody asked or read needs no second person, unlike any text.
    row.publish(row.save_revision(user=user), user=user, log_action=True, alone=True)
