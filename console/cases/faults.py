"""What colleagues found wrong with our answers when they closed cases: work for those who keep the FAQ."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.log_actions import log

from channels.models import Fault
from console.cases.access import allowed, visible, within_seat
from console.cases.frame import HOME, page
from knowledge.models import Entry

RIGHT = "channels.change_fault"
MOST = 100


def open_faults(user: Any) -> QuerySet[Fault]:
    """Those nobody has dealt with, oldest first, of the topics and languages that `user` may see."""
    return Fault.objects.filter(within_seat(user), done_at=None).order_by("at")


@never_cache
@allowed(RIGHT)
def faults(request: HttpRequest) -> HttpResponse:
    """The list, with a button for what is dealt with."""
    if request.method == "POST":
        done = get_object_or_404(open_faults(request.user), pk=request.POST.get("fault") or 0)
        done.done_at = timezone.now()
        done.save(update_fields=["done_at"])
        log(instance=done, action="hubline.fault.done", user=request.user)
        messages.success(request, _("Done."))
        return redirect("case_faults")
    rows = list(open_faults(request.user).select_related("by")[:MOST])
    named = {slug for fault in rows for slug in (fault.entry, fault.should_be) if slug}
    known = {(each.slug, each.locale.language_code): each
             for each in Entry.objects.filter(slug__in=named).select_related("locale")}  # fmt: skip
    # Who mends the texts needs no chat: only those at the desk get a link to it.
    seen = set(visible(request.user).filter(faults__in=rows).values_list("pk", flat=True))
    title = _("Reported at cases")
    return page(
        request, "console/cases/faults.html", title, [HOME, {"url": "", "label": title}],
        rows=[{"fault": fault, "entry": _link(fault, fault.entry, known),
               "should_be": _link(fault, fault.should_be, known),
               "case": fault.case_id if fault.case_id in seen else None}
              for fault in rows],
    )  # fmt: skip


def _link(fault: Fault, slug: str, known: dict[tuple[str, str], Entry]) -> dict[str, Any] | None:
    """The entry, in the language of the chat, with the page where it is edited, if the store has it."""
    if not slug:
        return None
    entry = known.get((slug, fault.language)) or known.get((slug, "en"))
    url = reverse("desk_editor", args=[slug]) if entry else ""
    return {"slug": slug, "question": entry.question if entry else "", "url": url}
