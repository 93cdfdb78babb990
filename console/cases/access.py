"""Who sees which cases. Nobody does who is not given the right; a seat limits it to topics and languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.log_actions import log

from channels.models import Case, DeskSeat

RIGHT = "channels.work_case"
JUDGE = "channels.change_answerreview"
READ, LISTED = "hubline.case.read", "cases_read"
View = Callable[..., HttpResponse]


def allowed(right: str) -> Callable[[View], View]:
    """A view for those who have `right`; the others are told that they may not."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def visible(user: Any) -> QuerySet[Case]:
    """The cases `user` may see, and their own. What has no topic or language yet concerns everybody at the desk."""
    if not user.has_perm(RIGHT):
        return Case.objects.none()
    limits = within_seat(user)
    return Case.objects.filter(limits | Q(owner=user)) if limits else Case.objects.all()


def within_seat(user: Any) -> Q:
    """What a colleague's seat is limited to, for any table with topic and language; empty without a limit."""
    seat = DeskSeat.objects.filter(user=user).first()
    limits = Q()
    if seat and seat.topics:
        limits &= Q(topic__in=[*seat.topics, ""])
    if seat and seat.languages:
        limits &= Q(language__in=[*seat.languages, ""])
    return limits


def case_for(request: HttpRequest, pk: int) -> Case:
    """The case, if this colleague may see it. Raises `Http404`: that it exists is no one else's business."""
    user: Any = request.user
    case = visible(user).filter(pk=pk).select_related("contact", "owner", "typing_by", "undelivered").first()
    if case is None:
        raise Http404("no such case")
    return case


def note_reading(request: HttpRequest, case: Case, *, anew: bool) -> None:
    """Writes into the audit log that a transcript was opened; `anew`: although this login read it before."""
    read: list[int] = request.session.get(LISTED, [])
    if anew or case.pk not in read:
        log(instance=case, action=READ, user=request.user)
        request.session[LISTED] = [*[pk for pk in read if pk != case.pk], case.pk][-200:]


def colleagues(case: Case, but: Any) -> list[Any]:
    """Who could take this case over."""
    users = get_user_model()._default_manager.filter(is_active=True).exclude(pk=but.pk).order_by("username")
    return [user for user in users if visible(user).filter(pk=case.pk).exists()]
