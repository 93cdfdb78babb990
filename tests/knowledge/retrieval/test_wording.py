"""Spelling undone, and what the shape of a message says."""

import pytest

from knowledge.retrieval.spelling import normalize
from knowledge.retrieval.wording import hangs_on_last, one_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("k ago si biene la migra", "que hago si biene la migra"),
        ("¿Qué HAGO?", "que hago"),
        ("xq me pararon", "porque me pararon"),
        ("nesesito ayuda xfa", "necesito ayuda por favor"),
        ("wat do i do rn", "what do i do right now"),
        ("can’t they", "can't they"),
        ("heeeelp me", "heelp me"),
        ("is it legal 4 u", "is it legal for you"),
        ("imigration", "immigration"),
    ],
)
def test_people_who_spell_differently_say_the_same(one, other):
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    "text",
    ["and in LA?", "what about my wife", "how about at work?", "¿y si no tengo?", "y mi esposa?", "pero en la noche?",
     "also for kids", "ok and the sheriff?", "y en san diego", "what if I dont have one", "why?", "¿por qué?",
     "tambien los niños?", "lo mismo en el trabajo?"],
)  # fmt: skip
def test_additions_hang_on_the_last_turn(text):
    assert hangs_on_last(text)


@pytest.mark.parametrize(
    "text",
    ["can ICE come into the school", "¿puede la migra entrar a mi casa?", "why did the police ask where I was born",
     "y si un día agarran a mi esposa y nadie puede ir por los niños a la escuela", "school", "",
     "What if immigration officers come to the office where I work", "yes", "ice at my door", "orden de arresto"],
)  # fmt: skip
def test_whole_questions_do_not(text):
    assert not hangs_on_last(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [("school", "school"), ("the school", "school"), ("la licencia", "licencia"), ("ESCUELA!!", "escuela"),
     ("help", "help"), ("school ice", ""), ("what is AB 60", ""), ("", ""), ("¿?", "")],
)  # fmt: skip
def test_one_word(text, word):
    assert one_word(text) == word
