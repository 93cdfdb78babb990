"""Each vetting rule finds its fault, names the field and says what to do; a faultless entry passes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.translation import override

from knowledge.entry import ReviewDoc
from knowledge.interchange import read_dir
from knowledge.vetting import check
from tests.knowledge.content import TODAY, entry, source, with_text

GOOD = entry()
REVIEW = GOOD.review


def test_a_faultless_entry_passes() -> None:
    assert check([GOOD], TODAY) == []


CASES = [
    ("no source", replace(GOOD, sources=[]), "sources", "add the law or page"),
    ("source without title", replace(GOOD, sources=[source(title="")]), "sources[1].title", "fill it in"),
    ("source without address", replace(GOOD, sources=[source(url="leginfo")]), "sources[1].url", "with https://"),
    ("tracking mark", replace(GOOD, sources=[source(url="https://a.org/?utm_source=x")]), "sources[1].url", "tracking"),
    ("source without date", replace(GOOD, sources=[source(checked_on=None)]), "sources[1].checked_on", "missing"),
    ("source checked tomorrow", replace(GOOD, sources=[source(checked_on=TODAY + timedelta(1))]),
     "sources[1].checked_on", "future"),
    ("label too long", replace(GOOD, sources=[source(label="x" * 31)]), "sources[1].label", "30 plain characters"),
    ("label with a costly letter", replace(GOOD, sources=[source(label="Código 1")]), "sources[1].label", "GSM-7"),
    ("unknown kind", replace(GOOD, sources=[source(kind="blog")]), "sources[1].kind", "statute"),
    ("unknown topic", replace(GOOD, topic="school"), "topic", "schools"),
    ("id with capitals", replace(GOOD, id="School Swim"), "id", "small letters"),
    ("no jurisdiction", replace(GOOD, jurisdiction=""), "jurisdiction", "whose law"),
    ("no approval date", replace(GOOD, review=ReviewDoc("approved", "A.", None, REVIEW.review_by)),
     "review.approved_on", "missing"),
    ("nobody approved", replace(GOOD, review=replace(REVIEW, approved_by="")), "review.approved_by", "who approved"),
    ("no review date", replace(GOOD, review=replace(REVIEW, review_by=None)), "review.review_by", "missing"),
    ("review past", replace(GOOD, review=replace(REVIEW, approved_on=TODAY - timedelta(180),
     review_by=TODAY - timedelta(1))), "review.review_by", "past"),
    ("volatile but reviewed late", replace(GOOD, volatile=True), "review.review_by", "60 days"),
    ("Spanish missing", replace(GOOD, texts={"en": GOOD.texts["en"]}), "es", "Español"),
    ("short answer empty", with_text(GOOD, "en", short=""), "en.short", "empty"),
    ("short answer too long", with_text(GOOD, "en", short="word " * 60), "en.short", "cut"),
    ("short answer with a costly letter", with_text(GOOD, "en", short="Yes ✓"), "en.short", "cost double"),
    ("first steps too long", with_text(with_text(GOOD, "es", first_steps="ya " * 100), "en", first_steps="now"),
     "es.first_steps", "cut"),
    ("first steps in one language", with_text(GOOD, "en", first_steps="Stay calm."), "first_steps", "both"),
    ("urgent without first steps", replace(GOOD, urgency="urgent"), "first_steps", "what to do first"),
    ("full answer too short", with_text(GOOD, "en", full="## A\nYes.\n\n## B\nNo."), "en.full", "words"),
    ("full answer without headings", with_text(GOOD, "en", full=GOOD.texts["en"].full.replace("## ", "")),
     "en.full", "headings"),
    ("English too hard", with_text(GOOD, "en", full="## Rule\n" + "Notwithstanding jurisdictional considerations, "
     "administrative authorities may discretionarily effectuate apprehension operations. " * 11 + "\n\n## More\nAsk."),
     "en.full", "reading grade"),
    ("Spanish too hard", with_text(GOOD, "es", full="## Regla\n" + "No obstante consideraciones jurisdiccionales, las "
     "autoridades administrativas discrecionalmente efectuarán procedimientos operativos. " * 11 + "\n\n## Más\nVea."),
     "es.full", "reading ease"),
    ("few phrasings", with_text(GOOD, "en", phrasings=["can i swim"]), "en.phrasings", "at least 15"),
    ("phrasing without words", with_text(GOOD, "en", phrasings=[*GOOD.texts["en"].phrasings, "??"]),
     "en.phrasings", "no words"),
    ("phrasing twice", with_text(GOOD, "en", phrasings=[*GOOD.texts["en"].phrasings, "Can I swim?"]),
     "en.phrasings", "twice"),
    ("related to nothing", replace(GOOD, related=["school-fly"]), "related", "no entry"),
    ("related to itself", replace(GOOD, related=["school-swim"]), "related", "itself"),
]  # fmt: skip


@pytest.mark.parametrize(("doc", "field", "says"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_fault(doc, field, says) -> None:
    found = [str(finding) for finding in check([doc], TODAY) if finding.field == field]
    assert any(says in line for line in found), check([doc], TODAY)


ADVICE = [
    ("en", "You should open the door."),
    ("en", "You need to carry your papers."),
    ("en", "We guarantee your safety."),
    ("en", "You are completely safe at school."),
    ("en", "ICE cannot enter schools."),
    ("es", "Usted debe abrir la puerta."),
    ("es", "Debería llevar sus papeles."),
    ("es", "Le garantizamos que está bien."),
    ("es", "No le va a pasar nada."),
    ("es", "La migra no puede entrar a la escuela."),
    ("es", "Puedes llamar a un abogado."),
]


@pytest.mark.parametrize(("language", "text"), ADVICE)
def test_wording_that_advises_or_promises_is_found(language: str, text: str) -> None:
    assert [
        f for f in check([with_text(GOOD, language, short=text)], TODAY) if f.field == f"{language}.short"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A hearing is not guaranteed."),
        ("es", "No prometemos una audiencia."),
        ("es", "La policía debe decirlo."),
    ],
)
def test_honest_wording_is_left_alone(language: str, text: str) -> None:
    assert check([with_text(GOOD, language, short=text)], TODAY) == []


def test_two_entries_do_not_share_a_phrasing_whatever_its_spelling() -> None:
    other = entry("run")
    other = with_text(other, "en", phrasings=[*other.texts["en"].phrasings, "¿CAN I swim?!"])
    (finding,) = check([GOOD, other], TODAY)
    assert finding.entry == "school-run"
    assert "school-swim" in finding.message


def test_the_starter_content_has_no_fault() -> None:
    docs = read_dir(Path(__file__).parents[2] / "knowledge" / "faq")
    assert len(docs) == 75
    assert [str(finding) for finding in check(docs, TODAY)] == []


def test_a_finding_is_said_in_the_language_of_who_reads_it() -> None:
    finding = next(iter(check([with_text(entry(), "en", short="You should swim.")], TODAY)))
    assert finding.message == "“You should”: describe what people can do ('you can', 'puede')"
    with override("es"):
        assert finding.message == "“You should”: describa lo que la gente puede hacer ('you can', 'puede')"
