"""The answers to judge, and one of them."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.log_actions import log

from channels.models import AnswerReview, InboxMessage, OutboxMessage, Verdict
from channels.seal import seal
from console.cases.access import JUDGE, allowed, within_seat
from console.cases.frame import HOME, page
from console.cases.transcript import marked
from console.phone.bubble import entries_of
from console.reviews import judging, measuring
from knowledge.models import Entry, MeasuredQuestion

TRAIL = {"url": reverse_lazy("reviews"), "label": gettext_lazy("Judge answers")}
FOLDERS = {
    "waiting": gettext_lazy("To judge"), "judged": gettext_lazy("Judged"), "differing": gettext_lazy("Not agreed"),
}  # fmt: skip


@never_cache
@require_GET
@allowed(JUDGE)
def reviews(request: HttpRequest) -> HttpResponse:
    """What waits, what was judged, and where colleagues differ."""
    found = {
        "waiting": judging.waiting(request.user), "judged": judging.judged(request.user),
        "differing": judging.judged(request.user, differing=True),
    }  # fmt: skip
    folder = request.GET.get("folder", "")
    folder = folder if folder in FOLDERS else "waiting"
    tabs = [{"name": name, "label": label, "count": found[name].count()} for name, label in FOLDERS.items()]
    rows = list(found[folder][: judging.MOST])
    questions = {
        (entry.slug, entry.locale.language_code): entry.question
        for entry in Entry.objects.filter(slug__in=[row.entry for row in rows]).select_related("locale")
    }
    return page(
        request, "console/reviews/list.html", _("Judge answers"), [HOME, {"url": "", "label": _("Judge answers")}],
        rows=[{"review": row, "name": questions.get((row.entry, row.language or "en")) or row.entry or _name(row)}
              for row in rows],
        tabs=tabs, folder=folder, agreement=judging.agreement(),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@allowed(JUDGE)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer with its question. A colleague's verdict is shown only after one's own."""
    found = get_object_or_404(
        AnswerReview.objects.select_related("outbox").filter(within_seat(request.user)), pk=pk
    )
    if found.outbox is None:
        raise Http404("the texts have expired")
    problem = _judge(request, found) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        following = judging.waiting(request.user).first()
        return redirect("review", following.pk) if following else redirect("reviews")
    log(instance=found, action="hubline.review.read", user=request.user)
    answer = page(
        request, "console/reviews/review.html", _("Judge an answer"), [HOME, TRAIL, {"url": "", "label": _name(found)}],
        review=found, problem=problem, typed=request.POST, **_shown(found, request.user),
    )  # fmt: skip
    answer.status_code = 409 if problem else 200
    return answer


def _name(found: AnswerReview) -> str:
    return _("Answer %(number)s") % {"number": found.pk}


def _shown(found: AnswerReview, user: Any) -> dict[str, Any]:
    row: OutboxMessage = found.outbox  # type: ignore[assignment]  # the caller has looked
    question = _asked(row)
    mine = found.verdicts.filter(by=user).first()
    language = found.language or "en"
    custom = row.custom
    return {
        "question": marked(question.text) if question else "", "plain": question.text if question else "",
        "answer": row.text if row.channel != "telegram" else custom.get("text", {}).get("body") or row.text,
        "line": {"custom": custom, "entries": entries_of(custom)}, "mine": mine,
        "others": found.verdicts.exclude(by=user).select_related("by") if mine else [],
        "verdicts": Verdict.Is.choices,
        "entries": Entry.objects.filter(live=True, locale__language_code=language).order_by("slug"),
        "alone": user.has_perm(measuring.ALONE), "proposed": measuring.proposed(found), "longest": measuring.LONGEST,
        "known": question is not None
        and MeasuredQuestion.objects.filter(text=question.text, language=language).exists(),
    }  # fmt: skip


def _asked(row: OutboxMessage) -> InboxMessage | None:
    """What `row` answers; if it answers nothing in particular, what the person wrote last before it."""
    return row.inbox or (
        InboxMessage.objects.filter(contact=row.contact_id, received_at__lte=row.created)
        .order_by("-id")
        .first()
    )


def _judge(request: HttpRequest, found: AnswerReview) -> str | None:
    """Keeps the verdict, and the question proposed for measuring if there is one; else says what is missing."""
    verdict, should_be = request.POST.get("verdict", ""), request.POST.get("should_be", "").strip()
    if verdict not in Verdict.Is.values:
        return _("Choose a verdict.")
    if verdict == Verdict.Is.OTHER and not Entry.objects.filter(slug=should_be).exists():
        return _("Name the entry that it should have been: choose one from the list.")
    measured = request.POST.get("measure_text", "").strip()
    wants = bool(request.POST.get("measure"))
    said = _asked(cast(OutboxMessage, found.outbox))
    if wants and (why := measuring.refused(measured, said.text if said else "")):
        return why
    if wants and measuring.expected(found, verdict, should_be) is None:
        return _(
            "To measure on it we must know what would be right: choose the entry, or that there should be none."
        )
    mine, _new = Verdict.objects.update_or_create(
        review=found, by=cast(User, request.user),
        defaults={"verdict": verdict, "should_be": should_be if verdict == Verdict.Is.OTHER else "",
                  "sealed_question": seal(measured) if wants else "", "at": timezone.now()},
    )  # fmt: skip
    log(instance=found, action="hubline.review.change", user=request.user, data={"verdict": verdict})
    alone = mine if wants and request.user.has_perm(measuring.ALONE) else None
    messages.success(request, _what_became(found, measuring.settle(found, alone), wants))
    return None


def _what_became(found: AnswerReview, added: MeasuredQuestion | None, wants: bool) -> str:
    if added:
        # The words themselves would lie in the browser's cookie until they are shown.
        return _("Thank you, kept. From now on releases are measured on this question.")
    if wants and found.verdicts.count() < judging.ENOUGH:
        return _("Thank you, kept. The question is measured on as soon as a second colleague gives the same verdict.")
    if wants:
        return _("Thank you, kept. Colleagues do not agree, so the question is not measured on; an administrator can "
                 "decide.")  # fmt: skip
    return _("Thank you, kept.")
