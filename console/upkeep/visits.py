"""The pages of sources: which changed, what exactly, and the word of a person who has read them."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from console.upkeep import due, tasks
from console.upkeep.page import UpkeepPage, editor
from knowledge.models import Entry, Source, SourcePage
from knowledge.pages import confirm

_AROUND = 2  # lines shown before and after a change


class Pages(UpkeepPage):
    """All that need a look, and how many do not."""

    template_name = "upkeep/pages.html"
    page_title = gettext_lazy("Pages of sources")
    permission_required = "knowledge.view_source"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = due.known_pages()
        return {
            **super().get_context_data(**kwargs),
            "pages": due.pages(),
            "same": known.filter(state=due.State.SAME).count(),
            "closed": known.filter(state=due.State.CLOSED).order_by("url"),
            "unseen": Source.objects.values("url").distinct().count() - known.exclude(looked_at=None).count(),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin a round of visits now."""
        tasks.visit_pages()
        messages.success(
            request, _("The worker now reads the pages one after the other. Come back in a while.")
        )
        return redirect("upkeep_pages")


class Page(UpkeepPage):
    """One page: what it said, what it says, which answers stand on it."""

    template_name = "upkeep/page.html"
    permission_required = "knowledge.view_source"

    def get_page_title(self) -> str:
        return self.sources[0].title if self.sources else self.page.url

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(SourcePage, pk=kwargs["pk"])
        self.sources = list(Source.objects.filter(url=self.page.url))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = Entry.objects.filter(
            entry_sources__source__in=self.sources, locale__language_code="en", live=True
        ).exclude(state="retired").distinct()  # fmt: skip
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "sources": self.sources,
            "entries": [(entry, editor(entry)) for entry in entries],
            "changes": changes(self.page.text, self.page.seen_text) if self.page.seen_text else [],
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """`confirm`: it still says the same. Otherwise: look at it again."""
        if not request.user.has_perm("knowledge.change_source"):
            return self.handle_no_permission()
        if "confirm" in request.POST:
            checked = len(confirm(self.page, request.user))
            told = ngettext(
                "Noted: it still says the same. %(n)d source counts as checked today.",
                "Noted: it still says the same. %(n)d sources count as checked today.",
                checked,
            )
            messages.success(request, told % {"n": checked})
            return redirect("upkeep_pages")
        page = tasks.visit(self.page.url)
        if page.failing_since:
            messages.warning(request, _("It could not be opened from here. Look at it yourself."))
        return redirect("upkeep_page", pk=pk)


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """Lines that went ("-"), came ("+") and stand around them (" "); "…" where lines are left out."""
    old, new = before.splitlines(), after.splitlines()
    found: list[tuple[str, str]] = []
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND):
        if found:
            found.append(("…", ""))
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                found += [(" ", line) for line in old[i1:i2]]
            else:
                found += [("-", line) for line in old[i1:i2]] + [("+", line) for line in new[j1:j2]]
    return found
