"""The editor's page as rows: one text in both languages beside each other, each with what is to be said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BoundField

from console.desk.form import EntryForm, Text
from console.desk.previews import Preview, preview
from knowledge.languages import LANGUAGES, NAMES


@dataclass(frozen=True)
class Cell:
    """One text in one language."""

    language: str
    language_name: str
    field: BoundField
    errors: list[str]
    findings: list[str]
    preview: Preview | None = None


@dataclass(frozen=True)
class Row:
    """One text in both."""

    name: str
    label: str
    help_text: str
    cells: list[Cell]


def rows(form: EntryForm, findings: Mapping[str, list[str]], *, show_errors: bool) -> list[Row]:
    """All texts in the order of the page; errors only where something was sent."""
    return [_row(form, text, findings, show_errors) for text in form.texts()]


def farewell(form: EntryForm, findings: Mapping[str, list[str]], *, show_errors: bool) -> Row:
    """What is said of a retired entry."""
    return _row(form, form.farewells(), findings, show_errors)


def _row(form: EntryForm, text: Text, findings: Mapping[str, list[str]], show_errors: bool) -> Row:
    doc = form.doc()
    cells = [
        Cell(
            language,
            NAMES[language],
            text.languages[language],
            [str(error) for error in text.languages[language].errors] if show_errors else [],
            findings.get(f"{text.name}_{language}", []),
            preview(doc, language) if text.name == "short" else None,
        )
        for language in LANGUAGES
    ]
    return Row(text.name, text.label, text.help_text, cells)
