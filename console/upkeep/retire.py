"""Takes an answer away: says why in both languages and what to read instead, and sends that for review."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from console.upkeep.page import UpkeepPage
from knowledge import drafts, review
from knowledge.errors import KnowledgeError
from knowledge.languages import LANGUAGES
from knowledge.links import code_for
from knowledge.models import Entry


class Retirement(forms.Form):
    """Both reasons are read by people who follow an old link."""

    why_en = forms.CharField(
        label=gettext_lazy("Why, in English"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Two plain sentences: what changed, and since when."),
    )  # fmt: skip
    why_es = forms.CharField(
        label=gettext_lazy("Why, in Spanish"), max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "es"}),
    )  # fmt: skip
    replaced_by = forms.ModelChoiceField(
        Entry.objects.none(), label=gettext_lazy("The answer to read instead"), required=False, to_field_name="slug",
        empty_label=gettext_lazy("None: it is withdrawn"),
    )  # fmt: skip

    def __init__(self, slug: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Entry.objects.filter(live=True, state="approved", locale__language_code="en").exclude(slug=slug)
        self.fields["replaced_by"].queryset = others.order_by("question")  # type: ignore[attr-defined]


class Retire(UpkeepPage):
    """A second person approves it, as every change of an entry."""

    template_name = "upkeep/retire.html"
    page_title = gettext_lazy("Retire an answer")
    permission_required = "knowledge.change_entry"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            self.draft = drafts.read(kwargs["slug"])
        except Entry.DoesNotExist as error:
            raise Http404 from error
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        doc = self.draft.doc
        given = {f"why_{language}": doc.texts[language].withdrawn for language in LANGUAGES if language in doc.texts}
        form = Retirement(doc.id, initial={**given, "replaced_by": doc.replaced_by})
        return {"form": form, "doc": doc, "code": code_for(doc.id), **super().get_context_data(**kwargs)}

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = Retirement(slug, request.POST)
        if form.is_valid():
            try:
                self._retire(form.cleaned_data)
            except KnowledgeError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _(
                    "Sent for review. Once approved, it is left out of the next release, and its link says why."
                ))  # fmt: skip
                return redirect("upkeep")
        return self.render_to_response(self.get_context_data(form=form))

    def _retire(self, given: dict[str, Any]) -> None:
        doc = self.draft.doc
        texts = {language: replace(text, withdrawn=given[f"why_{language}"]) for language, text in doc.texts.items()}
        instead = given["replaced_by"].slug if given["replaced_by"] else ""
        doc = replace(doc, review=replace(doc.review, state="retired"), texts=texts, replaced_by=instead)
        draft = drafts.save(doc, self.draft.sources, user=self.request.user, mark=self.draft.mark)
        review.submit(draft, user=self.request.user)
