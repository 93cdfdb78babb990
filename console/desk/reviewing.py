"""`/staff/desk/reviews/` and `/staff/desk/entry/<id>/review/`: what waits, and a draft beside its live text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from console.desk import checks, differences, previews, state
from console.desk.page import DeskPage, require
from knowledge import drafts, review, second_person
from knowledge.drafts import Draft
from knowledge.errors import NotReady, Overtaken, OwnText
from knowledge.languages import LANGUAGES
from knowledge.models import Entry
from knowledge.models.words import reading


class Queue(DeskPage):
    """Urgent entries first, then the longest waiting."""

    template_name = "console/desk/queue.html"
    page_title = gettext_lazy("Approvals")
    header_icon = "glasses"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user = self.request.user
        waiting = [(one, one.may_be_approved_by(user), user.pk in one.wrote) for one in review.queue()]
        changes = [(one, one.may_be_published_by(user), user.pk in one.wrote) for one in second_person.waiting()]
        return {**context, "waiting": waiting, "changes": changes}


class Review(DeskPage):
    """Compare, look at the sources, then approve or send back."""

    template_name = "console/desk/review.html"
    header_icon = "glasses"
    draft: Draft

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("desk_queue"), _("Approvals"))]

    def get_page_title(self) -> str:
        return self.draft.doc.texts[reading()].question or self.draft.doc.id

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self._read()
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide. What cannot be done is said on the page, and the comment stays in its box."""
        self._read()
        slug, mark, comment = self.draft.doc.id, request.POST.get("mark", ""), request.POST.get("comment", "")
        approves = request.POST.get("action") == "approve"
        try:
            if approves:
                review.approve(slug, user=request.user, mark=mark, comment=comment)
            else:
                review.send_back(slug, user=request.user, mark=mark, comment=comment)
        except Overtaken:
            problem = _("The text was changed since you opened this page. Compare it again below, please.")
            return self._again(problem, 409)
        except (NotReady, OwnText) as error:
            return self._again(str(error), 403 if isinstance(error, OwnText) else 422)
        if approves:
            messages.success(request, _("Approved. People get it with the next release that is published."))
        else:
            messages.success(request, _("Sent back with your comment."))
        return redirect("desk_queue")

    def _read(self) -> None:
        try:
            self.draft = drafts.read(self.kwargs["slug"])
        except Entry.DoesNotExist:
            raise Http404 from None

    def _again(self, problem: str, status: int) -> HttpResponse:
        self._read()
        return self.render_to_response(self.get_context_data(problem=problem), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        live, draft, user = drafts.read_live(self.draft.doc.id), self.draft, self.request.user
        rows = list(differences.texts(live, draft))
        own = any(user.pk in review.barred(row, row.get_latest_revision()) for row in draft.rows.values())
        return {
            **context,
            "draft": draft,
            "live": live,
            "texts": [row for row in rows if row.is_changed],
            "unchanged": [row for row in rows if not row.is_changed],
            "facts": differences.facts(live, draft),
            "previews": [previews.preview(draft.doc, language) for language in LANGUAGES],
            "findings": [one for ones in checks.by_field(draft.doc).values() for one in ones],
            "state": state.of(draft, user),
            "own": own,
            "comment": self.request.POST.get("comment", ""),
        }


@require_POST
def still_right(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the live text to be approved anew, unchanged: `mark` says which text was read."""
    require(request, "knowledge.change_entry")
    try:
        review.ask_again(slug, user=request.user, mark=request.POST.get("mark", ""))
    except Entry.DoesNotExist:
        raise Http404 from None
    except Overtaken:
        messages.error(request, _("Somebody changed it since you opened the page. Read it again, please."))
    except NotReady as error:
        messages.error(request, " ".join([str(error), *checks.sentences(error.findings)]))
    else:
        messages.success(request, _("Sent for review as it is. Somebody else approves it for a new review date."))
    return redirect("desk_editor", slug)


@require_POST
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """End a review without a decision; the draft stays."""
    require(request, "knowledge.change_entry")
    try:
        review.take_back(slug, user=request.user)
    except Entry.DoesNotExist:
        raise Http404 from None
    except PermissionDenied:
        messages.error(request, _("Only who sent it, or a reviewer, can take it back."))
    else:
        messages.success(request, _("Taken back. It is a draft again."))
    return redirect("desk_editor", slug)
