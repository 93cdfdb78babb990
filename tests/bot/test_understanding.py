"""What the bot makes of messages it was not trained on, through the running whole."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.whole import Whole

_FILE = Path(__file__).parent / "messages.yml"
MESSAGES: dict[str, list[str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
CONTROLS = [intent for intent in MESSAGES if intent not in ("question", "find_help")]


@pytest.fixture(scope="module")
def ask(whole: Whole) -> Any:
    """Ask the bot, each time as somebody new."""
    with httpx.Client(base_url=whole.bot_url, timeout=60, trust_env=False) as client:

        def one(text: str, sender: str | None = None, **metadata: Any) -> dict[str, Any]:
            body = {"sender": sender or uuid.uuid4().hex, "message": text, "metadata": {"channel": "phone", **metadata}}
            (reply,) = client.post("/webhooks/rest/webhook", json=body).json()
            return dict(reply)

        yield one


def test_control_messages_are_understood(ask: Any) -> None:
    wrong = []
    for intent in CONTROLS:
        for text in MESSAGES[intent]:
            got = ask(text)["custom"]["control"]
            # "No, that is not it" refuses and corrects: either reading helps.
            if got != intent and {got, intent} != {"no", "wrong"}:
                wrong.append((text, intent, got))
    total = sum(len(MESSAGES[intent]) for intent in CONTROLS)
    assert len(wrong) <= 0.03 * total, wrong


def test_questions_are_not_taken_for_control_messages(ask: Any) -> None:
    taken = [(text, got) for text in MESSAGES["question"] if (got := ask(text)["custom"]["control"])]
    assert len(taken) <= 0.1 * len(MESSAGES["question"]), taken


def test_help_near_a_place_is_understood(ask: Any) -> None:
    wrong = [text for text in MESSAGES["find_help"] if ask(text)["custom"]["decision"] != "hubs"]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize("text", ["where can i get help", "¿Dónde consigo ayuda?", "quien me puede ayudar"])
def test_help_without_a_place_asks_where(ask: Any, text: str) -> None:
    custom = ask(text)["custom"]
    assert (custom["decision"], custom["place"]) == ("hubs", None)


@pytest.mark.parametrize(("text", "control"), [
    ("STOP", "stop"), ("ALTO!!", "stop"), ("baja", "stop"), ("OPTOUT", "stop"), ("START", "start"), ("alta", "start"),
    ("HELP", "help"), ("AYUDA", "help"), ("MORE", "more"), ("más", "more"), ("2.", "number"), ("sí", "yes"),
    ("👍", "yes"), ("No", "no"), ("👎", "no"), ("persona", "human"), ("BORRAR", "delete"), ("español", "lang_es"),
    ("Holaaaa!!", "greet"), ("😂😂", "emoji"), ("   ", "blank"),
])  # fmt: skip
def test_keywords_need_no_guess(ask: Any, text: str, control: str) -> None:
    assert ask(text)["custom"]["control"] == control


@pytest.mark.parametrize("text", [
    "school", "escuela", "hospital", "court", "mi esposo", "sheriff", "notario", "mascaras", "grabar",
    "what's the weather",
])  # fmt: skip
def test_a_word_or_two_of_the_subject_is_no_command(ask: Any, text: str) -> None:
    assert ask(text)["custom"]["decision"] in ("answer", "clarify", "abstain")


@pytest.mark.parametrize("text", ["/restart", "/stop", '/intent{"a":1}', "/session_start", "/greet", " /back", "//"])
def test_text_that_begins_with_a_slash_is_text(ask: Any, text: str) -> None:
    person = uuid.uuid4().hex
    ask("can the police ask me for papers", person)
    reply = ask(text, person)
    assert reply["text"]
    assert reply["custom"]["control"] != "greet"
    assert ask("MORE", person)["custom"]["entry"], "the conversation is not lost"


@pytest.mark.parametrize(("text", "language"), [
    ("can they come into my house", "en"), ("pueden entrar a mi casa", "es"), ("k papeles ocupo pa la eskuela", "es"),
    ("me llegó un paper from school, qué es eso", "es"), ("the policía asked my cousin for his papers", "en"),
])  # fmt: skip
def test_the_reply_is_in_the_language_of_the_message(ask: Any, text: str, language: str) -> None:
    assert ask(text)["custom"]["language"] == language


def test_a_spanish_place_name_does_not_turn_english_into_spanish(ask: Any) -> None:
    person = uuid.uuid4().hex
    assert ask("¿la policía me puede pedir mis papeles?", person)["custom"]["language"] == "es"
    assert ask("I need help near Los Angeles", person)["custom"]["language"] == "en"


@pytest.mark.parametrize(("text", "known"), [
    ("93304", "es"), ("ok", "es"), ("Los Angeles", "en"), ("2", "es"), ("ICE", "es"),
])  # fmt: skip
def test_short_messages_keep_the_language(ask: Any, text: str, known: str) -> None:
    assert ask(text, language=known)["custom"]["language"] == known


@pytest.mark.parametrize(("text", "sign"), [
    ("移民局来我家了怎么办", "英文"),
    ("kailangan ko po ng tulong sa immigration", "tumawag"),
    ("tôi cần giúp đỡ", "tiếng Anh"),
    ("도움이 필요해요", "영어"),
    ("Ինձ օգնություն է պետք", "անգլերեն"),
    ("به کمک نیاز دارم", "انگلیسی"),
    ("мне нужна помощь", "английском"),
    ("أحتاج مساعدة", "الإنجليزية"),
    ("ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ", "ਅੰਗਰੇਜ਼ੀ"),
    ("助けてください", "英語"),
    ("preciso de ajuda com imigração", "Escribimos"),
    ("kuv xav tau kev pab", "Escribimos"),
    ("aidez moi ils sont a la porte", "Escribimos"),
    ("nasa labas ng bahay ko ang ICE", "844-363-1423"),
    ("ICE dang o ngoai cua nha toi", "844-363-1423"),
])  # fmt: skip
def test_other_languages_are_recognised(ask: Any, text: str, sign: str) -> None:
    assert sign in ask(text)["text"]


def test_a_repeated_message_gets_the_same_reply_and_changes_nothing(ask: Any) -> None:
    person = uuid.uuid4().hex
    ask("DELETE", person, message_id="m1")
    first = ask("no", person, message_id="m2")
    assert ask("no", person, message_id="m2") == first
    assert first["custom"]["control"] == "delete"


@pytest.mark.parametrize("body", [
    {}, [1], {"sender": "x", "message": 5}, {"sender": "", "message": "hi"},
    {"sender": "x", "message": "hi", "metadata": 3},
])  # fmt: skip
def test_what_is_no_message_is_refused(whole: Whole, body: Any) -> None:
    response = httpx.post(f"{whole.bot_url}/webhooks/rest/webhook", json=body, timeout=30, trust_env=False)
    assert response.status_code == 400


def test_nothing_anybody_wrote_is_readable_in_the_tracker_store(whole: Whole, ask: Any) -> None:
    canary = "my canary sentence about purple elephants"
    ask(canary)
    for path in whole.data_dir.glob("tracker.sqlite3*"):
        assert b"purple elephants" not in path.read_bytes()
    assert "purple elephants" not in whole.said()
