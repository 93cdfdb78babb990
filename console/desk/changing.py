"""`/staff/desk/change/<kind>/<number>/`: a changed place or source beside what is live, for a second person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from console.desk import listed
from console.desk.page import DeskPage
from knowledge import second_person
from knowledge.errors import KnowledgeError, NotReady, Overtaken, OwnText
from knowledge.second_person import Changed


class Change(DeskPage):
    """Compare field by field, then publish, send back, or leave it."""

    template_name = "console/desk/change.html"
    header_icon = "glasses"
    change: Changed

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("desk_queue"), _("Approvals"))]

    def get_page_title(self) -> str:
        return str(self.change.draft)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (change := self._read()) is None:
            messages.info(request, _("There is no change that waits; perhaps somebody has decided already."))
            return redirect(editor(self.kwargs["kind"], self.kwargs["pk"]))
        self.change = change
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide. What cannot be done is said on the page, and the comment stays in its box."""
        kind, pk = self.kwargs["kind"], self.kwargs["pk"]
        mark, comment = request.POST.get("mark", ""), request.POST.get("comment", "")
        self._read()
        do: dict[str, tuple[Callable[[], None], str]] = {
            "publish": (
                lambda: second_person.publish(kind, pk, user=request.user, mark=mark),
                _("Published here. People get it with the next release."),
            ),
            "back": (
                lambda: second_person.send_back(kind, pk, user=request.user, mark=mark, comment=comment),
                _("Sent back with your comment."),
            ),
            "drop": (
                lambda: second_person.drop(kind, pk, user=request.user, mark=mark),
                _("The change is dropped. What was live stays live."),
            ),
        }  # fmt: skip
        if (asked := do.get(request.POST.get("action", ""))) is None:
            raise PermissionDenied
        try:
            asked[0]()
        except KnowledgeError as error:
            return self._again(error)
        messages.success(request, asked[1])
        return redirect("desk_queue")

    def _read(self) -> Changed | None:
        try:
            return second_person.read(self.kwargs["kind"], self.kwargs["pk"])
        except ObjectDoesNotExist:
            raise Http404 from None

    def _again(self, error: KnowledgeError) -> HttpResponse:
        problem = (
            _("It was changed since you opened this page. Compare it again below, please.")
            if isinstance(error, Overtaken)
            else str(error)
        )
        if (change := self._read()) is None:
            messages.error(self.request, problem)
            return redirect("desk_queue")
        self.change = change
        status = {Overtaken: 409, NotReady: 422, OwnText: 403}.get(type(error), 422)
        return self.render_to_response(self.get_context_data(problem=problem), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        change, user = self.change, self.request.user
        before = change.row if change.row.live else None
        return {
            **super().get_context_data(**kwargs),
            "change": change,
            "is_new": before is None,
            "fields": listed.fields(before, change.draft),
            "editor": editor(change.kind, change.row.pk),
            "may_publish": change.may_be_published_by(user) and not change.comment,
            "own": user.pk in change.wrote,
            "may_drop": before is not None
            and (user.pk in change.wrote or second_person.may_publish(change.kind, user)),
            "comment": self.request.POST.get("comment", ""),
        }


def editor(kind: str, pk: int) -> str:
    """Where a place or source is edited."""
    return reverse(f"wagtailsnippets_knowledge_{second_person.KINDS[kind]._meta.model_name}:edit", args=[pk])
