"""The pages: what can be taken out, bringing a file, and the look at what it would change."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from console.exchange import archive, entry_table, hub_table
from console.exchange.models import Upload
from console.exchange.plan import plan, take_in
from console.upkeep.page import UpkeepPage
from knowledge import store
from knowledge.errors import KnowledgeError

_RIGHT = "knowledge.change_entry"
_MOST_BYTES = 4_000_000  # what `console.security.body_limit` lets through, and room for the form
_KINDS = {"all.zip": "application/zip", "entries.csv": "text/csv", "places.csv": "text/csv"}


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("File"), widget=forms.FileInput(attrs={"accept": ".zip,.yml,.yaml,.csv"}),
        help_text=gettext_lazy("A .zip, .yml or .csv as exported here. You see what would change first."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > _MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 4 MB. Bring it as a ZIP, or split it."))
        return file


class Exchange(UpkeepPage):
    """Out, and in."""

    template_name = "exchange/page.html"
    page_title = gettext_lazy("Import and export")
    permission_required = _RIGHT

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"form": FileForm(), **super().get_context_data(**kwargs)}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take a file for a look."""
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            content = file.read()
            try:
                plan(archive.read(file.name, content), request.user)
            except KnowledgeError as error:
                form.add_error("file", str(error))
            else:
                Upload.forget_old()
                upload = Upload.objects.create(by=cast(User, request.user), name=file.name[-120:], content=content)
                return redirect("exchange_look", pk=upload.pk)
        return self.render_to_response(self.get_context_data(form=form))


class Look(UpkeepPage):
    """What a file would change; then take it in, or not."""

    template_name = "exchange/look.html"
    page_title = gettext_lazy("What would change")
    permission_required = _RIGHT

    def _upload(self) -> Upload:
        return get_object_or_404(Upload, pk=self.kwargs["pk"], by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        upload = self._upload()
        planned = plan(archive.read(upload.name, bytes(upload.content)), self.request.user)
        return {**super().get_context_data(**kwargs), "upload": upload, "plan": planned}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self._upload()
        if "take_in" in request.POST:
            try:
                done = take_in(archive.read(upload.name, bytes(upload.content)), request.user).changes
            except KnowledgeError as error:
                messages.error(request, _("Nothing was changed. %(why)s") % {"why": error})
                return redirect("exchange")
            drafts = sum(change.how == "draft" for change in done)
            told = ngettext("%(n)d change taken in", "%(n)d changes taken in", len(done)) % {"n": len(done)}
            left = ngettext("%(n)d waits as a draft", "%(n)d wait as drafts", drafts) % {"n": drafts}
            messages.success(request, f"{told}; {left}.")
        upload.delete()
        return redirect("exchange")


def export(request: HttpRequest, name: str) -> HttpResponse:
    """Everything published, as a file of that name."""
    if not request.user.has_perm("knowledge.view_entry"):
        raise PermissionDenied
    if name == "all.zip":
        content = archive.write(store.entries(), store.hubs())
    else:
        content = entry_table.write(store.entries()) if name == "entries.csv" else hub_table.write(store.hubs())
    stamp = f"hubline-{timezone.localdate()}-{name}"
    return HttpResponse(
        content, content_type=_KINDS[name], headers={"Content-Disposition": f'attachment; filename="{stamp}"'}
    )
