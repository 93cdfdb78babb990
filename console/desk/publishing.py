"""`/staff/desk/releases/`: what people get, what would change, and who made which release live, when and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from console.desk import report, tasks
from console.desk.lines import lines
from console.desk.page import DeskPage, require
from knowledge import publishing, releases
from knowledge.errors import KnowledgeError, NoRelease, ReleaseBroken
from knowledge.live import LiveRelease
from knowledge.models import Activation, Publication, Release

BUILD, PUBLISH = "knowledge.add_release", "knowledge.add_activation"
State = Publication.State


class Releases(DeskPage):
    """The live release, what waits to be published, and the history."""

    right = "knowledge.view_release"
    template_name = "console/desk/releases.html"
    page_title = gettext_lazy("Releases")
    header_icon = "upload"

    def trail(self) -> list[tuple[str, str]]:
        return []

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for a release."""
        require(request, BUILD)
        note = request.POST.get("note", "").strip()[:300]
        if not note:
            context = self.get_context_data(problem=_("Say in a few words what the release is for."))
            return self.render_to_response(context, status=422)
        under_way = Publication.objects.filter(state__in=[State.QUEUED, State.BUILDING]).first()
        publication = under_way or Publication.objects.create(by=cast(User, request.user), note=note)
        if under_way:
            messages.info(request, _("A release is being built already: this one."))
        else:
            tasks.build(publication.pk)
        return redirect("desk_publication", publication.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        live = _live()
        lately = Publication.objects.select_related("release", "by", "overtaken_by__release")
        history = Activation.objects.select_related("release", "by").defer("release__archive")[:30]
        return {
            **context,
            "live": live,
            "since": history[0] if history else None,
            "pending": lines(publishing.pending(live)),
            "publications": lately.defer("release__archive", "overtaken_by__release__archive")[:10],
            "history": history,
            "earlier": releases.before(),
            "may_build": self.request.user.has_perm(BUILD),
            "may_publish": self.request.user.has_perm(PUBLISH),
            "note": self.request.POST.get("note", ""),
        }


class PublicationPage(DeskPage):
    """One release: how far the building is, then what it would change."""

    right = "knowledge.view_release"
    template_name = "console/desk/publication.html"
    header_icon = "upload"

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("desk_releases"), _("Releases"))]

    def get_page_title(self) -> str:
        publication = self._publication()
        release = publication.release
        return _("Release %(number)s") % {"number": release.number} if release else publication.note

    def _publication(self) -> Publication:
        rows = Publication.objects.select_related("release", "overtaken_by__release")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish now, later, or not after all. What cannot be done is said on the page."""
        require(request, PUBLISH)
        publication = self._publication()
        try:
            said = _decide(publication, request)
        except (KnowledgeError, ValueError) as error:
            return self.render_to_response(self.get_context_data(problem=str(error)), status=422)
        messages.success(request, said)
        return redirect("desk_releases" if publication.state == State.PUBLISHED else request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        publication = self._publication()
        told = publication.release and not publication.is_under_way
        return {
            **context,
            "publication": publication,
            "report": report.of(publication.release) if told and publication.release else None,
            "may_publish": self.request.user.has_perm(PUBLISH),
            "reason": self.request.POST.get("reason", ""),
            "at": self.request.POST.get("at", ""),
        }


@never_cache
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the building is, which the page asks for again and again."""
    require(request, "knowledge.view_release")
    publication = get_object_or_404(Publication, pk=pk)
    return render(request, "console/desk/progress.html", {"publication": publication})


@require_POST
def rollback(request: HttpRequest) -> HttpResponse:
    """Bring back the release that was live before what is live now; once more, the one before that."""
    require(request, PUBLISH)
    why = request.POST.get("why", "").strip()[:300] or _("Rolled back.")
    try:
        release = publishing.rollback(user=request.user, why=why)
    except KnowledgeError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Release %(number)s is live again.") % {"number": release.number})
    return redirect("desk_releases")


@require_POST
def make_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Make any release of the history live."""
    require(request, PUBLISH)
    release = get_object_or_404(Release, pk=pk)
    try:
        publishing.activate(release, user=request.user, why=_("Chosen from the history."))
    except KnowledgeError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Release %(number)s is live.") % {"number": release.number})
    return redirect("desk_releases")


def _decide(publication: Publication, request: HttpRequest) -> str:
    """Do what was asked, and say what was done. Raises KnowledgeError, or ValueError for a time that is none."""
    action = request.POST.get("action")
    if action == "schedule":
        at = _time(request.POST.get("at", ""))
        publishing.schedule(publication, at, user=request.user)
        return _("It goes live by itself at the time you chose.")
    if action == "unschedule":
        publishing.schedule(publication, None, user=request.user)
        return _("It does not go live by itself any more.")
    reason = request.POST.get("reason", "") if action == "force" else ""
    if action == "force" and not reason.strip():
        raise ValueError(_("Say why it must be live although it answers worse than a release may."))
    publishing.publish(publication, user=request.user, force_because=reason)
    return _("It is live. People get it within seconds.")


def _time(text: str) -> datetime:
    try:
        at = parse_datetime(text)
    except ValueError:
        at = None
    if at is None:
        raise ValueError(_("Choose a day and a time."))
    at = timezone.make_aware(at) if timezone.is_naive(at) else at
    if at <= timezone.now():
        raise ValueError(_("That time is past. Choose a later one, or publish now."))
    return at


def _live() -> LiveRelease | None:
    try:
        return releases.live()
    except (NoRelease, ReleaseBroken):
        return None
