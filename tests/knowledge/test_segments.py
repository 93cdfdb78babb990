"""Message lengths, by the tables of 3GPP TS 23.038."""

import pytest

from knowledge.segments import barest, measure, plain

CASES = [
    ("empty", "", "GSM-7", 0, 1),
    ("one full message", "a" * 160, "GSM-7", 160, 1),
    ("one too many", "a" * 161, "GSM-7", 161, 2),
    ("two full parts", "a" * 306, "GSM-7", 306, 2),
    ("third part", "a" * 307, "GSM-7", 307, 3),
    ("Spanish letters that are in the alphabet", "¿Señor? ¡Él! ñüéàÉÑ", "GSM-7", 19, 1),
    ("section sign is in the alphabet", "Ed. Code § 234.7", "GSM-7", 16, 1),
    ("an accent outside the alphabet", "policía", "UCS-2", 7, 1),
    ("seventy of them", "á" * 70, "UCS-2", 70, 1),
    ("seventy-one of them", "á" * 71, "UCS-2", 71, 2),
    ("emoji take two units", "😀" * 35, "UCS-2", 70, 1),
    ("emoji over the edge", "😀" * 36, "UCS-2", 72, 2),
    ("brackets cost two", "[" * 80, "GSM-7", 160, 1),
    ("brackets over the edge", "[" * 81, "GSM-7", 162, 2),
    ("a two-unit character is not split between parts", "a" * 152 + "[" + "a" * 152, "GSM-7", 306, 3),
    ("curly apostrophe", "don’t", "UCS-2", 5, 1),
]


@pytest.mark.parametrize(
    ("text", "encoding", "units", "count"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_length(text: str, encoding: str, units: int, count: int) -> None:
    size = measure(text)
    assert (size.encoding, size.units, size.count) == (encoding, units, count)


def test_typography_is_made_plain() -> None:
    assert plain("“Don’t open” – wait…") == '"Don\'t open" - wait...'
    assert plain("‹A›\t24\u201124 ― 5′ 6″\u2009co\u00adop") == "'A' 24-24 - 5' 6\" coop"


def test_accents_stay_when_they_cost_nothing() -> None:
    assert plain("Sí, está aquí.") == "Sí, está aquí."


def test_accents_go_when_that_saves_a_message_and_the_enye_stays() -> None:
    text = "La policía no le puede preguntar a su niño por sus papeles. ¿Más? " * 2
    assert measure(plain(text)).count == 1
    assert "policia" in plain(text)
    assert "niño" in plain(text)
    assert "¿" in plain(text)


def test_accents_stay_when_asked() -> None:
    text = "policía " * 20
    assert plain(text, keep_accents=True) == text


def test_accents_stay_when_dropping_them_saves_nothing() -> None:
    text = "policía 😀"
    assert plain(text) == text
    assert barest(text) == "policia 😀"
