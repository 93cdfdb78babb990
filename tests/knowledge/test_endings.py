"""An emergency at the end of a long message is not drowned by what comes first."""

from __future__ import annotations

import pytest

from knowledge import encoder, urgent
from knowledge.urgent.endings import parts

ROSA = ("Good morning, I hope you are well. My name is Rosa and I clean houses in Pasadena since 2009, my kids go to"
        " school here and we always pay our taxes. ")  # fmt: skip
MADRE = ("Buenas tardes, disculpe la molestia. Soy madre de tres niños, vivo en Bakersfield desde hace quince años y"
         " siempre he trabajado en el campo, en la uva y en la naranja. ")  # fmt: skip


@pytest.mark.parametrize("text", [
    ROSA + "ice is at my door", ROSA + "they are taking my husband right now",
    ROSA + "Agents are in the kitchen at my job. What do I do?",
    MADRE + "se acaban de llevar a mi esposo", MADRE + "estan golpeando la puerta, son de inmigracion",
])  # fmt: skip
def test_an_emergency_after_an_introduction_is_found(text):
    assert urgent.detect(text) is not None
    assert urgent.told(text, encoder.load()) is not None


@pytest.mark.parametrize("text", [
    ROSA + "Can my son get a library card?", MADRE + "¿Qué papeles piden para inscribir al más chico en la primaria?",
])  # fmt: skip
def test_a_question_after_an_introduction_stays_a_question(text):
    assert urgent.detect(text) is None
    assert urgent.told(text, encoder.load()) is None


@pytest.mark.parametrize("text", ["", "ICE is here. Help.", "one two three " * 20])
def test_short_messages_and_single_sentences_are_read_as_they_are(text):
    assert parts(text) == [text]
