"""Which topics and languages each colleague at the desk sees."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from channels.models import DeskSeat
from console.cases.access import RIGHT, allowed
from console.cases.frame import HOME, LANGUAGES, page
from knowledge.entry import TOPICS


@allowed("channels.change_deskseat")
def seats(request: HttpRequest) -> HttpResponse:
    """One row of boxes a colleague. None ticked means all of them."""
    people = _people()
    if request.method == "POST":
        for person in people:
            _keep(person, request)
        messages.success(request, _("Saved."))
        return redirect("desk_seats")
    known = {seat.user_id: seat for seat in DeskSeat.objects.all()}
    rows = [{"person": person, "seat": known.get(person.pk) or DeskSeat(user=person)} for person in people]
    return page(
        request, "console/cases/seats.html", _("Who sees which cases"),
        [HOME, {"url": "", "label": _("Who sees which cases")}], rows=rows, topics=TOPICS, languages=LANGUAGES,
    )  # fmt: skip


def _people() -> list[Any]:
    users = get_user_model()._default_manager.filter(is_active=True).order_by("username")
    return [user for user in users if user.has_perm(RIGHT)]


def _keep(person: Any, request: HttpRequest) -> None:
    topics = [topic for topic in TOPICS if topic in request.POST.getlist(f"topics-{person.pk}")]
    languages = [code for code, _name in LANGUAGES if code in request.POST.getlist(f"languages-{person.pk}")]
    before = DeskSeat.objects.filter(user=person).first() or DeskSeat()
    if (before.topics, before.languages) == (topics, languages):
        return
    seat, _made = DeskSeat.objects.update_or_create(
        user=person, defaults={"topics": topics, "languages": languages}
    )
    log(instance=seat, action="hubline.seat.change", user=request.user, data=seat.as_filter())
