"""`/staff/desk/entry/<id>/` and `/staff/desk/new/`: both languages of an entry side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from console.desk import checks, rows, state
from console.desk.form import EntryForm, initial
from console.desk.merging import Merged, merge
from console.desk.page import DeskPage
from console.desk.sources import SourceForm
from knowledge import drafts, review
from knowledge.drafts import Draft
from knowledge.entry import EntryDoc
from knowledge.errors import NotReady, Overtaken
from knowledge.languages import LANGUAGES, NAMES
from knowledge.models import Entry, Source
from knowledge.models.words import reading


class Editor(DeskPage):
    """Saves drafts and sends them for review. Nothing typed is lost: what cannot be saved comes back as it was."""

    template_name = "console/desk/editor.html"
    draft: Draft

    def get_page_title(self) -> str:
        return self.draft.doc.texts[reading()].question or self.draft.doc.id

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.draft = self._read()
        form = EntryForm(_with_asked(_data(self.draft), request.GET))
        return self.render_to_response(self.get_context_data(form=form, findings=checks.by_field(form.doc())))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.draft = self._read()
        posted = request.POST.copy()
        posted["slug"] = self.draft.doc.id
        form = EntryForm(posted)
        if not form.is_valid():
            return self._again(form, _("Not saved yet: see what is marked in red."))
        doc, sources = form.doc(), form.sources()
        try:
            mark = form.cleaned_data["mark"]
            if not self._holds(doc, sources) or mark != self.draft.mark:
                self.draft = drafts.save(doc, sources, user=request.user, mark=mark)
        except Overtaken:
            return self._overtaken(posted)
        return self._saved(request)

    def _read(self) -> Draft:
        try:
            return drafts.read(self.kwargs["slug"])
        except Entry.DoesNotExist:
            raise Http404 from None

    def _holds(self, doc: EntryDoc, sources: list[Source]) -> bool:
        """Whether the newest draft says the same already; who approved it, and when, is not the editor's."""
        there = self.draft.doc
        retires = (there.review.state == "retired") == (doc.review.state == "retired")
        return retires and replace(there, review=doc.review) == doc and sources == self.draft.sources

    def _saved(self, request: HttpRequest, came: str = "1") -> HttpResponse:
        """A draft is kept; send it for review if that was asked for."""
        if request.POST.get("action") != "submit":
            messages.success(request, _("Saved as a draft. People still get the live text."))
            return redirect(f"{reverse('desk_editor', args=[self.draft.doc.id])}?saved={came}")
        try:
            review.submit(self.draft, user=request.user)
        except NotReady as error:
            messages.warning(request, f"{_('Saved as a draft, but not sent for review.')} {error}")
            return redirect(f"{reverse('desk_editor', args=[self.draft.doc.id])}?saved={came}#findings")
        messages.success(request, _("Sent for review. Somebody else approves it."))
        return redirect(f"{reverse('desk_editor', args=[self.draft.doc.id])}?saved={came}")

    def _overtaken(self, posted: QueryDict) -> HttpResponse:
        theirs = drafts.read(self.draft.doc.id)
        base = drafts.read_at(self.draft.doc.id, posted.get("mark", ""))
        merged = merge(posted, base, theirs)
        self.draft = theirs
        return self._again(EntryForm(merged.data), "", merged=merged, status=409)

    def _again(self, form: EntryForm, problem: str, *, merged: Merged | None = None, status: int = 422) -> HttpResponse:
        context = self.get_context_data(
            form=form, findings=checks.by_field(form.doc()), problem=problem, merged=merged, show_errors=not merged
        )
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form: EntryForm = context["form"]
        findings, show_errors = context["findings"], bool(context.get("show_errors"))
        return {
            **context,
            "is_new": form.is_new,
            "draft": getattr(self, "draft", None),
            "state": state.of(self.draft, self.request.user) if not form.is_new else None,
            "approval": state.approval(self.draft.doc.id) if not form.is_new else None,
            "source_findings": findings.get("sources", []),
            "instead_findings": findings.get("replaced_by", []),
            "to_mend": sum(map(len, findings.values())),
            "languages": [(language, NAMES[language]) for language in LANGUAGES],
            "rows": rows.rows(form, findings, show_errors=show_errors),
            "farewell": rows.farewell(form, findings, show_errors=show_errors),
            "facts": [
                (form[name], list(form[name].errors) if show_errors else [], findings.get(name, []))
                for name in ("slug", "topic", "jurisdiction", "urgency", "volatile", "related")
            ],
            "chosen": form.sources(),
            "every_source": Source.objects.order_by("citation", "title"),
            "every_entry": form.others(),
            "new_source": SourceForm(),
            "came": self.request.GET.get("saved", ""),
        }


# What a link may bring along for a new entry, besides ways of asking.
_BROUGHT = ("topic", *(f"question_{language}" for language in LANGUAGES))


class NewEntry(Editor):
    """The same page for an entry that is not there yet."""

    page_title = gettext_lazy("New entry")

    def get_page_title(self) -> str:
        return str(self.page_title)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        start = QueryDict(mutable=True)
        start.update({"topic": "schools", "jurisdiction": "California", "urgency": "normal", "volatile": "on"})
        start.update({name: value for name in _BROUGHT if (value := request.GET.get(name))})
        form = EntryForm(_with_asked(start, request.GET), is_new=True)
        return self.render_to_response(self.get_context_data(form=form, findings={}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = EntryForm(request.POST, is_new=True)
        if not form.is_valid():
            return self._again(form, _("Not saved yet: see what is marked in red."))
        self.draft = drafts.save(form.doc(), form.sources(), user=request.user, mark="")
        return self._saved(request, "new")


def _data(draft: Draft) -> QueryDict:
    """An entry as if the page had sent it."""
    data = QueryDict(mutable=True)
    for name, value in initial(draft).items():
        if value is not False:
            data[name] = "on" if value is True else value
    data.setlist("source", [str(source.pk) for source in draft.sources])
    return data


def _with_asked(data: QueryDict, query: QueryDict) -> QueryDict:
    """`data` with the ways of asking that a link brings along (`?phrasing_es=...`), each once."""
    for language in LANGUAGES:
        name = f"phrasings_{language}"
        there = [line for line in data.get(name, "").splitlines() if line]
        data[name] = "\n".join(dict.fromkeys([*there, *(one.strip() for one in query.getlist(f"phrasing_{language}"))]))
    return data
