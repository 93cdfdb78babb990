"""What a reply looks like as SMS and as Telegram."""

from __future__ import annotations

from typing import Any

import pytest

from channels.render import sms, telegram
from channels.render.sentences import sentences
from channels.reply import Reply
from knowledge.segments import measure

LONG_LINK = "https://hub.example.org/a/long/address/that/must/stay/whole/whatever/happens"
LINK = "https://hub.example.org/s/k7q2m?l=es"


def answer(body: str, language: str = "es", source: str = "Fuente: Ed. Code 234.7", **custom: Any) -> Reply:
    text = {"body": body, "source": source, "link": LINK}
    return Reply(
        text=f"{body}\n{source} {LINK}",
        custom={"decision": "answer", "language": language, "text": text, **custom},
    )


SHORT = "No. La escuela no puede preguntar si usted o su niño tienen papeles."


def test_accents_that_make_a_message_dearer_are_dropped_and_the_rest_is_kept() -> None:
    body = (
        "Sí. ¿Qué pasó? La policía no le dirá nada al niño; así está la ley aquí en California, "
        "y también más allá, según el estado."
    )
    rendered = sms.render(answer(body))
    assert rendered.segments.encoding == "GSM-7"
    assert "niño" in rendered.parts[0]
    assert "¿Qué paso?" in rendered.parts[0]


def test_accents_that_cost_nothing_stay() -> None:
    assert sms.render(Reply(text="Sí, más o menos.", custom={})).parts == ["Sí, más o menos."]


def test_a_setting_keeps_accents_at_any_price() -> None:
    assert "Sí" in sms.render(answer("Sí. " + SHORT * 2), keep_accents=True).parts[0]


def test_typographic_signs_become_plain_ones() -> None:
    assert sms.render(Reply(text="“Don’t” – wait…", custom={})).parts == ['"Don\'t" - wait...']


def test_a_short_answer_goes_out_whole_with_source_and_link() -> None:
    rendered = sms.render(answer(SHORT))
    assert len(rendered.parts) == 1
    assert rendered.parts[0].endswith(f"Fuente: Ed. Code 234.7 {LINK}")
    assert rendered.segments.count <= 2


@pytest.mark.parametrize("count", [8, 12, 20, 40])
def test_a_long_answer_is_at_most_three_segments_with_the_link_whole_in_the_first(count: int) -> None:
    said = [f"Esta es la oración número {number} de la respuesta larga." for number in range(count)]
    rendered = sms.render(answer(" ".join(said)))
    assert all(measure(part).count <= 3 for part in rendered.parts)
    assert LINK in rendered.parts[0]
    assert "MAS" in rendered.parts[0]
    assert all(part.split("\n")[0].endswith(".") for part in rendered.parts)
    told = " ".join(part.split("\n")[0] for part in rendered.parts)
    bare = str.maketrans("óú", "ou")  # a part that is cheap with its accents keeps them
    assert told.translate(bare) == " ".join(said).translate(bare)


def test_a_sentence_longer_than_three_segments_is_cut_between_words() -> None:
    words = [f"palabra{number}" for number in range(200)]
    rendered = sms.render(Reply(text=" ".join(words), custom={"language": "es"}))
    assert " ".join(part.split("\n")[0] for part in rendered.parts) == " ".join(words)


def test_a_link_inside_the_text_is_never_cut() -> None:
    text = "Vea esto " * 45 + f"{LONG_LINK} y más. " + "Otra frase. " * 30
    parts = sms.render(Reply(text=text, custom={"language": "es"})).parts
    assert any(
        "https://hub.example.org/a/long/address/that/must/stay/whole/whatever/happens" in part
        for part in parts
    )


def test_a_text_in_another_alphabet_is_counted_as_such() -> None:
    rendered = sms.render(Reply(text="我们提供英语和西班牙语服务。" * 10, custom={}))
    assert rendered.segments.encoding == "UCS-2"
    assert rendered.segments.count == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("See Ed. Code 234.7. It holds.", 2),
        ("U.S. agents came. Call us.", 2),
        ("Call 1-800-555-0199. Now!", 2),
        ("¿Sí? No.", 2),
        ("One line\nanother", 2),
        ("No end", 1),
        ("Wait... what?", 2),
        ("Dr. Sr. Ms. all one.", 1),
        ("At 3.5 miles.", 1),
    ],
)
def test_sentences_end_where_a_reader_would_pause(text: str, count: int) -> None:
    assert len(sentences(text)) == count
    assert "".join(sentences(text)) == text


@pytest.mark.parametrize(
    "text",
    ["<b>", "a & b", "</a><script>", "&lt;", "1 < 2 > 0", '"quotes"', "a" * 5000, "😂" * 3000, "x<" * 2500],
)
def test_no_text_is_ever_markup_in_telegram(text: str) -> None:
    from html import unescape

    rendered = telegram.render(Reply(text=text, custom={}))
    assert "".join(unescape(part) for part in rendered.parts).replace(" ", "") == text.replace(" ", "")
    assert all(telegram.units(unescape(part)) <= 4096 for part in rendered.parts)


def test_telegram_turns_the_source_into_a_link() -> None:
    assert telegram.render(answer(SHORT)).html == f'{SHORT}\n\n<a href="{LINK}">Fuente: Ed. Code 234.7</a>'


def test_every_button_says_what_fits_into_callback_data() -> None:
    offers = ["human", "more", "wrong", "language", "lang_en", "lang_es", "yes", "no", "unheard of"]
    for language in ("en", "es"):
        rows = telegram.buttons({"offers": offers, "language": language})
        said = [one.says for row in rows for one in row]
        assert len(said) == 8
        assert all(len(f"say:{words}".encode()) <= 64 for words in said)


HINT = "Responda MAS para el resto."


@pytest.mark.parametrize("count", [3, 12, 40])
def test_that_there_is_more_is_said_once_at_the_end_of_what_is_sent(count: int) -> None:
    """Whether the text is cut here, ends with it itself, or both; the rest is rendered again when MORE comes."""
    said = " ".join(f"Esta es la oración número {number} de la respuesta larga." for number in range(count))
    reply = answer(f"{said}\n{HINT}")
    for _ in range(10):
        rendered = sms.render(reply)
        assert rendered.parts[0].count("MAS") == 1
        assert all(HINT not in part for part in rendered.parts[1:-1])
        if len(rendered.parts) == 1:
            break
        reply = Reply(text="\n".join(rendered.parts[1:]), custom=reply["custom"])
    else:
        pytest.fail("it never ends")


def test_source_and_link_alone_are_a_message() -> None:
    assert sms.render(answer("")).parts == [f"Fuente: Ed. Code 234.7 {LINK}"]


def test_the_bot_and_the_renderer_say_that_there_is_more_in_the_same_words() -> None:
    from actions import texts
    from channels import wording

    for language in ("en", "es"):
        assert texts.say("more_ask", language) == wording.say("more", language)
