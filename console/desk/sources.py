"""Sources of an entry: chosen from the shared list, or added to it in place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from console.desk.page import require
from knowledge.models import Source


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A law, ruling or page that is not on the list yet."""

    url = forms.URLField(label=_("Web address"), max_length=600, assume_scheme="https")

    class Meta:
        model = Source
        fields = ["title", "publisher", "url", "citation", "label", "kind", "checked_on", "checked_how"]
        labels = {
            "title": _("Title"), "publisher": _("Publisher"), "url": _("Web address"), "citation": _("Citation"),
            "label": _("Short name in a text message"), "kind": _("Kind"), "checked_on": _("Checked on"),
            "checked_how": _("Checked how"),
        }  # fmt: skip
        help_texts = {"label": _("At most 30 plain characters, such as Ed. Code 234.7.")}
        widgets = {"checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "source-%s"
        self.fields["checked_on"].initial = timezone.localdate
        self.fields["checked_on"].required = True
        self.fields["citation"].required = True
        for name in ("kind", "checked_how"):
            choices = self.fields[name].choices  # type: ignore[attr-defined]
            self.fields[name].choices = [("", _("Choose")), *choices[1:]]  # type: ignore[attr-defined]


@require_GET
def row(request: HttpRequest, pk: int) -> HttpResponse:
    """A source as a row of the editor's list."""
    require(request, "knowledge.change_entry")
    return render(request, "console/desk/source.html", {"source": get_object_or_404(Source, pk=pk)})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put a new source on the list as a draft: it is published with the first entry that is approved with it."""
    require(request, "knowledge.add_source")
    form = SourceForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    with transaction.atomic():
        source = form.save(commit=False)
        source.live = False
        source.save()
        source.save_revision(user=request.user, log_action="wagtail.create")
    return render(request, "console/desk/source.html", {"source": source}, status=201)
