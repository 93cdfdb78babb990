"""On the home page: what waits for this person, and what came back to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import WorkflowState

from knowledge import drafts, review, second_person


class Notice(Component):
    """A panel; shows nothing where nothing waits."""

    order = 50
    template_name = "console/desk/notice.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        if not user.has_perm("knowledge.change_entry"):
            return {}
        return {
            "waiting": [one for one in review.queue() if one.may_be_approved_by(user)],
            "changes": [one for one in second_person.waiting() if one.may_be_published_by(user)],
            "changes_back": second_person.sent_back(user),
            "back": [drafts.read(state.content_object.slug).lead for state in _sent_back(user)],
        }


def _sent_back(user: Any) -> list[WorkflowState]:
    return list(
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user, content_type__model="entry"
        )
    )
