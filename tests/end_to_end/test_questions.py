"""A question in, an answer out, over the four real processes: by REST, in the terminal and by question set."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.whole import ROOT, Whole


def ask(whole: Whole, text: str, person: str | None = None, **metadata: Any) -> dict[str, Any]:
    """What the bot says to `text`, as one item with text and custom."""
    body = {
        "sender": person or uuid.uuid4().hex,
        "message": text,
        "metadata": {"channel": "phone", **metadata},
    }
    (answer,) = httpx.post(
        f"{whole.bot_url}/webhooks/rest/webhook", json=body, timeout=30, trust_env=False
    ).json()
    return dict(answer)


ANSWERS = [
    ("can the school ask if my son has papers", "en", "school-enrollment-status"),
    ("¿la policía me puede preguntar si tengo papeles?", "es", "police-ask-status"),
]


@pytest.mark.parametrize(("text", "language", "entry"), ANSWERS)
def test_a_question_gets_a_vetted_answer_with_its_source_and_a_link_that_works(
    whole: Whole, text: str, language: str, entry: str
) -> None:
    answer = ask(whole, text)
    custom = answer["custom"]
    assert (custom["decision"], custom["entry"], custom["language"]) == ("answer", entry, language)
    assert custom["release"]
    assert custom["revision"]
    source = custom["sources"][0]
    assert source["citation"]
    assert source["url"].startswith("https://")
    assert source["checked_on"]
    link = answer["text"].split()[-1]
    page = httpx.get(link, timeout=30, trust_env=False)
    assert page.status_code == 200
    assert source["url"].split("?")[0] in page.text
    assert f'<html lang="{language}"' in page.text


def test_a_place_gets_the_nearest_help_and_the_local_line(whole: Whole) -> None:
    answer = ask(whole, "necesito ayuda cerca de 93304")
    custom = answer["custom"]
    assert (custom["decision"], custom["language"]) == ("hubs", "es")
    assert custom["place"] == {"text": "93304", "county": "Kern"}
    miles = [hub["distance_miles"] for hub in custom["hubs"] if hub["distance_miles"] is not None]
    assert miles
    assert miles == sorted(miles)
    assert "Bakersfield" in answer["text"]
    assert "559-206-0151" in answer["text"]


@pytest.mark.parametrize(
    ("text", "language"), [("ICE is at my door", "en"), ("k ago si la migra ta afuera", "es")]
)
def test_an_emergency_gets_first_steps_and_a_line_to_call(whole: Whole, text: str, language: str) -> None:
    answer = ask(whole, text)
    assert (answer["custom"]["decision"], answer["custom"]["language"]) == ("urgent", language)
    assert answer["custom"]["entry"] == "ice-at-door"
    assert "844-363-1423" in answer["text"]
    assert answer["custom"]["sources"]


def test_what_is_not_known_is_said_with_a_way_to_a_person(whole: Whole) -> None:
    answer = ask(whole, "what's the weather")
    assert answer["custom"]["decision"] == "abstain"
    assert answer["custom"]["entry"] is None
    assert "PERSON" in answer["text"]


def test_a_choice_is_taken_by_its_number(whole: Whole) -> None:
    person = uuid.uuid4().hex
    offer = ask(whole, "school", person)
    assert offer["custom"]["decision"] == "clarify"
    assert 2 <= len(offer["custom"]["choices"]) <= 3
    taken = ask(whole, "2", person)
    assert (taken["custom"]["decision"], taken["custom"]["entry"]) == (
        "answer",
        offer["custom"]["choices"][1]["entry"],
    )


def test_text_with_a_slash_is_text(whole: Whole) -> None:
    for text in ("/restart", '/greet{"a": 1}', "/session_start"):
        assert ask(whole, text)["custom"]["decision"] in ("abstain", "clarify", "control")


def test_the_terminal_goes_the_same_way(whole: Whole) -> None:
    typed = "can the school ask if my son has papers\nnecesito ayuda cerca de 93304\n\n"
    chat = subprocess.run(
        [sys.executable, "manage.py", "chat"],
        cwd=ROOT,
        env=whole.env,
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert chat.returncode == 0, chat.stderr
    assert "/s/" in chat.stdout
    assert "answer · school-enrollment-status" in chat.stdout
    assert "Bakersfield" in chat.stdout


def test_a_question_set_is_measured_through_the_running_whole(whole: Whole, tmp_path: Path) -> None:
    questions = [
        {"text": text, "lang": language, "kind": "faq", "expect": [entry]} for text, language, entry in ANSWERS
    ] + [{"text": "what is the weather", "lang": "en", "kind": "oos_far", "expect": []},
         {"text": "hola", "lang": "es", "kind": "control", "control": "greet", "expect": []}]  # fmt: skip
    (tmp_path / "set.yml").write_text(json.dumps(questions))
    result = whole.manage("evaluate", str(tmp_path / "set.yml"), "--live", "--json", timeout=180)
    assert result.returncode == 0, result.stderr
    measured = json.loads(result.stdout)
    assert [row["decision"] for row in measured["results"]] == ["answer", "answer", "abstain", "control"]
    assert all(row["reply"] for row in measured["results"])
    assert measured["results"][3]["control"] == "greet"


def test_a_published_change_reaches_the_next_answer_without_a_restart(whole: Whole) -> None:
    before = ask(whole, ANSWERS[0][0])["custom"]["release"]
    built = whole.manage("release", "build", "--activate", timeout=600)
    assert built.returncode == 0, built.stderr
    after = ask(whole, ANSWERS[0][0])["custom"]["release"]
    for _ in range(100):
        if after != before:
            break
        after = ask(whole, ANSWERS[0][0])["custom"]["release"]
    assert after != before
    whole.manage("release", "rollback", check=True)
