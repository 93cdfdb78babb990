"""How entries and sources are listed, filtered and searched in the console."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column, LocaleColumn, UpdatedAtColumn
from wagtail.models import Locale
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from console.hubs.viewset import Hubs
from console.two_people import CREATE_TEMPLATE, EDIT_TEMPLATE, Create, Edit
from knowledge.models import Entry, Source
from knowledge.models.words import reading


def _sorted(name: str, label: Any) -> Column:
    """A date as a date, not as "2 months from now"."""
    return Column(name, label=label, sort_key=name)


def _said(name: str, label: Any) -> Column:
    """A choice as people call it."""
    return Column(name, label=label, accessor=f"get_{name}_display", sort_key=name)


class ToEditor(View):
    """Entries are written at the desk, both languages side by side, whichever row was asked for."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if older := kwargs.get("revision_id"):  # "Review this version", in the history
            return redirect("wagtailsnippets_knowledge_entry:revisions_compare", kwargs["pk"], older, "latest")
        if pk := kwargs.get("pk"):
            return redirect("desk_editor", get_object_or_404(Entry, pk=pk).slug)
        return redirect("desk_new")


class Listed(IndexView):
    """Opened from the menu it lists each entry once, in the language of whoever reads; its filter shows the others."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET or self.results_only or not Locale.objects.filter(language_code=reading()).exists():
            return super().get(request, *args, **kwargs)
        return redirect(f"{request.path}?locale={reading()}")

    @cached_property
    def filters(self) -> Any:
        """Wagtail's, which calls a language a locale."""
        found: Any = super().filters
        if found and "locale" in found.filters:
            found.filters["locale"].label = found.form.fields["locale"].label = _("Language")
        return found


class Entries(SnippetViewSet):
    """What we answer, one row a language."""

    model = Entry
    icon = "openquote"
    index_view_class = Listed
    add_view_class = edit_view_class = ToEditor
    copy_view_enabled = False  # its form is Wagtail's own, which saves nothing here
    menu_label = _("Entries")
    list_display = [
        "question", _said("topic", _("Topic")), LocaleColumn(label=_("Language")), _said("urgency", _("Urgency")),
        Column("standing", label=_("State")), _sorted("review_by", _("Review by")), UpdatedAtColumn(label=_("Updated")),
    ]  # fmt: skip
    list_filter = {"topic": ["exact"], "urgency": ["exact"], "state": ["exact"], "volatile": ["exact"],
                   "review_by": ["lte", "gte"], "jurisdiction": ["icontains"]}  # fmt: skip
    list_export = ["slug", "question", "topic", "jurisdiction", "urgency", "state", "approved_by", "review_by"]
    list_per_page = 50


class Sources(SnippetViewSet):
    """What carries the answers."""

    model = Source
    icon = "link"
    add_view_class, edit_view_class = Create, Edit
    copy_view_enabled = False
    create_template_name, edit_template_name = CREATE_TEMPLATE, EDIT_TEMPLATE
    menu_label = _("Sources")
    list_display = [
        "__str__", "title", "publisher", _said("kind", _("Kind")), _sorted("checked_on", _("Checked")),
        _said("checked_how", _("Checked how")),
    ]  # fmt: skip
    list_filter = {"kind": ["exact"], "checked_how": ["exact"], "checked_on": ["lte", "gte"],
                   "publisher": ["icontains"]}  # fmt: skip
    list_export = ["citation", "title", "publisher", "url", "kind", "checked_on", "checked_how"]
    list_per_page = 50


class Content(SnippetViewSetGroup):
    """All three under one heading of the menu."""

    menu_label = _("Content")
    menu_icon = "folder-open-inverse"
    menu_order = 100
    items = (Entries, Sources, Hubs)
