"""Wagtail's editors of places and sources: what is saved waits for a second person, and the page says so."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.action_menu import PublishMenuItem, UnpublishMenuItem
from wagtail.snippets.views.snippets import CreateView, EditView

from knowledge import second_person

EDIT_TEMPLATE = "console/desk/shared_edit.html"
KIND: dict[type[Model], str] = {model: kind for kind, model in second_person.KINDS.items()}


class _Saved:
    """Nobody publishes in the editor, where the newest words are always one's own."""

    model: type[Model]

    def get_available_actions(self) -> list[str]:
        return [action for action in super().get_available_actions() if action != "publish"]  # type: ignore[misc]

    def get_success_message(self, instance: Any = None) -> str:
        saved = instance or self.object  # type: ignore[attr-defined]
        return _("%(name)s: saved. Somebody else publishes it: it stands under Approvals.") % {"name": saved}


class Create(_Saved, CreateView):
    """A new one."""


class Edit(_Saved, EditView):
    """Tells above the form that a change waits, or came back."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = KIND[self.model]
        change = second_person.read(kind, self.object.pk)
        address = reverse("desk_change", args=[kind, self.object.pk])
        return {
            **super().get_context_data(**kwargs),
            "waiting_change": change,
            "change_address": address,
            "is_unconfirmed": kind == "hub" and self.object.live and not self.object.confirmed_on,
        }


@hooks.register("construct_snippet_action_menu")
def no_publishing(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """A place is taken away by not showing it to people any more, which two decide as well."""
    if context["model"] in KIND:
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem | UnpublishMenuItem)]
