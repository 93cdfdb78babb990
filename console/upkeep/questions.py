"""Groups of questions that got no answer, and what can be done about one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from channels.redact import redact
from console.desk.form import slug_for
from console.upkeep import tasks, unanswered
from console.upkeep.page import UpkeepPage, editor
from console.upkeep.start import add_phrasings, begin_entry, lines
from knowledge.entry import TOPICS
from knowledge.errors import KnowledgeError
from knowledge.models import Entry
from knowledge.models.words import choices, reading

Settled = unanswered.Settled


class Questions(UpkeepPage):
    """All groups that may be shown."""

    template_name = "upkeep/questions.html"
    page_title = gettext_lazy("Questions without an answer")
    permission_required = "upkeep.view_unanswered"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs), "groups": unanswered.groups(), "people": unanswered.PEOPLE,
        }  # fmt: skip

    def post(self, request: HttpRequest) -> HttpResponse:
        """Group them now, not at night."""
        tasks.group_unanswered()
        messages.success(request, _("The worker groups the newest questions. Load this page again in a minute."))
        return redirect("upkeep_questions")


class _Entries(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """By their questions, in the language of whoever reads."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.question or obj.slug


class Phrasing(forms.Form):
    """Ways of asking, for an entry that is there."""

    entry = _Entries(
        Entry.objects.none(), label=gettext_lazy("Entry"), to_field_name="slug", empty_label=gettext_lazy("Choose")
    )
    phrasings = forms.CharField(
        label=gettext_lazy("Ways of asking, one a line"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Entry.objects.filter(locale__language_code=reading()).exclude(state="retired")
        self.fields["entry"].queryset = rows.order_by("question")  # type: ignore[attr-defined]

    def clean_phrasings(self) -> str:
        return _checked(self.cleaned_data["phrasings"])


class Start(forms.Form):
    """The beginning of a new entry."""

    question = forms.CharField(label=gettext_lazy("The question, as people would ask it"), max_length=200)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), choices=[("", gettext_lazy("Choose")), *choices(TOPICS)])
    phrasings = forms.CharField(
        label=gettext_lazy("Ways of asking, one a line"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )

    slug = forms.SlugField(
        label=gettext_lazy("Id"), max_length=80, required=False,
        help_text=gettext_lazy("Never changes once saved. Leave it empty to have it made from the question."),
    )  # fmt: skip

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower() or slug_for(self.cleaned_data.get("question", ""))
        if not slug and "question" in self.cleaned_data:
            raise forms.ValidationError(_("Small letters, digits and single hyphens only, such as school-lunch."))
        return slug

    def clean_phrasings(self) -> str:
        return _checked(self.cleaned_data["phrasings"])


class Question(UpkeepPage):
    """One group: its words, redacted, and three ways on."""

    template_name = "upkeep/question.html"
    permission_required = "upkeep.view_unanswered"

    def get_page_title(self) -> str:
        return f"“{self.group.texts[0]}”"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.has_perm(self.permission_required):
            group = unanswered.group(kwargs["key"])
            if group is None and request.method == "POST" and request.user.has_perm("upkeep.change_unanswered"):
                return settled_meanwhile(request, kwargs["key"])
            if group is None:
                raise Http404(_("That group is settled, or fewer than three people asked alike."))
            self.group = group
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {"phrasings": "\n".join(self.group.texts)}
        return {
            "phrasing": Phrasing(initial=given, prefix="add"),
            "start": Start(initial=given, prefix="new"),
            "group": self.group,
            "may_settle": self.request.user.has_perm("upkeep.change_unanswered"),
            **super().get_context_data(**kwargs),
        }

    def post(self, request: HttpRequest, key: int) -> HttpResponse:
        """`add`, `new` or `not_ours`."""
        if not request.user.has_perm("upkeep.change_unanswered"):
            raise PermissionDenied
        if "not_ours" in request.POST:
            unanswered.settle(key, Settled.NOT_OURS, request.user)
            messages.success(request, _("Set aside. Questions like it will not be shown again."))
            return redirect("upkeep_questions")
        form: forms.Form = (Phrasing if "add" in request.POST else Start)(
            request.POST, prefix="add" if "add" in request.POST else "new"
        )
        if form.is_valid():
            try:
                entry = self._done(form)
            except KnowledgeError as error:
                form.add_error(None, str(error))
            else:
                return redirect(editor(entry))
        return self.render_to_response(
            self.get_context_data(**{"phrasing" if "add" in request.POST else "start": form})
        )

    def _done(self, form: forms.Form) -> Entry:
        given, user = form.cleaned_data, self.request.user
        language, ways = self.group.language, lines(given["phrasings"])
        if isinstance(form, Phrasing):
            entry = add_phrasings(given["entry"].slug, language, ways, user)
            unanswered.settle(self.group.key, Settled.PHRASING, user)
            messages.success(
                self.request, _("Added to the draft. It is answered once that is approved and published.")
            )
            return entry
        entry = begin_entry(given["slug"], given["topic"], language, given["question"], ways, user)
        unanswered.settle(self.group.key, Settled.ENTRY, user)
        messages.success(self.request, _("The entry is begun as a draft. Write its answer in both languages."))
        return entry


def settled_meanwhile(request: HttpRequest, key: int) -> HttpResponse:
    """Nothing that was typed about a group which a colleague settled is lost: it stands in the editor, unsaved."""
    sent = request.POST
    typed = lines(sent.get("add-phrasings", "") or sent.get("new-phrasings", ""))
    if "not_ours" in sent or not typed:
        messages.info(request, _("A colleague has settled these questions meanwhile."))
        return redirect("upkeep_questions")
    messages.warning(
        request, _("A colleague has settled these questions meanwhile. What you typed stands below, not saved yet.")
    )
    language = unanswered.language(key)
    brought = {
        f"phrasing_{language}": [redact(line) for line in typed],  # an address is written into logs
        f"question_{language}": redact(sent.get("new-question", "")),
        "topic": sent.get("new-topic", ""),
    }
    entry = Entry.objects.filter(slug=sent.get("add-entry", "")).first()
    return redirect(f"{editor(entry) if entry else reverse('desk_new')}?{urlencode(brought, doseq=True)}")


def _checked(text: str) -> str:
    """What staff keep from the questions goes into an entry for good, so it may hold nothing about a person."""
    if redact(text) != text:
        raise forms.ValidationError(
            _("There is something about a person in it: %(redacted)s. Take it out."), params={"redacted": redact(text)}
        )
    if "[" in text:
        raise forms.ValidationError(_("Take out the marks in brackets, or write a word that anybody would use."))
    return text
