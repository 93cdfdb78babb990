"""The console's words in Spanish: which there are in the code, and the catalog that holds them.

Django's own collector needs the GNU gettext programs; this one reads the same calls and tags with what Python and
Django bring, so that the catalog can be kept, and tested, on any machine.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

CATALOG = Path(__file__).parent / "locale" / "es" / "LC_MESSAGES" / "django.po"
_PACKAGES = ("console", "channels", "knowledge")
# The public pages have words of their own in both languages (`console.public.words`).
_CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
_STRING = r"u?(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
_IN_TEMPLATE = re.compile(rf"\b(n?p?gettext)\(\s*{_STRING}(?:\s*,\s*{_STRING})?", re.DOTALL)


@dataclass(frozen=True, order=True)
class Message:
    """One text that somebody of the staff may read."""

    text: str
    plural: str = ""
    context: str = ""


def used() -> dict[Message, str]:
    """Every text in code and templates that is to be translated, with a file that has it."""
    found: dict[Message, str] = {}
    for package in _PACKAGES:
        root = settings.BASE_DIR / package
        for path in sorted([*root.rglob("*.py"), *root.rglob("*.html"), *root.rglob("*.txt")]):
            if "migrations" in path.parts:
                continue
            source = path.read_text(encoding="utf-8")
            for message in _in_code(source) if path.suffix == ".py" else _in_template(source):
                found.setdefault(message, str(path.relative_to(settings.BASE_DIR)))
    return found


def _in_code(source: str) -> Iterator[Message]:
    if "gettext" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if texts:
                yield _message(node.func.id, texts)


def _in_template(source: str) -> Iterator[Message]:
    if "{% load" not in source or "i18n" not in source:
        return
    for call, first, second in _IN_TEMPLATE.findall(templatize(source)):
        yield _message(call, [ast.literal_eval(text) for text in (first, second) if text])


def _message(call: str, texts: list[str]) -> Message:
    if call.startswith("pgettext"):
        return Message(texts[1], context=texts[0])
    return Message(texts[0], plural=texts[1] if call.startswith("ngettext") else "")


def untranslated() -> list[Message]:
    """What is used and has no Spanish in the catalog, or has one that would not fill in what it names."""
    catalog = polib.pofile(str(CATALOG))
    return [message for message in used() if not _is_good(message, _entry(catalog, message))]


def update() -> tuple[int, int]:
    """Bring the catalog in step with the code and compile it: how many texts it has, and how many lack Spanish."""
    catalog = polib.pofile(str(CATALOG)) if CATALOG.exists() else polib.POFile()
    catalog.metadata = {
        "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", "Language": "es",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }  # fmt: skip
    messages = used()
    for message in sorted(messages):
        if _entry(catalog, message) is None:
            plural = {0: "", 1: ""} if message.plural else {}
            catalog.append(polib.POEntry(
                msgid=message.text, msgid_plural=message.plural, msgctxt=message.context or None, msgstr_plural=plural
            ))  # fmt: skip
    wanted = {(message.text, message.context) for message in messages}
    for entry in [each for each in catalog if (each.msgid, each.msgctxt or "") not in wanted]:
        catalog.remove(entry)
    for entry in catalog:
        message = next(each for each in messages if (each.text, each.context) == (entry.msgid, entry.msgctxt or ""))
        entry.occurrences = [(messages[message], "")]
        entry.flags = ["python-format"] if re.search(r"%\(\w+\)s", entry.msgid) else []
    catalog.sort(key=lambda entry: (entry.occurrences, entry.msgid))
    CATALOG.parent.mkdir(parents=True, exist_ok=True)
    catalog.save(str(CATALOG))
    catalog.save_as_mofile(str(CATALOG.with_suffix(".mo")))
    return len(catalog), len(untranslated())


def _entry(catalog: polib.POFile, message: Message) -> polib.POEntry | None:
    return catalog.find(message.text, msgctxt=message.context or False)


def _is_good(message: Message, entry: polib.POEntry | None) -> bool:
    if entry is None:
        return False
    said = list(entry.msgstr_plural.values()) if message.plural else [entry.msgstr]
    names = _names(message.plural or message.text)
    return all(text and _names(text) <= names | _names(message.text) for text in said) and _names(said[-1]) == names


def _names(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text))
