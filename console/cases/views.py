"""The pages of the desk: the queue and one case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from channels import case_work, failures
from channels.models import Case, Desk, Fault
from console.cases import queue, transcript
from console.cases.access import RIGHT, allowed, case_for, colleagues, note_reading
from console.cases.cost import ENOUGH, cost
from console.cases.frame import CASES, HOME, LANGUAGES, page, part
from console.cases.suggest import suggest, text_of
from knowledge.entry import TOPICS
from knowledge.models import Entry

TYPING = 8  # seconds after the last key that somebody counts as writing


@never_cache
@require_GET
@allowed(RIGHT)
def cases(request: HttpRequest) -> HttpResponse:
    """The queue."""
    return page(request, "console/cases/queue.html", _("Cases"), [HOME, {"url": "", "label": _("Cases")}],
                 topics=TOPICS, languages=LANGUAGES, late=Desk.load().answer_minutes, **_queue(request))  # fmt: skip


@never_cache
@require_GET
@allowed(RIGHT)
def case_list(request: HttpRequest) -> HttpResponse:
    """The queue's rows alone, which the page asks for again and again; 304 while nothing changed."""
    return part(request, "console/cases/list.html", _queue(request))


def _queue(request: HttpRequest) -> dict[str, Any]:
    folder = request.GET.get("folder", "")
    folder = folder if folder in queue.FOLDERS else "all"
    chosen = queue.chosen(request.GET)
    numbers = queue.counts(request.user)
    tabs = [{"name": name, "label": label, "count": numbers[name]} for name, label in queue.FOLDERS.items()]
    return {
        "rows": queue.cases(request.user, folder, chosen), "folder": folder, "chosen": chosen, "tabs": tabs,
        "waiting": queue.waiting(request.user), "news": queue.news(request.user), "just_now": _recently(),
    }  # fmt: skip


def _recently() -> Any:
    return timezone.now() - timedelta(seconds=TYPING)


@never_cache
@require_GET
@allowed(RIGHT)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case. Every opening is in the audit log."""
    found = case_for(request, pk)
    slug = request.GET.get("insert", "")
    return case_page(request, found, text=text_of(slug, found.language or "en") if slug else "", entry=slug)


def case_page(request: HttpRequest, found: Case, *, status: int = 200, **context: Any) -> HttpResponse:
    """The page of a case, with whatever its steps have to tell; nothing that was typed is lost.

    It shows the transcript, so that it was opened is noted here, whatever led to it.
    """
    note_reading(request, found, anew=True)
    desk, state = Desk.load(), _state(request, found)
    furniture = {
        "outcomes": [one for one in Case.Outcome.choices if one[0] not in ("left", "erased")],
        "faults": Fault.Kind.choices, "colleagues": colleagues(found, request.user) if state["mine"] else [],
        "sent": _sent(state["lines"]), "entries": _entries(found) if state["mine"] else [],
        "signature": desk.name(found.language), "longest": ENOUGH, "late": desk.answer_minutes,
    }  # fmt: skip
    title = _("Case %(number)s") % {"number": found.pk}
    trail: list[dict[str, Any]] = [HOME, CASES, {"url": "", "label": title}]
    shown = {**furniture, **state, **context}
    answer = page(request, "console/cases/case.html", title, trail, **shown)
    answer.status_code = status
    return answer


def _sent(lines: list[transcript.Line]) -> list[str]:
    """Entries the bot sent in this chat: those a fault may be about."""
    named = [line.custom.get("entry") for line in lines if line.kind == "bot"]
    return list(dict.fromkeys(str(slug) for slug in named if slug))


def _entries(found: Case) -> QuerySet[Entry]:
    """All that could have been sent, in the language of the chat."""
    return Entry.objects.filter(live=True, locale__language_code=found.language or "en").order_by("slug")


def _state(request: HttpRequest, found: Case) -> dict[str, Any]:
    typing = found.typing_at and found.typing_at > _recently() and found.typing_by_id != request.user.pk
    return {
        "case": found, "mine": found.owner_id == request.user.pk, "lines": transcript.lines(found),
        "reach": case_work.why_out_of_reach(found), "typing": found.typing_by if typing else None,
        "undelivered": failures.in_words(found.undelivered.error) if found.is_undelivered and found.undelivered else "",
        "waiting": queue.waiting(request.user), "news": queue.news(request.user),
    }  # fmt: skip


@never_cache
@require_GET
@allowed(RIGHT)
def case_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """The transcript and who has the case, which its page asks for again and again; 304 while nothing changed."""
    found = case_for(request, pk)
    note_reading(request, found, anew=False)
    return part(request, "console/cases/lines.html", _state(request, found))


@never_cache
@require_POST
@allowed(RIGHT)
def case_suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers to insert, for the words given or else the person's last questions; the page whole without script."""
    found = case_for(request, pk)
    words = request.POST.get("q", "").strip()
    questions = [words] if words else transcript.last_questions(found)
    found_answers = suggest(questions if found.is_open else [], found.language or "en")
    context: dict[str, Any] = {"suggestions": found_answers, "q": words, "searched": True, "case": found}
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        note_reading(request, found, anew=False)
        return render(request, "console/cases/suggestions.html", context)
    return case_page(request, found, **context)


@never_cache
@require_POST
@allowed(RIGHT)
def case_cost(request: HttpRequest, pk: int) -> JsonResponse:
    """Segments and price of what is being typed, which also tells colleagues that somebody is writing."""
    found = case_for(request, pk)
    if request.POST.get("typing") and found.owner_id == request.user.pk:
        case_work.is_typing(found, request.user)
    return JsonResponse(cost(found, request.POST.get("text", "")[:ENOUGH]))
