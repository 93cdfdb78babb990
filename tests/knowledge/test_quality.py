"""Question sets read, results judged, figures added up."""

import pytest

from knowledge.errors import QuestionSetBroken
from knowledge.quality import Question, Result, read_questions
from knowledge.quality.figures import figures, reliability
from knowledge.quality.interval import wilson


def question(kind="faq", expect=("a",), **more):
    return Question(text="text", lang=more.pop("lang", "en"), kind=kind, expect=list(expect), **more)


def result(asked, decision, *entries, **more):
    return Result(asked, decision, [{"id": entry, "score": 0.5} for entry in entries], **more)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "list of questions"),
        ("text: hi", "list of questions"),
        ("- hi", "question 1: is not a mapping"),
        ("- {text: hi, lang: en, kind: faq}\n- {lang: en, kind: faq}", "question 2: `text`"),
        ("- {text: hi, lang: fr, kind: faq}", "`lang` is 'fr'"),
        ("- {text: hi, lang: en, kind: joke}", "`kind` is 'joke'"),
        ("- {text: 7, lang: en, kind: faq}", "`text`"),
        ("- {text: hi, lang: en, kind: faq, expect: a}", "`expect`"),
        ("- {text: hi, lang: en, kind: control}", "needs `control`"),
        ("- {text: hi, lang: en, kind: hub, place: [x]}", "`place`"),
        ("- text: [", "cannot be read"),
    ],
)
def test_a_broken_question_set_is_named_with_its_question_and_field(tmp_path, content, complaint):
    path = tmp_path / "set.yml"
    path.write_text(content)
    with pytest.raises(QuestionSetBroken, match=r"set\.yml") as error:
        read_questions(path)
    assert complaint in str(error.value)


def test_a_question_set_is_read_with_all_that_is_expected(tmp_path):
    path = tmp_path / "set.yml"
    path.write_text(
        "- {text: help in Madera, lang: en, kind: hub, expect: [hub], place: Madera, county: Madera, odd: 1}\n"
        "- {text: bonjou, lang: ht, kind: other_lang}\n"
    )
    first, second = read_questions(path)
    assert (first.place, first.county, first.expect) == ("Madera", "Madera", ["hub"])
    assert (second.lang, second.expect) == ("ht", [])


def test_a_missing_file_is_said():
    from pathlib import Path

    with pytest.raises(QuestionSetBroken, match="nowhere"):
        read_questions(Path("nowhere.yml"))


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # The last two from Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3.
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
    ],
)
def test_wilson_interval(hits, total, low, high):
    assert wilson(hits, total) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("outcome", "measure", "hit"),
    [
        (result(question(), "answer", "a"), "at_once", True),
        (result(question(), "urgent", "a"), "at_once", True),
        (result(question(), "answer", "b", "a"), "right", False),
        (result(question(), "answer", "b"), "wrong", True),
        (result(question(), "clarify", "b", "a"), "right", True),
        (result(question(), "clarify", "b", "a"), "at_once", False),
        (result(question(), "abstain", "a"), "right", False),
        (result(question(), "abstain", "b"), "wrong", False),
        (result(question(expect=["hub-find-near-me"]), "hubs"), "at_once", True),
        (result(question("oos_near", []), "answer", "a"), "oos_near", True),
        (result(question("oos_near", []), "clarify", "a", "b"), "oos_near", False),
        (result(question("oos_far", []), "hubs"), "oos_far", True),
        (result(question("urgent"), "urgent", "b"), "urgent", True),
        (result(question("urgent"), "urgent", "b"), "urgent_entry", False),
        (result(question("urgent_not", []), "urgent", "b"), "false_alarms", True),
        (result(question("hub", place="x", county="Kern"), "hubs", place={"county": "Kern"}), "places", True),
        (
            result(question("hub", place="x", county="Kern"), "hubs", place={"county": "Yolo"}),
            "places",
            False,
        ),
        (result(question("hub", place="reno"), "hubs", place={"county": None}), "places", True),
        (result(question("hub", place="reno"), "hubs"), "places", False),
        (result(question("hub"), "hubs"), "places", True),
        (result(question("control", [], control="stop"), "control", control="stop"), "controls", True),
        (result(question("control", [], control="stop"), "answer", "a"), "controls", False),
        (result(question("pii", pii=["Jo Ramirez"]), "answer", "a", reply="Hi jo ramirez"), "repeated", True),
    ],
)
def test_results_count_where_they_should(outcome, measure, hit):
    assert figures([outcome], live=True)["languages"]["en"][measure]["count"] == int(hit)


def test_what_needs_a_dialogue_is_not_judged_without_one():
    found = figures([result(question("control", [], control="stop"), "abstain")], live=False)
    assert found["languages"]["en"] == {}


def test_languages_are_kept_apart_and_compared():
    results = [result(question(), "answer", "a"), result(question(lang="es"), "answer", "b")]
    found = figures(results, live=False)
    assert found["difference"]["at_once"] == 1.0
    assert found["languages"]["es"]["at_once"]["holds"] is False
    assert found["confusions"] == [{"expected": "a", "sent": "b", "times": 1}]


def test_reliability_sets_confidence_against_truth():
    results = [
        result(question(), "answer", "a", confidence=0.97),
        result(question(), "answer", "b", confidence=0.99),
        result(question("oos_far", []), "abstain", "a", confidence=0.1),
        result(question("urgent"), "urgent", "a"),
    ]
    rows = [(row["from"], row["questions"], row["right"]) for row in reliability(results)]
    assert rows == [(0.0, 1, 0.0), (0.95, 2, 0.5)]
