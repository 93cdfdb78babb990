"""What the editor's page sends, made an entry. A draft may be unfinished: vetting says so, the form lets it be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.drafts import Draft
from knowledge.entry import TOPICS, URGENCIES, EntryDoc, ReviewDoc, TextDoc
from knowledge.languages import LANGUAGES, fold
from knowledge.models import Entry, Source
from knowledge.models.words import reading

# Fields a language, in the order of the page: what it is called, what it should be, how high it is.
_TEXTS: dict[str, tuple[Any, Any, int]] = {
    "question": (_("Question"), _("As most people would ask it. It stands as the heading of the full answer."), 2),
    "short": (_("Short answer"), _("The whole reply to a text message: at most 215 characters, the answer first."), 5),
    "first_steps": (
        _("First steps in an emergency"),
        _("Only for what may be happening right now: at most 160 characters, calm, the first thing first."),
        4,
    ),
    "full": (
        _("Full answer"),
        _("100 to 250 words under two to four headings (a line that begins with ##): the rule, the exceptions, what "
          "you can do, who to call. A line that begins with - is an item of a list."),
        16,
    ),
    "phrasings": (
        _("How people ask it"),
        _("One a line, at least 15: plain, as a story, misspelt, without accents, from other people's mouths."),
        14,
    ),
    "withdrawn": (_("Why it is no longer given"), _("For those who follow an old link to it."), 2),
}  # fmt: skip


class EntryForm(forms.Form):
    """Both languages of an entry, and what they share."""

    mark = forms.CharField(required=False, widget=forms.HiddenInput)
    slug = forms.RegexField(
        r"^[a-z0-9]+(-[a-z0-9]+)*$", required=False, max_length=80, label=_("Id"),
        error_messages={"invalid": _("Small letters, digits and single hyphens only, such as school-lunch.")},
        help_text=_("Never changes once saved. Leave it empty to have it made from the question."),
    )  # fmt: skip
    topic = forms.ChoiceField(
        label=_("Topic"),
        choices=[(topic, name) for topic, name in zip(
            TOPICS, (_("Schools"), _("Police"), _("Hubs"), _("Encounters")), strict=True)],
    )  # fmt: skip
    jurisdiction = forms.CharField(
        required=False, max_length=160, label=_("Whose law"), help_text=_("Such as California, or City of Los Angeles.")
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"),
        choices=list(zip(URGENCIES, (_("Normal"), _("Urgent: somebody may text this while it happens")), strict=True)),
    )
    volatile = forms.BooleanField(
        required=False, label=_("May change soon"), help_text=_("It is then reviewed every 60 days, not every 180.")
    )
    related = forms.CharField(
        required=False, label=_("Related entries"), help_text=_("Choose them below, or write their ids, one a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    retire = forms.BooleanField(
        required=False, label=_("Retire this entry"),
        help_text=_("People get it no more with the next release. It takes a second person too."),
    )  # fmt: skip
    replaced_by = forms.ChoiceField(
        required=False, label=_("Read instead"), help_text=_("The entry that replaces it, if there is one.")
    )

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = is_new
        self.fields["replaced_by"].choices = self._instead  # type: ignore[attr-defined]
        for language in LANGUAGES:
            for name, (label, _help, rows) in _TEXTS.items():
                widget = forms.Textarea(attrs={"rows": rows, "lang": language, "spellcheck": "true"})
                self.fields[f"{name}_{language}"] = forms.CharField(
                    required=False, label=label, widget=widget, strip=name != "phrasings",
                    max_length=Entry._meta.get_field(name).max_length or 20_000,
                )  # fmt: skip

    def texts(self) -> Iterator[Text]:
        """The fields that stand side by side."""
        for name, (label, help_text, _rows) in _TEXTS.items():
            if name != "withdrawn":
                yield Text(name, label, help_text, {language: self[f"{name}_{language}"] for language in LANGUAGES})

    def farewells(self) -> Text:
        """The words on an old link to a retired entry."""
        label, help_text, _rows = _TEXTS["withdrawn"]
        return Text("withdrawn", label, help_text, {language: self[f"withdrawn_{language}"] for language in LANGUAGES})

    def sources(self) -> list[Source]:
        """The sources chosen, in their order; numbers that are no source are left out."""
        numbers = [int(number) for number in self.data.getlist("source") if number.isdigit()]  # type: ignore[attr-defined]
        found = Source.objects.in_bulk(numbers)
        return [found[number] for number in dict.fromkeys(numbers) if number in found]

    def others(self) -> list[tuple[str, str]]:
        """Every other entry that people may get: its id, and its question in the language of whoever reads."""
        rows = Entry.objects.filter(live=True, state="approved", locale__language_code=reading())
        others = rows.exclude(slug=self._value("slug")).order_by("question")
        return [(slug, question or slug) for slug, question in others.values_list("slug", "question")]

    def _instead(self) -> list[tuple[str, str]]:
        """What is named stays there, entry or not: a rule says what is wrong with it."""
        choices, named = self.others(), self._value("replaced_by")[:80]
        lacking = [(named, named)] if named and named not in dict(choices) else []
        return [("", "—"), *lacking, *choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_new and not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = slug_for(cleaned.get("question_en") or cleaned.get("question_es") or "")
            if not cleaned["slug"]:
                self.add_error("question_en", _("Write the question first: the entry is named after it."))
        if self.is_new and Entry.objects.filter(slug=cleaned.get("slug")).exists():
            self.add_error("slug", _("There is an entry of this id already. Choose another, such as one with a 2."))
        return cleaned

    def doc(self) -> EntryDoc:
        """The entry as written, finished or not; valid or not, so that it can be looked at while it is typed."""
        value = self._value
        return EntryDoc(
            id=value("slug") or slug_for(value("question_en")) or "new-entry",
            topic=value("topic"),
            jurisdiction=value("jurisdiction"),
            urgency=value("urgency"),
            volatile=bool(value("volatile")),
            related=value("related").split(),
            review=ReviewDoc("retired" if value("retire") else "draft", "", None, None),
            sources=[source.doc for source in self.sources()],
            texts={
                language: TextDoc(
                    question=" ".join(value(f"question_{language}").split()),  # one line, however it was pasted
                    short=value(f"short_{language}"),
                    full=value(f"full_{language}"),
                    phrasings=lines(value(f"phrasings_{language}")),
                    first_steps=value(f"first_steps_{language}"),
                    withdrawn=value(f"withdrawn_{language}"),
                )
                for language in LANGUAGES
            },
            replaced_by=value("replaced_by"),
        )

    def _value(self, name: str) -> str:
        raw = self.data.get(self.add_prefix(name)) or ""
        return str(raw).replace("\r\n", "\n").strip()


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    name: str
    label: str
    help_text: str
    languages: dict[str, forms.BoundField]


def initial(draft: Draft) -> dict[str, Any]:
    """What the page shows of an entry."""
    doc = draft.doc
    shown: dict[str, Any] = {
        "mark": draft.mark, "slug": doc.id, "topic": doc.topic, "jurisdiction": doc.jurisdiction,
        "urgency": doc.urgency, "volatile": doc.volatile, "related": "\n".join(doc.related),
        "retire": doc.review.state == "retired", "replaced_by": doc.replaced_by,
    }  # fmt: skip
    for language, text in doc.texts.items():
        for name in _TEXTS:
            value = getattr(text, name)
            shown[f"{name}_{language}"] = "\n".join(value) if name == "phrasings" else value
    return shown


def lines(text: str) -> list[str]:
    """The lines of a box that are not blank, without the marks of a list that was pasted."""
    return [line for line in (re.sub(r"^\s*[-*•]\s+", "", one).strip() for one in text.splitlines()) if line]


def slug_for(question: str) -> str:
    """An id from a question: its first words, in small letters."""
    words = re.findall(r"[a-z0-9]+", fold(question))
    return "-".join(words[:6])[:60].strip("-")
