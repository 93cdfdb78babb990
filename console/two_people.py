"""Two people in Wagtail's own pages: what is saved waits for a second one, and nothing is taken away by one alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.snippets.action_menu import PublishMenuItem, UnpublishMenuItem
from wagtail.snippets.views.snippets import CreateView, EditView

from knowledge import second_person
from knowledge.models import Entry, HubListing, Source

EDIT_TEMPLATE = "console/desk/shared_edit.html"
CREATE_TEMPLATE = "console/desk/shared_create.html"
KIND: dict[type[Model], str] = {model: kind for kind, model in second_person.KINDS.items()}
# What is done instead of unpublishing or deleting, which Wagtail would let one person do.
_INSTEAD: dict[type[Model], Promise] = {
    Entry: gettext_lazy("Nobody takes an answer away alone. Retire it in its editor: a second person approves that."),
    HubListing: gettext_lazy(
        "Nobody takes a place away alone. Untick “Shown to people” and save it: a second person publishes that."
    ),
    Source: gettext_lazy(
        "Nobody takes a source away alone. Take it out of the entries that name it: a second person approves that."
    ),
}


class _Saved:
    """Nobody publishes in the editor, where the newest words are always one's own."""

    model: type[Model]
    overwrite_revision = None  # each save is a revision of its own: what a reviewer has opened stays as it is

    def get_available_actions(self) -> list[str]:
        return [action for action in super().get_available_actions() if action != "publish"]  # type: ignore[misc]

    def get_success_message(self, instance: Any = None) -> str:
        saved = instance or self.object  # type: ignore[attr-defined]
        return _("%(name)s: saved. Somebody else publishes it: it stands under Approvals.") % {"name": saved}


class Create(_Saved, CreateView):
    """A new one."""


class Edit(_Saved, EditView):
    """Tells above the form that a change waits, or came back."""

    can_delete = False

    def is_valid(self, form: Any) -> bool:
        if not self.is_out_of_date:
            return bool(super().is_valid(form))
        self.produced_error_code = "invalid_revision"
        self.produced_error_message = _(
            "Not saved yet: somebody else saved it while you were writing; History tells what. "
            "What you typed stands below. Save again to keep it."
        )
        return False

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


@hooks.register("construct_snippet_listing_buttons")
def no_deleting(buttons: list[Any], row: Model, user: Any) -> None:
    """Nor is it offered in the lists."""
    if type(row) in _INSTEAD:
        buttons[:] = [button for button in buttons if getattr(button, "icon_name", "") != "bin"]


@hooks.register("before_unpublish")
def not_unpublished(request: HttpRequest, row: Model) -> HttpResponse | None:
    """Whoever finds the address is told what to do instead."""
    return _refused(request, [row])


@hooks.register("before_delete_snippet")
def not_deleted(request: HttpRequest, rows: Sequence[Model]) -> HttpResponse | None:
    """One, or many marked in a list."""
    return _refused(request, rows)


def _refused(request: HttpRequest, rows: Sequence[Model]) -> HttpResponse | None:
    row = next((row for row in rows if type(row) in _INSTEAD), None)
    if row is None:
        return None
    messages.error(request, str(_INSTEAD[type(row)]))
    pages = f"wagtailsnippets_knowledge_{row._meta.model_name}"
    return redirect(f"{pages}:edit", row.pk) if len(rows) == 1 else redirect(f"{pages}:list")
