"""What colleagues do with a case from its page: one POST each, then the page again with what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from channels import case_work
from channels.errors import CaseClosed, CaseRefused, CaseTaken, OutOfReach
from channels.models import Case
from console.cases.access import RIGHT, allowed, case_for, colleagues
from console.cases.closing import LONGEST_NOTE, fault_in
from console.cases.cost import ENOUGH
from console.cases.suggest import inserted
from console.cases.views import case_page

SNOOZES = {"1": timedelta(hours=1), "4": timedelta(hours=4), "24": timedelta(days=1), "72": timedelta(days=3)}
TYPED = ("text", "entry", "note", "to", "hours", "outcome", "fault", "fault_entry", "should_be", "fault_note")
TAKEN_OUT = gettext_lazy("The note is kept; what looked like a number or a name was taken out of it.")
Step = Callable[[HttpRequest, Case], str | None]


def in_words(refused: CaseRefused) -> str:
    """Why a step was refused, and what to do now."""
    if isinstance(refused, CaseTaken):
        if not refused.owner:
            return _("Take the case first, then write.")
        return _("%(name)s has this case now. Nothing was sent; what you wrote is still in the box.") % {
            "name": refused.owner
        }
    if isinstance(refused, CaseClosed):
        return _("This case was closed meanwhile. Nothing was sent.")
    why = refused.why if isinstance(refused, OutOfReach) else ""
    return {
        "opted out": _("The person opted out (STOP): nothing can be sent until they write START."),
        "blocked": _("The person blocked us: nothing can be sent until they write again."),
        "erased": _("The person erased this chat: nothing can be sent."),
        "expired": _("The person's address was erased, as promised, some days after their last message. "
                     "Nothing can be sent until they write again."),
    }.get(why, _("This is not possible."))  # fmt: skip


def step(do: Step) -> Callable[[HttpRequest, int], HttpResponse]:
    """A view of a step: it is written into the audit log, and a refusal is told with all that was typed kept.

    A step gives None, or a sentence that says what is missing.
    """

    @never_cache
    @require_POST
    @allowed(RIGHT)
    @wraps(do)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        case = case_for(request, pk)
        try:
            problem = do(request, case)
        except CaseRefused as refused:
            problem = in_words(refused)
        if problem is None:
            log(instance=case, action=f"hubline.case.{do.__name__}", user=request.user)
            return redirect(f"{reverse('case', args=(pk,))}?done={do.__name__}")  # the page forgets what was typed
        case.refresh_from_db()
        typed = {name: request.POST.get(name, "") for name in TYPED}
        return case_page(request, case, status=409, problem=problem, **typed)

    return view


@step
def claim(request: HttpRequest, case: Case) -> str | None:
    """Take the case, or take it over from the colleague named on the page."""
    from_whom = request.POST.get("instead_of", "")
    before = get_user_model()._default_manager.filter(pk=from_whom).first() if from_whom.isdigit() else None
    case_work.claim(case, request.user, instead_of=before)
    return None


@step
def reply(request: HttpRequest, case: Case) -> str | None:
    """Answer the person."""
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()  # as forms send what is one character to the eye
    if not text:
        return _("Write an answer first.")
    if len(text) > ENOUGH:
        return _("The answer is longer than %(most)d characters. Please shorten it.") % {"most": ENOUGH}
    case_work.reply(case, request.user, text, inserted(request.POST.get("entry", ""), case.language or "en"))
    return None


@step
def note(request: HttpRequest, case: Case) -> str | None:
    """Leave a note for colleagues."""
    text = request.POST.get("note", "").strip()[:LONGEST_NOTE]
    if not text:
        return _("Write the note first.")
    if case_work.note(case, request.user, text) != text:
        messages.info(request, TAKEN_OUT)
    return None


@step
def hand_over(request: HttpRequest, case: Case) -> str | None:
    """Give the case to a colleague, or back to all."""
    to = request.POST.get("to", "")
    if not to:
        case_work.hand_over(case, request.user, None)
        return None
    named = next((user for user in colleagues(case, request.user) if str(user.pk) == to), None)
    if named is None:
        return _("Choose a colleague who may see this case.")
    case_work.hand_over(case, request.user, named)
    messages.success(request, _("Handed over to %(name)s.") % {"name": named.get_username()})
    return None


@step
def snooze(request: HttpRequest, case: Case) -> str | None:
    """Put the case out of sight for a while."""
    length = SNOOZES.get(request.POST.get("hours", ""))
    if length is None:
        return _("Choose for how long.")
    case_work.snooze(case, request.user, timezone.now() + length)
    return None


@step
def close(request: HttpRequest, case: Case) -> str | None:
    """Close the case, with what came of it and what was wrong with our answers, if anything was."""
    outcome = request.POST.get("outcome", "")
    if outcome not in set(Case.Outcome.values) - {Case.Outcome.LEFT, Case.Outcome.ERASED}:
        return _("Choose what came of it.")
    fault = fault_in(request.POST)
    if isinstance(fault, str):
        return fault
    case_work.close(case, request.user, outcome, fault)
    messages.success(request, _("Closed. The automatic service answers this person again."))
    return None
